"""Settings of the open library: where it lies, what it keeps, whether it is whole, a copy of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices

from app.commands.commands import Commands
from app.importing.choosing import choose_backup
from app.session import Session
from app.settings.form import Form, button, tick
from app.translation import translate
from app.wording import DOT, documents_count, isolated, line, problem_words
from app.workers import Lane
from index.documents import CheckReport, LibraryInfo


class LibraryPage(Form):
    """Read anew whenever it is shown or a library is opened."""

    def __init__(self, session: Session, commands: Commands) -> None:
        super().__init__(translate("LibraryPage", "Library"))
        self._session = session
        self.where = self.note("")
        self.holds = self.note("")
        self.show_folder = button(translate("LibraryPage", "Show the folder"), self._show_folder)
        self.other = button(
            commands.action("library.open").text(), commands.action("library.open").trigger
        )
        self.new = button(
            commands.action("library.new").text(), commands.action("library.new").trigger
        )
        self.buttons(self.show_folder, self.other, self.new)
        self.keep = tick(
            translate("LibraryPage", "Keep a copy of every imported file"), self._keep, on=True
        )
        self.heading(translate("LibraryPage", "Imported files"))
        self.add(self.keep)
        self.note(
            translate(
                "LibraryPage",
                "With its copy a document can be handed over as evidence though the file is gone."
                " Copies that are there stay.",
            )
        )
        self.heading(translate("LibraryPage", "Care"))
        self.check = button(translate("LibraryPage", "Check the library"), self._check)
        self.repair = button(translate("LibraryPage", "Repair it"), self._repair)
        self.backup = button(translate("LibraryPage", "Back it up…"), self._ask_backup)
        self.buttons(self.check, self.repair, self.backup)
        self.said = self.note("")
        session.opened.connect(self.refresh)
        session.opening.connect(self._closed)
        self._closed()
        self.refresh()

    # What it is -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what the library is and holds."""
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.info(), owner=self, key="info", done=self._show
            )

    def _closed(self) -> None:
        self.where.setText(translate("LibraryPage", "No library is open."))
        self.holds.setText("")
        self._enable(open_=False, writable=False)

    def _show(self, info: LibraryInfo) -> None:
        size = QLocale().formattedDataSize(info.byte_size)
        self.where.setText(line(isolated(info.path)))
        self.holds.setText(line(documents_count(info.documents) + DOT + isolated(size)))
        self.keep.setChecked(info.keeps_originals)
        self._enable(open_=True, writable=not info.read_only)

    def _enable(self, *, open_: bool, writable: bool) -> None:
        for widget in (self.show_folder, self.check, self.backup):
            widget.setEnabled(open_)
        for widget in (self.keep, self.repair):
            widget.setEnabled(writable)

    def _show_folder(self) -> None:
        if self._session.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.path)))

    def _keep(self, keep: bool) -> None:
        self._session.run(
            lambda library, _work: library.keep_originals(keep),
            owner=self,
            key="keep",
            lane=Lane.WRITE,
            done=lambda _none: self.refresh(),
        )

    # Care -----------------------------------------------------------------------------------

    def _check(self) -> None:
        self._say(translate("LibraryPage", "Checking…"))
        self._session.run(
            lambda library, work: library.check(work=work),
            owner=self,
            key="care",
            done=self._checked,
            failed=self._failed,
        )

    def _repair(self) -> None:
        self._say(translate("LibraryPage", "Repairing…"))
        self._session.run(
            lambda library, work: library.repair(work=work),
            owner=self,
            key="care",
            lane=Lane.WRITE,
            done=self._checked,
            failed=self._failed,
        )

    def _checked(self, report: CheckReport) -> None:
        if report.problems:
            found = "\n".join(line(isolated(problem)) for problem in report.problems)
            self._say(found)
        else:
            self._say(translate("LibraryPage", "The library is whole."))

    def _ask_backup(self) -> None:
        choose_backup(self.window(), self.back_up)

    def back_up(self, path: Path) -> None:
        """Write a copy of the library to a folder that is made."""
        self._say(translate("LibraryPage", "Writing the copy…"))
        done = translate("LibraryPage", "The copy is written and has been checked: {folder}")
        self._session.run(
            lambda library, work: library.backup(path, work=work),
            owner=self,
            key="care",
            lane=Lane.WRITE,
            done=lambda _none: self._say(done.format(folder=isolated(str(path)))),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._say(problem_words(error))

    def _say(self, words: str) -> None:
        self.said.setText(line(words))
