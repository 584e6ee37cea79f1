"""Which document to put beside the one that is read: those that say the same come first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.commands.picker import Picker
from app.commands.quick_open import document_entry
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import problem_words
from index.documents import Document, SearchResult


class ChooseBeside(Picker):
    """``chosen``: a ``Document``."""

    def __init__(self, window: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(
            window,
            theme,
            translate("Compare", "Read beside"),
            translate("Compare", "Some letters of a title"),
        )
        self._session = session
        self._document: Document | None = None
        self._text = ""
        self.typed.connect(self._find)

    def open_for(self, document: Document, text: str) -> None:
        """Come up with the documents that say what ``text`` of a document says."""
        self._document, self._text = document, text
        self.open()

    def _find(self, typed: str) -> None:
        document, text = self._document, self._text
        if document is None:
            return
        if typed.strip():
            self._session.run(
                lambda library, work: library.find_documents(typed, work=work),
                owner=self,
                key="find",
                done=self._show,
            )
        else:
            self._session.run(
                lambda library, work: library.elsewhere(document.id, text, work=work),
                owner=self,
                key="find",
                done=self._near,
                failed=lambda problem: self.show_entries((), problem_words(problem)),
            )

    def _near(self, result: SearchResult) -> None:
        self._show(tuple(dict.fromkeys(hit.document for hit in result.hits)))

    def _show(self, documents: Sequence[Document]) -> None:
        entries = [
            document_entry(document)
            for document in documents
            if self._document is not None and document.id != self._document.id
        ]
        self.show_entries(entries, translate("Compare", "No other document has this title."))
