"""A process that confined itself can do nothing but read what it is given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.children import child_environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="full confinement is Linux's")

# Each line must be impossible after confine(); {file} is a file of the person's.
FORBIDDEN = {
    "read a file": "open({file!r}).read()",
    "list a folder": "__import__('os').listdir({folder!r})",
    "write a file": "open({file!r} + '.new', 'w').write('x')",
    "overwrite a file": "open({file!r}, 'r+').write('x')",
    "delete a file": "__import__('os').unlink({file!r})",
    "open a socket": "__import__('socket').socket()",
    "open a local socket": "__import__('socket').socket(__import__('socket').AF_UNIX)",
    "send a datagram": "__import__('socket').socket(type=2).sendto(b'x', ('127.0.0.1', 9))",
    "run a program": "__import__('os').execv('/bin/true', ['true'])",
    "start a process": "__import__('os').fork()",
    "start a thread": "__import__('_thread').start_new_thread(print, ())",
    "take memory": "bytearray(2 << 30)",
    "raise its limits": (
        "__import__('resource').setrlimit(__import__('resource').RLIMIT_FSIZE, (1 << 30, 1 << 30))"
        "; open({file!r} + '.new', 'w').write('x')"
    ),
}


def confined(code: str) -> str:
    """What a process says that confines itself and then runs ``code``."""
    program = (
        "from index.importers.confinement import confine\n"
        "confine()\n"
        f"try:\n    {code}\n"
        "except (OSError, MemoryError, RuntimeError, ValueError) as error:\n"
        "    print('refused:', type(error).__name__)\n"
        "else:\n    print('done')\n"
    )
    outcome = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return outcome.stdout.strip() or outcome.stderr.strip()


@pytest.mark.parametrize("deed", FORBIDDEN)
def test_a_confined_process_cannot(deed: str, tmp_path: Path) -> None:
    """Whatever a file makes its parser do, it reaches nothing."""
    file = tmp_path / "secret.txt"
    file.write_text("secret")
    code = FORBIDDEN[deed].format(file=str(file), folder=str(tmp_path))
    assert confined(code).startswith("refused")
    assert file.read_text() == "secret"
    assert list(tmp_path.iterdir()) == [file]


def test_a_confined_process_can_still_import() -> None:
    """The libraries of a format are loaded when its first file comes."""
    assert confined("import trafilatura, lxml.html, markdown_it, charset_normalizer") == "done"
