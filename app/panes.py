"""Going from pane to pane by a key: each takes the focus where a person would go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def step(panes: Sequence[QWidget], by: int) -> None:
    """Give the focus to the pane ``by`` places on, in a ring; those that take none are left out."""
    entrances = [(pane, _entrance(pane)) for pane in panes if pane.isVisible()]
    open_ = [(pane, entrance) for pane, entrance in entrances if entrance is not None]
    if not open_:
        return
    focus = QApplication.focusWidget()
    here = [pane is focus or pane.isAncestorOf(focus or pane) for pane, _ in open_]
    at = here.index(True) if focus is not None and True in here else (-1 if by > 0 else 0)
    open_[(at + by) % len(open_)][1].setFocus(Qt.FocusReason.TabFocusReason)


def _entrance(pane: QWidget) -> QWidget | None:
    """A list or the text comes before a field, a field before a button."""
    for kind in (QAbstractScrollArea, QLineEdit, QWidget):
        for widget in pane.findChildren(kind):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & _TAB:
                return widget
    return None
