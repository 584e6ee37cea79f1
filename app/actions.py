"""Everything that the window can be told to do from anywhere: names and keys."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.translation import translate


class Actions:
    """The actions of one window; whoever can carry one out connects to it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.find = self._add(translate("Actions", "Search"), "Ctrl+L", "Ctrl+K")
        self.next_hit = self._add(translate("Actions", "Next passage"), "F3")
        self.previous_hit = self._add(translate("Actions", "Previous passage"), "Shift+F3")
        self.toggle_library = self._add(translate("Actions", "Show or hide the library"), "F9")
        self.add_files = self._add(translate("Actions", "Add files…"), "Ctrl+O")
        self.add_folder = self._add(translate("Actions", "Add a folder…"), "Ctrl+Shift+O")
        self.paste = self._add(translate("Actions", "Add the files on the clipboard"), "Ctrl+V")
        self.last_report = self._add(translate("Actions", "Report of the last import"))
        self.new_library = self._add(translate("Actions", "New library…"))
        self.open_library = self._add(translate("Actions", "Open another library…"))
        self.samples = self._add(translate("Actions", "Open the sample library"))
        self.quit = self._add(translate("Actions", "Quit"), "Ctrl+Q")

    def _add(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._window.addAction(action)
        return action

    def menu(self) -> list[list[QAction]]:
        """What the menu offers, in groups."""
        return [
            [self.add_files, self.add_folder, self.paste, self.last_report],
            [self.new_library, self.open_library, self.samples],
            [self.find, self.next_hit, self.previous_hit, self.toggle_library],
        ]
