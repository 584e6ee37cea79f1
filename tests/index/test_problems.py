"""Promises of the errors that are told to a person."""

import re
from pathlib import Path

import pytest

from index import problems

ENGINE = Path(problems.__file__).parent
CODE = re.compile(r'(?:Problem|reason=)\(?\s*"([a-z_]+)"')


def test_problem_reads_as_its_words() -> None:
    """Printing a problem gives the sentence, with its subject in place."""
    problem = problems.LibraryProblem("library_missing", "/tmp/x")
    assert str(problem).startswith("There is no library at /tmp/x.")


@pytest.mark.parametrize("code", sorted(problems.WORDS))
def test_words_fill_in_and_end_as_sentences(code: str) -> None:
    """Every code's words can be filled in and are whole sentences."""
    filled = problems.words(code, "SUBJECT", "DETAIL")
    assert "{" not in filled
    assert filled.endswith(".")


def test_every_code_raised_in_the_engine_has_words() -> None:
    """No problem can be raised that nobody can read."""
    used = {
        code
        for file in ENGINE.rglob("*.py")
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(problems.WORDS)


def test_query_problem_says_where() -> None:
    """A query's error carries the place in the query."""
    assert problems.QueryProblem("query_unclosed_quote", position=7).position == 7
