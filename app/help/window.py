"""The help's window: the pages' names at the start side, the page beside them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QWidget

from app.cards import card_font
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.commands.entries import Entry, EntryDelegate, EntryModel
from app.help.about import ABOUT, LICENCE, licence_text
from app.help.dressing import dress, mirrored
from app.help.pages import KEYS, pages
from app.layouts import lay_out_pages
from app.lists import CardList
from app.theme import Theme, Themes
from app.translation import Phrase, reads_from_the_right, translate

HELP = Command(
    id="window.help",
    name=Phrase("HelpWindow", "Help"),
    group=Group.WINDOW,
    keys=("F1",),
)
ALL_KEYS = Command(
    id="window.keys",
    name=Phrase("HelpWindow", "All keys"),
    group=Group.WINDOW,
    keys=("?", "Shift+F1"),
)

SHOW_ABOUT = Command(
    id="window.about",
    name=Phrase("AboutPage", "About Warraq"),
    group=Group.WINDOW,
    keys=(),
)

_SIZE_PX = (900, 680)
_LIST_PX = 220


class _Page(QTextBrowser):
    """Shows Markdown of our own; loads nothing, goes nowhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802  Qt's name
        return None


class HelpWindow(QDialog):
    """Made when it is first wanted; ``show_page`` comes up with a page."""

    def __init__(self, parent: QWidget, commands: Commands, themes: Themes, language: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("HelpWindow", "Help"))
        self.resize(*_SIZE_PX)
        self._commands, self._language = commands, language
        self._pages = pages(language, commands)
        names = EntryModel()
        names.show([Entry(text=page.title, value=page.name) for page in self._pages])
        self.list = CardList(names, translate("HelpWindow", "Pages"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._delegate = EntryDelegate(themes.theme)
        self.list.set_delegate(self._delegate)
        self.list.chosen.connect(self._turn)
        self.text = _Page()
        self.text.setAccessibleName(translate("HelpWindow", "Help"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self._build()
        self._set_theme(themes.theme)
        themes.changed.connect(self._set_theme)
        commands.changed.connect(self._renew)

    def _build(self) -> None:
        option = QTextOption()
        right = Qt.LayoutDirection.RightToLeft
        option.setTextDirection(right if reads_from_the_right() else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.text.document().setDefaultTextOption(option)
        self.text.document().setDefaultFont(card_font(15))
        self.text.document().setDocumentMargin(28)
        lay_out_pages(self, self.list, self.text, names_px=_LIST_PX)

    def _set_theme(self, theme: Theme) -> None:
        self._theme = self._delegate.theme = theme
        self._renew()

    def _renew(self) -> None:
        """Keys or colours changed: the page is written anew."""
        self._pages = pages(self._language, self._commands)
        if self.list.row >= 0:
            self._write()

    def show_page(self, name: str) -> None:
        """Come up with a page."""
        names = [page.name for page in self._pages]
        self.list.choose_row(names.index(name))
        self.show()
        self.activateWindow()
        self.text.setFocus()

    def _follow(self, link: QUrl) -> None:
        """To another page, or to the licence of a work that the program is made with."""
        if link.path().startswith(LICENCE):
            self.text.setMarkdown(licence_text(link.path()))
            dress(self.text.document(), self._theme, rtl=False)
        elif link.path() == f"{self.page}.md":
            self._write()
        else:
            self.show_page(link.path().removesuffix(".md"))

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._pages[self.list.row].name

    def _turn(self, _index: QModelIndex) -> None:
        self._write()

    def _write(self) -> None:
        rtl = reads_from_the_right()
        text = self._pages[self.list.row].text
        self.text.setMarkdown(mirrored(text) if rtl else text)
        dress(self.text.document(), self._theme, rtl=rtl)


class Help:
    """The commands of the help, and its window once it is wanted."""

    def __init__(self, window: QWidget, commands: Commands, themes: Themes, language: str) -> None:
        self._make = lambda: HelpWindow(window, commands, themes, language)
        self.window: HelpWindow | None = None
        commands.add(HELP, lambda: self.show("start"))
        commands.add(ALL_KEYS, lambda: self.show(KEYS))
        commands.add(SHOW_ABOUT, lambda: self.show(ABOUT))

    def show(self, page: str) -> None:
        """Come up with a page."""
        if self.window is None:
            self.window = self._make()
        self.window.show_page(page)
