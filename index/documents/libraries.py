"""What a library is, holds, and says of its own changes and health."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which documents a search can only partly see: their ids."""

    documents: int  # all that are current
    no_text: tuple[int, ...]  # nothing to read in them, nor in anything inside
    needs_ocr: tuple[int, ...]  # pages that are pictures
    doubtful_order: tuple[int, ...]
    doubtful_encoding: tuple[int, ...]
    doubtful_columns: tuple[int, ...]
    partly_read: tuple[int, ...]

    @property
    def in_full(self) -> int:
        """Number of documents of which nothing is doubted."""
        doubted = (
            *(self.no_text, self.needs_ocr, self.doubtful_order, self.doubtful_encoding),
            *(self.doubtful_columns, self.partly_read),
        )
        return self.documents - len(set().union(*doubted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What kind of thing changed in a library; never which view should care."""

    documents: bool = False
    annotations: bool = False  # tags and states of documents too
    searches: bool = False  # saved searches and lists of terms
    jobs: bool = False
    model: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check of a library found; every problem is a sentence."""

    problems: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryInfo:
    """What a library is and holds."""

    path: str
    read_only: bool
    documents: int  # earlier versions apart
    earlier_versions: int
    paragraphs: int
    languages: dict[str, int]  # language → number of paragraphs, the most frequent first
    formats: dict[str, int]  # format → number of documents, the most frequent first
    model: str  # name of the model that made the vectors
    dimension: int
    keeps_originals: bool
    byte_size: int  # of the database
    schema_version: int
    unfinished_imports: int  # jobs that a kill or a full disk left behind
