"""The stages of an import, each measured alone on one core: where the time of a paragraph goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.importers import text as text_importer
from index.importers.registry import Context
from index.preparing_worker import PARAGRAPH_SAMPLE_CHARACTERS, SAMPLE_CHARACTERS
from index.text.language import detect
from index.text.segment import sentences
from index.text.terms import index_terms, stem_folded

T = TypeVar("T")


def stage_seconds(paths: list[Path]) -> tuple[int, dict[str, float]]:
    """Number of paragraphs in the files, and seconds that each stage takes for all of them."""
    model = StaticModel.load(BUNDLED_FOLDER)
    detect("warm up: the first call loads its tables")
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        value = work()
        seconds[name] = time.perf_counter() - started
        return value

    parsed = timed(
        "parse",
        lambda: [text_importer.parse(p.read_bytes(), Context(name=p.name)) for p in paths],
    )
    documents = [[paragraph.text for paragraph in document.paragraphs] for document in parsed]
    texts = list(chain.from_iterable(documents))
    languages = timed("language", lambda: list(chain.from_iterable(map(_languages, documents))))
    pairs = list(zip(texts, languages, strict=True))
    timed("sentences", lambda: [sentences(text, language) for text, language in pairs])
    folded = timed("fold", lambda: [index_terms(text) for text in texts])
    timed("stem", lambda: list(map(stem_folded, folded, languages)))
    packed = timed("tokenize", lambda: model.pack(texts))
    timed("embed", lambda: model.embed_packed(packed))
    return len(texts), seconds


def _languages(texts: list[str]) -> Iterator[str]:
    """The language of each paragraph of a document, which is told first, as an import does."""
    language = detect("\n".join(texts)[:SAMPLE_CHARACTERS])
    for text in texts:
        yield detect(text[:PARAGRAPH_SAMPLE_CHARACTERS], language)
