"""Promises about Markdown, read back by a CommonMark parser."""

from __future__ import annotations

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.handover.markdown import escaped, markdown, quoted_with_citation
from tests.index.handover.passages import ANY_TEXT, english, handover, item

READER = MarkdownIt("commonmark")


def shown(source: str) -> list[tuple[str, str]]:
    """(kind of block, text) of what a reader shows, blank counted as one space."""
    found: list[tuple[str, str]] = []
    opened: list[str] = []
    for token in READER.parse(source):
        if token.nesting == 1:
            opened.append(token.tag)
        elif token.nesting == -1:
            opened.pop()
        else:
            text = "".join(map(_text, token.children or [token]))
            found.append((" ".join(opened), " ".join(text.split())))
    return found


def _text(token: Token) -> str:
    return "\n" if token.type in ("hardbreak", "softbreak") else token.content


@given(ANY_TEXT)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """No letter of a document becomes a heading, a link, an entity or emphasis."""
    words = " ".join(text.replace("\x00", "\ufffd").split())
    wanted = [("blockquote p", words)] if words else []
    source = "\n".join(f"> {line}" for line in escaped(text).split("\n"))
    assert [block for block in shown(source) if block[1]] == wanted


def test_a_quote_stands_with_its_citation() -> None:
    """Pasted into notes: the quote and, in the same quotation, where it is from."""
    blocks = shown(quoted_with_citation(item("a *b*\n# c"), "en"))
    assert blocks[0] == ("blockquote p", "a *b* # c")
    assert blocks[1][1].endswith("p. 2, para. 4")


def test_a_report_has_the_documents_as_headings() -> None:
    """Each document once, its passages below it, notes and tags with them."""
    blocks = shown(markdown(handover(item(), item(key="mark-2"), english())))
    assert [text for kind, text in blocks if kind == "h2"] == [
        "تجفيف هور الغدير",
        "The marsh of al-Ghadir",
    ]
    assert ("blockquote p", "Forty families left (in 2017).") in blocks
    assert any("Check with the 2019 census" in text for _, text in blocks)


def test_notes_stay_when_they_are_not_wanted() -> None:
    """A handover without notes shows none."""
    assert "census" not in markdown(handover(with_notes=False))


def test_what_is_not_sure_is_apart() -> None:
    """A mark whose place is doubtful comes under a heading of its own that says why."""
    text = markdown(handover(english(), item(sure=False)))
    assert text.index("Not handed over as evidence") > text.index("Forty families")
    assert text.index("رحلت أربعون") > text.index("Not handed over as evidence")
