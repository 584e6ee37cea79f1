"""Tables of articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.documents import ParagraphKind
from index.importers.columns import columns_of
from index.problems import EmptyProblem, ImportProblem
from tests.index.importers.documents import outline, read_bytes, texts

LONG = "نص طويل عن أحوال الطرق والحصاد في المدينة وما حولها من القرى البعيدة."
ROWS = [
    {"Title": "الأول", "Published": "2018-03-05", "Body": LONG, "URL": "https://example.org/1"},
    {"Title": "الثاني", "Published": "2018-03-06", "Body": LONG, "URL": "https://example.org/2"},
]
HEADING, BODY, TABLE = ParagraphKind.HEADING, ParagraphKind.BODY, ParagraphKind.TABLE


def _csv(delimiter: str = ",") -> str:
    lines = [delimiter.join(ROWS[0]), *(delimiter.join(row.values()) for row in ROWS)]
    return "\n".join(lines)


FILES = {
    "a.csv": _csv(),
    "b.csv": _csv(";"),
    "c.tsv": _csv("\t"),
    "d.jsonl": "\n".join(json.dumps(row) for row in ROWS),
    "e.json": json.dumps(ROWS),
    "f.json": json.dumps({"count": 2, "articles": ROWS}),
}


@pytest.mark.parametrize("name", FILES)
def test_each_row_is_an_article(name: str) -> None:
    """Title and date head each entry, whatever the file's form; its anchor is its row."""
    found = read_bytes(name, FILES[name])
    assert outline(found) == [
        (HEADING, 2, "الأول · 2018-03-05"),
        (BODY, 0, LONG),
        (HEADING, 2, "الثاني · 2018-03-06"),
        (BODY, 0, LONG),
    ]
    assert found.paragraphs[3].anchor == "row 2"


def test_columns_are_known_by_their_names() -> None:
    """Names in any case and with underscores tell what a column is."""
    columns = columns_of([{"PUB_DATE": "x", "Headline": "y", "full_text": "z", "by-line": ""}])
    assert (columns.title, columns.text) == ("Headline", "full_text")


def test_longest_column_is_the_text() -> None:
    """Where names say nothing, lengths do."""
    assert columns_of([{"x1": "short", "x2": LONG}]).text == "x2"


def test_table_of_figures_is_rows() -> None:
    """A table without texts is read row by row, its head first."""
    assert outline(read_bytes("a.csv", "city,people\nCairo,21\nHaifa,3\n")) == [
        (TABLE, 0, "city\tpeople"),
        (TABLE, 0, "Cairo\t21"),
        (TABLE, 0, "Haifa\t3"),
    ]


def test_quoted_cell_holds_paragraphs() -> None:
    """Line ends within a cell divide paragraphs."""
    text = f"{LONG}\n\n{LONG}"
    assert len(texts(read_bytes("a.csv", f'title,text\na,"{text}"\n'))) == 3


def test_single_article_tells_its_facts() -> None:
    """A file of one article is that article."""
    found = read_bytes("a.json", json.dumps(ROWS[0]))
    assert (found.title, found.date, found.source) == (
        "الأول",
        "2018-03-05",
        "https://example.org/1",
    )


@pytest.mark.parametrize("data", ['{"a": ', "[" * 100_000, '{"a":1}\n{broken'])
def test_broken_file_is_damaged(data: str) -> None:
    """JSON that ends too early or nests too deep is damaged."""
    with pytest.raises(ImportProblem):
        read_bytes("a.jsonl", data)


def test_file_without_objects_is_empty() -> None:
    """An array of figures holds no article."""
    with pytest.raises(EmptyProblem):
        read_bytes("a.json", "[1, 2, 3]")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("semicolon-delimited.csv", "sed, do\teiusmod\ttempor incididunt"),
        ("csv-with-line-delimiter.csv", "d\te\tf"),
        ("stanley-cups-with-emoji.csv", "Blues\tSTL\t1"),
    ],
)
def test_real_table_is_read(shared: Path, name: str, row: str) -> None:
    """Tables of other delimiters and dialects come out as rows."""
    assert row in texts(
        read_bytes(name, (shared / "documents" / "open" / "csv" / name).read_bytes())
    )


ODD = "kol1,kol2,kol3\nالأول,2018-03-05," + LONG + "\nالثاني,2018-03-06," + LONG


def test_columns_that_were_told_by_lengths_are_doubted() -> None:
    """A table whose names say nothing is marked, one whose text has a known name is not."""
    assert read_bytes("a.csv", ODD).notes == ("doubtful_columns",)
    assert "doubtful_columns" not in read_bytes("a.csv", FILES["a.csv"]).notes


def test_the_person_says_which_column_is_what() -> None:
    """What was chosen is obeyed, and leaves no doubt; an empty name means none."""
    chosen = {"title": "kol1", "text": "kol3", "date": ""}
    found = read_bytes("a.csv", ODD, columns=chosen)
    assert outline(found)[:2] == [(HEADING, 2, "الأول"), (BODY, 0, LONG)]
    assert found.notes == ()


def test_a_column_of_another_table_is_not_looked_for() -> None:
    """A choice made for many files harms none that lacks the column."""
    found = read_bytes("a.csv", FILES["a.csv"], columns={"text": "kol3"})
    assert (BODY, 0, LONG) in outline(found)


def test_rows_know_their_language_and_outlet() -> None:
    """A column of languages marks the paragraphs; an outlet heads the entry."""
    row = {"title": "A", "text": LONG, "language": "ar-SA", "source": "الجريدة"}
    found = read_bytes("a.json", json.dumps([row, row]))
    assert {paragraph.language for paragraph in found.paragraphs} == {"ar"}
    assert outline(found)[0] == (HEADING, 2, "A · الجريدة")


def test_json_that_is_no_table_gives_its_texts() -> None:
    """An article whose text stands deep within is read; addresses and codes are no text."""
    article = {
        "id": "x7-99",
        "url": "https://example.org/a",
        "meta": {"title": "خبر اليوم", "date": "2018-03-05T10:00:00", "author": "منى"},
        "body": {"sections": [{"headline": "أولا", "paragraphs": [LONG, LONG + " ثم"]}]},
    }
    found = read_bytes("a.json", json.dumps(article))
    assert outline(found) == [
        (BODY, 0, "خبر اليوم"),
        (BODY, 0, "منى"),
        (HEADING, 2, "أولا"),
        (BODY, 0, LONG),
        (BODY, 0, LONG + " ثم"),
    ]
    assert (found.title, found.authors, found.date) == ("خبر اليوم", ("منى",), "2018-03-05")


def test_json_without_words_is_empty() -> None:
    """Numbers and codes are no text."""
    with pytest.raises(EmptyProblem):
        read_bytes("a.json", json.dumps({"a": {"b": [1, 2, "x7"], "c": None}}))
