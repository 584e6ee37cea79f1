"""Promises of a library about what leaves it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.documents import (
    AnchorState,
    EvidenceRequest,
    Handover,
    HandoverFormat,
    Item,
    MarkColour,
    Place,
    ReviewState,
)
from index.handing_over import check_pack
from index.jobs import Cancelled, Work
from index.library import Library
from index.problems import HandoverProblem, LibraryProblem

MADE_AT = "2026-03-01T10:20:30+00:00"
NOTE = "my own note"


def document_id(library: Library, language: str) -> int:
    """The article in a language."""
    return next(found.id for found in library.documents() if found.language == language)


@pytest.fixture
def mark(filled: Library) -> Item:
    """The Arabic harvest, marked, judged and noted."""
    arabic = document_id(filled, "ar")
    added = filled.annotations.add(
        arabic,
        Place(1, 4),
        Place(1, 13),
        colour=MarkColour.BLUE,
        note=NOTE,
        tags=["harvest"],
    )
    filled.annotations.revise({added.id: replace(added, state=ReviewState.RELEVANT)})
    filled.annotations.name_colour(MarkColour.BLUE, "Losses")
    (item,) = filled.handing_over.marks(filled.annotations.find())
    return item


def handover(*items: Item, **changes: Any) -> Handover:
    """Items that go together, without notes as in a pack by default."""
    base = Handover(title="Harvest", items=items, with_notes=False, made_at=MADE_AT)
    return replace(base, **changes)


def test_a_mark_keeps_all_that_the_person_gave_it(filled: Library, mark: Item) -> None:
    """Quote, place, note, tags, state and the name of its colour."""
    text = "\n".join(p.text for p in filled.paragraphs(mark.document.id))
    assert text[mark.position.start : mark.position.end] == mark.quote == "المزارعون"
    assert (mark.note, mark.tags, mark.state, mark.colour) == (
        NOTE,
        ("harvest",),
        "relevant",
        "Losses",
    )
    assert mark.sure


def test_a_doubtful_mark_is_never_evidence(filled: Library) -> None:
    """A mark with a doubtful place is handed over as such, with its old words."""
    added = filled.annotations.add(
        document_id(filled, "en"), Place(0, 4), Place(0, 9), colour=MarkColour.PINK
    )
    doubtful = replace(added, anchor=AnchorState.DOUBTFUL)
    (item,) = filled.handing_over.marks([doubtful])
    assert (item.sure, item.quote) == (False, "river")
    with pytest.raises(HandoverProblem) as told:
        filled.handing_over.preview(EvidenceRequest(handover=handover(item)))
    assert told.value.code == "handover_not_sure"


def test_a_mark_whose_words_are_gone_is_not_sure(filled: Library) -> None:
    """Whatever its anchor says: if other words stand there, it is no evidence."""
    added = filled.annotations.add(
        document_id(filled, "en"), Place(0, 4), Place(0, 9), colour=MarkColour.PINK
    )
    (item,) = filled.handing_over.marks([replace(added, end=Place(0, 8))])
    assert not item.sure


def test_a_mark_outlives_its_document(filled: Library, mark: Item) -> None:
    """Of a deleted document the marked words, title and hash are still listed."""
    filled.delete([mark.document.id])
    (item,) = filled.handing_over.marks(filled.annotations.find())
    assert (item.quote, item.sure) == ("المزارعون", False)
    assert item.document.sha256 == mark.document.sha256


def test_a_selection_over_paragraphs_is_quoted(filled: Library) -> None:
    """From the middle of one paragraph to the middle of the next, as it was imported."""
    english = document_id(filled, "en")
    item = filled.handing_over.selection(english, Place(0, 44), Place(1, 7))
    assert item.quote == "the fields.\nFarmers"
    clip = filled.handing_over.clipping(item, "en")
    assert clip.plain.startswith("the fields.\nFarmers\n— “")
    assert clip.plain.rstrip().endswith("paras. 1–2")


@pytest.mark.parametrize("end", [Place(0, 4), Place(9, 1), Place(0, 9999)])
def test_a_place_that_is_not_there_is_told(filled: Library, end: Place) -> None:
    """An empty or impossible range is a problem for people, not a crash."""
    with pytest.raises(LibraryProblem):
        filled.handing_over.selection(document_id(filled, "en"), Place(0, 4), end)


def test_hits_are_written_and_remembered(filled: Library, tmp_path: Path) -> None:
    """An export is one file, and the library knows what was exported when."""
    found = filled.search("wheat harvest", limit=2)
    items = filled.handing_over.hits(found.hits, "wheat harvest")
    target = tmp_path / "hits.csv"
    filled.handing_over.write(handover(*items), HandoverFormat.CSV, target)
    data = target.read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {row["query"] for row in rows} == {"wheat harvest"}
    (handed,) = filled.handing_over.history()
    assert (handed.form, handed.name) == ("csv", "hits.csv")
    assert handed.sha256 == hashlib.sha256(data).hexdigest()
    assert [path.name for path in tmp_path.glob(".warraq-*")] == []


def test_nothing_cannot_be_handed_over(filled: Library, tmp_path: Path) -> None:
    """An export of nothing says so and writes nothing."""
    with pytest.raises(HandoverProblem) as told:
        filled.handing_over.write(handover(), HandoverFormat.HTML, tmp_path / "none.html")
    assert told.value.code == "handover_empty"
    assert not (tmp_path / "none.html").exists()


def pack(library: Library, target: Path, *items: Item, **changes: Any) -> Path:
    """Write an evidence pack."""
    request = replace(EvidenceRequest(handover=handover(*items)), **changes)
    library.handing_over.write_evidence(request, target)
    return target


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_a_pack_is_checked_with_sha256sum(filled: Library, mark: Item, tmp_path: Path) -> None:
    """What a court needs is the folder and one command."""
    folder = pack(filled, tmp_path / "حزمة", mark)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "-c", manifest], cwd=folder, check=False)
        assert done.returncode == 0
    assert all(path.name.isascii() for path in folder.rglob("*"))


def test_a_pack_holds_the_original_untouched(filled: Library, mark: Item, tmp_path: Path) -> None:
    """The very bytes that were imported, under their hash, and the text that was read in them."""
    folder = pack(filled, tmp_path / "pack", mark)
    original = folder / "data" / "originals" / f"{mark.document.sha256}.txt"
    assert hashlib.sha256(original.read_bytes()).hexdigest() == mark.document.sha256
    text = (folder / "data" / "text" / f"{mark.document.sha256}.txt").read_text("utf-8")
    annotations = json.loads((folder / "data" / "annotations.jsonld").read_text("utf-8"))
    target = annotations["first"]["items"][0]["target"]
    assert (folder / "data" / target["source"]["id"]).read_text("utf-8") == text
    quote, position = target["selector"][:2]
    assert text[position["start"] : position["end"]] == quote["exact"] == "المزارعون"


def test_nothing_personal_leaves_unless_it_is_asked(
    filled: Library, mark: Item, tmp_path: Path
) -> None:
    """By default no note, no path of this computer and no name of a person is in any file."""
    folder = pack(filled, tmp_path / "pack", mark)
    path = mark.document.path or ""
    everything = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    with zipfile.ZipFile(folder / "data" / "report.docx") as report:
        everything += b"".join(report.read(name) for name in report.namelist())
    for private in (NOTE, path, str(Path(path).parent), str(Path.home()), "Contact-Name"):
        assert private.encode() not in everything


def test_what_is_asked_for_goes_along(filled: Library, mark: Item, tmp_path: Path) -> None:
    """Notes, paths and a name, where the person wants them."""
    whole = EvidenceRequest(handover=handover(mark, with_notes=True), author="Salma", paths=True)
    filled.handing_over.write_evidence(whole, tmp_path / "pack")
    reading = tmp_path / "pack" / "data" / "text" / f"{mark.document.sha256}.json"
    assert json.loads(reading.read_text("utf-8"))["path"] == mark.document.path
    assert NOTE in (tmp_path / "pack" / "data" / "report.html").read_text("utf-8")
    assert "Contact-Name: Salma" in (tmp_path / "pack" / "bag-info.txt").read_text("utf-8")


def test_files_can_be_withheld(filled: Library, mark: Item, tmp_path: Path) -> None:
    """Then the hash stands in their place, and the page says so."""
    folder = pack(filled, tmp_path / "pack", mark, originals=False)
    (only,) = (folder / "data" / "originals").iterdir()
    assert only.name == f"{mark.document.sha256}.withheld.txt"
    assert mark.document.sha256 in only.read_text()
    assert "withheld" in (folder / "README.txt").read_text()


def test_the_preview_is_exactly_what_is_written(
    filled: Library, mark: Item, tmp_path: Path
) -> None:
    """Every file by name and size, and its text as it will be."""
    request = EvidenceRequest(handover=handover(mark))
    shown = {file.path: file for file in filled.handing_over.preview(request).files}
    filled.handing_over.write_evidence(request, tmp_path / "pack")
    written = {
        path.relative_to(tmp_path / "pack").as_posix(): path
        for path in (tmp_path / "pack").rglob("*")
        if path.is_file()
    }
    made_by_the_bag = {*written} - {*shown}
    assert {*shown} <= {*written}
    assert made_by_the_bag == {
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    }
    assert all(written[path].stat().st_size == file.byte_size for path, file in shown.items())
    assert written["README.txt"].read_text("utf-8") == shown["README.txt"].beginning


def test_a_pack_in_arabic_explains_itself_in_arabic(
    filled: Library, mark: Item, tmp_path: Path
) -> None:
    """The reader's page speaks the reader's language."""
    request = EvidenceRequest(handover=handover(mark, language="ar"))
    filled.handing_over.write_evidence(request, tmp_path / "pack")
    assert "ما لا تثبته البصمة" in (tmp_path / "pack" / "README.txt").read_text("utf-8")


def test_queries_say_what_was_asked_and_what_could_not_be_searched(
    filled: Library, tmp_path: Path
) -> None:
    """Typed and expanded, the model and versions, and the gaps."""
    found = filled.search("wheat harvest", limit=3)
    items = filled.handing_over.hits(found.hits, "wheat harvest")
    asked = filled.handing_over.asked("wheat harvest", found, limit=3)
    whole = handover(*items, queries=(asked,))
    filled.handing_over.write_evidence(EvidenceRequest(handover=whole), tmp_path / "pack")
    queries = json.loads((tmp_path / "pack" / "data" / "queries.json").read_text("utf-8"))
    assert queries["queries"][0]["typed"] == "wheat harvest"
    assert queries["queries"][0]["passages"] == [item.key for item in items]
    assert queries["model"]["name"] == filled.info().model
    assert "coverage_gaps" in queries


def test_a_zip_is_a_pack_too(filled: Library, mark: Item, tmp_path: Path) -> None:
    """One file that holds one folder; our check reads it where it is, and finds a change."""
    target = pack(filled, tmp_path / "pack.zip", mark, zipped=True)
    assert check_pack(target).clean
    with zipfile.ZipFile(target) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"pack"}
        files = {name: archive.read(name) for name in archive.namelist()}
    files["pack/data/items.csv"] += b"\r\n"
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    assert "data/items.csv was changed." in check_pack(target).problems


def test_what_is_there_is_never_overwritten(filled: Library, mark: Item, tmp_path: Path) -> None:
    """A folder of that name is left alone."""
    (tmp_path / "pack").mkdir()
    with pytest.raises(HandoverProblem) as told:
        pack(filled, tmp_path / "pack", mark)
    assert told.value.code == "handover_exists"


def test_a_pack_that_is_stopped_leaves_nothing(filled: Library, mark: Item, tmp_path: Path) -> None:
    """Half a pack never stands where a pack was wanted."""
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        filled.handing_over.write_evidence(
            EvidenceRequest(handover=handover(mark)), tmp_path / "out" / "pack", work=work
        )
    assert list((tmp_path / "out").iterdir()) == []
    assert filled.handing_over.history() == ()


def test_a_pack_names_the_hands_before_it(filled: Library, mark: Item, tmp_path: Path) -> None:
    """The second pack's log says that the first was made, and the chain holds."""
    pack(filled, tmp_path / "first", mark)
    second = pack(filled, tmp_path / "second", mark)
    log = (second / "data" / "log.csv").read_text("utf-8")
    assert f"exported as evidence,sha256:{mark.document.sha256}" in log
    assert check_pack(second).clean
