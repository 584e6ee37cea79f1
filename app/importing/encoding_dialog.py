"""Asks in which encoding a file was written, by showing how it reads in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.buttons import primary
from app.cards import META_STEP, TITLE_STEP, CardPainter, card_font
from app.lists import CardList
from app.rows import ROW_ROLE, RowModel
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import encoding_name, files_count, isolated, line, problem_words
from index.documents import EncodingPreview, FileReport

PREVIEW_ROLE = ROW_ROLE
_PADDING_Y = 10
_SIZE_PX = QSize(640, 620)

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(RowModel[EncodingPreview]):
    """The encodings, those that the bytes fit first."""

    def show(self, rows: Sequence[EncodingPreview]) -> None:
        """Replace all rows."""
        super().show(sorted(rows, key=lambda preview: not preview.fits))

    def row_of(self, encoding: str | None) -> int:
        """The row of an encoding; -1 if it is not offered."""
        names = [preview.encoding for preview in self.rows]
        return names.index(encoding) if encoding in names else -1

    def told(self, preview: EncodingPreview, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return encoding_name(preview.encoding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join((encoding_name(preview.encoding), _doubt(preview), *preview.lines))
        return None


class PreviewDelegate(QStyledItemDelegate):
    """Paints an encoding: its name, and below how the file reads in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        lines = max(1, len(index.data(PREVIEW_ROLE).lines))
        return QSize(option.rect.width(), 2 * _PADDING_Y + TITLE_STEP + lines * (META_STEP + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        preview = index.data(PREVIEW_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        card.ground()
        y = card.row.top() + _PADDING_Y
        card.title(y, encoding_name(preview.encoding), _doubt(preview))
        for number, text in enumerate(preview.lines):
            top = y + TITLE_STEP + number * (META_STEP + 4)
            where = QRectF(card.area.left(), top, card.area.width(), META_STEP + 4)
            card.text(where, isolated(text), card_font(14), "text" if preview.fits else "dim")
        painter.restore()


class EncodingDialog(QDialog):
    """``take`` gets Python's name of the encoding that the person chose."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        theme: Theme,
        files: Sequence[FileReport],
        take: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("EncodingDialog", "Another encoding"))
        self.resize(_SIZE_PX)
        self._take = take
        self._before = files[0].encoding
        self.model = PreviewModel()
        self.list = CardList(self.model, translate("EncodingDialog", "Encodings"))
        self.list.set_delegate(PreviewDelegate(theme))
        self.list.chosen.connect(lambda _index: self._ok.setEnabled(True))
        self.list.activated.connect(lambda _index: self.accept())
        self._text = QLabel(line(_question(files)))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._ok = primary(buttons.addButton(*_accepting()))
        self._ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addWidget(self._text)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)
        session.run(
            lambda library, _work: library.encoding_previews(files[0]),
            owner=self,
            key="previews",
            done=self._show,
            failed=lambda error: self._text.setText(line(problem_words(error))),
        )

    def _show(self, previews: Sequence[EncodingPreview]) -> None:
        self.model.show(previews)
        self.list.choose_row(max(0, self.model.row_of(self._before)))
        self.list.setFocus()

    def accept(self) -> None:
        preview = self.list.currentIndex().data(PREVIEW_ROLE)
        super().accept()
        if preview is not None:
            self._take(preview.encoding)


def _accepting() -> tuple[str, QDialogButtonBox.ButtonRole]:
    text = translate("EncodingDialog", "Read it this way")
    return text, QDialogButtonBox.ButtonRole.AcceptRole


def _question(files: Sequence[FileReport]) -> str:
    name = isolated(files[0].path.replace("\\", "/").rpartition("/")[2])
    if len(files) == 1:
        return translate("EncodingDialog", "Choose how {name} reads right.").format(name=name)
    words = translate(
        "EncodingDialog", "Choose how {name} reads right. All of {files} are read this way."
    )
    return words.format(name=name, files=files_count(len(files)))


def _doubt(preview: EncodingPreview) -> str:
    return "" if preview.fits else translate("EncodingDialog", "does not fit")
