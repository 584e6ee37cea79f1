"""The importer of a file is found by its name, or by how it begins."""

from __future__ import annotations

import pytest

from index.importers.registry import Importer, extensions, importer_for

CASES = [
    ("a.txt", b"text", "text"),
    ("A.TXT", b"text", "text"),
    ("a.md", b"# x", "markdown"),
    ("a.htm", b"<p>x", "html"),
    ("page", b"<!DOCTYPE html><p>x", "html"),
    ("page", b"\xef\xbb\xbf \n<HTML lang=ar>", "html"),
    ("about html.txt", b"<html> is a tag", "text"),
    ("README", b"plain words", "text"),
    ("notes.org", "كلام".encode(), "text"),
    ("notes", "كلام".encode("utf-16-le"), "text"),
    ("notes", "كلام".encode("cp1256"), "text"),
    ("a.bin", bytes(range(256)), None),
    ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0", "image"),
    ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
    ("film.txt", b"\0\1\2\3\4\5\6\7", None),
    ("a.bin", b"\0\1\2\3\4\5\6\7", None),
    ("empty", b"", None),
]


@pytest.mark.parametrize(("name", "head", "expected"), CASES)
def test_importer_of_a_file(name: str, head: bytes, expected: str | None) -> None:
    """Names decide, then the first bytes; what is no text is not guessed at."""
    importer = importer_for(name, head)
    assert (importer and importer.FORMAT) == expected


@pytest.mark.parametrize("extension", sorted(extensions()))
def test_every_extension_has_its_importer(extension: str) -> None:
    """Every extension that is announced leads to a module that announces it too."""
    importer = importer_for(f"a{extension}", b"")
    assert isinstance(importer, Importer)
    assert extension in importer.EXTENSIONS


def test_chosen_encoding_is_believed() -> None:
    """A file that looks like no text is read as text when the person says how."""
    head = "漢字かな。".encode("utf-16-be")
    assert importer_for("a.txt", head) is None
    found = importer_for("a.txt", head, "utf-16-be")
    assert found is not None
    assert found.FORMAT == "text"
