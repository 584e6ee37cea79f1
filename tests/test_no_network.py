"""Without a network everything works, and nothing even tries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

# Python runs it at the start of every process, workers included. It writes each attempt down,
# because a program that catches the error and goes on has still tried.
GUARD = """
import os, socket, sys

def forbid(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.bind"):
        if arguments[0].family == getattr(socket, "AF_UNIX", None):
            return
    elif event not in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        return
    with open(os.environ["WARRAQ_TEST_ATTEMPTS"], "a") as file:
        print(event, arguments, sys.argv, file=file)
    raise OSError("there is no network")

sys.addaudithook(forbid)
"""

QUESTION = "why did the families leave the marsh"

THROUGH_THE_LIBRARY = f"""
import sys
from pathlib import Path
from index.library import Library

with Library.create(Path(sys.argv[1])) as library:
    report = library.import_paths([Path(sys.argv[2])])
    result = library.search({QUESTION!r})
    print(len(report.files), len(library.documents()), result.hits[0].document.title)
"""


@pytest.fixture
def attempts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that lists attempts to reach a network, of this test's processes and theirs."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    path = tmp_path / "attempts.txt"
    monkeypatch.setenv("WARRAQ_TEST_ATTEMPTS", str(path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "guard"), str(REPOSITORY)]))
    return path


def run(*command: object) -> str:
    """Standard output of a Python that runs with ``command``; it must succeed in silence."""
    outcome = subprocess.run(
        [str(part) for part in command], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def is_about_the_marsh(title: str) -> bool:
    """Whether a title is one of the story's, in English, Arabic or Persian."""
    return "marsh" in title or "هور" in title


def test_the_guard_guards(attempts: Path) -> None:
    """The guard of these tests stops a connection and writes it down."""
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"there is no network" in outcome.stderr
    assert "127.0.0.1" in attempts.read_text()


def test_the_library_asks_no_network(attempts: Path, tmp_path: Path, samples: Path) -> None:
    """Import and search through Library work with every socket failing, and none is opened."""
    printed = run(sys.executable, "-c", THROUGH_THE_LIBRARY, tmp_path / "A.warraq", samples)
    files = len(list(samples.iterdir()))
    assert printed.startswith(f"{files} {files} ")
    assert not attempts.exists(), attempts.read_text()


def test_the_command_line_asks_no_network(attempts: Path, tmp_path: Path, samples: Path) -> None:
    """The command line imports, searches and checks with every socket failing, and opens none."""
    warraq, library = [sys.executable, "-m", "app.main"], ["--library", tmp_path / "A.warraq"]
    run(*warraq, "import", *library, samples)
    hits = json.loads(run(*warraq, "search", *library, QUESTION, "--json"))
    assert is_about_the_marsh(hits[0]["document"]["title"])
    run(*warraq, "library", "check", *library)
    assert not attempts.exists(), attempts.read_text()


def test_a_machine_without_any_network(tmp_path: Path, samples: Path) -> None:
    """Where the system itself has no network interface, a question is answered all the same."""
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this system does not let a process leave the network")
    printed = run(*alone, sys.executable, "-c", THROUGH_THE_LIBRARY, tmp_path / "A.warraq", samples)
    assert is_about_the_marsh(printed)
