"""What the reader can be told to do: names and keys."""

from __future__ import annotations

from app.commands.command import Command, Group
from app.translation import Phrase

BACK = Command(
    id="read.back",
    name=Phrase("ReadingPane", "Back to where I was"),
    group=Group.READ,
    keys=("Alt+Left",),
    mac=("Ctrl+[",),
)
FORWARD = Command(
    id="read.forward",
    name=Phrase("ReadingPane", "Forward again"),
    group=Group.READ,
    keys=("Alt+Right",),
    mac=("Ctrl+]",),
)
FIND_HERE = Command(
    id="read.find",
    name=Phrase("ReadingPane", "Find in this document"),
    group=Group.READ,
    keys=("Ctrl+F",),
)
FIND_NEXT = Command(
    id="read.find_next",
    name=Phrase("ReadingPane", "Next place of what I find here"),
    group=Group.READ,
    keys=("F3",),
    mac=(
        "Ctrl+G",
        "F3",
    ),
)
FIND_PREVIOUS = Command(
    id="read.find_previous",
    name=Phrase("ReadingPane", "Previous place of what I find here"),
    group=Group.READ,
    keys=("Shift+F3",),
    mac=(
        "Ctrl+Shift+G",
        "Shift+F3",
    ),
)
OUTLINE = Command(
    id="read.outline",
    name=Phrase("ReadingPane", "Outline…"),
    group=Group.READ,
    keys=("Ctrl+J",),
)
NEXT_CHAPTER = Command(
    id="read.next_chapter",
    name=Phrase("ReadingPane", "Next heading"),
    group=Group.READ,
    keys=("Ctrl+PgDown",),
)
PREVIOUS_CHAPTER = Command(
    id="read.previous_chapter",
    name=Phrase("ReadingPane", "Previous heading"),
    group=Group.READ,
    keys=("Ctrl+PgUp",),
)
NEXT_PARAGRAPH = Command(
    id="read.next_paragraph",
    name=Phrase("ReadingPane", "Next paragraph"),
    group=Group.READ,
    keys=("J",),
)
PREVIOUS_PARAGRAPH = Command(
    id="read.previous_paragraph",
    name=Phrase("ReadingPane", "Previous paragraph"),
    group=Group.READ,
    keys=("K",),
)
GLOSS = Command(
    id="read.gloss",
    name=Phrase("ReadingPane", "What this word means"),
    group=Group.READ,
    keys=("Ctrl+D",),
)
LOOKUPS = Command(
    id="read.lookups",
    name=Phrase("ReadingPane", "Words looked up…"),
    group=Group.READ,
    keys=("Ctrl+Shift+D",),
)
ELSEWHERE = Command(
    id="read.elsewhere",
    name=Phrase("ReadingPane", "The same elsewhere…"),
    group=Group.READ,
    keys=("Ctrl+E",),
)
COMPARE = Command(
    id="read.compare",
    name=Phrase("ReadingPane", "Read another document beside…"),
    group=Group.READ,
    keys=("Ctrl+\\",),
)
PIN = Command(
    id="read.pin",
    name=Phrase("ReadingPane", "Tie these paragraphs by hand"),
    group=Group.READ,
    keys=("P",),
)
TYPOGRAPHY = Command(
    id="read.typography",
    name=Phrase("ReadingPane", "Typography…"),
    group=Group.READ,
    keys=("Ctrl+Shift+T",),
)
VOWEL_MARKS = Command(
    id="read.vowel_marks",
    name=Phrase("ReadingPane", "Show or hide vowel marks"),
    group=Group.READ,
    keys=("Ctrl+Shift+M",),
)
DIRECTION = Command(
    id="read.direction",
    name=Phrase("ReadingPane", "Turn the direction of the paragraph"),
    group=Group.READ,
    keys=("D",),
)
RULER = Command(
    id="read.ruler",
    name=Phrase("ReadingPane", "Reading ruler"),
    group=Group.READ,
    keys=("Ctrl+Shift+R",),
)
SMALLER = Command(
    id="read.smaller",
    name=Phrase("ReadingPane", "Smaller text"),
    group=Group.READ,
    keys=("Ctrl+-",),
)
LARGER = Command(
    id="read.larger",
    name=Phrase("ReadingPane", "Larger text"),
    group=Group.READ,
    keys=(
        "Ctrl++",
        "Ctrl+=",
    ),
)
