"""The shelves of a library: all, recent, by language, by collection; and the list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.cards import CardPainter, card_font, pill_width
from app.icons import pixmap
from app.rows import ROW_ROLE, RowModel
from app.theme import Theme
from app.translation import translate
from app.wording import documents_count, isolated, language_name, new_count, number
from index.documents import Coverage, Document, SavedSearch, WatchedState

SHELF_ROLE = ROW_ROLE
ROW_PX = 34
_HEADING_PX = 38
_INSET = 10
_RADIUS = 7
_ICON_PX = 17
_BADGE_PX = 20
_RECENT = timedelta(days=7)
_COLLECTION = "collection:"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Some documents under a name. ``documents`` is None for the whole library."""

    key: str  # stays the same while the library changes
    name: str
    icon: str
    count: int
    documents: frozenset[int] | None

    def holds(self, document: Document) -> bool:
        """Whether a document stands on this shelf."""
        return self.documents is None or document.id in self.documents


def collection_of(shelf: Shelf) -> str | None:
    """The name of the collection that a shelf is; None for other shelves."""
    return shelf.key.removeprefix(_COLLECTION) if shelf.key.startswith(_COLLECTION) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchShelf:
    """A saved search; ``count`` is what is new in it."""

    search: SavedSearch
    count: int
    icon: str = "bookmark"

    @property
    def key(self) -> str:
        """Stays the same while the library changes."""
        return f"search:{self.search.id}"

    @property
    def name(self) -> str:
        """As the person named it."""
        return self.search.name


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group of shelves."""

    name: str


def shelves_of(
    documents: Sequence[Document],
    collections: Mapping[str, Sequence[int]],
    now: datetime,
    coverage: Coverage | None = None,
) -> list[Shelf | Heading]:
    """The rows of the list: groups with their shelves, groups without any left out."""
    since = (now - _RECENT).astimezone(UTC).isoformat()
    recent = frozenset(d.id for d in documents if d.imported_at >= since)
    rows: list[Shelf | Heading] = [
        Heading(translate("Shelves", "Library")),
        Shelf(
            key="all",
            name=translate("Shelves", "All documents"),
            icon="library",
            count=len(documents),
            documents=None,
        ),
        Shelf(
            key="recent",
            name=translate("Shelves", "Added this week"),
            icon="clock",
            count=len(recent),
            documents=recent,
        ),
    ]
    rows += _doubts(documents, coverage)
    languages = Counter(document.language for document in documents)
    if languages:
        rows.append(Heading(translate("Shelves", "Languages")))
    for code, count in languages.most_common():
        held = frozenset(d.id for d in documents if d.language == code)
        name = language_name(code)
        rows.append(
            Shelf(key=f"language:{code}", name=name, icon="languages", count=count, documents=held)
        )
    if collections:
        rows.append(Heading(translate("Shelves", "Collections")))
    rows += (
        Shelf(
            key=f"{_COLLECTION}{name}",
            name=name,
            icon="folder",
            count=len(ids),
            documents=frozenset(ids),
        )
        for name, ids in sorted(collections.items())
    )
    return rows


def _doubts(documents: Sequence[Document], coverage: Coverage | None) -> Iterator[Shelf | Heading]:
    """What a search can only partly see, and files that are no longer what was imported."""
    missing = [d.id for d in documents if d.watched is WatchedState.MISSING]
    unread = [d.id for d in documents if d.watched is WatchedState.UNREAD]
    renewed = [d.id for d in documents if d.earlier_versions]
    found: list[tuple[str, str, str, Sequence[int]]] = [
        ("missing", translate("Shelves", "File is missing"), "file-x", missing),
        ("unread", translate("Shelves", "Changed, not readable"), "circle-alert", unread),
        ("renewed", translate("Shelves", "With earlier versions"), "history", renewed),
    ]
    if coverage is not None:
        found[:0] = [
            ("no_text", translate("Shelves", "Without usable text"), "file-x", coverage.no_text),
            (
                "needs_ocr",
                translate("Shelves", "Awaiting text recognition"),
                "scan-text",
                coverage.needs_ocr,
            ),
            (
                "order",
                translate("Shelves", "Doubtful order"),
                "triangle-alert",
                coverage.doubtful_order,
            ),
            (
                "encoding",
                translate("Shelves", "Doubtful characters"),
                "languages",
                coverage.doubtful_encoding,
            ),
            (
                "columns",
                translate("Shelves", "Doubtful columns"),
                "columns-3",
                coverage.doubtful_columns,
            ),
            (
                "partly",
                translate("Shelves", "Read only in part"),
                "triangle-alert",
                coverage.partly_read,
            ),
        ]
    if any(ids for *_, ids in found):
        yield Heading(translate("Shelves", "Needs a look"))
    for key, name, icon, ids in found:
        if ids:
            held = frozenset(ids)
            yield Shelf(key=f"look:{key}", name=name, icon=icon, count=len(held), documents=held)


def search_shelves(
    searches: Sequence[SavedSearch], new: Mapping[int, int]
) -> list[SearchShelf | Heading]:
    """The rows of the saved searches; none without any."""
    if not searches:
        return []
    heading = Heading(translate("Shelves", "Saved searches"))
    return [heading, *(SearchShelf(search=each, count=new.get(each.id, 0)) for each in searches)]


Row = Shelf | SearchShelf | Heading


class ShelfModel(RowModel[Row]):
    """The shelves as an item model; headings can be neither chosen nor focused."""

    def row_of(self, key: str) -> int:
        """The row of a shelf; -1 if it is gone."""
        keys = (None if isinstance(row, Heading) else row.key for row in self.rows)
        return next((number for number, held in enumerate(keys) if held == key), -1)

    def told(self, row: Row, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Shelf):
            return f"{isolated(row.name)}, {documents_count(row.count)}"
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, SearchShelf):
            return f"{isolated(row.name)}, {new_count(row.count)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class ShelfDelegate(QStyledItemDelegate):
    """Paints a shelf: icon, name, count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        heading = isinstance(index.data(SHELF_ROLE), Heading)
        return QSize(option.rect.width(), _HEADING_PX if heading and index.row() else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        card = CardPainter(painter, option, self.theme)
        row = index.data(SHELF_ROLE)
        if not isinstance(row, Heading):
            self._shelf(card, row, option)
        else:
            where = card.row.adjusted(_INSET + 10, card.row.height() - ROW_PX, -_INSET, 0)
            if card.rtl:
                where = card.row.adjusted(_INSET, card.row.height() - ROW_PX, -_INSET - 10, 0)
            card.text(where, row.name, card_font(12, strong=True), "dim")
        painter.restore()

    def _shelf(
        self, card: CardPainter, shelf: Shelf | SearchShelf, option: QStyleOptionViewItem
    ) -> None:
        painter, theme = card.painter, self.theme
        tint = card.row.adjusted(_INSET, 1, -_INSET, -1)
        state = QStyle.StateFlag
        if card.chosen or option.state & state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if card.chosen else "hover"))
            painter.drawRoundedRect(tint, _RADIUS, _RADIUS)
        if card.chosen and option.state & state.State_HasFocus:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.color("focus"))
            pen.setWidthF(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tint.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        inner = tint.adjusted(10, 0, -10, 0)
        self._icon(card, shelf, inner)
        font = card_font(14)
        is_search = isinstance(shelf, SearchShelf)
        count = number(shelf.count) if shelf.count or not is_search else ""
        if is_search and count:
            self._badge(card, count, inner)
        else:
            card.text(inner, count, card_font(12), "accent" if card.chosen else "dim", end=True)
        before, after = _ICON_PX + 11, 12 + (_BADGE_PX if is_search else 0) + 8 * len(count)
        if card.rtl:
            before, after = after, before
        card.text(inner.adjusted(before, 0, -after, 0), isolated(shelf.name), font, "text")

    def _badge(self, card: CardPainter, count: str, inner: QRectF) -> None:
        """What is new, quietly."""
        width = max(pill_width(count), _BADGE_PX)
        x = inner.left() if card.rtl else inner.right() - width
        card.pill(QRectF(x, inner.center().y() - _BADGE_PX / 2, width, _BADGE_PX), count)

    def _icon(self, card: CardPainter, shelf: Shelf | SearchShelf, inner: QRectF) -> None:
        ratio = card.painter.device().devicePixelRatio()
        color = self.theme.color("accent" if card.chosen else "dim")
        image = pixmap(shelf.icon, color, size=_ICON_PX, ratio=ratio, mirror=card.rtl)
        x = inner.right() - _ICON_PX if card.rtl else inner.left()
        y = inner.center().y() - _ICON_PX / 2
        card.painter.drawPixmap(QRectF(x, y, _ICON_PX, _ICON_PX), image, QRectF(image.rect()))
