"""A whole session by keys alone: ``python -m tests.app.session.play HOME LANGUAGE``.

Run by test_session.py on a screen of its own. It stops at the first thing that is not as it should
be; the status says whether it came to the end.
"""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtWidgets import QApplication, QFileDialog

from app.handover.evidence_dialog import EvidenceDialog
from app.start import make_application
from index.documents import Annotation, ReviewState
from resources import resource_path
from tests.app.session.hands import Hands

QUESTION = "families left the marsh"


class Session:
    """The steps of the session, in order."""

    def __init__(self, hands: Hands, home: Path) -> None:
        self.hands = hands
        self.home = home
        self.library = home / "Reading.warraq"

    def run(self) -> None:
        """Everything, from the first drop to the next morning."""
        self.hands.open(self.library)
        self.import_folder()
        self.search()
        self.walk_hits()
        self.open_and_read()
        self.mark()
        self.save_search()
        self.compare()
        self.hand_over()
        self.undo_and_redo()
        self.reopen()
        self.hands.close()

    def import_folder(self) -> None:
        """Paste a folder that was copied in the file manager, right where the focus is."""
        hands, window = self.hands, self.hands.window
        assert window.top.field.hasFocus()
        hands.copy(resource_path("samples"))
        hands.press("ctrl+v")
        hands.until(lambda: len(window.library.documents) == 14, "the folder is imported")
        hands.idle()
        assert window.top.field.text() == ""

    def search(self) -> None:
        """Ask in English; Arabic passages are among those that answer."""
        hands, window = self.hands, self.hands.window
        hands.press("ctrl+k")
        hands.type(QUESTION)
        hands.press("Return")
        hands.until(lambda: window.results.model.hits, "passages are found")
        hands.idle()
        assert "ar" in {hit.document.language for hit in window.results.model.hits}

    def walk_hits(self) -> None:
        """Down goes to the list; F4 and Shift+F4 step through the passages from anywhere."""
        hands, window = self.hands, self.hands.window
        hands.press("Down")
        assert window.results.list.hasFocus()
        hands.press("Home")
        hands.idle()
        assert window.results.list.row == 0
        hands.press("F4", "F4", "shift+F4")
        hands.idle()
        assert window.results.list.row == 1
        hands.press("n")
        hands.idle()
        assert window.results.list.row == 2

    def open_and_read(self) -> None:
        """F6 leads into the text, at the passage; the caret selects its words."""
        hands, window = self.hands, self.hands.window
        hands.press("F4")
        hands.idle()
        hands.until(lambda: window.reader.view.current_hit is not None, "the passage is shown")
        hands.go_to(window.reader.view)
        hands.press("ctrl+shift+Right", "ctrl+shift+Right", "ctrl+shift+Right")
        assert not window.reader.view.selection.empty

    def mark(self) -> None:
        """H highlights what is selected; M writes a note and tags; R says that it is relevant."""
        hands = self.hands
        hands.press("h")
        hands.until(lambda: len(self.marks()) == 1, "the words are highlighted")
        hands.press("bracketleft", "m")
        hands.idle()
        hands.type("ask who counted")
        hands.press("Tab")
        hands.type("water, displacement")
        hands.press("ctrl+Return")
        hands.until(lambda: self.marks()[0].note == "ask who counted", "the note is kept")
        assert set(self.marks()[0].tags) == {"water", "displacement"}
        hands.press("r")
        hands.until(self.judged, "the passage is relevant")

    def marks(self) -> list[Annotation]:
        """The marks that have a colour: those that are only judgements have none."""
        library = self.hands.program.session.library
        return [mark for mark in library.annotations.find() if mark.colour is not None]

    def judged(self) -> dict[tuple[int, int], ReviewState]:
        """The passages that were judged."""
        return self.hands.program.session.library.annotations.passage_states()

    def save_search(self) -> None:
        """Ctrl+S keeps the question, to be asked again another day."""
        hands = self.hands
        hands.press("ctrl+s")
        hands.until(self.saved, "the search is saved")
        hands.idle()

    def saved(self) -> list[str]:
        """The questions that are kept."""
        return [held.query for held in self.hands.program.session.library.searches.every()]

    def compare(self) -> None:
        """Another document beside this one, and away again."""
        hands, window = self.hands, self.hands.window
        hands.go_to(window.reader.view)
        hands.press("ctrl+backslash")
        hands.idle()
        hands.press("Return")
        hands.until(window.reader.beside.isVisible, "another document stands beside")
        hands.idle()
        hands.go_to(window.reader.view)
        hands.press("ctrl+backslash")
        hands.until(lambda: not window.reader.beside.isVisible(), "it is away again")

    def hand_over(self) -> None:
        """Copy the words with their citation; pack the passages as evidence, and check the pack."""
        hands, pack = self.hands, self.home / "pack"
        hands.press("ctrl+shift+c")
        hands.until(lambda: "\n— " in QApplication.clipboard().text(), "the citation is copied")
        hands.press("ctrl+shift+p")
        hands.type("Evidence pack")
        hands.press("Return")
        hands.until(lambda: QApplication.activeModalWidget() is not None, "the dialog is there")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EvidenceDialog)
        hands.until(dialog.save.isEnabled, "the pack is shown before it is written")
        hands.press("Return")
        hands.until(
            lambda: isinstance(QApplication.activeModalWidget(), QFileDialog),
            "it asks where",
        )
        hands.press("ctrl+a")
        hands.type(str(pack))
        hands.press("Return")
        hands.until((pack / "manifest-sha256.txt").exists, "the pack is written")
        hands.idle()
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            subprocess.run(["sha256sum", "--check", "--quiet", manifest], cwd=pack, check=True)
        hands.press("Escape")
        hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog is closed")

    def undo_and_redo(self) -> None:
        """Everything that was changed is undone, the saved search too, and done again."""
        hands = self.hands
        hands.go_to(hands.window.reader.view)
        before, saved = self.judged(), self.saved()
        hands.press(*["ctrl+z"] * 4)
        hands.until(
            lambda: not self.marks() and not self.judged() and not self.saved(),
            "everything is undone",
        )
        hands.press(*["ctrl+shift+z"] * 4)
        hands.until(
            lambda: (self.judged(), self.saved()) == (before, saved), "everything is done again"
        )
        assert self.marks()[0].note == "ask who counted"

    def reopen(self) -> None:
        """The next morning everything is as it was."""
        hands = self.hands
        marks, judged, saved = self.marks(), self.judged(), self.saved()
        hands.close()
        hands.open(self.library)
        hands.until(lambda: len(hands.window.library.documents) == 14, "the documents are listed")
        assert (self.marks(), self.judged(), self.saved()) == (marks, judged, saved)


def main() -> NoReturn:
    """Play the session."""
    home, language = Path(sys.argv[1]), sys.argv[2]
    faulthandler.enable()
    application = make_application()
    assert isinstance(application, QApplication)
    Session(Hands(application, home, language), home).run()
    sys.stderr.flush()
    os._exit(0)  # the order in which Qt's objects die at the end of a script is nobody's promise


if __name__ == "__main__":
    main()
