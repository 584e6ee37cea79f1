"""The window: what leads from the library to the hits, from the hits to the text, and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow

from app import actions
from app.annotations.window_commands import WindowMarks
from app.commands.commands import Commands
from app.commands.palette import Palette
from app.commands.quick_open import QuickOpen
from app.frame import Frame
from app.handover.desk import Desk
from app.help.window import Help
from app.importing.choosing import choose_files, choose_folder, choose_library
from app.importing.dropping import DropTarget
from app.importing.drops import dropped_paths
from app.importing.rereading import Rereading
from app.library.shelves import Shelf
from app.library.trash_dialog import TrashDialog
from app.messages import say_cannot_open, say_empty, say_opening, say_ready
from app.program import Program
from app.settings.dialog import SettingsDialog
from app.settings.store import default_library_path
from app.theme import Theme, ThemeMode
from app.translation import reads_from_the_right, translate
from app.watch.matrix import Crossing
from index.documents import Changes, Document, Hit, ImportReport, SearchResult

_SIZE_PX = (1440, 900)
_SHARE = 0.94  # of the screen at most, its frame comes on top
_SMALLEST_PX = (860, 480)


class Window(QMainWindow):
    """``painted``: the window was painted for the first time. ``closed``: the person closed it."""

    painted = Signal()
    closed = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self._was_painted = False
        self.setWindowTitle(translate("Window", "Warraq"))
        self.resize(QSize(*_SIZE_PX).boundedTo(self.screen().availableSize() * _SHARE))
        self.setMinimumSize(*_SMALLEST_PX)
        self.commands = Commands(self, program.keymap)
        self._add_commands()
        self.desk = Desk(program.session, program.translations.language, self)
        self.desk.add_commands(self.commands)
        self._marks = WindowMarks(self, program, self.commands)
        self.palette_ = Palette(self, self.commands, program.themes.theme)
        self.help = Help(self, self.commands, program.themes, program.translations.language)
        self.settings: SettingsDialog | None = None
        self.quick_open = QuickOpen(self, self.commands, program.session, program.themes.theme)
        frame = self._frame = Frame(program, self.commands)
        self.top, self.strip, self.library = frame.top, frame.strip, frame.library
        self.documents, self.results = frame.documents, frame.results
        self.page, self.reader, self.report = frame.page, frame.reader, frame.report
        self.setCentralWidget(frame)
        self.desk.serve(self.reader, self.results)
        self.desk.said.connect(self.strip.say)
        self.desk.failed.connect(self.strip.say_problem)
        self.marks, self.sheet = frame.marks, frame.sheet
        self._marks.use(frame)
        self.desk.marks_at_hand = self._marks.to_hand_over
        self._drops = DropTarget(self, program.themes.theme, program.imports.start)
        self._connect_program()
        self._connect_panes()
        self._restore()
        self.top.field.setFocus()
        say_opening(self.page)
        if program.session.is_open:
            self._opened()

    # Connections ----------------------------------------------------------------------------

    def _add_commands(self) -> None:
        """Before the panes, whose menu shows them: what they do is looked up when it is asked."""
        for command, act in (
            (actions.FIND, self._to_field),
            (actions.FILTERS, self._offer_filters),
            (actions.SAVE_SEARCH, self._save_search),
            (actions.WATCH, self._toggle_watch),
            (actions.CONCORDANCE, self._toggle_concordance),
            (actions.NEXT_HIT, lambda: self.results.step(1)),
            (actions.PREVIOUS_HIT, lambda: self.results.step(-1)),
            (actions.TOGGLE_LIBRARY, self._toggle_library),
            (actions.ADD_FILES, self._add_files),
            (actions.ADD_FOLDER, self._add_folder),
            (actions.PASTE, self._paste),
            (actions.LAST_REPORT, self._show_last_report),
            (actions.RECOGNISE, self.program.recognition.start),
            (actions.TRASH, self._show_trash),
            (actions.NEW_LIBRARY, self._new_library),
            (actions.OPEN_LIBRARY, self._open_library),
            (actions.SAMPLES, self.program.open_samples),
            (actions.NEXT_PANE, lambda: self._frame.step(1)),
            (actions.PREVIOUS_PANE, lambda: self._frame.step(-1)),
            (actions.SETTINGS, self.show_settings),
            (actions.FULL_SCREEN, self._toggle_full_screen),
            (actions.QUIT, self.close),
        ):
            self.commands.add(command, act)

    def _connect_program(self) -> None:
        program, session = self.program, self.program.session
        session.opening.connect(self._opening)
        session.opened.connect(self._opened)
        session.failed.connect(self._cannot_open)
        session.changed.connect(self._changed)
        program.bridge.trouble.connect(self.strip.say_problem)
        program.themes.changed.connect(self._set_theme)
        self.top.theme_chosen.connect(self._choose_theme)
        self.top.language_chosen.connect(program.choose_language)
        program.imports.finished.connect(self._imported)
        asking = Rereading(self, session, program.imports, program.themes)
        self.report.retry_wanted.connect(program.imports.again)
        self.report.encoding_wanted.connect(asking.ask_encoding)
        self.report.columns_wanted.connect(asking.ask_columns)
        self.documents.encoding_wanted.connect(
            lambda document: asking.of_document(document.id, columns=False)
        )
        self.documents.columns_wanted.connect(
            lambda document: asking.of_document(document.id, columns=True)
        )

    def _connect_panes(self) -> None:
        self.top.field.asked.connect(self.ask)
        self.top.field.left.connect(self._to_list)
        self.top.field.filters_wanted.connect(self._offer_filters)
        self.library.shelf_chosen.connect(self._shelf_chosen)
        self.library.listed.connect(self._listed)
        self.documents.document_chosen.connect(self.read)
        self.quick_open.chosen.connect(self.read)
        self.results.hit_chosen.connect(self._read_hit)
        self.results.answered.connect(self._answered)
        self._frame.concordance.passage_chosen.connect(self._read_passage)
        self._frame.concordance.closed.connect(self._leave_lower)
        self._frame.watch.crossing_chosen.connect(self._ask_crossing)
        self._frame.watch.closed.connect(self._leave_lower)
        self.library.search_chosen.connect(lambda search: self._ask_saved(search.query))
        self.results.query_edited.connect(self.top.field.set_query)
        self.results.moved.connect(lambda: self.reader.say_place(*self.results.place))
        self.reader.hits_of = self.results.model.of_document
        self.reader.shown.connect(lambda: self._frame.show_pane(self.reader))
        self.reader.view.zoom_changed.connect(self._keep_zoom)
        self.strip.report_wanted.connect(self._show_report)
        self.report.closed.connect(self._leave_report)
        self.report.document_wanted.connect(self._read_by_id)

    # The library ----------------------------------------------------------------------------

    def _opening(self) -> None:
        self.reader.clear()
        self.results.clear()
        self._frame.concordance.clear()
        self.documents.show_documents("", ())
        say_opening(self.page)
        self._frame.show_pane(self.page)

    def _opened(self) -> None:
        self.library.refresh()
        if self.top.field.query:
            self.ask(self.top.field.query)

    def _cannot_open(self, error: Exception) -> None:
        self.library.say_nothing()
        path = self.program.session.path or default_library_path()
        say_cannot_open(
            self.page,
            error,
            create=lambda: self.program.open_library(path, create=True),
            open_library=self._open_library,
            new_library=self._new_library,
        )
        self._frame.show_pane(self.page)

    def _changed(self, changes: Changes) -> None:
        if changes.annotations and self.program.session.is_open:
            self.results.look_for_notes()
        if (changes.documents or changes.model) and self.program.session.is_open:
            self.results.ask_again()
            self._frame.concordance.ask_again()

    def _listed(self, documents: tuple[Document, ...]) -> None:
        self._show_shelf()
        shown = self.reader.document
        if shown is not None and all(document.id != shown.id for document in documents):
            self._look_for(shown)
        if documents:
            say_ready(self.page)
        else:
            say_empty(self.page, add_files=self._add_files, open_samples=self.program.open_samples)

    def _look_for(self, shown: Document) -> None:
        """What is being read is not in the list: an earlier version stays, what is gone goes."""
        self.program.session.run(
            lambda library, _work: library.document(shown.id),
            owner=self,
            key="look for",
            done=lambda _document: None,
            failed=lambda _error: self._leave(shown),
        )

    def _leave(self, document: Document) -> None:
        if self.reader.document == document:
            self.reader.clear()
            self._frame.show_pane(self.page)

    def _shelf_chosen(self, _shelf: Shelf) -> None:
        self._show_shelf()
        if self.top.field.query:
            self.ask(self.top.field.query)

    def _show_shelf(self) -> None:
        shelf = self.library.shelf
        if shelf is not None:
            held = [document for document in self.library.documents if shelf.holds(document)]
            self.documents.show_documents(shelf.name, held)

    # Finding --------------------------------------------------------------------------------

    def ask(self, query: str) -> None:
        """Look for ``query`` on the chosen shelf; an empty one goes back to the documents."""
        self._frame.show_pane(self.results if query else self.documents)
        shelf = self.library.shelf
        scope = None if shelf is None or shelf.documents is None else sorted(shelf.documents)
        self.results.ask(query, scope)
        if not query:
            self.reader.show_hits(())

    def _answered(self, result: SearchResult) -> None:
        if self.results.current is None and result.hits and not result.nothing_relevant:
            self.results.list.choose_row(0)
        elif self.reader.document is not None:
            self.reader.show_hits(self.results.model.of_document(self.reader.document.id))

    def _to_field(self) -> None:
        self.top.field.take_focus()

    def _offer_filters(self) -> None:
        """The menu of filters, at the end of the search field."""
        field = self.top.field
        corner = field.rect().bottomLeft() if reads_from_the_right() else field.rect().bottomRight()
        self.results.offer_filters(field.mapToGlobal(corner))

    def _to_list(self) -> None:
        """Go on with the keys in the list of hits or of documents."""
        pane = self.results if self._frame.is_finding else self.documents
        pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if pane.list.row < 0:
            pane.list.choose_row(0)

    # Reading --------------------------------------------------------------------------------

    def read(self, document: Document) -> None:
        """Open a document in the reader."""
        self.reader.open(document)

    def _read_hit(self, hit: Hit) -> None:
        self.reader.open(hit.document, self.results.model.of_document(hit.document.id), hit)

    def _read_passage(self, hit: Hit) -> None:
        """A passage that was not found by asking."""
        self.reader.open(hit.document, [hit], hit)

    def _toggle_concordance(self) -> None:
        pane = self._frame.concordance
        if self._frame.is_below(pane):
            self._leave_lower()
        else:
            self._frame.show_lower(pane)
            pane.open(self.top.field.query)

    def _toggle_watch(self) -> None:
        pane = self._frame.watch
        if self._frame.is_below(pane):
            self._leave_lower()
        else:
            self._frame.show_lower(pane)
            pane.open()

    def _ask_crossing(self, crossing: Crossing) -> None:
        """The passages of a cell: its query, in its documents."""
        self._ask_saved(crossing.query, crossing.documents)

    def _ask_saved(self, query: str, documents: Sequence[int] | None = None) -> None:
        """Ask what is kept, whatever shelf is chosen."""
        self.top.field.show_query(query)
        self._frame.show_pane(self.results)
        self.results.ask(query, documents)

    def _save_search(self) -> None:
        self.library.saved.save(self.top.field.query)

    def _leave_lower(self) -> None:
        self._frame.show_lower(None)
        self._to_list()

    def _read_by_id(self, document_id: int) -> None:
        for document in self.library.documents:
            if document.id == document_id:
                self.read(document)

    def _keep_zoom(self, percent: int) -> None:
        self.program.settings.zoom = percent

    # Importing ------------------------------------------------------------------------------

    def _add_files(self) -> None:
        choose_files(self, self.program.imports.start)

    def _add_folder(self) -> None:
        choose_folder(self, self.program.imports.start)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.program.imports.start(dropped_paths(data))

    def _show_trash(self) -> None:
        program = self.program
        if program.session.is_open:
            theme, changes = program.themes.theme, self._frame.changes
            dialog = TrashDialog(self, program.session, theme, changes)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _new_library(self) -> None:
        choose_library(self, new=True, take=self._open_chosen)

    def _open_library(self) -> None:
        choose_library(self, new=False, take=self._open_chosen)

    def _open_chosen(self, path: Path, new: bool) -> None:
        self.program.open_library(path, create=new)

    def _show_report(self, report: ImportReport) -> None:
        self.report.show_report(report)
        self._frame.show_pane(self.report)

    def _imported(self, report: ImportReport) -> None:
        """Who is looking at a report and tries again wants to see what came of it."""
        if self.report.isVisible() and report.files:
            self.report.show_report(report)

    def _show_last_report(self) -> None:
        if self.program.session.is_open:
            self._frame.show_pane(self.report)
            self.report.show_newest()

    def _leave_report(self) -> None:
        self._frame.show_pane(self.page if self.reader.document is None else self.reader)
        self._to_list()

    def _toggle_library(self) -> None:
        self._frame.toggle_library()

    # Settings -----------------------------------------------------------------------

    def show_settings(self, page: str = "") -> None:
        """Open the settings, at a page where one is named."""
        if self.settings is None:
            self.settings = SettingsDialog(self, self.program, self.commands)
        if page:
            self.settings.show_page(page)
        self.settings.show()
        self.settings.activateWindow()

    # The window itself ----------------------------------------------------------------------

    def _choose_theme(self, mode: ThemeMode) -> None:
        self.program.choose_theme(mode)

    def _set_theme(self, theme: Theme) -> None:
        self._frame.set_theme(theme)
        self._drops.sign.theme = theme
        self.palette_.set_theme(theme)
        self.quick_open.set_theme(theme)

    def _toggle_full_screen(self) -> None:
        full = not self.isFullScreen()
        self._frame.show_end_alone(full)
        # As it was before: a window may have been maximised.
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        if full and self.reader.isVisible():
            self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        settings = self.program.settings
        self.reader.view.set_zoom(settings.zoom)
        geometry, panes = settings.layout("window"), settings.layout("panes")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if panes is not None:
            self._frame.restore_layout(panes)

    def _keep_layout(self) -> None:
        self.program.settings.keep_layout("window", self.saveGeometry())
        self.program.settings.keep_layout("panes", self._frame.layout_state())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        if self.isFullScreen():
            self._toggle_full_screen()
        self._keep_layout()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  Qt's name
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802  Qt's name
        self._drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        self._drops.drop(event)
