"""What goes into the full-text index and what is asked of it: the same terms on both sides.

SQLite's ``unicode61`` tokenizer then only has to divide at spaces and punctuation. It must count
marks as part of a word: ``tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"``.
"""

from __future__ import annotations

import functools
import itertools
import re

from index.text.fold import fold_text
from index.text.stem import stem
from index.text.words import MARKS, UNSPACED

_UNSPACED_RUN = re.compile(rf"(?:[{UNSPACED}][{MARKS}]*)+")
_STEMMED = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]+|[א-ת]+")  # what ``stem`` looks at
_stem = functools.lru_cache(maxsize=1 << 16)(stem)  # news repeats its words
_UNSPACED_CHARACTER = re.compile(rf"[{UNSPACED}][{MARKS}]*")


def index_terms(text: str) -> str:
    """``text`` folded, for the first column; runs of scripts without spaces become terms.

    中国人 becomes 中 中国 国 国人 人: single characters and pairs, in an order in which a phrase of
    the same terms matches exactly where the characters stand side by side.
    """
    folded = fold_text(text)
    if folded.isascii():
        return folded
    return _UNSPACED_RUN.sub(_spread, folded)


def _spread(run: re.Match[str]) -> str:
    characters = _UNSPACED_CHARACTER.findall(run[0])
    terms = [characters[0]]
    for before, character in itertools.pairwise(characters):
        terms += (before + character, character)
    return f" {' '.join(terms)} "


def stem_terms(text: str, language: str | None = None) -> str:
    """The same terms stemmed, for the second column. Words that have no stem come as they are."""
    return stem_folded(index_terms(text), language)


def stem_folded(terms: str, language: str | None = None) -> str:
    """The second column made of the first, ``index_terms`` of a text."""
    return _STEMMED.sub(lambda word: _stem(word[0], language), terms)
