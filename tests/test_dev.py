"""The bootstrap keeps its word: nothing large unasked, nothing twice, what is missing by name."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pip that dev.py asks is the one of the Python that runs the tests."""
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))


def make_wheel(folder: Path, name: str, requires: str = "") -> None:
    """Write an empty wheel, with a requirement if given."""
    line = f"Requires-Dist: {requires}\n" if requires else ""
    with zipfile.ZipFile(folder / f"{name.replace('-', '_')}-1-py3-none-any.whl", "w") as wheel:
        info = f"{name.replace('-', '_')}-1.dist-info"
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n{line}"
        )
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry of two packages, the only one that pip sees: one brings CUDA libraries along."""
    pytest.importorskip("pip", reason="this environment was made without pip")
    make_wheel(tmp_path, "needs-cuda-in-test", "nvidia-nothing-in-test")
    make_wheel(tmp_path, "nvidia-nothing-in-test")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return tmp_path


def test_cuda_is_seen_before_anything_is_fetched(registry: Path) -> None:
    """The plan of an install shows CUDA libraries that hide behind another package."""
    plan = dev.plan_install(["needs-cuda-in-test"])
    assert len(plan) == 2
    assert dev.carries_cuda(plan)
    assert not dev.carries_cuda([e for e in plan if e["metadata"]["name"].startswith("needs")])


def test_cuda_is_refused_unasked(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no CPU build, the install stops, installs nothing and says the size."""
    monkeypatch.setattr(dev, "TORCH", "no-such-package-in-test")
    with pytest.raises(dev.SetupError, match=dev.CUDA_SIZE):
        dev.install(["needs-cuda-in-test"], cuda=False)
    shown = [sys.executable, "-m", "pip", "show", "--quiet", "needs-cuda-in-test"]
    assert subprocess.run(shown, capture_output=True, check=False).returncode == 1


def test_local_files_cost_no_download() -> None:
    """A wheel on this machine counts as nothing to fetch; an address that fails as unknown."""
    assert dev.download_size("file:///opt/some.whl") == 0
    assert dev.download_size("https://nowhere.invalid/some.whl") is None


def test_ready_only_with_the_same_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation is up to date until pyproject.toml or Python changes."""
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    assert not dev.is_ready("app")
    dev.STAMP.write_text(f'{{"set": "all", "fingerprint": "{dev.fingerprint()}"}}')
    assert dev.is_ready("app") and dev.is_ready("all")
    monkeypatch.setitem(dev.SETS, "app", ["something-else"])
    assert not dev.is_ready("app")


def test_a_small_installation_is_not_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What opens the window does not pass for what runs the tests."""
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    dev.STAMP.write_text(f'{{"set": "app", "fingerprint": "{dev.fingerprint()}"}}')
    assert dev.is_ready("app") and not dev.is_ready("all")


def test_missing_libraries_are_found_by_loading_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shared library that is there is found, one that is not is named by its package."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux takes Qt's libraries from the system")
    monkeypatch.setattr(
        dev, "SYSTEM_LIBRARIES", {"libc.so.6": "libc6", "libnothing.so.9": "libnothing9"}
    )
    assert dev.missing_packages("app") == ["libnothing9"]


def test_programs_of_the_tests_are_for_the_tests_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who only opens the window is not made to install what the tests run."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux takes programs from Debian's packages")
    monkeypatch.setattr(dev, "SYSTEM_LIBRARIES", {})
    monkeypatch.setattr(dev, "TEST_LIBRARIES", {})
    monkeypatch.setattr(dev, "TEST_PROGRAMS", {"sh": ["dash"], "no-such-program": ["nothing"]})
    assert dev.missing_packages("app") == []
    assert dev.missing_packages("all") == ["nothing"]


def test_the_command_is_printed_without_root(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may not install system packages is told the command to run."""
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    dev.install_packages(["libnothing9"])
    assert "sudo apt-get install" in capfd.readouterr().out


def test_usage_without_a_command() -> None:
    """Without a command the usage is printed, and the status says that nothing was done."""
    outcome = subprocess.run(
        [sys.executable, ROOT / "dev.py"], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 1
    assert "dev.py test" in outcome.stdout
