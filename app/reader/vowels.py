"""Vowel marks that can be left out of what is drawn: harakat, niqqud and signs of recitation.

Marks that make another letter (maddah, hamza above and below) always stay.
"""

from __future__ import annotations

_RANGES = (
    (0x0591, 0x05BD),  # Hebrew accents and points
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A),  # Arabic honorifics and signs above
    (0x064B, 0x0652),  # tanwin, fatha, damma, kasra, shadda, sukun
    (0x0656, 0x065F),
    (0x0670, 0x0670),  # dagger alif
    (0x06D6, 0x06DC),  # Qur'anic annotation
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08D3, 0x08E1),
    (0x08E3, 0x08FF),
)

VOWEL_MARKS = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
