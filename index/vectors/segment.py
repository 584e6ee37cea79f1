"""A sealed set of vectors that is only read: an exact fp16 scan and, when large, a coarse index.

Measured at 256 columns on one thread: the scan takes 16 ms for a million vectors and finds 99.9 %
of the true first ten; RaBitQ with 500 candidates rescored 5 ms and 99.8 %; IVF-SQ8 0.3 to 0.8 ms
for one to five million. Queries with a narrow filter go to the scan, which is exact under any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import faiss
import numpy as np
import numpy.typing as npt

# One query is not faster on several threads, and slower when the other cores are busy.
faiss.omp_set_num_threads(1)

_NARROW = 0.3  # share of vectors below which a filter asks the scan
_RABITQ_CANDIDATES = 500
_IVF_PROBES = 32
_IVF_CANDIDATES = 200
_TRAINING_VECTORS = 100_000
_SEED = 12

Bytes = npt.NDArray[np.uint8]


class Sizes(NamedTuple):
    """Numbers of vectors from which on a coarse index is made."""

    rabitq: int = 500_000
    ivf: int = 2_000_000


class StoredPage(Protocol):
    """Some vectors as the store hands them over, by rising id."""

    @property
    def ids(self) -> npt.NDArray[np.int64]: ...
    @property
    def paragraph_ids(self) -> npt.NDArray[np.int64]: ...
    @property
    def vectors(self) -> npt.NDArray[np.float16]: ...


@dataclass(frozen=True, kw_only=True)  # without slots, for what is worked out once
class Segment:
    """Vectors in rows. Never written: adding to a mapped FAISS index kills the process."""

    ids: npt.NDArray[np.int64]
    """int64 (n,), vector ids, rising"""
    paragraph_ids: npt.NDArray[np.int64]
    """int64 (n,)"""
    scan: Any  # faiss.IndexScalarQuantizer
    coarse: Any | None = None  # faiss.IndexRaBitQFastScan or faiss.IndexIVFScalarQuantizer
    kept: object = None  # what the memory of the indexes belongs to

    @classmethod
    def build(
        cls, pages: Iterable[StoredPage], dimension: int, sizes: Sizes | None = None
    ) -> Segment:
        """Gather the vectors of ``pages``."""
        scan = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        ids, paragraph_ids = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for page in pages:
            scan.add(page.vectors.astype(np.float32))  # pyright: ignore[reportCallIssue]
            ids.append(page.ids)
            paragraph_ids.append(page.paragraph_ids)
        return cls(
            ids=np.concatenate(ids),
            paragraph_ids=np.concatenate(paragraph_ids),
            scan=scan,
            coarse=_coarse(scan, sizes or Sizes()),
        )

    def sections(self) -> dict[str, Bytes]:
        """The segment as named bytes, to be written to a file."""
        sections = {
            "ids": self.ids.view(np.uint8),
            "paragraph_ids": self.paragraph_ids.view(np.uint8),
            "scan": faiss.serialize_index(self.scan),
        }
        if self.coarse is not None:
            sections["coarse"] = faiss.serialize_index(self.coarse)
        return sections

    @classmethod
    def of_sections(cls, sections: Mapping[str, Bytes]) -> Segment:
        """The segment over bytes that are typically a memory map; nothing is copied.

        The bytes must be those of ``sections``: FAISS is not safe against others.
        """
        coarse = sections.get("coarse")
        return cls(
            ids=sections["ids"].view(np.int64),
            paragraph_ids=sections["paragraph_ids"].view(np.int64),
            scan=_over(sections["scan"]),
            coarse=None if coarse is None else faiss.deserialize_index(coarse),
            kept=sections,
        )

    @cached_property
    def by_paragraph(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The paragraph ids in rising order, and the row of each."""
        order = np.argsort(self.paragraph_ids, kind="stable")
        return self.paragraph_ids[order], order

    def __len__(self) -> int:
        return len(self.ids)

    def search(
        self, query: npt.NDArray[np.float32], k: int, mask: npt.NDArray[np.bool_] | None
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The rows, of those in ``mask``, with the greatest inner product, best first."""
        if self.coarse is not None and (mask is None or mask.mean() > _NARROW):
            rows, scores = self._search_coarse(query, k, mask)
            if len(rows) == k:
                return rows, scores
        params = None
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")
            selector = faiss.IDSelectorBitmap(bits)  # pyright: ignore[reportCallIssue]
            params = faiss.SearchParameters(sel=selector)  # pyright: ignore[reportCallIssue]
        scores, rows = self.scan.search(query[None], k, params=params)
        found = rows[0] >= 0
        return rows[0][found], scores[0][found]

    def _search_coarse(
        self, query: npt.NDArray[np.float32], k: int, mask: npt.NDArray[np.bool_] | None
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Candidates of the coarse index, scored by their fp16 vectors."""
        ivf = isinstance(self.coarse, faiss.IndexIVFScalarQuantizer)
        wanted = max(_IVF_CANDIDATES if ivf else _RABITQ_CANDIDATES, 2 * k)
        _, rows = self.coarse.search(query[None], min(wanted, len(self)))  # pyright: ignore
        rows = np.sort(rows[0][rows[0] >= 0])
        if mask is not None:
            rows = rows[mask[rows]]
        scores = self.scan.reconstruct_batch(rows) @ query
        order = np.argsort(-scores, kind="stable")[:k]
        return rows[order], scores[order]


def _coarse(scan: Any, sizes: Sizes) -> Any | None:
    """The coarse index that so many vectors ask for."""
    if scan.ntotal < sizes.rabitq:
        return None
    dimension = scan.d
    random = np.random.default_rng(_SEED)
    # A random sample: one of the first vectors alone costs a hundredth of the recall.
    sample = np.sort(random.choice(scan.ntotal, min(_TRAINING_VECTORS, scan.ntotal), replace=False))
    if scan.ntotal < sizes.ivf:
        coarse = faiss.IndexRaBitQFastScan(dimension, faiss.METRIC_INNER_PRODUCT)
    else:
        lists = max(1, min(4096, len(sample) // 24))
        quantizer = faiss.IndexFlatIP(dimension)
        coarse = faiss.IndexIVFScalarQuantizer(
            quantizer, dimension, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
        quantizer.this.disown()  # pyright: ignore[reportAttributeAccessIssue] - made by SWIG
        coarse.own_fields = True
        coarse.nprobe = _IVF_PROBES
    coarse.train(scan.reconstruct_batch(sample))  # pyright: ignore[reportCallIssue]
    for start in range(0, scan.ntotal, _TRAINING_VECTORS):
        count = min(_TRAINING_VECTORS, scan.ntotal - start)
        coarse.add(scan.reconstruct_n(start, count))  # pyright: ignore[reportCallIssue]
    return coarse


def _over(data: Bytes) -> Any:
    """A FAISS index over bytes, without a copy. They must outlive it.

    A path is never handed to FAISS: it cannot open those with Arabic letters on Windows.
    """
    reader = faiss.ZeroCopyIOReader(  # pyright: ignore[reportAttributeAccessIssue] - its stubs lag
        faiss.swig_ptr(data), data.size
    )
    return faiss.read_index(reader, faiss.IO_FLAG_MMAP_IFC)
