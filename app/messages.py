"""What the page says while there is nothing to read."""

from __future__ import annotations

from collections.abc import Callable

from app.page import Page
from app.translation import translate
from app.wording import problem_words
from index.problems import LibraryProblem

Act = Callable[[], None]


def say_opening(page: Page) -> None:
    """A library is being opened."""
    page.say("library", translate("Messages", "Opening the library…"), "")


def say_ready(page: Page) -> None:
    """There are documents, and none is open."""
    page.say(
        "book-open",
        translate("Messages", "Ask, or choose a document"),
        translate("Messages", "The passage that answers is shown here."),
    )


def say_empty(page: Page, *, add_files: Act, open_samples: Act) -> None:
    """The library holds nothing yet."""
    page.say(
        "inbox",
        translate("Messages", "Drop articles here"),
        translate(
            "Messages",
            "Files or whole folders, in any language. They stay on this computer, and nothing"
            " is ever sent anywhere.",
        ),
        [
            (translate("Messages", "Add files…"), add_files),
            (translate("Messages", "Open the sample library"), open_samples),
        ],
    )


def say_cannot_open(
    page: Page, error: Exception, *, create: Act, open_library: Act, new_library: Act
) -> None:
    """The library cannot be opened, and what can be done instead."""
    choices = [
        (translate("Messages", "Open another library…"), open_library),
        (translate("Messages", "New library…"), new_library),
    ]
    if isinstance(error, LibraryProblem) and error.code == "library_missing":
        choices.insert(0, (translate("Messages", "Create it"), create))
    headline = translate("Messages", "The library cannot be opened")
    page.say("circle-alert", headline, problem_words(error), choices)
