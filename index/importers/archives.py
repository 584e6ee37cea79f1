"""Archives (ZIP, TAR, and what gzip, bzip2 and xz pack): each member is a document of its own."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from index.documents import Attachment, ParsedDocument
from index.importers.companions import without_companions
from index.importers.limits import MAX_ARCHIVE_BYTES, MAX_ENTRIES, MAX_MEMBER_BYTES, in_words
from index.importers.registry import Context
from index.importers.safe_zip import SafeZip, safe_name
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

FORMAT = "archive"
EXTENSIONS = (".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz")

TAR_MARK = (257, b"ustar")
XZ_MEMORY = 128 << 20  # of the decoder; its dictionary is as large as the file asks for
_CHUNK = 1 << 20
_ERRORS = (
    tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, UnicodeError,
)  # fmt: skip


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The members of an archive as attachments; hidden ones, links and devices are left out.

    Raises ``RefusedProblem`` for a path that leads outside, overlapping members, and more
    entries or bytes than the limits allow, ``ImportProblem``, ``EmptyProblem``.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = tuple(_zip_members(data, context))
    else:
        found = tuple(_packed_members(data, context))
    if not found:
        raise EmptyProblem("no_text", context.name)
    if all(member.problem for member in found):
        code, detail = found[0].problem or ("damaged", "")
        raise RefusedProblem(code, context.name, detail)
    return ParsedDocument(paragraphs=(), format=FORMAT, attachments=found)


def _zip_members(data: bytes, context: Context) -> Iterator[Attachment]:
    with SafeZip(data, context.name) as members:
        wanted = filter(_is_wanted, members.names())
        for name in without_companions(wanted):
            yield _member(members, name)


def _member(members: SafeZip, name: str) -> Attachment:
    """A member; one that cannot be had says why and keeps none of the others away."""
    try:
        return Attachment(name=name, data=members.read(name))
    except ImportProblem as problem:
        if members.is_spent:
            raise
        return Attachment(name=name, data=b"", problem=(problem.code, problem.detail))


def _is_wanted(name: str) -> bool:
    """Whether a member is a document that a person put there."""
    parts = name.split("/")
    return not (any(part.startswith((".", "~$")) for part in parts) or parts[0] == "__MACOSX")


def _packed_members(data: bytes, context: Context) -> Iterator[Attachment]:
    """The members of a TAR, or the one file that a packer has packed."""
    plain = _unpacked(data, context.name)
    offset, mark = TAR_MARK
    if plain[offset : offset + len(mark)] != mark:
        if plain is data:
            raise ImportProblem("damaged", context.name, "no archive")
        if len(plain) > MAX_MEMBER_BYTES:
            raise _too_large(context.stem, context.name, MAX_MEMBER_BYTES)
        yield Attachment(name=context.stem, data=plain)
        return
    try:
        members = {member.name: member for member in _tar_members(plain, context)}
        yield from (members[name] for name in without_companions(members))
    except _ERRORS as error:
        raise ImportProblem("damaged", context.name, str(error)) from error


def _tar_members(data: bytes, context: Context) -> Iterator[Attachment]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for number, member in enumerate(archive):
            if number >= MAX_ENTRIES:
                raise RefusedProblem("unsafe_archive", context.name, f"> {MAX_ENTRIES:,}")
            if member.isdir():
                continue
            name = safe_name(member.name, context.name)
            if not member.isreg() or not _is_wanted(name):
                continue
            if member.size > MAX_MEMBER_BYTES:
                problem = _too_large(name, context.name, MAX_MEMBER_BYTES)
                yield Attachment(name=name, data=b"", problem=(problem.code, problem.detail))
                continue
            stream = archive.extractfile(member)
            if stream is not None:
                yield Attachment(name=name, data=stream.read(MAX_MEMBER_BYTES + 1))


def _too_large(member: str, name: str, limit: int) -> RefusedProblem:
    return RefusedProblem("unsafe_archive", name, f"{member}: > {in_words(limit)}")


def _unpacked(data: bytes, name: str) -> bytes:
    """What a packer has packed, within the limit of an archive; ``data`` itself if none has."""
    stream = _packer(data)
    if stream is None:
        return data
    parts: list[bytes] = []
    size = 0
    try:
        while part := stream.read(_CHUNK):
            size += len(part)
            if size > MAX_ARCHIVE_BYTES:
                raise _too_large(name, name, MAX_ARCHIVE_BYTES)
            parts.append(part)
    except _ERRORS as error:
        raise ImportProblem("damaged", name, str(error)) from error
    return b"".join(parts)


def _packer(data: bytes) -> IO[bytes] | None:
    if data.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=io.BytesIO(data)))
    if data.startswith(b"BZh"):
        return bz2.BZ2File(io.BytesIO(data))
    if data.startswith(b"\xfd7zXZ\x00"):
        return cast("IO[bytes]", io.BufferedReader(_XzReader(data), _CHUNK))
    return None


class _XzReader(io.RawIOBase):
    """xz with a bound on the memory of its decoder, which ``lzma.LZMAFile`` does not give."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._source: bytes | None = data
        self._decoder = lzma.LZMADecompressor(memlimit=XZ_MEMORY)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - the base has a wider buffer
        """Fill ``buffer`` with unpacked bytes; 0 at the end."""
        if self._decoder.eof:
            return 0
        part = self._decoder.decompress(self._source or b"", len(buffer))
        self._source = None
        if not part and not self._decoder.eof and self._decoder.needs_input:
            raise EOFError("the packed file is cut off")
        buffer[: len(part)] = part
        return len(part)
