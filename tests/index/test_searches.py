"""Saved searches: kept, renamed, brought back, and honest about what is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.documents import WatchBy
from index.embedding.static_model import StaticModel
from index.library import Library
from index.problems import LibraryProblem
from index.searches import Searches
from tests.index.floods import ENGLISH, FLOOD, LATER, flood_model
from tests.index.search.shelf import Shelf, open_shelf


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> StaticModel:
    return flood_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def shelf(tmp_path: Path, model: StaticModel) -> Iterator[Shelf]:
    with open_shelf(tmp_path, model) as opened:
        opened.put("Floods", "en", ENGLISH)
        yield opened


def searches_of(shelf: Shelf) -> Searches:
    return Searches(shelf.connections, lambda: shelf.engine, lambda _changes: None)


def test_nothing_is_new_when_a_search_is_saved(shelf: Shelf) -> None:
    """What a search finds on the day it is saved has been seen."""
    searches = searches_of(shelf)
    saved = searches.save("Floods", FLOOD)
    assert searches.every() == (saved,)
    assert searches.new_counts() == {saved.id: 0}


def test_what_comes_later_and_answers_is_new(shelf: Shelf) -> None:
    """Only new passages that answer are counted, until the person has looked."""
    searches = searches_of(shelf)
    saved = searches.save("", FLOOD)
    assert saved.name == FLOOD
    shelf.put("More", "en", LATER)
    assert searches.new_counts() == {saved.id: 1}
    searches.see(saved.id)
    assert searches.new_counts() == {saved.id: 0}


def test_searches_outlive_the_program(filled: Library) -> None:
    """They lie in the library."""
    saved = filled.searches.save("Floods", "river")
    filled.close()
    with Library.open(filled.path) as again:
        assert again.searches.every() == (saved,)


def test_every_change_can_be_taken_back(filled: Library) -> None:
    """A renamed or deleted search comes back as it was, under its own id."""
    saved = filled.searches.save("Floods", "river")
    before = filled.searches.rename(saved.id, "High water")
    assert filled.searches.every()[0].name == "High water"
    filled.searches.restore(before)
    assert filled.searches.every() == (saved,)
    filled.searches.restore(filled.searches.delete(saved.id))
    assert filled.searches.every() == (saved,)


def test_a_search_that_is_gone_is_a_problem(filled: Library) -> None:
    """Nothing is renamed that is not there."""
    with pytest.raises(LibraryProblem) as problem:
        filled.searches.rename(99, "x")
    assert problem.value.code == "search_missing"


def test_lists_of_terms_are_kept_by_name(filled: Library) -> None:
    """A list of the same name is replaced; deleted, it is gone."""
    filled.searches.keep_list("Grain", ["wheat", "القمح"], WatchBy.WEEK)
    filled.searches.keep_list("Grain", ["wheat"], WatchBy.DOCUMENT)
    (kept,) = filled.searches.lists()
    assert (kept.terms, kept.by) == (("wheat",), WatchBy.DOCUMENT)
    filled.searches.delete_list("Grain")
    assert filled.searches.lists() == ()
