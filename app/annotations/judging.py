"""States of documents and passages: a key sets one and goes on to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.annotations import commands as wanted
from app.annotations.edits import Edit, Edits
from app.annotations.note_sheet import NoteSheet
from app.annotations.wording import state_name
from app.announcing import announce
from app.commands.commands import Commands
from app.library.documents_pane import DocumentsPane
from app.reading import ReadingPane
from app.search.pane import SearchPane
from app.session import Session
from app.translation import translate
from app.wording import DOT, isolated
from index.documents import Changes, ReviewState

if TYPE_CHECKING:
    from index.library import Library

_Passages = Mapping[tuple[int, int], ReviewState]


class _Said(NamedTuple):
    passages: _Passages
    states: Mapping[int, ReviewState]
    tags: Mapping[int, tuple[str, ...]]


class Judging(QObject):
    """Sets states from the list of hits, the list of documents and the text, and shows them."""

    def __init__(
        self,
        session: Session,
        edits: Edits,
        panes: tuple[SearchPane, DocumentsPane, ReadingPane],
        sheet: NoteSheet,
        commands: Commands,
    ) -> None:
        self._results, self._documents, self._reader = panes
        super().__init__(self._results)
        self._session = session
        self._edits = edits
        self._sheet = sheet
        self._tags: Mapping[int, tuple[str, ...]] = {}
        commands.add(
            wanted.TAGS,
            self.tag_document,
            owner=self._documents.list,
            ready=lambda: self._documents.current is not None,
        )
        session.opened.connect(self.refresh)
        session.changed.connect(self._changed)
        for state, command in wanted.STATES.items():
            for owner, act, ready in (
                (self._results.list, self.judge_hit, lambda: self._results.current is not None),
                (
                    self._documents.list,
                    self.judge_document,
                    lambda: self._documents.current is not None,
                ),
                (self._reader.view, self.judge_paragraph, self._is_reading),
            ):
                self._add(commands, command, owner, lambda act=act, state=state: act(state), ready)

    def _add(
        self,
        commands: Commands,
        command: wanted.Command,
        owner: QWidget,
        act: Callable[[], None],
        ready: Callable[[], bool],
    ) -> None:
        commands.add(command, act, owner=owner, ready=ready)

    def _is_reading(self) -> bool:
        return self._reader.document is not None

    # Showing ---------------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        if (changes.annotations or changes.documents) and self._session.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Read the states, and show them in the lists."""
        self._session.run(
            lambda library, _work: _Said(
                library.annotations.passage_states(),
                library.review.states(),
                library.review.document_tags(),
            ),
            owner=self,
            key="states",
            done=self._show,
        )

    def _show(self, said: _Said) -> None:
        self._tags = said.tags
        self._results.model.states = {k: state_name(state) for k, state in said.passages.items()}
        self._documents.model.states = {
            document: DOT.join(_words(said, document)) for document in {*said.states, *said.tags}
        }
        self._results.list.viewport().update()
        self._documents.list.viewport().update()

    # Setting ---------------------------------------------------------------------------------

    def judge_hit(self, state: ReviewState) -> None:
        """Set the state of the passage that the person is at in the list, and go on."""
        hit = self._results.current
        if hit is not None:
            self._judge({(hit.document.id, hit.paragraph.number): state}, self._results)
            if state is not ReviewState.UNREAD:
                self._results.step(1)

    def judge_document(self, state: ReviewState) -> None:
        """Set the state of the chosen documents; after a single one go on to the next."""
        pane = self._documents
        chosen = pane.chosen
        if not chosen:
            return

        def apply(library: Library, value: Mapping[int, ReviewState]) -> Mapping[int, ReviewState]:
            return library.review.set_states(value)

        self._edits.do(Edit(_name(state), apply, {document.id: state for document in chosen}))
        announce(pane, state_name(state))
        if (
            len(chosen) == 1
            and state is not ReviewState.UNREAD
            and pane.list.row + 1 < pane.model.rowCount()
        ):
            pane.list.choose_row(pane.list.row + 1)
            pane.list.setFocus()

    def tag_document(self) -> None:
        """Open the tags of the chosen document."""
        document = self._documents.current
        if document is None:
            return

        def apply(
            library: Library, value: Mapping[int, tuple[str, ...]]
        ) -> Mapping[int, tuple[str, ...]]:
            return library.review.set_tags(value)

        def keep(_note: str, tags: tuple[str, ...]) -> None:
            self._edits.do(Edit(translate("Marking", "tags"), apply, {document.id: tags}))

        known = sorted({tag for tags in self._tags.values() for tag in tags})
        self._sheet.open_for_tags(document.title, self._tags.get(document.id, ()), known, keep)

    def judge_paragraph(self, state: ReviewState) -> None:
        """Set the state of the paragraph at the caret; where it is a hit, go on to the next."""
        document, view = self._reader.document, self._reader.view
        if document is None:
            return
        number, hit = view.selection.caret.paragraph, view.current_hit
        self._judge({(document.id, number): state}, self._reader)
        if hit is not None and hit.paragraph.number == number and state is not ReviewState.UNREAD:
            self._results.step(1)

    def _judge(self, states: _Passages, pane: QWidget) -> None:
        (state,) = states.values()

        def apply(library: Library, value: _Passages) -> _Passages:
            return library.annotations.judge(value)

        self._edits.do(Edit(_name(state), apply, states))
        announce(pane, state_name(state))


def _words(said: _Said, document: int) -> list[str]:
    """What is said about a document: its state and its tags."""
    state = said.states.get(document)
    words = [] if state is None else [state_name(state)]
    return [*words, *(isolated(f"#{tag}") for tag in said.tags.get(document, ()))]


def _name(state: ReviewState) -> str:
    return translate("Marking", "state: {state}").format(state=state_name(state))
