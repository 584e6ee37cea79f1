"""Watches that nothing reaches for the network, and that nothing is said on standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Names the file in which this process and its children write what they tried.
ATTEMPTS = "WARRAQ_SELFTEST_ATTEMPTS"
_CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.bind"})
_NAMING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"})
_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
_STDERR = 2
_closed: set[int] = set()  # an audit hook cannot be taken away, only be told to stand aside


def forbid_network(attempts: Path) -> int:
    """Refuse every connection of this process and write each attempt down; the guard's number."""
    guard = len(_closed) + id(attempts)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if guard in _closed or event not in _CONNECTING | _NAMING:
            return
        if event in _CONNECTING and _stays_here(*arguments[:2]):
            return
        with attempts.open("a", encoding="utf-8") as file:
            file.write(f"{event} {arguments} in {sys.argv[:3]}\n")
        raise OSError("the self-test allows no network")

    sys.addaudithook(refuse)
    return guard


def _stays_here(connection: Any, address: Any = None) -> bool:
    """Whether a call concerns files of this machine, or only asks whether it knows IPv6: urllib3
    does so when it is imported, and lets the socket go."""
    if getattr(connection.family, "name", "") == "AF_UNIX":
        return True
    return isinstance(address, tuple) and address[:2] in {("::1", 0), ("127.0.0.1", 0)}


def forbid_network_of_a_child() -> None:
    """The same in a worker, when a self-test started it."""
    if path := os.environ.get(ATTEMPTS):
        forbid_network(Path(path))


@contextmanager
def no_network(attempts: Path) -> Iterator[None]:
    """Nothing of this process or its children may reach for the network meanwhile."""
    guard = forbid_network(attempts)
    os.environ[ATTEMPTS] = str(attempts)
    try:
        yield
    finally:
        del os.environ[ATTEMPTS]
        _closed.add(guard)


def open_sockets() -> list[str]:
    """Sockets of the internet that this process holds, opened by whatever library; Linux only."""
    held = {target for target in _descriptors() if target.startswith("socket:[")}
    found = []
    for name in _TABLES:
        table = Path("/proc/self/net") / name
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            inode = line.split()[9]
            if f"socket:[{inode}]" in held:
                found.append(f"{name} {line.split()[1]}")
    return found


def _descriptors() -> Iterator[str]:
    folder = Path("/proc/self/fd")
    for descriptor in folder.iterdir() if folder.exists() else ():
        try:
            yield str(descriptor.readlink())
        except OSError:  # the one that lists them
            continue


@contextmanager
def caught_stderr() -> Iterator[Path]:
    """Lead standard error, of libraries and children too, into the file that is given."""
    descriptor, name = tempfile.mkstemp(prefix="warraq-", suffix=".txt")
    path = Path(name)
    try:
        before = os.dup(_STDERR)
    except OSError:  # a program of Windows without a console has none
        os.close(descriptor)
        yield path
        path.unlink()
        return
    os.dup2(descriptor, _STDERR)
    os.close(descriptor)
    try:
        yield path
    finally:
        if sys.stderr is not None:
            sys.stderr.flush()
        os.dup2(before, _STDERR)
        os.close(before)
        path.unlink()
