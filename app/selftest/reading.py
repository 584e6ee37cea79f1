"""Creates a library, imports, and searches across languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.selftest.files import HARBOUR, MANUSCRIPTS_AR, documents
from index.documents import FileState
from index.library import Library

# Question → what stands in the passage that answers, in another language.
QUESTIONS = {
    "when did the museum give back the stolen manuscripts": MANUSCRIPTS_AR,
    "إلى أين نقل الصيادون قواربهم بعد العاصفة": HARBOUR,
}
_FIRST = 3  # the answer is among so many


def import_one_of_each(path: Path, picture: bytes) -> dict[str, Any]:
    """Make a library at ``path`` and import a file of every format; how each ended."""
    folder = path.with_name("ملفات")
    folder.mkdir()
    for name, data in {**documents(), "scan.png": picture}.items():
        (folder / name).write_bytes(data)
    with Library.create(path) as library:
        report = library.import_paths([folder])
        formats = library.info().formats
    ends = {Path(file.path).name: file for file in report.files}
    wrong = {
        name: f"{file.state}: {file.reason} {file.detail}"
        for name, file in ends.items()
        # A picture needs Tesseract, which is not ours: without it, it waits.
        if file.state is not FileState.IMPORTED and file.reason != "needs_ocr"
    }
    if wrong:
        raise AssertionError(f"not imported: {wrong}")
    return {"files": len(ends), "formats": formats}


def search_across_languages(path: Path) -> dict[str, Any]:
    """Ask in English and in Arabic; each answer stands in the other language."""
    facts = {}
    with Library.open(path) as library:
        for question, answer in QUESTIONS.items():
            hits = library.search(question, limit=_FIRST).hits
            found = [hit.paragraph.text for hit in hits]
            if not any(answer in text for text in found):
                raise AssertionError(f"{question!r} found {found}")
            facts[question] = f"{hits[0].probability:.0%}"
        report = library.check()
    if not report.clean:
        raise AssertionError(f"the library is not sound: {report.problems}")
    return facts
