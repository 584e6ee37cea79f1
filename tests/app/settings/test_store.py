"""What the person has chosen is there at the next start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from app.settings.store import Settings
from app.theme import ThemeMode


def test_choices_are_kept(tmp_path: Path) -> None:
    """Theme, language, size, library and layout come back from the file."""
    first = Settings(tmp_path / "settings.ini")
    first.theme, first.language, first.zoom = ThemeMode.DARK, "ar", 150
    first.library = tmp_path / "مكتبة.warraq"
    first.keep_layout("panes", QByteArray(b"\x00\xff1"))
    first.save()
    again = Settings(tmp_path / "settings.ini")
    assert (again.theme, again.language, again.zoom) == (ThemeMode.DARK, "ar", 150)
    assert again.library == tmp_path / "مكتبة.warraq"
    assert again.layout("panes") == QByteArray(b"\x00\xff1")


def test_nonsense_reads_as_the_default(tmp_path: Path) -> None:
    """A file that was edited by hand cannot keep the window from opening."""
    path = tmp_path / "settings.ini"
    path.write_text("[General]\ntheme=plaid\nlanguage=tlh\nzoom=big\n", encoding="utf-8")
    settings = Settings(path)
    assert (settings.theme, settings.language, settings.zoom) == (ThemeMode.SYSTEM, "system", 100)
