"""The data that reads a page is chosen by the library's languages and the page's script."""

from __future__ import annotations

from index.ocr.packs import MOST_AT_ONCE, PACKS, languages_of, packs_for, packs_of, script_of

INSTALLED = frozenset({"ara", "fas", "urd", "heb", "rus", "fra", "eng"})


def test_the_librarys_languages_come_first() -> None:
    """A library of Persian articles reads a page in Arabic letters as Persian first."""
    assert packs_for("Arabic", ["fa", "en"], INSTALLED) == [("fas", "ara", "urd")]


def test_english_is_no_default() -> None:
    """A library of French articles reads Latin letters as French alone."""
    assert packs_for("Latin", ["ar", "fr"], INSTALLED) == [("fra",)]


def test_script_outweighs_the_library() -> None:
    """A Hebrew page is read as Hebrew, whatever else the library holds."""
    assert packs_for("Hebrew", ["ar", "en"], INSTALLED) == [("heb",)]


def test_script_without_data_is_not_read_with_other_data() -> None:
    """Nothing fits a script for which nothing is installed."""
    assert packs_for("Thai", ["en"], INSTALLED) == []


def test_unknown_script_is_tried_by_the_librarys_languages() -> None:
    """Where the script is not told, each of the library's has its try, then the others."""
    tries = packs_for(None, ["he", "ru"], INSTALLED)
    assert tries[:2] == [("heb",), ("rus",)]
    assert ("ara", "fas", "urd") in tries


def test_few_data_at_once() -> None:
    """A machine with all data reads with a few of them."""
    everything = frozenset(name for names in PACKS.values() for name in names)
    for script in ("Latin", "Cyrillic", "Arabic"):
        assert all(len(packs) <= MOST_AT_ONCE for packs in packs_for(script, [], everything))


def test_data_of_a_whole_script_serve_where_there_is_no_other() -> None:
    """Data of a script, which some installations have, read what no language's data reads."""
    assert packs_for("Arabic", [], frozenset({"script/Arabic"})) == [("script/Arabic",)]


def test_every_language_has_a_script() -> None:
    """Each language that can be read is found again by its script."""
    assert all(code in languages_of(script_of(code)) for code in PACKS)


def test_languages_without_data_are_passed_over() -> None:
    """Languages that are not installed, or not known, have no data."""
    assert packs_of(["tr", "xx", "ar"], INSTALLED) == ["ara"]
