"""The way of a query: candidates from three sources, late interaction, lanes, reasons."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.documents import Hit, SearchResult
from index.embedding.embedder import Embedder, Floats
from index.embedding.static_model import StaticModel
from index.jobs import Cancelled, Work
from index.problems import Problem
from index.search import explain, fusion, lanes, lexical, selection, translated
from index.search.calibration import NOTHING_BELOW, Calibration
from index.search.corpus import Corpus
from index.search.fusion import Evidence, Scores
from index.search.late_interaction import QueryWords, best_answers, query_words
from index.search.query import Query, parse_query
from index.search.selection import Selection
from index.search.translated import Translation, Vocabulary
from index.store import documents, paragraphs, tokens
from index.store.vectors import ModelVectors
from index.vectors.vector_index import VectorIndex

DENSE_CANDIDATES = 200
LEXICAL_CANDIDATES = 100
TRANSLATED_CANDIDATES = 150
_LANE_CANDIDATES = 30
"""Dense candidates of every language beside the best of all."""
_READ_AT_ONCE = 20_000
"""Paragraphs up to which the vocabulary is read before the first search, not during it."""

log = logging.getLogger(__name__)

Reader = Callable[[], AbstractContextManager[sqlite3.Connection]]


class _Candidates(NamedTuple):
    """Paragraphs that may answer, and which source named them."""

    ids: npt.NDArray[np.int64]
    sources: dict[int, list[str]]
    lexical: dict[int, float]  # 0 to 1


class _Ranked(NamedTuple):
    """Candidates with their scores."""

    ids: npt.NDArray[np.int64]
    scores: Scores
    weights: Floats  # (q,) of the query words


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
        self._model_id = model_id
        self._vectors = vectors
        self._calibration = Calibration.of_model(model.calibration)
        self._lock = threading.Lock()
        self._corpus: Corpus | None = None
        self._vocabulary: Vocabulary | None = None
        self._vocabulary_state: object = None
        self._vocabulary_reader: threading.Thread | None = None

    def close(self) -> None:
        """Wait for what is read in the background; stop its connection to make that short."""
        reader = self._vocabulary_reader
        if reader is not None:
            reader.join()

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
            corpus = self._refreshed(connection)
            selected = selection.select(connection, corpus, parsed, languages, documents)
            clock.lap("prepare")
            words = query_words(self._model, parsed.text)
            translations = self._translations(words)
            found = self._candidates(connection, parsed, words, translations, selected, clock)
            ranked = self._ranked(connection, corpus, parsed, words, found)
            clock.lap("rank")
            result = self._result(connection, corpus, words, found, ranked, limit)
            clock.lap("explain")
        return SearchResult(
            hits=result,
            lanes=lanes.lanes([hit.paragraph.language for hit in result]),
            nothing_relevant=all(hit.probability < NOTHING_BELOW for hit in result),
            asked=_asked(parsed, words, translations, languages),
            seconds=clock.seconds,
        )

    # What is known of the library --------------------------------------------------------------

    def _refreshed(self, connection: sqlite3.Connection) -> Corpus:
        """The corpus at the connection's state; the index and the vocabulary follow it."""
        with self._lock:
            before = self._corpus
            corpus = Corpus.read(connection, self._model_id, self._embedder.dimension, before)
            if corpus is not before:
                self._vectors.catch_up(ModelVectors(connection, self._model_id))
                self._corpus = corpus
            self._refresh_vocabulary(connection, corpus)
            return corpus

    def _refresh_vocabulary(self, connection: sqlite3.Connection, corpus: Corpus) -> None:
        if self._vocabulary_state == corpus.state:
            return
        if len(corpus.document) <= _READ_AT_ONCE:
            self._vocabulary = Vocabulary.read(connection, self._model)
            self._vocabulary_state = corpus.state
            return
        if self._vocabulary_reader is None or not self._vocabulary_reader.is_alive():
            self._vocabulary_reader = threading.Thread(
                target=self._read_vocabulary, name="vocabulary", daemon=True
            )
            self._vocabulary_reader.start()

    def _read_vocabulary(self) -> None:
        try:
            with self._read() as connection:
                state = selection.state(connection)
                vocabulary = Vocabulary.read(connection, self._model)
        except (Problem, Cancelled) as reason:  # the library was closed meanwhile
            log.info("the vocabulary was not read: %s", reason)
            return
        self._vocabulary, self._vocabulary_state = vocabulary, state

    # Candidates ----------------------------------------------------------------------------------

    def _translations(self, words: QueryWords) -> list[Translation]:
        vocabulary = self._vocabulary
        return [] if vocabulary is None else vocabulary.translations(words)

    def _candidates(
        self,
        connection: sqlite3.Connection,
        parsed: Query,
        words: QueryWords,
        translations: list[Translation],
        selected: Selection,
        clock: _Clock,
    ) -> _Candidates:
        sources: dict[int, list[str]] = {}
        dense = self._dense(parsed.text, selected)
        clock.lap("dense")
        among = selected.few()
        ranked = lexical.candidates(connection, parsed.text, LEXICAL_CANDIDATES, among)
        ranked = [hit for hit in ranked if selected.allows(hit.paragraph_id)]
        clock.lap("lexical")
        by_translation = translated.candidates(
            connection,
            translations,
            words.weights,
            TRANSLATED_CANDIDATES,
            selected.allow,
        )
        clock.lap("translated")
        for name, ids in (
            ("dense", dense),
            ("lexical", [hit.paragraph_id for hit in ranked]),
            ("translated", [hit.paragraph_id for hit in by_translation]),
        ):
            for id_ in ids:
                sources.setdefault(id_, []).append(name)
        for id_ in selected.required[:LEXICAL_CANDIDATES]:
            sources.setdefault(id_, ["lexical"])
        best = max((hit.score for hit in ranked), default=1.0)
        return _Candidates(
            np.array(sorted(sources), np.int64),
            sources,
            {hit.paragraph_id: hit.score / best if best > 0 else 1.0 for hit in ranked},
        )

    def _dense(self, text: str, selected: Selection) -> list[int]:
        (vector,) = self._embedder.embed_queries([text])
        if not vector.any():
            return []
        ids, _ = self._vectors.search(vector, DENSE_CANDIDATES, selected.allow)
        return ids.tolist()

    # Ranking -------------------------------------------------------------------------------------

    def _ranked(
        self,
        connection: sqlite3.Connection,
        corpus: Corpus,
        parsed: Query,
        words: QueryWords,
        found: _Candidates,
    ) -> _Ranked:
        (vector,) = self._embedder.embed_queries([parsed.text])
        stored = tokens.of_paragraphs(connection, found.ids.tolist())
        ids = stored.paragraph_ids
        sample = corpus.sample
        answers = best_answers(
            self._model,
            words,
            np.concatenate([stored.packed, sample.tokens.packed]),
            np.concatenate([stored.bounds, sample.tokens.bounds[1:] + stored.bounds[-1]]),
        )
        usual = Evidence(
            language=sample.language,
            cosine=sample.vectors @ vector,
            answers=answers[len(ids) :],
        )
        candidates = Evidence(
            language=corpus.language[ids],
            cosine=self._vectors.cosines(vector, ids),
            answers=answers[: len(ids)],
        )
        weights = fusion.word_weights(usual, words.weights)
        evidence = np.array([found.lexical.get(id_, 0.0) for id_ in ids.tolist()], np.float32)
        return _Ranked(ids, fusion.fuse(candidates, usual, weights, evidence), weights)

    def _result(
        self,
        connection: sqlite3.Connection,
        corpus: Corpus,
        words: QueryWords,
        found: _Candidates,
        ranked: _Ranked,
        limit: int,
    ) -> tuple[Hit, ...]:
        """The hits that are shown, with document, paragraph and reasons."""
        codes = [corpus.languages[place] for place in corpus.language[ranked.ids].tolist()]
        chosen = lanes.choose(ranked.scores.total, codes, limit)
        probabilities = self._calibration.probability(ranked.scores)
        ids = ranked.ids[chosen].tolist()
        texts = paragraphs.get_many(connection, ids)
        owners = documents.get_many(connection, {text.document_id for text in texts.values()})
        hits = []
        for place, id_ in zip(chosen, ids, strict=True):
            paragraph = texts.get(id_)
            if paragraph is None:
                continue
            reasons = explain.explain(
                self._model, words, ranked.weights, paragraph.text, paragraph.sentences
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


class _Clock:
    """Time of each stage; between two stages the work may be stopped."""

    def __init__(self, work: Work) -> None:
        self.seconds: dict[str, float] = {}
        self._work = work
        self._before = time.perf_counter()

    def lap(self, stage: str) -> None:
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


def _asked(
    parsed: Query,
    words: QueryWords,
    translations: Iterable[Translation],
    languages: Sequence[str] | None,
) -> str:
    """What was really asked, in one line."""
    widened: dict[int, list[str]] = {}
    for translation in translations:
        near = widened.setdefault(translation.word, [])
        if len(near) < 3:
            near.append(translation.term)
    parts = [
        f"{word} ({', '.join(widened[place])})" if place in widened else word
        for place, word in enumerate(words.texts)
    ]
    parts += [f'"{phrase.text}"' for phrase in parsed.phrases]
    parts += [f"exact:{part.text}" for part in parsed.exact]
    parts += [f"-{part.text}" for part in parsed.excluded]
    parts += [f"lang:{code}" for code in (*parsed.languages, *(languages or ()))]
    parts += [f"in:{name}" for name in parsed.collections]
    parts += [f"date:{day.first or ''}..{day.last or ''}" for day in parsed.dates]
    return " ".join(parts)
