"""Quick open: any document by some letters of its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.commands.entries import Entry
from app.commands.picker import Picker
from app.library.documents import facts
from app.session import Session
from app.theme import Theme
from app.translation import Phrase, translate
from app.wording import language_name
from index.documents import Document

QUICK_OPEN = Command(
    id="find.open",
    name=Phrase("QuickOpen", "Open a document by its title…"),
    group=Group.FIND,
    keys=("Ctrl+P",),
)


def document_entry(document: Document) -> Entry:
    """A document as a row of a sheet."""
    return Entry(
        text=document.title,
        value=document,
        detail=facts(document),
        key=language_name(document.language),
    )


class QuickOpen(Picker):
    """Asks the library for titles while they are typed. ``chosen``: a ``Document``."""

    def __init__(self, window: QWidget, commands: Commands, session: Session, theme: Theme) -> None:
        super().__init__(
            window,
            theme,
            translate("QuickOpen", "Open a document"),
            translate("QuickOpen", "Some letters of its title"),
        )
        self._session = session
        self.typed.connect(self._find)
        commands.add(QUICK_OPEN, self.open)

    def _find(self, typed: str) -> None:
        if not self._session.is_open:
            self.show_entries((), translate("QuickOpen", "No library is open."))
            return
        self._session.run(
            lambda library, work: library.find_documents(typed, work=work),
            owner=self,
            key="find",
            done=self._show,
        )

    def _show(self, documents: Sequence[Document]) -> None:
        self.show_entries(
            [document_entry(document) for document in documents],
            translate("QuickOpen", "No title has these letters."),
        )
