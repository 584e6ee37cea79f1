"""The words that were looked up, on a sheet; each leads back to where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.commands.picker import Entry, Picker
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import DOT, isolated, language_name
from index.documents import Lookup


class Lookups(Picker):
    """``chosen``: a ``Lookup``."""

    def __init__(self, window: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(
            window,
            theme,
            translate("Lookups", "Words looked up"),
            translate("Lookups", "Some letters of a word or of its meaning"),
        )
        self._session = session
        self.typed.connect(self._find)

    def _find(self, typed: str) -> None:
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.remembered.lookups(typed),
                owner=self,
                key="find",
                done=self._show,
            )

    def _show(self, lookups: Sequence[Lookup]) -> None:
        entries = [
            Entry(
                text=f"{lookup.word}  —  {'، '.join(lookup.glosses)}",
                value=lookup,
                detail=DOT.join((language_name(lookup.language), isolated(lookup.document_title))),
                enabled=lookup.document_id is not None,
            )
            for lookup in lookups
        ]
        nothing = translate("Lookups", "No word yet. Ctrl+D looks up the word at the caret.")
        self.show_entries(entries, nothing)
