"""Messages between processes: a JSON header and blobs of bytes, each behind its length.

Nothing is pickled, and the reader decides how much it is willing to take before it takes it: the
other side may have been taken over by the file that it reads.

A message is: length of the header (uint32, little-endian), number of blobs (uint32), the length of
each blob (uint64), the header (UTF-8 JSON object), the blobs.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

_START = struct.Struct("<II")
_CHUNK = 1 << 20  # a claimed length allocates no more than what really arrives


class FramingError(Exception):
    """The other side closed the stream, or sent what is not a message within the limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a reader takes at most."""

    header_bytes: int = 64 << 20
    blobs: int = 64
    blob_bytes: int = 256 << 20  # of all blobs of a message together


def write_message(
    stream: BinaryIO,
    header: Mapping[str, Any],
    blobs: Sequence[bytes | bytearray | memoryview] = (),
) -> None:
    """Write and flush one message. ``header`` must be JSON; blobs are sent as they are.

    Raises ``OSError`` (``BrokenPipeError``) when nobody reads any more.
    """
    # Lone surrogates, which damaged files hold, are legal in JSON only as escapes.
    head = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    sizes = [memoryview(blob).nbytes for blob in blobs]
    stream.write(_START.pack(len(head), len(blobs)) + struct.pack(f"<{len(sizes)}Q", *sizes))
    stream.write(head)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def read_message(
    stream: BinaryIO, limits: Limits | None = None
) -> tuple[dict[str, Any], list[bytes]]:
    """Read one message. Blocks until it is whole.

    Raises ``EOFError`` when the stream ends before a message begins, ``FramingError`` when it ends
    within one, is over ``limits``, or its header is no JSON object.
    """
    limits = limits or Limits()
    start = stream.read(_START.size)
    if not start:
        raise EOFError
    if len(start) < _START.size:
        raise FramingError("cut off")
    header_size, count = _START.unpack(start)
    if header_size > limits.header_bytes or count > limits.blobs:
        raise FramingError("over the limits")
    sizes = struct.unpack(f"<{count}Q", _read(stream, 8 * count))
    if sum(sizes) > limits.blob_bytes:
        raise FramingError("over the limits")
    header = _header(_read(stream, header_size))
    return header, [_read(stream, size) for size in sizes]


def _read(stream: BinaryIO, size: int) -> bytes:
    """Exactly ``size`` bytes."""
    data = bytearray()
    while len(data) < size:
        piece = stream.read(min(size - len(data), _CHUNK))
        if not piece:
            raise FramingError("cut off")
        data += piece
    return bytes(data)


def _header(data: bytes) -> dict[str, Any]:
    try:
        header = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FramingError("the header is not JSON") from error
    if not isinstance(header, dict):
        raise FramingError("the header is not an object")
    return header
