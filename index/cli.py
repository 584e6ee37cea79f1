"""The command line: every verb is a call of ``Library`` and a way to print what comes back."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NoReturn, cast

from tqdm import tqdm

from index import cli_export, cli_trash
from index.cli_export import UsageError
from index.cli_finding import add_verbs
from index.documents import (
    COLUMN_ROLES,
    CheckReport,
    FileReport,
    FileState,
    ImportReport,
    RecognitionReport,
)
from index.embedding.export import export_model
from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.exporting import hits_as_json
from index.jobs import Cancelled, Work
from index.library import Library
from index.ocr.tesseract import find_program
from index.problems import Problem, QueryProblem, words
from index.reporting import write_csv

WRONG = 1  # wrong use, no library, or a library that is not sound
REFUSED = 2  # some files were not imported
STOPPED = 130  # by Ctrl+C, as shells have it

_NOT_IMPORTED = {FileState.REFUSED, FileState.FAILED, FileState.EMPTY, FileState.PENDING}


class _Parser(argparse.ArgumentParser):
    """Exits with 1 on wrong use: 2 says that files were refused."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit status: 0, ``WRONG``, ``REFUSED`` or ``STOPPED``."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a test's or a host's own stream may not have it
            cast(Any, stream).reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = make_parser()
    try:
        options = parser.parse_args(argv)
    except SystemExit as exit_:
        return int(exit_.code or 0)
    try:
        return options.verb(options)
    except Problem as problem:
        print(f"warraq: {_told(problem)}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (UsageError, OSError) as error:
        print(f"warraq: {error}", file=sys.stderr)
        return WRONG
    except (Cancelled, KeyboardInterrupt):
        print("warraq: stopped", file=sys.stderr)
        return STOPPED


def _told(problem: Problem) -> str:
    position = f" (at {problem.position})" if isinstance(problem, QueryProblem) else ""
    return f"{problem}{position}"


# Verbs -------------------------------------------------------------------------------------------


def _import(options: argparse.Namespace) -> int:
    if not options.paths and not options.resume:
        raise UsageError("name files or folders to import, or --resume")
    is_new = not (options.library / "library.db").exists()
    opened = Library.create(options.library) if is_new else Library.open(options.library)
    with opened as library, _watched() as work:
        reports = [*library.resume_imports(work=work)] if options.resume else []
        if options.paths and not work.cancelled:
            columns = dict(options.column or ())
            encoding = options.encoding
            reports.append(
                library.import_paths(
                    options.paths,
                    work=work,
                    encoding=encoding,
                    columns=columns,
                    recognise=not options.no_ocr,
                )
            )
    files = [file for report in reports for file in report.files]
    if options.report is not None:
        write_csv(options.report, files)
    return _ended(*reports)


def _ended(*reports: ImportReport | RecognitionReport) -> int:
    """Say how imports ended, and what did not come in."""
    files = [file for report in reports for file in report.files]
    for file in files:
        if file.state in _NOT_IMPORTED and file.state is not FileState.PENDING:
            print(f"{file.state}: {file.path}: {_reason(file)}", file=sys.stderr)
    print(_summary(files))
    waiting = sum(file.reason == "needs_ocr" for file in files)
    if waiting:
        install = "" if find_program() else "install Tesseract (tesseract-ocr), then "
        how = f"{install}warraq library recognise --library DIR"
        print(f"{waiting} wait for text recognition: {how}", file=sys.stderr)
    if any(report.cancelled for report in reports):
        return STOPPED
    return REFUSED if any(file.state in _NOT_IMPORTED for file in files) else 0


def _search(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        result = library.search(options.query, limit=options.limit, languages=options.language)
    if options.json:
        print(hits_as_json(result.hits))
        return 0
    for rank, hit in enumerate(result.hits, 1):
        where = f"document {hit.document.id}, paragraph {hit.paragraph.number}"
        print(f"{rank}. {hit.document.title} ({where}, {hit.paragraph.language})")
        sentence = hit.paragraph.text[hit.sentence.start : hit.sentence.end]
        print(f"   {hit.probability:.0%}  {' '.join(sentence.split())}")
    if result.nothing_relevant:
        print("Nothing in the library is likely to answer this.", file=sys.stderr)
    return 0


def _read(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        document = library.document(options.document)
        if options.start == 0:
            print(document.title, end="\n\n")
        for paragraph in library.paragraphs(document.id, options.start, options.count):
            print(paragraph.text, end="\n\n")
    return 0


def _export(options: argparse.Namespace) -> int:
    return cli_export.run(options, _watched)


def _info(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        facts = asdict(library.info())
    if options.json:
        print(json.dumps(facts, ensure_ascii=False, indent=2))
        return 0
    for key in ("languages", "formats"):
        facts[key] = " ".join(f"{name}:{count}" for name, count in facts[key].items())
    for name, value in facts.items():
        print(f"{name.replace('_', ' ')}: {value}")
    return 0


def _check(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library, _watched() as work:
        return _found(library.check(work=work))


def _repair(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library, _watched() as work:
        return _found(library.repair(work=work))


def _found(report: CheckReport) -> int:
    for problem in report.problems:
        print(problem, file=sys.stderr)
    print("clean" if report.clean else f"{len(report.problems)} problems")
    return 0 if report.clean else WRONG


def _reread(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library, _watched() as work:
        report = library.reread(
            options.document,
            encoding=options.encoding,
            columns=dict(options.column or ()),
            work=work,
        )
    return _ended(report)


def _report(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        if options.job is None:
            for each in library.imports():
                counts = ", ".join(f"{count} {outcome}" for outcome, count in each.counts.items())
                print(f"{each.job_id}  {each.started_at}  {counts or 'empty'}")
        elif options.output is not None:
            library.write_report(options.job, options.output)
        else:
            for file in library.import_report(options.job).files:
                print(f"{file.outcome}: {file.path}" + (f": {_reason(file)}" * bool(file.reason)))
    return 0


def _coverage(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        coverage = library.coverage()
    if options.json:
        print(json.dumps(asdict(coverage)))
        return 0
    print(f"documents: {coverage.documents}, {coverage.in_full} of them in full")
    for name, ids in asdict(coverage).items():
        if name != "documents" and ids:
            print(f"{name.replace('_', ' ')}: {' '.join(map(str, ids))}")
    return 0


def _watch(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        for folder in options.folder:
            library.watch(folder)
        for watched in library.watched():
            print(f"{watched.path}: {watched.files} files, {watched.missing} missing")
    return 0


def _unwatch(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library:
        for folder in options.folder:
            library.unwatch(folder)
    return 0


def _scan(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library, _watched() as work:
        scan = library.scan_watched(work=work)
    for folder in scan.unavailable:
        print(f"{folder} is not there now", file=sys.stderr)
    counts = asdict(replace(scan, report=None, unavailable=()))
    print(", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing new")
    return _ended(scan.report) if scan.report is not None else 0


def _recognise(options: argparse.Namespace) -> int:
    chosen = options.document or None
    with Library.open(options.library) as library, _watched() as work:
        report = library.recognise(chosen, work=work)
    return _ended(report)


def _backup(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library, _watched() as work:
        library.backup(options.target, work=work)
    print(options.target)
    return 0


def _model_info(options: argparse.Namespace) -> int:
    model = StaticModel.load(BUNDLED_FOLDER)
    print(f"bundled: {model.name}, {model.dimension} dimensions, {model.token_count} tokens")
    print(f"languages: {' '.join(model.languages)}")
    if options.library is not None:
        with Library.open(options.library) as library:
            info = library.info()
        print(f"library: {info.model}, {info.dimension} dimensions")
    return 0


def _model_set(options: argparse.Namespace) -> int:
    with Library.open(options.library) as library, _watched() as work:
        library.set_model(options.folder, work=work)
        print(library.info().model)
    return 0


def _model_export(options: argparse.Namespace) -> int:
    export_model(BUNDLED_FOLDER, options.target)
    print(options.target)
    return 0


# What a person watches ---------------------------------------------------------------------------


def _summary(files: Sequence[FileReport]) -> str:
    counts = Counter(file.state for file in files)
    return ", ".join(f"{counts[state]} {state}" for state in FileState if counts[state]) or "empty"


def _reason(file: FileReport) -> str:
    return words(file.reason, file.path, file.detail) if file.reason else ""


class _Watched(Work):
    """Draws its progress; a bar that is None draws nothing."""

    def __init__(self, bar: tqdm[NoReturn] | None) -> None:
        super().__init__()
        self._bar = bar

    def report(self, done: int, total: int | None, step: str, subject: str = "") -> None:
        super().report(done, total, step, subject)
        if self._bar is not None:
            self._bar.total, self._bar.n = total, done
            self._bar.set_description_str(step, refresh=False)
            self._bar.set_postfix_str(Path(subject).name, refresh=False)
            self._bar.update(0)


@contextmanager
def _watched() -> Iterator[Work]:
    """A piece of work with a bar where a person watches; Ctrl+C asks it to stop."""
    bar = tqdm(file=sys.stderr, leave=False) if sys.stderr.isatty() else None
    work = _Watched(bar)
    before = signal.signal(signal.SIGINT, lambda *_: work.cancel())
    try:
        yield work
    finally:
        signal.signal(signal.SIGINT, before)
        if bar is not None:
            bar.close()


# What may be written ------------------------------------------------------------------------------


def make_parser() -> argparse.ArgumentParser:
    """All verbs with their options; manual page and completions are made of it."""
    parser = _Parser(prog="warraq", description="Finds the passage that answers, offline.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    in_library = argparse.ArgumentParser(add_help=False)
    in_library.add_argument("--library", type=Path, metavar="DIR", required=True)

    def verb(name: str, run: Callable[[argparse.Namespace], int], text: str) -> _Parser:
        return _add(verbs, name, run, text, in_library)

    _add_import(verb("import", _import, "bring files and folders into a library"))
    _add_search(verb("search", _search, "ask a question"))
    add_verbs(verb, _watched)
    _add_read(verb("read", _read, "print a document"))
    _add_export(verb("export", _export, "write documents or passages for others"))
    verify = _add(verbs, "verify", cli_export.verify, "check an evidence pack")
    verify.add_argument("pack", type=Path, metavar="PACK", help="a folder or a zip file")
    _add_library(verbs.add_parser("library", help="look after a library"), in_library)
    _add_model(verbs.add_parser("model", help="look after the model"), in_library)
    help_ = verbs.add_parser("help", help="show this")
    help_.set_defaults(verb=lambda _: parser.print_help() or 0)
    return parser


def _add(
    verbs: Any,
    name: str,
    run: Callable[[argparse.Namespace], int],
    text: str,
    *parents: argparse.ArgumentParser,
) -> _Parser:
    parser = verbs.add_parser(name, help=text, description=text, parents=parents)
    parser.set_defaults(verb=run)
    return parser


def _add_import(parser: _Parser) -> None:
    parser.description = "bring files and folders into a library, which is made if it is not there"
    parser.add_argument("paths", type=Path, metavar="PATH", nargs="*")
    _add_choices(parser)
    parser.add_argument("--report", type=Path, metavar="FILE", help="write how each ended, as CSV")
    parser.add_argument("--no-ocr", action="store_true", help="recognise no text in pictures")
    parser.add_argument("--resume", action="store_true", help="take up what was broken off")


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--encoding", metavar="NAME", help="of the characters, such as cp1256")
    parser.add_argument(
        "--column",
        type=_column,
        action="append",
        metavar="ROLE=NAME",
        help=f"of a table; ROLE is one of {', '.join(COLUMN_ROLES)}; may be repeated",
    )


def _column(text: str) -> tuple[str, str]:
    role, equals, name = text.partition("=")
    if role not in COLUMN_ROLES or not equals:
        raise ValueError(text)
    return role, name


def _add_search(parser: _Parser) -> None:
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--limit", type=_positive, default=20, metavar="N")
    parser.add_argument("--language", action="append", metavar="CODE", help="may be repeated")
    parser.add_argument("--json", action="store_true")


def _add_read(parser: _Parser) -> None:
    parser.add_argument("document", type=_positive, metavar="DOCUMENT", help="number of a document")
    parser.add_argument("--start", type=int, default=0, metavar="N", help="paragraph, from 0")
    parser.add_argument("--count", type=_positive, metavar="N", help="paragraphs")


def _add_export(parser: _Parser) -> None:
    parser.description = "write documents, passages or an evidence pack for others"
    cli_export.add_options(parser, _positive)


def _add_library(parser: argparse.ArgumentParser, in_library: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    info = _add(verbs, "info", _info, "say what it holds", in_library)
    info.add_argument("--json", action="store_true")
    coverage = _add(verbs, "coverage", _coverage, "list what is only partly read", in_library)
    coverage.add_argument("--json", action="store_true")
    report = _add(verbs, "report", _report, "list the imports, or the files of one", in_library)
    report.add_argument("job", type=_positive, nargs="?", metavar="IMPORT")
    report.add_argument("--output", type=Path, metavar="FILE", help="write them as CSV")
    reread = _add(verbs, "reread", _reread, "read documents again, another way", in_library)
    reread.add_argument("document", type=_positive, nargs="+", metavar="DOCUMENT")
    _add_choices(reread)
    watch = _add(verbs, "watch", _watch, "follow folders, or list those followed", in_library)
    watch.add_argument("folder", type=Path, nargs="*", metavar="FOLDER")
    unwatch = _add(verbs, "unwatch", _unwatch, "follow folders no more", in_library)
    unwatch.add_argument("folder", type=Path, nargs="+", metavar="FOLDER")
    _add(verbs, "scan", _scan, "look at the followed folders now", in_library)
    _add(verbs, "check", _check, "read everything and say what is wrong", in_library)
    _add(verbs, "repair", _repair, "make anew what comes from the texts", in_library)
    recognise = _add(
        verbs, "recognise", _recognise, "recognise the text of pages that are pictures", in_library
    )
    recognise.add_argument(
        "document", type=_positive, nargs="*", metavar="DOCUMENT", help="else all"
    )
    cli_trash.add_verbs(
        lambda name, run, text: _add(verbs, name, run, text, in_library), _positive, _watched
    )
    backup = _add(verbs, "backup", _backup, "write a verified copy", in_library)
    backup.add_argument("target", type=Path, metavar="TARGET")


def _add_model(parser: argparse.ArgumentParser, in_library: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    info = _add(verbs, "info", _model_info, "say what the models are")
    info.add_argument("--library", type=Path, metavar="DIR")
    set_ = _add(verbs, "set", _model_set, "embed a library anew with a model", in_library)
    which = set_.add_mutually_exclusive_group(required=True)
    which.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    which.add_argument("--bundled", action="store_true", help="the model of the program")
    export = _add(verbs, "export", _model_export, "write the bundled model for other programs")
    export.add_argument("target", type=Path, metavar="TARGET")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())
