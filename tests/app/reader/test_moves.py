"""Where the caret goes: right and left as seen, onwards and back in reading order."""

import pytest

from app.reader import moves
from app.reader.column import Column, Page
from app.reader.source import Position
from index.documents import Direction
from tests.app.reader.documents import ARABIC, ENGLISH, MemoryDocument, arabic, paragraph

LEFT, RIGHT = -1, 1
pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture
def column() -> Column:
    """An Arabic, an English and an Arabic paragraph."""
    document = MemoryDocument([arabic(0), paragraph(1, ENGLISH), arabic(2, "نص قصير")])
    return Column(document, None, Page(width=812, nominal=18))


def test_left_is_onwards_in_arabic_and_back_in_english(column: Column):
    """The key follows the direction of the paragraph that the caret is in."""
    assert moves.beside(column, Position(0, 3), LEFT) == (0, 4)
    assert moves.beside(column, Position(1, 3), LEFT) == (1, 2)


def test_words_follow_the_direction_too(column: Column):
    """A word to the left is the next one in Arabic, the one before in English."""
    assert moves.word_beside(column, Position(0, 0), LEFT) == (0, ARABIC.index(" ") + 1)
    assert moves.word_beside(column, Position(1, 4), LEFT) == (1, 0)


def test_past_the_end_comes_the_next_paragraph(column: Column):
    """From the end of an Arabic paragraph Left goes to the start of the next, and Right back."""
    end = Position(0, len(ARABIC))
    assert moves.beside(column, end, LEFT) == (1, 0)
    assert moves.beside(column, Position(1, 0), LEFT) == end


def test_at_the_ends_of_the_document_the_caret_stays(column: Column):
    """There is nothing before the first and after the last character."""
    assert moves.beside(column, Position(0, 0), RIGHT) == (0, 0)
    assert moves.beside(column, column.end(), LEFT) == column.end()
    assert moves.vertically(column, Position(0, 0), -1, 0.0) == (0, 0)


def test_home_and_end_stay_on_the_line(column: Column):
    """Start and end are those of the line as it is broken on the screen, in reading order."""
    block = column.block(0)
    span = block.line_span(1)
    middle = Position(0, (span.start + span.end) // 2)
    assert moves.line_start(column, middle) == (0, span.start)
    assert moves.line_end(column, middle) == (0, span.end)
    assert block.line_of(span.end) == 1


def test_end_of_a_line_broken_in_a_word_is_on_that_line():
    """In a word longer than a line, End stays before the last letter of its line."""
    document = MemoryDocument([paragraph(0, "x" * 300)])
    column = Column(document, None, Page(width=400, nominal=18))
    end = moves.line_end(column, Position(0, 0))
    assert column.block(0).line_of(end.offset) == 0


def test_down_and_up_keep_their_place_across(column: Column):
    """Down and Up again return to the line above, at the same place across the column."""
    start = Position(0, 5)
    x = column.block(0).caret(5).x()
    down = moves.vertically(column, start, 1, x)
    assert column.block(0).line_of(down.offset) == 1
    assert moves.vertically(column, down, -1, x) == start


def test_down_goes_into_the_next_paragraph(column: Column):
    """From the last line of a paragraph Down enters the first line of the next."""
    assert moves.vertically(column, Position(0, len(ARABIC)), 1, 0.0) == (1, 0)


def test_paragraphs_are_stepped_by_their_starts(column: Column):
    """Back goes to the start of this paragraph first, then of the one before."""
    assert moves.paragraph_start(column, Position(1, 9), -1) == (1, 0)
    assert moves.paragraph_start(column, Position(1, 0), -1) == (0, 0)
    assert moves.paragraph_start(column, Position(1, 9), 1) == (2, 0)
    assert moves.paragraph_start(column, Position(2, 1), 1) == column.end()


def test_a_paragraph_in_a_document_of_its_own_direction():
    """A Hebrew paragraph walks to the left although its language is not Arabic."""
    document = MemoryDocument([paragraph(0, "אבג דהו", Direction.RTL, language="he")])
    column = Column(document, None, Page(width=812, nominal=18))
    assert moves.beside(column, Position(0, 0), LEFT) == (0, 1)
