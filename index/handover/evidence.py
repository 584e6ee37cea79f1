"""What goes into an evidence pack, file by file; the same request gives the same bytes.

After the Berkeley Protocol: originals untouched beside working copies, what was asked, whose hands
the passages went through, and a way to check all of it without this program.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.documents import (
    Coverage,
    Document,
    EvidencePreview,
    EvidenceRequest,
    Handed,
    Handover,
    LibraryInfo,
    PackFile,
    Paragraph,
)
from index.handover import custody
from index.handover.bag import BagFile
from index.handover.csl import csl_json
from index.handover.docx_report import docx_report
from index.handover.fonts import fonts_for
from index.handover.html_report import html_report
from index.handover.items import JOINED_BY, whole_text
from index.handover.readme import readme
from index.handover.table import table
from index.handover.web_annotation import web_annotations
from index.handover.words import word

_BEGINNING_LETTERS = 20_000
_READABLE = (".txt", ".json", ".jsonld", ".csv", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that is cited, all its text, and the copy of its file where one is kept."""

    document: Document
    paragraphs: Sequence[Paragraph]
    original: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the library knows besides the passages."""

    tool: str  # name and version of the program
    info: LibraryInfo
    fold_version: int
    coverage: Coverage
    earlier: Sequence[Handed]
    fonts: Path  # folder of the bundled typefaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All files of a pack, and what ``bag-info.txt`` says."""

    payload: tuple[BagFile, ...]
    tags: tuple[BagFile, ...]
    info: tuple[tuple[str, str], ...]
    withheld: tuple[str, ...]


def pack(request: EvidenceRequest, sources: Sequence[Source], around: Circumstances) -> Pack:
    """The files of a pack. ``sources``: the documents of ``request.handover.evidence``."""
    handover = request.handover
    withheld = [source for source in sources if not (request.originals and source.original)]
    names = _names(sources)
    texts = {id_: f"text/{name}.txt" for id_, name in names.items()}
    events = custody.events(handover, around.earlier)
    originals = {file.path: file for file in (_original(source, request) for source in sources)}
    payload = [*originals.values()]
    for source in sources:
        payload += _texts(source, names[source.document.id], request, around.tool)
    payload += [
        _text("data/annotations.jsonld", web_annotations(handover, texts)),
        _text("data/report.html", html_report(handover, fonts_for(handover, around.fonts))),
        BagFile("data/report.docx", docx_report(handover)),
        _text("data/items.csv", table(handover)),
        _text("data/items.csl.json", csl_json(handover)),
        _text("data/queries.json", _queries(handover, around)),
        _text(custody.LOG, custody.log(events)),
    ]
    page = readme(request, tool=around.tool, documents=len(sources), withheld=len(withheld))
    return Pack(
        payload=tuple(payload),
        tags=(_text("README.txt", page),),
        info=_info(request, around.tool),
        withheld=tuple(source.document.title for source in withheld),
    )


def preview(packed: Pack, request: EvidenceRequest) -> EvidencePreview:
    """What a pack will hold, for a person to look at before anything is written."""
    handover = request.handover
    return EvidencePreview(
        files=tuple(map(_previewed, (*packed.payload, *packed.tags))),
        items=len(handover.evidence),
        documents=len({item.document.sha256 for item in handover.evidence}),
        held_back=len(handover.held_back),
        withheld=packed.withheld,
    )


def _previewed(file: BagFile) -> PackFile:
    beginning = ""
    if isinstance(file.content, bytes) and file.path.endswith(_READABLE):
        beginning = file.content[: 4 * _BEGINNING_LETTERS].decode("utf-8-sig", "ignore")
    return PackFile(
        path=file.path, byte_size=file.byte_size, beginning=beginning[:_BEGINNING_LETTERS]
    )


def _names(sources: Sequence[Source]) -> dict[int, str]:
    """The hash of each document's file; numbered where versions were read from the same bytes."""
    names: dict[int, str] = {}
    for source in sources:
        sha256 = source.document.sha256
        before = sum(name.startswith(sha256) for name in names.values())
        names[source.document.id] = f"{sha256}-{before + 1}" if before else sha256
    return names


def _original(source: Source, request: EvidenceRequest) -> BagFile:
    """The file itself, or why it is not here."""
    document, kept = source.document, source.original
    if request.originals and kept is not None:
        suffix = kept.suffix if kept.suffix.isascii() else ""
        return BagFile(f"data/originals/{document.sha256}{suffix}", kept)
    why = "withheld" if kept is not None else "no copy was kept at import"
    facts = f"sha256: {document.sha256}\nbytes: {document.byte_size}\nfile: {why}\n"
    return _text(f"data/originals/{document.sha256}.withheld.txt", facts)


def _texts(source: Source, name: str, request: EvidenceRequest, tool: str) -> list[BagFile]:
    """The text that was read in a file, and how."""
    text = whole_text([paragraph.text for paragraph in source.paragraphs])
    reading = _dumped(_reading(source, request, tool))
    return [_text(f"data/text/{name}.txt", text), _text(f"data/text/{name}.json", reading)]


def _reading(source: Source, request: EvidenceRequest, tool: str) -> dict[str, Any]:
    """How a text came out of its file; each paragraph with its offsets in the text."""
    document = source.document
    facts: dict[str, Any] = {
        "sha256": document.sha256,
        "bytes": document.byte_size,
        "title": document.title,
        "authors": list(document.authors),
        "date": document.date,
        "date_certainty": str(document.date_certainty),
        "source": document.source,
        "language": document.language,
        "direction": str(document.direction),
        "imported_at": document.imported_at,
        "importer": document.format,
        "program": tool,
        "encoding": document.encoding,
        "repairs_and_doubts": list(document.notes),
        "paragraphs_joined_by": JOINED_BY,
        "paragraphs": _paragraphs(source.paragraphs),
    }
    if request.paths:
        facts["path"] = document.path
    return facts


def _paragraphs(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        facts = {
            "start": start,
            "end": end,
            "kind": str(paragraph.kind),
            "language": paragraph.language,
            "direction": str(paragraph.direction),
            "page": paragraph.page,
            "anchor": paragraph.anchor,
            "ocr_confidence": paragraph.confidence,
        }
        found.append({name: value for name, value in facts.items() if value is not None})
        start = end + len(JOINED_BY)
    return found


def _queries(handover: Handover, around: Circumstances) -> str:
    info = around.info
    queries = [
        {
            **asdict(query),
            "documents": None if query.documents is None else len(query.documents),
            "passages": [item.key for item in handover.items if item.query == query.typed],
        }
        for query in handover.queries
    ]
    return _dumped(
        {
            "queries": queries,
            "library": {"documents": info.documents, "paragraphs": info.paragraphs},
            "model": {"name": info.model, "dimension": info.dimension},
            "fold_version": around.fold_version,
            "schema_version": info.schema_version,
            "program": around.tool,
            # A search cannot find what was not read.
            "coverage_gaps": {
                **_gaps(around.coverage),
                "unfinished_imports": info.unfinished_imports,
            },
        }
    )


def _gaps(coverage: Coverage) -> dict[str, int]:
    """How many documents a search can see only partly, by the reason; never which."""
    facts = asdict(coverage)
    return {name: len(ids) for name, ids in facts.items() if isinstance(ids, tuple)}


def _info(request: EvidenceRequest, tool: str) -> tuple[tuple[str, str], ...]:
    handover = request.handover
    return (
        ("Contact-Name", request.author),
        ("External-Description", handover.title or word("report", handover.language)),
        ("Bagging-Date", handover.made_at[:10]),
        ("Bag-Software-Agent", tool),
        ("Warraq-Made-At", handover.made_at),
    )


def _text(path: str, text: str) -> BagFile:
    return BagFile(path, text.encode("utf-8", "replace"))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
