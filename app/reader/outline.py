"""The outline of a document: its headings on a sheet, found by what is typed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.commands.picker import Entry, Picker
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import page_name
from index.documents import Heading

_INDENT = "\u2003"


class Outline(Picker):
    """Knows the headings of the document that is shown. ``loaded``: it knows them."""

    loaded = Signal()

    def __init__(self, window: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(
            window,
            theme,
            translate("Outline", "Outline"),
            translate("Outline", "Some letters of a heading"),
        )
        self._session = session
        self._document: int | None = None
        self._headings: Sequence[Heading] = ()
        self._here = 0
        self.typed.connect(self._find)

    def use(self, document_id: int | None) -> None:
        """Another document is shown."""
        self._document, self._headings = document_id, ()
        self.dismiss()
        if document_id is None:
            self._session.bridge.drop(self, "all")
            return
        self._session.run(
            lambda library, _work: library.outline(document_id),
            owner=self,
            key="all",
            done=self._know,
        )

    def open_at(self, paragraph: int) -> None:
        """Come up, at the heading under which a paragraph stands."""
        self._here = paragraph
        self.open()

    @property
    def headings(self) -> Sequence[Heading]:
        """The headings, in reading order; none while they are not known yet."""
        return self._headings

    def beside(self, paragraph: int, step: int) -> int | None:
        """The paragraph of the next heading (1), or of the one before (-1)."""
        numbers = [heading.paragraph for heading in self._headings]
        at = bisect_right(numbers, paragraph) if step > 0 else bisect_left(numbers, paragraph) - 1
        return numbers[at] if 0 <= at < len(numbers) else None

    def _know(self, headings: Sequence[Heading]) -> None:
        self._headings = headings
        self.loaded.emit()

    def _find(self, typed: str) -> None:
        document = self._document
        if not typed.strip() or document is None:
            self._show(self._headings)
            self._show_here()
            return
        self._session.run(
            lambda library, _work: library.outline(document, typed),
            owner=self,
            key="find",
            done=self._show,
        )

    def _show(self, headings: Sequence[Heading]) -> None:
        entries = [
            Entry(
                text=_INDENT * (heading.level - 1) + heading.text,
                value=heading.paragraph,
                detail=page_name(heading.page),
            )
            for heading in headings
        ]
        nothing = translate("Outline", "This document has no headings.")
        none_such = translate("Outline", "No heading has these letters.")
        self.show_entries(entries, none_such if self._headings else nothing)

    def _show_here(self) -> None:
        numbers = [heading.paragraph for heading in self._headings]
        if numbers:
            self.list.show_row(max(0, bisect_right(numbers, self._here) - 1))
