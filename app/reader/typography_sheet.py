"""A small sheet at the reader's head: face, size, leading and measure of a script, vowel marks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.fonts import Script
from app.translation import reads_from_the_right, translate
from app.typography import (
    LEADINGS,
    MEASURES,
    SIZES,
    ScriptSetting,
    Typography,
    system_families,
)


class TypographySheet(QFrame):
    """``wanted``: the person changed something; the ``Typography`` as it is now."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("picker")
        self.setAccessibleName(translate("Typography", "Typography"))
        self._typography = Typography()
        self._showing = False
        self.script = QComboBox()
        for script, name in _names().items():
            self.script.addItem(name, script)
        self.family = QComboBox()
        self.family.setMaximumWidth(420)
        self.scale = _percent(SIZES)
        self.leading = _percent(LEADINGS)
        self.measure = QSpinBox()
        self.measure.setRange(*MEASURES)
        self.vowels = QCheckBox(translate("Typography", "Show vowel marks"))
        self._reset = QPushButton(translate("Typography", "As it was made"))
        self._lay_out()
        self.script.currentIndexChanged.connect(lambda _row: self._show())
        self.family.currentIndexChanged.connect(lambda _row: self._changed())
        for box in (self.scale, self.leading, self.measure):
            box.valueChanged.connect(lambda _value: self._changed())
        self.vowels.toggled.connect(lambda _on: self._changed())
        self._reset.clicked.connect(lambda: self._take(Typography()))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 14)
        form.setVerticalSpacing(8)
        for name, widget in (
            (translate("Typography", "Script"), self.script),
            (translate("Typography", "Typeface"), self.family),
            (translate("Typography", "Size"), self.scale),
            (translate("Typography", "Space between lines"), self.leading),
            (translate("Typography", "Letters in a line"), self.measure),
        ):
            label = QLabel(name)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            form.addRow(label, widget)
        form.addRow(self.vowels)
        form.addRow(self._reset)

    def open(self, typography: Typography, script: Script, below: QWidget) -> None:
        """Come up below a button, at the script that is being read."""
        self._typography = typography
        self.script.setCurrentIndex(list(_names()).index(script))
        self._show()
        self.adjustSize()
        corner = QPoint(0 if reads_from_the_right() else below.width() - self.width(), 4)
        self.move(below.mapToGlobal(below.rect().bottomLeft() + corner))
        self.show()
        self.scale.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _script(self) -> Script:
        return Script(self.script.currentData())

    def _show(self) -> None:
        self._showing = True
        wish = self._typography.of(self._script)
        self.family.clear()
        self.family.addItem(translate("Typography", "The program's own"), "")
        for family in system_families(self._script):
            self.family.addItem(family, family)
        self.family.setCurrentIndex(max(0, self.family.findData(wish.family)))
        self.scale.setValue(round(wish.size * 100))
        self.leading.setValue(round(wish.leading * 100))
        self.measure.setValue(wish.measure)
        self.vowels.setChecked(self._typography.vowel_marks)
        self._showing = False

    def _changed(self) -> None:
        if self._showing:
            return
        setting = ScriptSetting(
            family=str(self.family.currentData() or ""),
            size=self.scale.value() / 100,
            leading=self.leading.value() / 100,
            measure=self.measure.value(),
        )
        self._take(
            self._typography.with_script(self._script, setting).with_marks(self.vowels.isChecked())
        )

    def _take(self, typography: Typography) -> None:
        self._typography = typography
        self._show()
        self.wanted.emit(typography)


def _names() -> dict[Script, str]:
    return {
        Script.LATIN: translate("Typography", "Latin, Cyrillic and others"),
        Script.NASKH: translate("Typography", "Arabic and Persian"),
        Script.NASTALIQ: translate("Typography", "Urdu"),
        Script.HEBREW: translate("Typography", "Hebrew"),
    }


def _percent(bounds: tuple[float, float]) -> QSpinBox:
    box = QSpinBox()
    box.setRange(round(bounds[0] * 100), round(bounds[1] * 100))
    box.setSingleStep(5)
    box.setSuffix(" %")
    return box
