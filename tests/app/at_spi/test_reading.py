"""The window read back over AT-SPI, by another process, as a screen reader does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import pytest

from index.documents import MarkColour, Place
from index.library import Library
from tests.app.screens import screen, session_bus
from tests.conftest import REPOSITORY

pytest.importorskip("jeepney", reason="D-Bus is spoken with jeepney")
from tests.app.at_spi.reading import Listener, Thing

NEEDED = ("Xvfb", "dbus-daemon")
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
WAIT_S = 30.0

TITLE, SECOND = "عنوان الوثيقة", "Second heading"
MIXED = "قال John Smith إن العودة ممكنة عام 2023."
LAST = "The return (عودة المياه) is possible 😀 now."
LINES = (TITLE, MIXED, SECOND, LAST)

Found = TypeVar("Found")
_WORD, _PARAGRAPH = 1, 4  # granularities of AT-SPI
_FOCUSABLE, _MULTI_LINE, _READ_ONLY = 11, 17, 43  # states of AT-SPI
_PRESSABLE = {"push button", "toggle button", "check box", "radio button", "combo box"}


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a screen and a session bus of the test's own."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if sys.platform != "linux" or lacking or not SERVICE.exists():
        pytest.skip(f"AT-SPI needs Linux, at-spi2-core, {' and '.join(NEEDED)}")
    home = tmp_path_factory.mktemp("desktop")
    with ExitStack() as stack:
        environment = session_bus(stack, screen(stack))
        yield {**environment, "XDG_RUNTIME_DIR": str(home), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}


class Heard:
    """A window in a process of its own, and the ear on it."""

    def __init__(self, listener: Listener, program: Thing) -> None:
        self.listener = listener
        self.everything = list(listener.walk(program))
        self.reader = next(
            thing
            for thing in self.everything
            if listener.role(thing) == "text"
            and "Text" in listener.interfaces(thing)
            and listener.property(thing, "Text", "CharacterCount") >= len("\n".join(LINES))
        )

    def text(self, method: str, kinds: str, *values: object) -> Any:
        """Ask the text of the reader."""
        return self.listener.ask(self.reader, "Text", method, kinds, *values)


@pytest.fixture(scope="module", params=["en", "ar"])
def heard(
    request: pytest.FixtureRequest,
    desktop: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Heard]:
    """The program's window in each language, a document of mixed writing open in it."""
    home = tmp_path_factory.mktemp("read")
    lines = (f"# {TITLE}", MIXED, f"## {SECOND}", LAST)
    (home / "mixed.md").write_text("\n\n".join(lines), encoding="utf-8")
    with Library.create(home / "Mixed.warraq") as library:
        (file,) = library.import_paths([home / "mixed.md"]).files
        assert file.document_id is not None
        start, end = Place(3, 4), Place(3, 10)
        library.annotations.add(file.document_id, start, end, colour=MarkColour.BLUE)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.app.at_spi.window", home / "Mixed.warraq", request.param],
        cwd=REPOSITORY,
        env=desktop,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as window:
        assert window.stdout is not None
        listener = Listener(desktop["DBUS_SESSION_BUS_ADDRESS"])
        assert window.stdout.readline() == "ready\n"
        yield Heard(listener, wait_for(lambda: next(iter(listener.programs()), None)))
        listener.close()
        assert window.stdin is not None
        window.stdin.close()


def wait_for(found: Callable[[], Found | None]) -> Found:
    """The program registers by itself a moment after its window is there, and so do its marks."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        thing = found()
        if thing:
            return thing
        time.sleep(0.05)
    raise TimeoutError("nothing came")


def test_the_text_is_heard_in_reading_order(heard: Heard) -> None:
    """Title, paragraphs and the foreign words in them come as they are read, not as they look."""
    assert heard.text("GetText", "ii", 0, -1) == "\n".join(LINES)


def test_the_reader_is_a_read_only_text_of_many_lines(heard: Heard) -> None:
    """What it is and what can be done with it is told."""
    states = heard.listener.states(heard.reader)
    for state in (_FOCUSABLE, _MULTI_LINE, _READ_ONLY):
        assert states >> state & 1, state


def test_words_of_a_mixed_paragraph_follow_one_another(heard: Heard) -> None:
    """Going on word by word crosses from Arabic to English and back without a jump."""
    at, words = len(TITLE) + 1, []
    end = at + len(MIXED)
    while at < end:
        word, _, after = heard.text("GetStringAtOffset", "iu", at, _WORD)
        words.append(word.strip())
        at = after + 1
    assert [word.rstrip(".") for word in words if word.strip(".")] == MIXED.rstrip(".").split()


def test_a_paragraph_is_read_whole(heard: Heard) -> None:
    """Asked at any of its letters a paragraph gives itself and where it stands."""
    start = len(TITLE) + 1
    paragraph = heard.text("GetStringAtOffset", "iu", start + 9, _PARAGRAPH)
    assert paragraph == (MIXED, start, start + len(MIXED))


def test_the_caret_is_led_and_followed(heard: Heard) -> None:
    """A screen reader puts the caret where it reads, and is told where it is."""
    for place in (3, len(TITLE) + 5, len("\n".join(LINES))):
        assert heard.text("SetCaretOffset", "i", place)
        assert heard.listener.property(heard.reader, "Text", "CaretOffset") == place


def test_a_selection_is_made_and_told(heard: Heard) -> None:
    """What a screen reader selects is selected, over the bound of paragraphs too."""
    assert heard.text("SetCaretOffset", "i", 0)
    heard.text("AddSelection", "ii", 6, len(TITLE) + 4)
    assert heard.text("GetNSelections", "") == 1
    assert heard.text("GetSelection", "i", 0) == (6, len(TITLE) + 4)


def test_headings_are_met_as_headings(heard: Heard) -> None:
    """The document's headings are objects of their own, and are heard in the text as well."""
    listener = heard.listener
    inside = list(listener.walk(heard.reader))[1:]
    assert [(listener.role(thing), listener.name(thing)) for thing in inside] == [
        ("heading", TITLE),
        ("heading", SECOND),
    ]
    weights = [heard.text("GetAttributes", "i", at)[0].get("weight") for at in (2, 20)]
    assert weights == ["bold", None]


def test_marks_are_heard_where_they_stand(heard: Heard) -> None:
    """The marked word is coloured and underlined, the words around it are not."""
    at = len("\n".join(LINES)) - len(LAST) + 6
    told = wait_for(lambda: heard.text("GetAttributes", "i", at)[0].get("bg-color"))
    assert told
    assert "bg-color" not in heard.text("GetAttributes", "i", at + 6)[0]


def test_the_direction_of_a_paragraph_is_told(heard: Heard) -> None:
    """Whether a paragraph runs from the right is an attribute of its text."""
    directions = [
        heard.text("GetAttributes", "i", at)[0].get("direction", "ltr")
        for at in (2, len(TITLE) + 2, len("\n".join(LINES)) - 2)
    ]
    assert directions == ["rtl", "rtl", "ltr"]


def test_everything_that_can_be_pressed_has_a_name(heard: Heard) -> None:
    """No button on the screen is only a button."""
    listener = heard.listener
    nameless = [
        (listener.role(thing), thing.path)
        for thing in heard.everything
        if listener.role(thing) in _PRESSABLE
        and listener.states(thing) >> 25 & 1  # showing
        and not listener.name(thing)
    ]
    assert not nameless
