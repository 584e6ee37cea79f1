"""How soon the window is painted and how long it ever waits: ``python -m benchmarks.start``.

Start is the time from the start of the process to the end of the first paint, offscreen unless
``QT_QPA_PLATFORM`` says otherwise; cold starts follow after the files of Python's packages were put
out of the system's cache (Linux). What is measured of the event loop: ``benchmarks.event_loop``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import corpus
from benchmarks.engine import machine

STARTS = 7
COLD_STARTS = 3
PARAGRAPHS = 5_000


def python(*arguments: str) -> str:
    """The last line that a Python process of the project prints."""
    environment = {**os.environ}
    # With it, Python would compile the program at every start, as it does on no person's machine.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    outcome = subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        check=True,
        cwd=corpus.REPOSITORY,
        env=environment,
    )
    return outcome.stdout.splitlines()[-1].decode()


def seconds_to_paint(*arguments: str) -> float:
    """Seconds from the start of a Python process to the time of day that it prints."""
    started = time.time()
    return float(python(*arguments)) - started


BARE_WINDOW = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time(), flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""


def forget_files() -> bool:
    """Put the files of Python's packages and of the project out of the system's cache."""
    if not hasattr(os, "posix_fadvise"):
        return False
    roots = [Path(path) for path in sys.path if path.endswith("site-packages")]
    for root in [*roots, *(corpus.REPOSITORY / room for room in ("app", "index", "resources"))]:
        for path in root.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def measure_starts() -> dict[str, list[float]]:
    """Seconds to the first paint of a bare window and of ours, warm, and of ours, cold."""
    found: dict[str, list[float]] = {"bare window, warm": [], "warm": [], "cold": []}
    seconds_to_paint("-m", "app.selftest.first_paint")
    for _ in range(STARTS):
        found["bare window, warm"].append(seconds_to_paint("-c", BARE_WINDOW))
        found["warm"].append(seconds_to_paint("-m", "app.selftest.first_paint"))
    for _ in range(COLD_STARTS):
        if forget_files():
            found["cold"].append(seconds_to_paint("-m", "app.selftest.first_paint"))
    return {name: seconds for name, seconds in found.items() if seconds}


def table(starts: dict[str, list[float]], gaps: dict[str, float], paragraphs: int) -> str:
    """The results as Markdown."""
    lines = ["| start of | median s | worst s | of the bare window |", "|---|---|---|---|"]
    bare = statistics.median(starts["bare window, warm"])
    for name, seconds in starts.items():
        median = statistics.median(seconds)
        lines.append(f"| {name} | {median:.2f} | {max(seconds):.2f} | {median / bare:.1f} × |")
    lines += ["", f"| event loop, {paragraphs:,} paragraphs | longest gap ms |", "|---|---|"]
    lines += [f"| {phase} | {gap:.0f} |" for phase, gap in gaps.items()]
    return "\n".join(lines)


def main() -> int:
    """Measure both and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS)
    parser.add_argument("--markdown", type=Path, help="append the tables to this file")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    heading = f"{machine()}, {os.environ['QT_QPA_PLATFORM']}"
    print(heading, flush=True)
    starts = measure_starts()
    gaps = json.loads(python("-m", "benchmarks.event_loop", str(options.paragraphs)))
    text = table(starts, gaps, options.paragraphs)
    print(text)
    if options.markdown:
        with options.markdown.open("a", encoding="utf-8") as file:
            file.write(f"\n{heading}\n\n{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
