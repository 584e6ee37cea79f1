"""Promises about text of one direction in a line of another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from index.documents import Direction
from index.handover.bidi import direction_runs, first_strong, in_one_line, isolated, starting
from tests.index.handover.passages import ANY_TEXT

LTR, RTL = Direction.LTR, Direction.RTL


def test_a_foreign_name_is_isolated() -> None:
    """A Latin name in an Arabic line, and an Arabic one in an English line, stand apart."""
    assert isolated("Jane Doe", RTL) == "\u2066Jane Doe\u2069"
    assert isolated("سلمى", LTR) == "\u2067سلمى\u2069"


def test_what_goes_with_the_line_stays_bare() -> None:
    """Text of the line's own direction, and a plain number, gain no invisible signs."""
    assert isolated("Jane Doe", LTR) == "Jane Doe"
    assert isolated("سلمى الراوي", RTL) == "سلمى الراوي"
    assert isolated("2017", RTL) == "2017"


def test_signs_at_an_end_cannot_stray() -> None:
    """A name that ends in a bracket is isolated, or the bracket would jump to the other side."""
    assert isolated("الغدير (هور)", RTL) != "الغدير (هور)"


@given(ANY_TEXT)
def test_a_title_cannot_turn_its_line(text: str) -> None:
    """Whatever a title holds, every isolate in it is closed and nothing breaks the line."""
    line = isolated(in_one_line(text), RTL)
    assert line.count("\u2066") + line.count("\u2067") == line.count("\u2069")
    assert not set(line) & set("\n\r\u202a\u202b\u202c\u202d\u202e\u2028")


@given(ANY_TEXT)
def test_a_line_begins_in_its_direction(text: str) -> None:
    """A program that guesses by the first strong letter guesses right."""
    for base in (LTR, RTL):
        assert first_strong(starting(text, base)) in (base, None)


@given(ANY_TEXT)
def test_runs_are_the_text(text: str) -> None:
    """Cutting by direction loses nothing, and neighbours differ."""
    runs = direction_runs(text, RTL)
    assert "".join(run for run, _ in runs) == text
    assert all(a[1] is not b[1] for a, b in pairwise(runs))


def test_numbers_follow_the_letter_before_them() -> None:
    """A year after a Latin name belongs to it, one after an Arabic word to that (W7)."""
    assert direction_runs("قال BBC 2017 ثم", RTL) == [
        ("قال ", RTL),
        ("BBC 2017", LTR),
        (" ثم", RTL),
    ]
    assert direction_runs("عام 2017 (هنا)", RTL) == [("عام 2017 (هنا)", RTL)]
