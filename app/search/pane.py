"""The hits of a query: how many, filters, the list, why each is there, or why there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from app.announcing import announce
from app.buttons import action_button, dim_label
from app.cards import card_font
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.lists import CardList
from app.search.card import HitDelegate
from app.search.explainer import Explainer
from app.search.filter_menu import FilterMenu, Offer
from app.search.filters import FilterRow
from app.search.model import HIT_ROLE, HitModel, sentence_of
from app.search.ordering import Ordering
from app.session import Session
from app.theme import Theme
from app.translation import Phrase, translate
from app.wording import documents_count, passages_count, problem_words
from index.documents import Annotation, Hit, QueryFilter, SearchResult
from index.jobs import Work

if TYPE_CHECKING:
    from index.library import Library

FIRST_LIMIT = 50
LAST_LIMIT = 1_000
_MORE = 4  # times as many, when the person comes to the end of the list
_SHARES = (500, 320)  # of the list and of what explains it
_KEY = "search"


COPY_SENTENCE = Command(
    id="find.copy_sentence",
    name=Phrase("SearchPane", "Copy the sentence"),
    group=Group.FIND,
    keys=("Ctrl+C",),
    local=True,
)


class SearchPane(QFrame):
    """Asks the library and shows what it answers.

    ``hit_chosen``: the person went to a hit; ``note_chosen``: to a note of theirs. ``answered``: a
    result is shown.
    ``query_edited``: the person changed the filters; this is the text of the query now.
    ``moved``: ``place`` is another.
    """

    hit_chosen = Signal(Hit)
    note_chosen = Signal(Annotation)
    answered = Signal(SearchResult)
    query_edited = Signal(str)
    moved = Signal()

    def __init__(self, session: Session, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._session = session
        self._query = ""
        self._scope: Sequence[int] | None = None
        self._limit = FIRST_LIMIT
        self._facets: tuple[str, dict[str, int]] = ("", {})  # by language, of a query without any
        self.result: SearchResult | None = None
        self.model = HitModel()
        self.list = CardList(self.model, translate("SearchPane", "Passages found"))
        self._delegate = HitDelegate(self.list, theme)
        self.list.set_delegate(self._delegate)
        self.list.lay_out_in_batches()
        self.list.chosen.connect(self._chosen)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.filters = FilterRow(theme)
        self.filters.toggled.connect(self.toggle_filter)
        self.filters.cleared.connect(self._clear_languages)
        self.ordering = Ordering(theme)
        self.ordering.changed.connect(self._arrange)
        self.explainer = Explainer(
            self, theme, commands, current=lambda: self.current, leave=self.list.setFocus
        )
        self._delegate.why_wanted.connect(self.explainer.explain)
        self._make_menu(commands)
        self._build(theme)
        self.set_theme(theme)

    def _make_menu(self, commands: Commands) -> None:
        copy = commands.add(COPY_SENTENCE, self._copy_sentence, owner=self.list)
        self._menu_actions = [self.explainer.why, self.explainer.asked, copy]
        self.list.offer(self._offered)

    def _build(self, theme: Theme) -> None:
        self._count = QLabel()
        self._count.setFont(card_font(14, strong=True))
        self._count.setWordWrap(True)
        self._notice = dim_label(size=13)
        self._notice.setWordWrap(True)
        self.notes = QPushButton()
        self.notes.setProperty("chip", True)
        self.notes.setFont(card_font(12))
        self.notes.setCursor(Qt.CursorShape.PointingHandCursor)
        self.notes.clicked.connect(self._to_notes)
        self.notes.hide()
        self._asked = action_button("info", self.explainer.asked, theme)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self._count, 1)
        line.addWidget(self.notes)
        line.addWidget(self._asked)
        line.addWidget(self.ordering)
        head = QVBoxLayout()
        head.setContentsMargins(22, 14, 14, 10)
        head.setSpacing(10)
        head.addLayout(line)
        head.addWidget(self._notice)
        head.addWidget(self.filters)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._split(), 1)
        self._say("", "")

    def _split(self) -> QSplitter:
        """The list above what explains it; the person moves the border."""
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.list)
        splitter.addWidget(self.explainer.panel)
        splitter.setSizes(_SHARES)
        splitter.setStretchFactor(0, 1)
        return splitter

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.filters.set_theme(theme)
        self.explainer.panel.set_theme(theme)
        self.ordering.set_theme(theme)
        self._asked.set_theme(theme)
        self.list.viewport().update()

    # Asking ---------------------------------------------------------------------------------

    def ask(self, query: str, scope: Sequence[int] | None) -> None:
        """Look for ``query`` in the documents of ``scope``, or in all; nothing for an empty one."""
        self._query, self._scope, self._limit = query, scope, FIRST_LIMIT
        if query:
            self._search()
        else:
            self._drop()
            self._forget()

    def _drop(self) -> None:
        for key in (_KEY, "notes"):
            self._session.bridge.drop(self, key)

    @property
    def query(self) -> str:
        """What is looked for; empty for nothing."""
        return self._query

    def clear(self) -> None:
        """Forget the hits: their library is closed."""
        self._drop()
        self._forget()
        self._facets = ("", {})
        self._say("", "")

    def _forget(self) -> None:
        self.result = None
        self.model.show(())
        self._show_notes(())
        self.explainer.use(None)
        self.moved.emit()

    def ask_again(self) -> None:
        """The library changed: look again, and stay at the hit."""
        if self._query:
            self._search()

    def _search(self) -> None:
        if not self._session.is_open:
            self._say(translate("SearchPane", "The library is being opened…"), "")
            return
        query, scope, limit = self._query, self._scope, self._limit
        self._session.run(
            lambda library, work: library.search(query, limit=limit, documents=scope, work=work),
            owner=self,
            key=_KEY,
            done=self._show,
            failed=self._fail,
        )
        self.look_for_notes()

    def look_for_notes(self) -> None:
        """Ask which of the person's own notes answer."""
        query = self._query
        if query and self._session.is_open:
            self._session.run(
                lambda library, _work: library.annotations.answering(query),
                owner=self,
                key="notes",
                done=self._show_notes,
            )

    def _show_notes(self, notes: Sequence[Annotation]) -> None:
        self.model.show_notes(notes)
        self.notes.setText(translate("SearchPane", "%Ln note(s)", "", len(notes)))
        self.notes.setVisible(bool(notes))

    def _to_notes(self) -> None:
        self.list.choose_row(self.model.first_note)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self, value: int) -> None:
        """Fetch more when the person comes to the end of the list."""
        bar, result = self.list.verticalScrollBar(), self.result
        near_end = self.list.is_laid_out and value > bar.maximum() - self.list.height()
        if result is None or not near_end or len(result.hits) < self._limit:
            return
        if self._limit < min(LAST_LIMIT, result.found):
            self._limit = min(LAST_LIMIT, self._limit * _MORE)
            self._search()

    def _fail(self, error: Exception) -> None:
        self._forget()
        self._fill_filters()
        self._say(translate("SearchPane", "This cannot be looked for"), problem_words(error))

    # Filters --------------------------------------------------------------------------------

    def toggle_filter(self, each: QueryFilter, on: bool) -> None:
        """Put a filter into the query, or take it out; the text of the query says so."""
        library = self._session.library
        change = library.with_filter if on else library.without_filter
        self.query_edited.emit(change(self._query, each))

    def offer_filters(self, at: QPoint) -> None:
        """Pop up the menu of all filters that the library offers."""
        if self._session.is_open:
            self._session.run(
                _offer, owner=self, key="offer", done=lambda offer: self._pop_up(offer, at)
            )

    def _pop_up(self, offer: Offer, at: QPoint) -> None:
        filters = self._session.library.query_filters(self._query)
        menu = FilterMenu(self, offer, filters, date.today())
        menu.toggled.connect(self.toggle_filter)
        if menu.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            at -= QPoint(menu.sizeHint().width(), 0)
        menu.popup(at)

    def _clear_languages(self) -> None:
        self.query_edited.emit(self._without_languages())

    def _without_languages(self) -> str:
        query, library = self._query, self._session.library
        for each in library.query_filters(query):
            if each.field == "lang" and not each.excluded:
                query = library.without_filter(query, each)
        return query

    def _fill_filters(self) -> None:
        if not self._session.is_open:
            return
        bare = self._without_languages()
        if self.result is not None and bare == self._query:
            lanes = {code: len(rows) for code, rows in self.result.lanes.items()}
            self._facets = (bare, lanes)
        found = self._facets[1] if self._facets[0] == bare else {}
        self.filters.show_filters(found, self._session.library.query_filters(self._query))

    # Showing --------------------------------------------------------------------------------

    def _show(self, result: SearchResult) -> None:
        before, scroll = self.current, self.list.verticalScrollBar().value()
        more = len(result.hits) > FIRST_LIMIT
        self.result = result
        self.model.show(result.hits)
        self._fill_filters()
        self._say(_headline(result), _notice(result))
        self.list.show_row(self.model.row_of(before) if before else -1)
        if more:
            self.list.scroll_back(scroll)
        self.explainer.use(result)
        self.moved.emit()
        announce(self, f"{self._count.text()}. {self._notice.text()}")
        self.answered.emit(result)

    def _say(self, headline: str, notice: str) -> None:
        self._count.setText(headline)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))

    def headline(self) -> str:
        """How much was found."""
        return self._count.text()

    def notice(self) -> str:
        """What is said about the result besides its number."""
        return self._notice.text()

    def _arrange(self) -> None:
        before = self.current
        self.model.arrange(self.ordering.order, in_lanes=self.ordering.in_lanes)
        self.list.show_row(self.model.row_of(before) if before else -1)
        self.moved.emit()

    # Moving ---------------------------------------------------------------------------------

    @property
    def current(self) -> Hit | None:
        """The hit that the person is at."""
        return self.model.hit_at(self.list.row)

    @property
    def place(self) -> tuple[int, int]:
        """Which hit of how many the person is at, from 1; 0 of none."""
        row = self.list.row
        at = self.model.place_of(row) + 1 if self.model.hit_at(row) else 0
        return at, len(self.model.hits)

    def step(self, by: int) -> None:
        """Go ``by`` hits on in the list, in a ring."""
        row = self.model.beside(self.list.row, by)
        if row >= 0:
            self.list.choose_row(row)

    def show_hit(self, hit: Hit) -> None:
        """Mark the row of a hit that the person went to elsewhere."""
        row = self.model.row_of(hit)
        if row >= 0:
            self.list.show_row(row)
            self.moved.emit()

    def _chosen(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if isinstance(hit, Hit):
            self.explainer.follow()
            self.hit_chosen.emit(hit)
            self.moved.emit()
        elif isinstance(hit, Annotation):
            self.note_chosen.emit(hit)

    def _offered(self, index: QModelIndex) -> Sequence[QAction]:
        return self._menu_actions if isinstance(index.data(HIT_ROLE), Hit) else ()

    def _copy_sentence(self) -> None:
        if self.current is not None:
            QGuiApplication.clipboard().setText(sentence_of(self.current))


def _offer(library: Library, _work: Work) -> Offer:
    info = library.info()
    collections = {name: len(ids) for name, ids in library.collections().items()}
    tags = {tag.name: tag.documents + tag.annotations for tag in library.review.tags()}
    return Offer(info.languages, info.formats, collections, tags)


def _headline(result: SearchResult) -> str:
    hits = result.hits
    if not hits:
        return translate("SearchPane", "Nothing found")
    text = translate("SearchPane", "{passages} in {documents}")
    if len(hits) < result.found and result.question.words:
        text = translate("SearchPane", "The best {passages}, in {documents}")
    return text.format(
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
