"""``warraq export`` and ``warraq verify``: documents, passages and evidence packs for others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from index.annotating import now
from index.documents import (
    AnnotationFilter,
    AskedQuery,
    EvidenceRequest,
    Handover,
    HandoverFormat,
    Item,
    ReviewState,
)
from index.exporting import FORMATS, Format, exported
from index.handing_over import check_pack
from index.handover.words import LANGUAGES
from index.jobs import Work
from index.library import Library

Watched = Callable[[], AbstractContextManager[Work]]

_DOCUMENTS: dict[str, Format] = {form: form for form in FORMATS}
_CHOICES = tuple(dict.fromkeys((*FORMATS, *map(str, HandoverFormat))))
_LIMIT = 20


class UsageError(Exception):
    """Options that do not go together."""


def add_options(parser: argparse.ArgumentParser, positive: Callable[[str], int]) -> None:
    """What ``warraq export`` may be told."""
    parser.add_argument("document", type=positive, nargs="*", metavar="DOCUMENT", help="else all")
    parser.add_argument("--format", choices=_CHOICES)
    parser.add_argument("--output", type=Path, metavar="FILE", help="else standard output")
    which = parser.add_argument_group("passages instead of documents")
    which.add_argument("--marks", action="store_true", help="what was marked")
    which.add_argument("--tag", action="append", default=[], metavar="NAME", help="marks with it")
    which.add_argument("--state", action="append", default=[], choices=list(map(str, ReviewState)))
    which.add_argument("--query", action="append", default=[], metavar="QUERY", help="its answers")
    which.add_argument("--limit", type=positive, default=_LIMIT, metavar="N", help="of each query")
    which.add_argument("--title", default="", metavar="TEXT", help="of the report")
    which.add_argument("--words", choices=LANGUAGES, default="en", help="language around quotes")
    which.add_argument("--notes", action=argparse.BooleanOptionalAction, help="one's own notes")
    pack = parser.add_argument_group("evidence pack (BagIt)")
    pack.add_argument("--evidence", type=Path, metavar="FOLDER", help="write one; new folder")
    pack.add_argument("--zip", action="store_true", help="FOLDER is a zip file instead")
    pack.add_argument("--by", default="", metavar="NAME", help="who hands it over")
    pack.add_argument("--paths", action="store_true", help="say where files stood here")
    pack.add_argument("--withhold", action="store_true", help="hashes instead of the files")


def run(options: argparse.Namespace, watched: Watched) -> int:
    """Export; the exit status."""
    passages = options.marks or options.tag or options.state or options.query
    if options.evidence is not None and not passages:
        options.marks = passages = True
    with Library.open(options.library) as library:
        if not passages:
            _export_documents(library, options)
        elif options.evidence is None:
            _export_passages(library, options)
        else:
            _pack(library, options, watched)
    return 0


def verify(options: argparse.Namespace) -> int:
    """Check a pack; 0 where it is whole."""
    report = check_pack(options.pack)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    print("whole" if report.clean else f"{len(report.problems)} problems")
    return 0 if report.clean else 1


def _export_documents(library: Library, options: argparse.Namespace) -> None:
    form = _DOCUMENTS.get(options.format or "json")
    if form is None:
        raise UsageError(f"{options.format} is for passages: add --marks or --query")
    chosen = [library.document(id_) for id_ in options.document] or library.documents()
    pairs = ((document, library.paragraphs(document.id)) for document in chosen)
    if options.output is None:
        sys.stdout.writelines(exported(pairs, form))
    else:
        with options.output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(exported(pairs, form))


def _export_passages(library: Library, options: argparse.Namespace) -> None:
    try:
        form = HandoverFormat(options.format or "markdown")
    except ValueError as error:
        raise UsageError(f"{options.format} is for documents, not for passages") from error
    handover = _handover(library, options, notes=options.notes is not False)
    if options.output is not None:
        library.handing_over.write(handover, form, options.output)
    elif form is HandoverFormat.DOCX:
        raise UsageError("DOCX is no text: name a file with --output")
    else:
        sys.stdout.write(library.handing_over.rendered(handover, form).decode("utf-8"))


def _pack(library: Library, options: argparse.Namespace, watched: Watched) -> None:
    if options.format is not None or options.output is not None:
        raise UsageError("an evidence pack has its own formats and its own place")
    request = EvidenceRequest(
        handover=_handover(library, options, notes=options.notes is True),
        author=options.by,
        originals=not options.withhold,
        paths=options.paths,
        zipped=options.zip,
    )
    with watched() as work:
        handed = library.handing_over.write_evidence(request, options.evidence, work=work)
    left_out = len(request.handover.held_back)
    if left_out:
        print(f"{left_out} marks are listed only: their places are not sure", file=sys.stderr)
    print(f"{options.evidence} {handed.sha256}")


def _handover(library: Library, options: argparse.Namespace, *, notes: bool) -> Handover:
    items = [*_marks(library, options)]
    queries: list[AskedQuery] = []
    for query in options.query:
        found = library.search(query, limit=options.limit, documents=options.document or None)
        queries.append(library.handing_over.asked(query, found, limit=options.limit))
        items += library.handing_over.hits(found.hits, query)
    return Handover(
        title=options.title,
        items=tuple(items),
        queries=tuple(queries),
        language=options.words,
        with_notes=notes,
        made_at=now(),
    )


def _marks(library: Library, options: argparse.Namespace) -> Sequence[Item]:
    if not (options.marks or options.tag or options.state):
        return ()
    wanted = AnnotationFilter(
        documents=frozenset(options.document),
        tags=frozenset(options.tag),
        states=frozenset(map(ReviewState, options.state)),
    )
    return library.handing_over.marks(library.annotations.find(wanted))
