"""The installer for Windows: its list of files, and that it compiles without a warning."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest

from installers import icons, nsis
from installers.project import PACKAGING

SCRIPT = nsis.SCRIPT.read_text(encoding="utf-8")


def macro(text: str, name: str) -> list[str]:
    """The lines of a macro."""
    body = text.split(f"!macro {name}\n")[1].split("!macroend", maxsplit=1)[0]
    return [line.strip() for line in body.splitlines()]


def test_what_is_installed_is_deleted_and_nothing_else() -> None:
    """Files are deleted by name; a folder goes last, and only when it is empty."""
    files = [PurePosixPath(name) for name in ("warraq.exe", "_internal/a/b.dll", "_internal/c.dll")]
    text = nsis.file_list(Path("/payload"), files)
    deleted = macro(text, "DELETE_FILES")
    assert deleted == [
        'Delete "$INSTDIR\\_internal\\a\\b.dll"',
        'Delete "$INSTDIR\\_internal\\c.dll"',
        'Delete "$INSTDIR\\warraq.exe"',
        'RMDir "$INSTDIR\\_internal\\a"',
        'RMDir "$INSTDIR\\_internal"',
    ]
    installed = [line for line in macro(text, "INSTALL_FILES") if line.startswith("File")]
    assert len(installed) == len(files)
    assert not re.search(r"RMDir\s+/r", text + SCRIPT), "nobody's folder is emptied"


def test_a_dollar_in_a_name_is_no_variable() -> None:
    """NSIS would put something else in its place."""
    text = nsis.file_list(Path("/p"), [PurePosixPath("_internal/a$b.txt")])
    assert 'Delete "$INSTDIR\\_internal\\a$$b.txt"' in text


def test_every_text_has_its_arabic() -> None:
    """Whatever the installer says in English it says in Arabic."""
    english = set(re.findall(r"LangString (\w+) \$\{LANG_ENGLISH\}", SCRIPT))
    arabic = dict(re.findall(r"LangString (\w+) \$\{LANG_ARABIC\} \"(.*)\"", SCRIPT))
    assert english == set(arabic)
    assert all(re.search(r"[ء-ي]", text) for text in arabic.values())


def test_documents_are_offered_only_where_asked() -> None:
    """The section is off by default, and no default program is replaced."""
    assert re.search(r'^Section /o "\$\(DOCUMENTS_PART\)"', SCRIPT, re.MULTILINE)
    text = nsis.file_list(Path("/p"), [])
    assert all("OpenWithProgids" in line for line in macro(text, "OFFER_FOR_TYPES"))


def test_no_rights_and_no_network_are_asked_for() -> None:
    """It installs for one person, and fetches nothing."""
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert not re.search(r"inetc|NSISdl|nscurl", SCRIPT, re.IGNORECASE)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_script_compiles_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tiny payload with Arabic names makes an installer; warnings are errors."""
    from PIL import Image

    monkeypatch.setattr(nsis, "BUILD", tmp_path / "build")
    (tmp_path / "build" / "made").mkdir(parents=True)
    Image.new("RGBA", (32, 32)).save(tmp_path / "build" / "made" / "warraq.ico")
    payload = tmp_path / "payload"
    (payload / "_internal" / "مجلد").mkdir(parents=True)
    (payload / "warraq.exe").write_bytes(b"MZ")
    (payload / "_internal" / "مجلد" / "ملف.txt").write_text("x")
    target = nsis.compiled(payload, tmp_path / "Warraq.exe", "1.2.3")
    assert target.read_bytes()[:2] == b"MZ"


def test_icons_hold_every_size() -> None:
    """The containers of Windows and macOS name the pictures that are in them."""
    pictures = {size: bytes([size % 251]) * 10 for size in icons.SIZES_PX}
    ico, icns = icons.ico(pictures), icons.icns(pictures)
    assert ico[:4] == b"\0\0\1\0"
    assert ico.endswith(pictures[256])
    assert icns[:4] == b"icns"
    assert int.from_bytes(icns[4:8], "big") == len(icns)


def test_the_icon_is_a_drawing_of_its_own() -> None:
    """One SVG, from which all sizes are drawn; it loads nothing."""
    text = icons.SOURCE.read_text(encoding="utf-8")
    assert "<svg" in text
    assert "href" not in text
    assert PACKAGING.is_dir()
