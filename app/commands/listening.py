"""Hears the keys of a window before the widget that has the focus does."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class Press(Protocol):
    """Told of a key; whether it meant something and the widget is not to get it."""

    def __call__(self, event: QKeyEvent, *, typing: bool) -> bool: ...


class Listener(QObject):
    """Filters the events of whichever widget of ``window`` has the focus: of no other, because
    every event of a filtered widget comes through here.
    """

    def __init__(self, window: QWidget, press: Press, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._press = press
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._move)

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and new.window() is self._window:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        assert isinstance(watched, QWidget)
        # Widgets that take text ask for the input method; a field that is only read does not.
        typing = watched.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return self._press(event, typing=typing)
