"""What was really asked: a query after folding, expansion and filters, for people to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.documents import Asked, AskedWord, NearWord, QueryFilter
from index.embedding.embedder import Floats
from index.embedding.static_model import StaticModel
from index.search.late_interaction import QueryWords, query_words, says_much
from index.search.query import Query
from index.search.translated import Translation
from index.text.fold import fold_text
from index.text.words import words as words_of

_SHOWN_NEAR = 3  # in one line
_LEAST_SAID = 0.3  # of what the heaviest word says


class Bounds(NamedTuple):
    """Where a query was asked, and by which model."""

    languages: tuple[str, ...] | None
    documents: int | None
    paragraphs: int
    model: str
    threshold: float


def asked(
    parsed: Query,
    words: QueryWords,
    weights: Floats,
    translations: Sequence[Translation],
    bounds: Bounds,
) -> Asked:
    """The parts of a query as they were looked for. ``weights`` (q,): what each word says."""
    near: dict[int, list[NearWord]] = {}
    for translation in translations:
        folded = fold_text(words.texts[translation.word])
        if translation.term != folded:
            closeness = translation.closeness ** (1 / 3)  # a cosine again
            found = NearWord(translation.term, closeness**2, translation.held_by)
            near.setdefault(translation.word, []).append(found)
    total, much = max(float(weights.sum()), 1e-9), says_much(weights)
    return Asked(
        words=tuple(
            AskedWord(
                text,
                fold_text(text),
                float(weights[place]) / total,
                tuple(near.get(place, ())),
                bool(much[place]),
            )
            for place, text in enumerate(words.texts)
        ),
        unknown=_unknown(parsed.text, words),
        phrases=tuple(part.text for part in parsed.phrases),
        exact=tuple(part.text for part in parsed.exact),
        excluded=tuple(part.text for part in parsed.excluded),
        filters=parsed.filters,
        **bounds._asdict(),
    )


def node_words(parsed: Query, model: StaticModel) -> list[tuple[str, bool]]:
    """The words that a concordance looks for, and whether translations of each count too.

    What has to be there as it is written is not translated. Of several words those that say
    little ("of", "the") are left out.
    """
    found: dict[str, bool] = {}
    for part in parsed.asked:
        loose = part in parsed.words
        for start, end in words_of(part.text):
            found.setdefault(part.text[start:end], loose)
    known = query_words(model, " ".join(found))
    weights = dict(zip(known.texts, known.weights.tolist(), strict=True))
    heaviest = max(weights.values(), default=0.0)
    return [
        (word, loose)
        for word, loose in found.items()
        if not loose or weights.get(word, heaviest) >= _LEAST_SAID * heaviest
    ]


def in_one_line(whole: Asked) -> str:
    """The same as a line of text."""
    parts = [_word(word) for word in whole.words]
    parts += whole.unknown
    parts += (f'"{phrase}"' for phrase in whole.phrases)
    parts += (f"exact:{text}" for text in whole.exact)
    parts += (f"-{text}" for text in whole.excluded)
    narrowed = [QueryFilter(field="lang", value=code) for code in whole.languages or ()]
    parts += (
        f"{'-' * each.excluded}{each.field}:{each.value}" for each in (*whole.filters, *narrowed)
    )
    return " ".join(parts)


def _word(word: AskedWord) -> str:
    near = ", ".join(each.text for each in word.near[:_SHOWN_NEAR])
    return f"{word.text} ({near})" if near else word.text


def _unknown(text: str, words: QueryWords) -> tuple[str, ...]:
    """The words of the query that the model does not know."""
    known = {fold_text(word) for word in words.texts}
    unknown = (text[start:end] for start, end in words_of(text))
    return tuple(
        dict.fromkeys(word for word in unknown if not any(fold_text(word) in k for k in known))
    )
