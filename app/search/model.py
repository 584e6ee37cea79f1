"""The hits of a query as an item model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.annotations.wording import marks_count, spoken
from app.search.arrangement import Lane, Notes, Order, arranged
from app.translation import translate
from app.wording import isolated, language_name, line, passages_count
from index.documents import Annotation, Hit

HIT_ROLE = Qt.ItemDataRole.UserRole
STATE_ROLE = Qt.ItemDataRole.UserRole + 1  # what the person decided, in a word; empty for nothing

Index = QModelIndex | QPersistentModelIndex
Row = Hit | Lane | Notes | Annotation


class HitModel(QAbstractListModel):
    """Hits in the order that the person wants, with a heading for each lane where there are any.

    ``hits`` are the same without headings, in the order of the rows. After them, under a heading of
    their own, come the person's notes that answer.
    """

    def __init__(self) -> None:
        super().__init__()
        self.order = Order.BEST
        self.in_lanes = False
        self.hits: Sequence[Hit] = ()
        self.states: Mapping[tuple[int, int], str] = {}  # by place, in a word
        self._best_first: Sequence[Hit] = ()
        self.notes: Sequence[Annotation] = ()
        self._rows: Sequence[Row] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace all rows by hits that come best first."""
        self._best_first = hits
        self._arrange()

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """Replace the notes; the rows of hits stay where they are."""
        if notes != self.notes:
            first = len(self._rows) - _rows_of(self.notes)
            if self.notes:
                self.beginRemoveRows(QModelIndex(), first, len(self._rows) - 1)
                self._rows, self.notes = self._rows[:first], ()
                self.endRemoveRows()
            if notes:
                self.beginInsertRows(QModelIndex(), first, first + len(notes))
                self._rows, self.notes = [*self._rows, Notes(len(notes)), *notes], notes
                self.endInsertRows()

    @property
    def first_note(self) -> int:
        """The row of the first note; -1 without any."""
        return len(self._rows) - len(self.notes) if self.notes else -1

    def arrange(self, order: Order, *, in_lanes: bool) -> None:
        """Show the same hits in another order."""
        if (order, in_lanes) != (self.order, self.in_lanes):
            self.order, self.in_lanes = order, in_lanes
            self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows: list[Row] = [*arranged(self._best_first, self.order, in_lanes=self.in_lanes)]
        if self.notes:
            rows += (Notes(len(self.notes)), *self.notes)
        self._rows = rows
        self.hits = [row for row in self._rows if isinstance(row, Hit)]
        self.endResetModel()

    def row_of(self, hit: Hit) -> int:
        """The row of the hit at the same place of the same document; -1 without one."""
        places = (_place(held) if isinstance(held, Hit) else None for held in self._rows)
        return next((row for row, place in enumerate(places) if place == _place(hit)), -1)

    def hit_at(self, row: int) -> Hit | None:
        """The hit in a row, if it is one."""
        held = self._rows[row] if 0 <= row < len(self._rows) else None
        return held if isinstance(held, Hit) else None

    def note_at(self, row: int) -> Annotation | None:
        """The note in a row, if it is one."""
        held = self._rows[row] if 0 <= row < len(self._rows) else None
        return held if isinstance(held, Annotation) else None

    def beside(self, row: int, by: int) -> int:
        """The row of a hit ``by`` hits on from a row, in a ring; -1 where there is no hit."""
        hits = [number for number, held in enumerate(self._rows) if isinstance(held, Hit)]
        if not hits:
            return -1
        if row not in hits:
            return hits[0 if by > 0 else -1]
        return hits[(hits.index(row) + by) % len(hits)]

    def place_of(self, row: int) -> int:
        """How many hits come before a row."""
        return sum(isinstance(held, Hit) for held in self._rows[: max(row, 0)])

    def of_document(self, document_id: int) -> list[Hit]:
        """The hits of one document."""
        return [hit for hit in self.hits if hit.document.id == document_id]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Lane | Notes):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == HIT_ROLE:
            return row
        if not isinstance(row, Hit):
            return _other_data(row, role)
        state = self.states.get(_place(row), "")
        if role == STATE_ROLE:
            return state
        found = _hit_data(row, role)
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{state}: {found}" if spoken and state else found


def _hit_data(hit: Hit, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return sentence_of(hit)
    if role == Qt.ItemDataRole.ToolTipRole:
        return line(isolated(hit.document.title))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        language = language_name(hit.paragraph.language)
        return f"{isolated(hit.document.title)}, {language}: {isolated(sentence_of(hit))}"
    return None


def _rows_of(notes: Sequence[Annotation]) -> int:
    return len(notes) + 1 if notes else 0


def _other_data(row: Lane | Notes | Annotation, role: int) -> object:
    if isinstance(row, Lane):
        return _lane_data(row, role)
    return _notes_data(row, role) if isinstance(row, Notes) else _note_data(row, role)


def _notes_data(heading: Notes, role: int) -> object:
    name = translate("SearchPane", "Your notes")
    if role == Qt.ItemDataRole.DisplayRole:
        return name
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{name}, {marks_count(heading.count)}"
    return None


def _note_data(mark: Annotation, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return isolated(mark.note or " ".join(mark.tags))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{isolated(mark.document_title)}: {spoken(mark)}"
    return None


def _lane_data(lane: Lane, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return language_name(lane.language)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{language_name(lane.language)}, {passages_count(lane.count)}"
    return None


def sentence_of(hit: Hit) -> str:
    """The best sentence, or the paragraph where none stands out."""
    start, end = hit.sentence
    return hit.paragraph.text[start:end] or hit.paragraph.text


def _place(hit: Hit) -> tuple[int, int]:
    return hit.document.id, hit.paragraph.number
