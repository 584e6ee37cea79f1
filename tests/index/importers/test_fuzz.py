"""Broken files of every format, a few of each; ``fuzz.py`` goes on for as long as it is told."""

from __future__ import annotations

from itertools import islice

import pytest

from index.importers.isolation import Parsers
from index.problems import ImportProblem, words
from tests.index.importers.fuzz import cases, seeds

CASES = 30
SEEDS = seeds()


@pytest.mark.parametrize("name", SEEDS)
def test_honest_file_is_imported(name: str) -> None:
    """The file that is broken below is whole."""
    with Parsers() as parsers:
        document = parsers.parse_bytes(name, SEEDS[name])
    assert document.paragraphs or document.attachments or document.unread_pages


def test_broken_files_end_in_a_document_or_in_words() -> None:
    """Whatever harm is done to a file, the reader answers, and the next file goes on."""
    with Parsers() as parsers:
        for name, data in SEEDS.items():
            for case in islice(cases(name, data, seed=1), CASES):
                try:
                    parsers.parse_bytes(name, case)
                except ImportProblem as problem:
                    assert words(problem.code, problem.subject, problem.detail)
                    assert problem.code not in {"worker_died", "took_too_long"}, (name, case[:500])
