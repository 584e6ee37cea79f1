"""What search asks of a model of any kind: vectors of queries and of passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from index.documents import Span

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.uint32]
Starts = npt.NDArray[np.bool_]


class Passages(NamedTuple):
    """Vectors of paragraphs; a paragraph that is longer than the model reads has several."""

    vectors: Floats
    """float32 (m, d), unit norm; a row of zeros where the model knows nothing of the text."""
    owner: npt.NDArray[np.int32]
    """int32 (m,), the index of the text that each window belongs to, never falling."""
    spans: list[Span]
    """The window of the text behind each vector."""


class Embedder(Protocol):
    """A model that makes the vectors of paragraphs. Safe to use from several threads."""

    @property
    def name(self) -> str:
        """Stable, with the version: vectors of two names are never compared."""
        ...

    @property
    def dimension(self) -> int: ...

    def embed_queries(self, texts: Sequence[str]) -> Floats:
        """float32 (n, d), unit norm."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Passages:
        """Vectors of all of each text: what is too long is windowed, never cut."""
        ...
