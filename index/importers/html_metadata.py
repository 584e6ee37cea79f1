"""What a web page says about itself: JSON-LD first, then OpenGraph and its older relatives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import Direction, ParsedParagraph
from index.importers.completing import one_line, primary_language
from index.importers.dates import iso_date

_ARTICLE_TYPES = re.compile(r"Article$|^BlogPosting$|^Report$|^LiveBlogPosting$|^WebPage$")
_MOST_OBJECTS = 2_000  # of JSON-LD that are looked at
_ADDRESS = re.compile(r"https?://\S+")
_NO_PERSON = re.compile(r"https?://|@|^(?:by|admin|editor|staff)$", re.IGNORECASE)

_DIVIDER = re.compile(r"\s+[-–—|:·»«]\s+|\s*[|_]\s*|\s*--\s*")  # of a title from the site's name

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
_AUTHORS = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "citation_author"),
    *("parsely-author", "sailthru.author", "twitter:creator"),
)
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "date"),
    *("dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "citation_date"),
    *("citation_publication_date", "parsely-pub-date", "pubdate", "publishdate", "publish-date"),
    *("sailthru.date", "article.published", "published_time", "article:modified_time"),
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_SOURCES = ("og:url", "twitter:url", "dc.identifier")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page declares; None and () where it is silent."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None  # ISO 8601, may be partial
    source: str | None = None
    language: str | None = None
    direction: Direction | None = None
    description: str | None = None


def page_metadata(tree: etree._Element) -> PageMetadata:
    """The metadata of a parsed page."""
    article = _article(tree)
    tags = _meta_tags(tree)
    root = _root_attributes(tree)
    return PageMetadata(
        title=_title(article, tags, tree),
        authors=_json_authors(article) or _tag_authors(tags),
        date=_json_date(article) or _tag_date(tags) or _time_tag(tree),
        source=_source(article, tags, tree),
        language=_language(
            root.get("lang"), _text(article.get("inLanguage")), _first(tags, _LANGUAGES)
        ),
        direction=_direction(root.get("dir")),
        description=_first(tags, _DESCRIPTIONS),
    )


# JSON-LD -----------------------------------------------------------------------------------------


def _article(tree: etree._Element) -> dict[str, Any]:
    """The JSON-LD object of the article; empty when there is none."""
    found: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for item in _objects(script.text or ""):
            kind = _kind(item)
            if not _ARTICLE_TYPES.search(kind):
                continue
            if kind != "WebPage":
                return item
            found = found or item
    return found


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The objects in a piece of JSON-LD, outer before inner."""
    try:
        waiting: list[Any] = [json.loads(text.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, dict | list)]


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    names = [name for name in kinds if isinstance(name, str)]
    return next((name for name in names if _ARTICLE_TYPES.search(name)), "")


def _json_authors(article: dict[str, Any]) -> tuple[str, ...]:
    authors = article.get("author") or article.get("creator")
    names = authors if isinstance(authors, list) else [authors]
    return _persons(_text(name) for name in names)


def _json_date(article: dict[str, Any]) -> str | None:
    return iso_date(_text(article.get("datePublished")) or _text(article.get("dateCreated")))


def _text(value: object) -> str | None:
    """A string, or the name of a thing."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("@value")
    if isinstance(value, list) and value:
        return _text(value[0])
    return one_line(_unescape(value)) if isinstance(value, str) else None


def _unescape(text: str) -> str:
    from html import unescape  # noqa: PLC0415 - its table is only needed where there is an entity

    return unescape(text) if "&" in text else text


# Tags --------------------------------------------------------------------------------------------


def _meta_tags(tree: etree._Element) -> dict[str, list[str]]:
    """Contents of ``meta`` tags by lower-case name, in order."""
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = one_line(tag.get("content"))
        keys = (tag.get("property"), tag.get("name"), tag.get("itemprop"), tag.get("http-equiv"))
        for key in filter(None, keys):
            if content:
                tags.setdefault(key.strip().lower(), []).append(content)
    return tags


def _first(tags: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((tags[name][0] for name in names if name in tags), None)


def _tag_authors(tags: dict[str, list[str]]) -> tuple[str, ...]:
    for name in _AUTHORS:
        if names := _persons(tags.get(name, ())):
            return names
    return ()


def _persons(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names without what is none, such as addresses."""
    cleaned = (one_line(name) for name in names)
    return tuple(
        name
        for name in cleaned
        if name and any(map(str.isalpha, name)) and not _NO_PERSON.search(name)
    )


def _tag_date(tags: dict[str, list[str]]) -> str | None:
    dates = (iso_date(value) for name in _DATES for value in tags.get(name, ()))
    return next(filter(None, dates), None)


def _time_tag(tree: etree._Element) -> str | None:
    """The ``time`` of an article that has one, or of the page marked as its publication."""
    for tag in tree.iter("time"):
        marked = tag.get("itemprop") == "datePublished" or tag.get("pubdate") is not None
        if marked and (date := iso_date(tag.get("datetime") or tag.text)):
            return date
    return None


def _source(
    article: dict[str, Any], tags: dict[str, list[str]], tree: etree._Element
) -> str | None:
    canonical = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    declared = (_first(tags, _SOURCES), _text(article.get("url")))
    for address in (*canonical, *declared, _text(article.get("mainEntityOfPage"))):
        if address and _ADDRESS.fullmatch(address.strip()):
            return address.strip()[:2_000]
    return None


def _title(article: dict[str, Any], tags: dict[str, list[str]], tree: etree._Element) -> str | None:
    """The declared title that the page also shows; encyclopaedias put a description there."""
    shown = _page_title(tree, _first(tags, ("og:site_name",)))
    declared = (_text(article.get("headline")), _text(article.get("name")), _first(tags, _TITLES))
    titles = [title for title in declared if title]
    if shown:
        titles.sort(key=lambda title: title not in shown)  # stable: shown ones first
    return titles[0] if titles else shown


def _page_title(tree: etree._Element, site: str | None) -> str | None:
    """The text of ``title`` without the name of the site, or the first heading."""
    title = one_line(" ".join(element.text or "" for element in tree.iter("title")).strip())
    headings = [one_line("".join(element.itertext())) for element in tree.iter("h1")]
    if title is None:
        return next(filter(None, headings), None)
    for heading in filter(None, headings):
        if title.startswith(heading) and len(heading) >= len(title) // 3:
            return heading
    if site:
        return re.sub(rf"\s*[-–—|:·»]\s*{re.escape(site)}\s*$", "", title) or title
    return title


def title_as_shown(title: str | None, shown: Iterable[ParsedParagraph]) -> str | None:
    """``title`` without the names of site and section, where the page shows the rest of it."""
    if title is None:
        return None
    lines = {one_line(block.text) for block in shown if len(block.text) <= len(title)}
    if title in lines:
        return title
    marks = list(_DIVIDER.finditer(title))
    parts = [title[: mark.start()] for mark in reversed(marks)]
    parts += [title[mark.end() :] for mark in marks]
    return next((part for part in parts if part in lines and len(part) * 3 >= len(title)), title)


def _language(*declared: str | None) -> str | None:
    """The first that can be a language; some pages write their encoding there."""
    languages = (primary_language(tag) for tag in declared)
    return next((tag for tag in languages if tag not in {None, "utf", "iso", "win"}), None)


def _root_attributes(tree: etree._Element) -> dict[str, str]:
    """``lang`` and ``dir`` of the outermost elements that carry them."""
    found: dict[str, str] = {}
    for tag in ("html", "body", "main", "article"):
        for element in tree.iter(tag):
            language = element.get("lang") or element.get(
                "{http://www.w3.org/XML/1998/namespace}lang"
            )
            values = {"lang": language or element.get("xml:lang"), "dir": element.get("dir")}
            found = {key: value for key, value in values.items() if value} | found
            break
    return found


def _direction(value: str | None) -> Direction | None:
    try:
        return Direction((value or "").strip().lower())
    except ValueError:
        return None
