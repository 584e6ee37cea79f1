"""The window's own commands: what can be done from anywhere, and the menu made of it."""

from __future__ import annotations

from PySide6.QtGui import QAction

from app.annotations.commands import ALL_MARKS, ALL_TAGS, NAME_COLOUR, REDO, UNDO
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.commands.palette import PALETTE
from app.commands.quick_open import QUICK_OPEN
from app.help.window import ALL_KEYS, HELP
from app.translation import Phrase

FIND = Command(
    id="find.library",
    name=Phrase("Actions", "Search"),
    group=Group.FIND,
    keys=("Ctrl+K", "Ctrl+L"),
)
NEXT_HIT = Command(
    id="find.next",
    name=Phrase("Actions", "Next passage"),
    group=Group.FIND,
    keys=("F4", "N"),
)
PREVIOUS_HIT = Command(
    id="find.previous",
    name=Phrase("Actions", "Previous passage"),
    group=Group.FIND,
    keys=("Shift+F4", "Shift+N"),
)
FILTERS = Command(
    id="find.filters",
    name=Phrase("Actions", "Filters…"),
    group=Group.FIND,
    keys=("Ctrl+Shift+F",),
)
CONCORDANCE = Command(
    id="find.concordance",
    name=Phrase("Actions", "Concordance"),
    group=Group.FIND,
    keys=("Ctrl+Shift+L",),
)
WATCH = Command(
    id="find.watch",
    name=Phrase("Actions", "Watch list"),
    group=Group.FIND,
    keys=("Ctrl+Shift+W",),
)
SAVE_SEARCH = Command(
    id="find.save",
    name=Phrase("Actions", "Save this search"),
    group=Group.FIND,
    keys=("Ctrl+S",),
)
ADD_FILES = Command(
    id="library.add_files",
    name=Phrase("Actions", "Add files…"),
    group=Group.LIBRARY,
    keys=("Ctrl+O",),
)
ADD_FOLDER = Command(
    id="library.add_folder",
    name=Phrase("Actions", "Add a folder…"),
    group=Group.LIBRARY,
    keys=("Ctrl+Shift+O",),
)
PASTE = Command(
    id="library.paste",
    name=Phrase("Actions", "Add the files on the clipboard"),
    group=Group.LIBRARY,
    keys=("Ctrl+V",),
)
LAST_REPORT = Command(
    id="library.last_report",
    name=Phrase("Actions", "Report of the last import"),
    group=Group.LIBRARY,
)
RECOGNISE = Command(
    id="library.recognise",
    name=Phrase("Actions", "Recognise the text of scanned pages"),
    group=Group.LIBRARY,
)
TRASH = Command(id="library.trash", name=Phrase("Actions", "Trash…"), group=Group.LIBRARY)
NEW_LIBRARY = Command(id="library.new", name=Phrase("Actions", "New library…"), group=Group.LIBRARY)
OPEN_LIBRARY = Command(
    id="library.open", name=Phrase("Actions", "Open another library…"), group=Group.LIBRARY
)
SAMPLES = Command(
    id="library.samples", name=Phrase("Actions", "Open the sample library"), group=Group.LIBRARY
)
COPY_CITED = Command(
    id="handover.copy",
    name=Phrase("Actions", "Copy with citation"),
    group=Group.HAND_OVER,
    keys=("Ctrl+Shift+C",),
)
EXPORT = Command(
    id="handover.export",
    name=Phrase("Actions", "Export passages…"),
    group=Group.HAND_OVER,
    keys=("Ctrl+Shift+E",),
)
EVIDENCE = Command(
    id="handover.evidence",
    name=Phrase("Actions", "Evidence pack…"),
    group=Group.HAND_OVER,
)
PRINT = Command(
    id="handover.print",
    name=Phrase("Actions", "Print the document with its marks…"),
    group=Group.HAND_OVER,
)
SAVE_PDF = Command(
    id="handover.pdf",
    name=Phrase("Actions", "Save the document with its marks as PDF…"),
    group=Group.HAND_OVER,
)
TOGGLE_LIBRARY = Command(
    id="window.library",
    name=Phrase("Actions", "Show or hide the library"),
    group=Group.WINDOW,
    keys=("F9",),
)
NEXT_PANE = Command(
    id="window.next_pane",
    name=Phrase("Actions", "Go to the next pane"),
    group=Group.WINDOW,
    keys=("F6",),
)
PREVIOUS_PANE = Command(
    id="window.previous_pane",
    name=Phrase("Actions", "Go to the previous pane"),
    group=Group.WINDOW,
    keys=("Shift+F6",),
)
SETTINGS = Command(
    id="window.settings",
    name=Phrase("Actions", "Settings…"),
    group=Group.WINDOW,
    keys=("Ctrl+,",),
)
FULL_SCREEN = Command(
    id="window.full_screen",
    name=Phrase("Actions", "Full screen: the text alone"),
    group=Group.WINDOW,
    keys=("F11",),
    mac=("Ctrl+Meta+F",),
)
QUIT = Command(
    id="window.quit", name=Phrase("Actions", "Quit"), group=Group.WINDOW, keys=("Ctrl+Q",)
)

MENU = (
    (ADD_FILES, ADD_FOLDER, PASTE, LAST_REPORT, RECOGNISE, TRASH),
    (NEW_LIBRARY, OPEN_LIBRARY, SAMPLES),
    (FIND, FILTERS, QUICK_OPEN, NEXT_HIT, PREVIOUS_HIT),
    (SAVE_SEARCH, CONCORDANCE, WATCH),
    (COPY_CITED, EXPORT, EVIDENCE, PRINT, SAVE_PDF),
    (UNDO, REDO, ALL_MARKS, ALL_TAGS, NAME_COLOUR),
    (PALETTE, TOGGLE_LIBRARY, FULL_SCREEN, SETTINGS),
    (HELP, ALL_KEYS),
)


def menu(commands: Commands) -> list[list[QAction]]:
    """What the window's menu offers, in groups."""
    return [[commands.action(command.id) for command in group] for group in MENU]
