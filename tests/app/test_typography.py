"""How reading text is set, and that the person's wishes are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.fonts import FACES, Script
from app.settings.store import Settings
from app.typography import DEFAULT, ScriptSetting, Typography


def test_the_default_is_the_programs_own_choice() -> None:
    """Who wishes nothing gets the bundled faces as they are."""
    assert all(DEFAULT.face(script) == FACES[script] for script in Script)


def test_a_wish_concerns_one_script() -> None:
    """Larger Arabic leaves Latin alone."""
    wish = ScriptSetting(family="Amiri", size=1.2, leading=1.1, measure=60)
    typography = DEFAULT.with_script(Script.NASKH, wish)
    face = typography.face(Script.NASKH)
    assert face.families == ("Amiri", *FACES[Script.NASKH].families)
    assert face.scale == pytest.approx(1.18 * 1.2)
    assert face.step == pytest.approx(1.7 * 1.1)
    assert typography.face(Script.LATIN) == FACES[Script.LATIN]


def test_wishes_stay_within_bounds() -> None:
    """What no one could read is not set."""
    wish = ScriptSetting(size=100, leading=0, measure=1)
    kept = DEFAULT.with_script(Script.HEBREW, wish).of(Script.HEBREW)
    assert kept == ScriptSetting(size=1.8, leading=0.85, measure=40)


def test_wishes_survive_the_program(tmp_path: Path) -> None:
    """What was chosen is read back from the file."""
    path = tmp_path / "settings.ini"
    typography = DEFAULT.with_script(
        Script.NASTALIQ, ScriptSetting(family="Noto Nastaliq", size=1.1, leading=1.2, measure=55)
    ).with_marks(False)
    settings = Settings(path)
    settings.typography = typography
    settings.save()
    assert Settings(path).typography == typography


@pytest.mark.parametrize("value", ["", "x", "|a|b|c", "Amiri|1", "|nan|1|70"])
def test_a_value_without_sense_is_the_default(tmp_path: Path, value: str) -> None:
    """A file that was edited by hand does no harm."""
    settings = Settings(tmp_path / "settings.ini")
    settings._file.setValue("typography/naskh", value)
    settings.save()
    assert settings.typography == Typography()
