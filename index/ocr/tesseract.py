"""Tesseract, if it is on this machine: found, asked for its languages, shown pictures.

Each picture is a process of its own, with limits, ended from outside when it takes too long.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from index.children import child_command, child_environment
from index.importers.job_object import job_around
from index.importers.limits import MAX_MEMORY_BYTES
from index.importers.pictures import Picture
from index.ocr.confined import CPU_SECONDS, MEMORY_BYTES
from index.problems import ImportProblem

PROGRAM = "WARRAQ_TESSERACT"  # names the program where it is not found; empty: there is none
PAGE_CPU_SECONDS = 60  # a newspaper page of 40 megapixels takes half of it
PAGE_WALL_SECONDS = 180.0
LIST_SECONDS = 20.0
MAX_ANSWER_BYTES = 32 << 20

# Where installers put it that do not change PATH, and where a program with a window has no PATH.
_PLACES = (
    "%ProgramFiles%/Tesseract-OCR",
    "%LOCALAPPDATA%/Programs/Tesseract-OCR",
    "/opt/homebrew/bin",
    "/usr/local/bin",
    "/opt/local/bin",
)
_NO_LANGUAGES = frozenset({"osd", "equ", "snum"})
_MODULE = "index.ocr.confined"


class Orientation(NamedTuple):
    """How a page lies, and what it is written in."""

    degrees: int  # to turn the page, clockwise, so that it can be read
    degrees_sure: float  # Tesseract's own measure; above 1 it is mostly right
    script: str  # Tesseract's name: "Arabic", "Latin", "Han"
    script_sure: float


def find_program() -> Path | None:
    """Where Tesseract is, or None. Never in the working directory."""
    named = os.environ.get(PROGRAM)
    if named is not None:
        return Path(named) if named and Path(named).is_file() else None
    name = "tesseract.exe" if sys.platform == "win32" else "tesseract"
    folders = [*os.environ.get("PATH", "").split(os.pathsep), *map(os.path.expandvars, _PLACES)]
    for folder in folders:
        program = Path(folder) / name
        if Path(folder).is_absolute() and os.access(program, os.X_OK) and program.is_file():
            return program
    return None


class Tesseract:
    """The program at one place. Any thread may ask; ``stop`` ends what is under way for good."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False
        self._languages: frozenset[str] | None = None

    @property
    def languages(self) -> frozenset[str]:
        """The data that is installed, by Tesseract's names: "ara", "chi_sim", "script/Arabic".

        Raises ``ImportProblem`` ``ocr_failed``.
        """
        if self._languages is None:
            answer = self._run(["--list-langs"], b"", LIST_SECONDS).decode("utf-8", "replace")
            names = (line.strip() for line in answer.splitlines()[1:])
            self._languages = frozenset(name for name in names if name)
        return self._languages

    @property
    def packs(self) -> frozenset[str]:
        """Those of ``languages`` that read text."""
        return self.languages - _NO_LANGUAGES

    def orientation(self, picture: Picture) -> Orientation | None:
        """How the page lies and its script; None when that cannot be told."""
        if "osd" not in self.languages:
            return None
        try:
            answer = self._look(picture, ["--psm", "0", "-l", "osd"]).decode("utf-8", "replace")
        except ImportProblem as problem:
            if problem.code == "cancelled":
                raise
            return None  # "Too few characters", say: the status is that of a failure
        facts = dict(re.findall(r"^([\w ]+): *(.+?)\s*$", answer, re.MULTILINE))
        try:
            return Orientation(
                degrees=int(facts["Rotate"]) % 360,
                degrees_sure=float(facts["Orientation confidence"]),
                script=facts["Script"],
                script_sure=float(facts["Script confidence"]),
            )
        except (KeyError, ValueError):
            return None

    def read(self, picture: Picture, packs: Sequence[str], *, sparse: bool = False) -> bytes:
        """The page in hOCR, read with the data of ``packs``.

        ``sparse`` looks for text anywhere, in no order. Raises ``ImportProblem``
        (``took_too_long``, ``ocr_failed``, ``cancelled``).
        """
        mode = "11" if sparse else "3"
        wanted = ["--psm", mode, "-l", "+".join(packs), "-c", "tessedit_create_hocr=1"]
        return self._look(picture, wanted)

    def stop(self) -> None:
        """End every process, and let none be started any more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    def _look(self, picture: Picture, arguments: Sequence[str]) -> bytes:
        head = f"P5 {picture.width} {picture.height} 255\n".encode()  # a PGM file
        command = ["stdin", "stdout", "--dpi", str(picture.dpi), *arguments]
        return self._run(command, head + picture.pixels, PAGE_WALL_SECONDS)

    def _run(self, arguments: Sequence[str], data: bytes, seconds: float) -> bytes:
        """What the program prints. Raises ``ImportProblem``."""
        with self._lock:
            if self._stopped:
                raise ImportProblem("cancelled")
            process = self._start(arguments)
            self._running.add(process)
        job = None
        try:
            job = job_around(process, MAX_MEMORY_BYTES)
            printed, complaints = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ImportProblem("took_too_long", "", f"{seconds:g} s") from error
        except OSError as error:
            raise ImportProblem("ocr_failed", "", error.strerror or str(error)) from error
        finally:
            self._end(process)
            if job is not None:
                job.close()
        if self._stopped:
            raise ImportProblem("cancelled")
        if process.returncode == -getattr(signal, "SIGXCPU", 0):
            raise ImportProblem("took_too_long", "", f"{PAGE_CPU_SECONDS} s")
        if process.returncode != 0 or len(printed) > MAX_ANSWER_BYTES:
            said = complaints.decode("utf-8", "replace").strip().splitlines()[-1:]
            detail = said[0][:200] if said else f"status {process.returncode}"
            raise ImportProblem("ocr_failed", "", detail)
        return printed

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._running.discard(process)
        if process.poll() is None:
            process.kill()
            process.communicate()

    def _start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        command = [str(self._program), *arguments]
        if sys.platform != "win32":
            command = [*child_command(_MODULE), "--", *command]
        try:
            return subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise ImportProblem("ocr_failed", "", error.strerror or str(error)) from error


def _environment() -> dict[str, str]:
    limits = {CPU_SECONDS: str(PAGE_CPU_SECONDS), MEMORY_BYTES: str(MAX_MEMORY_BYTES)}
    # One core each: there are as many processes as cores to give.
    return child_environment() | limits | {"OMP_THREAD_LIMIT": "1"}
