"""Promises of the child processes that work on the text of imports."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest

from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.preparing import RUN_CHARACTERS, RUN_PARAGRAPHS, Preparers, Text, runs
from index.text.segment import sentences
from index.text.terms import index_terms, stem_terms

TEXTS = [
    "قال الوزير إن الاتفاق وُقّع أمس. وأضاف أن التنفيذ يبدأ غدًا.",
    "The minister said that the agreement was signed yesterday. It starts tomorrow.",
    "***",
    "השר אמר שההסכם נחתם אתמול.",
]


@pytest.fixture(scope="module")
def preparers() -> Iterator[Preparers]:
    """One child with the bundled model."""
    with Preparers(1, BUNDLED_FOLDER) as preparers:
        yield preparers


def test_languages_and_directions_are_told(preparers: Preparers) -> None:
    """Each paragraph has its own; one without letters has the document's."""
    prepared = preparers.prepare([Text(text=text) for text in TEXTS], language="ar")
    assert prepared.languages == ["ar", "en", "ar", "he"]
    assert prepared.directions[:2] == ["rtl", "ltr"]


def test_what_the_source_declares_is_believed(preparers: Preparers) -> None:
    """Declared language and direction are not guessed anew."""
    prepared = preparers.prepare([Text(text="text", language="ur", direction="rtl")])
    assert (prepared.languages, prepared.directions) == (["ur"], ["rtl"])


def test_terms_and_sentences_are_those_of_the_text_room(preparers: Preparers) -> None:
    """What comes from the child equals what the functions give here."""
    prepared = preparers.prepare([Text(text=text) for text in TEXTS])
    assert prepared.terms == [
        (index_terms(text), stem_terms(text, language))
        for text, language in zip(TEXTS, prepared.languages, strict=True)
    ]
    bounds = np.frombuffer(prepared.sentences[0], "<u4").reshape(-1, 2)
    assert [tuple(pair) for pair in bounds.tolist()] == list(sentences(TEXTS[0], "ar"))


def test_terms_of_a_deletion_are_those_of_the_import(preparers: Preparers) -> None:
    """The full-text index is damaged by a deletion whose terms differ in one letter."""
    prepared = preparers.prepare([Text(text=text) for text in TEXTS])
    assert preparers.terms(TEXTS, prepared.languages) == prepared.terms


def test_tokens_and_vectors_are_those_of_the_model(preparers: Preparers) -> None:
    """Half precision apart, the vectors equal the model's; a text without meaning has none."""
    model = StaticModel.load(BUNDLED_FOLDER)
    made = preparers.represent(TEXTS)
    assert made.owner.tolist() == [0, 1, 3]
    expected = model.embed_queries([TEXTS[position] for position in made.owner])
    np.testing.assert_allclose(made.vectors, expected, atol=1e-3)
    assert made.spans[0].tolist() == [0, len(TEXTS[0])]
    packed = [np.frombuffer(tokens, "<u4").tolist() for tokens in made.tokens]
    assert packed == [ids.tolist() for ids in model.pack(TEXTS)]


def test_without_embedding_there_are_tokens_alone(preparers: Preparers) -> None:
    """Where another model makes the vectors, the child does not."""
    made = preparers.represent(TEXTS, embed=False)
    assert len(made.tokens) == len(TEXTS)
    assert len(made.vectors) == 0


def test_a_killed_child_is_replaced() -> None:
    """A child that is killed from outside costs nothing but time."""
    with Preparers(1, BUNDLED_FOLDER) as preparers:
        before = preparers.terms(TEXTS, ["ar"] * 4)
        for pid in preparers.processes():
            os.kill(pid, signal.SIGTERM)
        assert preparers.terms(TEXTS, ["ar"] * 4) == before


def test_nothing_asked_is_nothing_answered(preparers: Preparers) -> None:
    """An empty run comes back empty."""
    assert preparers.terms([], []) == []
    assert preparers.represent([]).tokens == []


def test_runs_cover_a_document_in_bounded_pieces() -> None:
    """No run has too many paragraphs or, but for a single one, too many characters."""
    texts = [Text(text="x" * length) for length in [10] * 600 + [RUN_CHARACTERS * 2, 5, 5]]
    pieces = runs(texts)
    assert [position for piece in pieces for position in piece] == list(range(len(texts)))
    assert all(len(piece) <= RUN_PARAGRAPHS for piece in pieces)
    assert runs([]) == []
