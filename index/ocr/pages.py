"""Reads a page that is a picture: turns it upright, finds the data that reads it best."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.importers.pictures import Picture
from index.ocr.packs import packs_for, packs_of
from index.ocr.tesseract import Orientation, Tesseract
from index.problems import RefusedProblem

SURE_TURN = 1.0  # of Tesseract's measure; wrong guesses of the measured pages were below .6
SURE_SCRIPT = 1.0  # of Tesseract's measure; Nastaliq is taken for Japanese with .3
GOOD = 0.7  # confidence above which a page is not turned any further
FEW_LETTERS = 5  # recognised on a page; fewer tell nothing
LEAST_FOR_LANGUAGE = 40  # letters, before the language of a page is trusted

_LINE = re.compile(rb"<span class='ocr_(?:line|header|caption|textfloat)'")
_BOX = re.compile(rb"bbox (\d+) (\d+) (\d+) (\d+)")
_WORD = re.compile(rb"<span class='ocrx_word'[^>]*x_wconf (\d+)[^>]*>(.*?)</span>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|&#?\w+;")


class Reading(NamedTuple):
    """What came of one try to read a page."""

    hocr: bytes
    text: str
    confidence: float  # 0 to 1, the mean over letters
    degrees: int  # clockwise, by which the page was turned
    packs: tuple[str, ...]
    has_words: bool  # even if they run down the page, and are not in ``text``

    @property
    def worth(self) -> float:
        """How much was read for sure, in letters."""
        return self.confidence * len(self.text)

    @property
    def is_good(self) -> bool:
        """Whether the page lies as it should."""
        return self.confidence >= GOOD and len(self.text) >= FEW_LETTERS


class PageReader:
    """Reads the pages of one document; what suited a page is tried first on the next.

    ``preferred`` are the languages to expect, the likeliest first. ``language_of`` tells the
    language of a text. Any thread may call ``read``.
    """

    def __init__(
        self,
        tesseract: Tesseract,
        preferred: Sequence[str],
        language_of: Callable[[str], str | None],
    ) -> None:
        self._tesseract = tesseract
        self._preferred = preferred
        self._language_of = language_of
        self._lock = threading.Lock()
        self._suited: dict[str | None, tuple[str, ...]] = {}  # script → data

    def read(self, picture: Picture) -> Reading:
        """The page, the right way up. Raises ``ImportProblem``; ``RefusedProblem``
        ``ocr_language_missing`` where nothing that is installed reads its script."""
        seen = self._look(picture)
        script = seen.script if seen and seen.script_sure >= SURE_SCRIPT else None
        suited = self._suited.get(script)
        tries = packs_for(script, self._preferred, self._tesseract.packs)
        if suited is not None:
            tries.insert(0, suited)
        if not tries:
            raise RefusedProblem("ocr_language_missing", "", script or "?")
        turn = seen.degrees if seen and seen.degrees_sure >= SURE_TURN else 0
        reading = self._try(picture, turn, tries[0])
        if seen is None and not reading.has_words:  # a blank page, not worth a dozen tries
            return self._try(picture, turn, tries[0], sparse=True)
        reading = self._best(picture, [(turn, packs) for packs in tries[1:]], reading)
        if not reading.is_good:
            turns = [((turn + more) % 360, reading.packs) for more in (180, 90, 270)]
            reading = self._best(picture, turns, reading)
        if not reading.is_good and reading.text:
            scattered = self._try(picture, reading.degrees, reading.packs, sparse=True)
            reading = scattered if scattered.is_good else reading
        if suited is None:
            reading = self._in_its_language(picture, reading)
            if len(reading.text) >= LEAST_FOR_LANGUAGE and reading.is_good:
                with self._lock:
                    self._suited[script] = reading.packs
        return reading

    def _look(self, picture: Picture) -> Orientation | None:
        """How the page lies. Of short texts on their side Tesseract sees nothing."""
        for degrees in (0, 90):
            seen = self._tesseract.orientation(turned(picture, degrees))
            if seen is not None:
                return seen._replace(degrees=(seen.degrees + degrees) % 360)
        return None

    def _best(
        self,
        picture: Picture,
        tries: Iterable[tuple[int, tuple[str, ...]]],
        best: Reading,
    ) -> Reading:
        """``best`` or the first better one that is good, else that which reads most."""
        for degrees, packs in tries:
            if best.is_good:
                break
            best = max(best, self._try(picture, degrees, packs), key=lambda each: each.worth)
        return best

    def _in_its_language(self, picture: Picture, reading: Reading) -> Reading:
        """The page read once more with the data of its language alone, which reads best.

        The confidence does not tell languages of one script apart: Persian read with Arabic data
        is wrong in one letter of eight, and surer than with its own.
        """
        if len(reading.packs) == 1 or len(reading.text) < LEAST_FOR_LANGUAGE:
            return reading
        language = self._language_of(reading.text)
        own = packs_of([language] if language else [], self._tesseract.packs)
        if not own:
            return reading
        alone = self._try(picture, reading.degrees, tuple(own))
        return alone if alone.worth > 0.8 * reading.worth else reading

    def _try(
        self, picture: Picture, degrees: int, packs: tuple[str, ...], *, sparse: bool = False
    ) -> Reading:
        hocr = self._tesseract.read(turned(picture, degrees), packs, sparse=sparse)
        words = [
            (_plain(word), int(sure) / 100)
            for line in _LINE.split(hocr)[1:]
            if not _runs_down(line)
            for sure, word in _WORD.findall(line)
        ]
        letters = sum(len(word) for word, _sure in words)
        confidence = sum(len(word) * sure for word, sure in words) / max(letters, 1)
        return Reading(
            hocr=hocr,
            text=" ".join(word for word, _sure in words),
            confidence=confidence,
            degrees=degrees,
            packs=packs,
            has_words=_WORD.search(hocr) is not None,
        )


def _runs_down(line: bytes) -> bool:
    """Whether a line of several words is higher than wide.

    Tesseract also reads pages that lie on their side, but gives nothing of where their text is.
    """
    box = _BOX.search(line)
    if box is None or len(_WORD.findall(line)) < 2:
        return False
    left, top, right, bottom = map(int, box.groups())
    return bottom - top > 2 * (right - left)


def _plain(word: bytes) -> str:
    return _TAG.sub("", word.decode("utf-8", "replace")).strip()


def turned(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by a multiple of 90 degrees."""
    if degrees % 360 == 0:
        return picture
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    rotated = np.rot90(pixels, -degrees // 90)
    height, width = rotated.shape
    return Picture(width, height, picture.dpi, rotated.tobytes())
