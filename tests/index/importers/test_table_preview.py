"""The beginning of a table, as a person sees it before saying which column is what."""

from __future__ import annotations

import json

import pytest

from index.documents import ParsedDocument, ParsedParagraph
from index.importers.isolation import Parsers
from index.importers.registry import Context
from index.importers.table_preview import ROWS, read_preview
from index.problems import ImportProblem

TEXT = "نص طويل عن أحوال الطرق والحصاد في المدينة وما حولها من القرى البعيدة."


def asked(name: str, data: str) -> ParsedDocument:
    """What a worker answers about a file."""
    with Parsers() as parsers:
        return parsers.parse_bytes(name, data.encode(), Context(name=name, preview=True))


def test_the_first_rows_come_with_the_guess() -> None:
    """Names, cells and what the columns are taken for arrive from the worker."""
    rows = "\n".join(f"عنوان {number},{TEXT}" for number in range(30))
    found = read_preview(asked("a.csv", f"العنوان,kol2\n{rows}"), "a.csv")
    assert found.names == ("العنوان", "kol2")
    assert found.columns == {"title": "العنوان", "text": "kol2"}
    assert (len(found.rows), found.rows[0]) == (ROWS, ("عنوان 0", TEXT))
    assert not found.certain


def test_a_file_that_is_no_table_says_so() -> None:
    """A Telegram export has no columns to choose."""
    export = {
        "name": "x",
        "type": "public_channel",
        "id": 1,
        "messages": [{"id": 1, "type": "message", "date": "2020-01-01T00:00:00", "text": "x"}],
    }
    with pytest.raises(ImportProblem) as problem:
        asked("result.json", json.dumps(export))
    assert problem.value.code == "no_table"


@pytest.mark.parametrize(
    "text", ["[]", "nonsense", '{"names": 3}', '{"names": ["a"], "columns": [], "certain": 1}']
)
def test_nonsense_is_not_believed(text: str) -> None:
    """A worker that was taken over cannot break its parent."""
    answer = ParsedDocument(paragraphs=(ParsedParagraph(text=text),), format="feed")
    with pytest.raises(ImportProblem):
        read_preview(answer, "a.csv")
