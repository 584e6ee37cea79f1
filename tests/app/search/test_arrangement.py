"""Hits in the order that a person wants, as one list or in lanes."""

from __future__ import annotations

import pytest

from app.search.arrangement import Lane, Order, arranged
from app.search.model import HitModel
from index.documents import Hit
from tests.app.search.hits import hit

HITS = [
    hit(1, 4, "en", "2020"),
    hit(2, 9, "ar", None),
    hit(1, 2, "en", "2020"),
    hit(3, 0, "ar", "2022-05"),
    hit(2, 1, "fa", None),
]


def places(rows: list[Hit | Lane]) -> list[tuple[int, int] | str]:
    return [
        row.language if isinstance(row, Lane) else (row.document.id, row.paragraph.number)
        for row in rows
    ]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (Order.BEST, [(1, 4), (2, 9), (1, 2), (3, 0), (2, 1)]),
        (Order.DOCUMENT, [(1, 2), (1, 4), (2, 1), (2, 9), (3, 0)]),
        (Order.NEWEST, [(3, 0), (1, 4), (1, 2), (2, 9), (2, 1)]),
        (Order.OLDEST, [(1, 4), (1, 2), (3, 0), (2, 9), (2, 1)]),
    ],
)
def test_an_order_is_what_its_name_says(order: Order, wanted: list[tuple[int, int]]) -> None:
    """Documents stand by their best hit; what has no date comes last either way."""
    assert places(arranged(HITS, order, in_lanes=False)) == wanted


def test_lanes_have_headings_in_the_order_of_their_best() -> None:
    """Every language has its own list, headed by its name and number."""
    rows = arranged(HITS, Order.BEST, in_lanes=True)
    assert places(rows) == ["en", (1, 4), (1, 2), "ar", (2, 9), (3, 0), "fa", (2, 1)]
    assert rows[0] == Lane("en", 2)


@pytest.mark.usefixtures("qapp")
def test_the_cursor_steps_over_headings() -> None:
    """The next hit is never a heading; after the last comes the first."""
    model = HitModel()
    model.arrange(Order.BEST, in_lanes=True)
    model.show(HITS)
    assert [model.beside(row, 1) for row in (-1, 2, 5, 7)] == [1, 4, 7, 1]
    assert [model.beside(row, -1) for row in (-1, 1)] == [7, 7]
    assert [model.place_of(row) for row in (1, 4, 7)] == [0, 2, 4]
    assert model.hit_at(0) is None
