#!/usr/bin/env python3
"""Installs the Debian package on a Debian that has nothing, and uses it there as a person would:
``python packaging/prove_deb.py``. As root; needs debootstrap, Xvfb, and a network for apt.

A new root of Debian without Python, the package installed by apt, an ordinary user with an Arabic
home folder, no network interface: self-test offscreen and in a real window, libraries by command
line, then removal, after which nothing but the person's own files may be left. Prints the figures.
With ``--addon`` and ``--model`` (a folder of sentence-transformers) the add-on is installed and
used too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from installers import checksums, tree
from installers.deb import HOME, architecture
from installers.project import BUILD, DIST, PROGRAM, BuildError, say, version

WORK = BUILD / "prove-deb"
BASE, ROOT = WORK / "base", WORK / "root"
USER, USER_HOME = "warraq-user", "/home/محمد"
SUITE = "bookworm"
MOST_PACKED, MOST_INSTALLED = 140e6, 350e6
_SCREEN = 97
_ALONE = "WARRAQ_PROOF_ALONE"
_DEVICES = {"null": "3", "zero": "5", "full": "7", "random": "8", "urandom": "9"}  # minor numbers


def main() -> int:
    """The proof; 0 when everything is as it should be."""
    stay_alone()
    default = DIST / f"{PROGRAM}_{version()}_{architecture()}.deb"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, nargs="?", default=default)
    parser.add_argument("--addon", type=Path)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    try:
        figures = prove(options.package, options.addon, options.model)
    except (BuildError, AssertionError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"prove_deb.py: {error}\n")
        return 1
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    return 0


def prove(package: Path, addon: Path | None, model: Path | None) -> dict[str, Any]:
    """Install, use, remove; the figures."""
    prepare_root()
    assert not list(ROOT.glob("usr/bin/python*")), "there is a Python in the root"
    before = files(ROOT)
    figures: dict[str, Any] = {"sha256": checksums.digest(package)}
    figures["packed_mb"] = round(package.stat().st_size / 1e6, 1)
    mount()
    figures["install_s"] = install(package)
    figures["installed_mb"] = round(tree.size(ROOT / HOME) / 1e6)
    inside("useradd", "--create-home", "--home-dir", USER_HOME, "--shell", "/bin/sh", USER)
    assert not inside("dpkg", "--verify", PROGRAM).strip(), "files differ from the package"
    figures["offscreen"] = selftest({})
    with screen() as display:
        figures["xvfb"] = selftest({"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
    use_command_line()
    if addon is not None and model is not None:
        figures["addon"] = use_addon(addon, model)
    figures["left_behind"] = remove(before)
    assert figures["packed_mb"] * 1e6 <= MOST_PACKED, "the package is too large"
    assert figures["installed_mb"] * 1e6 <= MOST_INSTALLED, "the installed program is too large"
    return figures


def prepare_root() -> None:
    """A fresh root of Debian; the bootstrapped one is kept for the next time."""
    if not BASE.exists():
        say("debootstrap")
        part = WORK / "part"
        shutil.rmtree(part, ignore_errors=True)
        WORK.mkdir(parents=True, exist_ok=True)
        run(["debootstrap", "--variant=minbase", SUITE, part, mirror()])
        part.rename(BASE)
    shutil.rmtree(ROOT, ignore_errors=True)
    run(["cp", "--archive", BASE, ROOT])
    for name in ("apt.conf.d", "apt.conf"):  # how this machine reaches its mirror
        source = Path("/etc/apt") / name
        if source.is_dir():
            shutil.copytree(source, ROOT / "etc/apt" / name, dirs_exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, ROOT / "etc/apt" / name)
    shutil.copyfile("/etc/resolv.conf", ROOT / "etc/resolv.conf")


def mirror() -> str:
    """Where this machine has its Debian from."""
    words = " ".join(
        path.read_text()
        for path in (Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*"))
        if path.is_file()
    ).split()
    found = (
        word for word in words if word.startswith("http") and word.rstrip("/").endswith("debian")
    )
    return os.environ.get("DEBIAN_MIRROR") or next(found, "http://deb.debian.org/debian")


def stay_alone() -> None:
    """Go on in a namespace of mounts of its own: what is mounted ends with this process, and
    nothing of the machine can be reached through the root that is deleted."""
    if os.environ.get(_ALONE) != "yes":
        words = ("unshare", "--mount", "--propagation", "private", sys.executable, *sys.argv)
        os.execvpe(words[0], words, {**os.environ, _ALONE: "yes"})  # noqa: S606 - itself


def mount() -> None:
    """What a running system has: processes, a few devices, and the sockets of screens."""
    run(["mount", "-t", "proc", "proc", ROOT / "proc"])
    run(["mount", "-t", "tmpfs", "dev", ROOT / "dev"])
    for name, number in _DEVICES.items():
        run(["mknod", "--mode=666", ROOT / "dev" / name, "c", "1", number])
    (ROOT / "dev" / "shm").mkdir(mode=0o1777)
    (ROOT / "dev" / "shm").chmod(0o1777)
    sockets = ROOT / "tmp/.X11-unix"
    sockets.mkdir(parents=True)
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)  # X's own place
    run(["mount", "--bind", "/tmp/.X11-unix", sockets])


def install(package: Path) -> float:
    """Install by apt, with what the package depends on; the seconds."""
    shutil.copyfile(package, ROOT / "root" / package.name)
    inside("apt-get", "update", "-qq")
    started = time.monotonic()
    inside("apt-get", "install", "-qq", "--no-install-recommends", f"/root/{package.name}")
    (ROOT / "root" / package.name).unlink()
    return round(time.monotonic() - started, 1)


def selftest(environment: dict[str, str]) -> dict[str, Any]:
    """The program's own test as an ordinary user without a network; what is worth telling of it."""
    outcome = as_user([PROGRAM, "--selftest", f"{USER_HOME}/report.json"], environment)
    assert outcome.returncode == 0, f"the self-test failed: {outcome.stdout.decode()}"
    assert not outcome.stderr, f"said on standard error: {outcome.stderr.decode()}"
    report = json.loads(outcome.stdout)
    assert report["frozen"], "the program is not the frozen one"
    facts = {check["name"]: check["facts"] for check in report["checks"]}
    picture = ROOT / USER_HOME.lstrip("/") / "report.png"
    shutil.copyfile(picture, WORK / f"{facts['window']['platform']}.png")
    return {
        "checks": len(report["checks"]),
        "process_to_paint_s": facts["start"]["painted_s"],
        "seconds": round(sum(check["seconds"] for check in report["checks"]), 1),
        "platform": facts["window"]["platform"],
    }


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees."""
    display = f":{_SCREEN}"
    command = ["Xvfb", display, "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-ac"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + 20
            while not Path(f"/tmp/.X11-unix/X{_SCREEN}").exists():
                assert time.monotonic() < end, "Xvfb did not start"
                time.sleep(0.05)
            yield display
        finally:
            server.terminate()


def use_command_line() -> None:
    """A library of the person's own, which has to outlive the program."""
    library = f"{USER_HOME}/مكتبة.warraq"
    samples = f"/{HOME}/_internal/resources/samples"
    imported = as_user([PROGRAM, "import", "--library", library, samples])
    assert imported.returncode == 0, imported.stderr.decode()
    question = "why did the families leave the marsh"
    found = as_user([PROGRAM, "search", "--library", library, question, "--json", "--limit", "5"])
    languages = {hit["document"]["language"] for hit in json.loads(found.stdout)}
    assert len(languages) > 1, f"found only {languages}"


def use_addon(addon: Path, model: Path) -> dict[str, Any]:
    """Install the add-on, embed the library anew with a model of a folder, and ask it."""
    seconds = install(addon)
    folder = f"{USER_HOME}/{model.name}"
    shutil.copytree(model, ROOT / folder.lstrip("/"))
    inside("chown", "--recursive", USER, folder)  # models are often saved for their maker alone
    library = ["--library", f"{USER_HOME}/مكتبة.warraq"]
    started = time.monotonic()
    done = as_user([PROGRAM, "model", "set", *library, folder])
    assert done.returncode == 0, done.stderr.decode()
    taken = round(time.monotonic() - started, 1)
    asked = as_user([PROGRAM, "search", *library, "water", "--json", "--limit", "1"])
    assert asked.returncode == 0, asked.stderr.decode()
    assert json.loads(asked.stdout), "the model finds nothing"
    packed = round(addon.stat().st_size / 1e6, 1)
    return {"packed_mb": packed, "install_s": seconds, "embedded_anew_s": taken}


def remove(before: set[str]) -> list[str]:
    """Remove the package; what of it is left, which is nothing."""
    inside("apt-get", "remove", "--purge", "-qq", f"{PROGRAM}*")
    assert not (ROOT / HOME).exists(), f"{HOME} is still there"
    library = ROOT / USER_HOME.lstrip("/") / "مكتبة.warraq" / "library.db"
    assert library.exists(), "the library is gone"
    left = {name for name in files(ROOT) - before if PROGRAM in name.lower()}
    left = {name for name in left if not name.startswith(("home/", "var/log", "var/cache"))}
    left = {name for name in left if "warraq-user" not in name}
    assert not left, f"left behind: {sorted(left)}"
    return sorted(left)


def as_user(
    command: Sequence[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run as the ordinary user, in a system that has no network interface but a dead loopback."""
    words = {
        "HOME": USER_HOME,
        "USER": USER,
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        **(environment or {}),
    }
    return subprocess.run(
        [
            *("unshare", "--net", "--", "chroot", f"--userspec={USER}:{USER}", str(ROOT)),
            *("/usr/bin/env", "-i", "-C", USER_HOME, *(f"{k}={v}" for k, v in words.items())),
            *command,
        ],
        capture_output=True,
        check=False,
        timeout=600,
    )


def inside(*command: str) -> str:
    """Run as root in the root; what was printed."""
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND": "noninteractive",
        "LANG": "C.UTF-8",
        "HOME": "/root",
        **{name: os.environ[name] for name in ("http_proxy", "https_proxy") if name in os.environ},
    }
    told = subprocess.run(
        ["chroot", ROOT, *command], env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, f"{' '.join(command)}: {told.stdout[-2000:]}{told.stderr[-2000:]}"
    return told.stdout


def run(command: Sequence[object]) -> None:
    """Run a command that has to succeed, quietly."""
    told = subprocess.run([str(w) for w in command], capture_output=True, text=True, check=False)
    assert told.returncode == 0, f"{command}: {told.stdout[-2000:]}{told.stderr[-2000:]}"


def files(folder: Path) -> set[str]:
    """Every path of a root but those that the kernel makes."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.relative_to(folder).parts[0] not in {"proc", "dev", "sys"}
    }


if __name__ == "__main__":
    sys.exit(main())
