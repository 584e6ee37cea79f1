"""A document of very many Arabic paragraphs, made from a small list of words when they are read."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import numpy as np

from index.documents import Direction, Paragraph, ParagraphKind

_WORDS = tuple(
    re.findall(
        r"\w+",
        "قال الرئيس إن البيان المشترك حول سوريا يؤكد سيادتها واستقلالها ووحدة أراضيها والاستمرار في"
        " مكافحة الإرهاب وسيكون عاملا فعالا لتسوية الأزمة بحسب Reuters عام 2017 وقرار رقم 2254",
    )
)


class MadeDocument:
    """A document whose paragraphs are made when they are asked for, the same each time."""

    def __init__(self, count: int) -> None:
        self.count = count
        generator = np.random.default_rng(7)
        self._sizes = generator.integers(6, 130, count)  # words
        self.lengths = (self._sizes * 6.2).astype(np.int32)  # as near as an estimate gets

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        """Paragraphs of random words."""
        return [self._paragraph(n) for n in range(start, min(start + count, self.count))]

    def _paragraph(self, number: int) -> Paragraph:
        words = random.Random(number).choices(_WORDS, k=int(self._sizes[number]))
        return Paragraph(
            id=number,
            document_id=1,
            number=number,
            text=" ".join(words),
            language="ar",
            direction=Direction.RTL,
            kind=ParagraphKind.BODY,
            level=0,
            page=None,
            anchor=None,
            sentences=(),
        )
