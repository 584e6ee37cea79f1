"""A sheet over the window: something is typed, the list below it answers, Enter takes a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.announcing import announce
from app.buttons import dim_label
from app.cards import META_PX, PADDING_X, TITLE_PX, CardPainter, card_font, pill_width
from app.lists import CardList
from app.theme import Theme
from app.wording import isolated

_WIDTH_PX, _TOP_PX, _MARGIN_PX = 640, 72, 40
_ROW_PX, _ROWS = 38, 11
_GAP_PX = 12
_ENTRY_ROLE = Qt.ItemDataRole.UserRole
_SHARE = 0.62  # of a row's width, at most, for its text where a detail follows

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row: what it says, what stands dim at its end, the key that does the same."""

    text: str
    value: object
    detail: str = ""
    key: str = ""
    enabled: bool = True


class EntryModel(QAbstractListModel):
    """The rows of a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == _ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return isolated(entry.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return None


def spoken(entry: Entry) -> str:
    """A row as it is read out."""
    return ", ".join(isolated(part) for part in (entry.text, entry.detail, entry.key) if part)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        return QSize(option.rect.width(), _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        card.ground(line=False)
        area = card.area.adjusted(0, 1, 0, -1)
        for key in reversed(entry.key.split("  ") if entry.key else ()):
            width = pill_width(key)
            x = area.left() if card.rtl else area.right() - width
            card.pill(QRectF(x, area.center().y() - 11, width, 22), isolated(key), outlined=True)
            area = _without(area, width + _GAP_PX / 2, rtl=card.rtl)
        share = _SHARE if entry.detail else 1
        ink = "text" if entry.enabled else "dim"
        text = isolated(entry.text)
        card.text(_part(area, share, rtl=card.rtl), text, card_font(TITLE_PX), ink)
        if entry.detail:
            room = _part(area, 1 - share, rtl=not card.rtl)
            card.text(room, entry.detail, card_font(META_PX), "dim", end=True)
        painter.restore()


def _part(area: QRectF, share: float, *, rtl: bool) -> QRectF:
    """The first part of ``area`` in reading order."""
    width = area.width() * share
    return QRectF(area.right() - width if rtl else area.left(), area.top(), width, area.height())


def _without(area: QRectF, width: float, *, rtl: bool) -> QRectF:
    """``area`` less what stands at its end."""
    return area.adjusted(width, 0, 0, 0) if rtl else area.adjusted(0, 0, -width, 0)


class Picker(QFrame):
    """``typed``: what is looked for; ``chosen``: the value of a row. It closes by itself when a
    row is taken, at Escape, and when the focus goes elsewhere; the focus goes back first.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, name: str, hint: str) -> None:
        super().__init__(window)
        self.setObjectName("picker")
        self.setAccessibleName(name)
        self._window = window
        self._back: QWidget | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setFont(card_font(15))
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.model = EntryModel()
        self.list = CardList(self.model, name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = _Delegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.clicked.connect(lambda _index: self._take())
        self._nothing = dim_label(size=13)
        self._nothing.setContentsMargins(PADDING_X, 8, PADDING_X, 12)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 8)
        box.setSpacing(8)
        box.addWidget(self.field)
        box.addWidget(self._nothing)
        box.addWidget(self.list)
        self.hide()
        window.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme

    # Opening and closing ----------------------------------------------------------------------

    def open(self) -> None:
        """Come up, empty, and take the focus."""
        focus = QApplication.focusWidget()
        if not self.isVisible():
            self._back = focus
        self.field.clear()
        self.typed.emit("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go, and give the focus back."""
        if self.isVisible():
            back, self._back = self._back, None
            if back is not None and self.isAncestorOf(QApplication.focusWidget() or self):
                back.setFocus(Qt.FocusReason.PopupFocusReason)
            self.hide()

    def show_entries(self, entries: Sequence[Entry], nothing: str) -> None:
        """Replace the rows; ``nothing`` is said where there are none."""
        self.model.show(entries)
        self.list.show_row(0 if entries else -1)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._place()
        announce(self, spoken(entries[0]) if entries else nothing)

    def _place(self) -> None:
        around = self._window.size()
        width = min(_WIDTH_PX, around.width() - 2 * _MARGIN_PX)
        rows = min(len(self.model.entries), _ROWS)
        self.list.setFixedHeight(rows * _ROW_PX + 4)
        self._box.activate()
        height = min(self._box.sizeHint().height(), around.height() - 2 * _MARGIN_PX)
        self.setGeometry((around.width() - width) // 2, _TOP_PX, width, height)

    # Keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._window:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.hide()  # the focus is wanted elsewhere: it is not taken back
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self._take,
            Qt.Key.Key_Enter: self._take,
            Qt.Key.Key_Escape: self.dismiss,
        }
        key = event.key()
        if key in acts:
            acts[key]()
            return True
        step = steps.get(Qt.Key(key))
        if step is None:
            return False
        self._move(step)
        return True

    def _move(self, step: int) -> None:
        count = len(self.model.entries)
        if count:
            row = (self.list.row + step) % count if abs(step) == 1 else self.list.row + step
            self.list.show_row(min(max(row, 0), count - 1))
            announce(self, spoken(self.model.entries[self.list.row]))

    def _take(self) -> None:
        row = self.list.row
        if 0 <= row < len(self.model.entries) and self.model.entries[row].enabled:
            value = self.model.entries[row].value
            self.dismiss()
            self.chosen.emit(value)
