"""What striprtf would lose of an RTF file, marked in its source with characters of private use.

striprtf gives plain text: it drops footnotes and text boxes, and does not say what is a heading or
an item of a list. Here the source is rewritten before it reads it (RTF 1.9.1, "Paragraph
Formatting Properties", "Footnotes", "Bullets and Numbering"): marks say what a paragraph is, and
notes and boxes are moved to where they are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NOTE = "\ue070"  # begins a paragraph of a footnote or an endnote
LABEL, LABEL_END = "\ue071", "\ue072"  # around the number or bullet of an item
LINE = "\ue073"  # a line break within a paragraph
LEVEL = re.compile("\ue074([HL])([1-9])")  # a heading or an item of this level
RTL = "\ue075"  # in a paragraph, or the cell of a row, that runs from right to left

_NOTES = frozenset({"footnote"})
_BOXES = frozenset({"shptxt"})
_LABELS = frozenset({"listtext", "pntext"})
_UNREAD = frozenset({"shp", "shprslt", "stylesheet", "deleted", "listtable", "fonttbl", "info"})
_DROPPED = frozenset({"deleted"})
_TOKEN = re.compile(
    r"\\(?P<word>footnote|ftnalt|shptxt|listtext|pntext|shp|shprslt|stylesheet|deleted|listtable|"
    r"fonttbl|info|pard|par|line|outlinelevel|ilvl|rtlpar|ltrpar|cell|nestcell|nestrow)"
    r"(?P<number>-?\d{1,10})?(?![a-z0-9]) ?"
    r"|\\(?P<other>[^a-z])|(?P<brace>[{}])"
)


@dataclass(slots=True)
class _Group:
    """A group that is open: what holds for its paragraphs, and where its source goes."""

    heading: int = 0
    item: int = 0  # nesting of the list
    rtl: bool = False
    ends_row: bool = False  # of a table within a table
    unread: bool = False
    goes_to: str = ""  # "note", "box", "label", "nowhere", or "" where it stays
    begins: int = 0  # in the output: the place of its brace


@dataclass(slots=True)
class _Writer:
    out: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)  # read after the paragraph they hang on
    notes: list[str] = field(default_factory=list)  # read after the text


def marked(source: str) -> str:
    """``source`` with its marks; the end of an unbalanced file stays as it is."""
    writer = _Writer()
    groups = [_Group()]
    end = 0
    for token in _TOKEN.finditer(source):
        writer.out.append(source[end : token.start()])
        end = token.end()
        if token["brace"] == "{":
            above = groups[-1]
            groups.append(
                _Group(
                    heading=above.heading,
                    item=above.item,
                    rtl=above.rtl,
                    unread=above.unread,
                    begins=len(writer.out),
                )
            )
            writer.out.append("{")
        elif token["brace"]:
            if len(groups) == 2:  # the file's own group
                _finish(writer)
            writer.out.append("}")
            if len(groups) > 1:
                _close(groups.pop(), groups[-1], writer)
        elif token["word"]:
            _word(token, groups[-1], writer)
        else:
            if token["other"] == "*":
                groups[-1].unread = True
            writer.out.append(token[0])
    writer.out.append(source[end:])
    return "".join(writer.out)


def _word(token: re.Match[str], group: _Group, writer: _Writer) -> None:
    word, number = token["word"], int(token["number"] or 0)
    written = token[0]
    if word in _NOTES and not group.unread:
        group.goes_to, group.heading, group.item, written = "note", 0, 0, ""
    elif word in _BOXES:
        group.goes_to, group.unread, written = "box", False, ""
        group.heading = group.item = 0
    elif word in _LABELS and not group.unread:
        group.goes_to, written = "label", ""
    elif word in _UNREAD:
        group.unread = True
        group.goes_to = "nowhere" if word in _DROPPED else group.goes_to
    elif word in {"cell", "nestcell"}:
        written = RTL * group.rtl + token[0]
    elif word == "line":
        written = LINE
    elif word == "par":
        written = _level(group) + RTL * group.rtl + token[0]
        if not group.unread and writer.boxes:
            written += "".join(writer.boxes)
            writer.boxes.clear()
    else:
        _format(word, number, group)
    writer.out.append(written)


def _format(word: str, number: int, group: _Group) -> None:
    """What a word says of the paragraphs of its group."""
    if word == "pard":
        group.heading = group.item = 0
        group.rtl = False
    elif word in {"rtlpar", "ltrpar"}:
        group.rtl = word == "rtlpar"
    elif word == "outlinelevel":
        group.heading = number + 1 if 0 <= number < 9 else 0
    elif word == "ilvl":
        group.item = min(max(number, 0), 8) + 1
    elif word == "nestrow":  # in a group that is not read: the row ends behind it
        group.ends_row = True


def _level(group: _Group) -> str:
    if group.heading:
        return f"\ue074H{group.heading}"
    return f"\ue074L{group.item}" if group.item else ""


def _close(group: _Group, above: _Group, writer: _Writer) -> None:
    """Move the source of a group that does not stay where it stands."""
    if group.ends_row:
        writer.out.append("\\par ")
    if not group.goes_to:
        return
    text = "".join(writer.out[group.begins :])
    del writer.out[group.begins :]
    if group.goes_to == "note":
        writer.notes.append(f"{NOTE}{text}\\par ")
    elif group.goes_to == "box":
        writer.boxes.append(f"{text}\\par ")
    elif group.goes_to == "label":
        above.item = above.item or 1
        writer.out.append(f"{LABEL}{text}{LABEL_END}")


def _finish(writer: _Writer) -> None:
    if writer.boxes or writer.notes:
        writer.out += ["\\par\\pard ", *writer.boxes, *writer.notes]
        writer.boxes.clear()
        writer.notes.clear()
