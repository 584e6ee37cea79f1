"""All tags of the library: how often each is used, renamed, merged and deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.annotations.edits import Edit, Edits
from app.annotations.wording import marks_count
from app.buttons import dim_label
from app.session import Session
from app.translation import translate
from app.wording import DOT, documents_count, isolated, line
from index.documents import Changes, Tag, TagUse

if TYPE_CHECKING:
    from index.library import Library

_SIZE_PX = (460, 480)

TagUses = Mapping[str, TagUse | None]


class _Renaming(NamedTuple):
    """A tag is to have another name; that of another tag merges the two. Empty: it goes."""

    name: str
    new: str


def change_tags(library: Library, wanted: _Renaming | TagUses) -> TagUses:
    """Rename, merge or delete a tag, or put tags back on what they were on."""
    if not isinstance(wanted, _Renaming):
        return library.review.restore_tags(wanted)
    if not wanted.new:
        return library.review.restore_tags({wanted.name: None})
    return library.review.rename_tag(wanted.name, wanted.new)


class TagsDialog(QDialog):
    """What is done here is undone with everything else."""

    def __init__(self, window: QWidget, session: Session, edits: Edits) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("TagsDialog", "Tags"))
        self.resize(*_SIZE_PX)
        self._session = session
        self._edits = edits
        self.tags: Sequence[Tag] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(translate("TagsDialog", "Tags of the library"))
        self.list.currentRowChanged.connect(self._enable)
        self.list.itemActivated.connect(self._ask)
        self._nothing = dim_label(translate("TagsDialog", "Nothing has a tag yet."), size=13)
        self._nothing.setWordWrap(True)
        self.rename = QPushButton(translate("TagsDialog", "Rename or merge…"))
        self.rename.clicked.connect(self._ask)
        self.delete = QPushButton(translate("TagsDialog", "Delete"))
        self.delete.clicked.connect(lambda: self._change(""))
        close = QPushButton(translate("TagsDialog", "Close"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.rename)
        row.addWidget(self.delete)
        row.addStretch(1)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)
        box.addLayout(row)
        session.changed.connect(self._changed)
        session.opening.connect(self.close)
        self._enable()
        self.refresh()

    def refresh(self) -> None:
        """Read the tags."""
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.review.tags(),
                owner=self,
                key="tags",
                done=self._show,
            )

    def _changed(self, changes: Changes) -> None:
        if changes.annotations or changes.documents:
            self.refresh()

    def _show(self, tags: Sequence[Tag]) -> None:
        row = self.list.currentRow()
        self.tags = tags
        self.list.clear()
        self.list.addItems([_told(tag) for tag in tags])
        self.list.setCurrentRow(min(max(row, 0), len(tags) - 1))
        self._nothing.setVisible(not tags)
        self._enable()

    def _enable(self, _row: int = 0) -> None:
        for button in (self.rename, self.delete):
            button.setEnabled(self._current() is not None)

    def _current(self) -> Tag | None:
        row = self.list.currentRow()
        return self.tags[row] if 0 <= row < len(self.tags) else None

    def _ask(self) -> None:
        tag = self._current()
        if tag is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(translate("TagsDialog", "Rename or merge…"))
        dialog.setLabelText(
            translate("TagsDialog", "New name; that of another tag makes the two one")
        )
        dialog.setComboBoxEditable(True)
        dialog.setComboBoxItems([tag.name, *(t.name for t in self.tags if t is not tag)])
        dialog.setTextValue(tag.name)
        dialog.textValueSelected.connect(lambda name: self._change(name) if name.strip() else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, new: str) -> None:
        tag = self._current()
        if tag is not None and new.strip() != tag.name:
            words = translate("TagsDialog", "tags of the library")
            self._edits.do(Edit(words, change_tags, _Renaming(tag.name, new.strip())))


def _told(tag: Tag) -> str:
    parts = [f"#{tag.name}"]
    if tag.documents:
        parts.append(documents_count(tag.documents))
    if tag.annotations:
        parts.append(marks_count(tag.annotations))
    return line(DOT.join([isolated(parts[0]), *parts[1:]]))
