"""The reader's pane: the head with title and hits, and the document below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app import actions
from app.buttons import CutLabel, action_button, dim_label
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.reader.find_bar import FindBar
from app.reader.finding import Finding
from app.reader.header import header_of
from app.reader.view import ReaderView
from app.session import Session
from app.theme import Theme
from app.translation import Phrase, translate
from app.wording import number
from index.documents import Document, Hit, Paragraph

if TYPE_CHECKING:
    from index.library import Library

HEAD_PX = 48
_OPEN = "open"

FIND_HERE = Command(
    id="read.find",
    name=Phrase("ReadingPane", "Find in this document"),
    group=Group.READ,
    keys=("Ctrl+F",),
)
SMALLER = Command(
    id="read.smaller",
    name=Phrase("ReadingPane", "Smaller text"),
    group=Group.READ,
    keys=("Ctrl+-",),
)
LARGER = Command(
    id="read.larger",
    name=Phrase("ReadingPane", "Larger text"),
    group=Group.READ,
    keys=("Ctrl++", "Ctrl+="),
)


class LibrarySource:
    """A document of the library as the reader reads it: a page at a time, in milliseconds."""

    def __init__(self, library: Library, document: Document, lengths: Any) -> None:
        self._library = library
        self.document = document
        self._lengths = lengths

    @property
    def count(self) -> int:
        """Number of paragraphs."""
        return len(self._lengths)

    @property
    def lengths(self) -> Any:
        """Code points of each paragraph: an int32 array of shape (count,)."""
        return self._lengths

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        """``count`` paragraphs from number ``start`` on."""
        return self._library.paragraphs(self.document.id, start, count)


def read_document(library: Library, document_id: int) -> LibrarySource:
    """What the reader needs to begin. Raises ``LibraryProblem``."""
    document = library.document(document_id)
    return LibrarySource(library, document, library.paragraph_lengths(document_id))


class ReadingPane(QFrame):
    """Shows a document with the hits in it.

    ``shown``: a document is.
    """

    shown = Signal()

    def __init__(self, session: Session, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._session = session
        self._document: Document | None = None
        self._hits: Sequence[Hit] = ()
        self._wanted: Hit | None = None
        self.view = ReaderView(theme)
        self.view.setAccessibleName(translate("ReadingPane", "Reader"))
        self.find_bar = FindBar(theme)
        self.finding = Finding(session, self.view, self.find_bar)
        self._make_actions(commands)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head(theme))
        box.addWidget(self.find_bar)
        box.addWidget(self.view, 1)
        self.say_place(0, 0)

    def _make_actions(self, commands: Commands) -> None:
        self.previous = commands.action(actions.PREVIOUS_HIT.id)
        self.next = commands.action(actions.NEXT_HIT.id)
        commands.add(
            FIND_HERE, self.finding.open, owner=self, ready=lambda: self._document is not None
        )
        self.smaller = commands.add(SMALLER, self.view.zoom_out, owner=self)
        self.larger = commands.add(LARGER, self.view.zoom_in, owner=self)

    def _head(self, theme: Theme) -> QWidget:
        head = QWidget()
        head.setObjectName("readerHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(HEAD_PX)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(4)
        self._title = CutLabel()
        self._place = dim_label(size=13)
        row.addWidget(self._title, 1)
        row.addWidget(self._place)
        row.addSpacing(8)
        self._buttons = [
            action_button("chevron-up", self.previous, theme),
            action_button("chevron-down", self.next, theme),
            action_button("zoom-out", self.smaller, theme),
            action_button("zoom-in", self.larger, theme),
        ]
        for button in self._buttons:
            row.addWidget(button)
        return head

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.view.set_theme(theme)
        for button in self._buttons:
            button.set_theme(theme)
        self.find_bar.set_theme(theme)

    # Showing --------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def open(
        self, document: Document, hits: Sequence[Hit] = (), current: Hit | None = None
    ) -> None:
        """Show a document and its hits, at ``current``."""
        self._hits, self._wanted = hits, current
        if self._document == document:
            self._session.bridge.drop(self, _OPEN)  # another one that was on its way
            self.view.show_hits(hits, current)
            self.shown.emit()
            return
        self._session.run(
            lambda library, _work: read_document(library, document.id),
            owner=self,
            key=_OPEN,
            done=self._show,
        )

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Replace the hits of the document that is shown."""
        self._hits, self._wanted = hits, None
        if self._document is not None:
            self.view.show_hits(hits)

    def clear(self) -> None:
        """Show nothing."""
        self._session.bridge.drop(self, _OPEN)
        self._document = None
        self._title.set_text("")
        self.view.clear()
        self.finding.use(None)

    def _show(self, source: LibrarySource) -> None:
        self._document = source.document
        self._title.set_text(source.document.title)
        self.view.show_document(source, header_of(source.document, QLocale()))
        self.view.show_hits(self._hits, self._wanted)
        self.finding.use(source.document.id)
        self.shown.emit()

    def say_place(self, place: int, count: int) -> None:
        """Which passage of how many the person is at among all that were found; 0 of none."""
        text = translate("ReadingPane", "{place} of {count}")
        self._place.setText(text.format(place=number(place), count=number(count)) if place else "")
        for action in (self.previous, self.next):
            action.setEnabled(count > 0)
