"""Marks in a real window: made, noted, judged, listed and undone from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from app.annotations.tags_dialog import TagsDialog
from app.handover.scope import Scope
from app.reader.source import Position
from app.window import Window
from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    MarkColour,
    Place,
    ReviewState,
    Tag,
)
from tests.app.conftest import WAIT_MS


@pytest.fixture
def window(open_samples: Callable[..., Window], qtbot: QtBot) -> Window:
    """A window that reads the first Arabic sample."""
    window = open_samples()
    document = next(d for d in window.library.documents if d.language == "ar")
    window.read(document)
    qtbot.waitUntil(lambda: window.reader.document == document, timeout=WAIT_MS)
    settle(window, qtbot)
    return window


def settle(window: Window, qtbot: QtBot) -> None:
    """Wait until all that was asked for is done and shown."""
    qtbot.wait(30)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)


def press(window: Window, widget: QWidget, key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key in a part of the window, and wait for what comes of it."""
    widget.setFocus()
    qtbot.keyClick(widget, key)
    settle(window, qtbot)


def marked(window: Window) -> tuple[Annotation, ...]:
    """All annotations of the library."""
    return window.program.session.library.annotations.find()


def select(window: Window, paragraph: int, start: int, end: int) -> str:
    """Select a part of a paragraph; returns its words."""
    view = window.reader.view
    view.select(Position(paragraph, start), Position(paragraph, end))
    return view.selected_text()


def test_a_key_marks_the_selection_and_undo_takes_it_back(window: Window, qtbot: QtBot) -> None:
    """H marks, 3 changes the colour, undo and redo go both ways, each named."""
    view = window.reader.view
    words = select(window, 0, 0, 12)
    press(window, view, Qt.Key.Key_H, qtbot)
    (mark,) = marked(window)
    assert (mark.quote.exact, mark.colour) == (words, MarkColour.YELLOW)
    press(window, view, Qt.Key.Key_3, qtbot)
    assert marked(window)[0].colour is MarkColour.BLUE
    assert window.commands.action("mark.undo").text() == "Undo: another colour"
    for command, left in (("mark.undo", "yellow"), ("mark.undo", None), ("mark.redo", "yellow")):
        window.commands.run(command)
        settle(window, qtbot)
        assert [m.colour for m in marked(window)] == ([left] if left else [])


def test_undo_survives_another_document(window: Window, qtbot: QtBot) -> None:
    """What was marked in one document is undone while another is read."""
    select(window, 0, 0, 5)
    press(window, window.reader.view, Qt.Key.Key_H, qtbot)
    window.read(next(d for d in window.library.documents if d.language == "he"))
    settle(window, qtbot)
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert marked(window) == ()


def test_a_note_is_written_and_found(window: Window, qtbot: QtBot) -> None:
    """Enter on a mark opens its note; what it says finds the mark in the list of all."""
    view = window.reader.view
    select(window, 0, 0, 12)
    press(window, view, Qt.Key.Key_H, qtbot)
    press(window, view, Qt.Key.Key_Return, qtbot)
    sheet = window.sheet
    assert sheet.isVisible()
    sheet.note.setPlainText("קשור לדו״ח השני")
    sheet.tags.setText("ماء، numbers")
    qtbot.keyClick(sheet.tags, Qt.Key.Key_Return)
    settle(window, qtbot)
    (mark,) = marked(window)
    assert (mark.note, mark.tags) == ("קשור לדו״ח השני", ("numbers", "ماء"))
    window.commands.run("mark.all")
    window.marks.field.setText("לדוח")
    window.marks.refresh()
    settle(window, qtbot)
    assert [m.id for m in window.marks.model.rows] == [mark.id]
    window.marks.field.setText("nowhere")
    window.marks.refresh()
    settle(window, qtbot)
    assert window.marks.model.rows == ()


def test_a_mark_of_the_list_is_gone_to(window: Window, qtbot: QtBot) -> None:
    """Choosing a mark opens its document at its words."""
    words = select(window, 2, 3, 10)
    press(window, window.reader.view, Qt.Key.Key_4, qtbot)
    window.read(next(d for d in window.library.documents if d.language == "ru"))
    settle(window, qtbot)
    window.commands.run("mark.all")
    settle(window, qtbot)
    window.marks.list.choose_row(0)
    settle(window, qtbot)
    assert window.reader.view.selected_text() == words


def test_a_mark_is_deleted_where_the_caret_is(window: Window, qtbot: QtBot) -> None:
    """Delete removes it, undo brings it back with its id."""
    select(window, 0, 0, 12)
    press(window, window.reader.view, Qt.Key.Key_H, qtbot)
    (mark,) = marked(window)
    press(window, window.reader.view, Qt.Key.Key_Delete, qtbot)
    assert marked(window) == ()
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert [m.id for m in marked(window)] == [mark.id]


def test_a_doubtful_mark_is_confirmed(window: Window, qtbot: QtBot) -> None:
    """Y says that it belongs where it is; undone, it is doubtful again."""
    select(window, 0, 0, 12)
    press(window, window.reader.view, Qt.Key.Key_H, qtbot)
    annotations = window.program.session.library.annotations
    (mark,) = marked(window)
    doubtful = AnnotationFilter(anchors=frozenset({AnchorState.DOUBTFUL}))
    annotations.put_back({mark.id: _as(mark, AnchorState.DOUBTFUL)})
    settle(window, qtbot)
    press(window, window.reader.view, Qt.Key.Key_Y, qtbot)
    assert annotations.find(doubtful) == ()
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert [m.id for m in annotations.find(doubtful)] == [mark.id]


def _as(mark: Annotation, anchor: AnchorState) -> Annotation:
    return replace(mark, anchor=anchor)


def test_a_document_is_judged_and_the_next_one_chosen(window: Window, qtbot: QtBot) -> None:
    """R sets the state, goes on, and says it in the list; undo takes it back."""
    documents = window.documents
    documents.list.choose_row(0)
    settle(window, qtbot)
    first = documents.current
    assert first is not None
    press(window, documents.list, Qt.Key.Key_R, qtbot)
    review = window.program.session.library.review
    assert review.states() == {first.id: ReviewState.RELEVANT}
    assert documents.list.row == 1
    spoken = documents.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "relevant" in spoken
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert review.states() == {}


def test_a_document_is_tagged(window: Window, qtbot: QtBot) -> None:
    """T in the list of documents opens the tags, which then stand in the list; undo works."""
    documents = window.documents
    documents.list.choose_row(0)
    settle(window, qtbot)
    press(window, documents.list, Qt.Key.Key_T, qtbot)
    assert not window.sheet.note.isVisible()
    window.sheet.tags.setText("ماء; flood  2017")
    window.sheet.close_and_keep()
    settle(window, qtbot)
    spoken = documents.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "flood 2017" in spoken
    assert "ماء" in spoken
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert window.program.session.library.review.document_tags() == {}


def test_a_hit_is_judged_and_the_next_one_chosen(window: Window, qtbot: QtBot) -> None:
    """X in the list of hits judges the passage and goes to the next hit."""
    window.top.field.setText("how many families left the marsh")
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        pass
    settle(window, qtbot)
    results = window.results
    results.list.choose_row(0)
    settle(window, qtbot)
    hit = results.current
    assert hit is not None
    press(window, results.list, Qt.Key.Key_X, qtbot)
    annotations = window.program.session.library.annotations
    place = hit.document.id, hit.paragraph.number
    assert annotations.passage_states() == {place: ReviewState.NOT_RELEVANT}
    assert results.list.row == 1


def test_a_paragraph_without_words_selected_takes_a_note(window: Window, qtbot: QtBot) -> None:
    """M with nothing selected notes the paragraph, which then has a sign in the margin."""
    view = window.reader.view
    view.select(Position(1, 0))
    press(window, view, Qt.Key.Key_M, qtbot)
    window.sheet.note.setPlainText("why?")
    window.sheet.close_and_keep()
    settle(window, qtbot)
    (note,) = marked(window)
    assert (note.colour, note.note, note.start.paragraph) == (None, "why?", 1)
    assert [layer.sign for layer in view.layers_of(1)] == ["message-square"]


def test_no_two_commands_listen_to_one_key(window: Window) -> None:
    """The keys of marks meet no key of the reader, the lists or the window."""
    marks = [command for command in window.commands if command.id.startswith("mark.")]
    assert len(marks) > 15
    clashes = {
        (command.id, other.id)
        for command in marks
        for key in window.commands.keymap.wanted(command)
        for other in window.commands.clashes(command, key)
    }
    assert not clashes


def doubtful(window: Window, qtbot: QtBot) -> list[Annotation]:
    """Two marks of the document whose places are to be confirmed, and one that is sure."""
    library = window.program.session.library
    document = window.reader.document
    assert document is not None
    for number in range(3):
        library.annotations.add(
            document.id, Place(number, 0), Place(number, 6), colour=MarkColour.PINK, tags=["a"]
        )
    marks = marked(window)
    unsure = {m.id: replace(m, anchor=AnchorState.DOUBTFUL) for m in marks[:2]}
    library.annotations.put_back(unsure)
    settle(window, qtbot)
    window.commands.run("mark.all")
    qtbot.waitUntil(lambda: len(window.marks.model.rows) == 3, timeout=WAIT_MS)
    return [*unsure.values()]


def test_doubtful_marks_are_confirmed_at_once(window: Window, qtbot: QtBot) -> None:
    """All that are chosen become sure by one key, and one undo takes that back."""
    doubtful(window, qtbot)
    window.marks.list.setFocus()
    window.marks.list.selectAll()
    press(window, window.marks.list, Qt.Key.Key_Y, qtbot)
    assert [mark.anchor for mark in marked(window)] == [AnchorState.SURE] * 3
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert [mark.anchor is AnchorState.DOUBTFUL for mark in marked(window)] == [True, True, False]


def test_several_marks_are_deleted_at_once(window: Window, qtbot: QtBot) -> None:
    """Del deletes all that are chosen in the list; undo brings all back."""
    doubtful(window, qtbot)
    window.marks.list.setFocus()
    window.marks.list.selectAll()
    press(window, window.marks.list, Qt.Key.Key_Delete, qtbot)
    assert marked(window) == ()
    window.commands.run("mark.undo")
    settle(window, qtbot)
    assert len(marked(window)) == 3


def test_what_the_list_shows_is_what_is_handed_over(window: Window, qtbot: QtBot) -> None:
    """While the list is in front its marks are offered: all that a filter left, or the chosen."""
    doubtful(window, qtbot)
    assert len(window.desk.marks_at_hand()) == 3
    unsure = frozenset({AnchorState.DOUBTFUL})
    window.marks.show_only(AnnotationFilter(anchors=unsure))
    qtbot.waitUntil(lambda: len(window.marks.model.rows) == 2, timeout=WAIT_MS)
    dialog = window.desk.export(window.desk.marks_at_hand())
    assert dialog.form.scope is Scope.CHOSEN
    qtbot.waitUntil(lambda: "2" in dialog.count.text(), timeout=WAIT_MS)
    dialog.close()
    window.commands.run("mark.all")
    assert window.desk.marks_at_hand() == ()


def test_tags_are_renamed_merged_and_deleted(window: Window, qtbot: QtBot) -> None:
    """The dialog lists what is used; everything in it is undone."""
    doubtful(window, qtbot)
    library = window.program.session.library
    library.review.set_tags({window.library.documents[0].id: ["b"]})
    window.commands.run("mark.all_tags")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TagsDialog)
    qtbot.waitUntil(lambda: [tag.name for tag in dialog.tags] == ["a", "b"], timeout=WAIT_MS)
    dialog.rename.click()
    ask = QApplication.activeModalWidget()
    assert isinstance(ask, QInputDialog)
    ask.setTextValue("b")
    ask.accept()
    merged = [Tag(name="b", documents=1, annotations=3)]
    qtbot.waitUntil(lambda: list(dialog.tags) == merged, timeout=WAIT_MS)
    dialog.delete.click()
    qtbot.waitUntil(lambda: not dialog.tags, timeout=WAIT_MS)
    dialog.close()
    for _ in range(2):
        window.commands.run("mark.undo")
    settle(window, qtbot)
    assert [tag.name for tag in library.review.tags()] == ["a", "b"]


def test_reading_again_says_what_became_of_the_marks(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    """Where a mark has lost its words, the strip says so and leads to it."""
    library = window.program.session.library
    path = tmp_path / "نهر.txt"
    path.write_bytes("فاض النهر في الليل وأغرق الحقول كلها.".encode("cp1256"))
    document_id = library.import_paths([path], encoding="koi8-r").files[0].document_id
    assert document_id is not None
    library.annotations.add(document_id, Place(0, 4), Place(0, 12), colour=MarkColour.BLUE)
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS):
        window.program.imports.again([library.file_of(document_id)], encoding="cp1256")
    qtbot.waitUntil(lambda: "1 lost" in window.strip.text(), timeout=WAIT_MS)
    window.strip._act()
    qtbot.waitUntil(lambda: len(window.marks.model.rows) == 1, timeout=WAIT_MS)
    assert window.marks.isVisible()
