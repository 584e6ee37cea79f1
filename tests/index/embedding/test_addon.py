"""The add-on for transformer models: found, refused, and put before the program's own packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.embedding.addon import FOLDER, MANIFEST, VARIABLE, find_addon, fits, has_transformers
from index.problems import ModelProblem
from tests.conftest import REPOSITORY


@pytest.fixture
def addon(tmp_path: Path) -> Path:
    """A folder with the manifest of an add-on for this Python."""
    folder = tmp_path / "إضافة"
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps({"version": "1", **fits()}))
    return folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that is installed, and its person's empty data folder."""
    program = tmp_path / "program"
    program.mkdir()
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "warraq"))
    return program


def test_a_named_folder_is_found(addon: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment may say where it lies."""
    monkeypatch.setenv(VARIABLE, str(addon))
    assert find_addon() == addon
    assert has_transformers()


def test_beside_an_installed_program(addon: Path, installed: Path) -> None:
    """An installed program finds it beside itself."""
    addon.rename(installed / FOLDER)
    assert find_addon() == installed / FOLDER


@pytest.mark.skipif(sys.platform != "linux", reason="the data folder is named by a variable")
def test_among_the_persons_data(addon: Path, installed: Path) -> None:
    """Whoever may not write beside the program puts it into their data folder."""
    place = installed.parent / "data" / "warraq" / FOLDER
    place.parent.mkdir(parents=True)
    addon.rename(place)
    assert find_addon() == place


def test_a_folder_without_manifest_is_none(installed: Path) -> None:
    """A folder that merely has the name is not loaded."""
    (installed / FOLDER).mkdir()
    assert find_addon() is None


def test_one_for_another_python_is_refused(addon: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled packages of another Python would crash: the person is told what to install."""
    (addon / MANIFEST).write_text(json.dumps({**fits(), "python": "2.7"}))
    monkeypatch.setenv(VARIABLE, str(addon))
    with pytest.raises(ModelProblem) as refused:
        find_addon()
    assert refused.value.code == "model_addon_unfit"


def test_the_worker_imports_from_it_first(addon: Path) -> None:
    """In the model's process the add-on's packages win over the program's, before any import."""
    (addon / "numpy").mkdir()
    (addon / "numpy" / "__init__.py").write_text("raise SystemExit('numpy of the add-on')")
    outcome = subprocess.run(
        [sys.executable, "-m", "app.main", "--child", "index.embedding.transformer_worker", "none"],
        cwd=REPOSITORY,
        env={**os.environ, VARIABLE: str(addon)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"numpy of the add-on" in outcome.stderr
