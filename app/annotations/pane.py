"""All marks of the library: filtered, searched, and the way back to where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from app.annotations import commands as wanted
from app.annotations.mark_model import MARK_ROLE, MarkDelegate, MarkModel
from app.annotations.marking import Marking
from app.annotations.wording import anchor_name, colour_name, marks_count, state_name
from app.announcing import announce
from app.buttons import dim_label
from app.cards import card_font
from app.chips import ChipRow
from app.commands.commands import Commands
from app.lists import CardList
from app.session import Session
from app.theme import Theme
from app.translation import translate
from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    Changes,
    MarkColour,
    ReviewState,
    Tag,
)
from index.jobs import Work

if TYPE_CHECKING:
    from index.library import Library

_DEBOUNCE_MS = 150
_MOST_TAGS = 12


@dataclass(frozen=True, slots=True)
class _Found:
    marks: Sequence[Annotation]
    every: Sequence[Annotation]
    names: Mapping[MarkColour, str]
    tags: Sequence[Tag]


class MarksPane(QFrame):
    """``mark_chosen``: the person went to a mark that has a place."""

    mark_chosen = Signal(Annotation)

    def __init__(
        self, session: Session, theme: Theme, commands: Commands, marking: Marking
    ) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._session = session
        self._marking = marking
        self._filter = AnnotationFilter()
        self.model = MarkModel()
        self.list = CardList(self.model, translate("MarksPane", "Marks"))
        self._delegate = MarkDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.choose_many()
        self.list.chosen.connect(self._chosen)
        self.list.offer(self._offered)
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self.refresh)
        self._build()
        self._add_commands(commands)
        session.opened.connect(self.refresh)
        session.changed.connect(self._changed)

    def _build(self) -> None:
        self._count = QLabel()
        self._count.setFont(card_font(14, strong=True))
        self.field = QLineEdit()
        self.field.setAccessibleName(translate("MarksPane", "Search in marks and notes"))
        self.field.setPlaceholderText(translate("MarksPane", "Search in marks and notes"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.chips = ChipRow(translate("MarksPane", "Which marks"))
        self.chips.picked.connect(self._picked)
        self._nothing = dim_label(size=13)
        self._nothing.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(22, 14, 14, 10)
        head.setSpacing(10)
        for widget in (self._count, self.field, self.chips, self._nothing):
            head.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.list, 1)

    def _add_commands(self, commands: Commands) -> None:
        marking = self._marking
        self._menu_actions = [
            commands.add(command, act, owner=self.list, ready=ready)
            for command, act, ready in (
                (wanted.NOTE, lambda: self._with_current(marking.edit), self._has_current),
                (wanted.CONFIRM, lambda: marking.confirm(self.chosen), self._is_doubtful),
                (wanted.ATTACH, lambda: self._with_current(marking.attach), self._can_attach),
                (wanted.DELETE, lambda: marking.delete(self.chosen), self._has_chosen),
            )
        ]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    # Which marks ------------------------------------------------------------------------------

    @property
    def current(self) -> Annotation | None:
        """The chosen mark."""
        index = self.list.currentIndex()
        return index.data(MARK_ROLE) if index.isValid() else None

    @property
    def chosen(self) -> list[Annotation]:
        """All marks that are chosen, in the order of the list."""
        return [self.model.rows[row] for row in self.list.chosen_rows]

    def to_hand_over(self) -> tuple[Annotation, ...]:
        """What leaves from here: the chosen marks, or where that is one at most, all shown."""
        chosen = self.chosen
        return tuple(chosen if len(chosen) > 1 else self.model.rows)

    def show_only(self, filter_: AnnotationFilter) -> None:
        """Show the marks that pass a filter, whatever was looked for before."""
        self.field.clear()
        self._picked(filter_)

    def refresh(self) -> None:
        """Ask the library for the marks that are wanted."""
        self._timer.stop()
        if not self._session.is_open:
            return
        filter_, text = self._filter, self.field.text()
        self._session.run(
            lambda library, work: _find(library, work, filter_, text),
            owner=self,
            key="marks",
            done=self._show,
        )

    def _changed(self, changes: Changes) -> None:
        if (changes.annotations or changes.documents) and self._session.is_open:
            self.refresh()

    def _picked(self, filter_: AnnotationFilter) -> None:
        self._filter = filter_
        self.refresh()

    def _show(self, found: _Found) -> None:
        before, chosen = self.current, {mark.id for mark in self.chosen}
        self.model.show_marks(found.marks, found.names)
        self._count.setText(marks_count(len(found.marks)))
        self.chips.show_chips(_offers(found), self._filter)
        if found.every:
            nothing = translate("MarksPane", "No mark is like this.")
        else:
            nothing = translate(
                "MarksPane", "Select words in a text and highlight them: they are listed here."
            )
        self._nothing.setText("" if found.marks else nothing)
        self._nothing.setVisible(not found.marks)
        rows = [row for row, mark in enumerate(found.marks) if mark.id in chosen]
        self.list.show_rows(rows, self.model.row_of(before.id) if before else -1)
        if self.field.hasFocus():
            announce(self, self._count.text())

    # The chosen one ---------------------------------------------------------------------------

    def _chosen(self, index: QModelIndex) -> None:
        mark = index.data(MARK_ROLE)
        if mark.anchor is not AnchorState.ORPHAN:
            self.mark_chosen.emit(mark)

    def _with_current(self, act: object) -> None:
        if self.current is not None and callable(act):
            act(self.current)

    def _has_current(self) -> bool:
        return self.current is not None

    def _has_chosen(self) -> bool:
        return bool(self.list.chosen_rows)

    def _is_doubtful(self) -> bool:
        return any(mark.anchor is AnchorState.DOUBTFUL for mark in self.chosen)

    def _can_attach(self) -> bool:
        mark = self.current
        lost = mark is not None and mark.anchor is not AnchorState.SURE
        return lost and self._marking.range() is not None

    def _offered(self, index: QModelIndex) -> Sequence[QAction]:
        return self._menu_actions if index.isValid() else ()


def _find(library: Library, _work: Work, filter_: AnnotationFilter, text: str) -> _Found:
    every = library.annotations.find()
    marks = library.annotations.find(replace(filter_, text=text))
    return _Found(marks, every, library.annotations.colour_names(), library.review.tags())


def _offers(found: _Found) -> Iterable[tuple[str, AnnotationFilter]]:
    """All, then what is there: anchors that need the person, colours, states, tags."""
    yield translate("MarksPane", "all"), AnnotationFilter()
    for anchor in (AnchorState.DOUBTFUL, AnchorState.ORPHAN):
        if any(mark.anchor is anchor for mark in found.every):
            yield anchor_name(anchor), AnnotationFilter(anchors=frozenset({anchor}))
    for colour in MarkColour:
        if any(mark.colour is colour for mark in found.every):
            filter_ = AnnotationFilter(colours=frozenset({colour}))
            yield colour_name(colour, found.names), filter_
    for state in ReviewState:
        if state is not ReviewState.UNREAD and any(mark.state is state for mark in found.every):
            yield state_name(state), AnnotationFilter(states=frozenset({state}))
    for tag in [tag for tag in found.tags if tag.annotations][:_MOST_TAGS]:
        yield f"#{tag.name}", AnnotationFilter(tags=frozenset({tag.name}))
