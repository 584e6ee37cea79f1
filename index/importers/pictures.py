"""A page as a picture: what the worker process shows of a file to text recognition."""

from __future__ import annotations

import math
from typing import NamedTuple

from index.importers.limits import MAX_PICTURE_PIXELS

DPI = 300  # what text recognition is trained on


class Picture(NamedTuple):
    """A page in shades of grey."""

    width: int  # pixels
    height: int
    dpi: int
    pixels: bytes  # one byte each, 0 black, row by row from the top, no padding


def dpi_for(width: float, height: float, wanted: int = DPI) -> int:
    """The resolution for a page of this size in points: ``wanted``, less where that is too much."""
    inches = max(width, 1.0) * max(height, 1.0) / 72**2
    return max(1, min(wanted, int(math.sqrt(MAX_PICTURE_PIXELS / inches)) - 1))
