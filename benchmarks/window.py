"""How quick the window is: ``python -m benchmarks.window``.

Offscreen unless QT_QPA_PLATFORM says otherwise.

A document of 200,000 made paragraphs of 40 to 900 code points: time to its first painted screen,
frames while scrolling, selecting and stepping through hits, memory added. A list of 1,000 hits.
A session with an import running: the longest gap of the event loop by phase. Documents opened and
closed one after the other: memory before and after. Each figure stands beside what is asked for;
the machine's load is printed, because a busy one makes all of them worse. With ``--processor`` they
are not the time that passes but what the window's thread had of a processor, which no other program
changes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.fonts import load_fonts
from app.lists import CardList
from app.reader.source import Position
from app.reader.view import ReaderView
from app.search.card import HitDelegate
from app.search.model import HitModel
from app.theme import LIGHT
from benchmarks.made_document import MadeDocument
from index.documents import DateCertainty, Direction, Document, Hit, Span, WordMatch

_PARAGRAPHS = 200_000
_DOCUMENTS = 1_000
_SESSION_PARAGRAPHS = 5_000
_HITS = 1_000
_FRAME_MS = 16.0
_FIRST_PAINT_MS = 150.0
_LIST_MS = 50.0
_GAP_MS = 50.0
_ADDED_MB = 60.0
_KEPT_MB = 10.0


def resident_mb() -> float:
    """Memory of this process now, in megabytes; the peak where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Figures:
    """Prints what was measured beside what is asked for."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def add(self, name: str, value: float, most: float, unit: str) -> None:
        """One figure that is to be no greater than ``most``."""
        verdict = "" if value <= most else "  MISSED"
        if verdict:
            self.missed.append(name)
        print(f"{name:<44}{value:>9.1f} {unit:<3} (at most {most:g}){verdict}")

    def frames(self, name: str, times: Sequence[float]) -> None:
        """The 99th percentile of the milliseconds of some frames."""
        self.add(f"{name}, 99 % of {len(times)} frames", _percentile(times, 99), _FRAME_MS, "ms")


def _percentile(times: Sequence[float], share: float) -> float:
    return float(np.percentile(times, share))


class Clock:
    """What is measured: time as it passes, or what this thread had of a processor."""

    now = staticmethod(time.perf_counter)


def timed(view: ReaderView, action: Callable[[], object]) -> float:
    """Milliseconds of an action and the repaint that follows."""
    start = Clock.now()
    action()
    view.viewport().repaint()
    elapsed = (Clock.now() - start) * 1000
    QApplication.processEvents()
    return elapsed


def made_hits(document: MadeDocument, count: int) -> list[Hit]:
    """Hits spread over a document, each with a sentence and some words in it."""
    about = Document(
        id=1,
        title="وثيقة طويلة",
        authors=(),
        date=None,
        date_certainty=DateCertainty.UNKNOWN,
        language="ar",
        direction=Direction.RTL,
        format="text",
        source=None,
        path=None,
        sha256="",
        byte_size=0,
        imported_at="2026-01-01T00:00:00",
        paragraph_count=document.count,
    )
    hits: list[Hit] = []
    for number in np.linspace(0, document.count - 1, count).astype(int).tolist():
        (paragraph,) = document.paragraphs(number, 1)
        end = min(len(paragraph.text), 120)
        paragraph = replace(paragraph, sentences=(Span(0, end),))
        hits.append(
            Hit(
                document=about,
                paragraph=paragraph,
                score=1.0,
                probability=0.9,
                matched_by=("dense",),
                sentence=Span(0, end),
                words=(WordMatch(0, 3, 0.5, "x", "meaning"), WordMatch(4, 9, 0.3, "y", "meaning")),
            )
        )
    return hits


def measure_document(figures: Figures, count: int, repeats: int) -> None:
    """A document of very many paragraphs."""
    view = ReaderView(LIGHT)
    view.resize(812, 800)
    view.show()
    QApplication.processEvents()
    document, before = MadeDocument(count), resident_mb()
    first = timed(view, lambda: view.show_document(document))
    figures.add(f"first paint of {count:,} paragraphs", first, _FIRST_PAINT_MS, "ms")
    rng, bar = random.Random(1), view.verticalScrollBar()
    notch = [timed(view, lambda: bar.setValue(bar.value() + 108)) for _ in range(repeats * 2)]
    notch += [timed(view, lambda: bar.setValue(bar.value() - 108)) for _ in range(repeats * 2)]
    figures.frames("scrolling by a notch", notch)
    places = [rng.randrange(bar.maximum()) for _ in range(repeats)]
    jumps = [timed(view, lambda value=value: bar.setValue(value)) for value in places]
    figures.frames("jumping by the scroll bar", jumps)
    place = view.place
    figures.frames(
        "selecting",
        [
            timed(view, lambda n=n: view.select(place, Position(place.paragraph + n % 5, n % 30)))
            for n in range(repeats)
        ],
    )
    view.show_hits(made_hits(document, _HITS))
    figures.frames("stepping through hits", [timed(view, view.next_hit) for _ in range(repeats)])
    figures.add("memory added", resident_mb() - before, _ADDED_MB, "MB")
    view.close()
    view.deleteLater()


def measure_list(figures: Figures) -> None:
    """A list of very many hits, laid out as the search pane does."""
    model = HitModel()
    view = CardList(model, "hits")
    view.set_delegate(HitDelegate(view, LIGHT))
    view.lay_out_in_batches()
    view.resize(390, 760)
    view.show()
    QApplication.processEvents()
    hits = made_hits(MadeDocument(10_000), _HITS)
    start = Clock.now()
    model.show(hits)
    view.viewport().repaint()
    elapsed = (Clock.now() - start) * 1000
    figures.add(f"list of {_HITS:,} hits painted", elapsed, _LIST_MS, "ms")
    view.deleteLater()


def measure_opening(figures: Figures, count: int) -> None:
    """Documents opened and closed: what the first fifty leave behind is not counted."""
    view = ReaderView(LIGHT)
    view.resize(812, 800)
    view.show()
    before = 0.0
    for number in range(count + 50):
        if number == 50:
            before = resident_mb()
        timed(view, lambda: view.show_document(MadeDocument(400)))
        view.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    name = f"memory left by {count:,} documents"
    figures.add(name, resident_mb() - before, _KEPT_MB, "MB")
    view.deleteLater()


def measure_session(figures: Figures, paragraphs: int) -> None:
    """The longest gap of the event loop in a session with an import, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.event_loop", str(paragraphs)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for phase, gap in json.loads(output.splitlines()[-1]).items():
        figures.add(f"longest gap of the event loop, {phase}", gap, _GAP_MS, "ms")


def main() -> int:
    """The command line; the status says whether something was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=_PARAGRAPHS)
    parser.add_argument("--documents", type=int, default=_DOCUMENTS)
    parser.add_argument("--session", type=int, default=_SESSION_PARAGRAPHS)
    parser.add_argument("--repeats", type=int, default=300)
    parser.add_argument(
        "--processor",
        action="store_true",
        help="what the window's thread needs of a processor, on a machine that is busy",
    )
    options = parser.parse_args()
    if options.processor:
        Clock.now = staticmethod(time.thread_time)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"load {load:.1f} on {os.cpu_count()} processors, {QApplication.platformName()}")
    figures = Figures()
    measure_document(figures, options.paragraphs, options.repeats)
    measure_list(figures)
    measure_opening(figures, options.documents)
    if options.session:
        measure_session(figures, options.session)
    del application
    return 1 if figures.missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
