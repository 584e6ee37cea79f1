"""The watch list: what answers which term, by document, week, month or collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.documents import WatchBy, WatchMatrix
from index.embedding.static_model import StaticModel
from index.jobs import Cancelled, Work
from index.store import documents
from index.watchlist import NOWHERE, Holdings, period_of, watch
from tests.index.floods import ARABIC, ENGLISH, FLOOD, flood_model
from tests.index.search.shelf import Shelf, open_shelf


@pytest.mark.parametrize(
    ("day", "by", "period"),
    [
        ("2024-05-19", WatchBy.WEEK, "2024-05-13"),
        ("2024-01-01", WatchBy.WEEK, "2024-01-01"),
        ("2023-12-31T10:00", WatchBy.WEEK, "2023-12-25"),
        ("2024-05", WatchBy.WEEK, NOWHERE),
        ("2024-05-19", WatchBy.MONTH, "2024-05"),
        ("2024", WatchBy.MONTH, NOWHERE),
        ("2024", WatchBy.YEAR, "2024"),
        (None, WatchBy.YEAR, NOWHERE),
        ("2024-99-99", WatchBy.WEEK, NOWHERE),
    ],
)
def test_a_date_falls_into_its_period(day: str | None, by: WatchBy, period: str) -> None:
    """A week is known by its Monday; a date that is not exact enough falls into none."""
    assert period_of(day, by) == period


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> StaticModel:
    return flood_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def shelf(tmp_path: Path, model: StaticModel) -> Iterator[Shelf]:
    with open_shelf(tmp_path, model) as opened:
        opened.put("Floods", "en", ENGLISH, date="2024-05-19")
        opened.put("سيول", "ar", ARABIC)
        yield opened


def watched(shelf: Shelf, terms: list[str], by: WatchBy, work: Work | None = None) -> WatchMatrix:
    with shelf.connections.read() as connection:
        known = {document.id: document for document in documents.every(connection)}
    held = Holdings(known, {"Press": (1,)})
    return watch(
        terms, by, lambda term, work: shelf.engine.answers(term, work=work), held, work or Work()
    )


def test_only_what_answers_is_counted(shelf: Shelf) -> None:
    """A term that nothing answers has an empty row; one that is answered names the documents."""
    matrix = watched(shelf, [FLOOD, "ꙮꙮꙮ"], WatchBy.DOCUMENT)
    assert {column.title for column in matrix.columns} == {"Floods", "سيول"}
    assert {row for row, _ in matrix.cells} == {0}
    assert matrix.cells[0, "1"].count == 1
    assert matrix.cells[0, "1"].documents == (1,)
    assert matrix.cells[0, "1"].best >= 0.25


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (WatchBy.LANGUAGE, ["ar", "en"]),
        (WatchBy.COLLECTION, ["Press", NOWHERE]),
        (WatchBy.WEEK, ["2024-05-13", NOWHERE]),
    ],
)
def test_columns_may_be_languages_collections_or_periods(
    shelf: Shelf, by: WatchBy, keys: list[str]
) -> None:
    """The same answers, told apart otherwise; what belongs nowhere comes last."""
    assert [column.key for column in watched(shelf, [FLOOD], by).columns] == keys


def test_a_term_that_cannot_be_understood_stops_no_other(shelf: Shelf) -> None:
    """Its row says what is wrong."""
    matrix = watched(shelf, ['"open', FLOOD], WatchBy.DOCUMENT)
    assert matrix.problems == {0: "query_unclosed_quote"}
    assert {row for row, _ in matrix.cells} == {1}


def test_a_watch_tells_how_far_it_is_and_can_be_stopped(shelf: Shelf) -> None:
    """Every term is a step."""
    work = Work()
    watched(shelf, [FLOOD], WatchBy.DOCUMENT, work)
    assert (work.progress.done, work.progress.total) == (1, 1)
    work.cancel()
    with pytest.raises(Cancelled):
        watched(shelf, [FLOOD], WatchBy.DOCUMENT, work)
