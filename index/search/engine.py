"""The way of a query: candidates from three sources, late interaction, lanes, reasons."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.documents import (
    Answer,
    Concordance,
    ConcordanceOptions,
    Hit,
    Paragraph,
    SearchResult,
    Span,
)
from index.embedding.embedder import Embedder, Floats
from index.embedding.static_model import StaticModel
from index.jobs import Work
from index.search import asked, explain, fusion, lanes, lexical, selection
from index.search.calibration import Calibration
from index.search.concordance import Finder
from index.search.corpus import Corpus
from index.search.explain import Best, Reading
from index.search.families import family_of, rejected_of
from index.search.fusion import Evidence, Scores
from index.search.gathering import Candidates
from index.search.knowledge import Knowledge, Reader
from index.search.late_interaction import QueryWords, best_answers, query_words, word_table
from index.search.query import Query, parse_query
from index.search.translated import Translation, Vocabulary
from index.store import documents as document_queries
from index.store import paragraphs, tokens
from index.store.fulltext import Ranked
from index.text.language import main_script
from index.vectors.vector_index import VectorIndex

MOST_ANSWERS = 200
"""Passages that are looked at where only their number is wanted."""
READ_AT_LEAST = 24
"""Best passages whose sentences are read before the last order is made."""
_SCRIPT_SAMPLE = 256  # characters of a passage that tell its script


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
        self._beside = ThreadPoolExecutor(2, thread_name_prefix="lexical")

    def close(self) -> None:
        """Wait for what is read in the background. Call it before the connections are closed."""
        self._knowledge.close()
        self._beside.shutdown()

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
            found = Candidates.for_limit(limit)
            counts = {} if vocabulary is None else vocabulary.counts
            by_letters = self._beside.submit(
                self._lexical, parsed.text, found.lexical_limit, selected, counts, work
            )
            question = self._understood(parsed, vocabulary)
            clock.lap("words")
            found.add_dense(self._vectors, question.vector, selected)
            clock.lap("dense")
            found.add_lexical(by_letters.result(), selected)
            clock.lap("lexical")
            found.add_translated(connection, question.translations, question.words, selected)
            clock.lap("translated")
            ranked = self._ranked(connection, corpus, question, found)
            clock.lap("rank")
            passages = self._passages(connection, corpus, ranked, limit)
            hits = self._hits(connection, found, ranked, passages)
            clock.lap("explain")
        whole = asked.asked(
            parsed,
            question.words,
            ranked.weights,
            question.translations,
            asked.Bounds(
                languages=None if languages is None else tuple(languages),
                documents=None if documents is None else len(documents),
                paragraphs=selected.count(corpus),
                model=self._embedder.name,
                threshold=self._calibration.threshold,
            ),
        )
        return SearchResult(
            hits=hits,
            lanes=lanes.lanes([hit.paragraph.language for hit in hits]),
            nothing_relevant=all(hit.probability < self._calibration.threshold for hit in hits),
            asked=asked.in_one_line(whole),
            question=whole,
            found=len(found.sources),
            seconds=clock.seconds,
        )

    def answers(
        self, query: str, *, documents: Sequence[int] | None = None, work: Work
    ) -> list[Answer]:
        """The passages that are likely to answer ``query``, likeliest first.

        Raises ``QueryProblem`` and ``Cancelled``.
        """
        result = self.search(query, limit=MOST_ANSWERS, documents=documents, work=work)
        found = [
            Answer(hit.document.id, hit.paragraph.number, hit.probability)
            for hit in result.hits
            if hit.probability >= self._calibration.threshold
        ]
        return sorted(found, key=lambda answer: -answer.probability)

    def concordance(
        self,
        query: str,
        options: ConcordanceOptions,
        *,
        documents: Sequence[int] | None = None,
        work: Work,
    ) -> Concordance:
        """Every occurrence of the query's words, and of what answers them where that is wanted.

        Without the words that are rejected, and the less of what is near them. Raises
        ``QueryProblem`` and ``Cancelled``.
        """
        parsed = parse_query(query)
        away = rejected_of(options.rejected)
        with self._read() as connection, _interruptible(work, connection):
            corpus, vocabulary = self._knowledge.whole(connection)
            selected = selection.select(connection, corpus, parsed, None, documents)
            wanted = asked.node_words(parsed, self._model)
            families = [
                family_of(
                    word, self._model, vocabulary, away, translate=options.translate and loose
                )
                for word, loose in wanted
            ]
            together = not any(loose for _, loose in wanted)
            finder = Finder(families, options, together=together)
            found = finder.read(connection, selected, work)
        return replace(found, rejected=tuple(sorted(away)))

    def _lexical(
        self,
        text: str,
        limit: int,
        selected: selection.Selection,
        counts: Mapping[str, int],
        work: Work,
    ) -> list[Ranked]:
        """Candidates by letters, for a thread of their own: SQLite looks for them while numpy is
        busy with vectors. Its transaction may be a little younger than that of the search."""
        with self._read() as connection, _interruptible(work, connection):
            return lexical.candidates(connection, text, limit, selected.few(), counts)

    def _understood(self, parsed: Query, vocabulary: Vocabulary | None) -> _Question:
        words = query_words(self._model, parsed.text)
        (vector,) = self._embedder.embed_queries([parsed.text])
        translations = [] if vocabulary is None else vocabulary.translations(words)
        same = self._embedder is self._model
        meaning = vector if same else self._model.embed_queries([parsed.text])[0]
        return _Question(words, vector, meaning, translations, main_script(parsed.text))

    def _ranked(
        self, connection: sqlite3.Connection, corpus: Corpus, question: _Question, found: Candidates
    ) -> _Ranked:
        """Score the candidates against the library's sample."""
        sample = corpus.sample
        # The vector index may know of a document that came after this transaction began.
        ids = found.ids[found.ids < len(corpus.document)]
        stored = tokens.of_paragraphs(connection, ids.tolist())
        table = word_table(self._model, stored.packed, stored.bounds)
        own = np.zeros((len(ids), len(question.words.texts)), np.float32)
        # what has no tokens was found by its letters alone
        own[np.searchsorted(ids, stored.paragraph_ids)] = best_answers(question.words, table)
        usual = Evidence(
            language=sample.language,
            cosine=sample.cosines(question.vector),
            answers=best_answers(question.words, sample.words),
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
        return _Ranked(question, ids, candidates.language, languages, scores, weights, usual)

    def _passages(
        self, connection: sqlite3.Connection, corpus: Corpus, ranked: _Ranked, limit: int
    ) -> list[_Passage]:
        """The passages that are shown, best first, now that their sentences are read."""
        scores, question = ranked.scores, ranked.question
        level = lanes.level(scores.total, ranked.languages)
        places = lanes.choose(level, ranked.languages, max(limit, READ_AT_LEAST))
        texts = paragraphs.get_many(connection, ranked.ids[places].tolist())
        places = [place for place in places if int(ranked.ids[place]) in texts]
        found = [texts[int(ranked.ids[place])] for place in places]
        readings = explain.read(self._model, question.words, found)
        bests = explain.best_sentences(self._model, question.meaning, ranked.weights, readings)
        bonus = fusion.sentence_bonus(
            ranked.language[places],
            np.array([best.coverage if best else 0 for best in bests], np.float32),
            np.array([best.cosine if best else 0 for best in bests], np.float32),
            replace(ranked.usual, cosine=corpus.sample.meanings @ question.meaning),
            ranked.weights,
        )
        languages = [ranked.languages[place] for place in places]
        level = lanes.level(scores.total[places] + bonus, languages)
        return [
            _Passage(
                places[place],
                found[place],
                readings[place],
                bests[place],
                float(bonus[place]),
                float(level[place]),
            )
            for place in lanes.choose(level, languages, limit)
        ]

    def _hits(
        self,
        connection: sqlite3.Connection,
        found: Candidates,
        ranked: _Ranked,
        passages: list[_Passage],
    ) -> tuple[Hit, ...]:
        """Passages with their documents, chances and reasons."""
        owners = document_queries.get_many(
            connection, {passage.paragraph.document_id for passage in passages}
        )
        words, script = ranked.question.words, ranked.question.script
        hits: list[Hit] = []
        for place, paragraph, reading, best, bonus, score in passages:
            parts = _parts(ranked.scores, place) | _sentence_parts(best, bonus)
            same_script = main_script(paragraph.text[:_SCRIPT_SAMPLE]) == script
            hits.append(
                Hit(
                    document=owners[paragraph.document_id],
                    paragraph=paragraph,
                    score=score,
                    probability=self._calibration.probability(parts, same_script=same_script),
                    matched_by=tuple(found.sources[paragraph.id]),
                    sentence=best.sentence if best else _whole(paragraph),
                    words=explain.matches(reading, words, ranked.weights, paragraph.text),
                    parts=parts,
                )
            )
        return tuple(hits)


class _Question(NamedTuple):
    """A query as the models read it."""

    words: QueryWords
    vector: Floats
    """(d,) of the whole by the model of the vectors; zeros where nothing is known"""
    meaning: Floats
    """(d,) the same by the bundled model"""
    translations: list[Translation]
    script: str | None


class _Ranked(NamedTuple):
    """Candidates with their scores, in one order."""

    question: _Question
    ids: npt.NDArray[np.int64]
    language: npt.NDArray[np.int32]
    """(n,) numbers of languages"""
    languages: list[str]
    """(n,) their codes"""
    scores: Scores
    weights: Floats
    """(q,) how much each query word says here"""
    usual: Evidence


class _Passage(NamedTuple):
    """A candidate that was read."""

    place: int
    """Among the ranked"""
    paragraph: Paragraph
    reading: Reading
    best: Best | None
    bonus: float
    score: float
    """Levelled: its place in the list"""


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


def _whole(paragraph: Paragraph) -> Span:
    return paragraph.sentences[0] if paragraph.sentences else Span(0, len(paragraph.text))


def _parts(scores: Scores, place: int) -> dict[str, float]:
    return {
        name: float(getattr(scores, name)[place])
        for name in ("cosine", "dense", "late", "coverage", "lexical")
    }


def _sentence_parts(best: Best | None, bonus: float) -> dict[str, float]:
    if best is None:
        return {}
    return {
        "sentence": bonus,
        "sentence_coverage": best.coverage,
        "sentence_cosine": best.cosine,
        "answered": best.answered,
    }
