"""The reader's pane: the head with title and hits, and the document below it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from app import actions
from app.annotations.edits import Edit, Edits
from app.commands.commands import Commands
from app.compare.beside import Beside
from app.compare.elsewhere import Elsewhere
from app.fonts import Script
from app.gloss.glossing import Glossing
from app.gloss.lookups import Lookups
from app.history import History, Stop
from app.program import Program
from app.reader import commands as wanted
from app.reader import moves
from app.reader.find_bar import FindBar
from app.reader.finding import Finding
from app.reader.head import Head
from app.reader.header import header_of
from app.reader.library_source import LibrarySource, read_document
from app.reader.outline import Outline
from app.reader.places import PlaceKeeper
from app.reader.source import Position
from app.reader.typography_sheet import TypographySheet
from app.reader.view import ReaderView
from app.theme import Theme
from app.translation import translate
from app.typography import Typography
from index.documents import Direction, Document, Hit, Lookup, Span, Stretch

if TYPE_CHECKING:
    from index.library import Library

_OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """Where to go in a document that is opened: at most one of these; else where one was last."""

    hit: Hit | None = None
    stop: Stop | None = None
    stretch: Stretch | None = None


class ReadingPane(QFrame):
    """Shows a document with the hits in it.

    ``shown``: a document is.
    """

    shown = Signal()

    def __init__(self, program: Program, commands: Commands, window: QWidget, edits: Edits) -> None:
        """``window``: over which sheets come up."""
        super().__init__()
        self.setObjectName("paper")
        session, theme = program.session, program.themes.theme
        self._session = session
        self._edits = edits
        self._settings = program.settings
        self._document: Document | None = None
        self._hits: Sequence[Hit] = ()
        self._arrival = _Arrival()
        self._wanted: int | None = None  # the document that was asked for last
        self._history = History()
        self.hits_of: Callable[[int], Sequence[Hit]] = lambda _document_id: ()
        self.view = ReaderView(theme)
        self.view.setAccessibleName(translate("ReadingPane", "Reader"))
        self.find_bar = FindBar(theme)
        self.finding = Finding(session, self.view, self.find_bar)
        self.outline = Outline(window, session, theme)
        self._places = PlaceKeeper(session, self.view)
        self.typography_sheet = TypographySheet(self)
        self.typography_sheet.wanted.connect(self.set_typography)
        self.view.set_typography(self._settings.typography)
        self.view.set_ruler(self._settings.ruler)
        self.glossing = Glossing(session, self.view, program.translations.language)
        self.lookups = Lookups(window, session, theme)
        self.lookups.chosen.connect(self._to_lookup)
        self.elsewhere = Elsewhere(window, session, theme)
        self.elsewhere.chosen.connect(self._to_hit)
        self.beside = Beside(window, session, theme, self.view, edits)
        self._add_commands(commands)
        self.head = self._made_head(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.head, self.find_bar):
            box.addWidget(widget)
        texts = QSplitter(Qt.Orientation.Horizontal)
        texts.setChildrenCollapsible(False)
        texts.setHandleWidth(1)
        texts.addWidget(self.view)
        texts.addWidget(self.beside)
        box.addWidget(texts, 1)
        self.view.position_changed.connect(self._position_changed)
        self.outline.chosen.connect(lambda paragraph: self.go_to(Stretch(paragraph, 0, 0)))
        self.say_place(0, 0)
        self._say_history()

    def _add_commands(self, commands: Commands) -> None:
        for command, act in (
            (wanted.FIND_HERE, self._find),
            (wanted.FIND_NEXT, lambda: self.finding.step(1)),
            (wanted.FIND_PREVIOUS, lambda: self.finding.step(-1)),
            (wanted.GLOSS, self.glossing.at_caret),
            (wanted.ELSEWHERE, self._elsewhere),
            (wanted.DIRECTION, self._turn_direction),
            (wanted.COMPARE, self._compare),
            (wanted.PIN, self.beside.pin),
            (wanted.OUTLINE, lambda: self.outline.open_at(self._here())),
            (wanted.NEXT_CHAPTER, lambda: self._chapter(1)),
            (wanted.PREVIOUS_CHAPTER, lambda: self._chapter(-1)),
            (wanted.NEXT_PARAGRAPH, lambda: self._paragraph(1)),
            (wanted.PREVIOUS_PARAGRAPH, lambda: self._paragraph(-1)),
        ):
            commands.add(command, act, owner=self, ready=lambda: self._document is not None)
        for command, act in (
            (wanted.BACK, self._back),
            (wanted.FORWARD, self._forward),
            (wanted.LOOKUPS, self.lookups.open),
            (wanted.TYPOGRAPHY, self._open_sheet),
            (wanted.VOWEL_MARKS, self._toggle_marks),
            (wanted.RULER, self._toggle_ruler),
            (wanted.SMALLER, self.view.zoom_out),
            (wanted.LARGER, self.view.zoom_in),
        ):
            commands.add(command, act, owner=self)
        self._action = lambda command: commands.action(command.id)

    def _made_head(self, theme: Theme) -> Head:
        action = self._action
        return Head(
            theme,
            before=(
                ("arrow-left", action(wanted.BACK)),
                ("arrow-right", action(wanted.FORWARD)),
            ),
            after=(
                ("chevron-up", action(actions.PREVIOUS_HIT)),
                ("chevron-down", action(actions.NEXT_HIT)),
                ("list", action(wanted.OUTLINE)),
                ("a-large-small", action(wanted.TYPOGRAPHY)),
            ),
            menu=(
                (action(wanted.FIND_HERE), action(wanted.OUTLINE)),
                (action(wanted.COMPARE), action(wanted.PIN)),
                (action(wanted.GLOSS), action(wanted.LOOKUPS), action(wanted.ELSEWHERE)),
                (action(wanted.SMALLER), action(wanted.LARGER), action(wanted.TYPOGRAPHY)),
                (action(wanted.VOWEL_MARKS), action(wanted.DIRECTION), action(wanted.RULER)),
            ),
        )

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.view.set_theme(theme)
        for part in (
            self.head,
            self.find_bar,
            self.outline,
            self.lookups,
            self.elsewhere,
            self.beside,
        ):
            part.set_theme(theme)

    # Showing --------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def open(
        self, document: Document, hits: Sequence[Hit] = (), current: Hit | None = None
    ) -> None:
        """Show a document and its hits: at ``current``, or where the person was last."""
        self._leave()
        self._hits = hits
        self._open(document.id, _Arrival(hit=current))

    def open_at(self, document_id: int, stretch: Stretch) -> None:
        """Show a place of a document."""
        self._leave()
        self._hits = self.hits_of(document_id)
        self._open(document_id, _Arrival(stretch=stretch))

    def go_to(self, stretch: Stretch) -> None:
        """Jump to a place of the document that is shown."""
        if self._document is not None:
            self.open_at(self._document.id, stretch)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Replace the hits of the document that is shown."""
        self._hits = hits
        if self._document is not None:
            self.view.show_hits(hits)

    def clear(self) -> None:
        """Show nothing, and forget where the person was."""
        self._session.bridge.drop(self, _OPEN)
        self._places.leave()
        self._document = None
        self._history.forget()
        self._say_history()
        self.head.set_title("")
        self.view.clear()
        self.finding.use(None)
        self.outline.use(None)
        self.glossing.use(None)
        self.beside.use(None)

    def do_not_open(self, document_ids: Collection[int]) -> None:
        """These are being deleted: what is on its way to be shown does not come."""
        if self._wanted in document_ids:
            self._session.bridge.drop(self, _OPEN)

    def _open(self, document_id: int, arrival: _Arrival) -> None:
        self._arrival = arrival
        self._wanted = document_id
        if self._document is not None and self._document.id == document_id:
            self._session.bridge.drop(self, _OPEN)  # another one that was on its way
            self._arrive(arrival)
            self.shown.emit()
            return
        self._session.run(
            lambda library, _work: read_document(library, document_id),
            owner=self,
            key=_OPEN,
            done=self._show,
        )

    def _show(self, source: LibrarySource) -> None:
        self._places.leave()
        document = self._document = source.document
        self.head.set_title(document.title)
        self.view.show_document(source, header_of(document, QLocale()))
        if not self._arrive(self._arrival) and source.place is not None:
            self._show_last(Position(*source.place))
        self.finding.use(document.id)
        self.outline.use(document.id)
        self.glossing.use(document)
        self.beside.use(document)
        self._places.use(document.id)
        self.shown.emit()

    def _arrive(self, arrival: _Arrival) -> bool:
        """Go where the person wants to be; False where they did not say."""
        self.view.show_hits(self._hits, arrival.hit)
        if arrival.stop is not None:
            self.view.select(arrival.stop.selection.anchor, arrival.stop.selection.caret)
            self.view.set_place(arrival.stop.top)
        elif arrival.stretch is not None:
            paragraph, start, end = arrival.stretch
            self.view.go_to(paragraph, Span(start, end))
            self.view.select(Position(paragraph, start), Position(paragraph, end))
        return arrival != _Arrival() or bool(self._hits)

    def _show_last(self, place: Position) -> None:
        self.view.set_place(place)
        self.view.select(place)

    # How it is set --------------------------------------------------------------------------

    def set_typography(self, typography: Typography) -> None:
        """Set the text otherwise, and remember it."""
        self._settings.typography = typography
        self.view.set_typography(typography)
        self.beside.view.set_typography(typography)

    def _open_sheet(self) -> None:
        column = self.view.column
        script = Script.LATIN if column is None else column.script
        self.typography_sheet.open(self.view.typography, script, self.head)

    def _toggle_marks(self) -> None:
        typography = self.view.typography
        self.set_typography(typography.with_marks(not typography.vowel_marks))

    def _toggle_ruler(self) -> None:
        self._settings.ruler = not self.view.ruler
        self.view.set_ruler(self._settings.ruler)

    def _turn_direction(self) -> None:
        """Where the letters told wrongly: the paragraphs of the selection run the other way."""
        column, document = self.view.column, self._document
        if column is None or document is None:
            return
        selection = self.view.selection
        numbers = range(selection.start.paragraph, selection.end.paragraph + 1)
        turned = Direction.LTR if column.block(numbers[0]).rtl else Direction.RTL
        wanted = dict.fromkeys(numbers, turned)

        def apply(library: Library, value: dict[int, Direction]) -> dict[int, Direction]:
            return library.review.set_directions(document.id, value)

        words = translate("ReadingPane", "direction of a paragraph")
        self._edits.do(Edit(words, apply, wanted), done=self._read_again)

    def _read_again(self) -> None:
        """The text is set otherwise now: the place stays."""
        stop = self._stop()
        if stop is not None:
            self._arrival = _Arrival(stop=stop)
            self._hits = self.hits_of(stop.document_id)
            self._session.run(
                lambda library, _work: read_document(library, stop.document_id),
                owner=self,
                key=_OPEN,
                done=self._show,
            )

    # Back and forward -----------------------------------------------------------------------

    def _stop(self) -> Stop | None:
        if self._document is None:
            return None
        return Stop(self._document.id, self.view.place, self.view.selection)

    def _leave(self) -> None:
        """A jump follows: there is a way back from it."""
        here = self._stop()
        if here is not None:
            self._history.leave(here)
            self._say_history()

    def _back(self) -> None:
        self._return(self._history.back(self._stop()))

    def _forward(self) -> None:
        self._return(self._history.forward(self._stop()))

    def _return(self, stop: Stop | None) -> None:
        self._say_history()
        if stop is not None:
            self._hits = self.hits_of(stop.document_id)
            self._open(stop.document_id, _Arrival(stop=stop))

    def _say_history(self) -> None:
        self._action(wanted.BACK).setEnabled(self._history.can_go_back)
        self._action(wanted.FORWARD).setEnabled(self._history.can_go_forward)

    # Moving ---------------------------------------------------------------------------------

    def _find(self) -> None:
        self._leave()
        self.finding.open()

    def _elsewhere(self) -> None:
        """From the selection; without one from the caret's paragraph."""
        column, document = self.view.column, self._document
        if column is not None and document is not None:
            text = self.view.selected_text() or column.pages[self._here()].text
            self.elsewhere.open_for(document.id, text)

    def _compare(self) -> None:
        """Put a document beside this one, or take it away again."""
        column = self.view.column
        if not self.beside.isHidden():
            self.beside.close_document()
        elif column is not None:
            self.beside.choose(column.pages[self._here()].text)

    def _to_hit(self, hit: Hit) -> None:
        self.open_at(hit.document.id, Stretch(hit.paragraph.number, *hit.sentence))

    def _to_lookup(self, lookup: Lookup) -> None:
        if lookup.document_id is not None:
            self.open_at(lookup.document_id, lookup.stretch)

    def _here(self) -> int:
        return self.view.selection.caret.paragraph

    def _chapter(self, step: int) -> None:
        paragraph = self.outline.beside(self._here(), step)
        if paragraph is not None:
            self.go_to(Stretch(paragraph, 0, 0))

    def _paragraph(self, step: int) -> None:
        column = self.view.column
        if column is not None:
            caret = moves.paragraph_start(column, self.view.selection.caret, step)
            self.view.move_caret(caret, keep_anchor=False)

    def _position_changed(self, position: Position) -> None:
        column = self.view.column
        self.head.set_page(None if column is None else column.pages[position.paragraph].page)

    # Hits -----------------------------------------------------------------------------------

    def say_place(self, place: int, count: int) -> None:
        """Which passage of how many the person is at among all that were found; 0 of none."""
        self.head.set_hit(place, count)
        for command in (actions.PREVIOUS_HIT, actions.NEXT_HIT):
            self._action(command).setEnabled(count > 0)
