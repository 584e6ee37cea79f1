"""The concordance on a small library: lines cut between words, sorted, collapsed, grouped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.documents import Concordance, ConcordanceOptions, Direction
from index.embedding.static_model import StaticModel
from index.jobs import Cancelled, Work
from tests.index.embedding.model_folder import make_model_folder
from tests.index.search.shelf import Shelf, open_shelf

ARABIC = [
    "رفض الوزير العقوبات الجديدة أمس.",
    "قالَ إنّ العُقُوبَاتِ قاسية. وبعقوبات أخرى هدّد الملك.",
]
ENGLISH = [
    "The minister rejected sanctions again yesterday.",
    "New  sanctions hurt. Old sanctions did not.",
    "NEW sanctions hurt. Nobody objected.",
]
RUSSIAN = ["Новые санкции введены вчера."]
GROUPS = [("sanctions", "العقوبات", "санкции"), ("minister", "الوزير"), ("new", "الجديدة")]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> StaticModel:
    folder = tmp_path_factory.mktemp("model")
    return StaticModel.load(make_model_folder(folder, [*ARABIC, *RUSSIAN, *ENGLISH], GROUPS))


@pytest.fixture
def shelf(tmp_path: Path, model: StaticModel) -> Iterator[Shelf]:
    with open_shelf(tmp_path, model) as opened:
        opened.put("خبر", "ar", ARABIC)
        opened.put("News", "en", ENGLISH)
        opened.put("Новость", "ru", RUSSIAN)
        yield opened


def found(shelf: Shelf, query: str, **options: object) -> Concordance:
    chosen = ConcordanceOptions(**options)  # type: ignore[arg-type]
    return shelf.engine.concordance(query, chosen, work=Work())


def nodes(concordance: Concordance) -> set[str]:
    return {line.node for line in concordance.lines}


def test_a_word_is_met_by_its_translations(shelf: Shelf) -> None:
    """For an English word there are lines in every language that has a word for it."""
    lines = found(shelf, "sanctions").lines
    assert {line.language for line in lines} == {"en", "ar", "ru"}
    assert {line.way for line in lines} == {"exact", "translated"}


def test_spelling_marks_and_clitics_hide_nothing(shelf: Shelf) -> None:
    """Vowelled, with the article and with a preposition, it is the same word."""
    assert nodes(found(shelf, "عقوبات", translate=False)) == {
        "العقوبات",
        "العُقُوبَاتِ",
        "وبعقوبات",
    }


def test_a_line_is_cut_between_words_of_the_original(shelf: Shelf) -> None:
    """Before, node and after stand side by side in the text; marks stay with their letters."""
    for line in found(shelf, "sanctions", width=1).lines:
        texts = [*ARABIC, *ENGLISH, *RUSSIAN]
        whole = line.before + line.node + line.after
        assert any(whole in text for text in texts)
    vowelled = next(line for line in found(shelf, "عقوبات", width=1).lines if "ُ" in line.node)
    assert (vowelled.before, vowelled.node) == ("إنّ ", "العُقُوبَاتِ")
    assert vowelled.direction is Direction.RTL


def test_the_ends_of_a_passage_are_whole(shelf: Shelf) -> None:
    """Where the passage ends before the width does, its last sign belongs to the line."""
    (line,) = found(shelf, "санкции lang:ru").lines
    assert (line.before, line.after) == ("Новые ", " введены вчера.")


def test_lines_are_sorted_by_the_words_around(shelf: Shelf) -> None:
    """First by the word before, folded; then by the one after."""
    lines = found(shelf, "sanctions lang:en", order=(-1, 1), width=1).lines
    assert [line.before.strip() for line in lines] == ["New", "Old", "rejected"]
    after = found(shelf, "sanctions lang:en", order=(1, -1), width=1).lines
    assert [line.after.strip() for line in after] == ["again", "did", "hurt"]


def test_equal_lines_are_one_with_a_count(shelf: Shelf) -> None:
    """Spaces and capitals make no other line; where else it stands is kept."""
    line = next(x for x in found(shelf, "sanctions", width=1).lines if x.after == " hurt")
    assert line.count == 2
    assert {line.place.paragraph, line.others[0].paragraph} == {1, 2}


def test_groups_are_words_with_counts(shelf: Shelf) -> None:
    """Forms of a word are one group, named as it is written most often; strongest first."""
    groups = found(shelf, "sanctions").groups
    assert (groups[0].word, groups[0].count) == ("sanctions", 4)
    assert {group.key: group.count for group in groups}["عقوبات"] == 3


def test_a_rejected_group_is_gone(shelf: Shelf) -> None:
    """What the person did not mean no longer answers, and is told as rejected."""
    left = found(shelf, "sanctions", rejected=("عقوبات",))
    assert "ar" not in {line.language for line in left.lines}
    assert left.rejected == ("عقوبات",)


def test_words_that_say_much_stand_near_each_other(shelf: Shelf) -> None:
    """Of several words each has to be answered, in any order, within one sentence."""
    assert nodes(found(shelf, "new sanctions lang:en")) == {"New  sanctions", "NEW sanctions"}
    assert nodes(found(shelf, "new sanctions lang:ar")) == {"العقوبات الجديدة"}


def test_a_phrase_is_taken_as_it_is_written(shelf: Shelf) -> None:
    """Between quotation marks words stand side by side, in this order, untranslated."""
    assert nodes(found(shelf, '"new sanctions"')) == {"New  sanctions", "NEW sanctions"}
    assert not found(shelf, '"sanctions new"').lines


def test_a_concordance_can_be_stopped(shelf: Shelf) -> None:
    """A work that is cancelled ends it."""
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        shelf.engine.concordance("sanctions", ConcordanceOptions(), work=work)
