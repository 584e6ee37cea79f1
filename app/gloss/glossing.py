"""Looks words up: under the pointer after a pause, or at the caret by a key."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from app.announcing import announce
from app.gloss.card import GlossCard
from app.reader import moves
from app.reader.source import Position
from app.reader.view import ReaderView
from app.session import Session
from app.workers import Lane
from index.documents import Document, Gloss, Lookup, Stretch

_PAUSE_MS = 650
_STILL_PX = 3  # a hand that rests moves as much
_HIDING = (
    QEvent.Type.Leave,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Resize,
)


class _Asked(NamedTuple):
    """A word of the document that is shown."""

    document: Document
    stretch: Stretch
    word: str
    language: str
    kept: bool  # looked up on purpose: it goes into the list


class Glossing(QObject):
    """Only what is asked by key is kept in the list: the pointer rests on many words."""

    def __init__(self, session: Session, view: ReaderView, mine: str) -> None:
        """``mine``: the person's language."""
        super().__init__(view)
        self._session = session
        self._view = view
        self._mine = mine
        self._document: Document | None = None
        self._point = QPointF()
        self.card = GlossCard(view.viewport())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._rested)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.selection_changed.connect(self._hide)
        view.position_changed.connect(lambda _position: self._hide())

    def use(self, document: Document | None) -> None:
        """Another document is shown."""
        self._hide()
        self._document = document

    def at_caret(self) -> None:
        """Look up the word at the caret, or the first one selected."""
        self._ask(self._view.selection.start, kept=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() in _HIDING:
            self._hide()
        elif event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._follow(event)
        return False

    def _follow(self, event: QMouseEvent) -> None:
        if (event.position() - self._point).manhattanLength() > _STILL_PX:
            self._hide()
            self._point = event.position()
            if event.buttons() == Qt.MouseButton.NoButton:
                self._timer.start()

    def _hide(self) -> None:
        self._timer.stop()
        self.card.hide()
        self._session.bridge.drop(self, "gloss")

    def _rested(self) -> None:
        position = self._view.position_at(self._point)
        near = self._view.rect_of(position).adjusted(-24, 0, 24, 0)
        if near.contains(self._point):  # not in a margin, nor below the text
            self._ask(position, kept=False)

    def _ask(self, position: Position, *, kept: bool) -> None:
        column, document = self._view.column, self._document
        if column is None or document is None:
            return
        start, end = moves.word_at(column, position)
        paragraph = column.pages[position.paragraph]
        word = paragraph.text[start.offset : end.offset]
        if not any(map(str.isalpha, word)):
            return
        stretch = Stretch(position.paragraph, start.offset, end.offset)
        asked = _Asked(document, stretch, word, paragraph.language, kept)
        to = self._mine if self._mine != asked.language else "en" if self._mine == "ar" else "ar"
        self._session.run(
            lambda library, _work: library.gloss(word, language=asked.language, to=to),
            owner=self,
            key="gloss",
            done=lambda gloss: self._show(asked, gloss),
            # The pointer asked for nothing: a model that is missing is said when a key does.
            failed=self._session.bridge.trouble.emit if kept else lambda _problem: None,
        )

    def _show(self, asked: _Asked, gloss: Gloss) -> None:
        paragraph, start, end = asked.stretch
        if not gloss.words and not asked.kept:
            return
        first = self._view.rect_of(Position(paragraph, start))
        last = self._view.rect_of(Position(paragraph, end))
        beside = first.united(last) if first.top() == last.top() else first
        self.card.show_gloss(gloss, beside.toRect())
        if asked.kept:
            announce(self._view, ", ".join(self.card.words()))
            self._keep(asked, gloss)

    def _keep(self, asked: _Asked, gloss: Gloss) -> None:
        lookup = Lookup(
            word=asked.word,
            language=asked.language,
            glosses=tuple(word.text for word in gloss.words),
            document_id=asked.document.id,
            document_title=asked.document.title,
            stretch=asked.stretch,
        )
        self._session.run(
            lambda library, _work: (
                None if library.read_only else library.remembered.keep_lookup(lookup)
            ),
            owner=self,
            key="keep",
            lane=Lane.FREE,  # a moment's work: it need not wait for an import to end
            done=lambda _none: None,
        )
