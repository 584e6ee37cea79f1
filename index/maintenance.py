"""Checking a library, repairing what is derived from its text, and backing it up."""

from __future__ import annotations

import re
import shutil
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from index.documents import CheckReport
from index.folder import DATABASE, Folder, OpenFolder
from index.jobs import Work
from index.originals import sha256_of
from index.preparing import Preparers
from index.problems import LibraryProblem
from index.store import (
    checks,
    documents,
    fulltext,
    hashes,
    meta,
    models,
    paragraphs,
    tokens,
)
from index.store.connection import connect_reader, told_as_problems
from index.text.fold import FOLD_VERSION
from index.text.terms import index_terms

PROBES_PER_SCRIPT = 25
_LONGEST_PROBE = 400  # paragraphs looked at for their script
_WORD = re.compile(r"\w{3,}")


def check(opened: OpenFolder, work: Work) -> CheckReport:
    """Read everything and say what is wrong with it; nothing is changed."""
    return CheckReport(problems=tuple(_problems(opened, work)))


def _problems(opened: OpenFolder, work: Work) -> Iterator[str]:
    with opened.connections.read() as connection:
        work.report(0, None, "checking")
        yield from checks.structure(connection)
        yield from checks.counts(connection)
        work.check()
        yield from checks.contents(connection, models.active(connection))
        work.check()
        yield from probe(connection)
        if meta.read(connection, "fold_version") != str(FOLD_VERSION):
            yield "The full-text index was made by another version of the program."
        yield from _missing_originals(opened, connection)
    if not opened.read_only:
        with opened.connections.maintain() as connection:
            yield from checks.full_text(connection)


def probe(connection: sqlite3.Connection) -> Iterator[str]:
    """Look up words of paragraphs of every script: an index that is broken for one finds none.

    A zero from a broken index looks like an honest zero, so the library asks itself first.
    """
    for script, words in _probes(connection).items():
        lost = sum(
            not fulltext.best_among(connection, fulltext.phrase([word]), [id_], 1)
            for id_, word in words
        )
        if lost:
            yield f"{lost} of {len(words)} words in {script} letters are not found in their place."


def _probes(connection: sqlite3.Connection) -> dict[str, list[tuple[int, str]]]:
    """(paragraph id, folded word) of paragraphs spread over the library, by script."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for id_, text in paragraphs.spread(connection, _LONGEST_PROBE):
        for word in sorted(_WORD.findall(index_terms(text)), key=len)[-1:]:
            script = unicodedata.name(word[0], "?").split()[0].capitalize()
            if len(found[script]) < PROBES_PER_SCRIPT:
                found[script].append((id_, word))
    return found


def _missing_originals(opened: OpenFolder, connection: sqlite3.Connection) -> Iterator[str]:
    folder = opened.folder.originals
    for id_, (name, sha256) in documents.originals(connection).items():
        path = folder / name
        if not path.is_file():
            yield f"The original file of document {id_} is missing from {folder.name}."
        elif sha256_of(path) != sha256:
            yield f"The original file of document {id_} in {folder.name} was changed."


def repair(opened: OpenFolder, preparers: Preparers, work: Work) -> list[int]:
    """Make everything anew that comes from the texts, in one transaction; texts are not touched.

    Returns the documents whose vectors were found damaged: they are deleted and wait for
    ``reembedding``.
    """
    with opened.connections.write() as connection:
        checks.rebuild_indexes(connection)
        checks.delete_orphans(connection)
        meta.renew_generation(connection)
        damaged = checks.remade(connection, models.active(connection))
        rebuild_full_text(connection, preparers, work)
        rebuild_tokens(connection, preparers, work)
        gone = [
            id_
            for id_, (name, _) in documents.originals(connection).items()
            if not (opened.folder.originals / name).is_file()
        ]
        documents.forget_originals(connection, gone)
    return damaged


def rebuild_full_text(connection: sqlite3.Connection, preparers: Preparers, work: Work) -> None:
    """Empty the full-text index and write every paragraph into it again."""
    total, done = paragraphs.count(connection), 0
    fulltext.clear(connection)
    for page in paragraphs.pages_of_texts(connection):
        work.report(done, total, "indexing")
        terms = preparers.terms([text for _, text, _ in page], [language for *_, language in page])
        fulltext.add(connection, ((row[0], *each) for row, each in zip(page, terms, strict=True)))
        done += len(page)
    meta.write(connection, "fold_version", str(FOLD_VERSION))


def rebuild_tokens(connection: sqlite3.Connection, preparers: Preparers, work: Work) -> None:
    """Write the tokens of every paragraph again, and their fingerprints."""
    total, done = paragraphs.count(connection), 0
    for page in paragraphs.pages_of_texts(connection):
        work.report(done, total, "indexing")
        represented = preparers.represent([text for _, text, _ in page], embed=False)
        ids = (row[0] for row in page)
        tokens.replace(connection, zip(ids, represented.tokens, strict=True))
        done += len(page)
    for document in documents.every(connection):
        found = hashes.found_tokens(connection, document.id)
        hashes.write(connection, document.id, hashes.TOKENS, found)


def terms_of(
    connection: sqlite3.Connection,
    preparers: Preparers,
    document_ids: tuple[int, ...],
    work: Work,
) -> Iterator[tuple[int, str, str]]:
    """The rows of the full-text index of documents, made anew as they were written."""
    for page in paragraphs.pages_of_texts(connection, document_ids):
        work.check()
        terms = preparers.terms([text for _, text, _ in page], [language for *_, language in page])
        yield from ((row[0], *each) for row, each in zip(page, terms, strict=True))


def backup(opened: OpenFolder, target: Path, work: Work) -> None:
    """Write a whole, verified copy of the library to a new folder while it stays in use.

    The copy appears under its name only when it is complete. Raises ``LibraryProblem``.
    """
    if target.exists():
        raise LibraryProblem("backup_exists", str(target))
    partial = target.with_name(f"{target.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        work.report(0, None, "copying")
        opened.connections.copy_into(partial / DATABASE)
        _copy_originals(opened.folder, Folder(partial), work)
        _verify(partial, target)
        partial.replace(target)
    except OSError as error:
        raise LibraryProblem("library_not_writable", str(target), str(error)) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _copy_originals(source: Folder, copy: Folder, work: Work) -> None:
    with told_as_problems(copy.path):
        connection = connect_reader(copy.database, immutable=True)
        names = [name for name, _ in documents.originals(connection).values()]
        connection.close()
    if names:
        copy.originals.mkdir()
    for done, name in enumerate(names):
        work.report(done, len(names), "copying")
        if (source.originals / name).is_file():
            shutil.copy2(source.originals / name, copy.originals / name)


def _verify(copy: Path, target: Path) -> None:
    with told_as_problems(target):
        connection = connect_reader(copy / DATABASE, immutable=True)
        try:
            problems = [
                *checks.structure(connection),
                *checks.contents(connection, models.active(connection)),
            ]
        finally:
            connection.close()
    if problems:
        raise LibraryProblem("library_damaged", str(target), problems[0])
