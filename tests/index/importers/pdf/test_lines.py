"""Glyphs put into lines, on real drawings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.importers.pdf.pages import Text, draw, read, texts
from tests.index.importers.pdf.producers import missing, weasyprint
from tests.index.importers.pdf.scoring import order_similarity

VOCALISED = (
    "قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ",
    "بِسِقْطِ اللِّوَى بَيْنَ الدَّخُولِ فَحَوْمَلِ",
    "وَقَدْ أَغْتَدِي وَالطَّيْرُ فِي وُكُنَاتِهَا",
)


@pytest.mark.parametrize("line", VOCALISED)
def test_marks_stand_behind_their_letters(line: str) -> None:
    """Vocalised Arabic comes back with each mark on its letter."""
    assert order_similarity(texts(draw([Text(540, 100, line, font="arabic")]))[0], line) > 0.97


def test_marks_stand_behind_their_letters_in_a_browser_like_file(tmp_path: Path) -> None:
    """The same holds for a file of a program that sets type by itself."""
    reason = missing("weasyprint")
    if reason:
        pytest.skip(reason)
    data = weasyprint(["قصيدة", *VOCALISED], "ar", tmp_path).read_bytes()
    assert order_similarity(" ".join(texts(data)[1:]), " ".join(VOCALISED)) > 0.97


def test_ligature_of_lam_and_alef_is_read_in_order() -> None:
    """A ligature's letters come in the order of reading."""
    assert texts(draw([Text(540, 100, "لا إله إلا هو، الأول والآخر", font="arabic")])) == [
        "لا إله إلا هو، الأول والآخر"
    ]


def test_hebrew_with_points_is_read_in_order() -> None:
    """Points stay on their letters."""
    line = "בְּרֵאשִׁית בָּרָא אֱלֹהִים"
    assert order_similarity(texts(draw([Text(540, 100, line, font="hebrew")]))[0], line) > 0.97


def test_raised_figure_stays_in_its_line() -> None:
    """The mark of a footnote does not tear its line apart."""
    page = [
        Text(50, 100, "A statement"),
        Text(118, 95, "7", size=7),
        Text(130, 100, "that goes on"),
    ]
    assert texts(draw(page)) == ["A statement7 that goes on"]


def test_word_printed_twice_to_be_bold_is_read_once() -> None:
    """Letters drawn over themselves are one letter."""
    page = [Text(50, 100, "Shadow"), Text(50.4, 100, "Shadow")]
    assert texts(draw(page)) == ["Shadow"]


def test_text_off_the_page_is_not_read() -> None:
    """What stands outside the page is seen by nobody."""
    page = [Text(50, 100, "Seen"), Text(50, 2000, "Unseen"), Text(-900, 100, "Beside")]
    assert texts(draw(page)) == ["Seen"]


def test_text_too_small_to_see_is_not_read() -> None:
    """Text below one point is no text."""
    assert texts(draw([Text(50, 100, "Seen"), Text(50, 130, "Hidden", size=0.5)])) == ["Seen"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PDFBOX-4531-bidi-ligature-1.pdf", "אּ لا"),
        ("ArabicCIDTrueType.pdf", " ".join(["انواع الخطوط العربية"] * 4)),
        ("issue14046.pdf", "כלבלב הובידיבמבם"),
        ("copy_paste_ligatures.pdf", "abcdeffffiflffifflſtstghijklmno"),
        ("bug1844583.pdf", "Hello World"),
        ("hello3.pdf", "Hello محمد World."),
    ],
)
def test_real_file_says_what_it_shows(shared: Path, name: str, expected: str) -> None:
    """Ligatures, presentation forms and form fields of real files come out as they are read."""
    data = (shared / "documents" / "open" / "pdf" / name).read_bytes()
    assert " ".join(paragraph.text for paragraph in read(data).paragraphs) == expected


def test_punctuation_set_at_the_wrong_end_goes_to_the_end() -> None:
    """A program that took a paragraph for left to right drew its full stop on the right."""
    line = "בעל רישיון נהיגה לרכב פרטי ולאופנוע"
    data = draw([Text(500, 100, line, font="hebrew"), Text(500.5, 100, ".", font="latin")])
    assert texts(data) == [f"{line}."]
    latin = "למדנו לתכנת על NET"
    data = draw([Text(500, 100, latin, font="hebrew")])
    assert texts(data) == [latin]
