"""Names written in two scripts are known by their consonants."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.folding import split_words
from index.embedding.sounds import Names, joined, sound, sounds_of_query


def _folded(word: str) -> str:
    return "".join(split_words(word))


def _strength(asked: str, heard: str) -> float:
    sounds = np.array([sound(_folded(heard))], np.uint64)
    return float(Names(sounds).find([sounds_of_query(_folded(asked))]).strengths.max(initial=0))


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        ("Putin", "بوتين"),
        ("Putin", "Путиным"),
        ("Путин", "بوتين"),
        ("Albukamal", "البوكمال"),
        ("Netanyahu", "נתניהו"),
        ("Merkel", "وميركل"),
        ("Baghdad", "ببغداد"),
        ("بغداد", "Baghdad"),
        ("بالكرملين", "Kremlin"),
        ("Sharma", "शर्मा"),
        ("Zelensky", "Зеленский"),
        ("Charles", "تشارلز"),
    ],
)
def test_a_name_is_known_in_another_script(asked: str, heard: str) -> None:
    """Vowels, particles and case endings do not hide a name."""
    assert _strength(asked, heard) > 0


@pytest.mark.parametrize(
    ("asked", "heard"), [("Putin", "ترامب"), ("Putin", "Patton"), ("a", "ا"), ("中国", "بوتين")]
)
def test_other_names_are_not(asked: str, heard: str) -> None:
    """Other consonants, the same script, words without consonants: nothing is claimed."""
    assert _strength(asked, heard) == 0


NAMES = st.text("بتنرلкмрстbmnrst", min_size=1, max_size=7)


@given(asked=st.lists(NAMES, max_size=4), heard=st.lists(NAMES, max_size=30))
def test_a_name_is_found_among_many_as_it_is_alone(asked: list[str], heard: list[str]) -> None:
    """The order in which names are kept, and what stands beside one, changes nothing."""
    found = Names(np.array([sound(word) for word in heard], np.uint64)).find(
        [sounds_of_query(word) for word in asked]
    )
    together = {(int(row), int(place)) for row, place in zip(found.rows, found.asked, strict=True)}
    assert together == {
        (row, place)
        for row, word in enumerate(heard)
        for place, name in enumerate(asked)
        if _strength(name, word) > 0
    }


@given(st.lists(st.text("بتنرسالмрстbnrstz", min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_word_sounds_the_same_however_it_is_cut(pieces: list[str]) -> None:
    """The sounds of tokens joined are those of the word, as long as its script is one."""
    scripts = {sound(piece) >> 60 for piece in pieces}
    if len(scripts) > 1 or "ts" in "".join(pieces):
        return
    sounds = np.array([sound(piece) for piece in pieces], np.uint64)
    whole = joined(sounds, np.array([0]), np.array([len(pieces)]))
    assert int(whole[0]) == sound("".join(pieces))
