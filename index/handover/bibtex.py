r"""Documents as BibTeX in Unicode, as biber and biblatex read it.

A value stands in braces and keeps its letters; signs that TeX takes for orders are written as
the orders that print them. Braces themselves become ``\textbraceleft``: BibTeX counts an escaped
brace like any other.
"""

from __future__ import annotations

from urllib.parse import quote

from index.documents import DateCertainty, Document, Handover
from index.handover.bidi import in_one_line
from index.handover.markup import allowed
from index.handover.references import cited_documents, date_parts, is_address, key

_ORDERS = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
}
_IN_ADDRESS = "!#$&'()*+,-./:;=?@[]_~%"  # whatever else is percent-encoded


def bibtex(handover: Handover) -> str:
    """An entry for each of the documents cited."""
    return "\n".join(_entry(document) for document in cited_documents(handover))


def escaped(text: str) -> str:
    """``text`` in one line within braces."""
    return "".join(_ORDERS.get(letter, letter) for letter in in_one_line(allowed(text)))


def _entry(document: Document) -> str:
    url = document.source if is_address(document.source) else None
    kind = "book" if document.format == "epub" else "online" if url else "misc"
    date = "-".join(f"{part:02}" for part in date_parts(document.date))
    fields = {
        # Two pairs of braces: a name in one piece, which no tool may take apart or turn round.
        "author": " and ".join(f"{{{escaped(name)}}}" for name in document.authors if name.strip()),
        "title": f"{{{escaped(document.title)}}}",
        "year": date[:4],  # BibTeX knows no date, biblatex prefers it
        "date": date,
        "url": quote(url, safe=_IN_ADDRESS) if url else "",
        "howpublished": escaped(document.source or "") if not url else "",
        "langid": "" if document.language == "und" else _LANGID.get(document.language, ""),
        "note": _note(document),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{key(document)},\n" + ",\n".join(lines) + "\n}\n"


# Names of languages as babel and polyglossia have them.
_LANGID = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
    "ur": "urdu",
}


def _note(document: Document) -> str:
    pieces = [f"sha256: {document.sha256}"]
    if document.date and document.date_certainty is not DateCertainty.DECLARED:
        pieces.insert(0, f"date: {document.date_certainty}")
    return "; ".join(pieces)
