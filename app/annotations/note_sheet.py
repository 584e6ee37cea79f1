"""The sheet in which a mark gets its note and its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.buttons import CutLabel, dim_label, primary
from app.cards import card_font
from app.sheets import Sheet
from app.translation import translate
from app.wording import isolated

_WIDTH_PX, _HEIGHT_PX, _TOP_PX, _MARGIN_PX = 560, 300, 96, 32
_COMMAS = str.maketrans({"،": ",", "؛": ",", ";": ","})

Keep = Callable[[str, tuple[str, ...]], None]


class NoteSheet(Sheet):
    """Comes up over the window; what is written is kept when it closes, unless it is cancelled."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, translate("NoteSheet", "Note and tags"))
        self._keep: Keep | None = None
        self._before: tuple[str, tuple[str, ...]] = ("", ())
        self._quote = CutLabel(size=13, strong=False)
        # Not a QPlainTextEdit: that one aligns every paragraph to the left.
        self.note = QTextEdit()
        self.note.setAcceptRichText(False)
        self.note.setAccessibleName(translate("NoteSheet", "Note"))
        self.note.setPlaceholderText(translate("NoteSheet", "Note"))
        self.note.setFont(card_font(15))
        self.note.setTabChangesFocus(True)
        option = self.note.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # of each paragraph
        self.note.document().setDefaultTextOption(option)
        self.tags = QLineEdit()
        self.tags.setAccessibleName(translate("NoteSheet", "Tags, with commas between them"))
        self.tags.setPlaceholderText(translate("NoteSheet", "Tags, with commas between them"))
        self._lay_out()
        for field in (self.note, self.tags):
            field.installEventFilter(self)

    def _lay_out(self) -> None:
        hint = dim_label(translate("NoteSheet", "Esc keeps what is written."))
        hint.setWordWrap(True)
        keep = primary(QPushButton(translate("NoteSheet", "Keep")))
        keep.clicked.connect(self.close_and_keep)
        cancel = QPushButton(translate("NoteSheet", "Cancel"))
        cancel.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(cancel)
        row.addWidget(keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(10)
        for widget in (self._quote, self.note, self.tags):
            box.addWidget(widget)
        box.addLayout(row)

    def open(
        self, quote: str, note: str, tags: Iterable[str], known: Iterable[str], keep: Keep
    ) -> None:
        """Come up for a mark; ``known`` tags are offered, ``keep`` is told what was written."""
        self._before, self._keep = (note, tuple(tags)), keep
        self._quote.set_text(isolated(" ".join(quote.split())))
        self.note.setPlainText(note)
        self.tags.setText(", ".join(self._before[1]))
        completer = QCompleter(list(known), self.tags)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)
        self.note.show()
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)
        self.come_up(self.note)

    def open_for_tags(
        self, title: str, tags: Iterable[str], known: Iterable[str], keep: Keep
    ) -> None:
        """Come up for the tags of a document, which has no note."""
        self.open(title, "", tags, known, keep)
        self.note.hide()
        self.place()
        self.tags.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_and_keep(self) -> None:
        """Close; what was changed is kept."""
        written = (self.note.toPlainText().strip(), _tags(self.tags.text()))
        keep = self._keep
        self.cancel()
        if keep is not None and written != self._before:
            keep(*written)

    def cancel(self) -> None:
        """Close; nothing is changed."""
        self._keep = None
        self.go()

    def place(self) -> None:
        wanted = self.sizeHint().height() if self.note.isHidden() else _HEIGHT_PX
        self.place_at(_TOP_PX, _WIDTH_PX, wanted, _MARGIN_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._window:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (enter and (control or watched is self.tags)):
                self.close_and_keep()
                return True
        return False


def _tags(text: str) -> tuple[str, ...]:
    names = (" ".join(name.split()) for name in text.translate(_COMMAS).split(","))
    return tuple(sorted(set(filter(None, names))))
