"""Every format on real files: ``python -m benchmarks.formats [FOLDER] [--markdown FILE]``.

Each file of the folder (the shared ``documents/open`` by default) goes through the isolated reader
as an import would send it; documents within documents follow. Prints outcomes and pace by format,
the slowest files, the problems, and the peak memory of a reader. ``--markdown`` puts the same
tables between the two marks of a file.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from index.documents import Attachment, FileState
from index.importers.isolation import Parsers, context_for
from index.importers.limits import MAX_DEPTH
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")
SLOWEST = 5
MB = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one file, or one document within a file, was read."""

    name: str
    format: str
    state: FileState
    reason: str = ""
    seconds: float = 0.0
    bytes: int = 0
    characters: int = 0
    within: str = ""  # the file that it came in


def outcomes(folder: Path, parsers: Parsers) -> Iterator[Outcome]:
    """Every file below ``folder`` but for those that say what is expected of another."""
    for path in sorted(folder.rglob("*")):
        expected = ".expected" in path.name
        about = path.parent == folder  # says where the files come from
        if path.is_file() and not expected and not about:
            yield from _read(parsers, path.read_bytes(), context_for(path), path.parent.name)


def _read(
    parsers: Parsers, data: bytes, context: Context, folder: str, within: str = ""
) -> Iterator[Outcome]:
    started = time.perf_counter()
    attachments: Sequence[Attachment] = ()
    characters, reason, kind = 0, "", folder
    try:
        document = parsers.parse_bytes(context.name, data, context)
        waits = document.unread_pages and not document.paragraphs
        state = FileState.EMPTY if waits else FileState.IMPORTED
        attachments = document.attachments
        characters = sum(len(paragraph.text) for paragraph in document.paragraphs)
        reason = ", ".join(document.notes)
        kind = document.format
    except ImportProblem as problem:
        state, reason = _state(problem), f"{problem.code} {problem.detail}".strip()
    yield Outcome(
        name=context.name,
        format=kind,
        state=state,
        reason=reason,
        seconds=time.perf_counter() - started,
        bytes=len(data),
        characters=characters,
        within=within,
    )
    if context.depth < MAX_DEPTH:
        for part in attachments:
            inner = Context(name=part.name, depth=context.depth + 1)
            yield from _read(parsers, part.data, inner, folder, within or context.name)


def _state(problem: ImportProblem) -> FileState:
    if isinstance(problem, EmptyProblem):
        return FileState.EMPTY
    return FileState.REFUSED if isinstance(problem, RefusedProblem) else FileState.FAILED


# Tables -------------------------------------------------------------------------------------------


def tables(found: Sequence[Outcome], peak: float) -> str:
    """All that was measured, as Markdown."""
    total = sum(outcome.seconds for outcome in found)
    files = sum(not outcome.within for outcome in found)
    return "\n\n".join(
        (
            f"{files} files and {len(found) - files} documents within them, {total:.1f} s in one "
            f"reader on a machine of {os.cpu_count()} cores, peak memory of a reader {peak:.0f} MB "
            "(1,536 MB of 1,048,576 bytes are allowed: 1,611).",
            _by_format(found),
            "Slowest: " + ", ".join(_slowest(found)) + ".",
            _problems(found),
        )
    )


def _by_format(found: Iterable[Outcome]) -> str:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        groups[outcome.format].append(outcome)
    states = (FileState.IMPORTED, FileState.EMPTY, FileState.REFUSED, FileState.FAILED)
    rows = ["| format | imported | empty | refused | failed | documents/s | MB/s | characters |"]
    rows.append("|---|---|---|---|---|---|---|---|")
    for name, group in sorted(groups.items()):
        counts = Counter(outcome.state for outcome in group)
        seconds = max(sum(outcome.seconds for outcome in group), 1e-6)
        size = sum(outcome.bytes for outcome in group) / MB
        characters = sum(outcome.characters for outcome in group)
        cells = [name, *(str(counts[state]) for state in states)]
        cells += [f"{len(group) / seconds:.0f}", f"{size / seconds:.1f}", f"{characters:,}"]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _slowest(found: Iterable[Outcome]) -> list[str]:
    ordered = sorted(found, key=lambda outcome: -outcome.seconds)[:SLOWEST]
    return [f"{outcome.name} {outcome.seconds:.2f} s" for outcome in ordered]


def _problems(found: Iterable[Outcome]) -> str:
    rows = ["| not imported, or with a note | how | why |", "|---|---|---|"]
    rows += [
        f"| {outcome.name}{f' in {outcome.within}' if outcome.within else ''} "
        f"| {outcome.state} | {outcome.reason[:110].replace('|', '/')} |"
        for outcome in found
        if outcome.reason
    ]
    return "\n".join(rows)


def peak_megabytes() -> float:
    """Highest resident memory of the largest reader that has ended, in MB (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / MB if sys.platform == "darwin" else peak * 1024 / MB


def main() -> None:
    """Measure, print, and write what was asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--markdown", type=Path)
    chosen = arguments.parse_args()
    folder = chosen.folder or corpus.shared_folder() / "documents" / "open"
    with Parsers(1) as parsers:
        found = list(outcomes(folder, parsers))
    text = tables(found, peak_megabytes())
    print(text)
    if chosen.markdown is not None:
        page = chosen.markdown.read_text("utf-8")
        before, _, rest = page.partition(MARKS[0])
        after = rest.partition(MARKS[1])[2]
        chosen.markdown.write_text(f"{before}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
