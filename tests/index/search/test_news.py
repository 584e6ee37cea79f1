"""A real Arabic article among 123 others, asked in English with the bundled model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from tests.index.search.shelf import Shelf, open_shelf


@pytest.fixture(scope="module")
def shelf(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    model = StaticModel.load(BUNDLED_FOLDER)
    with open_shelf(tmp_path_factory.mktemp("library"), model) as opened:
        (seed,) = (shared / "seed").glob("*.txt")
        opened.put("seed", "ar", [line for line in read(seed).splitlines() if line.strip()])
        for path in sorted((shared / "documents" / "ntrex" / "ar").glob("*.txt")):
            opened.put(path.stem, "ar", [part for part in read(path).split("\n\n") if part.strip()])
        yield opened


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("question", "numbers", "words"),
    [
        (
            "joint statement by Putin and Trump on the political settlement in Syria",
            {0, 1, 4},
            "سوري",
        ),
        (
            "how does the statement protect the de-escalation zone in the south-west",
            {3},
            "منطقة تخفيف توتر في المنطقة الجنوبية الغربية",
        ),
        ("capture of Albukamal near the Iraqi border", {7}, "البوكمال قرب الحدود مع العراق"),
    ],
)
def test_the_right_paragraph_and_sentence_come_first(
    shelf: Shelf, question: str, numbers: set[int], words: str
) -> None:
    """Questions that the article answers find it first, with the sentence that answers."""
    hit = shelf.engine.search(question).hits[0]
    assert (hit.document.title, hit.paragraph.number in numbers) == ("seed", True)
    assert words in hit.paragraph.text[slice(*hit.sentence)]


def test_what_nobody_says_has_a_small_chance(shelf: Shelf) -> None:
    """The article speaks of presidents and the UN, but not of what the question claims."""
    result = shelf.engine.search("the two presidents regret that funding for the UN is short")
    sure = shelf.engine.search("capture of Albukamal near the Iraqi border")
    assert result.nothing_relevant
    assert result.hits[0].probability < 0.5 * sure.hits[0].probability
