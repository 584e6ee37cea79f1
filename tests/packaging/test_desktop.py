"""What desktops and software centres of Linux are told, held against their own checkers."""

from __future__ import annotations

import configparser
from pathlib import Path
from xml.etree import ElementTree

from app.main import make_parser
from index.importers.registry import extensions as read_extensions
from installers import desktop, flatpak
from installers.document_types import DOCUMENT_TYPES, extensions
from installers.project import APP_ID, PROGRAM, version
from tests.packaging.conftest import Checker


def test_the_menus_entry_is_valid(checked: Checker, tmp_path: Path) -> None:
    """desktop-file-validate has nothing to say."""
    file = tmp_path / f"{PROGRAM}.desktop"
    file.write_text(desktop.desktop_file(), encoding="utf-8")
    assert checked("desktop-file-validate", file) == ""


def test_the_menus_entry_starts_the_program() -> None:
    """What the entry runs is understood by the program, with files and without."""
    parsed = configparser.RawConfigParser()
    parsed.read_string(desktop.desktop_file())
    program, *arguments = parsed["Desktop Entry"]["Exec"].split()
    assert program == PROGRAM
    options = make_parser().parse_args([word for word in arguments if word != "%F"])
    assert list(options.open) == []
    options = make_parser().parse_args([*arguments[:-1], "/tmp/a.pdf", "/tmp/b.txt"])
    assert options.open == [Path("/tmp/a.pdf"), Path("/tmp/b.txt")]


def test_the_shops_page_is_valid(checked: Checker, tmp_path: Path) -> None:
    """appstreamcli finds neither errors nor warnings; it asks nothing of the network."""
    file = tmp_path / f"{APP_ID}.metainfo.xml"
    file.write_text(desktop.metainfo(), encoding="utf-8")
    said = checked("appstreamcli", "validate", "--no-net", "--pedantic", file)
    assert "Validation was successful" in said


def test_the_shops_page_tells_the_version_in_both_languages() -> None:
    """The release is the project's; every text has its Arabic."""
    root = ElementTree.fromstring(desktop.metainfo())
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == version()
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for path in ("name", "summary", "description/p"):
        assert {each.get(language) for each in root.findall(path)} >= {None, "ar"}, path


def test_only_what_is_read_is_offered() -> None:
    """No system is told of a kind of file that the program refuses."""
    assert {f".{name}" for name in extensions()} <= read_extensions()
    for kind in DOCUMENT_TYPES:
        assert kind.mime
        assert kind.uti


def test_a_flatpak_has_no_network() -> None:
    """The sandbox is given files and a screen, and no way out."""
    manifest = flatpak.manifest("/content")
    assert manifest["app-id"] == APP_ID
    assert not any("network" in right for right in manifest["finish-args"])
