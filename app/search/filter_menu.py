"""The menu of all filters that a library offers: languages, kinds, collections, days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.search.filters import filter_words
from app.translation import translate
from app.wording import number
from index.documents import QueryFilter, ReviewState

_YEARS = 3


class Offer(NamedTuple):
    """What a library can be narrowed to: values with how many documents or paragraphs each has."""

    languages: dict[str, int]
    kinds: dict[str, int]
    collections: dict[str, int]
    tags: dict[str, int]


class FilterMenu(QMenu):
    """``toggled``: a filter is to be put into the query, or taken out (False)."""

    toggled = Signal(QueryFilter, bool)

    def __init__(
        self, parent: QWidget, offer: Offer, filters: Iterable[QueryFilter], today: date
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._filters = set(filters)
        self._values(translate("FilterMenu", "Language"), "lang", offer.languages)
        self._values(translate("FilterMenu", "Kind of file"), "kind", offer.kinds)
        self._values(translate("FilterMenu", "Collection"), "in", offer.collections)
        states = (QueryFilter(field="state", value=state.value) for state in ReviewState)
        menu = self.addMenu(translate("FilterMenu", "State"))
        for each in states:
            self._choice(menu, each, filter_words(each))
        self._values(translate("FilterMenu", "Tag"), "tag", offer.tags)
        self._days(today)

    def _values(self, title: str, field: str, values: dict[str, int]) -> None:
        if not values:
            return
        menu = self.addMenu(title)
        for value, count in values.items():
            each = QueryFilter(field=field, value=value)
            self._choice(menu, each, f"{filter_words(each)}\t{number(count)}")

    def _days(self, today: date) -> None:
        menu = self.addMenu(translate("FilterMenu", "Date"))
        for year in range(today.year, today.year - _YEARS, -1):
            each = QueryFilter(field="date", value=str(year))
            self._choice(menu, each, filter_words(each))
        menu.addAction(translate("FilterMenu", "Other days…")).triggered.connect(self._ask_days)

    def _choice(self, menu: QMenu, each: QueryFilter, text: str) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(each in self._filters)
        action.triggered.connect(lambda on: self.toggled.emit(each, on))

    def _ask_days(self) -> None:
        dialog = QInputDialog(self.parentWidget())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(translate("FilterMenu", "Date"))
        dialog.setLabelText(
            translate("FilterMenu", "A year, a month, a day, or from one to another: 2017-11..2018")
        )
        dialog.textValueSelected.connect(self._take_days)
        dialog.open()

    def _take_days(self, text: str) -> None:
        value = "".join(text.split())
        if value:
            self.toggled.emit(QueryFilter(field="date", value=value), True)
