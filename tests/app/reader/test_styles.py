"""Scripts and kinds: which face, which size, which runs of a paragraph are in another script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fonts import Script
from app.reader.styles import block_style, foreign_runs, script_of
from index.documents import Direction, ParagraphKind
from tests.app.reader.documents import arabic, paragraph


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("وقالت الوزارة إن Reuters", "ar", Script.NASKH),
        ("کمبود آب در روستاها", "fa", Script.NASKH),
        ("پاکستان میں بجلی", "ur", Script.NASTALIQ),
        ("מחסור במים", "he", Script.HEBREW),
        ("Нехватка воды", "ru", Script.LATIN),
        ("The word (كتاب) means book", "en", Script.LATIN),
        ("2017 — 12.5 %", "ar", Script.LATIN),
        ("", "ar", Script.LATIN),
    ],
)
def test_script_by_most_letters(text: str, language: str, script: Script):
    """A paragraph is set in the script of most of its letters; Urdu in a Nastaliq of its own."""
    assert script_of(text, language) is script


@pytest.mark.parametrize(
    ("text", "script", "runs"),
    [
        ("قال John Smith في 2017", Script.NASKH, ["John Smith"]),
        ("بعد COVID-19 عام", Script.NASKH, ["COVID-19"]),
        ("the (عودة المياه) of", Script.LATIN, ["عودة المياه"]),
        ("אבג دار abc", Script.HEBREW, ["دار", "abc"]),
        ("كتاب 12.5 ٪", Script.NASKH, []),
    ],
)
def test_runs_in_other_scripts(text: str, script: Script, runs: list[str]):
    """Names in another script get its face; digits and signs stay with the paragraph."""
    assert [text[run.start : run.end] for run in foreign_runs(text, script)] == runs


@given(st.text(), st.sampled_from(list(Script)))
def test_runs_are_in_order_and_apart(text: str, script: Script):
    """For any text runs are not empty, do not overlap and lie within the text."""
    end = 0
    for run in foreign_runs(text, script):
        assert end <= run.start < run.end <= len(text)
        end = run.end


def test_headings_grow_with_their_rank():
    """A heading of the first level is larger than one of the second, and that than the text."""
    kind = ParagraphKind.HEADING
    sizes = [
        block_style(paragraph(0, "x", kind=kind, level=level), 18).nominal for level in (1, 2, 3, 9)
    ]
    assert sizes[0] > sizes[1] > sizes[2] == sizes[3] > 18


@pytest.mark.parametrize("kind", list(ParagraphKind))
def test_every_kind_has_a_style(kind: ParagraphKind):
    """Whatever an importer finds can be set, in whole pixels."""
    style = block_style(paragraph(0, "x", Direction.LTR, kind=kind), 18)
    assert style.step > style.nominal
    assert isinstance(style.before + style.after + style.step, int)


def test_items_of_one_list_stand_closer():
    """The gap after an item is smaller if another item follows than if a paragraph does."""
    item = paragraph(0, "x", kind=ParagraphKind.LIST, level=1)
    between = block_style(item, 18, following=ParagraphKind.LIST).after
    assert between < block_style(item, 18, following=ParagraphKind.BODY).after


def test_line_step_by_script():
    """Naskh lines stand 1.70 of their size apart, Latin ones 1.58."""
    assert block_style(arabic(0), 18).step == round(21 * 1.70)
    assert block_style(paragraph(0, "x"), 18).step == round(18 * 1.58)
