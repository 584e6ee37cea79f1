"""A library after any row of imports, deletions, reopenings and repairs is what was asked for."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from index.documents import FileState
from index.library import Library

# Each article holds one word that no other holds.
WORDS = {"a": "pomegranate", "b": "قنطرة", "c": "צפרדע", "d": "колокольня", "e": "灯塔"}
TEXTS = {
    "a": "The old pomegranate tree stood behind the house.",
    "b": "عبرنا القنطرة القديمة عند الفجر.\n\nكانت قنطرة من حجر.",
    "c": "צפרדע ירוקה ישבה ליד המים.",
    "d": "Высокая колокольня видна издалека.",
    "e": "海边有一座灯塔。",
}


class LibraryMachine(RuleBasedStateMachine):
    """Does to a library what people do, and remembers what must be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        for name, text in TEXTS.items():
            (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        self.library = Library.create(self.folder / "م.warraq")
        self.ids: dict[str, int] = {}
        self.aside: dict[str, int] = {}  # what is in the trash

    @initialize()
    def search_the_empty_library(self) -> None:
        assert self.library.search("pomegranate").hits == ()

    @rule(names=st.lists(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=3, unique=True))
    def import_some(self, names: list[str]) -> None:
        report = self.library.import_paths([self.folder / f"{name}.txt" for name in names])
        for name, file in zip(names, report.files, strict=True):
            known = name in self.ids
            assert file.state is (FileState.DUPLICATE if known else FileState.IMPORTED)
            assert file.document_id is not None
            assert self.ids.setdefault(name, file.document_id) == file.document_id

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def delete_one(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.ids)))
        self.library.delete([self.ids.pop(name)])

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def put_one_aside(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.ids)))
        self.aside[name] = self.ids.pop(name)
        self.library.trash.put([self.aside[name]])

    @precondition(lambda self: self.aside.keys() - self.ids.keys())
    @rule(data=st.data())
    def bring_one_back(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.aside.keys() - self.ids.keys())))
        self.ids[name] = self.aside.pop(name)
        assert self.library.trash.restore([self.ids[name]]) == (self.ids[name],)

    @rule()
    def empty_the_trash(self) -> None:
        self.library.trash.empty()
        self.aside.clear()
        assert self.library.trash.documents() == ()

    @rule()
    def reopen(self) -> None:
        path = self.library.path
        self.library.close()
        self.library = Library.open(path)

    @rule()
    def repair(self) -> None:
        assert self.library.repair().clean

    @invariant()
    def holds_what_was_asked_for(self) -> None:
        assert {document.id for document in self.library.documents()} == set(self.ids.values())
        for name, word in WORDS.items():
            found = {hit.document.id for hit in self.library.search(f'"{word}"').hits}
            assert found == ({self.ids[name]} if name in self.ids else set())

    def teardown(self) -> None:
        assert self.library.check().clean
        self.library.close()
        shutil.rmtree(self.folder)


LibraryMachine.TestCase.settings = settings(
    max_examples=4,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,  # every example starts processes: always the same few, in seconds
    suppress_health_check=[HealthCheck.too_slow],
)
TestLibraryMachine = pytest.mark.slow(LibraryMachine.TestCase)
