"""Marks in the reader: made, noted, coloured, deleted and walked through from the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.annotations import commands as wanted
from app.annotations.edits import Edit, Edits
from app.annotations.layers import mark_layers, marks_at
from app.annotations.note_sheet import NoteSheet
from app.annotations.wording import colour_name, spoken
from app.announcing import announce
from app.commands.commands import Commands
from app.reading import ReadingPane
from app.session import Session
from app.translation import translate
from index.documents import (
    AnchorState,
    Annotation,
    Changes,
    MarkColour,
    Place,
    Stretch,
    Tag,
)

if TYPE_CHECKING:
    from index.library import Library

_LAYERS = "marks"
_BAR_INK = "ink_yellow"

Revision = Mapping[str, Annotation | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A highlight that is not yet there."""

    document_id: int
    start: Place
    end: Place
    colour: MarkColour
    note: str = ""
    tags: tuple[str, ...] = ()


def revise(library: Library, value: _Draft | Revision) -> Revision:
    """Make annotations be as given; returns what they were: an edit's ``apply``."""
    if isinstance(value, _Draft):
        mark = library.annotations.add(
            value.document_id,
            value.start,
            value.end,
            colour=value.colour,
            note=value.note,
            tags=value.tags,
        )
        return {mark.id: None}
    return library.annotations.revise(value)


def confirm(
    library: Library, value: tuple[str, ...] | Mapping[str, Annotation]
) -> tuple[str, ...] | Mapping[str, Annotation]:
    """Make doubtful marks sure where they are, or give marks their anchors back."""
    if isinstance(value, tuple):
        return library.annotations.confirm(value)
    return library.annotations.put_back(value)


class Marking(QObject):
    """The marks of the document in a reader.

    ``marked``: those that are shown are others.
    """

    marked = Signal()

    def __init__(
        self,
        session: Session,
        edits: Edits,
        reader: ReadingPane,
        sheet: NoteSheet,
        commands: Commands,
    ) -> None:
        super().__init__(reader)
        self._session = session
        self._edits = edits
        self._reader = reader
        self._sheet = sheet
        self._shown: tuple[int, tuple[Annotation, ...]] | None = None
        self.names: Mapping[MarkColour, str] = {}
        self._tags: tuple[str, ...] = ()
        self.colour = MarkColour.YELLOW  # the one used last
        reader.shown.connect(self.refresh)
        session.changed.connect(self._changed)
        self._add_commands(commands)

    def _add_commands(self, commands: Commands) -> None:
        owner = self._reader.view

        def add(command: wanted.Command, act: Callable[[], object], ready: Callable[[], bool]):
            commands.add(command, act, owner=owner, ready=ready)

        add(wanted.HIGHLIGHT, lambda: self.highlight(self.colour), self._has_document)
        for colour, command in wanted.COLOURS.items():
            add(command, lambda colour=colour: self.highlight(colour), self._has_document)
        add(wanted.NOTE, self.note, self._has_document)
        add(wanted.TAGS, self.note, self._has_document)
        add(wanted.DELETE, self.delete, self._has_mark)
        add(wanted.CONFIRM, self.confirm, self._is_doubtful)
        add(wanted.NEXT_MARK, lambda: self.step(1), self._has_document)
        add(wanted.PREVIOUS_MARK, lambda: self.step(-1), self._has_document)

    # Showing ---------------------------------------------------------------------------------

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Those of the document that is shown, in reading order."""
        document = self._reader.document
        shown = self._shown
        return shown[1] if shown is not None and document and shown[0] == document.id else ()

    def refresh(self) -> None:
        """Read the marks of the document that is shown, and draw them."""
        document = self._reader.document
        if document is None or not self._session.is_open:
            return
        document_id = document.id

        def read(library: Library, _work: object) -> _Read:
            return _Read(
                document_id,
                library.annotations.of_document(document_id),
                library.annotations.colour_names(),
                library.review.tags(),
            )

        self._session.run(read, owner=self, key="marks", done=self._show)

    def _changed(self, changes: Changes) -> None:
        if (changes.annotations or changes.documents) and self._session.is_open:
            self.refresh()

    def _show(self, found: _Read) -> None:
        document = self._reader.document
        if document is None or document.id != found.document_id:
            return
        self._shown = found.document_id, found.annotations
        self.names = found.names
        self._tags = tuple(tag.name for tag in found.tags)
        view = self._reader.view
        view.set_layers(_LAYERS, mark_layers(found.annotations))
        placed = [a for a in found.annotations if a.anchor is not AnchorState.ORPHAN]
        view.marks.show_places(
            _LAYERS, _BAR_INK, [a.start.paragraph for a in placed if a.colour is not None]
        )
        self.marked.emit()

    # What the person is at --------------------------------------------------------------------

    def _has_document(self) -> bool:
        return self._reader.document is not None

    def _has_mark(self) -> bool:
        return self.current is not None

    def _is_doubtful(self) -> bool:
        return self.current is not None and self.current.anchor is AnchorState.DOUBTFUL

    @property
    def current(self) -> Annotation | None:
        """The innermost mark at the caret."""
        caret = self._reader.view.selection.caret
        found = marks_at(self.annotations, Place(caret.paragraph, caret.offset))
        return found[0] if found else None

    def signed_at(self, place: Place) -> Annotation | None:
        """The mark with a note or a tag that begins at a place: where its sign stands."""
        begun = [a for a in self.annotations if a.start == place and (a.note or a.tags)]
        return begun[0] if begun else None

    def range(self) -> tuple[Place, Place] | None:
        """What would be marked: the selection, or the best sentence of the hit at the caret."""
        view = self._reader.view
        selection = view.selection
        if not selection.empty:
            start, end = selection.start, selection.end
            return Place(start.paragraph, start.offset), Place(end.paragraph, end.offset)
        hit = view.current_hit
        if hit is None or hit.paragraph.number != selection.caret.paragraph:
            return None
        number, sentence = hit.paragraph.number, hit.sentence
        if sentence.end <= sentence.start:
            return Place(number, 0), Place(number, len(hit.paragraph.text))
        return Place(number, sentence.start), Place(number, sentence.end)

    # Changing ---------------------------------------------------------------------------------

    def highlight(self, colour: MarkColour) -> None:
        """Mark the selection, or give the mark at the caret another colour."""
        self.colour = colour
        chosen, mark = self.range(), self.current
        if mark is not None and (chosen is None or chosen == (mark.start, mark.end)):
            name = translate("Marking", "another colour")
            self._revise(name, {mark.id: replace(mark, colour=colour)})
        elif chosen is not None:
            draft = self._draft(chosen, colour)
            self._do(translate("Marking", "highlight"), draft)
            self._say(translate("Marking", "Marked in {colour}"), colour)
            caret = self._reader.view.selection.caret
            self._reader.view.select(caret)

    def _draft(self, chosen: tuple[Place, Place], colour: MarkColour) -> _Draft:
        document = self._reader.document
        assert document is not None
        return _Draft(document_id=document.id, start=chosen[0], end=chosen[1], colour=colour)

    def _say(self, words: str, colour: MarkColour) -> None:
        announce(self._reader.view, words.format(colour=colour_name(colour, self.names)))

    def note(self) -> None:
        """Write a note and tags: to the mark at the caret, a new one, or the whole paragraph."""
        chosen, mark = self.range(), self.current
        selected = not self._reader.view.selection.empty
        if mark is not None and not selected:
            self.edit(mark)
        elif chosen is not None:
            self._note_new(self._draft(chosen, self.colour))
        else:
            self._note_paragraph()

    def _note_new(self, draft: _Draft) -> None:
        column = self._reader.view.column
        assert column is not None
        quote = self._reader.view.selected_text()
        self._sheet.open(
            quote,
            "",
            (),
            self._tags,
            lambda note, tags: self._do(
                translate("Marking", "note"), replace(draft, note=note, tags=tags)
            ),
        )

    def _note_paragraph(self) -> None:
        document = self._reader.document
        number = self._reader.view.selection.caret.paragraph
        if document is not None:
            self._session.run(
                lambda library, _work: library.annotations.passage(document.id, number),
                owner=self,
                key="passage",
                done=self.edit,
            )

    def edit(self, mark: Annotation) -> None:
        """Open the note and the tags of a mark."""

        def keep(note: str, tags: tuple[str, ...]) -> None:
            self._revise(
                translate("Marking", "note"), {mark.id: replace(mark, note=note, tags=tags)}
            )

        self._sheet.open(mark.quote.exact, mark.note, mark.tags, self._tags, keep)

    def delete(self, marks: Sequence[Annotation] = ()) -> None:
        """Delete marks, by default the one at the caret."""
        marks = marks or ([self.current] if self.current is not None else [])
        if marks:
            self._revise(translate("Marking", "deleted mark"), {mark.id: None for mark in marks})
            announce(self._reader.view, translate("Marking", "Mark deleted"))

    def confirm(self, marks: Sequence[Annotation] = ()) -> None:
        """Say that doubtful marks belong where they are shown, by default the one at the caret."""
        marks = marks or ([self.current] if self.current is not None else [])
        doubtful = tuple(mark.id for mark in marks if mark.anchor is AnchorState.DOUBTFUL)
        if doubtful:
            self._edits.do(Edit(translate("Marking", "confirmed mark"), confirm, doubtful))

    def attach(self, mark: Annotation) -> None:
        """Put a mark that lost its place onto the selected words."""
        document, chosen = self._reader.document, self.range()
        if document is None or chosen is None:
            return

        def attach(
            library: Library, value: tuple[Place, Place] | Mapping[str, Annotation]
        ) -> Mapping[str, Annotation]:
            if isinstance(value, tuple):
                return library.annotations.attach(mark.id, document.id, *value)
            return library.annotations.put_back(value)

        self._edits.do(Edit(translate("Marking", "attached mark"), attach, chosen))

    def _revise(self, name: str, revision: Revision) -> None:
        self._do(name, revision)

    def _do(self, name: str, value: _Draft | Revision) -> None:
        self._edits.do(Edit(name, revise, value))

    # Moving -----------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next mark in the text, or the one before; past the last comes the first."""
        marks = [
            a
            for a in self.annotations
            if a.anchor is not AnchorState.ORPHAN and a.colour is not None
        ]
        if not marks:
            return
        caret = self._reader.view.selection.caret
        here = Place(caret.paragraph, caret.offset)
        if by > 0:
            target = next((mark for mark in marks if mark.start > here), marks[0])
        else:
            target = next((mark for mark in reversed(marks) if mark.start < here), marks[-1])
        self._reader.go_to(stretch_of(target))
        start = self._reader.view.selection.anchor
        self._reader.view.select(start)
        announce(self._reader.view, spoken(target, self.names))


@dataclass(frozen=True, slots=True)
class _Read:
    document_id: int
    annotations: tuple[Annotation, ...]
    names: Mapping[MarkColour, str]
    tags: tuple[Tag, ...]


def stretch_of(mark: Annotation) -> Stretch:
    """Where to go to see a mark: its words in the paragraph where it begins."""
    same = mark.start.paragraph == mark.end.paragraph
    end = mark.end.offset if same else mark.start.offset
    return Stretch(mark.start.paragraph, mark.start.offset, end)
