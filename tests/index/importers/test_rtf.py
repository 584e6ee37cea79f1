"""Rich text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import Direction, ParagraphKind
from index.problems import ImportProblem
from tests.index.importers.documents import outline, read_bytes, texts

ARABIC = "مرحبا بكم في القاهرة"


def _rtf(body: str, head: str = "") -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg1252{head}{body}}}".encode("latin-1")


def _escaped(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def test_legacy_arabic_is_read_by_its_font() -> None:
    """Characters of an Arabic font are of the Arabic code page, whatever the file's is."""
    head = r"{\fonttbl{\f0\fcharset178 Arial;}}"
    assert texts(read_bytes("a.rtf", _rtf(rf"\f0 {_escaped(ARABIC, 'cp1256')}\par", head))) == [
        ARABIC
    ]


def test_legacy_hebrew_is_read_by_its_font() -> None:
    """The same for Hebrew."""
    head = r"{\fonttbl{\f0\fcharset177 David;}}"
    body = rf"\f0 {_escaped('שלום עולם', 'cp1255')}\par"
    assert texts(read_bytes("a.rtf", _rtf(body, head))) == ["שלום עולם"]


def test_unicode_escapes_are_read() -> None:
    r"""``\u`` with its substitute gives one character, negative numbers included."""
    body = "".join(rf"\u{ord(letter)}?" for letter in ARABIC) + r"\u-2?"
    assert texts(read_bytes("a.rtf", _rtf(body)))[0].startswith(ARABIC)


def test_lines_of_a_table_are_rows() -> None:
    """Cells are divided by tabs."""
    body = r"\trowd a\cell b\cell\row\pard after\par"
    assert outline(read_bytes("a.rtf", _rtf(body)))[0] == (ParagraphKind.TABLE, 0, "a\tb")


def test_facts_are_taken_from_the_info_group() -> None:
    """Title, author and date of making."""
    head = r"{\info{\title Roads}{\author \u1605?\u1606?\u1609?}{\creatim\yr2011\mo3\dy9\hr1}}"
    found = read_bytes("a.rtf", _rtf(r"text\par", head))
    assert (found.title, found.authors, found.date) == ("Roads", ("منى",), "2011-03-09")


def test_pictures_are_left_out() -> None:
    """The hexadecimal data of a picture are no text."""
    found = read_bytes(
        "a.rtf", _rtf(r"before {\pict\pngblip " + "89504e47" * 5000 + r"} after\par")
    )
    assert texts(found) == ["before  after"]


def test_footnotes_follow_the_text() -> None:
    """A note is no part of the sentence it hangs on, and is not lost."""
    body = r"before{\super 1{\footnote\pard\plain {\super 1} A source.}} after\par last\par"
    assert outline(read_bytes("a.rtf", _rtf(body))) == [
        (ParagraphKind.BODY, 0, "before1 after"),
        (ParagraphKind.BODY, 0, "last"),
        (ParagraphKind.FOOTNOTE, 0, "1 A source."),
    ]


def test_headings_are_those_with_a_level_in_the_outline() -> None:
    """They are headings until the properties of the paragraph are reset, and the title."""
    body = r"\pard\s1\outlinelevel0 Roads\par\pard\s2\outlinelevel1 North\par\pard text\par"
    found = read_bytes("a.rtf", _rtf(body))
    assert outline(found) == [
        (ParagraphKind.HEADING, 1, "Roads"),
        (ParagraphKind.HEADING, 2, "North"),
        (ParagraphKind.BODY, 0, "text"),
    ]
    assert found.title == "Roads"


def test_items_keep_their_numbers_and_lose_their_bullets() -> None:
    """Items of lists have their nesting; the glyph of a bullet is no text."""
    body = (
        r"{\listtext 1.\tab}\pard\ilvl0\ls1 one\par{\listtext\f3 \'b7\tab}\pard\ilvl1\ls2 inner\par"
        r"{\pntext\f3\'b7\tab}\pard old\par\pard text\par"
    )
    assert outline(read_bytes("a.rtf", _rtf(body))) == [
        (ParagraphKind.LIST, 1, "1.\tone"),
        (ParagraphKind.LIST, 2, "inner"),
        (ParagraphKind.LIST, 1, "old"),
        (ParagraphKind.BODY, 0, "text"),
    ]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    """Drawn text is text; what was deleted under tracking, and the copy for old readers, is not."""
    box = (
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard boxed\par}}"
        r"{\shprslt{\pard boxed\par}}}"
    )
    body = rf"{box}anchor{{\deleted  gone}}\par after\par"
    assert texts(read_bytes("a.rtf", _rtf(body))) == ["anchor", "boxed", "after"]


def test_line_break_stays_within_its_paragraph() -> None:
    """A forced line end does not end the paragraph."""
    assert texts(read_bytes("a.rtf", _rtf(r"a\line b\par"))) == ["a\nb"]


@pytest.mark.parametrize(
    "data",
    [
        _rtf("{" * 200_000 + "x" + "}" * 200_000),
        _rtf(r"\u99999999999? x\par"),
        _rtf(r"\uc999999999\u1605? x y\par z\par"),
        b"{\\rtf1 {\\fonttbl\\f0\\fcharset" + b"9" * 4_000 + b" x\\par}",
        b"{\\rtf1 " + b"{\\fonttbl{\\f0\\fcharset178 f1" * 300 + b" x\\par}",
        b"{\\rtf1 " + bytes(range(256)) * 50,
        b"{\\rtf1 no end",
    ],
)
def test_strange_file_ends_in_text_or_a_problem(data: bytes) -> None:
    """Deep groups, absurd numbers and broken bytes do not break the reader."""
    try:
        assert read_bytes("a.rtf", data).paragraphs
    except ImportProblem as problem:
        assert problem.code in {"no_text", "damaged"}


def test_other_file_is_damaged() -> None:
    """What only has the name is told so."""
    with pytest.raises(ImportProblem):
        read_bytes("a.rtf", b"\x00\x01 no rich text")


@pytest.mark.shared
@pytest.mark.parametrize("name", ["unicode", "nested_table"])
def test_real_file_says_what_is_expected(shared: Path, name: str) -> None:
    """The words of real files are those expected, in order."""
    folder = shared / "documents" / "open" / "rtf"
    truth = (folder / f"{name}.expected.txt").read_text("utf-8").replace("|", " ").split()
    found = texts(read_bytes(f"{name}.rtf", (folder / f"{name}.rtf").read_bytes()))
    assert " ".join(found).split() == truth


def test_direction_is_that_of_the_file() -> None:
    """Paragraphs and cells that run from right to left do so; ``pard`` ends it."""
    head = r"{\fonttbl{\f0\fcharset178 Arial;}}\rtldoc"
    arabic = rf"\f0 {_escaped(ARABIC, 'cp1256')}"
    body = rf"\pard\rtlpar {arabic}\par (2011)\par \pard\ltrpar plain\par "
    body += r"\pard\rtlpar a\cell b\cell\row"
    found = read_bytes("a.rtf", _rtf(body, head))
    assert found.direction is Direction.RTL
    assert [(p.text, p.direction) for p in found.paragraphs] == [
        (ARABIC, Direction.RTL),
        ("(2011)", Direction.RTL),
        ("plain", None),
        ("a\tb", Direction.RTL),
    ]


def test_rows_of_a_table_within_a_table_are_rows() -> None:
    """Word ends them in a group of their own, with a line break for programs that know none."""

    def row(*cells: str) -> str:
        ends = r"{\nestcell{\nonesttables\par }}"
        inner = "".join(rf"\pard\intbl\itap2 {cell}{ends}" for cell in cells)
        return rf"{inner}{{{{\*\nesttableprops\cellx1\cellx2\nestrow}}{{\nonesttables\par }}}}"

    body = rf"before\par {row('name', 'score')}{row('first', '1')}\pard\intbl\cell other\cell\row"
    assert outline(read_bytes("a.rtf", _rtf(body))) == [
        (ParagraphKind.BODY, 0, "before"),
        (ParagraphKind.TABLE, 0, "name\tscore"),
        (ParagraphKind.TABLE, 0, "first\t1"),
        (ParagraphKind.BODY, 0, "other"),
    ]
