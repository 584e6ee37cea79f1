"""The window of the settings: pages named at the start side, the chosen one beside them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.commands.commands import Commands
from app.commands.entries import Entry, EntryDelegate, EntryModel
from app.layouts import lay_out_pages
from app.lists import CardList
from app.program import Program
from app.settings.general_page import GeneralPage
from app.settings.keys_page import KeysPage
from app.settings.library_page import LibraryPage
from app.settings.model_page import ModelPage
from app.settings.watched_page import WatchedPage
from app.theme import Theme
from app.translation import translate

_SIZE_PX = (820, 640)
_LIST_PX = 210


class SettingsDialog(QDialog):
    """What is chosen holds at once: there is nothing to confirm. ``show_page`` goes to one."""

    def __init__(self, parent: QWidget, program: Program, commands: Commands) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("SettingsDialog", "Settings"))
        self.resize(*_SIZE_PX)
        theme = program.themes.theme
        self.general = GeneralPage(program)
        self.keys = KeysPage(commands, theme)
        self.library = LibraryPage(program.session, commands)
        self.watched = WatchedPage(program.session, program.watcher)
        self.model = ModelPage(program.session, program.upkeep)
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._names = EntryModel()
        self.list = CardList(self._names, translate("SettingsDialog", "Pages"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._delegate = EntryDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.chosen.connect(self._turn)
        for key, page in (
            ("general", self.general),
            ("keys", self.keys),
            ("library", self.library),
            ("watched", self.watched),
            ("model", self.model),
        ):
            self.add_page(key, page)
        lay_out_pages(self, self.list, self._stack, names_px=_LIST_PX)
        program.themes.changed.connect(self._set_theme)
        self.show_page("general")

    def add_page(self, key: str, page: QWidget) -> None:
        """A page more; its accessible name is its title."""
        self._pages[key] = page
        self._stack.addWidget(page)
        self._names.show(
            [Entry(text=held.accessibleName(), value=name) for name, held in self._pages.items()]
        )

    def _set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.keys.set_theme(theme)

    @property
    def pages(self) -> tuple[str, ...]:
        """The keys of all pages."""
        return tuple(self._pages)

    @property
    def page(self) -> str:
        """The key of the page that is shown."""
        return list(self._pages)[self._stack.currentIndex()]

    def show_page(self, key: str) -> None:
        """Go to a page."""
        self.list.choose_row(list(self._pages).index(key))

    def _turn(self, index: QModelIndex) -> None:
        self._stack.setCurrentIndex(index.row())
        if self._stack.currentWidget() is self.library:
            self.library.refresh()
