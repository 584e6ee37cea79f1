"""The frequent words of every language, as they are written: what glosses choose from.

Most frequent first. A word counts for a language when it is written in its script, often enough,
and not mostly in another language (running text in Russian quotes English words).
"""

from __future__ import annotations

import gzip
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from index.embedding.folding import span_of, split_words_with_offsets
from training.corpora import pair_files

MOST_WORDS = 20_000
_RAREST = 4
_SHORTEST = 2
_HOME_SHARE = 0.15
"""Least frequency in the language, as a share of the greatest frequency in any language."""
_ENTRY_BONUS = 2
"""A dictionary entry counts as seen so often: rare lemmas are better glosses than rare forms."""
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ckb", "ps", "prs"), "ARABIC"),
    **dict.fromkeys(("ru", "uk"), "CYRILLIC"),
    **dict.fromkeys(("fr", "es", "de", "tr", "id", "pt", "it", "en", "ku"), "LATIN"),
    "he": "HEBREW",
    "hi": "DEVANAGARI",
    "zh": "CJK",
}
_WITHOUT_SPACES = frozenset({"zh"})
"""There the words of the dictionaries are looked for."""
_LONGEST_ENTRY = 4
_ENTRY_SOURCES = frozenset({"wordnet", "wiktionary", "wiktionary-vuizur", "multilingual-words"})


def write_word_lists(shared: Path, folder: Path, languages: Sequence[str]) -> None:
    """Write ``folder/LANGUAGE.txt`` for each language: one word a line."""
    folder.mkdir(parents=True, exist_ok=True)
    for language, words in word_lists(shared / "corpora", languages).items():
        (folder / f"{language}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def word_lists(corpora: Path, languages: Sequence[str]) -> dict[str, list[str]]:
    """The frequent words of each language, most frequent first, at most ``MOST_WORDS``."""
    spelt = {language: _spelt(corpora, language) for language in languages}
    totals = {code: max(1, sum(n.total() for n in of.values())) for code, of in spelt.items()}
    share: dict[str, float] = defaultdict(float)
    for language, of in spelt.items():
        for word, spellings in of.items():
            share[word] = max(share[word], spellings.total() / totals[language])
    return {
        language: _chosen(of, {w: share[w] * totals[language] * _HOME_SHARE for w in of})
        for language, of in spelt.items()
    }


def _spelt(corpora: Path, language: str) -> dict[str, Counter[str]]:
    """Folded word → how often it is spelt in which way."""
    if language not in _WITHOUT_SPACES:
        return _spellings(_counted(corpora, language), language)
    entries = frozenset(_entries(corpora, language))
    counts = _inside(_counted(corpora, language), entries)
    return {word: Counter({word: count}) for word, count in counts.items()}


def _entries(corpora: Path, language: str) -> Iterator[str]:
    """The words of the dictionaries, in the language's script."""
    for _, source, first, second, path in pair_files(corpora):
        if language in (first, second) and source in _ENTRY_SOURCES:
            for text in _side(path, second == language):
                if len(text) <= _LONGEST_ENTRY and _in_script(text, SCRIPTS[language]):
                    yield text


def _inside(counts: Counter[str], entries: frozenset[str]) -> Counter[str]:
    """How often each of ``entries`` stands anywhere in texts that are written without spaces."""
    found: Counter[str] = Counter()
    for text, count in counts.items():
        for length in range(1, _LONGEST_ENTRY + 1):
            pieces = [text[start : start + length] for start in range(len(text) - length + 1)]
            for piece in entries.intersection(pieces):
                found[piece] += count
    return found


def _chosen(spelt: Mapping[str, Counter[str]], least: Mapping[str, float]) -> list[str]:
    counts = {word: spellings.total() for word, spellings in spelt.items()}
    kept = [word for word, count in counts.items() if count >= max(_RAREST, least[word])]
    kept.sort(key=lambda word: (-counts[word], word))
    return [_best_spelling(spelt[word]) for word in kept[:MOST_WORDS]]


def _best_spelling(spellings: Counter[str]) -> str:
    """The most frequent one; small letters where a fifth is written so: sentences begin large."""
    best, count = spellings.most_common(1)[0]
    small = best.lower()
    return small if spellings[small] * 4 >= count else best


def _counted(corpora: Path, language: str) -> Counter[str]:
    """What stands between spaces in all texts of a language, and its dictionary entries."""
    counts: Counter[str] = Counter()
    for kind, source, first, second, path in pair_files(corpora):
        if language not in (first, second) or (
            kind != "sentences" and source not in _ENTRY_SOURCES
        ):
            continue
        texts = dict.fromkeys(_side(path, second == language))
        if kind == "sentences":
            for text in texts:
                counts.update(text.split())
        else:
            counts.update(dict.fromkeys((t for t in texts if " " not in t), _ENTRY_BONUS))
    running = corpora / "running" / f"{language}.txt.gz"
    if running.exists():
        with gzip.open(running, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(line.split())
    return counts


def _side(path: Path, right: bool) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) > 1:
            yield parts[1 if right else 0]


def _spellings(counts: Counter[str], language: str) -> dict[str, Counter[str]]:
    """Folded word → how often it is spelt in which way, of words in the language's script."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text, count in counts.items():
        for word, offsets in split_words_with_offsets(text):
            if len(word) < _SHORTEST or not _in_script(word, SCRIPTS[language]):
                continue
            span = span_of(offsets, 0, len(word))
            found[word][unicodedata.normalize("NFC", text[span.start : span.end])] += count
    return found


def _in_script(word: str, script: str) -> bool:
    return all(_script(letter).startswith(script) for letter in word)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
