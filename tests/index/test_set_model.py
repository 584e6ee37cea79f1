"""Promises of a change of model: the old answers until the new one is whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from index.embedding.static_model import BUNDLED_FOLDER
from index.jobs import Cancelled, Work
from index.library import Library
from index.problems import ModelProblem


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The folder of another model: the bundled one under another name."""
    folder = tmp_path / "نموذج"
    shutil.copytree(BUNDLED_FOLDER, folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "name": "other"}))
    return folder


class CancelledAfter(Work):
    """Is asked to stop at its n-th report of embedding."""

    def __init__(self, reports: int) -> None:
        super().__init__()
        self._left = reports

    def report(self, done: int, total: int | None, step: str, subject: str = "") -> None:
        if step == "embedding":
            self._left -= 1
            if self._left < 0:
                self.cancel()
        super().report(done, total, step, subject)


def test_a_library_answers_with_the_model_that_was_set(filled: Library, other: Path) -> None:
    """All vectors are of the new model, those of the old are gone, and it stays so."""
    filled.search("wheat")
    filled.set_model(other)
    assert filled.info().model.startswith("other")
    assert filled.search("wheat harvest").hits[0].paragraph.language == "en"
    assert filled.check().clean
    filled.close()
    with Library.open(filled.path) as again:
        assert again.search("wheat harvest").hits
        again.set_model(None)
        assert again.info().model.startswith("warraq")
        assert again.check().clean


def test_stopped_in_the_middle_the_old_model_answers(filled: Library, other: Path) -> None:
    """A cancelled change leaves everything as it was, and goes on where it stopped."""
    with pytest.raises(Cancelled):
        filled.set_model(other, work=CancelledAfter(2))
    assert filled.info().model.startswith("warraq")
    assert filled.search("wheat").hits
    assert filled.check().clean
    filled.close()
    with Library.open(filled.path) as again:
        again.set_model(other, work=CancelledAfter(1))  # one document is left to do
        assert again.info().model.startswith("other")
        assert again.check().clean


def test_what_is_imported_later_has_the_vectors_of_the_model(
    filled: Library, other: Path, tmp_path: Path
) -> None:
    """Vectors of two models never stand in one index."""
    filled.set_model(other)
    (tmp_path / "sea.txt").write_text("Ships crossed the sea to the harbour at dawn.")
    filled.import_paths([tmp_path / "sea.txt"])
    assert "dense" in filled.search("harbour").hits[0].matched_by
    assert filled.check().clean


def test_a_library_of_another_bundled_model_says_so(filled: Library, other: Path) -> None:
    """After an update of the model it can be read, and is embedded anew when asked."""
    filled.close()
    with Library.open(filled.path, model_folder=other) as updated:
        with pytest.raises(ModelProblem) as problem:
            updated.search("wheat")
        assert problem.value.code == "model_differs"
        assert len(updated.documents()) == 3
        updated.set_model(None)
        assert updated.search("wheat").hits
        assert updated.check().clean


def test_a_model_that_is_not_there_is_told(filled: Library, tmp_path: Path) -> None:
    """A wrong folder changes nothing."""
    with pytest.raises(ModelProblem, match="no model"):
        filled.set_model(tmp_path / "none")
    assert filled.search("wheat").hits
