"""Promises about RTF on the clipboard, read back by striprtf."""

from __future__ import annotations

from hypothesis import given
from striprtf.striprtf import rtf_to_text

from index.handover.rtf import escaped, quoted_with_citation
from tests.index.handover.passages import ANY_TEXT, english, item


@given(ANY_TEXT)
def test_any_text_comes_back(text: str) -> None:
    """Every letter, also beyond the 16 bits of RTF's numbers, and every brace and backslash."""
    printable = "".join(letter for letter in text if letter.isprintable())
    back = rtf_to_text(r"{\rtf1\ansi\ansicpg1252\uc1 " + escaped(f"a{printable}b") + "}")
    joined = back.encode("utf-16", "surrogatepass").decode("utf-16")
    assert joined == f"a{printable}b"


def test_each_paragraph_has_its_direction() -> None:
    """The Arabic quote from the right, its English citation from the left."""
    text = quoted_with_citation(item(), "en")
    assert text.index(r"\rtlpar") < text.index(r"\ltrpar")
    assert rtf_to_text(text).startswith("رحلت أربعون عائلة عن الهور.\n— ")
    assert text.isascii()


def test_the_whole_is_balanced() -> None:
    """As many groups are closed as opened."""
    text = quoted_with_citation(english(), "ar").replace("\\{", "").replace("\\}", "")
    assert text.count("{") == text.count("}")
