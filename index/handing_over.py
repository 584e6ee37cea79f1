"""What leaves a library: quotes with citations, exports, evidence packs, and the log of them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.documents import (
    Annotation,
    AskedQuery,
    CheckReport,
    Clipping,
    Coverage,
    EvidencePreview,
    EvidenceRequest,
    Handed,
    Handover,
    HandoverFormat,
    Hit,
    Item,
    LibraryInfo,
    Place,
    PrintableReport,
    SearchResult,
)
from index.folder import OpenFolder
from index.handover import evidence
from index.handover.bag_check import check
from index.handover.evidence import Circumstances, Pack, Source
from index.handover.formats import clipping, rendered
from index.handover.gathering import Gathering
from index.handover.packing import write_pack
from index.handover.printable import printable
from index.jobs import Work
from index.originals import Originals
from index.problems import HandoverProblem
from index.store import documents, handovers, paragraphs
from index.text.fold import FOLD_VERSION
from resources import resource_path

EVIDENCE = "evidence"


class HandingOver:
    """Hands over what an open library holds. Every method may be called from any thread."""

    def __init__(
        self,
        opened: OpenFolder,
        info: Callable[[], LibraryInfo],
        coverage: Callable[[], Coverage],
    ) -> None:
        self._opened = opened
        self._connections = opened.connections
        self._info = info
        self._coverage = coverage

    # Passages ----------------------------------------------------------------------------------

    def marks(self, annotations: Iterable[Annotation]) -> tuple[Item, ...]:
        """Annotations as items; of those whose place is not sure, what they said at the time."""
        with self._connections.read() as connection:
            gathering = Gathering(connection)
            return tuple(map(gathering.mark, annotations))

    def hits(self, hits: Iterable[Hit], query: str) -> tuple[Item, ...]:
        """The best sentences of hits as items."""
        with self._connections.read() as connection:
            gathering = Gathering(connection)
            return tuple(gathering.hit(hit, rank, query) for rank, hit in enumerate(hits, 1))

    def selection(self, document_id: int, start: Place, end: Place) -> Item:
        """A range of a document as an item.

        Raises ``LibraryProblem`` ``document_missing``, or ``place_missing`` for an empty range.
        """
        with self._connections.read() as connection:
            return Gathering(connection).selection(document_id, start, end)

    def clipping(self, item: Item, language: str) -> Clipping:
        """A quote with its citation for the clipboard, in the words of ``language``."""
        return clipping(item, language)

    def asked(self, query: str, result: SearchResult, *, limit: int) -> AskedQuery:
        """What a search says about itself to those who are handed its hits."""
        return AskedQuery(
            typed=query,
            asked=result.asked,
            limit=limit,
            found=len(result.hits),
            nothing_relevant=result.nothing_relevant,
        )

    # Writing -----------------------------------------------------------------------------------

    def rendered(self, handover: Handover, form: HandoverFormat) -> bytes:
        """What ``write`` would write, to be looked at. Raises ``HandoverProblem``."""
        if not handover.items:
            raise HandoverProblem("handover_empty")
        return rendered(handover, form)

    def printable(self, handover: Handover) -> PrintableReport:
        """The report of passages as paragraphs. Raises ``HandoverProblem``."""
        if not handover.items:
            raise HandoverProblem("handover_empty")
        return printable(handover)

    def write(self, handover: Handover, form: HandoverFormat, path: Path) -> None:
        """Write passages to a file, whole or not at all. Raises ``HandoverProblem``."""
        data = self.rendered(handover, form)
        try:
            _put(path, data)
        except OSError as error:
            raise HandoverProblem("handover_failed", str(path), str(error)) from error
        self._remember(handover, form, path.name, hashlib.sha256(data).hexdigest())

    def preview(self, request: EvidenceRequest) -> EvidencePreview:
        """Exactly what ``write_evidence`` would write. Raises ``HandoverProblem``."""
        return evidence.preview(self._pack(request), request)

    def write_evidence(
        self, request: EvidenceRequest, target: Path, *, work: Work | None = None
    ) -> Handed:
        """Write an evidence pack to a new folder or zip file, and check it there.

        Raises ``HandoverProblem``; nothing is left behind then.
        """
        sha256 = write_pack(self._pack(request), target, zipped=request.zipped, work=work or Work())
        return self._remember(request.handover, EVIDENCE, target.name, sha256)

    def history(self) -> tuple[Handed, ...]:
        """What was handed over from this library, oldest first."""
        with self._connections.read() as connection:
            return handovers.every(connection)

    def _pack(self, request: EvidenceRequest) -> Pack:
        if not request.handover.items:
            raise HandoverProblem("handover_empty")
        if not request.handover.evidence:
            raise HandoverProblem("handover_not_sure")
        return evidence.pack(request, self._sources(request.handover), self._circumstances())

    def _sources(self, handover: Handover) -> list[Source]:
        # Two versions of one document have the same file; each has its own text.
        cited = {item.document.id: item.document for item in handover.evidence}
        with self._connections.read() as connection:
            kept = documents.originals(connection, cited)
            texts = {id_: paragraphs.of_document(connection, id_) for id_ in cited}
        copies = Originals(self._opened.folder.originals) if kept else None
        return [
            Source(
                document=document,
                paragraphs=texts[id_],
                original=copies.path(kept[id_][0]) if copies and id_ in kept else None,
            )
            for id_, document in cited.items()
        ]

    def _circumstances(self) -> Circumstances:
        return Circumstances(
            tool=tool_name(),
            info=self._info(),
            fold_version=FOLD_VERSION,
            coverage=self._coverage(),
            earlier=self.history(),
            fonts=resource_path("fonts"),
        )

    def _remember(self, handover: Handover, form: str, name: str, sha256: str) -> Handed:
        handed = Handed(
            at=handover.made_at,
            form=form,
            name=name,
            sha256=sha256,
            items=tuple(item.key for item in handover.items),
            documents=tuple(dict.fromkeys(item.document.sha256 for item in handover.items)),
        )
        if not self._opened.read_only:
            with self._connections.write() as connection:
                handovers.insert(connection, handed)
        return handed


def check_pack(path: Path) -> CheckReport:
    """Check an evidence pack, a folder or a zip file. Raises ``HandoverProblem``."""
    try:
        return check(path)
    except OSError as error:
        raise HandoverProblem("pack_unreadable", str(path), str(error)) from error


def tool_name() -> str:
    """Name and version of this program."""
    try:
        return f"Warraq {version('warraq')}"
    except PackageNotFoundError:  # run from a folder of sources that was never installed
        return "Warraq"


def _put(path: Path, data: bytes) -> None:
    """Replace a file in one step, with the rights that any new file gets."""
    descriptor, name = tempfile.mkstemp(prefix=".warraq-", dir=path.parent)
    passing = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.chmod(0o644)
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
