"""Promises about the DOCX report, read back by python-docx and from its XML."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.document import Document as Docx
from hypothesis import given, settings
from lxml.etree import _Element, fromstring

from index.handover.docx_report import docx_report
from index.handover.markup import allowed
from tests.index.handover.passages import ANY_TEXT, english, handover, item

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> Docx:
    """The document as python-docx has it."""
    return docx.Document(io.BytesIO(data))


def quotes(data: bytes) -> list[_Element]:
    """The paragraphs of quotes as XML."""
    return [p._p for p in read(data).paragraphs if p.style is not None and p.style.name == "Quote"]


@settings(max_examples=40)
@given(ANY_TEXT)
def test_any_text_comes_back(text: str) -> None:
    """A quote is read as it was; line breaks and tabs are elements of their own."""
    data = docx_report(handover(english(quote=f"a{text}b", after="")))
    (paragraph,) = [p for p in read(data).paragraphs if p.style and p.style.name == "Quote"]
    wanted = re.sub("\r\n|[\r\u2028\u2029]", "\n", allowed(f"a{text}b"))
    assert paragraph.text == wanted


def test_an_arabic_paragraph_is_right_to_left_in_words_own_terms() -> None:
    """``w:bidi`` on the paragraph and ``w:rtl`` on every run of Arabic, on no English one."""
    arabic, latin = quotes(docx_report(handover()))
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in arabic.iter(f"{W}r"))
    assert latin.find(f"{W}pPr/{W}bidi") is None
    assert not list(latin.iter(f"{W}rtl"))


def test_a_latin_name_in_arabic_is_a_run_of_its_own() -> None:
    """Word turns signs with their run: the Latin run alone is not ``w:rtl``."""
    (paragraph,) = quotes(docx_report(handover(item("قال BBC News إن", before="", after=""))))
    runs = [
        ("".join(text.text or "" for text in run.iter(f"{W}t")), run.find(f"{W}rPr/{W}rtl"))
        for run in paragraph.iter(f"{W}r")
    ]
    assert [(text, mark is not None) for text, mark in runs] == [
        ("قال ", True),
        ("BBC News", False),
        (" إن", True),
    ]


def test_bold_and_size_hold_for_both_kinds_of_letters() -> None:
    """Every style that is bold or sized says so for Latin and for Arabic letters."""
    with zipfile.ZipFile(io.BytesIO(docx_report(handover()))) as archive:
        styles = fromstring(archive.read("word/styles.xml"))
    for properties in styles.iter(f"{W}rPr"):
        for latin, other in (("b", "bCs"), ("sz", "szCs")):
            first, second = properties.find(W + latin), properties.find(W + other)
            assert (first is None) == (second is None)
            assert first is None or second is None or dict(first.attrib) == dict(second.attrib)


def test_an_arabic_report_opens_from_the_right() -> None:
    """The section itself reads right to left."""
    body = read(docx_report(handover(language="ar"))).element.body
    assert body.find(f"{W}sectPr/{W}bidi") is not None


def test_the_same_passages_give_the_same_bytes() -> None:
    """No time of making, no name of a machine or a person is in the file."""
    assert docx_report(handover()) == docx_report(handover())
    assert read(docx_report(handover())).core_properties.author == ""
