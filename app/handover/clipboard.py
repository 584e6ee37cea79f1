"""Puts a quote with its citation on the clipboard, in every flavour that programs paste."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from index.documents import Clipping


def mime_data(clipping: Clipping) -> QMimeData:
    """Plain text, HTML, RTF and Markdown of one quote."""
    data = QMimeData()
    data.setText(clipping.plain)
    data.setHtml(clipping.html)
    data.setData("text/rtf", clipping.rtf.encode("ascii"))
    data.setData("text/markdown", clipping.markdown.encode("utf-8", "replace"))
    return data


def put(clipping: Clipping) -> None:
    """Replace what is on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime_data(clipping))
