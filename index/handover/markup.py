"""Text in HTML and XML: what may not stand there replaced, what has a meaning escaped."""

from __future__ import annotations

import html
import re

# XML 1.0, section 2.2; HTML forbids nearly the same.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """``text`` with U+FFFD for every character that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """``text`` for the content of an element or a quoted attribute, of HTML and of XML.

    A carriage return is written as a reference: parsers make a line feed of a bare one.
    """
    return html.escape(allowed(text)).replace("\r", "&#13;")
