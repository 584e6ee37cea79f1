"""Subtitles."""

from __future__ import annotations

import pytest

from index.importers.subtitles import cues
from index.problems import EmptyProblem
from tests.index.importers.documents import read_bytes, texts

SRT = (
    "1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>مرحبا</i> بكم\r\n\r\n"
    "2\r\n00:00:03,500 --> 00:00:05,000\r\n{\\an8}في البرنامج.\r\n\r\n"
    "3\r\n00:01:10,000 --> 00:01:12,000\r\nبعد حين\r\n"
)
VTT = (
    "WEBVTT - title\n\nNOTE a comment\nof two lines\n\nSTYLE\n::cue {color: red}\n\n"
    "00:01.000 --> 00:03.000 align:start\n<v Mona>Hello <c.yellow>there</c>\n\n"
    "intro\n00:03.000 --> 00:04.000\nfriends.\n"
)


def test_cues_are_joined_until_a_pause() -> None:
    """What is said without a pause is one paragraph; its anchor is the time at which it begins."""
    found = read_bytes("a.srt", SRT).paragraphs
    assert [(part.text, part.anchor) for part in found] == [
        ("مرحبا بكم في البرنامج.", "00:00:01"),
        ("بعد حين", "00:01:10"),
    ]


def test_web_subtitles_are_read_without_notes_and_tags() -> None:
    """Comments, styles, settings and tags are not said."""
    assert texts(read_bytes("a.vtt", VTT))[0].startswith("Hello there")
    assert "comment" not in " ".join(texts(read_bytes("a.vtt", VTT)))


def test_repeated_line_is_said_once() -> None:
    """Rolling captions show a line twice."""
    rolling = "".join(f"{n}\n00:00:0{n},0 --> 00:00:0{n},9\nsame\n\n" for n in (1, 2, 3))
    assert texts(read_bytes("a.srt", rolling)) == ["same"]


def test_long_speech_is_divided_at_sentences() -> None:
    """Speech without pauses becomes paragraphs of readable length."""
    speech = "".join(
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n"
        f"This is what is said in the second number {n}.\n\n"
        for n in range(200)
    )
    lengths = [len(text) for text in texts(read_bytes("a.srt", speech))]
    assert len(lengths) > 5
    assert max(lengths) < 1300


def test_times_may_lack_hours() -> None:
    """Minutes and seconds are enough."""
    assert [cue.start for cue in cues("01:02.500 --> 01:03.000\ntext")] == [62.5]


def test_file_without_cues_is_empty() -> None:
    """Nothing said, nothing imported."""
    with pytest.raises(EmptyProblem):
        read_bytes("a.srt", "nothing here")
