"""Settings of the watched folders: which they are, what is missing in them, look at them now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.importing.choosing import choose_folder
from app.importing.watcher import Watcher
from app.session import Session
from app.settings.form import Form, button
from app.translation import translate
from app.wording import DOT, files_count, isolated, line, moment, number, problem_words
from app.workers import Lane
from index.documents import ScanReport, WatchedFolder

_LIST_PX = 220


class WatchedPage(Form):
    """Read anew whenever folders are added, removed or looked at."""

    def __init__(self, session: Session, watcher: Watcher) -> None:
        super().__init__(translate("WatchedPage", "Watched folders"))
        self._session = session
        self._watcher = watcher
        self.note(
            translate(
                "WatchedPage",
                "New files in these folders come in by themselves; a changed one becomes the next"
                " version of its document. What is deleted there is only marked here.",
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(translate("WatchedPage", "Watched folders"))
        self.list.setFixedHeight(_LIST_PX)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.add(self.list)
        self.watch = button(translate("WatchedPage", "Add a folder…"), self._choose)
        self.unwatch = button(translate("WatchedPage", "Remove"), self._remove)
        self.look = button(translate("WatchedPage", "Look now"), watcher.look)
        self.buttons(self.watch, self.unwatch, self.look)
        self.said = self.note("")
        watcher.scanned.connect(self._scanned)
        session.opened.connect(self.refresh)
        session.opening.connect(lambda: self._show(()))
        self._enable()
        self.refresh()

    def refresh(self) -> None:
        """Read which folders are watched."""
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.watched(),
                owner=self,
                key="watched",
                done=self._show,
            )

    def folders(self) -> list[str]:
        """The paths that are listed."""
        rows = range(self.list.count())
        return [str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows]

    def _show(self, folders: Sequence[WatchedFolder]) -> None:
        self.list.clear()
        for folder in folders:
            item = QListWidgetItem(line(_words(folder)))
            item.setData(Qt.ItemDataRole.UserRole, folder.path)
            item.setToolTip(line(isolated(folder.path)))
            self.list.addItem(item)
        self._enable()

    def _enable(self) -> None:
        self.watch.setEnabled(self._session.is_open)
        self.unwatch.setEnabled(self.list.currentRow() >= 0)
        self.look.setEnabled(self.list.count() > 0)

    def _choose(self) -> None:
        choose_folder(self.window(), lambda paths: self.add_folder(paths[0]))

    def add_folder(self, path: Path) -> None:
        """Watch a folder, and look at it."""
        self._session.run(
            lambda library, _work: library.watch(path),
            owner=self,
            key="watch",
            lane=Lane.WRITE,
            done=lambda _none: self._changed(),
            failed=lambda error: self.said.setText(line(problem_words(error))),
        )

    def _remove(self) -> None:
        path = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        self._session.run(
            lambda library, _work: library.unwatch(path),
            owner=self,
            key="watch",
            lane=Lane.WRITE,
            done=lambda _none: self._changed(),
        )

    def _changed(self) -> None:
        self.said.setText("")
        self.refresh()
        self._watcher.look()

    def _scanned(self, report: ScanReport) -> None:
        self.refresh()
        gone = [isolated(path) for path in report.unavailable]
        absent = translate("WatchedPage", "Not there now: {folders}")
        self.said.setText(line(absent.format(folders=DOT.join(gone))) if gone else "")


def _words(folder: WatchedFolder) -> str:
    parts = [isolated(folder.path), files_count(folder.files)]
    if folder.missing:
        missing = translate("WatchedPage", "{count} missing")
        parts.append(missing.format(count=number(folder.missing)))
    if folder.scanned_at:
        parts.append(moment(folder.scanned_at))
    return DOT.join(parts)
