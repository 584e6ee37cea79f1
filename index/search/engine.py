"""The way of a query: candidates from three sources, late interaction, lanes, reasons."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.documents import Hit, SearchResult
from index.embedding.embedder import Embedder, Floats
from index.embedding.static_model import StaticModel
from index.jobs import Work
from index.search import explain, fusion, lanes, selection
from index.search.calibration import Calibration
from index.search.corpus import Corpus
from index.search.fusion import Evidence, Scores
from index.search.gathering import Candidates
from index.search.knowledge import Knowledge, Reader
from index.search.late_interaction import QueryWords, best_answers, query_words
from index.search.query import Query, parse_query
from index.search.translated import Translation, Vocabulary
from index.store import documents as document_queries
from index.store import paragraphs, tokens
from index.vectors.vector_index import VectorIndex


class SearchEngine:
    """Answers queries over one library and one model. Any thread may search.

    ``read`` gives the calling thread's connection in one transaction. ``model`` is the bundled
    model, whose tokens every library holds; ``embedder`` made the vectors of ``model_id``.
    """

    def __init__(
        self,
        *,
        read: Reader,
        model: StaticModel,
        embedder: Embedder,
        model_id: int,
        vectors: VectorIndex,
    ) -> None:
        self._read = read
        self._model = model
        self._embedder = embedder
        self._vectors = vectors
        self._calibration = Calibration.of_model(model.calibration)
        self._knowledge = Knowledge(read, model, model_id, vectors)

    def close(self) -> None:
        """Wait for what is read in the background. Call it before the connections are closed."""
        self._knowledge.close()

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        languages: Sequence[str] | None = None,
        documents: Sequence[int] | None = None,
        work: Work | None = None,
    ) -> SearchResult:
        """The passages that answer ``query``, best first, among some languages and documents.

        Raises ``QueryProblem``, and ``Cancelled`` when ``work`` is asked to stop.
        """
        work = work or Work()
        clock = _Clock(work)
        parsed = parse_query(query)
        with self._read() as connection, _interruptible(work, connection):
            corpus, vocabulary = self._knowledge.refresh(connection)
            selected = selection.select(connection, corpus, parsed, languages, documents)
            clock.lap("prepare")
            question = self._understood(parsed, vocabulary)
            clock.lap("words")
            found = Candidates()
            found.add_dense(self._vectors, question.vector, selected)
            clock.lap("dense")
            found.add_lexical(connection, parsed.text, selected)
            clock.lap("lexical")
            found.add_translated(connection, question.translations, question.words, selected)
            clock.lap("translated")
            ranked = self._ranked(connection, corpus, question, found)
            clock.lap("rank")
            hits = self._hits(connection, question, found, ranked, limit)
            clock.lap("explain")
        return SearchResult(
            hits=hits,
            lanes=lanes.lanes([hit.paragraph.language for hit in hits]),
            nothing_relevant=all(hit.probability < self._calibration.threshold for hit in hits),
            asked=_asked(parsed, question, languages),
            seconds=clock.seconds,
        )

    def _understood(self, parsed: Query, vocabulary: Vocabulary | None) -> _Question:
        words = query_words(self._model, parsed.text)
        (vector,) = self._embedder.embed_queries([parsed.text])
        translations = [] if vocabulary is None else vocabulary.translations(words)
        return _Question(words, vector, translations)

    def _ranked(
        self, connection: sqlite3.Connection, corpus: Corpus, question: _Question, found: Candidates
    ) -> _Ranked:
        """Score the candidates against the library's sample, both in one late interaction."""
        ids, sample = found.ids, corpus.sample
        stored = tokens.of_paragraphs(connection, ids.tolist())
        answers = best_answers(
            self._model,
            question.words,
            np.concatenate([stored.packed, sample.tokens.packed]),
            np.concatenate([stored.bounds, sample.tokens.bounds[1:] + stored.bounds[-1]]),
        )
        scored = len(stored.paragraph_ids)
        own = np.zeros((len(ids), answers.shape[1]), np.float32)  # none: known by letters alone
        own[np.searchsorted(ids, stored.paragraph_ids)] = answers[:scored]
        usual = Evidence(
            language=sample.language,
            cosine=sample.vectors @ question.vector,
            answers=answers[scored:],
        )
        candidates = Evidence(
            language=corpus.language[ids],
            cosine=self._vectors.cosines(question.vector, ids),
            answers=own,
        )
        weights = fusion.word_weights(usual, question.words.weights)
        lexical = np.array([found.lexical.get(id_, 0.0) for id_ in ids.tolist()], np.float32)
        languages = [corpus.languages[place] for place in candidates.language.tolist()]
        scores = fusion.fuse(candidates, usual, weights, lexical)
        return _Ranked(ids, languages, scores, weights)

    def _hits(
        self,
        connection: sqlite3.Connection,
        question: _Question,
        found: Candidates,
        ranked: _Ranked,
        limit: int,
    ) -> tuple[Hit, ...]:
        """The hits that are shown, with document, paragraph and reasons."""
        chosen = lanes.choose(ranked.scores.total, ranked.languages, limit)
        probabilities = self._calibration.probability(ranked.scores)
        ids: list[int] = ranked.ids[chosen].tolist()
        texts = paragraphs.get_many(connection, ids)
        owners = document_queries.get_many(
            connection, {paragraph.document_id for paragraph in texts.values()}
        )
        hits = []
        for place, id_ in zip(chosen, ids, strict=True):
            paragraph = texts[id_]
            reasons = explain.explain(
                self._model,
                question.words,
                ranked.weights,
                paragraph.text,
                paragraph.sentences,
            )
            hits.append(
                Hit(
                    document=owners[paragraph.document_id],
                    paragraph=paragraph,
                    score=float(ranked.scores.total[place]),
                    probability=float(probabilities[place]),
                    matched_by=tuple(found.sources[id_]),
                    sentence=reasons.sentence,
                    words=reasons.words,
                    parts=_parts(ranked.scores, place),
                )
            )
        return tuple(hits)


class _Question(NamedTuple):
    """A query as the models read it."""

    words: QueryWords
    vector: Floats
    """(d,) of the whole; zeros where nothing is known"""
    translations: list[Translation]


class _Ranked(NamedTuple):
    """Candidates with their scores, in one order."""

    ids: npt.NDArray[np.int64]
    languages: list[str]
    scores: Scores
    weights: Floats
    """(q,) how much each query word says here"""


class _Clock:
    """Time of each stage; between two stages the work may be stopped."""

    def __init__(self, work: Work) -> None:
        self.seconds: dict[str, float] = {}
        self._work = work
        self._before = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Note the time since the last stage. Raises ``Cancelled``."""
        now = time.perf_counter()
        self.seconds[stage] = now - self._before
        self._before = now
        self._work.check()


@contextmanager
def _interruptible(work: Work, connection: sqlite3.Connection) -> Iterator[None]:
    """Let a cancel stop the statement at hand, but none that comes after this search."""
    lock, over = threading.Lock(), threading.Event()

    def interrupt() -> None:
        with lock:
            if not over.is_set():
                connection.interrupt()

    work.on_cancel(interrupt)
    try:
        yield
    finally:
        with lock:
            over.set()


def _parts(scores: Scores, place: int) -> dict[str, float]:
    return {
        name: float(getattr(scores, name)[place])
        for name in ("cosine", "dense", "late", "coverage", "lexical")
    }


def _asked(parsed: Query, question: _Question, languages: Sequence[str] | None) -> str:
    """What was really asked, in one line."""
    widened: dict[int, list[str]] = {}
    for translation in question.translations:
        near = widened.setdefault(translation.word, [])
        if len(near) < 3:
            near.append(translation.term)
    parts = [
        f"{word} ({', '.join(widened[place])})" if place in widened else word
        for place, word in enumerate(question.words.texts)
    ]
    parts += [f'"{phrase.text}"' for phrase in parsed.phrases]
    parts += [f"exact:{part.text}" for part in parsed.exact]
    parts += [f"-{part.text}" for part in parsed.excluded]
    parts += [f"lang:{code}" for code in (*parsed.languages, *(languages or ()))]
    parts += [f"in:{name}" for name in parsed.collections]
    parts += [f"date:{day.first or ''}..{day.last or ''}" for day in parsed.dates]
    return " ".join(parts)
