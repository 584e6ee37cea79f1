"""Keys by name: which one was pressed, whatever the keyboard's layout, and how it is written.

A single letter is meant by its place on the keyboard: where an Arabic layout sends ا, the key is
still H. A Latin layout says itself which letter stands on the key. Other systems than macOS
number the places as the AT keyboard did, X11 and Wayland with 8 added; macOS has numbers of its
own (``HIToolbox/Events.h``).
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_NONE = Qt.KeyboardModifier.NoModifier

_ROWS = (  # number of the first key; what stands on the row without and with Shift
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "QWERTYUIOP[]", "QWERTYUIOP{}"),
    (30, "ASDFGHJKL;'`", 'ASDFGHJKL:"~'),
    (43, "\\ZXCVBNM,./", "|ZXCVBNM<>?"),
)
_MAC = {
    number: (plain, shifted)
    for plain, shifted, number in zip(
        "ASDFHGZXCVBQWERYT123465=97-80]OU[IPLJ'K;\\,/NM.`",
        'ASDFHGZXCVBQWERYT!@#$^%+(&_*)}OU{IPLJ"K:|<?NM>~',
        (*range(10), *range(11, 36), *range(37, 48), 50),
        strict=True,
    )
}
_AT = {
    first + step: pair
    for first, plain, shifted in _ROWS
    for step, pair in enumerate(zip(plain, shifted, strict=True))
}
_XKB_OFFSET = 8


def is_letter(key: str) -> bool:
    """Whether a key by name is one that also types: it may stand alone only outside text."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return False
    pressed = sequence[0]  # pyright: ignore[reportIndexIssue]  the stub lacks it
    return not pressed.keyboardModifiers() & ~_SHIFT and _types(pressed.key())


def normal(key: str) -> str:
    """One name for every way to write a key; empty for what is none."""
    return QKeySequence(key).toString()


def shown(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def pressed(event: QKeyEvent) -> tuple[str, ...]:
    """The names of what was pressed: as typed and, for another script's layout, by place."""
    modifiers = event.modifiers() & ~_KEYPAD
    typed = Qt.Key(event.key())
    names = [_name(typed, modifiers)]
    if not _is_latin(typed):
        character = _at_place(event, shifted=bool(modifiers & _SHIFT))
        if character:
            names.append(_name(Qt.Key(ord(character)), modifiers))
    return tuple(name for name in names if name)


def _name(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    if _types(key) and not _is_latin(key):
        modifiers &= ~_SHIFT  # "?" says itself that Shift was held
    return QKeySequence(QKeyCombination(modifiers, key)).toString()


def _types(key: Qt.Key) -> bool:
    """Space does not count: it is a key of lists, buttons and the reader."""
    return Qt.Key.Key_Space.value < key.value < Qt.Key.Key_Escape.value


def _is_latin(key: Qt.Key) -> bool:
    return Qt.Key.Key_A.value <= key.value <= Qt.Key.Key_Z.value


def _at_place(event: QKeyEvent, *, shifted: bool) -> str:
    """What a US keyboard has where the key is; empty for other keys."""
    if sys.platform == "darwin":
        pair = _MAC.get(event.nativeVirtualKey()) if event.nativeScanCode() else None
    else:
        offset = 0 if sys.platform == "win32" else _XKB_OFFSET
        pair = _AT.get(event.nativeScanCode() - offset)
    return pair[shifted] if pair else ""
