"""Promises about collections: each change returns what was."""

from __future__ import annotations

import pytest

from index.library import Library
from index.problems import LibraryProblem


def test_a_collection_is_made_filled_and_undone(filled: Library) -> None:
    """What ``add`` and ``remove`` return brings back what was, down to no collection at all."""
    made = filled.collecting.add("  فيضان  2017 ", [1, 2, 999])
    assert filled.collections() == {"فيضان 2017": (1, 2)}
    taken = filled.collecting.remove("فيضان 2017", [1])
    assert filled.collections() == {"فيضان 2017": (2,)}
    filled.collecting.revise(taken)
    assert filled.collections() == {"فيضان 2017": (1, 2)}
    filled.collecting.revise(made)
    assert filled.collections() == {}


def test_a_collection_is_renamed_and_undone(filled: Library) -> None:
    """It keeps its documents; a name that is taken is refused."""
    filled.collecting.add("a", [1])
    filled.collecting.add("b", [2])
    before = filled.collecting.rename("a", "c")
    assert filled.collections() == {"b": (2,), "c": (1,)}
    with pytest.raises(LibraryProblem) as problem:
        filled.collecting.rename("c", "b")
    assert problem.value.code == "collection_exists"
    filled.collecting.revise(before)
    assert filled.collections() == {"a": (1,), "b": (2,)}


def test_a_dissolved_collection_comes_back_with_what_is_in_the_trash(filled: Library) -> None:
    """A document that is aside is in its collection again when both are back."""
    filled.collecting.add("a", [1, 2])
    filled.trash.put([1])
    before = filled.collecting.delete("a")
    assert filled.collections() == {}
    filled.collecting.revise(before)
    filled.trash.restore([1])
    assert filled.collections() == {"a": (1, 2)}


def test_nothing_is_made_of_no_name(filled: Library) -> None:
    """Spaces are no name; what is not there is neither renamed nor emptied."""
    assert filled.collecting.add("  ", [1]) == {}
    assert filled.collecting.rename("none", "other") == {}
    assert filled.collecting.remove("none", [1]) == {}
    assert filled.collections() == {}
