"""Packages for Linux: the same bytes for the same files, and what they say they need."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from installers import addon, archive, checksums, deb, project, system_libraries, tree
from installers.project import BuildError
from tests.packaging.conftest import Checker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packs for Linux on Linux")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small tree of a package, with an Arabic name in it."""
    folder = tmp_path / "root"
    (folder / "usr" / "lib" / "warraq").mkdir(parents=True)
    (folder / "usr" / "lib" / "warraq" / "ملف.txt").write_text("x" * 1000)
    deb.write_control(folder / "DEBIAN", deb.control(["libc6 (>= 2.35)"], ["libcups2"], 1))
    return folder


def test_a_package_is_the_same_twice(root: Path, tmp_path: Path) -> None:
    """Packed at another time with other dates of files, it has the same bytes."""
    packages = [tmp_path / "first.deb", tmp_path / "second.deb"]
    for package in packages:
        tree.settle(root)
        deb.pack(root, package, 1)
        (root / "usr" / "lib" / "warraq" / "ملف.txt").touch()
        time.sleep(1.1)  # what is dated in seconds would differ
    assert checksums.digest(packages[0]) == checksums.digest(packages[1])


def test_dpkg_reads_the_package(root: Path, tmp_path: Path, checked: Checker) -> None:
    """The fields are those of the project, and every file has its checksum."""
    tree.settle(root)
    deb.pack(root, tmp_path / "warraq.deb", 1)
    fields = checked("dpkg-deb", "--field", tmp_path / "warraq.deb")
    assert f"Version: {project.version()}" in fields
    assert "Depends: libc6 (>= 2.35)" in fields
    assert "usr/lib/warraq/ملف.txt" in (root / "DEBIAN" / "md5sums").read_text(encoding="utf-8")


def test_the_addon_fits_its_own_version_only() -> None:
    """Compiled for one Python, it must not meet another program."""
    assert f"Depends: warraq (= {project.version()})" in addon.control(1)


@pytest.mark.skipif(shutil.which("zstd") is None, reason="zstd is not installed")
def test_an_archive_is_the_same_twice(root: Path, tmp_path: Path) -> None:
    """Order, owners and dates do not depend on the machine."""
    targets = [tmp_path / "first.tar.zst", tmp_path / "second.tar.zst"]
    for target in targets:
        archive.packed(root, target, 1)
        (root / "usr").touch()
    assert checksums.digest(targets[0]) == checksums.digest(targets[1])


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder with a program that takes libraries from the system."""
    folder = tmp_path / "frozen"
    folder.mkdir()
    shutil.copy(shutil.which("sh") or "/bin/sh", folder / "program")
    return folder


@pytest.mark.skipif(shutil.which("objdump") is None, reason="binutils is not installed")
def test_what_a_program_takes_from_the_system_is_read_off_it(frozen: Path) -> None:
    """The C library is needed, from the version whose symbols are used."""
    assert "libc.so.6" in system_libraries.outside(frozen)
    needed, useful = system_libraries.packages(frozen)
    assert f"libc6 (>= 2.{system_libraries.glibc_floor(frozen)})" in needed
    assert useful == []


@pytest.mark.skipif(shutil.which("objdump") is None, reason="binutils is not installed")
def test_a_library_without_a_package_fails_the_build(
    frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no package is known of is not left out silently."""
    monkeypatch.setattr(system_libraries, "NEEDED", {})
    with pytest.raises(BuildError, match=r"libc\.so\.6"):
        system_libraries.packages(frozen)


def test_checksums_are_those_of_sha256sum(tmp_path: Path, checked: Checker) -> None:
    """The list is what sha256sum reads; it leaves itself out."""
    (tmp_path / "مُثبِّت.deb").write_bytes(b"x")
    checksums.write(tmp_path)
    checksums.write(tmp_path)
    told = subprocess.run(
        ["sha256sum", "--check", "--strict", checksums.FILE],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert (tmp_path / checksums.FILE).read_text(encoding="utf-8").count("\n") == 1
