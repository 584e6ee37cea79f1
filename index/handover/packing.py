"""Writes an evidence pack beside its place, checks it there, and moves it when it is whole."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.handover.bag import write_bag
from index.handover.bag_check import check
from index.handover.evidence import Pack
from index.handover.zipped import entry
from index.jobs import Work
from index.problems import HandoverProblem

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def write_pack(packed: Pack, target: Path, *, zipped: bool, work: Work) -> str:
    """Write a pack to a folder or a zip file that is not there yet.

    Returns the SHA-256 of its tag manifest. Raises ``HandoverProblem``, and ``Cancelled``;
    nothing is left behind then.
    """
    if target.exists():
        raise HandoverProblem("handover_exists", str(target))
    try:
        with _beside(target) as scratch:
            folder = scratch / _plain(target.stem if zipped else target.name)
            folder.mkdir()
            sha256 = write_bag(folder, packed.payload, packed.tags, packed.info, work)
            whole = _archive(folder, scratch, work) if zipped else folder
            _verify(whole, target, work)
            whole.replace(target)
    except OSError as error:
        raise HandoverProblem("handover_failed", str(target), str(error)) from error
    return sha256


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder on the disk of ``target``, gone with all that is still in it afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".warraq-", dir=target.parent))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _plain(name: str) -> str:
    """The folder's name within an archive, where tools differ on all but ASCII."""
    return name if _PLAIN_NAME.fullmatch(name) else "evidence"


def _archive(folder: Path, scratch: Path, work: Work) -> Path:
    archive = scratch / f"{folder.name}.zip"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(archive, "w") as out:
        for number, path in enumerate(files):
            work.report(number, len(files), "packing", path.name)
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            with path.open("rb") as source, out.open(entry(name), "w", force_zip64=True) as copy:
                shutil.copyfileobj(source, copy)
    return archive


def _verify(whole: Path, target: Path, work: Work) -> None:
    work.report(0, None, "verifying", whole.name)
    report = check(whole)
    if not report.clean:
        raise HandoverProblem("handover_damaged", str(target), report.problems[0])
