"""Documents as bibliographies: their kind, a key that every tool accepts, the parts of a date."""

from __future__ import annotations

import re
import unicodedata

from index.documents import Document, Handover

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?!\d))?)?")
_WORD = re.compile(r"[a-z]+")
_KEY_LETTERS = 16
_HASH_LETTERS = 8


def cited_documents(handover: Handover) -> list[Document]:
    """The documents of the passages that are evidence, each once, in their order."""
    found = {item.document.sha256: item.document for item in handover.evidence}
    return list(found.values())


def key(document: Document) -> str:
    """A key of ASCII letters and digits: a word of author or title, the year, a piece of the hash.

    The hash alone keeps keys apart, and the same file has the same key in every library.
    """
    words = (*document.authors, document.title)
    name = next(filter(None, map(_ascii, words)), "document")
    year = document.date[:4] if document.date and _DATE.match(document.date) else ""
    return f"{name}{year}-{document.sha256[:_HASH_LETTERS]}"


def _ascii(text: str) -> str:
    """The longest word of a name or a title in plain letters, if it has any."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return max(_WORD.findall(plain), key=len, default="")[:_KEY_LETTERS]


def date_parts(date: str | None) -> list[int]:
    """Year, month and day of an ISO date, as many as it has; empty for what is no date."""
    match = _DATE.match(date or "")
    return [int(part) for part in match.groups() if part] if match else []


def is_address(source: str | None) -> bool:
    """Whether a source is a web address."""
    return bool(source) and re.match(r"https?://\S+\Z", source or "") is not None
