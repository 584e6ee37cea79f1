"""Libraries for tests: real ones, in folders of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.ocr.tesseract import Tesseract, find_program

ARTICLES = {
    "نهر.txt": "فاض النهر في الليل وأغرق الحقول.\n\nقال المزارعون إنهم خسروا محصول القمح كله.",
    "river.txt": (
        "The river rose during the night and flooded the fields.\n\n"
        "Farmers said that they had lost the whole wheat harvest of this year."
    ),
    "נהר.txt": "הנהר עלה על גדותיו בלילה והציף את השדות.\n\nהחקלאים אמרו שאיבדו את יבול החיטה.",
}


def write_articles(folder: Path) -> Path:
    """Write three short articles in three scripts into a new folder."""
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three short articles in three scripts."""
    return write_articles(tmp_path / "مقالات")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library in a folder with an Arabic name."""
    with Library.create(tmp_path / "مكتبة.warraq") as library:
        yield library


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed library that holds the three articles; tests take copies of it."""
    folder = tmp_path_factory.mktemp("imported")
    with Library.create(folder / "مكتبة.warraq") as library:
        library.import_paths([write_articles(folder / "مقالات")])
    return library.path


@pytest.fixture
def filled(imported: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of its own for the test, with the three articles in it."""
    path = tmp_path / imported.name
    shutil.copytree(imported, path)
    with Library.open(path) as library:
        yield library


@pytest.fixture(scope="session")
def tesseract() -> Tesseract:
    """The real program with the data that the tests read with; skipped where it is not."""
    program = find_program()
    if program is None:
        pytest.skip("Tesseract is not installed: apt-get install tesseract-ocr")
    found = Tesseract(program)
    missing = {"ara", "fas", "heb", "rus", "fra", "eng", "osd"} - found.languages
    if missing:
        pytest.skip(f"Tesseract has no data for {', '.join(sorted(missing))}")
    return found
