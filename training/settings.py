"""The numbers of a training run, in one place: a run is its settings and its seed."""

from __future__ import annotations

from dataclasses import dataclass

# The sixteen languages that the model promises, and those that come along at little cost.
LANGUAGES = (
    *("ar", "fa", "he", "ur", "ru", "fr", "es", "de"),
    *("tr", "zh", "uk", "hi", "id", "pt", "it", "en"),
)
EXTRA_LANGUAGES = ("ckb", "ps", "ku", "prs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One recipe. The defaults are those of the bundled model (see ``README.md``)."""

    seed: int = 7
    languages: tuple[str, ...] = LANGUAGES + EXTRA_LANGUAGES
    vocabulary: int = 170_000
    pieces: int = 36_000
    """Tokens that are pieces of words in alphabets; the rest are whole words."""
    ideographs: int = 18_000
    """Tokens in Han and kana, words and pieces alike."""
    word_columns: int = 128
    columns: int = 256
    words_share: float = 0.8
    """Weight of the word columns against the topic columns in the paragraph vector."""
    steps: int = 6500
    batch: int = 2048
    """Pairs of translations in a step; every one is a negative of all others."""
    running_every: int = 2
    """A batch of running text joins every so many steps."""
    learning_rate: float = 0.02
    scale: float = 20.0
    """The inverse temperature of the softmax."""
    alignment_batch: int = 96
    """Pairs of sentences in the loss on the late-interaction score; 0 leaves it out."""
    alignment_weight: float = 1.0
    alignment_words: int = 20
    dropped_tokens: float = 0.1
    """Share of the tokens of a text that a step leaves out, so that no rare one tells it alone."""
    longest: int = 64
    """Tokens of a text that training looks at."""
    checkpoint_every: int = 250
