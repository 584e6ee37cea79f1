"""Promises of the command line: what it prints where, and its exit status."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from index.cli import REFUSED, STOPPED, WRONG, main
from index.library import Library
from index.ocr.tesseract import PROGRAM
from tests.conftest import REPOSITORY
from tests.index.conftest import ARTICLES

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(filled: Library) -> str:
    """The folder of a closed library that holds the three articles."""
    filled.close()
    return str(filled.path)


def test_import_makes_the_library_and_says_what_came_in(
    tmp_path: Path, articles: Path, capsys: Captured
) -> None:
    """The first import into a folder makes a library there; refused files give status 2."""
    (articles / "program.exe").write_bytes(bytes(range(256)) * 10)
    library = tmp_path / "جديد.warraq"
    assert main(["import", "--library", str(library), str(articles)]) == REFUSED
    out, err = capsys.readouterr()
    assert out == "3 imported, 1 refused\n"
    assert "program.exe: This kind of file is not read (.exe)." in err
    assert main(["import", "--library", str(library), str(articles / "river.txt")]) == 0
    assert capsys.readouterr().out == "1 duplicate\n"


def test_search_prints_json_with_offsets_into_the_text(path: str, capsys: Captured) -> None:
    """The shape that other programs read; sentence and words cut the paragraph's own text."""
    assert main(["search", "--library", path, "wheat harvest", "--json", "--limit", "2"]) == 0
    hit = json.loads(capsys.readouterr().out)[0]
    assert set(hit) == {"document", "paragraph", "score", "matched_by", "sentence", "words"}
    assert set(hit["document"]) == {"id", "title", "source", "language", "date"}
    assert set(hit["paragraph"]) == {"id", "number", "text", "language", "direction"}
    text = hit["paragraph"]["text"]
    start, end = hit["sentence"]
    assert text[start:end] == text
    assert "wheat" in [text[start:end] for start, end, _ in hit["words"]]
    assert 0 <= hit["score"] <= 1


def test_search_prints_for_people(path: str, capsys: Captured) -> None:
    """Without --json: rank, document and the sentence that answers."""
    assert main(["search", "--library", path, "القمح", "--language", "ar", "--limit", "1"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("1. ")
    assert "محصول القمح" in second


def test_read_prints_the_paragraphs(path: str, capsys: Captured) -> None:
    """A document's text, whole or in part."""
    number = document_number(path, "en")
    assert main(["read", "--library", path, number, "--start", "1", "--count", "1"]) == 0
    assert capsys.readouterr().out == ARTICLES["river.txt"].split("\n\n")[1] + "\n\n"


def document_number(path: str, language: str) -> str:
    """The number of the one document in a language."""
    with Library.open(Path(path)) as library:
        return next(str(each.id) for each in library.documents() if each.language == language)


def test_export_writes_json_with_the_whole_text(path: str, tmp_path: Path) -> None:
    """Everything that a document is, as a list of objects."""
    target = tmp_path / "all.json"
    assert main(["export", "--library", path, "--output", str(target)]) == 0
    exported = json.loads(target.read_text(encoding="utf-8"))
    texts = {"\n\n".join(part["text"] for part in each["paragraphs"]) for each in exported}
    assert texts == set(ARTICLES.values())


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_export_writes_text_to_standard_output(path: str, form: str, capsys: Captured) -> None:
    """One document, as Markdown or bare text."""
    number = document_number(path, "he")
    assert main(["export", "--library", path, number, "--format", form]) == 0
    assert ARTICLES["נהר.txt"].split("\n\n")[1] in capsys.readouterr().out


def test_library_verbs(path: str, tmp_path: Path, capsys: Captured) -> None:
    """Info, check, repair and backup do what they say on a sound library."""
    assert main(["library", "info", "--library", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == len(ARTICLES)
    assert main(["library", "check", "--library", path]) == 0
    assert main(["library", "repair", "--library", path]) == 0
    assert main(["library", "backup", "--library", path, str(tmp_path / "b.warraq")]) == 0
    assert capsys.readouterr().out.splitlines() == ["clean", "clean", str(tmp_path / "b.warraq")]
    assert main(["library", "info", "--library", str(tmp_path / "b.warraq")]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--library", "{missing}", "river"],
        ["library", "check", "--library", "{missing}"],
        ["read", "--library", "{path}", "99"],
        ["search", "--library", "{path}", '"river'],
        ["search", "river"],
        ["fly"],
        [],
        ["import", "--library", "{path}"],
        ["search", "--library", "{path}", "river", "--limit", "0"],
    ],
)
def test_errors_go_to_standard_error_with_status_1(
    arguments: list[str], path: str, tmp_path: Path, capsys: Captured
) -> None:
    """Wrong use, no library, no such document: words on standard error, nothing on output."""
    filled = [each.format(path=path, missing=tmp_path / "none.warraq") for each in arguments]
    assert main(filled) == WRONG
    out, err = capsys.readouterr()
    assert out == ""
    assert "warraq" in err
    assert not (tmp_path / "none.warraq").exists()


def test_a_locked_library_says_who_holds_it(filled: Library, capsys: Captured) -> None:
    """The second process gets a clear error at once."""
    assert main(["library", "info", "--library", str(filled.path)]) == WRONG
    assert f"process {os.getpid()}" in capsys.readouterr().err


def test_models_can_be_told_exported_and_set(path: str, tmp_path: Path, capsys: Captured) -> None:
    """The bundled model's name is shown, and its plain folder is for other programs."""
    assert main(["model", "info", "--library", path]) == 0
    assert capsys.readouterr().out.count("warraq-static") == 2
    assert main(["model", "set", "--library", path, str(tmp_path / "none")]) == WRONG
    assert "no model" in capsys.readouterr().err
    assert main(["model", "export", str(tmp_path / "exported")]) == 0
    assert (tmp_path / "exported" / "modules.json").is_file()


def test_help_is_a_verb(capsys: Captured) -> None:
    """`warraq help` shows the verbs."""
    assert main(["help"]) == 0
    assert "import" in capsys.readouterr().out


def test_nothing_but_results_is_printed_where_nobody_watches(path: str, samples: Path) -> None:
    """In a pipe there are no progress bars, and the process ends with the verb's status."""
    ran = subprocess.run(
        [sys.executable, "-m", "index.cli", "import", "--library", path, samples],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode() == f"{len(list(samples.iterdir()))} imported\n"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is another matter there")
def test_ctrl_c_stops_between_files(path: str, tmp_path: Path) -> None:
    """An interrupted import ends in order, keeps what came in and says that it was stopped."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(3000):
        (many / f"{number}.txt").write_text(f"The river rose {number} times.")
    child = subprocess.Popen(
        [sys.executable, "-m", "index.cli", "import", "--library", path, many],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    lock = Path(path) / "lock"
    while not lock.exists() or not lock.read_text():
        assert child.poll() is None
    time.sleep(2)
    os.killpg(child.pid, 2)
    out, err = child.communicate()
    assert child.returncode == STOPPED, err
    assert "pending" in out
    with Library.open(Path(path)) as library:
        assert library.check().clean


def test_a_report_is_a_csv_that_spreadsheets_open(
    tmp_path: Path, articles: Path, capsys: Captured
) -> None:
    """With its mark, a row a file; the same can be written later, and imports are listed."""
    (articles / "empty.txt").write_bytes(b"")
    library, first, later = (str(tmp_path / name) for name in ("L.warraq", "1.csv", "2.csv"))
    main(["import", "--library", library, str(articles), "--report", first])
    assert Path(first).read_bytes().startswith(b"\xef\xbb\xbffile,outcome,reason,document\r\n")
    with Path(first).open(encoding="utf-8-sig", newline="") as file:
        rows = {Path(row["file"]).name: row for row in csv.DictReader(file)}
    assert rows["empty.txt"]["reason"] == "The file holds no text."
    assert rows["نهر.txt"]["outcome"] == "imported"
    capsys.readouterr()
    assert main(["library", "report", "--library", library]) == 0
    assert "3 imported" in capsys.readouterr().out
    assert main(["library", "report", "--library", library, "1", "--output", later]) == 0
    assert Path(later).read_bytes() == Path(first).read_bytes()


def test_columns_are_named_by_options(tmp_path: Path, capsys: Captured) -> None:
    """--column says which column is what; a role that is none is wrong use."""
    table, library = tmp_path / "a.csv", str(tmp_path / "L.warraq")
    table.write_text("k1,k2\nHeron,They stand.\nStork,They fly.", encoding="utf-8")
    options = ["--column", "title=k1", "--column", "text=k2"]
    assert main(["import", "--library", library, str(table), *options]) == 0
    main(["read", "--library", library, "1"])
    assert "Stork\n\nThey fly." in capsys.readouterr().out
    assert main(["import", "--library", library, str(table), "--column", "colour=k1"]) == WRONG


def test_a_document_is_read_again_in_another_encoding(tmp_path: Path, capsys: Captured) -> None:
    """reread makes a next version, and coverage says what is doubtful."""
    article, library = tmp_path / "a.txt", str(tmp_path / "L.warraq")
    article.write_bytes("فاض النهر في الليل".encode("cp1256"))
    main(["import", "--library", library, str(article), "--encoding", "koi8-r"])
    assert main(["library", "reread", "--library", library, "1", "--encoding", "cp1256"]) == 0
    main(["read", "--library", library, "2"])
    assert "فاض النهر" in capsys.readouterr().out
    assert main(["library", "coverage", "--library", library, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1


def test_a_document_goes_to_the_trash_and_comes_back(tmp_path: Path, capsys: Captured) -> None:
    """trash lists, restores and empties."""
    article, library = tmp_path / "river.txt", str(tmp_path / "L.warraq")
    article.write_text("The river rose during the night.", encoding="utf-8")
    main(["import", "--library", library, str(article)])
    assert main(["library", "delete", "--library", library, "1"]) == 0
    main(["library", "trash", "--library", library])
    assert "river" in capsys.readouterr().out
    assert main(["library", "trash", "--library", library, "--restore", "1"]) == 0
    assert main(["read", "--library", library, "1"]) == 0
    main(["library", "delete", "--library", library, "1"])
    capsys.readouterr()
    assert main(["library", "trash", "--library", library, "--empty"]) == 0
    assert "1 deleted for good" in capsys.readouterr().out
    assert main(["read", "--library", library, "1"]) == 1


def test_import_of_scans_says_how_to_recognise_them(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that are pictures wait; the next command is named, and what it needs."""
    monkeypatch.setenv(PROGRAM, "")
    Image.new("L", (300, 200), 255).save(tmp_path / "scan.png")
    library = tmp_path / "scans.warraq"
    assert main(["import", "--library", str(library), str(tmp_path / "scan.png")]) == REFUSED
    told = capsys.readouterr().err
    assert "1 wait for text recognition: install Tesseract" in told
    assert "warraq library recognise --library DIR" in told
