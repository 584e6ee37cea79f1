"""The first start, in three screens that can be skipped: what this is, where it lies, a try."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.buttons import dim_label, primary
from app.cards import card_font
from app.icons import icon
from app.importing.choosing import choose_library
from app.settings.form import button
from app.theme import Theme
from app.translation import translate
from app.wording import isolated, line

_SIZE_PX = (620, 430)
_ICON_PX = 52


class Welcome(QDialog):
    """``ended``: the library that is wanted, and whether the samples are to be shown instead."""

    ended = Signal(Path, bool)

    def __init__(self, parent: QWidget, theme: Theme, library: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Welcome", "Welcome to Warraq"))
        self.resize(*_SIZE_PX)
        self.library = library
        self._over = False
        self._theme = theme
        self._stack = QStackedWidget()
        self._stack.addWidget(self._what())
        self._stack.addWidget(self._where())
        self._stack.addWidget(self._try())
        self.skip = button(translate("Welcome", "Skip"), self.reject)
        self.back = button(translate("Welcome", "Back"), lambda: self.turn(-1))
        self.next = primary(button(translate("Welcome", "Next"), lambda: self.turn(1)))
        self.next.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        box = QVBoxLayout(self)
        box.setContentsMargins(36, 32, 36, 24)
        box.addWidget(self._stack, 1)
        box.addLayout(row)
        self.turn(0)

    # The screens ------------------------------------------------------------------------------

    def _what(self) -> QWidget:
        return self._screen(
            "languages",
            translate("Welcome", "Ask in your language, read in theirs"),
            translate(
                "Welcome",
                "Drop articles in any language into the window and ask. Warraq finds the passage"
                " that answers, shows it in the original and says why.\n\nEverything stays on this"
                " computer. The program opens no network connection.",
            ),
        )

    def _where(self) -> QWidget:
        self._place = dim_label(size=14)
        self._place.setWordWrap(True)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._show_place()
        self.choose = button(translate("Welcome", "Choose another folder…"), self._choose)
        return self._screen(
            "library",
            translate("Welcome", "Where your library lies"),
            translate(
                "Welcome",
                "A library is one folder with everything in it. You can copy it, back it up and"
                " move it like any other.",
            ),
            self._place,
            self.choose,
        )

    def _try(self) -> QWidget:
        self.samples = button(
            translate("Welcome", "Try the sample library"), lambda: self._end(samples=True)
        )
        return self._screen(
            "book-open",
            translate("Welcome", "Begin"),
            translate(
                "Welcome",
                "Look around in fourteen sample articles in six languages, or begin with an empty"
                " library and your own files.",
            ),
            self.samples,
        )

    def _screen(self, name: str, headline: str, words: str, *controls: QWidget) -> QWidget:
        screen = QWidget()
        box = QVBoxLayout(screen)
        box.setSpacing(14)
        box.addStretch(1)
        picture = QLabel()
        picture.setPixmap(icon(name, self._theme, size=_ICON_PX).pixmap(_ICON_PX, _ICON_PX))
        title = QLabel(headline)
        title.setFont(card_font(22, strong=True))
        text = QLabel(words)
        text.setFont(card_font(15))
        for label in (picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not picture)
            box.addWidget(label)
        for control in controls:
            centred = not isinstance(control, QLabel)
            box.addWidget(control, 0, Qt.AlignmentFlag.AlignHCenter if centred else _ANYWHERE)
        box.addStretch(2)
        return screen

    # Going through them -----------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """Go ``step`` screens on; after the last one it is over."""
        place = self._stack.currentIndex() + step
        if place >= self._stack.count():
            self._end(samples=False)
            return
        self._stack.setCurrentIndex(place)
        self.back.setVisible(place > 0)
        last = place == self._stack.count() - 1
        begin = translate("Welcome", "Begin with an empty library")
        self.next.setText(begin if last else translate("Welcome", "Next"))
        self.next.setFocus()

    def _choose(self) -> None:
        choose_library(self, new=True, take=lambda path, _new: self.choose_folder(path))

    def choose_folder(self, path: Path) -> None:
        """Let the library lie elsewhere."""
        self.library = path
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(line(isolated(str(self.library))))

    def _end(self, *, samples: bool) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(self.library, samples)
            self.close()

    def reject(self) -> None:
        """Skip what is left: Escape does."""
        self._end(samples=False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        event.accept()
        self._end(samples=False)


_ANYWHERE = Qt.AlignmentFlag(0)
