"""Promises about the HTML report, read back by lxml."""

from __future__ import annotations

import re

from hypothesis import given
from lxml import html

from index.handover.html_report import html_report, quoted_with_citation
from index.handover.markup import allowed
from tests.index.handover.passages import ANY_TEXT, english, handover, item


def parsed(text: str) -> html.HtmlElement:
    """The document as a browser's parser has it."""
    return html.document_fromstring(text.encode("utf-8"), html.HTMLParser(encoding="utf-8"))


def same(text: str) -> str:
    """Text up to what HTML parsers do to line ends."""
    return re.sub(r"\r\n?", "\n", allowed(text))


@given(ANY_TEXT)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """No letter of a quote or a title is taken for markup, nor lost."""
    page = parsed(html_report(handover(english(quote=f"a{text}b"), title=f"x{text}y")))
    (mark,) = page.xpath("//mark")
    assert same(mark.text_content()) == same(f"a{text}b")
    assert not page.xpath("//script|//img|//a|//iframe")


def test_every_block_has_its_direction_and_language() -> None:
    """The Arabic quote reads from the right in an English report, the English one from the left."""
    page = parsed(html_report(handover()))
    quotes = [(quote.get("dir"), quote.get("lang")) for quote in page.xpath("//blockquote")]
    assert quotes == [("rtl", "ar"), ("ltr", "en")]
    assert all(block.get("dir") for block in page.xpath("//body/*"))


def test_a_report_in_arabic_reads_from_the_right() -> None:
    """The page itself, not only its quotes."""
    page = parsed(html_report(handover(language="ar")))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert "عدد المقاطع" in page.text_content()


def test_nothing_is_loaded_or_run() -> None:
    """One file: no script, no address that is fetched, and a policy that forbids both."""
    text = html_report(handover(), fonts={"Noto Serif": b"\x00\x01"})
    page = parsed(text)
    assert not page.xpath("//@src|//@href|//script|//link")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert re.findall(r"url\(\"(.{5})", text) == ["data:"]


def test_machine_matches_are_marked_as_such() -> None:
    """Which word answered which is never given as a translation."""
    text = parsed(html_report(handover(english()))).text_content()
    assert "Matched by machine, not a translation: families = العائلات" in text


@given(ANY_TEXT)
def test_a_clipping_keeps_the_quote(text: str) -> None:
    """What goes to the clipboard is the quote with its line breaks, then the citation."""
    clip = html.fragments_fromstring(quoted_with_citation(item(f"a{text}b"), "en"))
    for broken in clip[0].xpath(".//br"):
        broken.tail = f"\n{broken.tail or ''}"
    assert same(clip[0].text_content()) == same(f"a{text}b")
    assert clip[1].text_content().startswith("— سلمى")
