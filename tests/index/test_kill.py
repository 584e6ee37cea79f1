"""What was acknowledged survives kill -9, at whatever moment it comes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.documents import FileState
from index.library import Library
from tests.conftest import REPOSITORY

KILLS = 20
FILES = 1_000
SEED = 20171111

# Prints the number of acknowledged files after every commit.
CHILD = """
import sys
from pathlib import Path
from index.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    work = [sys.argv[2]] if library.info().unfinished_imports == 0 else []
    library.on_change(lambda changes: print(len(library.documents()), flush=True))
    library.resume_imports()
    if work:
        library.import_paths(work)
print("end", flush=True)
"""


def write_files(folder: Path) -> None:
    """Many short articles, each with a word of its own."""
    folder.mkdir()
    for number in range(FILES):
        text = f"المقال رقم {number}\n\nكلمته هي w{number}word وليست في غيره."
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def start(library: Path, files: Path) -> subprocess.Popen[str]:
    """An import, or what is left of it, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, library, files],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def check(path: Path, acknowledged: int) -> int:
    """Open after a kill: clean, and everything that was acknowledged is there and found."""
    with Library.open(path) as library:
        assert library.check().clean
        documents = library.documents()
        assert len(documents) >= acknowledged
        reported = {
            file.document_id
            for report in library.import_reports()
            for file in report.files
            if file.state is FileState.IMPORTED
        }
        assert reported == {document.id for document in documents}
        for document in documents[-2:]:
            word = f"w{int(Path(document.path or '').stem)}word"
            assert library.search(f'"{word}"').hits[0].document.id == document.id
        return len(documents)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Killed 20 times at random moments and resumed each time, the import ends whole."""
    chance = random.Random(SEED)
    path, files = tmp_path / "مكتبة.warraq", tmp_path / "files"
    write_files(files)
    Library.create(path).close()
    seen = [0]
    for _ in range(KILLS):
        child = start(path, files)
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == "open\n", child.stderr.read()
        acknowledged = seen[-1]
        if chance.random() < 0.7:  # else it is killed before its first commit, perhaps
            acknowledged = int(child.stdout.readline())
        time.sleep(chance.random() * 0.1)
        child.kill()
        child.communicate()
        seen.append(check(path, acknowledged))
        if seen[-1] == FILES:
            break
    assert seen == sorted(seen)
    assert len(set(seen)) > KILLS // 4, f"too little was imported between the kills: {seen}"
    child = start(path, files)
    said, errors = child.communicate()
    assert (said.splitlines()[-1], errors) == ("end", "")
    assert check(path, FILES) == FILES
