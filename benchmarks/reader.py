"""How fast the reader is with a document of very many paragraphs: ``python -m benchmarks.reader``.

Arabic paragraphs of 40 to 900 code points are made from a small list of words. Measured in one
process: time from an open window to the first painted screen, jumps to random places, scrolling
by a wheel's notch, selecting, zooming, memory added. Offscreen unless QT_QPA_PLATFORM says else.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from app.fonts import load_fonts
from app.reader.source import Position
from app.reader.view import ReaderView
from app.theme import LIGHT
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


def resident_mb() -> float:
    """Memory of this process now, in megabytes; the peak where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def timed(view: ReaderView, action: Callable[[], object]) -> float:
    """Milliseconds of an action and the repaint that follows."""
    start = time.perf_counter()
    action()
    view.viewport().repaint()
    elapsed = (time.perf_counter() - start) * 1000
    QApplication.processEvents()
    return elapsed


def line(name: str, times: list[float]) -> None:
    """Print median, 95th and 99th percentile and maximum of some milliseconds."""
    p50, p95, p99 = np.percentile(times, [50, 95, 99])
    print(f"{name:<28}{p50:>8.1f}{p95:>8.1f}{p99:>8.1f}{max(times):>8.1f}")


def measure(count: int, repeats: int) -> None:
    """Run everything once and print it."""
    view = ReaderView(LIGHT)
    view.resize(812, 800)
    view.show()
    QApplication.processEvents()
    document, before = MadeDocument(count), resident_mb()
    first = timed(view, lambda: view.show_document(document))
    rng = random.Random(1)
    bar = view.verticalScrollBar()
    print(f"{count:,} paragraphs, first paint {first:.0f} ms")
    print(f"{'milliseconds':<28}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}")
    jump = [timed(view, lambda: bar.setValue(rng.randrange(bar.maximum()))) for _ in range(repeats)]
    line("jump by the scroll bar", jump)
    go = [timed(view, lambda: view.go_to(rng.randrange(count))) for _ in range(repeats)]
    line("go to a paragraph", go)
    wheel = [timed(view, lambda: bar.setValue(bar.value() + 108)) for _ in range(repeats * 2)]
    line("scroll by a notch", wheel)
    back = [timed(view, lambda: bar.setValue(bar.value() - 108)) for _ in range(repeats * 2)]
    line("scroll back by a notch", back)
    place = view.place
    grow = [
        timed(view, lambda n=n: view.select(place, Position(place.paragraph + n % 5, n % 30)))
        for n in range(repeats)
    ]
    line("select", grow)
    zoom = [timed(view, view.zoom_in if n % 2 else view.zoom_out) for n in range(20)]
    line("zoom", zoom)
    print(f"memory added {resident_mb() - before:.0f} MB")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=300)
    options = parser.parse_args()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    measure(options.paragraphs, options.repeats)
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
