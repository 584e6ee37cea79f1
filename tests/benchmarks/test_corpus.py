"""The text of the benchmarks: as large as asked, in all languages, the same at every run."""

from __future__ import annotations

from pathlib import Path

from benchmarks import corpus


def test_the_size_is_what_was_asked(shared: Path) -> None:
    """Articles come until the number of paragraphs is reached, and not one article more."""
    found = list(corpus.articles(shared, 1_000))
    count = sum(len(article.paragraphs) for article in found)
    assert 1_000 <= count < 1_000 + len(found[-1].paragraphs)


def test_a_beginning_holds_all_languages(shared: Path) -> None:
    """Even a small size mixes the fourteen languages."""
    languages = {article.language for article in corpus.articles(shared, 200)}
    assert len(languages) == 14


def test_repetitions_differ(shared: Path) -> None:
    """Beyond the originals, articles are varied: no file is a duplicate of another."""
    found = [article.paragraphs for article in corpus.articles(shared, 25_000)]
    assert len(found) > 14 * 123
    assert len(set(found)) == len(found)


def test_every_run_measures_the_same_text(shared: Path, tmp_path: Path) -> None:
    """The files of two runs are equal, so that their numbers can be compared."""
    first = corpus.write_files(tmp_path / "a", shared, 300)
    second = corpus.write_files(tmp_path / "b", shared, 300)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_queries_come_in_many_languages(shared: Path) -> None:
    """Queries are titles of different languages, without quotation marks."""
    found = corpus.queries(shared, 100)
    assert len(found) == len(set(found)) == 100
    assert not [query for query in found if '"' in query]
