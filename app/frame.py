"""What the window is made of and where it stands: bar, strip, and three panes side by side."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.annotations.by_mouse import MarkByMouse
from app.annotations.edits import Edits
from app.annotations.judging import Judging
from app.annotations.marking import Marking
from app.annotations.note_sheet import NoteSheet
from app.annotations.pane import MarksPane
from app.commands.commands import Commands
from app.concordance.pane import ConcordancePane
from app.importing.report_pane import ReportPane
from app.importing.strip import Strip
from app.layouts import split
from app.library.document_edits import DocumentEdits
from app.library.documents_pane import DocumentsPane
from app.library.pane import LibraryPane
from app.page import Page
from app.panes import step
from app.program import Program
from app.reading import ReadingPane
from app.search.pane import SearchPane
from app.theme import Theme
from app.topbar import TopBar
from app.watch.pane import WatchPane

_PANES_PX = (236, 390, 814)
_BENCH_PX = (560, 300)
_LOWEST_PX = 160
_NARROWEST_PX = (180, 260, 400)


class Frame(QWidget):
    """Holds the panes. In the middle documents or hits, at the end a page, a text or a report."""

    def __init__(self, program: Program, commands: Commands) -> None:
        super().__init__()
        theme, session = program.themes.theme, program.session
        self.top = TopBar(theme, program.settings, commands)
        self.strip = Strip(program.imports, program.recognition, program.upkeep, theme)
        self.edits = Edits(session, self)
        self.changes = DocumentEdits(session, self.edits, self)
        self.changes.said.connect(self.strip.say)
        self.library = LibraryPane(session, theme, commands, self.edits, self.changes)
        self.documents = DocumentsPane(session, theme, commands, self.changes)
        self.results = SearchPane(session, theme, commands)
        self.page = Page(theme)
        self.reader = ReadingPane(program, commands, self, self.edits)
        self.changes.deleting.connect(self.reader.do_not_open)
        self.report = ReportPane(session, theme)
        self.sheet = NoteSheet(self)
        self.marking = Marking(session, self.edits, self.reader, self.sheet, commands)
        self.by_mouse = MarkByMouse(self.reader.view, self.marking, commands, theme)
        self.marks = MarksPane(session, theme, commands, self.marking)
        judged = (self.results, self.documents, self.reader)
        Judging(session, self.edits, judged, self.sheet, commands)
        self._library_was_shown = True
        self._middle = _stack(self.documents, self.results, self.marks)
        self._end = _stack(self.page, self.reader, self.report)
        self.concordance = ConcordancePane(session, theme)
        self.watch = WatchPane(session, theme, self.edits)
        self._lower = _stack(self.concordance, self.watch)
        panes = (self.library, self._middle, self._end)
        for pane, narrowest in zip(panes, _NARROWEST_PX, strict=True):
            pane.setMinimumWidth(narrowest)
        self._panes = split(panes, _PANES_PX)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addWidget(self.strip)
        box.addWidget(self._bench(), 1)

    def _bench(self) -> QSplitter:
        """The panes, and below them what wants the whole width."""
        bench = QSplitter(Qt.Orientation.Vertical)
        bench.setChildrenCollapsible(False)
        bench.setHandleWidth(1)
        bench.addWidget(self._panes)
        bench.addWidget(self._lower)
        bench.setSizes(_BENCH_PX)
        bench.setStretchFactor(0, 1)
        self._lower.setMinimumHeight(_LOWEST_PX)
        self._lower.hide()
        return bench

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.top.set_theme(theme)
        self.strip.set_theme(theme)
        self.library.set_theme(theme)
        self.documents.set_theme(theme)
        self.results.set_theme(theme)
        self.page.set_theme(theme)
        self.reader.set_theme(theme)
        self.by_mouse.set_theme(theme)
        self.report.set_theme(theme)
        self.marks.set_theme(theme)
        self.concordance.set_theme(theme)
        self.watch.set_theme(theme)

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane of the middle or of the end to the front."""
        stack = self._middle if self._middle.indexOf(pane) >= 0 else self._end
        stack.setCurrentWidget(pane)

    def show_lower(self, pane: QWidget | None) -> None:
        """Bring a pane up from below; None puts it away."""
        if pane is not None:
            self._lower.setCurrentWidget(pane)
        self._lower.setVisible(pane is not None)

    def is_below(self, pane: QWidget) -> bool:
        """Whether a pane is shown below the others."""
        return not self._lower.isHidden() and self._lower.currentWidget() is pane

    def step(self, by: int) -> None:
        """Go ``by`` panes on in reading order, the top bar included."""
        step((self.top, self.library, self._middle, self._end, self._lower), by)

    @property
    def middle(self) -> QWidget | None:
        """The pane of the middle that is in front."""
        return self._middle.currentWidget()

    @property
    def is_finding(self) -> bool:
        """Whether hits stand in the middle, not documents."""
        return self._middle.currentWidget() is self.results

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to read, only a page."""
        return self._end.currentWidget() is self.page

    def show_end_alone(self, alone: bool) -> None:
        """Leave nothing but the text, the page or the report, or bring the rest back."""
        for part in (self.top, self._middle):
            part.setVisible(not alone)
        if alone:
            self._library_was_shown = not self.library.isHidden()
        self.library.setVisible(not alone and self._library_was_shown)

    def toggle_library(self) -> None:
        """Hide the library's pane, or show it again."""
        self.library.setVisible(self.library.isHidden())

    def layout_state(self) -> QByteArray:
        """The widths of the panes; the same for both directions."""
        return self._panes.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Bring back the widths of the panes."""
        self._panes.restoreState(state)


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
