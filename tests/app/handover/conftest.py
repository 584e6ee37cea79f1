"""Marks in the sample library, as a person left them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.window import Window
from index.documents import MarkColour, Place


@pytest.fixture
def marked(open_samples: Callable[..., Window]) -> Callable[..., Window]:
    """Makes a window in a language; its Arabic article has two marks, one of them with a note."""

    def make(language: str = "en") -> Window:
        window = open_samples(language)
        library = window.program.session.library
        found = next(each for each in library.documents() if each.language == "ar")
        add = library.annotations.add
        add(found.id, Place(1, 0), Place(1, 30), colour=MarkColour.GREEN, note="my secret note")
        add(found.id, Place(1, 40), Place(2, 5), colour=MarkColour.PINK, tags=["water"])
        return window

    return make
