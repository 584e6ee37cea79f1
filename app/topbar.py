"""The bar above the panes: the search field in its middle, tools on either side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.actions import ADD_FILES, QUIT, TOGGLE_LIBRARY, menu
from app.buttons import IconButton, action_button
from app.cards import card_font
from app.commands.commands import Commands
from app.search.field import SearchField
from app.settings.store import Settings
from app.theme import Theme, ThemeMode
from app.translation import NAMES, SYSTEM, translate

HEIGHT_PX = 58


class TopBar(QFrame):
    """``theme_chosen`` and ``language_chosen``: what the person picked in the menu."""

    theme_chosen = Signal(ThemeMode)
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT_PX)
        self.field = SearchField(theme)
        brand = QLabel(translate("TopBar", "Warraq"))
        brand.setFont(card_font(16, strong=True))
        self._settings = IconButton("settings", translate("TopBar", "Menu"), theme)
        self._settings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._settings.setMenu(self._menu(settings, commands))
        self._buttons = [
            action_button("panel-left", commands.action(TOGGLE_LIBRARY.id), theme),
            action_button("file-plus", commands.action(ADD_FILES.id), theme),
            self._settings,
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(_side(self._buttons[0], brand, end=False), 1)
        row.addWidget(self.field, 3)
        row.addWidget(_side(*self._buttons[1:], end=True), 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.field.set_theme(theme)
        for button in self._buttons:
            button.set_theme(theme)

    def _menu(self, settings: Settings, commands: Commands) -> QMenu:
        shown = QMenu(self)
        for group in menu(commands):
            shown.addActions(group)
            shown.addSeparator()
        modes = {
            ThemeMode.SYSTEM: translate("TopBar", "As the system"),
            ThemeMode.LIGHT: translate("TopBar", "Light"),
            ThemeMode.DARK: translate("TopBar", "Dark"),
        }
        themes = self._submenu(shown, translate("TopBar", "Colours"))
        for mode, name in modes.items():
            action = _choice(themes, name, chosen=mode is settings.theme)
            action.triggered.connect(lambda _on, mode=mode: self.theme_chosen.emit(mode))
        languages = self._submenu(shown, translate("TopBar", "Language of the interface"))
        names = {SYSTEM: translate("TopBar", "As the system"), **NAMES}
        for code, name in names.items():
            action = _choice(languages, name, chosen=code == settings.language)
            action.triggered.connect(lambda _on, code=code: self.language_chosen.emit(code))
        shown.addSeparator()
        shown.addAction(commands.action(QUIT.id))
        return shown

    def _submenu(self, menu: QMenu, title: str) -> QActionGroup:
        submenu = menu.addMenu(title)
        return QActionGroup(submenu)


def _choice(group: QActionGroup, name: str, *, chosen: bool) -> QAction:
    action = QAction(name, group)
    action.setCheckable(True)
    action.setChecked(chosen)
    submenu = group.parent()
    assert isinstance(submenu, QMenu)
    submenu.addAction(action)
    return action


def _side(*widgets: QWidget, end: bool) -> QWidget:
    """Widgets at one end of the bar, on as much room as the other end has."""
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10 if not end else 4)
    if end:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    if not end:
        row.addStretch(1)
    return side
