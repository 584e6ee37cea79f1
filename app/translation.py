"""The interface's language: translations chosen, compiled and gathered.

``python -m app.translation compile`` turns every ``.ts`` of ``resources/translations`` into the
``.qm`` that Qt loads; ``extract`` brings the ``.ts`` up to date with the sources. Both use the
tools that PySide6 brings along.
"""

from __future__ import annotations

import ast
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from index.problems import NOTES, WORDS
from resources import resource_path

_log = logging.getLogger(__name__)

FOLDER = resource_path("translations")
SYSTEM = "system"
# Interface languages and the locale of their dates and numbers. Qt's default for Arabic is
# Egypt's, with Arabic-Indic digits; the world's Arabic has the digits that the articles have.
LOCALES = {"en": "en_GB", "ar": "ar_001"}
_ARABIC_INDIC = {"ar": "ar_EG"}  # where the person wants the language's own digits
NAMES = {"en": "English", "ar": "العربية"}  # each in its own words, never translated

# Words that do not stand in a call of ``translate`` but come with a code from the engine.
PROBLEMS = "problems"


def translate(context: str, text: str, comment: str = "", n: int = -1) -> str:
    """``text`` in the language of the interface; with ``n`` in the plural form that it asks for."""
    return QCoreApplication.translate(context, text, comment, n)


class Phrase(NamedTuple):
    """A text of the interface that is wanted in more than one of its languages."""

    context: str
    text: str

    def __str__(self) -> str:
        return translate(self.context, self.text)

    def everywhere(self) -> tuple[str, ...]:
        """The words in every language of the interface."""
        others = (words.translate(self.context, self.text) for words in _words_beside())
        return (self.text, *filter(None, others))


@cache
def _words_beside() -> tuple[QTranslator, ...]:
    """The translations of all languages, for looking up: none of them is installed."""
    loaded = []
    for language in LOCALES:
        name, translator = f"warraq_{language}", QTranslator()
        if translator.load(name, str(_compiled_folder(name))):
            loaded.append(translator)
    return tuple(loaded)


def interface_language(wanted: str) -> str:
    """The interface language for what the person chose: a code, or ``SYSTEM``."""
    if wanted in LOCALES:
        return wanted
    system = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in system if code in LOCALES), "en")


class Translations:
    """Puts an application into a language; Qt needs the translators kept alive."""

    def __init__(self, application: QGuiApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str, *, own_digits: bool = False) -> None:
        """Words, numbers and direction of ``language`` for every window made from now on.

        ``own_digits``: ١٢٣ where the language has digits of its own.
        """
        self.remove()
        self.language = language
        name = LOCALES[language]
        locale = QLocale(_ARABIC_INDIC.get(language, name) if own_digits else name)
        QLocale.setDefault(locale)
        self._application.setLayoutDirection(locale.textDirection())
        self._install(f"qtbase_{language}", _qt_folder())
        self._install(f"warraq_{language}", _compiled_folder(f"warraq_{language}"))

    def remove(self) -> None:
        """Leave the application in the words of its sources."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()

    def _install(self, name: str, folder: Path) -> None:
        translator = QTranslator(self._application)
        if translator.load(name, str(folder)):
            self._application.installTranslator(translator)
            self._installed.append(translator)
        elif not name.endswith("_en"):  # Qt has no English for its own English words
            _log.warning("the translation %s is not in %s", name, folder)


def reads_from_the_right() -> bool:
    """Whether the interface is read from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _qt_folder() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _compiled_folder(name: str) -> Path:
    """Where the compiled translation lies; it is compiled first if it is missing or old."""
    source, target = FOLDER / f"{name}.ts", FOLDER / f"{name}.qm"
    if source.exists() and _is_older(target, source):
        try:
            compile_one(source)
        except (OSError, subprocess.CalledProcessError) as error:
            _log.warning("%s cannot be compiled: %s", source.name, error)
    return FOLDER


def _is_older(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


# Development ------------------------------------------------------------------------------------


def compile_one(source: Path) -> Path:
    """Compile a ``.ts`` beside itself; the path of the ``.qm``."""
    target = source.with_suffix(".qm")
    # Under a passing name first: two programs may start at once.
    passing = target.with_suffix(f".{os.getpid()}.part")
    try:
        command = [_tool("lrelease"), "-silent", str(source), "-qm", str(passing)]
        subprocess.run(command, check=True)
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)
    return target


def compile_all() -> list[Path]:
    """Compile every translation."""
    return [compile_one(source) for source in sorted(FOLDER.glob("*.ts"))]


class Message(NamedTuple):
    """A text of the sources that is to be translated."""

    context: str
    text: str
    comment: str
    plural: bool


def messages() -> Iterator[Message]:
    """All texts of the window, and the words of the engine's codes.

    Read from the syntax tree: lupdate passes over calls whose number is not a literal.
    """
    for path in sorted(Path(__file__).resolve().parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _message(node.func.id, node.args)
    for text in (*WORDS.values(), *NOTES.values()):
        yield Message(PROBLEMS, text, "", plural=False)


def _message(function: str, arguments: list[ast.expr]) -> Iterator[Message]:
    if function not in ("translate", "QT_TRANSLATE_NOOP", "Phrase"):
        return
    texts = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
    if len(texts) >= 2:  # fewer where a text is looked up by its code
        comment = texts[2] if len(texts) > 2 else ""
        yield Message(str(texts[0]), str(texts[1]), str(comment), plural=len(arguments) == 4)


def extract(folder: Path = FOLDER) -> None:
    """Bring the ``.ts`` files in ``folder`` up to date with the words of the sources.

    English needs words of its own only where a number decides the form.
    """
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "messages.py"
        listed.write_text("".join(map(_call, messages())), encoding="utf-8")
        for language, locale in LOCALES.items():
            target = folder / f"warraq_{language}.ts"
            options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
            options += ["-target-language", locale.removesuffix("_001")]
            options += ["-pluralonly"] if language == "en" else []
            command = [_tool("lupdate"), *options, str(listed), "-ts", str(target)]
            subprocess.run(command, check=True)


def _call(message: Message) -> str:
    """A message in the form that lupdate knows; a literal number makes it one with plurals."""
    words = (message.context, message.text, message.comment)
    quoted = ", ".join(json.dumps(word, ensure_ascii=False) for word in words)
    return f"translate({quoted}{', 1' if message.plural else ''})\n"


def _tool(name: str) -> str:
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(PySide6.__file__).parent / f"{name}{suffix}")


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    elif sys.argv[1:] == ["extract"]:
        extract()
    else:
        sys.exit(__doc__)
