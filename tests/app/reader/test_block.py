"""One laid-out paragraph: sides, fixed lines, boxes and carets at the right letters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from app.reader.block import Block
from app.reader.styles import block_style
from index.documents import Direction, ParagraphKind, Span
from tests.app.reader.documents import ARABIC, ENGLISH, arabic, paragraph, span_of

WIDTH = 560
pytestmark = pytest.mark.usefixtures("fonts")

MIXED = [
    ("ويقول John Smith من 2017 لا كتب", Direction.RTL),
    ("The return (عودة المياه) is 25% 😀 good", Direction.LTR),
    ("אבג 😀 دار abc", Direction.RTL),
    ("كِتَابٌ وَلَكِنَّ الله لا إله", Direction.RTL),
    ("می‌خواهم e\u0301te\u0301 👩‍👩‍👧 x", Direction.LTR),
]
# Letters whose order on the screen differs, marks, joiners, an emoji, spaces, controls.
ALPHABET = "abZ 19.(كلاب\u064b\u200cאב\u05b0😀\u2068"
LINES = st.text(alphabet=ALPHABET, min_size=1, max_size=40)
TEXTS = st.text(alphabet=ALPHABET + "\n", min_size=1, max_size=40)
DIRECTIONS = st.sampled_from(list(Direction))


def block(text: str, direction: Direction, width: float = WIDTH) -> Block:
    """A body paragraph laid out at the usual size."""
    language = "ar" if direction is Direction.RTL else "en"
    return Block(text, block_style(paragraph(0, text, direction, language=language), 18), width)


def drawn(made: Block) -> QImage:
    """The block's text, black on white, without anything else."""
    image = QImage(WIDTH, round(made.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        made.layout.draw(painter, QPointF(0, 0))
    return image


def ink_columns(image: QImage, top: int, bottom: int) -> set[int]:
    """The columns of pixels that hold ink between two rows."""
    return {
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(top, bottom))
    }


@pytest.mark.parametrize(("text", "direction"), [(ARABIC, Direction.RTL), (ENGLISH, Direction.LTR)])
def test_text_stands_at_its_start_side(text: str, direction: Direction):
    """A short last line reaches the side where its paragraph begins, not the other."""
    made = block(text + " x" * 3, direction)
    image = drawn(made)
    bottom = round(made.text_rect.bottom())
    columns = ink_columns(image, bottom - made.style.step, bottom)
    near_left, near_right = min(columns) < 4, max(columns) > WIDTH - 4
    assert (near_left, near_right) == ((direction is Direction.LTR), (direction is Direction.RTL))


def test_a_word_in_another_script_moves_no_line():
    """Baselines stand a fixed step apart, whatever faces a line falls back to."""
    made = block("شح المياه John 漢 أجبر أكثر من أربعة " * 8, Direction.RTL)
    lines = [made.layout.lineAt(row) for row in range(made.line_count)]
    baselines = [line.y() + line.ascent() for line in lines]
    steps = [after - before for before, after in pairwise(baselines)]
    assert steps == pytest.approx([made.style.step] * len(steps))


def test_box_of_a_word_holds_its_ink():
    """All ink of a line lies in the boxes of its words; a word's box is not empty of ink."""
    text = "شح المياه (John) أجبر"
    made = block(text, Direction.RTL)
    ink = ink_columns(drawn(made), 0, made.style.step)
    for word in text.split():
        (box,) = made.boxes(span_of(text, word))
        inside = {x for x in ink if box.left() - 1 <= x <= box.right() + 1}
        assert inside
        ink -= inside
    assert not ink


def test_a_span_over_lines_has_a_box_for_each():
    """A span that wraps has one box per line, each a line high, none beyond the width."""
    made = block(ARABIC, Direction.RTL)
    boxes = list(made.boxes(Span(0, len(ARABIC))))
    assert len(boxes) == made.line_count > 2
    assert {box.height() for box in boxes} == {made.style.step}
    assert all(box.left() >= -1 and box.right() <= WIDTH + 1 for box in boxes)


def test_the_last_word_of_a_line_is_boxed_whole():
    """Where a line breaks after a word, its box holds all of it, to the end of the line."""
    made = block(ARABIC, Direction.RTL)
    span = made.line_span(0)
    last = ARABIC.rindex(" ", 0, span.end) + 1
    (word,), (line,) = made.boxes(Span(last, span.end)), made.boxes(span)
    assert word.left() == pytest.approx(line.left())


@pytest.mark.parametrize("ligature", ["لا", "لله", "للّه"])
def test_letters_share_their_ligature(ligature: str):
    """The letters of a ligature, which is one glyph, have a part of it each, from right to left."""
    text = f"ا {ligature} ا"
    made = block(text, Direction.RTL)
    (whole,) = made.boxes(span_of(text, ligature))
    cells = [cell for cell in made.cells(0).cells if 2 <= cell.start < len(text) - 2]
    assert [cell.right for cell in cells] == sorted((c.right for c in cells), reverse=True)
    assert (cells[0].right, cells[-1].left) == pytest.approx((whole.right(), whole.left()))
    assert all(cell.right > cell.left for cell in cells)


@pytest.mark.parametrize(("text", "direction"), MIXED)
def test_a_click_on_a_letter_is_beside_it(text: str, direction: Direction):
    """Pointing into the first or last quarter of a letter gives the offset before or after it."""
    made = block(text, direction)
    for cell in made.cells(0).cells:
        y = made.style.step / 2
        quarter = (cell.trailing - cell.leading) / 4
        assert made.offset_at(QPointF(cell.leading + quarter, y)) == cell.start
        assert made.offset_at(QPointF(cell.trailing - quarter, y)) == cell.end


@given(LINES, DIRECTIONS)
@settings(max_examples=60, deadline=None)
def test_walking_left_visits_every_place_once(text: str, direction: Direction):
    """From the right end, Left meets every caret stop once and never moves to the right."""
    made = block(text, direction, 4000)
    seen = [made.cells(0).edge(right=True)]
    while (further := made.beside(seen[-1], -1)) is not None:
        assert made.caret(further).x() <= made.caret(seen[-1]).x()
        seen.append(further)
    assert len(seen) == len(set(seen))
    assert set(seen) == set(made.cells(0).stops)


@given(TEXTS, DIRECTIONS, st.integers(30, 300))
@settings(max_examples=60, deadline=None)
def test_right_undoes_left(text: str, direction: Direction, width: int):
    """A step right after a step left is back where it began, across line breaks too."""
    made = block(text, direction, width)
    stops = [stop for row in range(made.line_count) for stop in made.cells(row).stops]
    for stop in stops:
        further = made.beside(stop, -1)
        assert further is None or made.beside(further, 1) == stop


@given(TEXTS, DIRECTIONS, st.integers(30, 300))
@settings(max_examples=60, deadline=None)
def test_lines_hold_the_whole_text(text: str, direction: Direction, width: int):
    """Lines follow each other, and between them lies nothing but the space that broke them."""
    made = block(text, direction, width)
    spans = [made.line_span(row) for row in range(made.line_count)]
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    for before, after in pairwise(spans):
        assert before.end <= after.start
        assert not text[before.end : after.start].strip()


@pytest.mark.parametrize("sign", ["\n", "\x0b", "\x00", "\x1b", "\r\n", "\u2028"])
def test_control_characters_keep_their_offsets(sign: str):
    """Line feeds break the line, other controls are unseen; what follows is found all the same."""
    made = block(f"one{sign}two", Direction.LTR)
    (box,) = made.boxes(span_of(made.text, "two"))
    assert made.offset_at(QPointF(box.left() + 1, box.center().y())) == len(f"one{sign}")


def test_double_click_finds_whole_words():
    """A word with marks, a joiner or an apostrophe is one word."""
    for word in ("كِتَابٌ", "می‌خواهم", "don't", "בְּרֵאשִׁית"):
        text = f"a {word} b"
        assert block(text, Direction.LTR).word_around(4) == span_of(text, word)


def test_bullets_only_where_the_text_has_no_sign():
    """A list item that brings its own number or dash gets no second sign."""
    style = block_style(paragraph(0, "x", kind=ParagraphKind.LIST, level=1), 18)
    signs = [Block(t, style, WIDTH).bullet for t in ("first", "1. first", "- first", "• first")]
    assert signs == [True, False, False, False]


def test_an_empty_paragraph_has_a_line():
    """Nothing to read is one line high, and the caret stands at its start side."""
    made = block("", Direction.RTL)
    assert made.line_count == 1
    assert made.caret(0).x() == WIDTH
    assert list(made.boxes(Span(0, 0))) == []


def test_urdu_is_set_in_gulzar():
    """Urdu has the line step of a Nastaliq, so that its slanting words do not touch."""
    style = block_style(paragraph(0, "پاکستان میں", Direction.RTL, language="ur"), 18)
    assert style.font.families()[0] == "Gulzar"
    assert style.step > block_style(arabic(0), 18).step
