"""What the window can be told about marks from anywhere: undo, the list of all, their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.annotations import commands as wanted
from app.annotations.colours_dialog import ColoursDialog
from app.annotations.edits import Edit
from app.annotations.marking import stretch_of
from app.annotations.tags_dialog import TagsDialog
from app.annotations.wording import carried_words
from app.announcing import announce
from app.commands.commands import Commands
from app.frame import Frame
from app.program import Program
from app.translation import translate
from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    CarryReport,
    FileState,
    ImportReport,
    MarkColour,
)

if TYPE_CHECKING:
    from index.library import Library


class WindowMarks(QObject):
    """Connects the panes that have to do with marks with the window around them."""

    def __init__(self, window: QWidget, program: Program, commands: Commands) -> None:
        """Before the panes are made, whose menus show the commands; ``use`` hands them over."""
        super().__init__(window)
        self._window = window
        self._program = program
        self._frame: Frame | None = None
        self._before: QWidget | None = None  # what stood where the list of marks now is
        self._undo = commands.add(wanted.UNDO, self._take_back, ready=lambda: bool(self._names[0]))
        self._redo = commands.add(wanted.REDO, self._do_again, ready=lambda: bool(self._names[1]))
        commands.add(wanted.ALL_MARKS, self._toggle_marks)
        commands.add(wanted.ALL_TAGS, self._show_tags, ready=self._is_open)
        commands.add(wanted.NAME_COLOUR, self._name_colours, ready=self._is_open)

    def use(self, frame: Frame) -> None:
        """Connect with the panes."""
        self._frame = frame
        frame.edits.changed.connect(self._name_edits)
        frame.marks.mark_chosen.connect(self._show_mark)
        self._program.imports.finished.connect(self._imported)
        frame.results.note_chosen.connect(self._show_mark)
        self._name_edits()

    @property
    def _names(self) -> tuple[str, str]:
        """What would be undone, and what done again."""
        frame = self._frame
        return ("", "") if frame is None else (frame.edits.undo_name, frame.edits.redo_name)

    @property
    def _panes(self) -> Frame:
        assert self._frame is not None  # a command is run when there is a window to run it in
        return self._frame

    def _is_open(self) -> bool:
        return self._program.session.is_open

    # Undo -------------------------------------------------------------------------------------

    def _name_edits(self) -> None:
        undo, redo = self._names
        undo_words = translate("Marking", "Undo: {edit}").format(edit=undo)
        redo_words = translate("Marking", "Do again: {edit}").format(edit=redo)
        self._undo.setText(undo_words if undo else str(wanted.UNDO.name))
        self._redo.setText(redo_words if redo else str(wanted.REDO.name))

    def _take_back(self) -> None:
        name = self._panes.edits.undo()
        announce(self._window, translate("Marking", "Undone: {edit}").format(edit=name))

    def _do_again(self) -> None:
        name = self._panes.edits.redo()
        announce(self._window, translate("Marking", "Done again: {edit}").format(edit=name))

    # The list of all marks --------------------------------------------------------------------

    def _toggle_marks(self) -> None:
        """Show the list of marks, or what stood there before."""
        frame = self._panes
        if frame.middle is frame.marks:
            frame.show_pane(self._before or frame.documents)
            return
        self._before = frame.middle
        frame.show_pane(frame.marks)
        frame.marks.refresh()
        frame.marks.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_mark(self, mark: Annotation) -> None:
        if mark.document_id is not None:
            self._panes.reader.open_at(mark.document_id, stretch_of(mark))

    def to_hand_over(self) -> tuple[Annotation, ...]:
        """The marks that the person points at: those of the list, while it is in front."""
        frame = self._panes
        return frame.marks.to_hand_over() if frame.middle is frame.marks else ()

    def _show_tags(self) -> None:
        dialog = TagsDialog(self._window, self._program.session, self._panes.edits)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # What an import did to marks --------------------------------------------------------------

    def _imported(self, report: ImportReport) -> None:
        """Say what became of the marks in files that were read again."""
        came_in = [
            file.document_id
            for file in report.files
            if file.state is FileState.IMPORTED and file.document_id is not None
        ]
        if self._program.session.is_open and came_in:
            self._program.session.run(
                lambda library, _work: library.annotations.carried(came_in),
                owner=self,
                key="carried",
                done=self._say_carried,
            )

    def _say_carried(self, carried: CarryReport) -> None:
        if carried.doubtful or carried.orphan:
            self._panes.strip.say_with(
                carried_words(carried),
                translate("Marking", "Show the marks"),
                lambda: self._show_unsure(carried),
            )

    def _show_unsure(self, carried: CarryReport) -> None:
        frame = self._panes
        if frame.middle is not frame.marks:
            self._toggle_marks()
        anchor = AnchorState.DOUBTFUL if carried.doubtful else AnchorState.ORPHAN
        frame.marks.show_only(AnnotationFilter(anchors=frozenset({anchor})))

    # Colours ----------------------------------------------------------------------------------

    def _name_colours(self) -> None:
        self._program.session.run(
            lambda library, _work: library.annotations.colour_names(),
            owner=self,
            key="colours",
            done=self._ask_names,
        )

    def _ask_names(self, names: dict[MarkColour, str]) -> None:
        dialog = ColoursDialog(self._window, self._program.themes.theme, names)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep_names(dialog.names()))
        dialog.open()

    def _keep_names(self, names: dict[MarkColour, str]) -> None:
        def apply(library: Library, value: dict[MarkColour, str]) -> dict[MarkColour, str]:
            before = library.annotations.colour_names()
            for colour, name in value.items():
                library.annotations.name_colour(colour, name)
            return {colour: before.get(colour, "") for colour in value}

        self._panes.edits.do(Edit(translate("Marking", "names of colours"), apply, names))
