"""What can be done with marks, notes, tags and states: names and keys."""

from __future__ import annotations

from app.commands.command import Command, Group
from app.translation import Phrase
from index.documents import MarkColour, ReviewState

UNDO = Command(id="mark.undo", name=Phrase("Marking", "Undo"), group=Group.MARK, keys=("Ctrl+Z",))
REDO = Command(
    id="mark.redo",
    name=Phrase("Marking", "Do it again"),
    group=Group.MARK,
    keys=("Ctrl+Shift+Z", "Ctrl+Y"),
    mac=("Ctrl+Shift+Z",),
)
HIGHLIGHT = Command(
    id="mark.highlight",
    name=Phrase("Marking", "Highlight the selection"),
    group=Group.MARK,
    keys=("H",),
)
NOTE = Command(
    id="mark.note",
    name=Phrase("Marking", "Note and tags…"),
    group=Group.MARK,
    keys=("Return", "M"),
    local=True,
)
TAGS = Command(id="mark.tags", name=Phrase("Marking", "Tags…"), group=Group.MARK, keys=("T",))
DELETE = Command(
    id="mark.delete",
    name=Phrase("Marking", "Delete the mark"),
    group=Group.MARK,
    keys=("Del",),
    local=True,
)
NEXT_MARK = Command(
    id="mark.next", name=Phrase("Marking", "Next mark"), group=Group.MARK, keys=("]",)
)
PREVIOUS_MARK = Command(
    id="mark.previous", name=Phrase("Marking", "Previous mark"), group=Group.MARK, keys=("[",)
)
CONFIRM = Command(
    id="mark.confirm",
    name=Phrase("Marking", "Confirm that the mark belongs here"),
    group=Group.MARK,
    keys=("Y",),
)
ATTACH = Command(
    id="mark.attach",
    name=Phrase("Marking", "Attach to the selected words"),
    group=Group.MARK,
)
ALL_MARKS = Command(
    id="mark.all",
    name=Phrase("Marking", "All marks of the library"),
    group=Group.MARK,
    keys=("Ctrl+Shift+A",),
)
ALL_TAGS = Command(id="mark.all_tags", name=Phrase("Marking", "All tags…"), group=Group.MARK)
NAME_COLOUR = Command(
    id="mark.name_colour", name=Phrase("Marking", "Name the colours…"), group=Group.MARK
)

_COLOUR_NAMES = {
    MarkColour.YELLOW: Phrase("Marking", "Mark in yellow"),
    MarkColour.GREEN: Phrase("Marking", "Mark in green"),
    MarkColour.BLUE: Phrase("Marking", "Mark in blue"),
    MarkColour.PINK: Phrase("Marking", "Mark in pink"),
    MarkColour.ORANGE: Phrase("Marking", "Mark in orange"),
    MarkColour.PURPLE: Phrase("Marking", "Mark in purple"),
    MarkColour.TEAL: Phrase("Marking", "Mark in teal"),
    MarkColour.GREY: Phrase("Marking", "Mark in grey"),
}
COLOURS = {
    colour: Command(
        id=f"mark.{colour.value}",
        name=_COLOUR_NAMES[colour],
        group=Group.MARK,
        keys=(str(key),),
    )
    for key, colour in enumerate(MarkColour, 1)
}
STATES = {
    ReviewState.RELEVANT: Command(
        id="mark.relevant",
        name=Phrase("Marking", "Relevant, and on to the next"),
        group=Group.MARK,
        keys=("R",),
    ),
    ReviewState.NOT_RELEVANT: Command(
        id="mark.not",
        name=Phrase("Marking", "Not relevant, and on to the next"),
        group=Group.MARK,
        keys=("X",),
    ),
    ReviewState.CHECK: Command(
        id="mark.check",
        name=Phrase("Marking", "To be checked, and on to the next"),
        group=Group.MARK,
        keys=("C",),
    ),
    ReviewState.UNREAD: Command(
        id="mark.unread",
        name=Phrase("Marking", "Unread again"),
        group=Group.MARK,
        keys=("U",),
    ),
}
