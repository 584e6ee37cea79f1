"""The vector index finds what a plain product finds, and is never behind its source."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from index.store.vectors import Logged, StoredVectors
from index.vectors.segment import Sizes
from index.vectors.vector_index import VectorIndex

DIMENSION = 32


class Source:
    """Vectors and their log in memory, as ``ModelVectors`` reads them from SQLite."""

    def __init__(self, count: int = 0, seed: int = 0) -> None:
        self.random = np.random.default_rng(seed)
        self.rows: dict[int, tuple[int, np.ndarray]] = {}
        self.log: list[int] = []
        self.trimmed = 0
        self.add(count)

    def add(self, count: int) -> StoredVectors:
        first = max(self.log, default=0) + 1
        vectors = self.random.standard_normal((count, DIMENSION))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        for number, vector in enumerate(vectors.astype(np.float16), start=first):
            self.rows[number] = (number + 1000, vector)
            self.log.append(number)
        return self.get(range(first, first + count))

    def remove(self, ids: Iterable[int]) -> None:
        for id_ in ids:
            del self.rows[id_]
            self.log.append(id_)

    def first_seq(self) -> int:
        return self.trimmed + 1

    def last_seq(self) -> int:
        return len(self.log)

    def logged_since(self, seq: int) -> Logged:
        ids = np.unique(np.array(self.log[seq:], np.int64))
        there = np.array([id_ in self.rows for id_ in ids.tolist()], bool)
        return Logged(len(self.log), ids[there], ids[~there])

    def get(self, ids: Iterable[int]) -> StoredVectors:
        kept = [id_ for id_ in sorted(ids) if id_ in self.rows]
        return StoredVectors(
            np.array(kept, np.int64),
            np.array([self.rows[id_][0] for id_ in kept], np.int64),
            np.array([self.rows[id_][1] for id_ in kept], np.float16).reshape(-1, DIMENSION),
        )

    def pages(self) -> Iterator[StoredVectors]:
        ids = sorted(self.rows)
        for start in range(0, len(ids), 300):
            yield self.get(ids[start : start + 300])


def open_index(
    folder: Path, source: Source, *, generation: str = "g", sizes: Sizes | None = None
) -> VectorIndex:
    return VectorIndex.open(
        folder,
        generation=generation,
        model="small 1",
        dimension=DIMENSION,
        source=source,
        sizes=sizes,
    )


def assert_finds_all(index: VectorIndex, source: Source, allow: np.ndarray | None = None) -> None:
    """The first ten for a few queries are those of a product over all vectors."""
    page = source.get(source.rows)
    kept = np.ones(len(page.ids), bool) if allow is None else allow[page.paragraph_ids]
    queries = source.random.standard_normal((5, DIMENSION)).astype(np.float32)
    for query in queries / np.linalg.norm(queries, axis=1, keepdims=True):
        scores = page.vectors[kept].astype(np.float32) @ query
        order = np.argsort(-scores)[:10]
        ids, found = index.search(query, 10, allow)
        assert ids.tolist() == page.paragraph_ids[kept][order].tolist()
        assert found == pytest.approx(scores[order], abs=2e-3)


def test_a_new_library_finds_nothing(tmp_path: Path) -> None:
    """An empty index answers with nothing, not with an error."""
    ids, scores = open_index(tmp_path, Source()).search(np.ones(DIMENSION, np.float32), 5)
    assert len(ids) == len(scores) == 0


def test_sealed_vectors_are_found_exactly(tmp_path: Path) -> None:
    """The mapped fp16 scan gives the true order, in a folder with Arabic letters."""
    source = Source(2000)
    assert_finds_all(open_index(tmp_path / "مكتبة", source), source)


def test_opening_again_reads_the_cache(tmp_path: Path) -> None:
    """A good cache is mapped, not built again, and finds the same."""
    source = Source(500)
    open_index(tmp_path, source)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert_finds_all(open_index(tmp_path, source), source)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_changes_are_found_at_once_and_after_opening_again(tmp_path: Path) -> None:
    """What is added is found, what is removed is not: now and from the replayed log."""
    source = Source(500)
    index = open_index(tmp_path, source)
    source.add(40)
    source.remove([3, 4, 510])
    index.catch_up(source)
    assert len(index) == 537
    assert_finds_all(index, source)
    source.add(300)
    source.remove([520])
    index.catch_up(source)
    assert_finds_all(index, source)
    assert_finds_all(open_index(tmp_path, source), source)


def test_sealing_changes_nothing_that_is_found(tmp_path: Path) -> None:
    """The delta becomes part of the segment, and the struck out are gone from it."""
    source = Source(500)
    index = open_index(tmp_path, source)
    source.add(2000)
    source.remove([7])
    index.catch_up(source)
    assert index.worth_sealing
    index.seal(source)
    assert not index.worth_sealing
    assert index.sealed_seq == source.last_seq()
    assert_finds_all(index, source)


@pytest.mark.parametrize("share", [0.01, 0.5])
def test_filters_are_exact(tmp_path: Path, share: float) -> None:
    """Under a filter of any width the best of the allowed paragraphs are found."""
    source = Source(3000)
    index = open_index(tmp_path, source)
    source.add(50)
    index.catch_up(source)
    allow = source.random.random(4020) < share
    assert_finds_all(index, source, np.append(allow, np.zeros(100, bool)))


def test_paragraphs_beyond_the_filter_are_not_allowed(tmp_path: Path) -> None:
    """A filter made before an import does not let in what came with it."""
    index = open_index(tmp_path, Source(10))
    ids, _ = index.search(np.ones(DIMENSION, np.float32), 5, np.ones(1003, bool))
    assert set(ids.tolist()) == {1001, 1002}


def test_a_paragraph_of_several_windows_comes_once(tmp_path: Path) -> None:
    """The best window stands for its paragraph."""
    source = Source(20)
    vector = source.rows[1][1]
    source.rows |= {1: (1001, vector), 2: (1001, vector), 3: (1001, -vector)}
    ids, scores = open_index(tmp_path, source).search(vector.astype(np.float32), 5)
    assert ids.tolist().count(1001) == 1
    assert scores[0] == pytest.approx(1, abs=1e-2)


@pytest.mark.parametrize(
    "sizes", [Sizes(rabitq=2000, ivf=100_000), Sizes(rabitq=100, ivf=2000)], ids=["rabitq", "ivf"]
)
def test_coarse_indexes_find_what_is_there(tmp_path: Path, sizes: Sizes) -> None:
    """The two-stage indexes of large libraries find almost all, before and after opening."""
    source = Source(6000)
    page = source.get(source.rows)
    open_index(tmp_path, source, sizes=sizes)
    index = open_index(tmp_path, source, sizes=sizes)
    found = 0
    for query in page.vectors[:50].astype(np.float32):
        expected = page.paragraph_ids[np.argsort(-(page.vectors.astype(np.float32) @ query))[:10]]
        found += len(set(index.search(query, 10)[0].tolist()) & set(expected.tolist()))
    assert found > 0.8 * 500
    assert_finds_all(index, source, np.arange(7001) % 50 == 0)


@pytest.mark.parametrize("harm", ["cut", "flip", "no file", "no sidecar", "other sidecar", "empty"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, harm: str) -> None:
    """Whatever happened to the cache, opening finds every vector of the source."""
    source = Source(400)
    open_index(tmp_path, source)
    (file,), (sidecar,) = tmp_path.glob("*.vectors"), tmp_path.glob("*.json")
    data = file.read_bytes()
    match harm:
        case "cut":
            file.write_bytes(data[:-1000])
        case "flip":
            file.write_bytes(data[:9000] + bytes([data[9000] ^ 64]) + data[9001:])
        case "no file":
            file.unlink()
        case "no sidecar":
            sidecar.unlink()
        case "other sidecar":
            sidecar.write_text('{"generation": "g"}')
        case "empty":
            file.write_bytes(b"")
    assert_finds_all(open_index(tmp_path, source), source)


def test_a_copied_cache_is_believed_once_it_is_hashed(tmp_path: Path) -> None:
    """A file whose time changed is read through, and used if it is what was written."""
    source = Source(400)
    open_index(tmp_path, source)
    (file,) = tmp_path.glob("*.vectors")
    os.utime(file, (1, 1))
    index = open_index(tmp_path, source)
    assert index.intact()
    assert file.exists()


@pytest.mark.parametrize("reason", ["generation", "log ahead", "log trimmed"])
def test_a_cache_of_another_state_is_not_believed(tmp_path: Path, reason: str) -> None:
    """Another generation, a number from the future, a trimmed log: the cache is made anew."""
    source = Source(400)
    open_index(tmp_path, source)
    other = Source(300, seed=5)
    generation = "h" if reason == "generation" else "g"
    if reason == "log trimmed":
        other.add(200)
        other.trimmed = 450
    assert_finds_all(open_index(tmp_path, other, generation=generation), other)


def test_a_folder_that_cannot_be_written_costs_only_the_cache(tmp_path: Path) -> None:
    """Where the cache cannot be written, the index lives in memory."""
    source = Source(200)
    (tmp_path / "file").write_text("in the way")
    assert_finds_all(open_index(tmp_path / "file", source), source)
