"""Archives."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

import pytest

from index.importers import archives
from index.importers.safe_zip import SafeZip
from index.problems import EmptyProblem, ImportProblem, RefusedProblem
from tests.index.importers.documents import read_bytes
from tests.index.importers.makers import overlapping_zip, zipped

PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("tar", bytes),
    ("tar.gz", gzip.compress),
    ("tar.bz2", bz2.compress),
    ("tar.xz", lzma.compress),
]


def _names(name: str, data: bytes) -> list[str]:
    return [part.name for part in read_bytes(name, data).attachments]


def _tar(*members: tarfile.TarInfo, content: bytes = b"text") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for member in members:
            member.size = len(content) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(content) if member.isreg() else None)
    return buffer.getvalue()


def _member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


def test_members_of_a_zip_are_documents() -> None:
    """Each member is an attachment under its own name."""
    assert _names("a.zip", zipped({"a.txt": "x", "folder/b.html": "y"})) == ["a.txt", "b.html"]


def test_hidden_members_and_companions_are_left_out() -> None:
    """What a system or a browser put beside the documents is no document."""
    members: dict[str, str | bytes] = dict.fromkeys(
        ("a.txt", ".DS_Store", "__MACOSX/._a.txt", ".git/config", "~$a.docx"), "x"
    )
    assert _names("a.zip", zipped(members)) == ["a.txt"]


@pytest.mark.parametrize(
    "folder", ["خبر_الملفات", "خبر_files", "خبر-Dateien", "خبر.files", "خبر_Fichiers"]
)
def test_folder_of_a_saved_page_is_part_of_it(folder: str) -> None:
    """In any language's name for it, in a ZIP and a TAR; a folder that has no page is none."""
    page, kept = "x/خبر.html", "x/court_files/ruling.txt"
    members: dict[str, str | bytes] = dict.fromkeys((page, f"x/{folder}/deep/a.html", kept), "x")
    assert _names("a.zip", zipped(members)) == ["خبر.html", "ruling.txt"]
    assert _names("a.tar", _tar(*map(_member, members))) == ["خبر.html", "ruling.txt"]


def test_looks_of_a_telegram_export_are_left_out() -> None:
    """Its styles and scripts are no documents; files that were sent are."""
    members: dict[str, str | bytes] = dict.fromkeys(
        ("messages.html", "css/style.css", "js/a.js", "files/a.txt"), "x"
    )
    assert _names("a.zip", zipped(members)) == ["messages.html", "a.txt"]


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
def test_members_of_a_tar_are_documents(suffix: str, pack: Callable[[bytes], bytes]) -> None:
    """The same for TAR, whatever packs it."""
    assert _names(f"a.{suffix}", pack(_tar(_member("one.txt"), _member("d/two.txt")))) == [
        "one.txt",
        "two.txt",
    ]


def test_single_packed_file_is_a_document() -> None:
    """A file packed by itself comes out under its name."""
    assert _names("article.txt.gz", gzip.compress(b"text")) == ["article.txt"]


@pytest.mark.parametrize(
    "member",
    [
        _member("link", tarfile.SYMTYPE, "/etc/passwd"),
        _member("hard", tarfile.LNKTYPE, "/etc/passwd"),
        _member("device", tarfile.CHRTYPE),
        _member("pipe", tarfile.FIFOTYPE),
    ],
    ids=lambda member: member.name,
)
def test_links_and_devices_are_left_out(member: tarfile.TarInfo) -> None:
    """Only regular files are members."""
    assert _names("a.tar", _tar(_member("a.txt"), member)) == ["a.txt"]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt"])
def test_path_that_leads_outside_is_refused(name: str) -> None:
    """An archive that tries to write elsewhere is refused whole."""
    with pytest.raises(RefusedProblem):
        _names("a.tar", _tar(_member(name)))
    with pytest.raises(RefusedProblem):
        _names("a.zip", zipped({name: "x"}))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_bomb_is_refused(pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than an archive may hold is refused, not read to its end."""
    monkeypatch.setattr(archives, "MAX_ARCHIVE_BYTES", 1_000_000)
    with pytest.raises(RefusedProblem):
        _names("a.gz", pack(bytes(20_000_000)))


def test_overlapping_members_are_refused() -> None:
    """A ZIP that unpacks the same bytes again and again is refused."""
    with pytest.raises(RefusedProblem):
        _names("a.zip", overlapping_zip())


def test_empty_archive_is_empty() -> None:
    """An archive without documents is told so."""
    with pytest.raises(EmptyProblem):
        _names("a.zip", zipped({}))


@pytest.mark.parametrize(
    "data", [gzip.compress(b"x" * 9999, mtime=0)[:20], b"BZh9 no", b"no archive at all"]
)
def test_damaged_archive_is_damaged(data: bytes) -> None:
    """What cannot be unpacked is told so."""
    with pytest.raises(ImportProblem):
        _names("a.tar", data)


def test_member_that_cannot_be_had_keeps_none_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A film among the articles, or one that is locked, is told of; the articles come in."""
    monkeypatch.setattr(archives, "MAX_MEMBER_BYTES", 10)
    monkeypatch.setattr(SafeZip.read, "__defaults__", (10,))
    data = bytearray(zipped({"a.txt": "text", "film.mp4": "x" * 20, "locked.txt": "text"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(signature) + offset] |= 1  # says that the last member is encrypted
    found = read_bytes("a.zip", bytes(data)).attachments
    assert [(part.name, part.problem and part.problem[0]) for part in found] == [
        ("a.txt", None),
        ("film.mp4", "unsafe_archive"),
        ("locked.txt", "encrypted"),
    ]


def test_member_of_a_tar_that_is_too_large_keeps_none_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in a TAR."""
    monkeypatch.setattr(archives, "MAX_MEMBER_BYTES", 10)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in (("film.mp4", b"x" * 20), ("a.txt", b"text")):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    found = read_bytes("a.tar", buffer.getvalue()).attachments
    assert [(part.name, part.problem is None) for part in found] == [
        ("film.mp4", False),
        ("a.txt", True),
    ]
