"""A line of a concordance stands in the direction of its text, cut between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from pytestqt.modeltest import ModelTester

from app.concordance.groups import GroupModel
from app.concordance.lines import LineModel, cells_of, fitted
from index.documents import (
    Concordance,
    ConcordanceGroup,
    ConcordanceLine,
    Direction,
    PassagePlace,
    Span,
)

ROW = QRectF(0, 0, 1000, 30)


def line(node: str = "عقوبات", direction: Direction = Direction.RTL) -> ConcordanceLine:
    """A line as the library returns it."""
    return ConcordanceLine(
        place=PassagePlace(1, 0, Span(10, 16)),
        title="وثيقة",
        date=None,
        language="ar",
        direction=direction,
        before="فرض المجلس ",
        node=node,
        after=" جديدة",
        group=node,
        way="exact",
        strength=0.9,
    )


FOUND = Concordance(
    lines=(line(),),
    groups=tuple(
        ConcordanceGroup(key=key, word=key, languages=("ar",), count=1, strength=0.9)
        for key in ("عقوبات", "تحريم")
    ),
    rejected=(),
    complete=True,
)


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_stands_before_is_where_the_text_comes_from(mirrored: bool) -> None:
    """Before an Arabic word is at its right, before an English one at its left, in any window."""
    arabic = cells_of(ROW, Direction.RTL, mirrored=mirrored)
    assert arabic.after.right() < arabic.node.left() < arabic.node.right() < arabic.before.left()
    english = cells_of(ROW, Direction.LTR, mirrored=mirrored)
    assert english.before.right() < english.node.left()
    assert english.node == arabic.node


def test_only_the_facts_change_sides_with_the_window() -> None:
    """The title stands at the end of the interface's line."""
    assert cells_of(ROW, Direction.RTL, mirrored=False).meta.left() > 700
    assert cells_of(ROW, Direction.RTL, mirrored=True).meta.right() < 300


@pytest.mark.usefixtures("fonts")
@given(st.lists(st.text("abcدُסִ", min_size=1, max_size=8), min_size=1, max_size=12))
def test_a_cut_falls_between_words(words: list[str]) -> None:
    """What is left are whole words, the nearest to the node, and a sign that some are missing."""
    text = " ".join(words)
    for keep_end in (True, False):
        shown = fitted(text, 120, keep_end=keep_end)
        kept = shown.replace("…", " ").split()
        assert kept == (words[len(words) - len(kept) :] if keep_end else words[: len(kept)])
        assert (shown == text) == (len(kept) == len(words))


def test_lines_and_groups_are_sound_models(qtmodeltester: ModelTester) -> None:
    """Both keep the rules that Qt's views rely on."""
    lines, groups = LineModel(), GroupModel()
    lines.show(FOUND.lines)
    groups.show(FOUND)
    qtmodeltester.check(lines)
    qtmodeltester.check(groups)


@pytest.mark.usefixtures("qapp")
def test_a_rejected_group_stays_in_sight_and_can_come_back() -> None:
    """Switched off, a word goes to the end of the list; switched on again it is wanted."""
    groups = GroupModel()
    told: list[tuple[str, ...]] = []
    groups.rejected_changed.connect(told.append)
    groups.show(FOUND)
    role = Qt.ItemDataRole.CheckStateRole
    groups.setData(groups.index(0, 0), Qt.CheckState.Unchecked, role)
    assert groups.data(groups.index(1, 0), role) is Qt.CheckState.Unchecked
    groups.setData(groups.index(1, 0), Qt.CheckState.Checked, role)
    assert told == [("عقوبات",), ()]
