"""The sample articles are what their table says: five stories, six languages, several formats."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from index.importers.registry import HEAD_BYTES, Context, importer_for
from tests.conftest import REPOSITORY

NAME = re.compile(r"(?P<story>\w+)\.(?P<language>ar|en|fa|fr|he|ru)\.(?P<format>txt|md|html)")
FILES = sorted((REPOSITORY / "resources" / "samples").iterdir())
RIGHT_TO_LEFT = {"ar", "fa", "he"}


def read(path: Path) -> str:
    """The article's characters; one file is encoded in Windows-1256 on purpose."""
    encoding = "cp1256" if path.name == "manuscripts.ar.txt" else "utf-8"
    return path.read_bytes().decode(encoding)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_has_news_length(path: Path) -> None:
    """Every file is an article of some hundred words, named story.language.format."""
    assert NAME.fullmatch(path.name)
    words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", read(path), flags=re.DOTALL).split()
    assert 280 <= len(words) <= 700


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".html"], ids=lambda p: p.name)
def test_a_page_says_who_wrote_what_when(path: Path) -> None:
    """Each page declares its language, direction, title, author and date."""
    page, language = read(path), path.name.split(".")[1]
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page
    for property_name in ("og:title", "author", "article:published_time"):
        assert f'"{property_name}" content="' in page


def test_stories_are_told_in_several_languages() -> None:
    """Five stories in six languages, each told at least twice, in three formats."""
    parts = [path.name.split(".") for path in FILES]
    assert min(Counter(story for story, _, _ in parts).values()) >= 2
    assert {language for _, language, _ in parts} == {"ar", "en", "fa", "fr", "he", "ru"}
    assert {suffix for _, _, suffix in parts} == {"txt", "md", "html"}


def test_the_table_lists_every_article() -> None:
    """The page about the resources names each article."""
    page = (REPOSITORY / "resources" / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in FILES} == {match[0] for match in NAME.finditer(page)}


def test_one_article_is_not_unicode() -> None:
    """The library has an old file to decode: Windows-1256, and not by chance valid UTF-8."""
    data = (REPOSITORY / "resources" / "samples" / "manuscripts.ar.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_typography_is_the_language_own() -> None:
    """Persian keeps its non-joiner, Hebrew its maqaf and gershayim, French its narrow spaces."""
    text: defaultdict[str, str] = defaultdict(str)
    for path in FILES:
        language = path.name.split(".")[1]
        text[language] += read(path)
    assert "\u200c" in text["fa"] and not re.search("[يك]", text["fa"])
    assert "־" in text["he"] and "״" in text["he"]
    assert "\u202f" in text["fr"]
    assert {"«", "،", "؛", "؟"} <= set(text["ar"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_is_read_whole(path: Path) -> None:
    """The importer finds a title, and the text from the byline to the last sentence."""
    data = path.read_bytes()
    importer = importer_for(path.name, data[:HEAD_BYTES])
    assert importer is not None
    document = importer.parse(data, Context(name=path.name))
    assert document.title and document.title in read(path)
    assert len(document.paragraphs) >= 9
    words = " ".join(paragraph.text for paragraph in document.paragraphs).split()
    assert len(words) >= 280
