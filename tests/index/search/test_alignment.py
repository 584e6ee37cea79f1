"""Paragraphs of two texts tied by their vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.jobs import Cancelled
from index.search import alignment
from index.search.alignment import Match, align


def texts(count: int, seed: int = 0, noise: float = 0.05) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of a text and of its translation."""
    rng = np.random.default_rng(seed)
    first = rng.standard_normal((count, 48)).astype(np.float32)
    second = first + noise * rng.standard_normal(first.shape).astype(np.float32)
    return tuple(rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (first, second))


def ends(matches: list[Match]) -> list[tuple[int, int, int, int]]:
    """Matches without their confidence."""
    return [match[:4] for match in matches]


def test_a_translation_is_tied_paragraph_by_paragraph() -> None:
    """Texts that say the same in the same paragraphs run side by side, and surely."""
    matches = align(*texts(20))
    assert ends(matches) == [(i, i + 1, i, i + 1) for i in range(20)]
    assert min(match.confidence for match in matches) > 0.8


def test_what_is_missing_answers_nothing() -> None:
    """Paragraphs that only one text has are left out, and the rest stays together."""
    first, second = texts(12)
    kept = [j for j in range(12) if j not in (3, 4, 9)]
    pairs = {(m.first, kept[m.second]) for m in align(first, second[kept]) if m[1] == m[0] + 1}
    assert pairs >= {(i, i) for i in (0, 1, 6, 7, 11)}
    assert not {i for i, _ in pairs} & {3, 4, 9}


def test_two_paragraphs_may_answer_one() -> None:
    """A translator who ran two paragraphs together is followed."""
    first, second = texts(10)
    joined = second[4] + second[5]
    second = np.vstack([second[:4], joined / np.linalg.norm(joined), second[6:]])
    assert (4, 6, 4, 5) in ends(align(first, second))


def test_a_pin_is_obeyed() -> None:
    """What a person tied stands, whatever the vectors say, and the rest goes round it."""
    matches = align(*texts(10), pins=[(3, 5)])
    assert (3, 4, 5, 6) in ends(matches)
    assert all((m.first < 3) == (m.second < 5) for m in matches)


def test_pins_that_cross_do_no_harm() -> None:
    """Of two pins that cross the later is not obeyed; those outside of the texts are nothing."""
    matches = ends(align(*texts(10), pins=[(2, 6), (6, 2), (99, 1), (-1, 3)]))
    assert (2, 3, 6, 7) in matches
    assert (6, 7, 2, 3) not in matches


def test_long_texts_are_aligned_within_a_band(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coarse first and then fine finds what weighing all pairs finds, but for a few at gaps."""
    first, second = texts(400)
    kept = [j for j in range(400) if j % 37 and not 200 <= j < 215]
    whole = set(ends(align(first, second[kept])))
    monkeypatch.setattr(alignment, "_WHOLE", 50)
    assert len(whole & set(ends(align(first, second[kept])))) >= 0.95 * len(whole)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 5))
def test_matches_only_go_on(n: int, m: int, seed: int) -> None:
    """Whatever the texts, matches never cross or overlap and lie within both."""
    rng = np.random.default_rng(seed)
    rows = [rng.standard_normal((count, 4)).astype(np.float32) for count in (n, m)]
    rows = [r / np.maximum(np.linalg.norm(r, axis=1, keepdims=True), 1e-6) for r in rows]
    at = (0, 0)
    for match in align(rows[0], rows[1]):
        assert at[0] <= match.first < match.first_end <= n
        assert at[1] <= match.second < match.second_end <= m
        assert 0 <= match.confidence <= 1
        at = match.first_end, match.second_end


def test_an_alignment_can_be_stopped() -> None:
    """Two books need not be waited for."""

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        align(*texts(5), check=stop)


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_news_is_tied_across_languages(shared: Path, language: str) -> None:
    """Of real articles nearly all paragraphs find their own, with every fourth missing."""
    model = StaticModel.load(BUNDLED_FOLDER)
    folder = shared / "documents" / "ntrex"
    found = right = wanted = 0
    for path in sorted((folder / "en").iterdir())[1::16]:  # not those that chose the threshold
        pair = (path, folder / language / path.name)
        rows = [model.embed_queries(p.read_text("utf-8").split("\n\n")) for p in pair]
        kept = [j for j in range(len(rows[1])) if j % 4 != 1]
        gold = {(i, kept.index(i)) for i in kept}
        got = {
            (i, j)
            for m in align(rows[0], rows[1][kept])
            for i in range(m.first, m.first_end)
            for j in range(m.second, m.second_end)
        }
        right, found, wanted = right + len(gold & got), found + len(got), wanted + len(gold)
    assert right / wanted >= 0.95
    assert right / found >= 0.9
