"""Text in, PDF by the programs that people use, text out: the same text."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2.version import PYPDFIUM_INFO

from index.documents import Direction
from tests.index.importers.pdf.pages import read
from tests.index.importers.pdf.producers import PRODUCERS, PROGRAMS, RTL, missing
from tests.index.importers.pdf.scoring import order_similarity, word_recall

PDFIUM = "5.15.2"
DOCUMENT = "bbc.381680.txt"


@pytest.fixture
def paragraphs(shared: Path, request: pytest.FixtureRequest) -> list[str]:
    """The paragraphs of a translated news article; the first is its headline."""
    path = shared / "documents" / "ntrex" / request.getfixturevalue("language") / DOCUMENT
    return [" ".join(line.split()) for line in path.read_text("utf-8").split("\n") if line.strip()]


CASES = [
    pytest.param(producer, language, marks=[pytest.mark.slow] if producer in PROGRAMS else [])
    for producer in PRODUCERS
    for language in (("ar", "he") if producer in PROGRAMS else ("ar", "fa", "he", "en"))
]


@pytest.mark.shared
@pytest.mark.parametrize(("producer", "language"), CASES)
def test_text_survives_the_program_that_made_the_file(
    producer: str, language: str, paragraphs: list[str], tmp_path: Path
) -> None:
    """Letters, order, words and paragraphs come back from each program's file."""
    reason = missing(producer)
    if reason:
        pytest.skip(reason)
    found = read(PRODUCERS[producer](paragraphs, language, tmp_path).read_bytes())
    text, truth = "\n".join(part.text for part in found.paragraphs), "\n".join(paragraphs)
    assert order_similarity(text, truth) >= 0.99
    assert word_recall(text, truth) >= 0.98
    assert abs(len(found.paragraphs) - len(paragraphs)) <= 2
    assert found.direction is (Direction.RTL if language in RTL else Direction.LTR)


def test_pdfium_is_the_release_that_was_measured() -> None:
    """pdfium's text has changed between releases: a new one is measured before it is shipped."""
    assert PYPDFIUM_INFO.version == PDFIUM, (
        "run this file and benchmarks/formats.py, then set PDFIUM"
    )
