"""Subtitles (SRT, VTT): what is said, in paragraphs of some seconds with their time as anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.documents import ParsedDocument, ParsedParagraph
from index.importers.registry import Context
from index.importers.text import decode_text
from index.problems import EmptyProblem

FORMAT = "subtitles"
EXTENSIONS = (".srt", ".vtt")

PAUSE_SECONDS = 4.0  # of silence begin a paragraph
PARAGRAPH_CHARACTERS = 600  # after which the next end of a sentence ends it
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_CUE = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}[^\n]*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]*>|\{\\[^{}]{0,100}\}")
_NUMBER_AT_END = re.compile(r"\n\s*\d+\s*$")
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？]['\"”’»)\]]*$")
_NOT_SAID = re.compile(r"^(?:NOTE|STYLE|REGION)\b[\s\S]*?(?:\n\s*\n|\Z)", re.MULTILINE)


class Cue(NamedTuple):
    """What is said between two moments, in seconds."""

    start: float
    end: float
    text: str


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The text of a subtitle file. Raises ``EmptyProblem`` if nothing is said in it."""
    decoded = decode_text(data, context)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip("\ufeff \n").startswith("WEBVTT"):
        text = _NOT_SAID.sub("", text)
    found = tuple(_paragraphs(cues(text)))
    if not found:
        raise EmptyProblem("no_text", context.name)
    return ParsedDocument(
        paragraphs=found,
        format=FORMAT,
        encoding=decoded.encoding,
        notes=() if decoded.certain else ("doubtful_encoding",),
    )


def cues(text: str) -> Iterator[Cue]:
    """The cues of a file in its order, without the tags in them; empty ones are left out."""
    times = list(_CUE.finditer(text))
    ends = [*(time.start() for time in times[1:]), len(text)]
    for time, end in zip(times, ends, strict=False):
        said = text[time.end() : end]
        if end < len(text):
            said = _NUMBER_AT_END.sub("", said)
        said = " ".join(_TAG.sub("", said).split())
        if said:
            yield Cue(_seconds(time.groups()[:4]), _seconds(time.groups()[4:]), said)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + float(f"0.{fraction}")


def _paragraphs(found: Iterator[Cue]) -> Iterator[ParsedParagraph]:
    """Cues that follow each other without a pause, up to the end of a sentence."""
    gathered: list[Cue] = []
    for cue in found:
        if gathered and _is_complete(gathered, cue):
            yield _paragraph(gathered)
            gathered = []
        if not gathered or gathered[-1].text != cue.text:  # rolling captions repeat their lines
            gathered.append(cue)
    if gathered:
        yield _paragraph(gathered)


def _is_complete(gathered: list[Cue], following: Cue) -> bool:
    length = sum(len(cue.text) for cue in gathered)
    ended = _SENTENCE_END.search(gathered[-1].text) is not None
    paused = following.start - gathered[-1].end > PAUSE_SECONDS
    return paused or length > 2 * PARAGRAPH_CHARACTERS or (ended and length > PARAGRAPH_CHARACTERS)


def _paragraph(gathered: list[Cue]) -> ParsedParagraph:
    minutes, seconds = divmod(int(gathered[0].start), 60)
    hours, minutes = divmod(minutes, 60)
    return ParsedParagraph(
        text=" ".join(cue.text for cue in gathered),
        anchor=f"{hours:02}:{minutes:02}:{seconds:02}",
    )
