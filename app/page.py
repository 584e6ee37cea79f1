"""A page for when there is nothing to read: a picture, a line, a hint and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.buttons import dim_label, primary
from app.cards import card_font
from app.icons import icon
from app.theme import Theme

_ICON_PX = 44
_WIDTH_PX = 460

Choice = tuple[str, Callable[[], None]]


class Page(QFrame):
    """Shows one message in the middle; the first choice stands out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._theme = theme
        self._icon = ""
        self._picture = QLabel()
        self._headline = QLabel()
        self._headline.setFont(card_font(20, strong=True))
        self._hint = dim_label(size=14)
        for label in (self._picture, self._headline, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self._picture)
            label.setMaximumWidth(_WIDTH_PX)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        box = QVBoxLayout(self)
        box.setSpacing(14)
        box.addStretch(2)
        for label in (self._picture, self._headline, self._hint):
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(label, 4 if label is not self._picture else 0)
            line.addStretch(1)
            box.addLayout(line)
        box.addSpacing(6)
        box.addLayout(self._row)
        box.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        if self._icon:
            picture = icon(self._icon, theme, size=_ICON_PX)
            self._picture.setPixmap(picture.pixmap(_ICON_PX, _ICON_PX))

    def say(self, name: str, headline: str, hint: str, choices: Sequence[Choice] = ()) -> None:
        """Show a message: name of an icon, a line, a hint, and buttons."""
        self._icon = name
        self.set_theme(self._theme)
        self._headline.setText(headline)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        while (item := self._row.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        self._row.addStretch(1)
        for number, (text, act) in enumerate(choices):
            button = QPushButton(text)
            if number == 0:
                primary(button)
            button.clicked.connect(act)
            self._row.addWidget(button)
        self._row.addStretch(1)

    def words(self) -> tuple[str, str]:
        """Headline and hint as shown."""
        return self._headline.text(), self._hint.text()
