"""Documents go to the trash and into collections, and everything comes back by undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from app.library.trash_dialog import TrashDialog
from app.window import Window
from index.documents import ReviewState
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]
CONTROL = Qt.KeyboardModifier.ControlModifier


def idle(window: Window, qtbot: QtBot) -> None:
    """Wait until everything that was asked has happened and is shown."""
    qtbot.wait(300)  # the list of documents follows a change a moment later
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)


def choose(window: Window, *rows: int) -> None:
    """Choose documents of the list as with Ctrl and the mouse."""
    window.documents.list.choose_row(rows[0])
    window.documents.list.setFocus()
    flag = QItemSelectionModel.SelectionFlag.Select
    for row in rows[1:]:
        window.documents.list.selectionModel().select(window.documents.model.index(row), flag)


def popup(window: Window, qtbot: QtBot) -> QMenu:
    """The menu of collections, as the key brings it up."""
    window.commands.run("library.collect")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=WAIT_MS)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_delete_and_undo_by_keys(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Del puts the chosen documents into the trash; Ctrl+Z brings them back, and again."""
    window = open_samples()
    library = window.program.session.library
    choose(window, 0, 1)
    gone = {document.id for document in window.documents.chosen}
    qtbot.keyClick(window.documents.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(library.documents()) == 12, timeout=WAIT_MS)
    idle(window, qtbot)
    assert len(window.library.documents) == window.documents.model.rowCount() == 12
    assert not gone & {document.id for document in window.library.documents}
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: len(library.documents()) == 14, timeout=WAIT_MS)
    window.commands.run("mark.redo")
    qtbot.waitUntil(lambda: len(library.documents()) == 12, timeout=WAIT_MS)
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: len(window.library.documents) == 14, timeout=WAIT_MS)


def test_the_text_of_a_deleted_document_leaves_the_reader(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """What is in the trash is not read on."""
    window = open_samples()
    choose(window, 3)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    window.commands.run("library.delete")
    qtbot.waitUntil(lambda: window.reader.document is None, timeout=WAIT_MS)
    assert window.documents.list.row == 3


def test_the_trash_brings_back_and_is_emptied(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """The dialog lists what was deleted; emptied, it cannot be undone, and says so."""
    window = open_samples()
    library = window.program.session.library
    for _ in range(2):
        choose(window, 0)
        window.commands.run("library.delete")
        idle(window, qtbot)
    window.commands.run("library.trash")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TrashDialog)
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 2, timeout=WAIT_MS)
    dialog.restore.click()
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 1, timeout=WAIT_MS)
    assert len(library.documents()) == 13
    dialog.empty_now()
    qtbot.waitUntil(lambda: "empty" in dialog.said(), timeout=WAIT_MS)
    dialog.close()
    for _ in range(3):
        window.commands.run("mark.undo")
    idle(window, qtbot)
    assert len(library.documents()) == 13  # what was emptied is gone, what was not is back
    assert "no longer in the trash" in window.strip.text()


def test_documents_go_into_collections_and_out_again(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """The menu makes a collection, ticks those that hold the documents, and is undone."""
    window = open_samples()
    library = window.program.session.library
    choose(window, 0, 2)
    ids = tuple(sorted(document.id for document in window.documents.chosen))
    menu = popup(window, qtbot)
    menu.actions()[-1].trigger()
    menu.close()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("الأهوار")
    dialog.accept()
    qtbot.waitUntil(lambda: library.collections() == {"الأهوار": ids}, timeout=WAIT_MS)
    idle(window, qtbot)
    assert window.library.model.row_of("collection:الأهوار") > 0
    menu = popup(window, qtbot)
    assert menu.actions()[0].isChecked()
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: library.collections() == {"الأهوار": ()}, timeout=WAIT_MS)
    window.commands.run("mark.undo")
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: library.collections() == {}, timeout=WAIT_MS)


def test_a_collection_is_renamed_and_dissolved(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """In the library's pane, by the same keys as a saved search."""
    window = open_samples()
    library = window.program.session.library
    library.collecting.add("Marshes", [1])
    idle(window, qtbot)
    window.library.list.choose_row(window.library.model.row_of("collection:Marshes"))
    window.library.list.setFocus()
    qtbot.keyClick(window.library.list, Qt.Key.Key_F2)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue() == "Marshes"
    dialog.setTextValue("Rivers")
    dialog.accept()
    qtbot.waitUntil(lambda: library.collections() == {"Rivers": (1,)}, timeout=WAIT_MS)
    idle(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    window.library.list.choose_row(window.library.model.row_of("collection:Rivers"))
    window.library.list.setFocus()
    qtbot.keyClick(window.library.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: library.collections() == {}, timeout=WAIT_MS)
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: library.collections() == {"Marshes": (1,)}, timeout=WAIT_MS)


def test_a_state_is_set_on_all_that_are_chosen(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """One key judges several documents, one undo takes it back."""
    window = open_samples()
    review = window.program.session.library.review
    choose(window, 1, 3, 4)
    ids = {document.id for document in window.documents.chosen}
    qtbot.keyClick(window.documents.list, Qt.Key.Key_R)
    wanted = dict.fromkeys(ids, ReviewState.RELEVANT)
    qtbot.waitUntil(lambda: review.states() == wanted, timeout=WAIT_MS)
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: review.states() == {}, timeout=WAIT_MS)


def test_the_menu_of_the_shelves_names_what_is_there(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """Where nothing was named, it only makes a new collection."""
    window = open_samples()
    window.library.list.customContextMenuRequested.emit(QPoint(40, 60))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["New collection…"]
    menu.close()


def test_what_is_deleted_while_it_opens_is_no_problem(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """Down and Del in one go: the strip speaks of the trash, not of a document that is missing."""
    window = open_samples()
    window.documents.list.choose_row(2)
    window.commands.run("library.delete")
    idle(window, qtbot)
    assert "In the trash" in window.strip.text()
    assert window.reader.document is None


def test_one_of_several_chosen_documents_is_gone_to(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """Several are chosen without opening any; a click on one of them opens it."""
    window = open_samples()
    choose(window, 0)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    choose(window, 0, 1, 2)
    idle(window, qtbot)
    assert window.reader.document == window.documents.model.rows[0]
    rows = window.documents.list
    place = rows.visualRect(window.documents.model.index(2)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    third = window.documents.model.rows[2]
    qtbot.waitUntil(lambda: window.reader.document == third, timeout=WAIT_MS)
    assert window.documents.chosen == [third]
