"""Import and search at several sizes: ``python -m benchmarks.engine [PARAGRAPHS ...]``.

Each size runs in a process of its own, so that its peak memory is its own. Sizes default to 1,000,
10,000 and 100,000 paragraphs. ``--markdown FILE`` appends the tables to a file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.references import full_text_seconds, read_and_write, scan_seconds
from benchmarks.stages import stage_seconds
from index.library import Library

SIZES = (1_000, 10_000, 100_000)
QUERIES = 200
WARM_UP = 10
STAGE_FILES = 300  # enough for a steady figure of the stages measured alone
VECTOR_GUESS = 256


def percentiles(seconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    at = min(len(ordered) - 1, int(0.95 * len(ordered)))
    return 1000 * statistics.median(ordered), 1000 * ordered[at]


def peak_megabytes(who: int) -> float:
    """Highest resident memory of this process or of its largest child, in MB (10^6 bytes)."""
    peak = resource.getrusage(who).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def measure(paragraphs: int) -> dict[str, Any]:
    """Everything that is measured at one size, in this process."""
    shared = corpus.shared_folder()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = corpus.write_files(folder / "articles", shared, paragraphs)
        with Library.create(folder / "Benchmark.warraq") as library:
            started = time.perf_counter()
            report = library.import_paths(files)
            seconds = time.perf_counter() - started
            count = sum(document.paragraph_count for document in library.documents())
            memory = peak_megabytes(resource.RUSAGE_SELF)
            found = search_times(library, corpus.queries(shared, QUERIES))
            memory_of_child = peak_megabytes(resource.RUSAGE_CHILDREN)
            on_disk = sum(path.stat().st_size for path in library.path.rglob("*") if path.is_file())
        return {
            "files": len(report.files),
            "paragraphs": count,
            "import_seconds": seconds,
            "memory_mb": memory,
            "memory_with_search_mb": peak_megabytes(resource.RUSAGE_SELF),
            "largest_child_mb": memory_of_child,
            "disk_mb": on_disk / 1e6,
            "search": found,
            **references(files, folder, count, shared),
        }


def search_times(library: Library, queries: list[str]) -> dict[str, list[float]]:
    """Seconds of each query by stage; "total" is what the caller waits.

    Measured when the library's words have been read, which takes a large one some seconds after
    it was opened: a concordance waits for them.
    """
    library.concordance(queries[0])
    for query in queries[:WARM_UP]:
        library.search(query)
    times: dict[str, list[float]] = {"total": []}
    for query in queries:
        started = time.perf_counter()
        result = library.search(query)
        times["total"].append(time.perf_counter() - started)
        for stage, seconds in result.seconds.items():
            times.setdefault(stage, []).append(seconds)
    return times


def references(files: list[Path], folder: Path, count: int, shared: Path) -> dict[str, Any]:
    """The bare operations on the same files, and the import's stages alone."""
    database = folder / "reference.db"
    staged, stages = stage_seconds(files[:STAGE_FILES])
    return {
        "stage_paragraphs": staged,
        "stages": stages,
        "read_write_seconds": read_and_write(files, database),
        "scan": scan_seconds(count, VECTOR_GUESS, QUERIES),
        "full_text": full_text_seconds(database, corpus.queries(shared, QUERIES)),
    }


def tables(results: list[dict[str, Any]]) -> str:
    """The results as Markdown."""
    return "\n".join(
        [import_table(results), "", stage_table(results[-1]), "", search_table(results)]
    )


def import_table(results: list[dict[str, Any]]) -> str:
    """Import end to end beside reading and writing the same text."""
    lines = [
        "| paragraphs | files | import, paragraphs/s | bare read and write | import is slower by "
        "| peak memory | largest worker | with search | on disk |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        rate = r["paragraphs"] / r["import_seconds"]
        bare = r["paragraphs"] / r["read_write_seconds"]
        lines.append(
            f"| {r['paragraphs']:,} | {r['files']:,} | {rate:,.0f} | {bare:,.0f}"
            f" | {bare / rate:.1f} × | {r['memory_mb']:.0f} MB | {r['largest_child_mb']:.0f} MB"
            f" | {r['memory_with_search_mb']:.0f} MB | {r['disk_mb']:.0f} MB |"
        )
    return "\n".join(lines)


def stage_table(result: dict[str, Any]) -> str:
    """Stages of an import, alone, on one core."""
    whole = sum(result["stages"].values())
    lines = ["| stage alone, one core | paragraphs/s | share |", "|---|---|---|"]
    for name, seconds in result["stages"].items():
        rate = result["stage_paragraphs"] / seconds
        lines.append(f"| {name} | {rate:,.0f} | {seconds / whole:.0%} |")
    lines.append(f"| together | {result['stage_paragraphs'] / whole:,.0f} | |")
    return "\n".join(lines)


def search_table(results: list[dict[str, Any]]) -> str:
    """Search by stage, beside a bare FAISS scan and a bare FTS5 query."""
    lines = ["| paragraphs | stage | p50 ms | p95 ms |", "|---|---|---|---|"]
    for r in results:
        for stage, seconds in r["search"].items():
            p50, p95 = percentiles(seconds)
            lines.append(f"| {r['paragraphs']:,} | {stage} | {p50:.2f} | {p95:.2f} |")
        bare = [a + b for a, b in zip(r["scan"], r["full_text"], strict=True)]
        for name, seconds in (("scan", r["scan"]), ("full_text", r["full_text"]), ("both", bare)):
            p50, p95 = percentiles(seconds)
            lines.append(f"| {r['paragraphs']:,} | *reference: {name}* | {p50:.2f} | {p95:.2f} |")
        ratio = percentiles(r["search"]["total"])[1] / percentiles(bare)[1]
        lines.append(f"| {r['paragraphs']:,} | **total ÷ references** | | **{ratio:.1f} ×** |")
    return "\n".join(lines)


def machine() -> str:
    """The machine in a line: cores, load, system, Python."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return (
        f"{os.cpu_count()} cores (load {load:.1f} before), "
        f"{platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}"
    )


def measure_apart(paragraphs: int) -> dict[str, Any]:
    """``measure`` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engine", "--child", str(paragraphs)]
    outcome = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=corpus.REPOSITORY)
    return json.loads(outcome.stdout)


def main() -> int:
    """Run the sizes and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="PARAGRAPHS")
    parser.add_argument("--markdown", type=Path, help="append the tables to this file")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure(options.child)))
        return 0
    heading = machine()
    print(heading, flush=True)
    text = tables([measure_apart(size) for size in options.sizes])
    print(text)
    if options.markdown:
        with options.markdown.open("a", encoding="utf-8") as file:
            file.write(f"\n{heading}\n\n{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
