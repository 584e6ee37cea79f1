"""A parsed document becomes the rows of the library: prepared run by run, then put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.documents import Direction, ParagraphKind, ParsedDocument, ParsedParagraph
from index.embedding.embedder import Embedder
from index.preparing import Prepared, Preparers, Text, runs
from index.store.contents import Contents
from index.store.paragraphs import NewParagraph

UNDETERMINED = "und"
_TITLE_CHARACTERS = 150  # a first paragraph up to this length can be a title


class Assembled(NamedTuple):
    """What a document is, as far as its source or its paragraphs tell, and its rows."""

    title: str
    language: str
    direction: Direction
    contents: Contents


def assemble(
    parsed: ParsedDocument, name: str, preparers: Preparers, embedder: Embedder | None = None
) -> Assembled:
    """Prepare a document. ``embedder`` makes the vectors if the preparers' model is not to.

    ``name`` is the title of a document that has none. Blocks until the children have answered;
    raises ``ImportProblem`` when they die of it.
    """
    texts = [
        Text(text=each.text, language=each.language, direction=each.direction)
        for each in parsed.paragraphs
    ]
    language, prepared = parsed.language, []
    for run in runs(texts):
        prepared.append(
            preparers.prepare(
                texts[run.start : run.stop],
                language=language,
                direction=parsed.direction,
                embed=embedder is None,
            )
        )
        language = language or prepared[0].language
    lengths = [len(each.text) for each in parsed.paragraphs]
    languages = [each for part in prepared for each in part.languages]
    directions = [each for part in prepared for each in part.directions]
    return Assembled(
        title=_title(parsed, name),
        language=parsed.language or _most(languages, lengths) or UNDETERMINED,
        direction=parsed.direction or Direction(_most(directions, lengths) or Direction.LTR),
        contents=_contents(parsed.paragraphs, prepared, embedder),
    )


def _title(parsed: ParsedDocument, name: str) -> str:
    """Declared, or the first heading, or a short first paragraph, or the name."""
    if parsed.title and parsed.title.strip():
        return parsed.title.strip()
    headings = [each for each in parsed.paragraphs if each.kind is ParagraphKind.HEADING]
    for paragraph in (*headings[:1], *parsed.paragraphs[:1]):
        if len(paragraph.text) <= _TITLE_CHARACTERS:
            return " ".join(paragraph.text.split())
    return name


def _most(values: Sequence[str], weights: Sequence[int]) -> str | None:
    """The value with the greatest weight."""
    total: Counter[str] = Counter()
    for value, weight in zip(values, weights, strict=True):
        total[value] += weight
    return max(total, key=total.__getitem__, default=None)


def _contents(
    paragraphs: Sequence[ParsedParagraph], prepared: Sequence[Prepared], embedder: Embedder | None
) -> Contents:
    columns = zip(
        (each for part in prepared for each in part.languages),
        (each for part in prepared for each in part.directions),
        (each for part in prepared for each in part.sentences),
        strict=True,
    )
    rows = [
        NewParagraph(
            text=each.text,
            language=language,
            direction=direction,
            kind=each.kind,
            level=each.level,
            page=each.page,
            anchor=each.anchor,
            confidence=each.confidence,
            sentences=sentences,
        )
        for each, (language, direction, sentences) in zip(paragraphs, columns, strict=True)
    ]
    vectors, owner, spans = _vectors(paragraphs, prepared, embedder)
    return Contents(
        paragraphs=rows,
        terms=[each for part in prepared for each in part.terms],
        tokens=[each for part in prepared for each in part.represented.tokens],
        vectors=vectors,
        owner=owner,
        spans=spans,
    )


def _vectors(
    paragraphs: Sequence[ParsedParagraph], prepared: Sequence[Prepared], embedder: Embedder | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if embedder is not None:
        return embed([each.text for each in paragraphs], embedder)
    if not prepared:
        return np.empty((0, 0), "<f2"), np.empty(0, np.int32), np.empty((0, 2), np.uint32)
    starts = np.cumsum([0, *(len(part.languages) for part in prepared)], dtype=np.int32)
    parts = [part.represented for part in prepared]
    return (
        np.concatenate([part.vectors for part in parts]),
        np.concatenate([part.owner + start for part, start in zip(parts, starts, strict=False)]),
        np.concatenate([part.spans for part in parts]),
    )


def embed(texts: Sequence[str], embedder: Embedder) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vectors fp16 (m, d), owner int32 (m,) and spans uint32 (m, 2) of a model of any kind.

    A text of which the model knows nothing has no vector.
    """
    passages = embedder.embed_passages(texts)
    known = np.flatnonzero(passages.vectors.any(axis=1))
    spans = np.asarray(passages.spans, np.uint32).reshape(-1, 2)
    return passages.vectors[known].astype("<f2"), passages.owner[known], spans[known]
