"""The bundled typefaces: complete, accepted by Qt, and found for each script."""

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from app.fonts import FACES, Script, interface_font, load_fonts, reading_font
from resources import resource_path

SAMPLES = {
    Script.LATIN: "Putin Путин Πέτρος é",
    Script.NASKH: "كِتَابٌ کتاب یگانه پچژ ١٢٣ ۱۲۳",
    Script.NASTALIQ: "پاکستان ٹھنڈا گھر ہے",
    Script.HEBREW: "בְּרֵאשִׁית עַל־פְּנֵי",
}


@pytest.mark.parametrize("script", list(Script))
def test_every_script_has_its_letters(qapp: QApplication, script: Script):
    """The first face of a script holds every letter and mark of a sample of it."""
    load_fonts()
    raw = QRawFont.fromFont(reading_font(FACES[script], 18))
    missing = [c for c in SAMPLES[script] if not c.isspace() and not raw.supportsCharacter(ord(c))]
    assert raw.familyName() == FACES[script].families[0]
    assert not missing


def test_every_family_named_is_bundled(qapp: QApplication):
    """No face relies on a typeface of the system."""
    families: set[str] = set()
    for file in resource_path("fonts").glob("*.ttf"):
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number))
    named = {family for face in FACES.values() for family in face.families}
    assert named | set(interface_font().families()[:3]) <= families


def test_typefaces_stay_small_and_carry_their_licence():
    """All typefaces together are under 4 MiB, with the text of their licences beside them."""
    files = list(resource_path("fonts").glob("*.ttf"))
    assert sum(file.stat().st_size for file in files) < 4 << 20
    assert all(
        "OPEN FONT LICENSE" in file.read_text("utf-8")
        for file in resource_path("fonts").glob("OFL-*.txt")
    )


def test_arabic_is_set_larger_than_latin(qapp: QApplication):
    """At the same nominal size Naskh has more pixels, so that both look equally large."""
    assert reading_font(FACES[Script.LATIN], 18).pixelSize() == 18
    assert reading_font(FACES[Script.NASKH], 18).pixelSize() == 21
