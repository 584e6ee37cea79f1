"""The words that answer, each with its number; one that is not meant is switched off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.translation import translate
from app.wording import isolated, language_name, listed, number, percent
from index.documents import Concordance, ConcordanceGroup

GROUP_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class GroupModel(QAbstractListModel):
    """Groups that are counted, strongest first, then those that the person rejected.

    ``rejected_changed``: keys of all groups that are not meant, when the person changes them.
    """

    rejected_changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[ConcordanceGroup] = ()
        self._rejected: dict[str, ConcordanceGroup] = {}

    def show(self, found: Concordance) -> None:
        """Replace the groups that are counted; those rejected before stay in sight."""
        self.beginResetModel()
        counted = {group.key for group in found.groups}
        self._rejected = {key: g for key, g in self._rejected.items() if key not in counted}
        self._groups = found.groups
        self.endResetModel()

    def clear(self) -> None:
        """Forget all, what was rejected too: something else is asked."""
        self.beginResetModel()
        self._groups, self._rejected = (), {}
        self.endResetModel()

    @property
    def rejected(self) -> tuple[str, ...]:
        """Keys of what the person rejected."""
        return tuple(self._rejected)

    def _at(self, row: int) -> ConcordanceGroup:
        held = [*self._groups, *self._rejected.values()]
        return held[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else len(self._groups) + len(self._rejected)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group = self._at(index.row())
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{isolated(group.word)}  {number(group.count)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            off = group.key in self._rejected
            return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            words = translate("Groups", "{languages}; answers by {strength}")
            return words.format(
                languages=listed(map(language_name, group.languages)),
                strength=percent(group.strength),
            )
        return None

    def setData(  # noqa: N802  Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        group = self._at(index.row())
        self.beginResetModel()
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._rejected.pop(group.key, None)
        else:
            self._groups = [held for held in self._groups if held.key != group.key]
            self._rejected[group.key] = group
        self.endResetModel()
        self.rejected_changed.emit(self.rejected)
        return True
