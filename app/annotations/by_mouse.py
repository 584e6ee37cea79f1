"""Marking with the mouse: a small bar at what was selected, a menu, signs that can be clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from app import actions
from app.annotations import commands as wanted
from app.annotations.colours_dialog import swatch
from app.annotations.marking import Marking
from app.annotations.wording import colour_name
from app.buttons import key_of
from app.commands.command import Command
from app.commands.commands import Commands
from app.icons import icon
from app.reader import commands as reading
from app.reader.source import Position
from app.reader.view import ReaderView
from app.theme import Theme
from app.translation import translate
from app.wording import isolated
from index.documents import MarkColour, Place

_BUTTON_PX, _GAP_PX, _EDGE_PX = 30, 8, 6

# What the bar and the menu offer besides colours: from where, and by which icon.
_TOOLS: tuple[tuple[Command, str], ...] = (
    (wanted.NOTE, "message-square-plus"),
    (actions.COPY_CITED, "quote"),
    (reading.ELSEWHERE, "languages"),
)
_MENU: tuple[tuple[Command, ...], ...] = (
    (wanted.NOTE, wanted.CONFIRM, wanted.DELETE),
    (actions.COPY_CITED,),
    (reading.GLOSS, reading.ELSEWHERE, reading.COMPARE),
    (reading.DIRECTION,),
)


class SelectionBar(QFrame):
    """Comes up where something was selected with the mouse; it takes no focus from the text."""

    def __init__(self, view: ReaderView, theme: Theme) -> None:
        super().__init__(view)
        self.setObjectName("selectionBar")
        self.setAccessibleName(translate("SelectionBar", "Mark what is selected"))
        self._view = view
        self._theme = theme
        self.colours: dict[MarkColour, QToolButton] = {}
        self.tools: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.setSpacing(0)
        self.hide()
        view.selection_changed.connect(self.hide)
        view.position_changed.connect(lambda _place: self.hide())
        view.installEventFilter(self)

    def add_colour(self, colour: MarkColour, act: Callable[[], object]) -> None:
        """A button for a colour."""
        self.colours[colour] = self._button(act)

    def add_tool(self, command: Command, act: Callable[[], object], label: str) -> None:
        """A button for something else that can be done."""
        button = self.tools[command.id] = self._button(act)
        button.setToolTip(label)
        button.setAccessibleName(label)

    def name_colours(self, name: Callable[[MarkColour], str]) -> None:
        """Say what the colours mean."""
        for colour, button in self.colours.items():
            button.setToolTip(name(colour))
            button.setAccessibleName(name(colour))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for colour, button in self.colours.items():
            button.setIcon(QIcon(swatch(theme.color(f"ink_{colour}"), round_=True)))
        for command, name in _TOOLS:
            self.tools[command.id].setIcon(icon(name, theme))

    def show_at_selection(self) -> None:
        """Come up below the end of the selection, or above it where there is no room."""
        self.adjustSize()
        viewport = self._view.viewport()
        caret = self._view.rect_of(self._view.selection.caret).translated(viewport.pos().toPointF())
        y = caret.bottom() + _GAP_PX
        if y + self.height() > viewport.height():
            y = caret.top() - _GAP_PX - self.height()
        most = QPoint(viewport.width() - self.width(), viewport.height() - self.height())
        x = min(max(caret.center().x() - self.width() / 2, _EDGE_PX), most.x() - _EDGE_PX)
        self.move(round(x), round(min(max(y, _EDGE_PX), most.y() - _EDGE_PX)))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        return super().eventFilter(watched, event)

    def _button(self, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFixedSize(_BUTTON_PX, _BUTTON_PX)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.hide)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button


class MarkByMouse(QObject):
    """Connects a reader's mouse with what its keys do."""

    def __init__(
        self, view: ReaderView, marking: Marking, commands: Commands, theme: Theme
    ) -> None:
        super().__init__(view)
        self._view, self._marking, self._commands = view, marking, commands
        self._theme = theme
        bar = self.bar = SelectionBar(view, theme)
        for colour in MarkColour:
            bar.add_colour(colour, lambda _on=False, colour=colour: marking.highlight(colour))
        for command, _ in _TOOLS:
            action = commands.action(command.id)
            key = key_of(action)
            label = f"{action.text()} ({isolated(key)})" if key else action.text()
            bar.add_tool(command, lambda _on=False, id_=command.id: commands.run(id_), label)
        bar.set_theme(theme)
        view.selected.connect(self._offer)
        view.menu_wanted.connect(self.pop_up)
        view.sign_pressed.connect(self._open_mark)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.bar.set_theme(theme)

    def _name(self, colour: MarkColour) -> str:
        return colour_name(colour, self._marking.names)

    def _offer(self) -> None:
        self.bar.name_colours(self._name)
        self.bar.show_at_selection()

    def _open_mark(self, position: Position) -> None:
        mark = self._marking.signed_at(Place(position.paragraph, position.offset))
        if mark is not None:
            self._marking.edit(mark)

    # The menu ---------------------------------------------------------------------------------

    def pop_up(self, at: QPoint) -> QMenu:
        """The menu of what can be done with the selection, or with the mark at the caret."""
        self.bar.hide()
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._marking.range() is not None or self._marking.current is not None:
            menu.addMenu(self._colours(menu))
        for group in _MENU:
            if actions.COPY_CITED in group and not self._view.selection.empty:
                copy = menu.addAction(translate("SelectionBar", "Copy"))
                copy.triggered.connect(self._view.copy)
            able = [c.id for c in group if self._commands.can_run(c.id)]
            menu.addActions([self._commands.action(id_) for id_ in able])
            menu.addSeparator()
        menu.popup(at)
        return menu

    def _colours(self, parent: QMenu) -> QMenu:
        menu = QMenu(translate("SelectionBar", "Highlight"), parent)
        for colour in MarkColour:
            picture = QIcon(swatch(self._theme.color(f"ink_{colour}"), round_=True))
            action = menu.addAction(picture, self._name(colour).replace("&", "&&"))
            action.triggered.connect(
                lambda _on=False, colour=colour: self._marking.highlight(colour)
            )
        return menu
