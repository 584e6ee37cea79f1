"""The whole way of a query on a small library with a small model: real SQLite, real FAISS."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding.static_model import StaticModel
from index.jobs import Cancelled, Work
from index.problems import QueryProblem
from tests.index.embedding.model_folder import make_model_folder
from tests.index.search.shelf import Shelf, open_shelf

ARABIC = [
    "أعلن الرئيسان بيانا مشتركا. البيان يحمي منطقة الجنوب من الحرب.",
    "فاز الفريق بالمباراة. سجل اللاعب هدفا جميلا.",
    "ارتفعت أسعار القمح في السوق بعد موسم جاف.",
]
RUSSIAN = ["Президенты приняли заявление о зоне на юге.", "Команда выиграла матч вчера."]
ENGLISH = ["The market price of wheat rose after a dry season.", "The player scored a goal."]
GROUPS = [
    ("presidents", "الرئيسان", "Президенты"),
    ("statement", "بيانا", "البيان", "заявление"),
    ("zone", "منطقة", "зоне"),
    ("south", "الجنوب", "юге"),
    ("protects", "يحمي"),
    ("team", "الفريق", "Команда"),
    ("match", "بالمباراة", "матч"),
    ("wheat", "القمح"),
    ("price", "أسعار"),
    ("goal", "هدفا"),
    ("player", "اللاعب"),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> StaticModel:
    folder = tmp_path_factory.mktemp("model")
    texts = [*ARABIC, *RUSSIAN, *ENGLISH]
    return StaticModel.load(make_model_folder(folder, texts, GROUPS))


@pytest.fixture
def shelf(tmp_path: Path, model: StaticModel) -> Iterator[Shelf]:
    with open_shelf(tmp_path, model) as opened:
        opened.put("خبر", "ar", ARABIC, date="2017-11-11")
        opened.put("Новость", "ru", RUSSIAN, date="2018")
        opened.put("News", "en", ENGLISH)
        yield opened


def test_a_question_finds_its_answer_in_another_script(shelf: Shelf) -> None:
    """No letter of the question stands in the paragraph that answers it."""
    result = shelf.engine.search("which statement protects the south zone", languages=["ar"])
    assert result.hits[0].paragraph.text == ARABIC[0]
    assert "translated" in result.hits[0].matched_by
    assert "lexical" not in result.hits[0].matched_by


def test_the_best_sentence_and_its_words_are_shown(shelf: Shelf) -> None:
    """The second sentence answers; its words are marked where they stand."""
    hit = shelf.engine.search("statement protects the south zone", languages=["ar"]).hits[0]
    text = hit.paragraph.text
    assert text[slice(*hit.sentence)] == "البيان يحمي منطقة الجنوب من الحرب."
    marked = {(text[word.start : word.end], word.query_word, word.way) for word in hit.words}
    assert ("منطقة", "zone", "translated") in marked
    assert ("الجنوب", "south", "translated") in marked


def test_the_way_of_a_match_is_told(shelf: Shelf) -> None:
    """The same letters are exact; other spellings of them are folded."""
    exact = shelf.engine.search("wheat", languages=["en"]).hits[0]
    assert [word.way for word in exact.words if word.weight > 0.9] == ["exact"]
    folded = shelf.engine.search("قمح", languages=["ar"]).hits[0]
    assert [word.way for word in folded.words if word.weight > 0.9] == ["folded"]


def test_every_language_is_a_lane(shelf: Shelf) -> None:
    """Both translations of the news are found, each first in its lane."""
    result = shelf.engine.search("statement of the presidents, zone, south", limit=4)
    firsts = {code: result.hits[lane[0]].paragraph.text for code, lane in result.lanes.items()}
    assert firsts["ar"] == ARABIC[0]
    assert firsts["ru"] == RUSSIAN[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lang:ru team", RUSSIAN),
        ("wheat date:2017", ARABIC),
        ("wheat date:2018-03..2019", RUSSIAN),
        ('"dry season"', ENGLISH[:1]),
        ("exact:Wheat", []),
        ("exact:wheat", ENGLISH[:1]),
        ("goal lang:en -wheat", ENGLISH[1:]),
        ("goal in:nothing", []),
        ("goal kind:pdf", []),
        ("wheat kind:txt lang:en", ENGLISH),
        ("wheat -lang:ar,en", RUSSIAN),
        ("wheat -date:2017 -lang:en", RUSSIAN),
    ],
)
def test_filters_leave_what_they_allow(shelf: Shelf, query: str, found: list[str]) -> None:
    """Filters of the query decide what may be found, not what ranks first."""
    assert sorted(shelf.texts_found(query)) == sorted(found)


def test_documents_may_be_chosen(shelf: Shelf) -> None:
    """A search within chosen documents returns nothing of others."""
    hits = shelf.engine.search("goal", documents=[3]).hits
    assert {hit.document.id for hit in hits} == {3}


def test_what_comes_and_goes_is_seen_by_the_next_search(shelf: Shelf) -> None:
    """A new document is found at once, a deleted one never again."""
    new = shelf.put("Neu", "de", ["wheat wheat goal", "Gestern"])
    assert shelf.texts_found("wheat goal lang:de")[0] == "wheat wheat goal"
    shelf.remove(new)
    assert "wheat wheat goal" not in shelf.texts_found("wheat goal")


def test_an_empty_library_finds_nothing_relevant(tmp_path: Path, model: StaticModel) -> None:
    """Nothing there is an answer, not an error."""
    with open_shelf(tmp_path, model) as empty:
        result = empty.engine.search("statement")
    assert result.hits == ()
    assert result.nothing_relevant


def test_a_word_without_a_meaning_is_named(shelf: Shelf) -> None:
    """A word that the model does not know is said to be looked for by its letters."""
    assert shelf.engine.search("zone ꙮꙮꙮ").question.unknown == ("ꙮꙮꙮ",)


def test_unknown_words_are_no_error(shelf: Shelf) -> None:
    """A query of which the model knows no word finds nothing by meaning."""
    assert shelf.engine.search("ꙮꙮꙮ").hits == ()


def test_what_the_model_cannot_read_is_found_by_its_letters(shelf: Shelf) -> None:
    """A paragraph in a script that the model does not know is still found."""
    shelf.put("ᏣᎳᎩ", "chr", ["ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"])
    assert shelf.texts_found("ᎦᏬᏂᎯᏍᏗ") == ["ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"]


def test_a_bad_query_is_told(shelf: Shelf) -> None:
    """The parser's problem comes through."""
    with pytest.raises(QueryProblem):
        shelf.engine.search('"open')


def test_a_search_can_be_stopped(shelf: Shelf) -> None:
    """A work that is cancelled ends the search."""
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        shelf.engine.search("statement", work=work)


def test_a_late_cancel_stops_no_other_search(shelf: Shelf) -> None:
    """A cancel after the answer does not interrupt what its thread reads next."""
    work = Work()
    shelf.engine.search("statement", work=work)
    with shelf.connections.read() as connection:
        connection.execute("SELECT 1")
        work.cancel()
        assert connection.execute("SELECT count(*) FROM paragraphs").fetchone() == (7,)


def test_many_threads_search_while_documents_come(shelf: Shelf) -> None:
    """Searches of several threads during imports all answer."""
    failures: list[BaseException] = []

    def search() -> None:
        try:
            for _ in range(10):
                assert shelf.engine.search("statement zone").hits
        except BaseException as error:  # handed to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(5):
        shelf.put(f"{number}", "en", [f"goal number {number}"])
    for thread in threads:
        thread.join()
    assert not failures


def test_the_answer_says_what_was_asked_and_how_long_it_took(shelf: Shelf) -> None:
    """Words with their translations and filters in one line, and a time for each stage."""
    result = shelf.engine.search("zone lang:ar")
    assert "منطقه" in result.asked
    assert "lang:ar" in result.asked
    (word,) = result.question.words
    assert (word.text, word.folded, word.share) == ("zone", "zone", 1)
    assert {each.text for each in word.near} == {"منطقه", "зоне"}
    assert result.question.paragraphs == 3
    assert {"dense", "lexical", "translated", "rank", "explain"} <= result.seconds.keys()
