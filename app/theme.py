"""Colours of the program: named tokens, light and dark, switched while it runs.

Lists and the reader paint with the tokens themselves; dialogs and menus follow the palette
made from them, and a short style sheet dresses the frame. The sheet knows these names:
``#topBar``, ``#pane`` (side panes), ``#paper`` (the reader's pane), ``QLineEdit#searchField``,
``QPushButton[chip="true"]`` (checkable pills), ``QPushButton[primary="true"]`` and
``QLabel[dim="true"]``. Bars on the start side of a row are painted, never styled: a style
sheet does not mirror ``border-left``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour of the program, as ``#RRGGBB``; the names say the use, not the hue."""

    dark: bool
    window: str  # frame and top bar
    pane: str  # library and result lists
    paper: str  # the reader, input fields
    text: str
    dim: str  # second lines, counts, hints
    line: str  # hairlines between panes and rows; decoration only
    border: str  # edge of a control that must be seen
    hover: str
    selected: str  # tint of the selected row
    accent: str
    on_accent: str  # text on the accent
    focus: str  # ring round the focused control, 2 px
    error: str
    warning: str
    selection: str  # selected text
    band: str  # best sentence of a hit
    word_weak: str
    word_strong: str
    on_word_strong: str
    found: str  # what was looked for in the document
    found_here: str  # the place of it that the person is at
    mark_yellow: str
    mark_green: str
    mark_blue: str
    mark_pink: str
    mark_orange: str
    mark_purple: str
    mark_teal: str
    mark_grey: str
    ink_yellow: str  # the line under a mark, and its sign in lists
    ink_green: str
    ink_blue: str
    ink_pink: str
    ink_orange: str
    ink_purple: str
    ink_teal: str
    ink_grey: str

    def color(self, token: str) -> QColor:
        """The token as a colour to paint with."""
        return QColor(getattr(self, token))


LIGHT = Theme(
    dark=False,
    window="#F4F3F0",
    pane="#FAF9F7",
    paper="#FFFFFF",
    text="#1E2226",
    dim="#5C6370",
    line="#E3E1DC",
    border="#7C828C",
    hover="#ECEAE5",
    selected="#DCEDEA",
    accent="#0B6B63",
    on_accent="#FFFFFF",
    focus="#0B7A71",
    error="#B3261E",
    warning="#8A5300",
    selection="#BFE0F2",
    band="#FFF6D6",
    word_weak="#FFE9A0",
    word_strong="#FFD24D",
    on_word_strong="#1E2226",
    found="#E6DAF7",
    found_here="#C7A6F2",
    mark_yellow="#FFF1B8",
    mark_green="#D5F0D8",
    mark_blue="#D6E6FA",
    mark_pink="#FADCE6",
    mark_orange="#FFE3C7",
    mark_purple="#F0DDF8",
    mark_teal="#CDEFEC",
    mark_grey="#E6E6E3",
    ink_yellow="#9A7200",
    ink_green="#2E8B4A",
    ink_blue="#2F74C0",
    ink_pink="#C2487A",
    ink_orange="#BC5C0A",
    ink_purple="#8A4FB5",
    ink_teal="#0E807C",
    ink_grey="#6C7178",
)

DARK = Theme(
    dark=True,
    window="#16181B",
    pane="#1B1E22",
    paper="#1F2226",
    text="#E3E1DB",
    dim="#A3A8B2",
    line="#2D3136",
    border="#808692",
    hover="#282C31",
    selected="#20393A",
    accent="#5CC7BB",
    on_accent="#0C1F1D",
    focus="#63D2C6",
    error="#F2938A",
    warning="#E6B450",
    selection="#2B5670",
    band="#37331F",
    word_weak="#5A4C12",
    word_strong="#7E6408",
    on_word_strong="#FFF6D8",
    found="#42335C",
    found_here="#6A4BA3",
    mark_yellow="#4D4520",
    mark_green="#244A32",
    mark_blue="#22405F",
    mark_pink="#56303F",
    mark_orange="#553A1D",
    mark_purple="#4A2F5C",
    mark_teal="#1B4A4A",
    mark_grey="#3F444B",
    ink_yellow="#D9B32E",
    ink_green="#5BBF7A",
    ink_blue="#6AA8E8",
    ink_pink="#E58AAF",
    ink_orange="#E8954A",
    ink_purple="#B794E0",
    ink_teal="#4FC1BA",
    ink_grey="#A6ACB5",
)


class ThemeMode(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Themes(QObject):
    """Keeps the application in the chosen theme and tells who paints by hand of a change.

    One per program. On bare X11 and some desktops the system names no scheme; that is light.
    """

    changed = Signal(object)  # the new Theme

    def __init__(self, application: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._mode = mode
        self._theme: Theme | None = None
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._refresh)
        self._refresh()

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme or LIGHT

    @property
    def mode(self) -> ThemeMode:
        """What the person chose; ``SYSTEM`` may mean either theme."""
        return self._mode

    def set_mode(self, mode: ThemeMode) -> None:
        """Switch at once, all open windows included."""
        self._mode = mode
        self._refresh()

    def _refresh(self) -> None:
        theme = self._wanted()
        if theme is self._theme:
            return
        self._theme = theme
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(style_sheet(theme))
        self.changed.emit(theme)

    def _wanted(self) -> Theme:
        if self._mode is ThemeMode.SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is ThemeMode.DARK else LIGHT


def palette(theme: Theme) -> QPalette:
    """The Qt palette of ``theme``: what dialogs, menus and plain widgets follow."""
    role = QPalette.ColorRole
    result = QPalette()
    for where, token in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "paper"),
        (role.AlternateBase, "pane"),
        (role.Text, "text"),
        (role.PlaceholderText, "dim"),
        (role.Button, "window"),
        (role.ButtonText, "text"),
        (role.BrightText, "error"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "pane"),
        (role.ToolTipText, "text"),
        (role.Accent, "accent"),
        (role.Light, "paper"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "border"),
    ):
        result.setColor(where, theme.color(token))
    for where in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, theme.color("border"))
    return result


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two ``#RRGGBB`` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_SHEET = """
#topBar { background: $window; border-bottom: 1px solid $line; }
#pane { background: $pane; }
#paper { background: $paper; }
#strip { background: $window; border-bottom: 1px solid $line; }
#readerHead { border-bottom: 1px solid $line; }
#selectionBar { background: $pane; border: 1px solid $border; border-radius: 9px; }
#picker { background: $pane; border: 1px solid $border; border-radius: 12px; }
#findBar { background: $pane; border-bottom: 1px solid $line; }
#lower { background: $pane; border-top: 1px solid $line; }
#groups { background: $pane; padding: 0 10px; }
#groups::item { height: 28px; }
#groups::item:selected { background: $selected; color: $text; }
#explaining { background: $pane; border-top: 1px solid $line; }
QDialog, #form { background: $paper; }
#status { border-top: 1px solid $line; }
QListWidget { background: $paper; border: 1px solid $line; border-radius: 7px; padding: 4px;
  outline: 0; }
QListWidget:focus { border: 2px solid $focus; padding: 3px; }
QListWidget::item { padding: 4px 8px; border-radius: 6px; }
QListWidget::item:hover { background: $hover; color: $text; }
QListWidget::item:selected { background: $selected; color: $text; }
QMenu { background: $pane; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 28px; border-radius: 6px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $border; }
QMenu::separator { height: 1px; background: $line; margin: 5px 10px; }
QSpinBox { min-height: 30px; }
QTableView { background: $paper; selection-background-color: $selected; selection-color: $text; }
QTableView::item { padding: 5px 10px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $selected; color: $text; }
QTableView::item:focus { border: 2px solid $focus; padding: 4px 8px; }
QTableCornerButton::section { background: $paper; border: none; }
QHeaderView { background: $paper; }
QHeaderView::section { background: $paper; color: $dim; border: none; padding: 7px 10px;
  border-bottom: 1px solid $border; }
QLabel[dim="true"] { color: $dim; }
QToolTip { background: $pane; color: $text; border: 1px solid $border; padding: 4px 6px; }
QLineEdit { background: $paper; color: $text; border: 1px solid $border; border-radius: 7px;
  padding: 4px 8px; selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus { border: 2px solid $focus; padding: 3px 7px; }
QLineEdit#searchField { border-radius: 10px; font-size: 15px; min-height: 36px; max-height: 36px; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 7px;
  padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:checked, QToolButton:pressed { background: $selected; }
QToolButton:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }
QPushButton { background: $paper; color: $text; border: 1px solid $border; border-radius: 7px;
  padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton:disabled { color: $border; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[chip="true"] { border-radius: 13px; padding: 4px 12px; border: 1px solid $line;
  color: $dim; background: $paper; }
QPushButton[chip="true"]:checked { background: $selected; border-color: $selected; color: $accent;
  font-weight: 600; }
QPushButton[chip="true"]:focus { border: 2px solid $focus; padding: 3px 11px; }
QComboBox { background: $paper; color: $text; border: 1px solid $border; border-radius: 7px;
  padding: 6px 12px; }
QComboBox:hover { background: $hover; }
QComboBox:focus { border: 2px solid $focus; padding: 5px 11px; }
QComboBox:disabled { color: $border; border-color: $line; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$controls/chevron-down-$mode.svg"); width: 16px; height: 16px; }
QCheckBox, QRadioButton { spacing: 10px; padding: 3px; border: 2px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: $paper;
  border: 1px solid $border; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent;
  border-color: $accent; image: url("$controls/check-$mode.svg"); }
QRadioButton::indicator:checked { image: url("$controls/dot-$mode.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line;
  background: $window; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""


def style_sheet(theme: Theme) -> str:
    """The frame's style sheet with the colours of ``theme`` filled in."""
    sheet = _SHEET.replace("$controls", resource_path("controls").as_posix())
    sheet = sheet.replace("$mode", "dark" if theme.dark else "light")
    # Longest names first: $word_strong must not be taken for another token that begins it.
    for token in sorted((field.name for field in fields(theme)), key=len, reverse=True):
        sheet = sheet.replace(f"${token}", str(getattr(theme, token)))
    return sheet
