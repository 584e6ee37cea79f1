"""Names are found by a few letters of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.matching import rank

NAMES = [
    ("Open another library…", "فتح مكتبة أخرى…"),
    ("New library…", "مكتبة جديدة…"),
    ("Add files…", "إضافة ملفات…"),
    ("Smaller text", "نص أصغر"),
    ("المُدَرَّسون في بغداد",),
]


def first(typed: str) -> str:
    """The English or only text of the name that is found first; empty without one."""
    found = rank(typed, NAMES)
    return NAMES[found[0]][0] if found else ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("new", "New library…"),
        ("lib new", "New library…"),
        ("libray new", "New library…"),
        ("adfil", ""),
        ("add fls", "Add files…"),
        ("اضافه", "Add files…"),
        ("مكتبه جديده", "New library…"),
        ("smaller", "Smaller text"),
        ("smalelr", "Smaller text"),
        ("مدرسون", "المُدَرَّسون في بغداد"),
        ("qqqq", ""),
    ],
)
def test_a_name_is_found_as_it_is_typed(typed: str, name: str) -> None:
    """By beginnings, in any order, in any language, folded, with a slip; not by anything."""
    assert first(typed) == name


def test_nothing_typed_means_all_in_their_order() -> None:
    """Before anything is typed the list is as it was."""
    assert rank(" ", NAMES) == list(range(len(NAMES)))


def test_a_whole_word_comes_before_a_part_of_one() -> None:
    """What is meant most likely stands first."""
    names = [("Marshes",), ("The marsh",), ("Salt marsh birds",)]
    assert rank("marsh", names) == [1, 2, 0]


@given(st.text(max_size=12), st.lists(st.text(max_size=30), max_size=8))
def test_any_name_is_found_by_its_own_words(typed: str, others: list[str]) -> None:
    """Whatever the script: a name is found when it is typed, each number at most once."""
    names = [(text,) for text in (*others, typed)]
    found = rank(typed, names)
    assert len(others) in found
    assert len(set(found)) == len(found)


def test_who_no_longer_waits_can_stop_it() -> None:
    """A long list is given up in the middle."""

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        rank("a", [("a",)] * 3, check=stop)
