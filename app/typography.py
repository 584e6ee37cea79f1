"""How the person wants reading text set: face, size, leading and measure, script by script."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QFontDatabase

from app.fonts import FACES, Face, Script

SIZES = (0.7, 1.8)
LEADINGS = (0.85, 1.6)  # with less, marks of one line would touch the line above
MEASURES = (40, 100)
MEASURE = 70

_SYSTEMS = {
    Script.LATIN: QFontDatabase.WritingSystem.Latin,
    Script.NASKH: QFontDatabase.WritingSystem.Arabic,
    Script.NASTALIQ: QFontDatabase.WritingSystem.Arabic,
    Script.HEBREW: QFontDatabase.WritingSystem.Hebrew,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSetting:
    """The person's wishes for one script; the defaults are the program's own choice."""

    family: str = ""  # of the system, before the bundled ones; empty: the bundled ones alone
    size: float = 1.0  # times the size that the script has by itself
    leading: float = 1.0  # times the step from line to line that the face has by itself
    measure: int = MEASURE  # letters in a line, at most


def _defaults() -> tuple[ScriptSetting, ...]:
    return tuple(ScriptSetting() for _ in Script)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """Everything that decides how text is set, but for the zoom. Hashable: styles are kept by it.

    There is no justification and no letter spacing to choose: Qt tears Arabic apart with both.
    """

    scripts: tuple[ScriptSetting, ...] = field(default_factory=_defaults)  # as Script lists them
    vowel_marks: bool = True  # of Arabic and Hebrew; hidden ones stay in the text

    def of(self, script: Script) -> ScriptSetting:
        """The wishes for a script."""
        return self.scripts[list(Script).index(script)]

    def with_script(self, script: Script, setting: ScriptSetting) -> Typography:
        """The same with other wishes for a script, kept within sensible bounds."""
        kept = ScriptSetting(
            family=setting.family,
            size=_within(setting.size, SIZES),
            leading=_within(setting.leading, LEADINGS),
            measure=round(_within(setting.measure, MEASURES)),
        )
        scripts = list(self.scripts)
        scripts[list(Script).index(script)] = kept
        return replace(self, scripts=tuple(scripts))

    def with_marks(self, shown: bool) -> Typography:
        """The same with vowel marks shown or hidden."""
        return replace(self, vowel_marks=shown)

    def face(self, script: Script) -> Face:
        """How a script is set under these wishes."""
        face, wish = FACES[script], self.of(script)
        return replace(
            face,
            families=(wish.family, *face.families) if wish.family else face.families,
            scale=face.scale * wish.size,
            step=face.step * wish.leading,
            heading_step=face.heading_step * wish.leading,
        )


DEFAULT = Typography()


def system_families(script: Script) -> list[str]:
    """The families on this computer that can write a script, bundled ones included."""
    families = QFontDatabase.families(_SYSTEMS[script])
    return [family for family in families if not QFontDatabase.isPrivateFamily(family)]


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
