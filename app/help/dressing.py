"""Gives a page of Markdown the room and the direction that Qt's own conversion leaves out."""

from __future__ import annotations

import re

from PySide6.QtGui import (
    QBrush,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from app.theme import Theme

_LINE_PERCENT, _ARABIC_PERCENT = 135.0, 112.0  # the Arabic face is taller by itself
_BAR = re.compile(r"(?<!\\)\|")  # not one that is written
_BODY_PX, _ITEM_PX, _CELL_PX = 12, 6, 6
_HEADING_PX = {1: (0, 14), 2: (20, 8)}  # before and after


def mirrored(text: str) -> str:
    """A page's tables with their columns turned about: Qt begins every table at the left."""
    lines = (_turned(line) if line.startswith("|") else line for line in text.split("\n"))
    return "\n".join(lines)


def _turned(row: str) -> str:
    cells = _BAR.split(row)[1:-1]
    return f"|{'|'.join(reversed(cells))}|"


def dress(document: QTextDocument, theme: Theme, *, rtl: bool) -> None:
    """Space blocks, draw tables as hairlines over the whole width."""
    block = document.begin()
    while block.isValid():
        _space(block, _ARABIC_PERCENT if rtl else _LINE_PERCENT)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _line(frame, theme)


def _space(block: QTextBlock, line: float) -> None:
    cursor = QTextCursor(block)
    room = QTextBlockFormat()
    if cursor.currentTable() is None:
        level = block.blockFormat().headingLevel()
        after = _ITEM_PX if block.textList() is not None else _BODY_PX
        before, after = _HEADING_PX.get(level, (0, after))
        room.setTopMargin(before)
        room.setBottomMargin(after)
    room.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(room)


def _line(table: QTextTable, theme: Theme) -> None:
    drawn = table.format().toTableFormat()
    drawn.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    halves = [QTextLength(QTextLength.Type.PercentageLength, 50)] * table.columns()
    drawn.setColumnWidthConstraints(halves)
    drawn.setBorderCollapse(True)
    drawn.setBorder(1)
    drawn.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    drawn.setBorderBrush(QBrush(theme.color("line")))
    drawn.setCellPadding(_CELL_PX)
    drawn.setBottomMargin(_BODY_PX)
    table.setFormat(drawn)
