"""The hits of a query: how many, filters by language, the list, or why there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.announcing import announce
from app.buttons import dim_label
from app.cards import card_font
from app.chips import ChipRow
from app.lists import CardList
from app.search.card import HitDelegate
from app.search.model import HIT_ROLE, HitModel
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import (
    documents_count,
    language_name,
    number,
    passages_count,
    problem_words,
)
from index.documents import Hit, SearchResult

LIMIT = 50
_KEY = "search"


class SearchPane(QFrame):
    """Asks the library and shows what it answers.

    ``hit_chosen``: the person went to a hit. ``answered``: a result is shown.
    """

    hit_chosen = Signal(Hit)
    answered = Signal(SearchResult)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._session = session
        self._query = ""
        self._scope: Sequence[int] | None = None
        self._language: str | None = None
        self._found: dict[str, int] = {}  # language → hits without the filter by language
        self.model = HitModel()
        self.list = CardList(self.model, translate("SearchPane", "Passages found"))
        self._delegate = HitDelegate(self.list, theme)
        self.list.set_delegate(self._delegate)
        self.list.chosen.connect(self._chosen)
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self._count = QLabel()
        self._count.setFont(card_font(14, strong=True))
        self.chips = ChipRow(translate("SearchPane", "Languages of the passages"))
        self.chips.picked.connect(self._filter)
        self._notice = dim_label(size=13)
        self._notice.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(22, 18, 22, 10)
        head.setSpacing(12)
        for widget in (self._count, self._notice, self.chips):
            head.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        self._say("", "")

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    # Asking ---------------------------------------------------------------------------------

    def ask(self, query: str, scope: Sequence[int] | None) -> None:
        """Look for ``query`` in the documents of ``scope``, or in all; nothing for an empty one."""
        self._query, self._scope, self._language = query, scope, None
        if query:
            self._search()
        else:
            self._session.bridge.drop(self, _KEY)
            self.model.show(())

    def clear(self) -> None:
        """Forget the hits: their library is closed."""
        self._session.bridge.drop(self, _KEY)
        self.model.show(())
        self._found = {}
        self._fill_chips()
        self._say("", "")

    def ask_again(self) -> None:
        """The library changed: look again, and stay at the hit."""
        if self._query:
            self._search()

    def _search(self) -> None:
        if not self._session.is_open:
            self._say(translate("SearchPane", "The library is being opened…"), "")
            return
        query, scope, language = self._query, self._scope, self._language
        languages = None if language is None else [language]
        self._session.run(
            lambda library, work: library.search(
                query, limit=LIMIT, languages=languages, documents=scope, work=work
            ),
            owner=self,
            key=_KEY,
            done=self._show,
            failed=self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self.model.show(())
        self._found = {}
        self._fill_chips()
        self._say(translate("SearchPane", "This cannot be looked for"), problem_words(error))

    # Showing --------------------------------------------------------------------------------

    def _show(self, result: SearchResult) -> None:
        before = self.current
        self.model.show(result.hits)
        if self._language is None:
            self._found = {code: len(rows) for code, rows in result.lanes.items()}
            self._fill_chips()
        self._say(_headline(result.hits), _notice(result))
        self.list.show_row(self.model.row_of(before) if before else -1)
        announce(self, f"{self._count.text()}. {self._notice.text()}")
        self.answered.emit(result)

    def _say(self, headline: str, notice: str) -> None:
        self._count.setText(headline)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))

    def _fill_chips(self) -> None:
        most_first = sorted(self._found.items(), key=lambda pair: -pair[1])
        chips: list[tuple[str, object]] = [
            (f"{language_name(code)} {number(count)}", code) for code, count in most_first
        ]
        chips.insert(0, (translate("SearchPane", "All", "languages"), None))
        self.chips.show_chips(chips, self._language)
        self.chips.setVisible(len(self._found) > 1)

    def _filter(self, code: str | None) -> None:
        self._language = code
        self._search()

    def notice(self) -> str:
        """What is said about the result besides its number."""
        return self._notice.text()

    # Moving ---------------------------------------------------------------------------------

    @property
    def current(self) -> Hit | None:
        """The hit that the person is at."""
        row = self.list.row
        return self.model.hits[row] if 0 <= row < len(self.model.hits) else None

    def step(self, by: int) -> None:
        """Go ``by`` hits on in the list, in a ring."""
        count = len(self.model.hits)
        if count:
            row = self.list.row
            start = row if row >= 0 else (-1 if by > 0 else 0)
            self.list.choose_row((start + by) % count)

    def show_hit(self, hit: Hit) -> None:
        """Mark the row of a hit that the person went to elsewhere."""
        row = self.model.row_of(hit)
        if row >= 0:
            self.list.show_row(row)

    def _chosen(self, index: QModelIndex) -> None:
        self.hit_chosen.emit(index.data(HIT_ROLE))


def _headline(hits: Sequence[Hit]) -> str:
    if not hits:
        return translate("SearchPane", "Nothing found")
    return translate("SearchPane", "{passages} in {documents}").format(
        passages=passages_count(len(hits)),
        documents=documents_count(len({hit.document.id for hit in hits})),
    )


def _notice(result: SearchResult) -> str:
    if not result.hits:
        return translate("SearchPane", "No passage holds these words or means the same.")
    if result.nothing_relevant:
        return translate(
            "SearchPane", "Nothing here is likely to answer this. The nearest passages, all weak:"
        )
    return ""
