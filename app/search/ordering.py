"""The person's choice of order: best first, by document, by date; one list or lanes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.buttons import IconButton
from app.search.arrangement import Order
from app.theme import Theme
from app.translation import translate


class Ordering(QWidget):
    """Two tools: a switch for lanes, a menu of orders. ``changed``: the person chose."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._orders = QActionGroup(self)
        for order, words in (
            (Order.BEST, translate("Ordering", "Best first")),
            (Order.DOCUMENT, translate("Ordering", "By document, in reading order")),
            (Order.NEWEST, translate("Ordering", "Newest first")),
            (Order.OLDEST, translate("Ordering", "Oldest first")),
        ):
            action = self._orders.addAction(words)
            action.setCheckable(True)
            action.setData(order)
            action.setChecked(order is Order.BEST)
        self._orders.triggered.connect(lambda _action: self.changed.emit())
        self._lanes = IconButton(
            "columns-3", translate("Ordering", "A list for every language"), theme
        )
        self._lanes.setCheckable(True)
        self._lanes.toggled.connect(lambda _on: self.changed.emit())
        self._menu = IconButton(
            "arrow-down-wide-narrow", translate("Ordering", "Order of the passages"), theme
        )
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._menu)
        menu.addActions(self._orders.actions())
        self._menu.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._lanes)
        row.addWidget(self._menu)

    @property
    def order(self) -> Order:
        """The chosen order."""
        chosen = self._orders.checkedAction()
        return Order.BEST if chosen is None else Order(chosen.data())

    @property
    def in_lanes(self) -> bool:
        """Whether every language has a list of its own."""
        return self._lanes.isChecked()

    def choose(self, order: Order, *, in_lanes: bool) -> None:
        """Choose as a person would."""
        action: QAction
        for action in self._orders.actions():
            if action.data() == order:
                action.trigger()
        self._lanes.setChecked(in_lanes)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._lanes.set_theme(theme)
        self._menu.set_theme(theme)
