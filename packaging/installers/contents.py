"""What goes into the frozen program and what stays out, with the reasons. Read by the spec."""

from __future__ import annotations

import pkgutil
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

# Brought along by dependencies for what this program never does: fetch, serve, colour, test.
EXCLUDED_MODULES = (
    "hf_xet",
    "huggingface_hub",  # tokenizers names it for downloads from a hub
    "httpx",
    "httpcore",
    "IPython",
    "matplotlib",
    "pandas",
    "pip",
    "pkg_resources",
    "pytest",
    "scipy",
    "sentence_transformers",
    "setuptools",
    "torch",
    "transformers",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "curses",
    "_curses",
    "_curses_panel",
    "readline",  # under the GPL
)

# Packages that read files of their own, and have no hook that knows of them.
WITH_DATA = ("justext", "py3langid", "trafilatura")

# Parts of the standard library that nobody asks of an installed program.
_UNWANTED_STDLIB = frozenset(
    {
        *("antigravity", "this", "idlelib", "tkinter", "turtle", "turtledemo", "lib2to3", "test"),
        *("ensurepip", "curses", "readline", "rlcompleter", "nis", "ossaudiodev", "crypt", "spwd"),
        *("msilib", "venv", "_tkinter", "_curses", "_curses_panel", "_crypt", "__phello__"),
    }
)
_OTHER_SYSTEMS = re.compile(r"(^|\.)(windows_events|windows_utils|unix_events|popen_spawn_win32)$")

# Qt's plugins that the window uses; all others stay out.
_QT_PLUGINS = {
    "platforms": None,
    "platforminputcontexts": ("compose", "ibus"),
    "xcbglintegrations": None,
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl", "shm"),
    "wayland-decoration-client": None,
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "iconengines": ("qsvg",),
    "styles": None,
    "printsupport": None,
    "platformthemes": ("xdgdesktopportal",),
}
# Of Qt's libraries and their modules for Python, those that the window uses or that these need.
_QT_PARTS = frozenset(
    {
        *("Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "OpenGL"),
        *("WaylandClient", "WlShellIntegration", "XcbQpa"),
    }
)
_QT_PART = re.compile(
    r"(?:^|/)(?:lib)?Qt6?([A-Z]\w*?)(?:\.abi3)?\.(?:so|dll|pyd|dylib|framework)\b"
)
_QT_UNWANTED = re.compile(
    r"^PySide6/(?:Qt/)?(doc|glue|metatypes|qml|resources|scripts|support|typesystems)/"
    r"|(^|/)opengl32sw\.dll$"  # OpenGL in software, 20 MB: nothing is drawn with OpenGL
)
_UNWANTED_PLATFORMS = ("eglfs", "linuxfb", "minimalegl", "vnc", "vkkhrdisplay")
_QT_LANGUAGES = ("ar", "en")
_QT_TRANSLATION = re.compile(r"translations/(qt\w*?)_([a-z]{2})(_[A-Z]{2})?\.qm$")
_LOCALE_DATA = re.compile(r"^babel/locale-data/(\w+)\.dat$")

# Shared libraries of the building system that travel along: what Python's own modules are linked
# to, and the small helpers of X that many desktops lack. All others are the system's business:
# its drivers and security updates must not meet older copies of ours.
_TAKEN_ALONG = re.compile(
    r"^lib(python3|ssl\.|crypto\.|sqlite3\.|ffi\.|bz2\.|lzma\.|uuid\.|z\.|expat\.|mpdec"
    r"|xcb-(cursor|icccm|image|keysyms|render-util|util)\.)"
)
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")

Entry = tuple[str, str, str]  # name in the bundle, source, kind: as PyInstaller has them


def standard_library() -> list[str]:
    """Every module of the standard library: the add-on for transformer models needs any of them,
    and only a frozen module can be imported by a frozen program."""
    folder = sysconfig.get_path("stdlib")
    found: set[str] = set()
    for name in sys.stdlib_module_names - _UNWANTED_STDLIB:
        if find_spec(name) is None:  # of another system
            continue
        found.add(name)
        package = Path(folder) / name
        if package.is_dir():
            found.update(_modules_below(package, name))
    return sorted(name for name in found if not _OTHER_SYSTEMS.search(name))


def _modules_below(folder: Path, name: str) -> Iterator[str]:
    for module in pkgutil.iter_modules([str(folder)]):
        full = f"{name}.{module.name}"
        if module.name in ("test", "tests", "__main__", "idle_test"):
            continue
        yield full
        if module.ispkg:
            yield from _modules_below(folder / module.name, full)


def resource_files(folder: Path) -> list[tuple[str, str]]:
    """The program's resources for the bundle: what it reads, and no more."""
    return [
        (str(path), str(Path("resources") / path.relative_to(folder).parent))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".py", ".pyc", ".ts"} and _is_read(path)
    ]


def _is_read(path: Path) -> bool:
    """Notes for developers stay out; the model's are its card, which an export takes along."""
    return path.name != "README.md" or path.parent.name == "model"


def is_wanted_binary(entry: Entry) -> bool:
    """Whether a shared library, extension module or plugin of Qt belongs into the bundle."""
    name, source, _ = entry
    path = name.replace("\\", "/")
    plugin = re.search(r"/plugins/([\w-]+)/(?:lib)?([\w.-]+?)(?:\.dll|\.so|\.dylib)$", path)
    if plugin:
        return _is_wanted_plugin(*plugin.groups())
    if source.startswith(_SYSTEM_FOLDERS):
        return bool(_TAKEN_ALONG.match(Path(path).name))
    part = _QT_PART.search(path)
    return (part is None or part[1] in _QT_PARTS) and not _QT_UNWANTED.search(path)


def _is_wanted_plugin(kind: str, name: str) -> bool:
    if kind not in _QT_PLUGINS:
        return False
    if kind == "platforms":
        return not any(word in name for word in _UNWANTED_PLATFORMS)
    words = _QT_PLUGINS[kind]
    return words is None or any(word in name for word in words)


def is_wanted_data(entry: Entry) -> bool:
    """Whether a data file that a hook found belongs into the bundle."""
    path = entry[0].replace("\\", "/")
    translation = _QT_TRANSLATION.search(path)
    if translation:
        return translation[1] == "qtbase" and translation[2] in _QT_LANGUAGES
    locale = _LOCALE_DATA.match(path)
    if locale:  # courlan imports babel and asks it nothing here; its 800 locales are 27 MB
        return locale[1] in {"root", *_QT_LANGUAGES}
    if _QT_UNWANTED.search(path):
        return False
    return not re.search(r"(^|/)(tests?|examples|include)/|\.(pyi|pxd|h|cmake|pc)$", path)


def only(wanted: Iterable[Entry]) -> list[tuple[str, str]]:
    """(name, source) of entries, in an order that no run changes."""
    return sorted((name, source) for name, source, _ in wanted)
