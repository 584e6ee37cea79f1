"""Reads the members of a ZIP file into memory, within limits and never outside its own tree."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from types import TracebackType

from index.importers.limits import MAX_ARCHIVE_BYTES, MAX_ENTRIES, MAX_MEMBER_BYTES, in_words
from index.problems import ImportProblem, RefusedProblem

_END_OF_DIRECTORY = re.compile(rb"PK\x05\x06.{4}.{2}(..)", re.DOTALL)
_TAIL_BYTES = 66_000  # the directory's end and the longest comment after it
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_CHUNK = 1 << 20
_READ_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error,
    UnicodeDecodeError, ValueError, KeyError,
)  # fmt: skip


class SafeZip:
    """The members of a ZIP file, read one by one.

    Names are normalised ("a/../b" and "/a" are refused, ``\\`` is ``/``); symbolic links and
    folders are no members. Raises ``RefusedProblem`` (``unsafe_archive``, ``encrypted``,
    ``file_too_large``) and ``ImportProblem`` (``damaged``) under the name of the file.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        _refuse_many_entries(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _READ_ERRORS as error:
            raise ImportProblem("damaged", name, str(error)) from error
        infos = self._zip.infolist()
        _refuse_overlaps(infos, len(data), name)
        self._members = dict(_members(infos, name))

    def __enter__(self) -> SafeZip:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, member: str) -> bool:
        return member in self._members

    @property
    def is_spent(self) -> bool:
        """Whether so much was unpacked that nothing more is read."""
        return self._unpacked > MAX_ARCHIVE_BYTES

    def names(self) -> tuple[str, ...]:
        """The members' normalised names in the order of the file."""
        return tuple(self._members)

    def size(self, member: str) -> int:
        """The unpacked size that the file claims. ``read`` trusts it in nothing."""
        return self._members[member].file_size

    def read(self, member: str, limit: int = MAX_MEMBER_BYTES) -> bytes:
        """The bytes of a member, ``limit`` of them at most; more are refused, not cut off."""
        info = self._members[member]
        if info.flag_bits & _ENCRYPTED:
            raise RefusedProblem("encrypted", self._name)
        if info.file_size > limit:
            raise RefusedProblem("unsafe_archive", self._name, f"{member}: > {in_words(limit)}")
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while part := stream.read(_CHUNK):
                    size += len(part)
                    self._unpacked += len(part)
                    if size > limit or self._unpacked > MAX_ARCHIVE_BYTES:
                        bound = limit if size > limit else MAX_ARCHIVE_BYTES
                        detail = f"{member}: > {in_words(bound)}"
                        raise RefusedProblem("unsafe_archive", self._name, detail)
                    parts.append(part)
        except _READ_ERRORS as error:
            raise ImportProblem("damaged", self._name, f"{member}: {error}") from error
        return b"".join(parts)


def is_ole(data: bytes) -> bool:
    """Whether an office file is a compound file: encrypted, or of Word before 2007."""
    return data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _refuse_many_entries(data: bytes, name: str) -> None:
    """Look at the count before ``zipfile`` makes an object of each entry."""
    ends = _END_OF_DIRECTORY.findall(data, max(0, len(data) - _TAIL_BYTES))
    claimed = struct.unpack("<H", ends[-1])[0] if ends else 0
    if claimed > MAX_ENTRIES or data.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise RefusedProblem("unsafe_archive", name, f"> {MAX_ENTRIES:,}")


def _refuse_overlaps(infos: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """Members that share their packed bytes unpack to many times the file."""
    spans = sorted((info.header_offset, info.compress_size) for info in infos)
    end = 0
    for offset, packed in spans:
        if offset < end:
            raise RefusedProblem("unsafe_archive", name, "overlapping members")
        end = offset + packed
    if end > size:
        raise ImportProblem("damaged", name, "members beyond the end of the file")


def _members(infos: list[zipfile.ZipInfo], name: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for info in infos:
        is_link = info.create_system == 3 and stat.S_ISLNK(info.external_attr >> 16)
        if info.is_dir() or is_link:
            continue
        yield safe_name(_unicode_name(info), name), info


def _unicode_name(info: zipfile.ZipInfo) -> str:
    """The name; one that was written as UTF-8 without saying so is read as UTF-8."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def safe_name(member: str, archive: str) -> str:
    """``member`` as a relative path with ``/``. Raises ``RefusedProblem`` if it leads outside."""
    path = member.replace("\\", "/")
    parts = [part for part in path.split("/") if part not in {"", "."}]
    if path.startswith("/") or _DRIVE.match(path) or ".." in parts or "\0" in path or not parts:
        raise RefusedProblem("unsafe_archive", archive, "a member's path leads outside")
    return "/".join(parts)
