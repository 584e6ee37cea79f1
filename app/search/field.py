"""The search field: asks while one types, at once on Enter."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.icons import icon
from app.theme import Theme
from app.translation import translate

DEBOUNCE_MS = 150
_WIDTH_PX = 620
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_FACE = "Noto Sans Arabic"


class SearchField(QLineEdit):
    """``asked``: the text has rested or Enter was pressed; empty when the search is over.

    ``left``: the person goes on to the list of hits. ``filters_wanted``: the menu of filters.
    """

    asked = Signal(str)
    left = Signal()
    filters_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setMaximumWidth(_WIDTH_PX)
        self.setAccessibleName(translate("SearchField", "Search"))
        self.setPlaceholderText(translate("SearchField", "Ask in any language"))
        # A dropped file is for the window: the field would write its address.
        self.setAcceptDrops(False)
        self._sign = QAction(translate("SearchField", "Search"), self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(translate("SearchField", "Clear the search"), self)
        self._clear.triggered.connect(self.forget)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._filters = QAction(translate("SearchField", "Filters"), self)
        self._filters.triggered.connect(self.filters_wanted)
        self.addAction(self._filters, QLineEdit.ActionPosition.TrailingPosition)
        self._last = ""
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        self.textChanged.connect(self._changed)
        self.set_theme(theme)
        self._clear.setVisible(False)
        self._set_face()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours."""
        self._sign.setIcon(icon("search", theme))
        self._clear.setIcon(icon("x", theme))
        self._filters.setIcon(icon("sliders-horizontal", theme))

    @property
    def query(self) -> str:
        """What is asked, without the spaces around it."""
        return self.text().strip()

    def forget(self) -> None:
        """Empty the field and end the search."""
        self.clear()
        self._ask()

    def set_query(self, query: str) -> None:
        """Ask something else at once."""
        self.setText(query)
        self._ask()

    def show_query(self, query: str) -> None:
        """Show what is asked by other means than this field."""
        self._last = query
        self.setText(query)
        self._timer.stop()

    def take_focus(self) -> None:
        """Be ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _set_face(self) -> None:
        """The face of what is typed comes first: text in a fallback face stands too high."""
        shown = self.text() or self.placeholderText()
        font = self.font()
        families = [name for name in font.families() if name != _ARABIC_FACE]
        families.insert(0 if _ARABIC.search(shown) else 1, _ARABIC_FACE)
        if families != font.families():
            font.setFamilies(families)
            self.setFont(font)

    def _changed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._set_face()
        self._timer.start()

    def _ask(self, *, again: bool = False) -> None:
        self._timer.stop()
        if self.query != self._last or again:
            self._last = self.query
            self.asked.emit(self.query)

    def event(self, event: QEvent) -> bool:
        # Files on the clipboard are for the window: the field would write their addresses.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and QGuiApplication.clipboard().mimeData().hasUrls()
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(again=True)
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
