"""The head of a document: its words, and where they stand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from app.reader.column import Column, Page
from app.reader.header import Header, header_of, source_name
from index.documents import DateCertainty
from tests.app.reader.documents import DOCUMENT, MemoryDocument, arabic

PAGE = Page(width=812, nominal=18)
IRAQ = QLocale("ar_IQ")


def column(title: str, *texts: str) -> Column:
    """A column under a header with this title."""
    header = header_of(replace(DOCUMENT, title=title), IRAQ)
    return Column(MemoryDocument([arabic(n, text) for n, text in enumerate(texts)]), header, PAGE)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://www.alwaqt.com/ar/News/1", "alwaqt.com"),
        ("Al-Hayat, page 3", "Al-Hayat, page 3"),
        (None, ""),
    ],
)
def test_an_address_is_shown_as_its_site(source: str | None, name: str):
    """The site of an address, any other source as it is."""
    assert source_name(source) == name


def test_unknown_details_are_left_out():
    """Without author, source and date there is only a title."""
    bare = replace(DOCUMENT, authors=(), source=None, date=None)
    assert header_of(bare, IRAQ).details == ()


@pytest.mark.parametrize("certainty", [DateCertainty.FILE, DateCertainty.UNKNOWN])
def test_the_time_of_a_file_is_no_date(certainty: DateCertainty):
    """What only the file's own time says is not shown as the day of an article."""
    guessed = replace(DOCUMENT, authors=(), source=None, date_certainty=certainty)
    assert header_of(guessed, IRAQ).details == ()


def test_the_beginning_of_the_text_is_no_title(fonts: None):
    """A title that is only the cut first paragraph is not shown above that paragraph."""
    made = column("نص أول…", "نص أول وأكثر منه", "نص ثان")
    assert len(made.header) == 1
    assert made.header_at == 0
    assert made.block(0).style == made.block(1).style


def test_header_stands_above_the_text(fonts: None):
    """Title and details take their space above the first paragraph."""
    made = column("أزمة المياه", "نص أول", "نص ثان")
    assert made.header[0].text == "أزمة المياه"
    assert made.header_at == 0
    assert made.lead(0) == made.header_top() + sum(block.height for block in made.header)


def test_a_title_in_the_text_is_not_repeated(fonts: None):
    """Where the text begins with its title that is set as title, the details follow below it."""
    made = column("أزمة المياه", "أزمة  المياه", "نص")
    assert len(made.header) == 1
    assert made.header_at == 1
    assert made.block(0).style.nominal > made.block(1).style.nominal


def test_a_document_without_header_begins_with_its_text(fonts: None):
    """No header, no space for one."""
    made = Column(MemoryDocument([arabic(0)]), None, PAGE)
    assert made.header == []
    assert made.lead(0) == made.header_top()


def test_an_empty_header_takes_no_space(fonts: None):
    """A document of which nothing is known has no header."""
    header = Header(title="", details=(), direction=DOCUMENT.direction, language="ar")
    assert Column(MemoryDocument([arabic(0)]), header, PAGE).header == []
