"""The window: library, results and reader side by side, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.importing.choosing import choose_files, choose_folder, choose_library
from app.importing.dropping import DropTarget
from app.importing.drops import dropped_paths
from app.importing.report_pane import ReportPane
from app.importing.strip import Strip
from app.library.documents_pane import DocumentsPane
from app.library.pane import LibraryPane
from app.library.shelves import Shelf
from app.page import Page
from app.program import Program
from app.reading import ReadingPane
from app.search.pane import SearchPane
from app.settings.store import default_library_path
from app.theme import Theme, ThemeMode
from app.topbar import TopBar
from app.translation import translate
from app.wording import problem_words
from index.documents import Changes, Document, Hit, ImportReport, SearchResult
from index.problems import LibraryProblem

_SIZE_PX = (1440, 900)
_PANES_PX = (236, 390, 814)
_SMALLEST_PX = (720, 480)


class Window(QMainWindow):
    """``painted``: the window was painted for the first time. ``closed``: the person closed it."""

    painted = Signal()
    closed = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self._was_painted = False
        theme = program.themes.theme
        self.setWindowTitle(translate("Window", "Warraq"))
        self.resize(*_SIZE_PX)
        self.setMinimumSize(*_SMALLEST_PX)
        self._make_panes(theme)
        self._make_actions()
        self._build(theme)
        self._drops = DropTarget(self, theme, program.imports.start)
        self._connect()
        self._restore()
        self._welcome()
        self.top.field.setFocus()
        if program.session.is_open:
            self._opened()

    # Building -------------------------------------------------------------------------------

    def _make_panes(self, theme: Theme) -> None:
        session = self.program.session
        self.library = LibraryPane(session, theme)
        self.documents = DocumentsPane(session, theme)
        self.results = SearchPane(session, theme)
        self.reader = ReadingPane(session, theme)
        self.report = ReportPane(theme)
        self.page = Page(theme)
        self.strip = Strip(self.program.imports, theme)

    def _make_actions(self) -> None:
        self.toggle = self._action(
            translate("Window", "Show or hide the library"), "F9", self._toggle_library
        )
        self.add = self._action(translate("Window", "Add files…"), "Ctrl+O", self._add_files)
        self.add_folder = self._action(
            translate("Window", "Add a folder…"), "Ctrl+Shift+O", self._add_folder
        )
        self.new_library = self._action(translate("Window", "New library…"), "", self._new_library)
        self.open_library = self._action(
            translate("Window", "Open another library…"), "", self._open_library
        )
        self.samples = self._action(
            translate("Window", "Open the sample library"), "", self.program.open_samples
        )
        self.last_report = self._action(
            translate("Window", "Report of the last import"), "", self._show_last_report
        )
        self.quit = self._action(translate("Window", "Quit"), "Ctrl+Q", self.close)
        for keys, act in (
            (("Ctrl+L", "Ctrl+K"), self._to_field),
            (("F3",), lambda: self._step(1)),
            (("Shift+F3",), lambda: self._step(-1)),
            (("Ctrl+V",), self._paste),
        ):
            action = self._action("", "", act)
            action.setShortcuts([QKeySequence(key) for key in keys])

    def _action(self, text: str, key: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        # Without what the signal carries: whether the action is checked.
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _build(self, theme: Theme) -> None:
        menu = [
            self.add,
            self.add_folder,
            self.last_report,
            self.new_library,
            self.open_library,
            self.samples,
            self.quit,
        ]
        self.top = TopBar(theme, self.program.settings, self.toggle, self.add, menu)
        self._middle = _stack(self.documents, self.results)
        self._right = _stack(self.page, self.reader, self.report)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for pane, width in zip((self.library, self._middle, self._right), _PANES_PX, strict=True):
            self._splitter.addWidget(pane)
            pane.setMinimumWidth(min(width, 200) if pane is not self._right else 320)
        self._splitter.setSizes(_PANES_PX)
        self._splitter.setStretchFactor(2, 1)
        central = QWidget()
        box = QVBoxLayout(central)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addWidget(self.strip)
        box.addWidget(self._splitter, 1)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        program, session = self.program, self.program.session
        session.opening.connect(self._opening)
        session.opened.connect(self._opened)
        session.failed.connect(self._cannot_open)
        session.changed.connect(self._changed)
        program.bridge.trouble.connect(self.strip.say_problem)
        program.themes.changed.connect(self._set_theme)
        self.top.theme_chosen.connect(self._choose_theme)
        self.top.language_chosen.connect(program.choose_language)
        self.top.field.asked.connect(self.ask)
        self.top.field.left.connect(self._to_list)
        self.library.shelf_chosen.connect(self._shelf_chosen)
        self.library.listed.connect(self._listed)
        self.documents.document_chosen.connect(self.read)
        self.results.hit_chosen.connect(self._read_hit)
        self.results.answered.connect(self._answered)
        self.reader.hit_shown.connect(self.results.show_hit)
        self.reader.shown.connect(lambda: self._right.setCurrentWidget(self.reader))
        self.reader.view.zoom_changed.connect(self._keep_zoom)
        self.strip.report_wanted.connect(self._show_report)
        self.report.closed.connect(self._leave_report)
        self.report.document_wanted.connect(self._read_by_id)
        self.report.retry_wanted.connect(program.imports.start)

    def _restore(self) -> None:
        settings = self.program.settings
        self.reader.view.set_zoom(settings.zoom)
        geometry, panes = settings.layout("window"), settings.layout("panes")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if panes is not None:
            self._splitter.restoreState(panes)

    # The library ----------------------------------------------------------------------------

    def _opening(self) -> None:
        self.reader.clear()
        self.results.model.show(())
        self._say_page("library", translate("Window", "Opening the library…"), "")

    def _opened(self) -> None:
        self.library.refresh()
        self._welcome()
        if self.top.field.text():
            self.ask(self.top.field.text())

    def _cannot_open(self, error: Exception) -> None:
        path = self.program.session.path or default_library_path()
        choices = [
            (translate("Window", "Open another library…"), self._open_library),
            (translate("Window", "New library…"), self._new_library),
        ]
        if isinstance(error, LibraryProblem) and error.code == "library_missing":
            create = translate("Window", "Create it")
            choices.insert(0, (create, lambda: self.program.open_library(path, create=True)))
        self.library.say_nothing()
        self.documents.show_documents("", ())
        headline = translate("Window", "The library cannot be opened")
        self._say_page("circle-alert", headline, problem_words(error), choices)

    def _changed(self, changes: Changes) -> None:
        if changes.documents and self.program.session.is_open:
            self.results.ask_again()

    def _listed(self, documents: tuple[Document, ...]) -> None:
        self._show_shelf()
        shown = self.reader.document
        if shown is not None and all(document.id != shown.id for document in documents):
            self.reader.clear()
            self._welcome()
        elif shown is None and self._right.currentWidget() is self.page:
            self._welcome()

    def _shelf_chosen(self, _shelf: Shelf) -> None:
        self._show_shelf()
        if self.top.field.text().strip():
            self.ask(self.top.field.text().strip())

    def _show_shelf(self) -> None:
        shelf = self.library.shelf
        if shelf is not None:
            held = [document for document in self.library.documents if shelf.holds(document)]
            self.documents.show_documents(shelf.name, held)

    def _toggle_library(self) -> None:
        self.library.setVisible(not self.library.isVisibleTo(self))

    # Pages ----------------------------------------------------------------------------------

    def _welcome(self) -> None:
        if self.program.session.is_open and self.library.documents:
            self._say_page(
                "book-open",
                translate("Window", "Ask, or choose a document"),
                translate("Window", "The passage that answers is shown here."),
            )
            return
        self._say_page(
            "inbox",
            translate("Window", "Drop articles here"),
            translate(
                "Window",
                "Files or whole folders, in any language. They stay on this computer, and nothing"
                " is ever sent anywhere.",
            ),
            [
                (translate("Window", "Add files…"), self._add_files),
                (translate("Window", "Open the sample library"), self.program.open_samples),
            ],
        )

    def _say_page(
        self,
        icon: str,
        headline: str,
        hint: str,
        choices: list[tuple[str, Callable[[], None]]] | None = None,
    ) -> None:
        self.page.say(icon, headline, hint, choices or [])
        self._right.setCurrentWidget(self.page)

    # Finding --------------------------------------------------------------------------------

    def ask(self, query: str) -> None:
        """Look for ``query`` on the chosen shelf; an empty one goes back to the documents."""
        self._middle.setCurrentWidget(self.results if query else self.documents)
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

    def _step(self, by: int) -> None:
        self.results.step(by)

    def _to_list(self) -> None:
        finding = self._middle.currentWidget() is self.results
        pane = self.results if finding else self.documents
        pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if pane.list.row < 0:
            pane.list.choose_row(0)

    # Reading --------------------------------------------------------------------------------

    def read(self, document: Document) -> None:
        """Open a document in the reader."""
        self.reader.open(document)
        if self.reader.document == document:
            self._right.setCurrentWidget(self.reader)

    def _read_hit(self, hit: Hit) -> None:
        hits = self.results.model.of_document(hit.document.id)
        self.reader.open(hit.document, hits, hit)
        if self.reader.document == hit.document:
            self._right.setCurrentWidget(self.reader)

    def _read_by_id(self, document_id: int) -> None:
        for document in self.library.documents:
            if document.id == document_id:
                self.read(document)

    # Importing ------------------------------------------------------------------------------

    def _add_files(self) -> None:
        choose_files(self, self.program.imports.start)

    def _add_folder(self) -> None:
        choose_folder(self, self.program.imports.start)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.program.imports.start(dropped_paths(data))

    def _new_library(self) -> None:
        choose_library(self, new=True, take=self._open_chosen)

    def _open_library(self) -> None:
        choose_library(self, new=False, take=self._open_chosen)

    def _open_chosen(self, path: Path, new: bool) -> None:
        self.program.open_library(path, create=new)

    def _show_report(self, report: ImportReport) -> None:
        self.report.show_report(report)
        self._right.setCurrentWidget(self.report)

    def _show_last_report(self) -> None:
        if self.program.session.is_open:
            self.program.session.run(
                lambda library, _work: library.import_reports(1),
                owner=self,
                key="report",
                done=lambda reports: self._show_report(reports[0]) if reports else None,
            )

    def _leave_report(self) -> None:
        reading = self.reader.document is not None
        self._right.setCurrentWidget(self.reader if reading else self.page)

    # The window itself ----------------------------------------------------------------------

    def _choose_theme(self, mode: ThemeMode) -> None:
        self.program.settings.theme = mode
        self.program.themes.set_mode(mode)

    def _set_theme(self, theme: Theme) -> None:
        parts = (
            self.top,
            self.strip,
            self.library,
            self.documents,
            self.results,
            self.reader,
            self.report,
            self.page,
        )
        for part in parts:
            part.set_theme(theme)
        self._drops.sign.theme = theme

    def _keep_zoom(self, percent: int) -> None:
        self.program.settings.zoom = percent

    def keep_layout(self) -> None:
        """Remember the window's size and its panes."""
        self.program.settings.keep_layout("window", self.saveGeometry())
        self.program.settings.keep_layout("panes", self._splitter.saveState())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self.keep_layout()
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


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
