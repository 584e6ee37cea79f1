"""Many small files: ``python -m benchmarks.many_files [--files N]``.

Imports N files (10,000 by default), each an article of a few paragraphs, into a new library: files
per second beside bare reading and writing of the same files in the same run, and the peak memory
of the importing process at a tenth and at the end. A second import is killed at half and resumed.
A third runs in the window, whose event loop is watched: the longest gap while the files come in.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks import corpus
from benchmarks.engine import machine, peak_megabytes
from benchmarks.references import read_and_write
from index.library import Library

FILES = 10_000
PARAGRAPHS = 3  # of a file


def write_files(folder: Path, count: int) -> list[Path]:
    """Write the first paragraphs of varied articles as files; their paths in order."""
    folder.mkdir()
    paths = []
    for number, article in enumerate(islice(_articles(count), count)):
        path = folder / f"{number:06}.{article.language}.txt"
        path.write_text("\n\n".join(article.paragraphs[:PARAGRAPHS]) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _articles(count: int) -> Iterator[corpus.Article]:
    longest = 200  # paragraphs of an article, more than any has
    return corpus.articles(corpus.shared_folder(), count * longest)


def import_all(library: Path, files: Path) -> None:
    """Import a folder, or what is left of it; print a line for every commit, so that the parent
    can follow: documents so far, and peak memory in MB."""
    with Library.open(library) as opened:
        resuming = opened.info().unfinished_imports > 0
        opened.on_change(
            lambda _: print(
                opened.info().documents, peak_megabytes(resource.RUSAGE_SELF), flush=True
            )
        )
        opened.resume_imports()
        if not resuming:
            opened.import_paths([files])


def follow(library: Path, files: Path) -> Iterator[tuple[subprocess.Popen[str], int, float]]:
    """Run ``import_all`` in a process of its own: the process, documents so far, its peak."""
    command = [sys.executable, "-m", "benchmarks.many_files", "--child", library, files]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=corpus.REPOSITORY
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            documents, megabytes = line.split()
            yield process, int(documents), float(megabytes)
    if process.returncode:  # one that was killed on purpose is not followed to its end
        raise SystemExit(f"the import ended with status {process.returncode}")


def measure(count: int, folder: Path) -> str:
    """A whole import and one that is killed at half, as a table."""
    paths = write_files(folder / "files", count)
    bare = read_and_write(paths, folder / "reference.db")
    whole, killed = folder / "whole.warraq", folder / "killed.warraq"
    for path in (whole, killed):
        Library.create(path).close()

    started = time.perf_counter()
    early = last = 0.0
    for _, documents, last in follow(whole, folder / "files"):
        if not early and documents >= count // 10:
            early = last
    seconds = time.perf_counter() - started

    half = 0
    for process, documents, _ in follow(killed, folder / "files"):
        half = documents
        if documents >= count // 2:
            process.kill()
            break
    started = time.perf_counter()
    for _ in follow(killed, folder / "files"):
        pass
    resumed = time.perf_counter() - started
    if documents_in(killed) != documents_in(whole):
        raise SystemExit(f"resumed, it holds {documents_in(killed)} documents of {count}")
    command = [sys.executable, "-m", "benchmarks.many_files", "--window", folder]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    gaps = json.loads(told.stdout.splitlines()[-1])
    row = (
        f"{count:,}",
        f"{documents_in(whole):,}",
        f"{documents_in(killed):,}",
        f"{count / seconds:,.0f}",
        f"{count / bare:,.0f}",
        f"{seconds / bare:.1f} ×",
        f"{early:.0f} MB",
        f"{last:.0f} MB",
    )
    return (
        "| files | documents | after a kill | files/s | bare read and write | slower by "
        f"| peak memory at {count // 10:,} | at the end |\n|---|---|---|---|---|---|---|---|\n"
        f"| {' | '.join(row)} |\n\nKilled at {half:,} documents, the rest took {resumed:.1f} s "
        f"from the start of the process ({(count - half) / resumed:,.0f} files/s). In the window "
        f"the event loop stood still for {gaps['importing']:.0f} ms at most."
    )


def in_the_window(folder: Path) -> dict[str, float]:
    """The longest gaps of the event loop by phase, in ms, while the files come into a window."""
    from benchmarks.event_loop import Gaps  # noqa: PLC0415 - imports Qt

    return Gaps(folder, folder / "files", []).run()


def documents_in(library: Path) -> int:
    """How many documents it holds."""
    with Library.open(library) as opened:
        return opened.info().documents


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--window", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.window:
        print(json.dumps(in_the_window(options.window)))
        return
    if options.child:
        import_all(*options.child)
        return
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as name:
        print(f"\n{measure(options.files, Path(name))}")


if __name__ == "__main__":
    main()
