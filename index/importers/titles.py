"""Titles that a file declares, told from those that a program made up."""

from __future__ import annotations

import re

_PROGRAM = re.compile(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|about:blank|normal|document\d*|"
    r"(?:word|powerpoint) (?:document|presentation)|"
    r"(?:presentation|slide|präsentation|présentation)\s?\d*|"
    r"(?:dokument|documento|документ|مستند|سند|מסמך)\s?\d+|.*\.(?:docx?|dotx?|pdf|indd|"
    r"qxd|tex|dvi|odt|odp|rtf|html?|xlsx?|pptx?|pages|key|wpd|pub|txt))$"
)


def declared_title(text: str | None) -> str | None:
    """``text`` on one line; None if a program wrote it there: "Normal.dot", "Untitled 1"."""
    title = " ".join((text or "").split())
    return title if title and not _PROGRAM.match(title) else None
