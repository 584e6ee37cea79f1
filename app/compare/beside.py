"""The second document beside the one that is read, tied to it by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.annotations.edits import Edit, Edits
from app.announcing import announce
from app.buttons import CutLabel, IconButton, dim_label
from app.compare.choosing import ChooseBeside
from app.compare.tie import Tie
from app.reader.head import HEAD_PX
from app.reader.header import header_of
from app.reader.library_source import LibrarySource, read_document
from app.reader.view import ReaderView
from app.session import Session
from app.theme import Theme
from app.translation import translate
from index.documents import AlignedPair, Alignment, Document

if TYPE_CHECKING:
    from index.library import Library

# Of pairs of NTREX articles that are right the mean is .45. How near two paragraphs are is only
# known beside how near the two texts are as wholes, so the words promise little.
_SURE, _LIKELY = 0.45, 0.25


class Beside(QFrame):
    """Hidden until a document is chosen. One text scrolls with the other, unless Alt is held."""

    def __init__(
        self, window: QWidget, session: Session, theme: Theme, view: ReaderView, edits: Edits
    ) -> None:
        """``view``: the first document's. ``window``: over which the list of documents comes."""
        super().__init__()
        self.setObjectName("paper")
        self._session = session
        self._edits = edits
        self._view = view
        self._first: Document | None = None
        self._second: Document | None = None
        self.view = ReaderView(theme)
        self.view.setAccessibleName(translate("Compare", "Second document"))
        self.tie = Tie(view, self.view)
        self.tie.changed.connect(self._say)
        self.chooser = ChooseBeside(window, session, theme)
        self.chooser.chosen.connect(self.open)
        self._title = CutLabel()
        self._how = dim_label(size=13)
        self._buttons: list[IconButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head(theme))
        box.addWidget(self.view, 1)
        self.hide()

    def _head(self, theme: Theme) -> QWidget:
        head = QWidget()
        head.setObjectName("readerHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(HEAD_PX)
        pin = IconButton("bookmark", translate("Compare", "Tie these paragraphs by hand"), theme)
        pin.clicked.connect(self.pin)
        close = IconButton("x", translate("Compare", "Close the second document"), theme)
        close.clicked.connect(self.close_document)
        self._buttons = [pin, close]
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._title, 1)
        row.addWidget(self._how)
        for button in self._buttons:
            row.addWidget(button)
        return head

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.view.set_theme(theme)
        self.chooser.set_theme(theme)
        for button in self._buttons:
            button.set_theme(theme)

    # Opening and closing ----------------------------------------------------------------------

    def use(self, document: Document | None) -> None:
        """Another first document is read; what stands beside it is tied to that one now."""
        self._first = document
        self.tie.set_alignment(None)
        if document is None or document == self._second:
            self.close_document()
        elif self._second is not None:
            self._align()

    def choose(self, text: str) -> None:
        """Ask which document to put beside; those that say ``text`` come first."""
        if self._first is not None:
            self.chooser.open_for(self._first, text)

    def open(self, document: Document) -> None:
        """Show a document beside."""
        self._session.run(
            lambda library, _work: read_document(library, document.id),
            owner=self,
            key="open",
            done=self._show,
        )

    def close_document(self) -> None:
        """Read one document alone again."""
        self._session.bridge.drop(self, "open")
        self._session.bridge.drop(self, "align")
        self._second = None
        self.tie.set_alignment(None)
        self.view.clear()
        self.hide()

    def _show(self, source: LibrarySource) -> None:
        self._second = source.document
        self._title.set_text(source.document.title)
        self.view.set_typography(self._view.typography)
        self.view.set_zoom(self._view.zoom)
        self.view.show_document(source, header_of(source.document, QLocale()))
        self._how.setText("")
        self.show()
        self._align()

    # Tying ------------------------------------------------------------------------------------

    def _align(self) -> None:
        first, second = self._first, self._second
        if first is not None and second is not None:
            self._session.run(
                lambda library, work: library.alignments.align(first.id, second.id, work=work),
                owner=self,
                key="align",
                done=self._tied,
            )

    def _tied(self, alignment: Alignment) -> None:
        self.tie.set_alignment(alignment)
        self._view.position_changed.emit(self._view.place)  # the second goes to where the first is

    def pin(self) -> None:
        """Tie the paragraphs of both carets, or untie them if they are tied by hand already."""
        first, second = self._first, self._second
        if first is None or second is None:
            return
        one, other = (view.selection.caret.paragraph for view in (self._view, self.view))
        pair = self.tie.pair_at(0, one)
        tied = pair is not None and pair.pinned and pair.second == other
        change = _Change(first.id, second.id, one, None if tied else other)
        words = translate("Compare", "tied paragraphs")
        self._edits.do(Edit(words, _tie, change), done=self._align)

    def _say(self, pair: AlignedPair | None) -> None:
        words = _how_sure(pair)
        if words != self._how.text():
            self._how.setText(words)
            announce(self, words)

    @property
    def how(self) -> str:
        """How sure the tie at the caret is, as shown."""
        return self._how.text()


@dataclass(frozen=True, slots=True)
class _Change:
    """Tie paragraph ``one`` of the first document to ``other`` of the second, or to none."""

    first_id: int
    second_id: int
    one: int
    other: int | None


@dataclass(frozen=True, slots=True)
class _Ties:
    """All ties between two documents."""

    first_id: int
    second_id: int
    pairs: Sequence[tuple[int, int]]


def _tie(library: Library, wanted: _Change | _Ties) -> _Ties:
    """Change ties, or make them be as they were: an edit's ``apply``."""
    ties, ends = library.alignments, (wanted.first_id, wanted.second_id)
    if isinstance(wanted, _Ties):
        return _Ties(*ends, ties.retie(*ends, wanted.pairs))
    before = _Ties(*ends, ties.tied(*ends))
    if wanted.other is None:
        ties.unpin(wanted.first_id, wanted.one, wanted.second_id)
    else:
        ties.pin(wanted.first_id, wanted.one, wanted.second_id, wanted.other)
    return before


def _how_sure(pair: AlignedPair | None) -> str:
    if pair is None:
        return translate("Compare", "Nothing answers")
    if pair.pinned:
        return translate("Compare", "Tied by hand")
    if pair.confidence >= _SURE:
        return translate("Compare", "Surely the same")
    if pair.confidence >= _LIKELY:
        return translate("Compare", "Probably the same")
    return translate("Compare", "Perhaps the same")
