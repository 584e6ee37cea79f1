"""Terms of the full-text index find what they should, in a real FTS5 table."""

from __future__ import annotations

import sqlite3

import pytest

from index.text.terms import index_terms, stem_terms

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"

FOUND = [
    ("中国", "我爱中国人"),
    ("国", "我爱中国人"),
    ("国人", "我爱中国人"),
    ("東京都", "私は東京都に住んでいます"),
    ("ประเทศ", "ประเทศไทยเป็นประเทศ"),
    ("हिन्दी", "यह हिन्दी है"),
    ("كتاب", "هذا كِتَابٌ مفيد"),
    ("צהל", 'דובר צה"ל אמר'),
    ("각", "한국 각 지역"),
]
NOT_FOUND = [("人中", "我爱中国人"), ("国爱", "我爱中国人"), ("हिन्द", "यह हिन्दी है")]


def matches(query: str, text: str) -> bool:
    """Whether FTS5 finds the phrase ``query`` in ``text``, both as terms."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f'create virtual table f using fts5(t, tokenize="{TOKENIZER}")')
    connection.execute("insert into f values (?)", [index_terms(text)])
    phrase = f'"{index_terms(query)}"'
    found = connection.execute("select count(*) from f where f match ?", [phrase]).fetchone()[0]
    connection.close()
    return bool(found)


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_a_phrase_is_found(query: str, text: str) -> None:
    """A word is found in its text, in scripts with and without spaces."""
    assert matches(query, text)


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_what_is_not_there_is_not_found(query: str, text: str) -> None:
    """Characters in another order, or part of a word, are no hit."""
    assert not matches(query, text)


def test_terms_of_ascii_are_its_lower_case() -> None:
    """Nothing is done to plain English but its case."""
    assert index_terms("Joint Statement") == "joint statement"


def test_scripts_without_stems_keep_their_terms() -> None:
    """In the second column Chinese is what it is in the first."""
    assert stem_terms("我爱中国人", "zh") == index_terms("我爱中国人")


def test_stem_terms_are_stems_in_order() -> None:
    """The second column holds the stem of every word, in the order of the text."""
    assert stem_terms("والكتاب الجديد في البيت", "ar") == "كتاب جديد في بيت"
