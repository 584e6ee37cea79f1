"""The add-on for transformer models: sentence-transformers with PyTorch for the processor alone.

A folder that the installed program finds beside itself or among the person's data
(``index/embedding/addon.py``), as a Debian package and as an archive; installing needs no network.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from py_compile import PycInvalidationMode

from installers import archive, deb, environment, licences, tree
from installers.project import (
    BUILD,
    CONTACT,
    DIST,
    HOMEPAGE,
    PROGRAM,
    ROOT,
    BuildError,
    facts,
    machine,
    run,
    say,
    version,
)

NAME = f"{PROGRAM}-transformers"
FOLDER = BUILD / "addon" / "transformers"
MANIFEST = "warraq-addon.json"
TORCH = "torch==2.13.0"
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
# What PyTorch brings for building and testing itself. torch_shm_manager stays: importing torch
# looks for it.
_DROPPED = ("bin", "torch/include", "torch/test", "torch/share/cmake", "torch/lib/*.lib")
_LEVEL = 12  # of a gigabyte, 19 would take a quarter of an hour for 5 %
_KEPT_PROGRAM = "torch_shm_manager"
_GRAPHICS = ("nvidia*", "triton*", "cuda*")
_DESCRIPTION = """\
 Lets Warraq use any SentenceTransformer model from a folder, besides its own
 small one. Holds PyTorch for the processor and sentence-transformers; nothing
 is fetched when it is installed or used."""


def build() -> Path:
    """Build the add-on for this system; the archive."""
    python = environment.prepare()
    install(python)
    prune(FOLDER)
    write_licences(FOLDER)
    write_manifest(FOLDER, python)
    # Bytecode that is not checked against dates: nobody can write it where the add-on will lie.
    if not compileall.compile_dir(
        FOLDER,
        quiet=2,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        stripdir=str(FOLDER.parent),
        workers=1,
    ):
        say("some files of the add-on hold no Python of this version; they are left as they are")
    tree.settle(FOLDER)
    if sys.platform.startswith("linux"):
        build_deb()
    return build_archive()


def install(python: Path) -> None:
    """Install the packages into ``FOLDER``, for the Python of the frozen program."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    extras = facts()["optional-dependencies"]
    assert isinstance(extras, dict)
    index = ("--extra-index-url", TORCH_CPU_INDEX) if sys.platform.startswith("linux") else ()
    run(
        *(python, "-m", "pip", "install", "-qq", "--no-compile", "--target", FOLDER),
        *("--retries", "1", *index, TORCH, *extras["transformers"]),
    )
    graphics = [path.name for pattern in _GRAPHICS for path in FOLDER.glob(pattern)]
    if graphics:
        raise BuildError(
            f"the CUDA build of PyTorch came in ({graphics[0]}): make {TORCH_CPU_INDEX} reachable, "
            "or put a wheel for the processor where pip finds it (PIP_FIND_LINKS)"
        )


def prune(folder: Path) -> None:
    """Take out what no model needs."""
    for pattern in _DROPPED:
        for path in folder.glob(pattern):
            _remove(path)
    for path in (folder / "torch" / "bin").glob("*"):
        if path.name != _KEPT_PROGRAM:
            _remove(path)
    for path in sorted(folder.rglob("*.pyi")) + sorted(folder.rglob("__pycache__")):
        _remove(path)
    if sys.platform.startswith("linux"):
        for path in (folder / "torch" / "lib").glob("*.so*"):
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def write_licences(folder: Path) -> None:
    """Every package's licence; one without fails the build."""
    owners = licences.Owners(folder)
    names = sorted({each.metadata["Name"].lower() for each in distributions(path=[str(folder)])})
    components = [owners.named(name) for name in names]
    for component in components:
        licences.check(component)
    (folder / "licences.txt").write_text(licences.as_text(components), encoding="utf-8")


def write_manifest(folder: Path, python: Path) -> None:
    """What the program checks before it loads anything: made for which Python and system."""
    code = "import json; from index.embedding.addon import fits; print(json.dumps(fits()))"
    told = subprocess.run(
        [python, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    manifest = {"version": version(), **json.loads(told.stdout)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def build_archive() -> Path:
    """The folder to unpack beside the program, or into the person's data folder."""
    stem = f"{NAME}-{version()}-{sys.platform}-{machine()}"
    if sys.platform.startswith("linux"):
        target = DIST / f"{stem}.tar.zst"
        archive.packed(FOLDER, target, _LEVEL)
    else:
        made = shutil.make_archive(str(DIST / stem), "zip", FOLDER.parent, FOLDER.name)
        target = Path(made)
    unpacked = tree.size(FOLDER) / 1e6
    say(f"{target.name}: {target.stat().st_size / 1e6:.0f} MB, {unpacked:.0f} MB unpacked")
    return target


def build_deb() -> Path:
    """The same as a Debian package, beside the program."""
    root = BUILD / "addon-deb"
    tree.copied(FOLDER, root / deb.HOME / FOLDER.name)
    documents = root / "usr" / "share" / "doc" / NAME
    documents.mkdir(parents=True)
    shutil.copyfile(FOLDER / "licences.txt", documents / "copyright")
    size_kib = tree.size(root) // 1024
    deb.write_control(root / "DEBIAN", control(size_kib))
    tree.settle(root)
    target = DIST / f"{NAME}_{version()}_{deb.architecture()}.deb"
    deb.pack(root, target, _LEVEL)
    return target


def control(size_kib: int) -> str:
    """The package's own words; it fits the program of its own version only."""
    release = deb.debian_version(version())
    fields = {
        "Package": NAME,
        "Version": release,
        "Architecture": deb.architecture(),
        "Maintainer": CONTACT,
        "Installed-Size": str(size_kib),
        "Depends": f"{PROGRAM} (= {release}), libgcc-s1, libstdc++6",
        "Section": "text",
        "Priority": "optional",
        "Homepage": HOMEPAGE,
        "Description": f"transformer models for Warraq\n{_DESCRIPTION}",
    }
    return deb.fields_as_text(fields)
