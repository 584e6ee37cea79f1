"""Keys by name, whatever the layout of the keyboard."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.commands.keys import is_letter, normal, pressed

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
OFFSET = 0 if sys.platform == "win32" else 8
ARABIC_ALEF = 0x627  # Qt has no name for the key of an Arabic letter: its value is the letter's
ARABIC_ONE = 0x661


def event(key: int, modifiers: Qt.KeyboardModifier = NONE, place: int = 0) -> QKeyEvent:
    """A key as a keyboard sends it; ``place`` as an AT keyboard counts."""
    native = place + OFFSET if place else 0
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, native, 0, 0, "")


@pytest.mark.parametrize("key", ["H", "Shift+N", "1", "?", "\\"])
def test_what_types_is_a_letter(key: str) -> None:
    """Keys that would write something where text is typed are known as such."""
    assert is_letter(key)


@pytest.mark.parametrize("key", ["Ctrl+H", "F4", "Alt+Left", "Del", "Space", "Ctrl+K, H", ""])
def test_what_does_not_type_is_none(key: str) -> None:
    """Keys with Control, function keys, Space and sequences may be heard anywhere."""
    assert not is_letter(key)


@pytest.mark.parametrize(
    ("pressed_key", "names"),
    [
        (event(Qt.Key.Key_H), ("H",)),
        (event(Qt.Key.Key_N, SHIFT), ("Shift+N",)),
        (event(Qt.Key.Key_Question, SHIFT), ("?",)),
        (event(Qt.Key.Key_F4, SHIFT), ("Shift+F4",)),
    ],
)
def test_a_latin_layout_names_its_keys(pressed_key: QKeyEvent, names: tuple[str, ...]) -> None:
    """What a Latin keyboard types is the key."""
    assert pressed(pressed_key) == names


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS numbers places in its own way")
@pytest.mark.parametrize(
    ("pressed_key", "name"),
    [
        (event(ARABIC_ALEF, place=35), "H"),
        (event(ARABIC_ALEF, SHIFT, place=49), "Shift+N"),
        (event(ARABIC_ONE, place=2), "1"),
        (event(ARABIC_ALEF, SHIFT, place=53), "?"),
        (event(ARABIC_ALEF, CONTROL, place=37), "Ctrl+K"),
    ],
)
def test_another_layout_is_asked_for_the_place(pressed_key: QKeyEvent, name: str) -> None:
    """On an Arabic keyboard the key of H is H, though it types another letter."""
    assert pressed(pressed_key)[-1] == name


def test_a_key_has_one_name() -> None:
    """However a key was written down, it is compared under one name."""
    assert normal("shift+ctrl+k") == normal("Ctrl+Shift+K") == "Ctrl+Shift+K"
    assert normal("Hopscotch+9") == ""
