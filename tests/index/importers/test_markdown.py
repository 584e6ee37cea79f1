"""Markdown: structure kept, marks left out, nothing rendered."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import DateCertainty, ParagraphKind
from index.problems import ImportProblem
from tests.index.importers.documents import outline, read_bytes, texts

HEADING, BODY, QUOTE, LIST, TABLE = (
    ParagraphKind.HEADING,
    ParagraphKind.BODY,
    ParagraphKind.QUOTE,
    ParagraphKind.LIST,
    ParagraphKind.TABLE,
)


def test_structure_is_kept() -> None:
    """Headings, quotes, nested lists and tables are what they are."""
    text = """# عنوان *كبير*

> قال **الوزير**:
> نعم

- واحد
  1. نصف
- اثنان

| أ | ب |
|---|---|
| ١ | ٢ |

خاتمة
"""
    assert outline(read_bytes("a.md", text)) == [
        (HEADING, 1, "عنوان كبير"),
        (QUOTE, 0, "قال الوزير: نعم"),
        (LIST, 1, "واحد"),
        (LIST, 2, "نصف"),
        (LIST, 1, "اثنان"),
        (TABLE, 0, "أ\tب"),
        (TABLE, 0, "١\t٢"),
        (BODY, 0, "خاتمة"),
    ]


def test_marks_and_addresses_are_left_out() -> None:
    """What a reader sees is kept: words of links, pictures, code."""
    text = "See [the site](http://x.y), ![a picture](p.png), `code` and ~~this~~ &amp; <b>that</b>."
    assert texts(read_bytes("a.md", text)) == ["See the site, a picture, code and this & that."]


def test_html_is_text_at_most() -> None:
    """Raw HTML leaves its words; programs and comments leave nothing."""
    text = "<p align=center>Words</p>\n\n<script>alert(1)</script>\n\n<!-- no -->\n\nEnd"
    assert texts(read_bytes("a.md", text)) == ["Words", "End"]


def test_front_matter_is_metadata() -> None:
    """Title, authors, date and language of a YAML header are declared, and no text."""
    text = '---\ntitle: "عنوان"\nauthor: [أحمد, منى]\ndate: 2017-11-11T10:00\nlang: ar-SY\n---\nنص'
    document = read_bytes("a.md", text)
    assert (document.title, document.authors) == ("عنوان", ("أحمد", "منى"))
    assert (document.date, document.date_certainty) == ("2017-11-11", DateCertainty.DECLARED)
    assert document.language == "ar"
    assert texts(document) == ["عنوان", "نص"]


def test_authors_may_be_a_list_of_lines() -> None:
    """The other way of writing a YAML list is read too."""
    document = read_bytes("a.md", "---\nauthors:\n  - A. One\n  - B. Two\n---\nText")
    assert document.authors == ("A. One", "B. Two")


def test_the_first_heading_is_the_title() -> None:
    """Without front matter the heading at the top is the title."""
    assert read_bytes("a.md", "## Talks\n\nThey met.").title == "Talks"


def test_a_rule_is_no_front_matter() -> None:
    """A line of dashes without fields divides text and hides nothing."""
    assert texts(read_bytes("a.md", "First\n\n---\n\nSecond")) == ["First", "Second"]


def test_real_file(shared: Path) -> None:
    """A real README keeps its headings and items."""
    path = shared / "documents" / "open" / "md" / "README.md"
    document = read_bytes(path.name, path.read_bytes())
    assert document.title == "Example Docs"
    assert sum(p.kind is LIST for p in document.paragraphs) == 3


@given(st.text(st.sampled_from("#*_`>|-[]()!<&\n 1.ab~\\") | st.characters(), min_size=1))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No Markdown breaks the importer."""
    with contextlib.suppress(ImportProblem):
        assert all(texts(read_bytes("a.md", text.encode("utf-8", "replace"))))


@pytest.mark.parametrize("text", ["[" * 20_000, "[a" * 20_000, "[" * 20_000 + "]" * 20_000])
def test_brackets_without_end_stay_as_they_are(text: str) -> None:
    """They are no links, and take no time; links among them are links."""
    assert texts(read_bytes("a.md", f"{text} end")) == [f"{text} end"]
    assert texts(read_bytes("a.md", f"[link](x) {text}")) == [f"link {text}"]
