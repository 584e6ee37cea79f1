"""Promises about CSV, read back by the standard reader."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from index.handover.table import table, written
from tests.index.handover.passages import ANY_TEXT, english, handover, item


def read(text: str) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@given(st.lists(st.lists(ANY_TEXT, min_size=1, max_size=4), max_size=4))
def test_any_text_comes_back(rows: list[list[str]]) -> None:
    """Every cell is read as it was written, but for the apostrophe that stops a formula."""
    for row, came in zip(rows, read(written(rows)), strict=True):
        for cell, back in zip(row, came, strict=True):
            assert back in (cell, f"'{cell}")


@given(ANY_TEXT)
def test_no_cell_is_a_formula(text: str) -> None:
    """A spreadsheet is never handed something that it would carry out."""
    (cell,) = read(written([[f"={text}"]]))[0]
    assert cell == f"'={text}"


def test_excel_knows_the_encoding_and_the_lines() -> None:
    """The file opens with the mark of UTF-8, and lines end as RFC 4180 says."""
    text = table(handover())
    assert text.startswith("\ufeffkey,kind,quote,direction")
    assert text.endswith("\r\n")


def test_a_row_says_direction_place_and_evidence() -> None:
    """The quote stands in logical order beside its direction; a doubtful mark has no offsets."""
    names, mark, hit, doubtful = read(table(handover(item(), english(), item(sure=False))))
    first, second, third = (dict(zip(names, row, strict=True)) for row in (mark, hit, doubtful))
    assert first["quote"] == "رحلت أربعون عائلة عن الهور."
    assert (first["direction"], first["paragraph"], first["sentence"]) == ("rtl", "4", "1")
    assert (second["direction"], second["query"], second["date"]) == ("ltr", "العائلات", "")
    assert (first["evidence"], third["evidence"], third["start"]) == ("yes", "no", "")
