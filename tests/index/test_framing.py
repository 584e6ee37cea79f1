"""Messages cross between processes whole, or not at all."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.framing import FramingError, Limits, read_message, write_message

HEADERS = st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text()))


@given(HEADERS, st.lists(st.binary(), max_size=5))
def test_a_message_comes_back(header: dict[str, object], blobs: list[bytes]) -> None:
    """What is written is read again, lone surrogates and empty blobs included."""
    stream = io.BytesIO()
    write_message(stream, header, blobs)
    stream.seek(0)
    assert read_message(stream) == (header, blobs)


def test_messages_follow_each_other() -> None:
    """A second message begins where the first ends; then the stream is at its end."""
    stream = io.BytesIO()
    write_message(stream, {"n": 1}, [b"a"])
    write_message(stream, {"n": 2})
    stream.seek(0)
    assert [read_message(stream)[0]["n"], read_message(stream)[0]["n"]] == [1, 2]
    with pytest.raises(EOFError):
        read_message(stream)


@given(st.data())
def test_a_message_cut_off_is_an_error(data: st.DataObject) -> None:
    """A stream that ends within a message is told apart from one that ends before it."""
    stream = io.BytesIO()
    write_message(stream, {"name": "خبر"}, [b"12345", b""])
    whole = stream.getvalue()
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(FramingError):
        read_message(io.BytesIO(whole[:cut]))


@given(st.binary(min_size=1))
def test_any_bytes_are_a_message_or_an_error(data: bytes) -> None:
    """Nonsense raises FramingError and nothing else."""
    try:
        header, _ = read_message(io.BytesIO(data))
    except FramingError:
        return
    assert isinstance(header, dict)


LIMITS = Limits(header_bytes=100, blobs=1, blob_bytes=10)
TOO_MUCH = [
    struct.pack("<II", 101, 0),
    struct.pack("<II", 10, 2),
    struct.pack("<IIQ", 10, 1, 11),
    struct.pack("<IIQ", 10, 1, 1 << 62),
]


@pytest.mark.parametrize("start", TOO_MUCH)
def test_more_than_the_limits_is_not_read(start: bytes) -> None:
    """A claimed length over the limits is refused before anything is read or allocated."""
    stream = io.BytesIO(start + bytes(1000))
    with pytest.raises(FramingError, match="limits"):
        read_message(stream, LIMITS)
    assert stream.tell() <= len(start)


@pytest.mark.parametrize("head", [b"[]", b"1", b"{", b"\xff", b"[" * 100_000])
def test_a_header_is_a_json_object(head: bytes) -> None:
    """Any other header is an error."""
    with pytest.raises(FramingError, match="header"):
        read_message(io.BytesIO(struct.pack("<II", len(head), 0) + head))
