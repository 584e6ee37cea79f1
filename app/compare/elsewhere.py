"""The same elsewhere: what other documents say of a selection, seen without leaving the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.commands.picker import Entry, Picker
from app.reader.layers import Layer, hit_layers
from app.reader.view import ReaderView
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import language_name, problem_words
from index.documents import Hit, Paragraph, SearchResult

_PREVIEW_PX = 230
_LONGEST = 2000  # code points of a selection that are asked for


class _OneParagraph:
    """A passage by itself, as a document."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self.count = 1
        self.lengths = [len(paragraph.text)]

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        """The paragraph."""
        return [self._paragraph][start : start + count]


class Elsewhere(Picker):
    """Lists the passages and shows the one at hand below the list. ``chosen``: a ``Hit``."""

    def __init__(self, window: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(
            window,
            theme,
            translate("Elsewhere", "The same elsewhere"),
            translate("Elsewhere", "What to look for in other documents"),
        )
        self._session = session
        self._document: int | None = None
        self.preview = ReaderView(theme)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setFixedHeight(_PREVIEW_PX)
        self.preview.setAccessibleName(translate("Elsewhere", "The passage"))
        self._box.addWidget(self.preview)
        self.typed.connect(self._find)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._peek())

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        self.preview.set_theme(theme)

    def open_for(self, document_id: int, text: str) -> None:
        """Come up and look for a text in all documents but this one."""
        self._document = document_id
        self.preview.hide()
        self.open()
        self.field.setText(" ".join(text[:_LONGEST].split()))
        self.field.setCursorPosition(0)

    def _find(self, text: str) -> None:
        document = self._document
        if document is None or not text.strip():
            return
        self._session.run(
            lambda library, work: library.elsewhere(document, text, work=work),
            owner=self,
            key="find",
            done=self._show,
            failed=lambda problem: self.show_entries((), problem_words(problem)),
        )

    def _show(self, result: SearchResult) -> None:
        entries = [
            Entry(
                text=" ".join(hit.paragraph.text[slice(*hit.sentence)].split()),
                value=hit,
                detail=hit.document.title,
                key=language_name(hit.paragraph.language),
            )
            for hit in result.hits
        ]
        self.show_entries(entries, translate("Elsewhere", "No other document says this."))
        self._peek()

    def _peek(self) -> None:
        entries, row = self.model.rows, self.list.row
        hit = entries[row].value if 0 <= row < len(entries) else None
        self.preview.setVisible(isinstance(hit, Hit))
        if isinstance(hit, Hit):
            self.preview.show_document(_OneParagraph(hit.paragraph))
            self.preview.set_layers("hit", self._layers(hit))
        self.place()

    @staticmethod
    def _layers(hit: Hit) -> list[Layer]:
        """Those of the hit; the passage is the only paragraph here."""
        return [layer._replace(paragraph=0) for layer in hit_layers(hit, current=True)]
