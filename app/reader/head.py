"""The head of the reader: where the person is, and the tools for going elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.buttons import CutLabel, IconButton, action_button, dim_label
from app.theme import Theme
from app.translation import translate
from app.wording import DOT, number, page_name

HEAD_PX = 48


class Head(QWidget):
    """Title, page, hit and buttons. What is seldom wanted stands in a menu at the end."""

    def __init__(
        self,
        theme: Theme,
        before: Sequence[tuple[str, QAction]],
        after: Sequence[tuple[str, QAction]],
        menu: Sequence[Sequence[QAction]],
    ) -> None:
        super().__init__()
        self.setObjectName("readerHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEAD_PX)
        self._page: int | None = None
        self._hit = ""
        self._title = CutLabel()
        self._place = dim_label(size=13)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(2)
        self._buttons: list[IconButton] = []
        self._add(row, before, theme)
        row.addSpacing(6)
        row.addWidget(self._title, 1)
        row.addWidget(self._place)
        row.addSpacing(6)
        self._add(row, after, theme)
        self.menu = self._more(row, menu, theme)

    def _add(self, row: QHBoxLayout, tools: Sequence[tuple[str, QAction]], theme: Theme) -> None:
        for name, action in tools:
            self._buttons.append(action_button(name, action, theme))
            row.addWidget(self._buttons[-1])

    def _more(self, row: QHBoxLayout, groups: Sequence[Sequence[QAction]], theme: Theme) -> QMenu:
        button = IconButton("ellipsis", translate("Head", "More for reading"), theme)
        menu = QMenu(button)
        for group in groups:
            menu.addActions(list(group))
            menu.addSeparator()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons.append(button)
        row.addWidget(button)
        return menu

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for button in self._buttons:
            button.set_theme(theme)

    def set_title(self, title: str) -> None:
        """Name the document."""
        self._title.set_text(title)

    def set_page(self, page: int | None) -> None:
        """Say which page of the source is on top; None where it has none."""
        if page != self._page:
            self._page = page
            self._say()

    def set_hit(self, place: int, count: int) -> None:
        """Say at which of how many hits the person is, counted from 1; 0 at none."""
        text = translate("ReadingPane", "{place} of {count}")
        shown = text.format(place=number(place), count=number(count))
        self._hit = shown if place else ""
        self._say()

    @property
    def place(self) -> str:
        """Page and hit as they are shown."""
        return self._place.text()

    def _say(self) -> None:
        self._place.setText(DOT.join(filter(None, (page_name(self._page), self._hit))))
