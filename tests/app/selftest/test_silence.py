"""The self-test's watch over network and standard error."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.selftest.silence import ATTEMPTS, caught_stderr, no_network, open_sockets
from tests.conftest import REPOSITORY


def guarded(code: str, attempts: Path) -> subprocess.CompletedProcess[bytes]:
    """Run ``code`` in a process that a self-test started."""
    guard = "from app.selftest.silence import forbid_network_of_a_child as guard; guard();"
    return subprocess.run(
        [sys.executable, "-c", guard + code],
        cwd=REPOSITORY,
        env={**os.environ, ATTEMPTS: str(attempts)},
        capture_output=True,
        check=False,
    )


def test_an_attempt_is_refused_and_written_down(tmp_path: Path) -> None:
    """A connection fails, and is told afterwards even if the caller goes on."""
    attempts = tmp_path / "attempts.txt"
    outcome = guarded("import socket; socket.create_connection(('127.0.0.1', 9))", attempts)
    assert b"allows no network" in outcome.stderr
    assert "127.0.0.1" in attempts.read_text(encoding="utf-8")


def test_sockets_of_the_file_system_are_let_be(tmp_path: Path) -> None:
    """A socket of this machine is no network."""
    code = f"import socket; socket.socket(socket.AF_UNIX).bind({str(tmp_path / 's')!r})"
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("this system has no such sockets in Python")
    outcome = guarded(code, tmp_path / "attempts.txt")
    assert outcome.returncode == 0, outcome.stderr
    assert not (tmp_path / "attempts.txt").exists()


def test_the_watch_ends_with_the_test(tmp_path: Path) -> None:
    """Children are told of it meanwhile, and not afterwards."""
    with no_network(tmp_path / "attempts.txt"):
        assert os.environ[ATTEMPTS] == str(tmp_path / "attempts.txt")
    assert ATTEMPTS not in os.environ


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_socket_that_is_open_is_seen() -> None:
    """A socket that any library opened is found by its number."""
    before = open_sockets()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert len(open_sockets()) == len(before) + 1
    assert open_sockets() == before


def test_what_children_say_is_caught(capfd: pytest.CaptureFixture[str]) -> None:
    """Standard error of this process and of a child goes to the file, and nowhere else."""
    with caught_stderr() as said:
        os.write(2, b"of this process\n")
        subprocess.run([sys.executable, "-c", "import os; os.write(2, b'of a child')"], check=True)
        assert said.read_text() == "of this process\nof a child"
    assert capfd.readouterr().err == ""
    assert not said.exists()
