"""Marks by the mouse in a real window: the bar at a selection, the menu, signs in the margin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.reader.source import Position
from app.window import Window
from index.documents import Annotation, MarkColour, Place
from tests.app.conftest import WAIT_MS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=["en", "ar"])
def window(
    open_samples: Callable[..., Window], request: pytest.FixtureRequest, qtbot: QtBot
) -> Window:
    """A window in either language that reads the first Arabic sample."""
    window = open_samples(request.param)
    window.read(next(d for d in window.library.documents if d.language == "ar"))
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    settle(window, qtbot)
    window.reader.view.setFocus()
    return window


def settle(window: Window, qtbot: QtBot) -> None:
    """Wait until all that was asked for is done and shown."""
    qtbot.wait(30)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)


def marked(window: Window) -> tuple[Annotation, ...]:
    """All annotations of the library."""
    return window.program.session.library.annotations.find()


def word(window: Window) -> QPoint:
    """A point on a word of the third paragraph."""
    return window.reader.view.rect_of(Position(2, 3)).center().toPoint()


def test_the_bar_comes_up_at_what_the_mouse_selected(window: Window, qtbot: QtBot) -> None:
    """A double click selects a word; a colour of the bar marks it, and the bar is gone."""
    view, bar = window.reader.view, window._frame.by_mouse.bar
    assert bar.isHidden()
    qtbot.mouseDClick(view.viewport(), LEFT, pos=word(window))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=word(window))
    assert bar.isVisible()
    assert view.rect().contains(bar.geometry())
    assert all(button.accessibleName() for button in bar.colours.values())
    qtbot.mouseClick(bar.colours[MarkColour.GREEN], LEFT)
    settle(window, qtbot)
    assert [mark.colour for mark in marked(window)] == [MarkColour.GREEN]
    assert bar.isHidden()


def test_the_bar_leaves_as_soon_as_keys_are_used(window: Window, qtbot: QtBot) -> None:
    """Whoever goes on with the keyboard is not in its way."""
    view, bar = window.reader.view, window._frame.by_mouse.bar
    qtbot.mouseDClick(view.viewport(), LEFT, pos=word(window))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=word(window))
    assert bar.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Shift)
    assert bar.isHidden()


def test_a_sign_in_the_margin_opens_its_mark(window: Window, qtbot: QtBot) -> None:
    """Clicked, the note comes up as it was written."""
    view, library = window.reader.view, window.program.session.library
    document = window.reader.document
    assert document is not None
    mark = library.annotations.add(
        document.id, Place(2, 3), Place(2, 9), colour=MarkColour.BLUE, note="من عدّ؟"
    )
    settle(window, qtbot)
    qtbot.waitUntil(lambda: any(layer.sign for layer in view.layers_of(2)), timeout=WAIT_MS)
    line = view.rect_of(Position(2, 3))
    xs = (x for x in range(view.viewport().width()) if sign_at(window, x, line.center().y()))
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(next(xs) + 8, round(line.center().y())))
    sheet = window.sheet
    assert sheet.isVisible()
    assert sheet.note.toPlainText() == mark.note
    sheet.cancel()


def sign_at(window: Window, x: int, y: float) -> bool:
    """Whether a sign stands at a point of the reader."""
    return window.reader.view.sign_at(QPoint(x, round(y)).toPointF()) is not None


def menu_at(window: Window, at: QPoint) -> QMenu:
    """The menu that a right click brings up."""
    viewport = window.reader.view.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_offers_what_can_be_done_here(window: Window, qtbot: QtBot) -> None:
    """On a selection it copies and marks; on a mark it deletes; a click elsewhere goes there."""
    view = window.reader.view
    view.select(Position(2, 0), Position(2, 12))
    menu = menu_at(window, word(window))
    names = {action.objectName() for action in menu.actions()}
    assert {"mark.note", "handover.copy", "read.elsewhere", "read.direction"} <= names
    assert "mark.delete" not in names
    colours = menu.actions()[0].menu()
    assert isinstance(colours, QMenu)
    colours.actions()[2].trigger()
    menu.close()
    settle(window, qtbot)
    assert [mark.colour for mark in marked(window)] == [MarkColour.BLUE]
    menu = menu_at(window, word(window))
    assert "mark.delete" in {action.objectName() for action in menu.actions()}
    menu.close()
    elsewhere = view.rect_of(Position(1, 1)).center().toPoint()
    menu_at(window, elsewhere).close()
    assert view.selection.caret.paragraph == 1


def test_copy_in_the_menu_copies_the_text(window: Window) -> None:
    """Without a citation, as the key does."""
    view = window.reader.view
    view.select(Position(2, 0), Position(2, 12))
    menu = menu_at(window, word(window))
    copy = menu.actions()[[a.objectName() for a in menu.actions()].index("handover.copy") - 1]
    copy.trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == view.selected_text()
