"""Watched folders: what is new comes in, what changed gets a next version, what is gone is marked.

Size and time say which files to look at, their SHA-256 what happened to them: a file that was only
touched is left alone, one that was moved keeps its document. Nothing is ever deleted by itself.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.documents import (
    Choices,
    FileReport,
    FileState,
    ImportReport,
    ScanReport,
    WatchedFolder,
    WatchedState,
)
from index.gathering import gather
from index.intake import Intake
from index.jobs import Work
from index.originals import sha256_of
from index.problems import LibraryProblem
from index.store import documents, jobs, watching
from index.store.connection import Connections
from index.store.jobs import NewFile
from index.store.watching import WatchedFile

SETTLED_SECONDS = 2.0  # a file that was written to more lately may still be growing
# What programs write to while they work on a file of another name.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it stands now."""

    path: str
    folder_id: int
    size: int
    modified: int

    def known(self, sha256: str | None, document_id: int | None) -> WatchedFile:
        """What will be known of it, with its bytes and its document."""
        return WatchedFile(
            path=self.path,
            folder_id=self.folder_id,
            size=self.size,
            modified=self.modified,
            sha256=sha256,
            document_id=document_id,
            state=WatchedState.PRESENT,
        )


@dataclass(slots=True)
class _Plan:
    """What a look at the folders says is to be done."""

    new: list[_Seen] = field(default_factory=list)
    changed: list[tuple[_Seen, WatchedFile]] = field(default_factory=list)
    moved: list[tuple[str, WatchedFile]] = field(default_factory=list)  # (old path, new)
    touched: list[WatchedFile] = field(default_factory=list)
    returned: list[WatchedFile] = field(default_factory=list)
    missing: list[WatchedFile] = field(default_factory=list)
    waiting: int = 0
    unavailable: list[str] = field(default_factory=list)


class Watching:
    """The watched folders of one library."""

    def __init__(self, connections: Connections, intake: Intake, library: Path) -> None:
        self._connections = connections
        self._intake = intake
        self._library = library.absolute()

    def folders(self) -> tuple[WatchedFolder, ...]:
        """The watched folders."""
        with self._connections.read() as connection:
            return watching.folders(connection)

    def watch(self, path: Path) -> None:
        """Watch a folder with all that is in it; one inside a watched folder is watched already.

        Raises ``LibraryProblem`` ``folder_missing``, ``folder_is_library``.
        """
        folder = _absolute(path)
        if not folder.is_dir():
            raise LibraryProblem("folder_missing", str(path))
        if folder.is_relative_to(self._library):
            raise LibraryProblem("folder_is_library", str(path))
        with self._connections.write() as connection:
            watched = watching.ids(connection)
            if not any(folder.is_relative_to(other) for other in watched):
                within = [id_ for path, id_ in watched.items() if Path(path).is_relative_to(folder)]
                watching.add(connection, str(folder), within)

    def unwatch(self, path: Path) -> None:
        """Watch a folder no more; its documents stay."""
        with self._connections.write() as connection:
            watching.remove(connection, str(_absolute(path)))

    def scan(self, work: Work) -> ScanReport:
        """Look at every watched folder once, and import what is new or changed."""
        with self._connections.write() as connection:
            watching.link_retried(connection)
            folder_ids, known = watching.ids(connection), watching.files(connection)
        plan = _look(folder_ids, known, self._library, work)
        self._mark(plan, folder_ids)
        report = self._import(plan, work)
        return ScanReport(
            new=len(plan.new),
            changed=len(plan.changed),
            moved=len(plan.moved),
            missing=len(plan.missing),
            returned=len(plan.returned),
            waiting=plan.waiting,
            unavailable=tuple(plan.unavailable),
            report=report,
        )

    def _mark(self, plan: _Plan, folder_ids: dict[str, int]) -> None:
        """Write down what needs no reading."""
        looked_at = [id_ for path, id_ in folder_ids.items() if path not in plan.unavailable]
        with self._connections.write() as connection:
            for old, new in plan.moved:
                watching.move(connection, old, new)
            watching.put(connection, [*plan.touched, *plan.returned, *plan.missing])
            watching.scanned(connection, looked_at, jobs.now())

    def _import(self, plan: _Plan, work: Work) -> ImportReport | None:
        """Bring in what is new or changed, and remember the files as they were before."""
        seen: dict[str, tuple[_Seen, WatchedFile | None]] = {
            **{new.path: (new, None) for new in plan.new},
            **{changed.path: (changed, before) for changed, before in plan.changed},
        }
        if not seen:
            return None
        files = (
            NewFile(path=path, replaces=before.document_id if before else None)
            for path, (_, before) in seen.items()
        )
        report = self._intake.take(files, Choices(), work)
        ended = [file for file in report.files if file.path in seen]
        with self._connections.write() as connection:
            held = documents.get_many(
                connection, (file.document_id for file in ended if file.document_id)
            )
            sums = {document.id: document.sha256 for document in held.values()}
            watching.put(connection, _remembered(ended, seen, sums))
        return report


def _remembered(
    files: Iterable[FileReport],
    seen: dict[str, tuple[_Seen, WatchedFile | None]],
    sums: dict[int, str],
) -> Iterator[WatchedFile]:
    """What is known of files after an import; those that it did not reach stay unknown."""
    for file in files:
        now, before = seen[file.path]
        if file.state is FileState.PENDING:
            continue
        # One that failed as the next version of a document names that; a scan names its own.
        failed = before is not None and file.document_id == before.document_id
        came_in = file.state in (FileState.IMPORTED, FileState.DUPLICATE) or not failed
        if file.document_id is not None and came_in:
            yield now.known(sums.get(file.document_id), file.document_id)
        elif before is not None and before.document_id is not None:
            yield replace(now.known(None, before.document_id), state=WatchedState.UNREAD)
        else:
            yield now.known(None, None)


# Looking ---------------------------------------------------------------------------------------


def _look(
    folder_ids: dict[str, int], known: dict[str, WatchedFile], library: Path, work: Work
) -> _Plan:
    """Compare what stands in the folders with what is known of it."""
    plan = _Plan()
    found: set[str] = set()
    unknown: list[_Seen] = []
    for folder, folder_id in folder_ids.items():
        work.report(0, None, "scanning", folder)
        if not Path(folder).is_dir():
            plan.unavailable.append(folder)
            continue
        for path in gather([Path(folder)]):
            work.check()
            if _is_unfinished(path) or path.is_relative_to(library):
                continue
            found.add(str(path))
            seen = _settled(path, folder_id)
            if seen is None:
                plan.waiting += 1
            elif seen.path in known:
                _compare(seen, known[seen.path], plan)
            else:
                unknown.append(seen)
    gone = [
        file
        for file in known.values()
        if file.path not in found and not _is_within(file.path, plan.unavailable)
    ]
    _match_moved(unknown, gone, plan)
    return plan


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith("~$") or path.suffix.lower() in _UNFINISHED


def _is_within(path: str, folders: Iterable[str]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def _settled(path: Path, folder_id: int) -> _Seen | None:
    """The file as it stands; None while it is being written, or when it is just gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    if abs(time.time() - status.st_mtime) < SETTLED_SECONDS:
        return None
    return _Seen(str(path), folder_id, status.st_size, status.st_mtime_ns)


def _compare(seen: _Seen, before: WatchedFile, plan: _Plan) -> None:
    """Whether a file that is known has changed."""
    if (seen.size, seen.modified) == (before.size, before.modified):
        if before.state is WatchedState.MISSING:
            plan.returned.append(replace(before, state=WatchedState.PRESENT))
        return
    sha256 = _hash(seen)
    if sha256 is None:
        plan.waiting += 1
    elif sha256 in (before.sha256, before.document_sha256):
        known = seen.known(sha256, before.document_id)
        (plan.returned if before.state is WatchedState.MISSING else plan.touched).append(known)
    else:
        plan.changed.append((seen, before))


def _hash(seen: _Seen) -> str | None:
    """SHA-256 of a file; None if it cannot be read, or changed while it was."""
    try:
        sha256 = sha256_of(Path(seen.path))
        status = Path(seen.path).stat()
    except OSError:
        return None
    return sha256 if (status.st_size, status.st_mtime_ns) == (seen.size, seen.modified) else None


def _match_moved(unknown: list[_Seen], gone: list[WatchedFile], plan: _Plan) -> None:
    """An unknown file with the bytes of one that is gone is that file, moved or renamed."""
    by_size: dict[int, list[WatchedFile]] = defaultdict(list)
    for file in gone:
        by_size[file.size].append(file)
    moved: set[str] = set()
    for seen in unknown:
        candidates = [file for file in by_size[seen.size] if file.path not in moved]
        sha256 = _hash(seen) if candidates else None
        match = next((file for file in candidates if sha256 and file.sha256 == sha256), None)
        if match is None:
            plan.new.append(seen)
        else:
            moved.add(match.path)
            plan.moved.append((match.path, seen.known(sha256, match.document_id)))
    plan.missing = [
        replace(file, state=WatchedState.MISSING)
        for file in gone
        if file.path not in moved and file.state is not WatchedState.MISSING
    ]
