"""Filters as pills: languages found, to be switched on and off, and what else the query holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.cards import card_font
from app.flow import FlowLayout
from app.icons import icon
from app.reader.header import date_text
from app.theme import Theme
from app.translation import translate
from app.wording import isolated, language_name, number
from index.documents import QueryFilter

_HEIGHT_PX = 28
_LANGUAGE = "lang"

# QT_TRANSLATE_NOOP returns the text; its stub says object.
_KINDS: dict[str, Any] = {
    "archive": QT_TRANSLATE_NOOP("Kinds", "Archive"),
    "docx": QT_TRANSLATE_NOOP("Kinds", "Word"),
    "epub": QT_TRANSLATE_NOOP("Kinds", "E-book"),
    "feed": QT_TRANSLATE_NOOP("Kinds", "News feed"),
    "html": QT_TRANSLATE_NOOP("Kinds", "Web page"),
    "image": QT_TRANSLATE_NOOP("Kinds", "Picture"),
    "mail": QT_TRANSLATE_NOOP("Kinds", "Mail"),
    "mailbox": QT_TRANSLATE_NOOP("Kinds", "Mailbox"),
    "markdown": QT_TRANSLATE_NOOP("Kinds", "Markdown"),
    "mhtml": QT_TRANSLATE_NOOP("Kinds", "Saved web page"),
    "odt": QT_TRANSLATE_NOOP("Kinds", "OpenDocument"),
    "pdf": QT_TRANSLATE_NOOP("Kinds", "PDF"),
    "rtf": QT_TRANSLATE_NOOP("Kinds", "Rich text"),
    "subtitles": QT_TRANSLATE_NOOP("Kinds", "Subtitles"),
    "telegram": QT_TRANSLATE_NOOP("Kinds", "Telegram export"),
    "text": QT_TRANSLATE_NOOP("Kinds", "Plain text"),
    "xml": QT_TRANSLATE_NOOP("Kinds", "XML"),
}


_STATES: dict[str, Any] = {
    "unread": QT_TRANSLATE_NOOP("ReviewStates", "Unread"),
    "relevant": QT_TRANSLATE_NOOP("ReviewStates", "Relevant"),
    "not": QT_TRANSLATE_NOOP("ReviewStates", "Not relevant"),
    "check": QT_TRANSLATE_NOOP("ReviewStates", "To check"),
}


def state_word(state: str) -> str:
    """The name of a state that a person gave."""
    name = _STATES.get(state)
    return translate("ReviewStates", name) if name else state


def kind_name(kind: str) -> str:
    """The name of a format."""
    name = _KINDS.get(kind)
    return translate("Kinds", name) if name else kind


def filter_words(each: QueryFilter) -> str:
    """A filter as a person would say it."""
    words = _value_words(each.field, each.value)
    return translate("Filters", "not {filter}").format(filter=words) if each.excluded else words


def _value_words(field: str, value: str) -> str:
    if field == _LANGUAGE:
        return language_name(value)
    if field == "kind":
        return kind_name(value)
    if field == "state":
        return state_word(value)
    if field == "date":
        return _days(value)
    return isolated(value)


def _days(value: str) -> str:
    first, dots, last = (date_text(part, QLocale()) or part for part in value.partition(".."))
    if not dots:
        return first
    if not last:
        return translate("Filters", "since {date}").format(date=first)
    if not first:
        return translate("Filters", "until {date}").format(date=last)
    return translate("Filters", "{first} to {last}").format(first=first, last=last)


class FilterRow(QWidget):
    """``toggled``: a filter is to be put into the query, or taken out (False).

    ``cleared``: all languages are wanted again.
    """

    toggled = Signal(QueryFilter, bool)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(translate("Filters", "Filters of the passages"))
        self._row = FlowLayout(self)
        self._buttons: list[QPushButton] = []
        self._removable: list[QPushButton] = []

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for button in self._removable:
            button.setIcon(icon("x", theme, size=12))

    def show_filters(self, found: Mapping[str, int], filters: Iterable[QueryFilter]) -> None:
        """Replace all pills: ``found`` counts passages by language, ``filters`` are in force."""
        focused = next((b.text() for b in self._buttons if b.hasFocus()), "")
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons, self._removable = [], []
        wanted = {f.value for f in filters if f.field == _LANGUAGE and not f.excluded}
        codes = sorted(found, key=lambda code: -found[code])
        if len(codes) > 1 or wanted:
            self._all(checked=not wanted)
        for code in codes if len(codes) > 1 or wanted else ():
            self._language(code, found[code], on=code in wanted)
        shown = {QueryFilter(field=_LANGUAGE, value=code) for code in codes}
        for each in filters:
            if each not in shown:
                self._remover(each)
        self.setVisible(bool(self._buttons))
        for button in self._buttons:
            if button.text() == focused:
                button.setFocus()

    def texts(self) -> list[str]:
        """What the pills say."""
        return [button.text() for button in self._buttons]

    def press(self, text: str) -> None:
        """Press the pill whose text begins so, as a person would."""
        next(button for button in self._buttons if button.text().startswith(text)).click()

    def _all(self, *, checked: bool) -> None:
        words = translate("Filters", "All", "languages")
        self._pill(words, lambda _on: self.cleared.emit(), checked=checked)

    def _language(self, code: str, count: int, *, on: bool) -> None:
        each = QueryFilter(field=_LANGUAGE, value=code)
        text = f"{language_name(code)} {number(count)}"
        self._pill(text, lambda on: self.toggled.emit(each, on), checked=on)

    def _remover(self, each: QueryFilter) -> None:
        words = filter_words(each)
        pill = self._pill(words, lambda _on: self.toggled.emit(each, False), checked=True)
        pill.setLayoutDirection(_other(self.layoutDirection()))  # the cross stands at the end
        pill.setIcon(icon("x", self._theme, size=12))
        pill.setAccessibleName(
            translate("Filters", "Remove the filter {filter}").format(filter=words)
        )
        pill.setToolTip(pill.accessibleName())
        self._removable.append(pill)

    def _pill(self, text: str, act: Callable[[bool], object], *, checked: bool) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("chip", True)
        button.setFont(card_font(12))
        button.setFixedHeight(_HEIGHT_PX)
        button.setCheckable(True)
        button.setChecked(checked)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(act)
        self._row.addWidget(button)
        self._buttons.append(button)
        button.show()
        return button


def _other(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    rtl = direction is Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft
