"""Lines of a page that text recognition has read: the same lines as those made of glyphs.

Tesseract answers in hOCR (T. Breuel, "The hOCR Microformat for OCR Workflow and Results", 2007):
words with boxes and confidence, in lines with a baseline and a size. Its lines and words are
taken; columns, paragraphs, headings and running heads are found as in any other page.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import DOUBTFUL, ParsedParagraph
from index.importers.pdf.glyphs import Glyph
from index.importers.pdf.lines import SAME_BASELINE, Cell, Line, ink_of, line_of, weighted_mean

CELL_GAP = 1.5  # em; ink to ink, where a file's glyphs are measured by their advance
LARGER = 1.3  # times the usual size; what is nearer depends on the letters of the line
LARGER_SHORT = 1.5  # in a line of a few letters
FEW_LETTERS = 8
STEEP = 0.5  # slope of a baseline
NOISE = 0.2  # confidence below which a line is what a picture looked like
MUCH = 0.3  # of the recognised text that makes a document doubtful
LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
SIZE = re.compile(r"x_size ([\d.]+)")
CONFIDENCE = re.compile(r"x_wconf (\d+)")
RESOLUTION = re.compile(r"scan_res (\d+)")


class Word(NamedTuple):
    """A word of a line. Lengths are points, y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    confidence: float


class Row(NamedTuple):
    """A line as text recognition gives it: within one column."""

    words: tuple[Word, ...]  # in reading order
    left: float
    right: float
    baseline: float  # in the middle of the row
    slope: float  # how far the baseline rises from left to right
    size: float


def recognised_lines(hocr: bytes) -> tuple[Line, ...]:
    """The lines of a page from top to bottom. What is no hOCR has no lines."""
    rows = _level([row for row in _rows(hocr) if _confidence(row.words) >= NOISE])
    if not rows:
        return ()
    lines = [_line(together) for together in _side_by_side(_sized(rows))]
    return tuple(sorted(lines, key=lambda line: -line.baseline))


def recognition_notes(found: Iterable[ParsedParagraph], unread: Sequence[int]) -> dict[str, bool]:
    """Which notes a document gets for its pages that are pictures."""
    sure = [(part.confidence, len(part.text)) for part in found]
    read = sum(weight for confidence, weight in sure if confidence is not None)
    doubtful = sum(
        weight for confidence, weight in sure if confidence is not None and confidence < DOUBTFUL
    )
    return {
        "needs_ocr": bool(unread) and not sure,
        "pages_need_ocr": bool(unread) and bool(sure),
        "recognised": read > 0,
        "doubtful_recognition": read > 0 and doubtful > MUCH * read,
    }


# From hOCR ----------------------------------------------------------------------------------------


def _rows(hocr: bytes) -> Iterator[Row]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(hocr, parser)
    except etree.XMLSyntaxError:
        return
    if root is None:
        return
    for page in _of_class(root, {"ocr_page"}):
        resolution = RESOLUTION.search(page.get("title") or "")
        scale = 72 / max(1, int(resolution[1]) if resolution else 300)
        for line in _of_class(page, LINES):
            row = _row(line, scale)
            if row is not None:
                yield row


def _of_class(element: Any, names: Iterable[str]) -> Iterator[Any]:
    return (found for found in element.iter() if found.get("class") in names)


def _row(line: Any, scale: float) -> Row | None:
    title = line.get("title") or ""
    box, size = BOX.search(title), SIZE.search(title)
    words = tuple(_words(line, scale))
    if box is None or not words:
        return None
    left, right, bottom = int(box[1]) * scale, int(box[3]) * scale, -int(box[4]) * scale
    baseline = BASELINE.search(title)
    height = (int(box[4]) - int(box[2])) * scale
    slope = offset = 0.0
    if baseline is not None and abs(float(baseline[1])) < STEEP:  # else it runs down the page
        slope, offset = -float(baseline[1]), -float(baseline[2]) * scale
    return Row(
        words=words,
        left=left,
        right=right,
        baseline=bottom + offset + slope * (right - left) / 2,
        slope=slope,
        size=max(float(size[1]) * scale if size else height, 1.0),
    )


def _words(line: Any, scale: float) -> Iterator[Word]:
    for element in _of_class(line, {"ocrx_word"}):
        title = element.get("title") or ""
        box, confidence = BOX.search(title), CONFIDENCE.search(title)
        text = "".join("".join(element.itertext()).split())
        if box is not None and text:
            left, top, right, bottom = (int(edge) * scale for edge in box.groups())
            share = min(int(confidence[1]), 100) / 100 if confidence else 0.0
            yield Word(text, left, right, -bottom, -top, share)


def _confidence(words: Iterable[Word]) -> float:
    return weighted_mean((word.confidence, len(word.text)) for word in words) or 0.0


# Into lines ---------------------------------------------------------------------------------------


def _level(rows: Sequence[Row]) -> list[Row]:
    """Rows of a page that was scanned askew, turned level."""
    if not rows:
        return []
    slope = median(row.slope for row in rows for _word in row.words)
    return [
        row._replace(baseline=row.baseline - slope * (row.left + row.right) / 2) for row in rows
    ]


def _sized(rows: Sequence[Row]) -> list[Row]:
    """Rows of one size unless they are clearly larger or smaller than most.

    Tesseract measures a row by its highest and deepest letters, which in Arabic script makes the
    rows of one paragraph differ by half. Height and width of the words together differ little.
    """
    usual = _weighed_median(rows, [row.size for row in rows])
    heights, widths = [_height(row) for row in rows], [_width(row) for row in rows]
    height, width = _weighed_median(rows, heights), _weighed_median(rows, widths)
    sized: list[Row] = []
    for row, own_height, own_width in zip(rows, heights, widths, strict=True):
        ratio = math.sqrt(own_height / height * own_width / width)
        letters = sum(len(word.text) for word in row.words)
        least = LARGER if letters >= FEW_LETTERS else LARGER_SHORT
        sized.append(row._replace(size=usual if 1 / least < ratio < least else usual * ratio))
    return sized


def _weighed_median(rows: Sequence[Row], values: Sequence[float]) -> float:
    """The median of the rows' values, each counted for every word of its row."""
    return median(value for row, value in zip(rows, values, strict=True) for _word in row.words)


def _height(row: Row) -> float:
    return max(median(word.top - word.bottom for word in row.words), 1.0)


def _width(row: Row) -> float:
    """Of a letter, at the mean."""
    letters = sum(len(word.text) for word in row.words)
    return max(sum(word.right - word.left for word in row.words) / letters, 0.5)


def _side_by_side(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows on one baseline together: those of two columns, or of the cells of a table."""
    found: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: -row.baseline):
        for together in reversed(found[-4:]):
            first = together[0]
            near = first.baseline - row.baseline <= SAME_BASELINE * min(first.size, row.size)
            beside = all(row.right <= other.left or other.right <= row.left for other in together)
            if near and beside:
                together.append(row)
                break
        else:
            found.append([row])
    return found


def _line(rows: Sequence[Row]) -> Line:
    cells = [cell for row in rows for cell in _cells(row)]
    return line_of(sorted(cells, key=lambda cell: cell.left))


def _cells(row: Row) -> Iterator[Cell]:
    for words in _parts(row):
        ordered = sorted(words, key=lambda word: word.left)
        items: list[str] = []
        for word in ordered:
            items.extend((*([" "] if items else []), *_visual(word.text)))
        yield Cell(
            ink=ink_of([letter for word in ordered for letter in _letters(word, row)]),
            items=tuple(items),
            left=ordered[0].left,
            right=max(word.right for word in ordered),
            words=tuple(word.text for word in words),
            confidence=_confidence(words),
        )


def _parts(row: Row) -> list[list[Word]]:
    """The words of a row in reading order, parted at wide gaps."""
    parts: list[list[Word]] = []
    for word in row.words:
        if parts:
            before = parts[-1][-1]
            gap = max(word.left - before.right, before.left - word.right)
            if gap <= CELL_GAP * row.size:
                parts[-1].append(word)
                continue
        parts.append([word])
    return parts


def _visual(text: str) -> Iterable[str]:
    """The letters of a word from left to right."""
    rtl = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    return reversed(text) if rtl else text


def _letters(word: Word, row: Row) -> Iterator[Glyph]:
    """Letters that share the box of their word in equal parts."""
    step = (word.right - word.left) / len(word.text)
    for number, letter in enumerate(_visual(word.text)):
        left = word.left + number * step
        yield Glyph(
            letter,
            left,
            left + step,
            word.bottom,
            word.top,
            left,
            left + step,
            row.baseline,
            row.size,
            bold=False,
            order=number,
        )
