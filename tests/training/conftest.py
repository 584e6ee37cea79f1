"""A corpus of a few hundred sentences, made here: numbers and colours in three languages."""

from __future__ import annotations

import gzip
import itertools
import json
from pathlib import Path

import pytest

THINGS = {
    "house": ("بيت", "дом"),
    "book": ("كتاب", "книга"),
    "river": ("نهر", "река"),
    "tree": ("شجرة", "дерево"),
    "horse": ("حصان", "лошадь"),
    "city": ("مدينة", "город"),
}
COLOURS = {
    "red": ("احمر", "красный"),
    "green": ("اخضر", "зеленый"),
    "black": ("اسود", "черный"),
    "white": ("ابيض", "белый"),
}
VERBS = {"sees": ("يرى", "видит"), "buys": ("يشتري", "покупает"), "loves": ("يحب", "любит")}


def _sentences(column: int) -> list[tuple[str, str]]:
    rows = []
    for thing, colour, verb in itertools.product(THINGS, COLOURS, VERBS):
        english = f"the man {verb} a {colour} {thing} today"
        parts = (VERBS[verb][column], THINGS[thing][column], COLOURS[colour][column])
        rows.append((" ".join(parts), english))
    return rows


def _write_pairs(path: Path, rows: list[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")


@pytest.fixture
def tiny_shared(tmp_path: Path) -> Path:
    """A ``shared`` folder with corpora in Arabic, Russian and English and a small test set."""
    corpora = tmp_path / "shared" / "corpora"
    for column, language in enumerate(("ar", "ru")):
        _write_pairs(corpora / "sentences" / f"made.{language}-en.tsv", _sentences(column))
        words = [(w[column], e) for w in ((THINGS | COLOURS | VERBS),) for e, w in w.items()]
        _write_pairs(corpora / "lexicon" / f"words.{language}-en.tsv", words)
    running = corpora / "running"
    running.mkdir()
    paragraph = "The river is long and the city is old. The horse drinks from the wide river."
    with gzip.open(running / "en.txt.gz", "wt", encoding="utf-8") as file:
        file.write(f"The river\n{paragraph}\n\nThe city\n{paragraph.replace('wide', 'slow')}\n")
    tests = tmp_path / "shared" / "eval"
    (tests / "tatoeba").mkdir(parents=True)
    (tests / "tatoeba" / "ara-eng.ara").write_text("يرى بيت احمر\n", encoding="utf-8")
    (tests / "tatoeba" / "ara-eng.eng").write_text("the man sees a red house today\n", "utf-8")
    (tests / "questions").mkdir()
    (tests / "questions" / "en.json").write_text(json.dumps({"data": []}), encoding="utf-8")
    return tmp_path / "shared"
