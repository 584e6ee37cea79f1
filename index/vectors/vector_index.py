"""The vector index of a library: a sealed segment, what came since, and what is gone.

The sealed segment is a memory-mapped cache file; new vectors wait in memory (the delta), removed
ones are struck out (tombstones). SQLite has the truth: opening replays its log from where the
cache file ends, or builds the cache anew.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.vectors import cache_file
from index.vectors.cache_file import Sidecar, StaleCacheError
from index.vectors.segment import Segment, Sizes, StoredPage

SEAL_SHARE = 0.05
SEAL_AT_MOST = 20_000
SEAL_AT_LEAST = 1_000
"""A delta is sealed when it is over 5 % of the segment, but within these numbers of vectors."""

log = logging.getLogger(__name__)

Int64 = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


class LoggedChanges(Protocol):
    """What happened to vectors since some number of the log."""

    @property
    def seq(self) -> int: ...
    @property
    def added(self) -> Int64: ...
    @property
    def removed(self) -> Int64: ...


class VectorSource(Protocol):
    """The vectors of one model where they are true (``index.store.vectors.ModelVectors``)."""

    def first_seq(self) -> int: ...
    def last_seq(self) -> int: ...
    def logged_since(self, seq: int) -> LoggedChanges: ...
    def get(self, ids: Iterable[int]) -> StoredPage: ...
    def pages(self) -> Iterator[StoredPage]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Delta:
    """Vectors in memory. Arrays may be longer than ``size``: the rest is room to grow."""

    ids: Int64
    paragraph_ids: Int64
    vectors: Floats
    alive: Mask
    size: int = 0

    @classmethod
    def empty(cls, dimension: int) -> _Delta:
        return cls(
            ids=np.empty(0, np.int64),
            paragraph_ids=np.empty(0, np.int64),
            vectors=np.empty((0, dimension), np.float32),
            alive=np.empty(0, np.bool_),
        )

    def with_page(self, page: StoredPage) -> _Delta:
        """A delta with more vectors. Writes only behind what readers of this one look at."""
        size = self.size + len(page.ids)
        grown = self if size <= len(self.ids) else self._grown(max(size, 2 * self.size, 256))
        grown.ids[self.size : size] = page.ids
        grown.paragraph_ids[self.size : size] = page.paragraph_ids
        grown.vectors[self.size : size] = page.vectors
        grown.alive[self.size : size] = True
        return replace(grown, size=size)

    def _grown(self, room: int) -> _Delta:
        return replace(
            self,
            ids=_longer(self.ids, room),
            paragraph_ids=_longer(self.paragraph_ids, room),
            vectors=_longer(self.vectors, room),
            alive=_longer(self.alive, room),
        )

    def without(self, ids: Int64) -> _Delta:
        """A delta with some vectors struck out."""
        alive = self.alive.copy()
        alive[: self.size] &= ~np.isin(self.ids[: self.size], ids)
        return replace(self, alive=alive)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What a search sees: never changed, only replaced."""

    segment: Segment
    alive: Mask | None  # of the segment's rows; None while none is struck out
    delta: _Delta
    sealed: int  # number of the log up to which changes are in the segment
    seen: int  # the same of segment, delta and tombstones together


class VectorIndex:
    """Searched by any thread, changed by one at a time."""

    def __init__(
        self, folder: Path, *, generation: str, model: str, dimension: int, sizes: Sizes
    ) -> None:
        self._folder = folder
        self._name = f"vectors-{_file_name(model)}"
        self._generation = generation
        self._model = model
        self.dimension = dimension
        self._sizes = sizes
        self._changing = threading.RLock()
        segment = Segment.build((), dimension)
        self._state = _State(
            segment=segment, alive=None, delta=_Delta.empty(dimension), sealed=0, seen=0
        )

    @classmethod
    def open(  # noqa: PLR0913 - the facts that decide whether a cache is the library's
        cls,
        folder: Path,
        *,
        generation: str,
        model: str,
        dimension: int,
        source: VectorSource,
        sizes: Sizes | None = None,
    ) -> VectorIndex:
        """The index of what ``source`` holds, from the cache in ``folder`` where that is good.

        ``source`` must see one state of the database throughout.
        """
        index = cls(
            folder,
            generation=generation,
            model=model,
            dimension=dimension,
            sizes=sizes or Sizes(),
        )
        try:
            index._load(source)
        except StaleCacheError as reason:
            log.info("the vector cache of %s is made anew: %s", model, reason)
            index.seal(source)
        return index

    def __len__(self) -> int:
        """Number of vectors that a search can find."""
        state = self._state
        sealed = len(state.segment) if state.alive is None else int(state.alive.sum())
        return sealed + int(state.delta.alive[: state.delta.size].sum())

    @property
    def worth_sealing(self) -> bool:
        """Whether so much changed since the last seal that a new one pays."""
        state = self._state
        dead = 0 if state.alive is None else len(state.alive) - int(state.alive.sum())
        limit = min(SEAL_AT_MOST, int(SEAL_SHARE * len(state.segment)))
        return state.delta.size + dead > max(SEAL_AT_LEAST, limit)

    @property
    def sealed_seq(self) -> int:
        """Number of the vector log up to which the cache file holds all: older may be trimmed."""
        return self._state.sealed

    def search(self, query: Floats, k: int, allow: Mask | None = None) -> tuple[Int64, Floats]:
        """The ``k`` best paragraphs: ids int64 (m,) and cosines float32 (m,), best first.

        ``query``: float32 (d,), unit norm. ``allow``: bool, indexed by paragraph id; ids beyond
        its end are not allowed. A paragraph of several windows comes once, with its best.
        """
        state = self._state
        parts = (
            _search_segment(state, query, 2 * k, allow),
            _search_delta(state.delta, query, allow),
        )
        ids = np.concatenate([part[0] for part in parts])
        scores = np.concatenate([part[1] for part in parts])
        order = np.argsort(-scores, kind="stable")
        ids, scores = ids[order], scores[order]
        first = np.sort(np.unique(ids, return_index=True)[1])[:k]
        return ids[first], scores[first]

    def cosines(self, query: Floats, paragraph_ids: Int64) -> Floats:
        """The best cosine of each of these paragraphs, float32; 0 for one without a vector."""
        state = self._state
        delta = state.delta
        result = np.full(len(paragraph_ids), -np.inf, np.float32)
        places, rows = _rows_of(paragraph_ids, state.segment.by_paragraph)
        if len(rows):
            scores = state.segment.scan.reconstruct_batch(rows) @ query
            np.maximum.at(result, places, scores)
        owners = delta.paragraph_ids[: delta.size]
        order = np.argsort(owners, kind="stable")
        places, rows = _rows_of(paragraph_ids, (owners[order], order))
        np.maximum.at(result, places, delta.vectors[rows] @ query)
        return np.where(np.isfinite(result), result, 0).astype(np.float32)

    def add(self, page: StoredPage) -> None:
        """Let new vectors be found. Ids must be above all before."""
        with self._changing:
            self._state = replace(self._state, delta=self._state.delta.with_page(page))

    def tombstone(self, ids: Int64) -> None:
        """Let vectors no longer be found; ids that are not there are passed over."""
        with self._changing:
            state = self._state
            alive = state.alive
            rows = np.searchsorted(state.segment.ids, ids)
            rows = rows[np.isin(ids, state.segment.ids)]
            if len(rows):
                alive = np.ones(len(state.segment), np.bool_) if alive is None else alive.copy()
                alive[rows] = False
            self._state = replace(state, alive=alive, delta=state.delta.without(ids))

    def catch_up(self, source: VectorSource) -> None:
        """Take in what the log holds since the last time; call it after every change."""
        with self._changing:
            changes = source.logged_since(self._state.seen)
            self.tombstone(changes.removed)
            known = np.concatenate(
                [self._state.segment.ids, self._state.delta.ids[: self._state.delta.size]]
            )
            new = np.setdiff1d(changes.added, known)
            if len(new):
                self.add(source.get(new.tolist()))
            self._state = replace(self._state, seen=changes.seq)

    def seal(self, source: VectorSource) -> None:
        """Put all of ``source`` into a new segment and write it to the cache.

        The write-ahead log of SQLite should be checkpointed before. A full or read-only disk
        only costs the cache: the index then lives in memory.
        """
        with self._changing:
            seq = source.last_seq()
            segment = Segment.build(source.pages(), self.dimension, self._sizes)
            sidecar = Sidecar(
                generation=self._generation,
                model=self._model,
                dimension=self.dimension,
                seq=seq,
                count=len(segment),
                file="",
                size=0,
                modified=0,
            )
            try:
                cache_file.save(self._folder, self._name, sidecar, segment.sections())
                segment = Segment.of_sections(cache_file.load(self._folder, self._name)[1])
            except (OSError, StaleCacheError) as error:
                log.warning("the vector cache cannot be written: %s", error)
            delta = _Delta.empty(self.dimension)
            self._state = _State(segment=segment, alive=None, delta=delta, sealed=seq, seen=seq)

    def intact(self) -> bool:
        """Whether every byte of the cache file is as it was written."""
        return cache_file.intact(self._folder, self._name)

    def _load(self, source: VectorSource) -> None:
        """Map the cache and replay what came after it. Raises ``StaleCacheError``."""
        sidecar, sections = cache_file.load(self._folder, self._name)
        ours = (self._generation, self._model, self.dimension)
        if (sidecar.generation, sidecar.model, sidecar.dimension) != ours:
            raise StaleCacheError("it is of another library or model")
        if not source.first_seq() - 1 <= sidecar.seq <= source.last_seq():
            raise StaleCacheError("the log does not lead on from it")
        try:
            segment = Segment.of_sections(sections)
        except (KeyError, ValueError, RuntimeError) as error:
            raise StaleCacheError(str(error)) from error
        if len(segment) != sidecar.count or segment.scan.ntotal != sidecar.count:
            raise StaleCacheError("it holds another number of vectors")
        delta = _Delta.empty(self.dimension)
        self._state = _State(
            segment=segment, alive=None, delta=delta, sealed=sidecar.seq, seen=sidecar.seq
        )
        self.catch_up(source)


def _search_segment(
    state: _State, query: Floats, k: int, allow: Mask | None
) -> tuple[Int64, Floats]:
    segment, mask = state.segment, state.alive
    if len(segment) == 0:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    if allow is not None:
        allowed = _allowed(segment.paragraph_ids, allow)
        mask = allowed if mask is None else allowed & mask
    rows, scores = segment.search(query, min(k, len(segment)), mask)
    return segment.paragraph_ids[rows], scores


def _search_delta(delta: _Delta, query: Floats, allow: Mask | None) -> tuple[Int64, Floats]:
    alive = delta.alive[: delta.size]
    if allow is not None:
        alive = alive & _allowed(delta.paragraph_ids[: delta.size], allow)
    rows = np.flatnonzero(alive)
    scores = delta.vectors[: delta.size] @ query
    return delta.paragraph_ids[rows], scores[rows]


def _rows_of(wanted: Int64, sorted_ids: tuple[Int64, Int64]) -> tuple[Int64, Int64]:
    """(place in ``wanted``, row) of every row whose paragraph is wanted.

    ``sorted_ids``: the paragraph ids in rising order and the row of each.
    """
    ids, rows = sorted_ids
    first = np.searchsorted(ids, wanted, "left")
    counts = np.searchsorted(ids, wanted, "right") - first
    places = np.repeat(np.arange(len(wanted)), counts)
    ends = np.cumsum(counts)
    within = np.arange(len(places)) - np.repeat(ends - counts, counts)
    return places, rows[np.repeat(first, counts) + within]


def _allowed(paragraph_ids: Int64, allow: Mask) -> Mask:
    inside = paragraph_ids < len(allow)
    return inside & allow[np.where(inside, paragraph_ids, 0)]


def _longer(array: np.ndarray, length: int) -> np.ndarray:
    longer = np.zeros((length, *array.shape[1:]), array.dtype)
    longer[: len(array)] = array
    return longer


def _file_name(model: str) -> str:
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in model)
