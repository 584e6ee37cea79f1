"""The pane of hits in a real window: filters and text mirror each other, explanations follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.search.arrangement import Order
from app.search.filter_menu import FilterMenu, Offer
from app.window import Window
from index.documents import MarkColour, Place, QueryFilter
from tests.app.conftest import WAIT_MS

QUESTION = "how many families left the marsh"
OpenSamples = Callable[..., Window]


def ask(window: Window, query: str, qtbot: QtBot) -> None:
    """Ask at once and wait for the hits."""
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.top.field.set_query(query)


def test_a_typed_filter_becomes_a_pill_and_the_pill_edits_the_text(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """Text makes pills; a pill that is pressed away goes out of the text."""
    window = open_samples()
    ask(window, f"{QUESTION} lang:ar,fa -kind:html", qtbot)
    assert window.results.filters.texts() == ["All", "Arabic", "Persian", "not Web page"]
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.results.filters.press("not Web page")
    assert window.top.field.text() == f"{QUESTION} lang:ar,fa"
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.results.filters.press("All")
    assert window.top.field.text() == QUESTION


def test_languages_are_added_to_each_other(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Two languages may be wanted at once, and are counted as before."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    before = window.results.filters.texts()
    for name in ("Arabic", "Persian"):
        with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
            window.results.filters.press(name)
    assert window.top.field.text() == f"{QUESTION} lang:ar,fa"
    assert window.results.filters.texts() == before


def test_the_menu_offers_what_the_library_holds(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """The menu of filters knows the library's languages and kinds, and what is in force."""
    window = open_samples()
    ask(window, f"{QUESTION} kind:html", qtbot)
    qtbot.keyClick(
        window,
        Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: bool(window.results.findChildren(FilterMenu)), timeout=WAIT_MS)
    menu = window.results.findChildren(FilterMenu)[0]
    names = [action.text() for action in menu.actions()]
    assert names == ["Language", "Kind of file", "State", "Date"]
    kinds = menu.actions()[1].menu().actions()  # type: ignore[union-attr]
    assert [kind.isChecked() for kind in kinds if kind.text().startswith("Web page")] == [True]
    menu.close()


@pytest.mark.usefixtures("qapp")
def test_an_offer_is_a_filter(qtbot: QtBot) -> None:
    """Choosing in the menu tells which filter is wanted."""
    owner = QLabel()
    qtbot.addWidget(owner)
    menu = FilterMenu(
        owner, Offer({"ar": 4}, {}, {"Marshes": 2}, {"water": 1}), (), date(2024, 5, 1)
    )
    wanted: list[tuple[QueryFilter, bool]] = []
    menu.toggled.connect(lambda each, on: wanted.append((each, on)))
    for action in menu.actions()[1:]:
        action.menu().actions()[0].trigger()  # type: ignore[union-attr]
    assert wanted == [
        (QueryFilter(field="in", value="Marshes"), True),
        (QueryFilter(field="state", value="unread"), True),
        (QueryFilter(field="tag", value="water"), True),
        (QueryFilter(field="date", value="2024"), True),
    ]


def test_the_explanation_follows_the_cursor(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Ctrl+I says why the current hit is one, the next hit too, and goes away again."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    window.results.list.choose_row(0)
    panel = window.results.explainer.panel
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    first = panel.explanation()
    assert "families" in first
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert panel.explanation() != first
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert panel.isHidden()


def test_what_was_asked_can_be_seen_where_nothing_is_relevant(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """A question that nothing answers still shows how it was asked."""
    window = open_samples()
    ask(window, "the price of gold in Lima date:1900", qtbot)
    assert "Nothing" in window.results.headline()
    window.results.explainer.asked.trigger()
    assert "gold" in window.results.explainer.panel.explanation()
    assert not window.results.explainer.why.isEnabled()


def test_list_and_reader_share_one_cursor(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """N in the reader goes on in the list, across documents, in the list's order."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    window.results.ordering.choose(Order.OLDEST, in_lanes=True)
    window.results.list.choose_row(1)
    qtbot.waitUntil(lambda: window.reader.view.current_hit is not None, timeout=WAIT_MS)
    window.reader.view.setFocus()
    qtbot.keyClick(window.reader.view, Qt.Key.Key_N)
    assert window.results.place == (2, len(window.results.model.hits))
    chosen = window.results.current
    qtbot.waitUntil(lambda: window.reader.view.current_hit == chosen, timeout=WAIT_MS)


def test_the_end_of_the_list_brings_more(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Whoever scrolls to the end is given the next hits, and stays where they were."""
    window = open_samples()
    ask(window, "water", qtbot)
    assert len(window.results.model.hits) == 50
    bar = window.results.list.verticalScrollBar()
    qtbot.waitUntil(lambda: window.results.list.is_laid_out, timeout=WAIT_MS)
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        bar.setValue(bar.maximum())
        before = bar.value()
    assert len(window.results.model.hits) > 50
    qtbot.waitUntil(lambda: bar.value() == before, timeout=WAIT_MS)


def test_notes_that_answer_stand_below_the_passages(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """A pill says how many there are and leads to them; chosen, one opens where it stands."""
    window = open_samples()
    library = window.program.session.library
    document = window.library.documents[3]
    mark = library.annotations.add(
        document.id,
        Place(2, 0),
        Place(2, 8),
        colour=MarkColour.BLUE,
        note="families: who counted the marsh?",
    )
    ask(window, QUESTION, qtbot)
    pane = window.results
    qtbot.waitUntil(pane.notes.isVisible, timeout=WAIT_MS)
    assert pane.model.note_at(pane.model.first_note) == library.annotations.get(mark.id)
    assert pane.model.rowCount() == len(pane.model.hits) + 2
    pane.notes.click()
    qtbot.waitUntil(lambda: window.reader.document == document, timeout=WAIT_MS)
    assert window.reader.view.selection.start == (2, 0)
    assert (pane.current, pane.place[0]) == (None, 0)
    ask(window, "القمح", qtbot)
    qtbot.waitUntil(lambda: not pane.notes.isVisible(), timeout=WAIT_MS)


def test_filters_alone_list_what_they_let_through(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Without a word the documents are listed, and the explanation names the filters."""
    window = open_samples()
    ask(window, "lang:ar", qtbot)
    languages = {hit.document.language for hit in window.results.model.hits}
    assert languages == {"ar"}
    window.commands.run("find.why")
    panel = window.results.explainer.panel
    shown = [label.text() for label in panel.findChildren(QLabel)]
    assert any("Arabic" in text for text in shown)


def test_a_search_that_is_over_leaves_no_place_among_passages(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """The head of the text says no more at which of the passages one is."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    assert window.commands.action("find.next").isEnabled()
    window.top.field.forget()
    assert window.results.place == (0, 0)
    assert not window.commands.action("find.next").isEnabled()
