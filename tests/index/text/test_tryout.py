"""How a file reads in the encodings of the region."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.tryout import ENCODINGS, LINE_CHARACTERS, LINES, SAMPLE_BYTES, tried

ARABIC = "تقرير\nفاض النهر في الليل وأغرق الحقول كلها.\n" * 400


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6", "mac_arabic", "utf-16-le"])
def test_the_right_encoding_reads_right(encoding: str) -> None:
    """The first lines are shown as they were written, though the sample cuts a letter in two."""
    found = {each.encoding: each for each in tried(b"plain\n"[:0] + ARABIC.encode(encoding))}
    assert found[encoding].lines[0] == "تقرير"
    assert found[encoding].fits


def test_the_wrong_encoding_is_told_apart() -> None:
    """Bytes of Windows-1256 are no UTF-8, and look unwritten as Windows-1252."""
    fits = {each.encoding: each.fits for each in tried(ARABIC.encode("cp1256"))}
    assert not fits["utf-8"]
    assert not fits["cp1252"]


def test_lines_that_tell_nothing_are_left_out() -> None:
    """Of a saved page the letters are shown, not its tags and its English head."""
    page = "<html><head>\n<meta x>\n</head>\n<p>فاض النهر</p>\n"
    found = {each.encoding: each.lines for each in tried(page.encode("cp1256"))}
    assert found["cp1256"] == ("فاض النهر",)


@given(st.binary(max_size=SAMPLE_BYTES))
def test_any_bytes_can_be_looked_at(data: bytes) -> None:
    """Whatever a file holds, every encoding shows a few short lines that can be seen."""
    found = tried(data)
    assert [each.encoding for each in found] == list(ENCODINGS)
    for each in found:
        assert len(each.lines) <= LINES
        assert all(line.isprintable() or "\ufffd" in line for line in each.lines)
        assert all(len(line) <= LINE_CHARACTERS for line in each.lines)
