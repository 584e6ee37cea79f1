"""Buttons and labels that the window's parts share: icon tools, chips, titles that are cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from app.cards import card_font, elided
from app.icons import icon
from app.theme import Theme
from app.wording import isolated


class IconButton(QToolButton):
    """A tool that shows an icon, says its name to those who cannot see it, and its key."""

    def __init__(self, name: str, label: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = name
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(34, 34)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_label(label)
        self.set_theme(theme)

    def set_label(self, label: str, key: str = "") -> None:
        """The name, and the key that does the same."""
        self.setAccessibleName(label)
        self.setToolTip(f"{label} ({isolated(key)})" if key else label)

    def set_icon(self, name: str, theme: Theme) -> None:
        """Show another icon."""
        self._icon = name
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in other colours."""
        self.setIcon(icon(self._icon, theme))


class _ActionButton(IconButton):
    def __init__(self, name: str, action: QAction, theme: Theme) -> None:
        super().__init__(name, action.text(), theme)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.set_label(self._action.text(), key_of(self._action))
        self.setEnabled(self._action.isEnabled())


def action_button(name: str, action: QAction, theme: Theme) -> IconButton:
    """A tool for an action, with its name and key."""
    return _ActionButton(name, action, theme)


def key_of(action: QAction) -> str:
    """The first key of an action as this system writes it; that of a command may be a letter."""
    key = action.property("key")
    if isinstance(key, str):
        return key
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def primary(button: QPushButton) -> QPushButton:
    """Make a button the one that stands out."""
    button.setProperty("primary", True)
    return button


def dim_label(text: str = "", *, size: int = 12) -> QLabel:
    """A label in the dim ink."""
    label = QLabel(text)
    label.setProperty("dim", True)
    label.setFont(card_font(size))
    return label


class CutLabel(QWidget):
    """One line of foreign text, cut at its end where it does not fit, whole in the tooltip."""

    def __init__(self, *, size: int = 14, strong: bool = True) -> None:
        super().__init__()
        self._text = ""
        self.setFont(card_font(size, strong=strong))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setToolTip(isolated(text) if text else "")
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text), metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        shown = elided(isolated(self._text), self.font(), self.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().text().color())
            painter.drawText(self.rect(), int(flags), shown)
