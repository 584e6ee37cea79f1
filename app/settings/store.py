"""What the person has chosen, in an ini file of the configuration folder."""

from __future__ import annotations

import math
from contextlib import suppress
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from app.dates import Calendar, DateStyle, Months
from app.fonts import Script
from app.scaling import SIZES
from app.theme import ThemeMode
from app.translation import LOCALES, SYSTEM
from app.typography import ScriptSetting, Typography

_APPLICATION = "warraq"
_DEFAULT_ZOOM = 100


def default_settings_path() -> Path:
    """Where the settings lie."""
    return Path(platformdirs.user_config_dir(_APPLICATION, appauthor=False)) / "settings.ini"


def default_library_path() -> Path:
    """The library that is opened when none is named."""
    return _data_folder() / "Library.warraq"


def sample_library_path() -> Path:
    """The library of the sample articles."""
    return _data_folder() / "Samples.warraq"


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))


class Settings:
    """Typed access to the file; a value that makes no sense reads as the default."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = QSettings(str(path or default_settings_path()), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeMode:
        """Light, dark, or as the system says."""
        value = str(self._file.value("theme", ThemeMode.SYSTEM.value))
        return ThemeMode(value) if value in set(ThemeMode) else ThemeMode.SYSTEM

    @theme.setter
    def theme(self, mode: ThemeMode) -> None:
        self._file.setValue("theme", mode.value)

    @property
    def language(self) -> str:
        """A code of ``LOCALES``, or ``SYSTEM``."""
        value = str(self._file.value("language", SYSTEM))
        return value if value in LOCALES else SYSTEM

    @language.setter
    def language(self, code: str) -> None:
        self._file.setValue("language", code)

    @property
    def interface_size(self) -> int | None:
        """How large the window is drawn, in percent, one of ``SIZES``; None: as the system says."""
        value = str(self._file.value("interface_size", ""))
        return int(value) if value.isdecimal() and int(value) in SIZES else None

    @interface_size.setter
    def interface_size(self, percent: int | None) -> None:
        self._file.setValue("interface_size", percent or "")

    @property
    def zoom(self) -> int:
        """Size of reading text in percent."""
        value = str(self._file.value("zoom", _DEFAULT_ZOOM))
        return int(value) if value.isdecimal() else _DEFAULT_ZOOM

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._file.setValue("zoom", percent)

    @property
    def typography(self) -> Typography:
        """How reading text is set, script by script."""
        result = Typography(vowel_marks=self._flag("typography/vowel_marks", default=True))
        for script in Script:
            values = str(self._file.value(f"typography/{script.value}") or "").split("|")
            with suppress(ValueError, IndexError):
                size, leading, measure = (float(value) for value in values[1:4])
                if not all(map(math.isfinite, (size, leading, measure))):
                    continue
                setting = ScriptSetting(
                    family=values[0], size=size, leading=leading, measure=round(measure)
                )
                result = result.with_script(script, setting)
        return result

    @typography.setter
    def typography(self, typography: Typography) -> None:
        self._file.setValue("typography/vowel_marks", typography.vowel_marks)
        for script in Script:
            wish = typography.of(script)
            value = f"{wish.family}|{wish.size}|{wish.leading}|{wish.measure}"
            self._file.setValue(f"typography/{script.value}", value)

    @property
    def ruler(self) -> bool:
        """Whether a ruler lies along the line that is read."""
        return self._flag("ruler", default=False)

    @ruler.setter
    def ruler(self, on: bool) -> None:
        self._file.setValue("ruler", on)

    @property
    def library(self) -> Path | None:
        """The library that was open last."""
        value = self._file.value("library")
        return Path(str(value)) if value else None

    @library.setter
    def library(self, path: Path) -> None:
        self._file.setValue("library", str(path))

    @property
    def own_digits(self) -> bool:
        """Whether an Arabic interface writes ١٢٣."""
        return self._flag("own_digits", default=False)

    @own_digits.setter
    def own_digits(self, on: bool) -> None:
        self._file.setValue("own_digits", on)

    @property
    def dates(self) -> DateStyle:
        """How dates are written."""
        beside = str(self._file.value("calendars", "")).split()
        months = str(self._file.value("months", ""))
        return DateStyle(
            beside=tuple(calendar for calendar in Calendar if calendar in beside),
            months=Months(months) if months in set(Months) else Months.COMMON,
        )

    @dates.setter
    def dates(self, style: DateStyle) -> None:
        self._file.setValue("calendars", " ".join(style.beside))
        self._file.setValue("months", style.months.value)

    @property
    def welcomed(self) -> bool:
        """Whether the first start is over."""
        return self._flag("welcomed", default=False)

    @welcomed.setter
    def welcomed(self, on: bool) -> None:
        self._file.setValue("welcomed", on)

    def _flag(self, name: str, *, default: bool) -> bool:
        value = str(self._file.value(name, "")).lower()
        return value == "true" if value in ("true", "false") else default

    @property
    def letter_keys(self) -> bool:
        """Whether single letters are keys of commands."""
        return self._flag("letter_keys", default=True)

    @letter_keys.setter
    def letter_keys(self, on: bool) -> None:
        self._file.setValue("letter_keys", on)

    def keys(self, command_id: str) -> tuple[str, ...] | None:
        """The keys that the person gave a command; None for the default ones."""
        value = self._file.value(f"keys/{command_id}")
        return None if value is None else tuple(str(value).split())

    def keep_keys(self, command_id: str, keys: tuple[str, ...] | None) -> None:
        """Keep the keys of a command; with None it has the default ones again."""
        if keys is None:
            self._file.remove(f"keys/{command_id}")
        else:
            self._file.setValue(f"keys/{command_id}", " ".join(keys))

    def forget_keys(self) -> None:
        """Every command has its default keys again."""
        self._file.remove("keys")

    def layout(self, part: str) -> QByteArray | None:
        """The saved geometry or splitter of a part of the window."""
        value = self._file.value(f"layout/{part}")
        return value if isinstance(value, QByteArray) else None

    def keep_layout(self, part: str, state: QByteArray) -> None:
        """Save the geometry or splitter of a part of the window."""
        self._file.setValue(f"layout/{part}", state)

    def save(self) -> None:
        """Write the file now; Qt does it by itself at the end."""
        self._file.sync()
