"""Opens and closes the explanations under the hits, and keeps them about what is shown."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.search.explaining import ExplainingPanel
from app.search.explanation import what_was_asked, why
from app.theme import Theme
from app.translation import Phrase
from index.documents import Hit, SearchResult

WHY = Command(
    id="find.why",
    name=Phrase("Explainer", "Why this passage"),
    group=Group.FIND,
    keys=("Ctrl+I",),
)
ASKED = Command(
    id="find.asked",
    name=Phrase("Explainer", "What was really asked"),
    group=Group.FIND,
    keys=("Ctrl+Shift+I",),
)


class _Topic(Enum):
    HIT = auto()
    QUESTION = auto()


class Explainer(QObject):
    """Two actions, each of which opens its explanation or closes it again.

    ``current`` gives the hit that the person is at; ``leave`` takes the focus back.
    """

    def __init__(
        self,
        owner: QWidget,
        theme: Theme,
        commands: Commands,
        *,
        current: Callable[[], Hit | None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(owner)
        self._current, self._leave = current, leave
        self._result: SearchResult | None = None
        self._topic: _Topic | None = None
        self.panel = ExplainingPanel(theme)
        self.panel.closed.connect(self.close)
        self.panel.hide()
        self.why = commands.add(WHY, lambda: self._toggle(_Topic.HIT), owner=owner)
        self.asked = commands.add(ASKED, lambda: self._toggle(_Topic.QUESTION), owner=owner)
        self.use(None)

    def use(self, result: SearchResult | None) -> None:
        """Explain this result from now on; None closes."""
        self._result = result
        self.asked.setEnabled(result is not None)
        self.why.setEnabled(result is not None and bool(result.hits))
        if result is None:
            self.close()
        else:
            self.follow()

    def follow(self) -> None:
        """The person is at another hit: what is open follows."""
        if self._topic is not None:
            self._show(self._topic)

    def explain(self, hit: Hit) -> None:
        """Say why a hit is one."""
        if self._result is not None:
            self._open(
                _Topic.HIT,
                str(WHY.name),
                why(hit, self._result.question),
            )

    def close(self) -> None:
        """Put the panel away."""
        focused = self.panel.focusWidget()
        had_focus = focused is not None and focused.hasFocus()
        self._topic = None
        self.panel.hide()
        if had_focus:
            self._leave()

    def _toggle(self, topic: _Topic) -> None:
        if self._topic is topic:
            self.close()
        else:
            self._show(topic)

    def _show(self, topic: _Topic) -> None:
        result = self._result
        if result is None:
            return
        if topic is _Topic.QUESTION:
            title = str(ASKED.name)
            self._open(topic, title, what_was_asked(result.question))
            return
        hit = self._current() or next(iter(result.hits), None)
        if hit is not None:
            self.explain(hit)

    def _open(self, topic: _Topic, title: str, sections: list) -> None:
        self._topic = topic
        self.panel.show_sections(title, sections)
        self.panel.show()
