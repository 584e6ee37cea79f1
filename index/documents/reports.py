"""What became of files: of imports, of text recognition, of watched folders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileState(StrEnum):
    """How the import of one file ended."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    EMPTY = "empty"  # no text: a scan that needs OCR, or nothing at all
    REFUSED = "refused"  # over a limit, encrypted, or of a kind that is not read
    FAILED = "failed"  # damaged, or the worker was stopped
    PENDING = "pending"  # accepted, not yet worked on


class Outcome(StrEnum):
    """How the import of one file ended, as it is told: ``FileState``, and what awaits OCR apart."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    EMPTY = "empty"
    NEEDS_OCR = "needs_ocr"
    REFUSED = "refused"
    FAILED = "failed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """How the import of one file ended, and why."""

    path: str
    state: FileState
    reason: str | None = None  # code of problems.WORDS
    detail: str = ""  # fills the words of the reason
    document_id: int | None = None
    notes: tuple[str, ...] = ()  # of the document: codes of problems.NOTES
    encoding: str | None = None  # of the document's characters, where it had to be found

    @property
    def outcome(self) -> Outcome:
        """How it ended; a scan is told apart from a file without anything to read."""
        if self.state is FileState.EMPTY and self.reason == "needs_ocr":
            return Outcome.NEEDS_OCR
        return Outcome(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of one import."""

    job_id: int
    files: tuple[FileReport, ...]
    cancelled: bool = False

    def count(self, state: FileState) -> int:
        """Number of files that ended in ``state``."""
        return sum(file.state is state for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionReport:
    """What came of recognising the text of documents that are pictures."""

    files: tuple[FileReport, ...]  # one for each document, imported when text was found
    cancelled: bool = False

    def count(self, state: FileState) -> int:
        """Number of documents that ended in ``state``."""
        return sum(file.state is state for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """An import of the past, without its files."""

    job_id: int
    started_at: str  # ISO 8601, UTC
    counts: dict[Outcome, int]  # number of files of each outcome that occurs
    cancelled: bool = False

    @property
    def files(self) -> int:
        """Number of files."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFolder:
    """A folder whose files the library follows."""

    path: str
    scanned_at: str | None  # ISO 8601, UTC
    files: int  # known, those that are missing included
    missing: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanReport:
    """What a look at the watched folders found."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    missing: int = 0  # since the scan before
    returned: int = 0
    waiting: int = 0  # still being written: left for the next scan
    unavailable: tuple[str, ...] = ()  # folders that are not there now; nothing in them is judged
    report: ImportReport | None = None  # of what was imported

    @property
    def found_nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.new or self.changed or self.moved or self.missing or self.returned)
