"""What a person looks at before a file is read again: also inside archives."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from index.documents import FileReport, FileState
from index.library import Library
from index.problems import ImportProblem
from tests.index.importers.makers import zipped

ARABIC = "فاض النهر في الليل وأغرق الحقول كلها."
TABLE = "x1,x2\nأول,نص طويل عن أحوال الطرق والحصاد\n"


@pytest.fixture
def failed(library: Library, tmp_path: Path) -> FileReport:
    """A text in an archive in an archive that could not be read."""
    inner = zipped({"deep/heron.txt": ARABIC.encode("cp1256"), "table.csv": TABLE})
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as made:
        made.writestr("inner.zip", inner)
    report = library.import_paths([tmp_path / "outer.zip"], encoding="utf-8")
    (file,) = [file for file in report.files if file.state is FileState.FAILED]
    assert Path(file.path).parts[-3:] == ("outer.zip", "inner.zip", "heron.txt")
    return file


def shown(library: Library, file: FileReport) -> str:
    """How the file reads in the Arabic code page."""
    previews = {each.encoding: each for each in library.encoding_previews(file)}
    return previews["cp1256"].lines[0]


def test_text_in_an_archive_is_shown(library: Library, failed: FileReport) -> None:
    """Its bytes come out of the archives around it."""
    assert shown(library, failed).startswith(ARABIC[:20])


def test_archive_need_not_be_there_any_more(
    library: Library, failed: FileReport, tmp_path: Path
) -> None:
    """The library's copy of it is."""
    (tmp_path / "outer.zip").unlink()
    assert shown(library, failed).startswith(ARABIC[:20])


def test_table_in_an_archive_is_shown(library: Library, failed: FileReport, tmp_path: Path) -> None:
    """Its columns can be named before it is read again."""
    path = str(Path(failed.path).with_name("table.csv"))
    found = library.table_preview(FileReport(path=path, state=FileState.FAILED))
    assert found.names == ("x1", "x2")


def test_what_is_not_inside_is_told(library: Library, failed: FileReport) -> None:
    """A member that went away meanwhile is a problem, not a crash."""
    path = str(Path(failed.path).with_name("gone.txt"))
    with pytest.raises(ImportProblem) as caught:
        library.encoding_previews(FileReport(path=path, state=FileState.FAILED))
    assert caught.value.code == "original_missing"
