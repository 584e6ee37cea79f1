"""Puts a quote with its citation on the clipboard, in every flavour that programs paste."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from index.documents import Clipping

_copied: list[QMimeData] = []  # the last that was put there


def mime_data(clipping: Clipping) -> QMimeData:
    """Plain text, HTML, RTF and Markdown of one quote."""
    data = QMimeData()
    data.setText(clipping.plain)
    data.setHtml(clipping.html)
    data.setData("text/rtf", clipping.rtf.encode("ascii"))
    data.setData("text/markdown", clipping.markdown.encode("utf-8", "replace"))
    return data


def keep_plain() -> None:
    """Leave the plain text of what this program copied, before it ends.

    Data that Python made would be destroyed by Qt when Python is gone already, and crash there.
    """
    # Where another program has copied something since, Qt has destroyed the data already.
    if _copied and isValid(_copied[-1]):
        QGuiApplication.clipboard().setText(_copied[-1].text())
    _copied.clear()


def put(clipping: Clipping) -> None:
    """Replace what is on the clipboard."""
    _copied[:] = [mime_data(clipping)]
    QGuiApplication.clipboard().setMimeData(_copied[-1])
