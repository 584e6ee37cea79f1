"""Linux: take files and the network away from a process, with Landlock and seccomp.

Neither needs a helper program, a namespace or rights. Landlock (kernel 5.13) leaves reading and
running below the folders of Python and of the system's libraries, for modules imported later, and
nothing else of the disk. seccomp refuses new sockets, processes, threads and programs. A kernel
without them reads files as before: the other limits still hold.
"""

from __future__ import annotations

import ctypes
import logging
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_log = logging.getLogger(__name__)

# linux/landlock.h; the numbers of the system calls are the same on every architecture
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_READ = 1 << 0 | 1 << 2 | 1 << 3  # execute (map libraries), read file, read directory
_FILE_RIGHTS_BY_ABI = (0, 13, 14, 15, 15, 16)  # how many rights each version knows
_TCP = 0b11  # bind and connect, from version 4

# What importing a module may read besides Python itself.
SYSTEM_FOLDERS = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/nix/store")

# linux/seccomp.h, linux/filter.h; per machine: its audit number and the calls refused
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM
_MACHINES = {
    # socket, socketpair, ptrace, io_uring_setup, clone3, clone, fork, vfork; execve, execveat
    "x86_64": (0xC000003E, (41, 53, 101, 425, 435, 56, 57, 58), (59, 322)),
    "aarch64": (0xC00000B7, (198, 199, 117, 425, 435, 220), (221, 281)),
}


def deny_files_and_network(
    libc: ctypes.CDLL, folders: Iterable[str] | None = None, *, may_run: bool = False
) -> None:
    """Restrict this process for good. ``PR_SET_NO_NEW_PRIVS`` must have been set.

    It reads and runs only what lies below ``folders``, by default what a worker of ours needs;
    with ``may_run`` it may still become another program.
    """
    readable = _readable_folders() if folders is None else set(folders)
    steps = (lambda: _landlock(libc, readable)), (lambda: _seccomp(libc, may_run=may_run))
    for name, step in zip(("Landlock", "seccomp"), steps, strict=True):
        try:
            step()
        except OSError as error:
            _log.info("not restricted by %s: %s", name, error)


def _landlock(libc: ctypes.CDLL, folders: Iterable[str]) -> None:
    version = _call(libc, _CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    handled = (1 << _FILE_RIGHTS_BY_ABI[min(version, len(_FILE_RIGHTS_BY_ABI) - 1)]) - 1
    attributes = struct.pack("<QQ", handled, _TCP) if version >= 4 else struct.pack("<Q", handled)
    ruleset = _call(libc, _CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        for folder in folders:
            _allow_reading(libc, ruleset, folder)
        _call(libc, _RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _readable_folders() -> set[str]:
    """Folders of Python, of the packages on its path, of this one, and of system libraries."""
    own = [sys.prefix, sys.base_prefix, sys.exec_prefix]
    if getattr(sys, "frozen", False):  # the program itself holds the modules
        own.append(str(Path(sys.executable).resolve().parent))
    package = str(Path(__file__).resolve().parents[1])
    # An editable install puts the whole checkout on the path: of it, only the package is read.
    installed = [path for path in sys.path if path.endswith(("-packages", ".zip"))]
    return {path for path in (*own, package, *installed, *SYSTEM_FOLDERS) if path}


def _allow_reading(libc: ctypes.CDLL, ruleset: int, folder: str) -> None:
    try:
        descriptor = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this system
    try:
        rule = struct.pack("<Qi", _READ, descriptor)
        _call(libc, _ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0)
    except OSError as error:
        _log.debug("%s stays closed: %s", folder, error)  # a file rather than a folder
    finally:
        os.close(descriptor)


def _seccomp(libc: ctypes.CDLL, *, may_run: bool) -> None:
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(f"no list of system calls for {platform.machine()}")
    audit, always, running = machine
    refused = always if may_run else (*always, *running)
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_JUMP_IF_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),  # its number
        *((_JUMP_IF_EQUAL, len(refused) - place, 0, n) for place, n in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    program = struct.pack("@HP", len(steps), ctypes.addressof(code))
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _call(libc: ctypes.CDLL, number: int, *arguments: object) -> int:
    result = libc.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
