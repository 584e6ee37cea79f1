"""The tokenizer: one Unigram vocabulary for every language, folding and splitting inside it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, trainers
from tokenizers.models import Unigram

from training.folding import DIGITS, DROPPED_RANGES, IDEOGRAPHS, LETTERS, is_ideographic

log = logging.getLogger(__name__)

UNKNOWN = "[UNK]"
LONGEST_PIECE = 16
# A word that is more frequent than this counts no more: the fit needs its pieces, not its rank.
_COUNT_CAP = 60
_RAREST = 3
_IDEOGRAPHIC_RUNS = 150_000


def _pattern() -> str:
    """What a pre-token is; all else (space, punctuation, symbols) is dropped."""
    return rf"[0-9]+|[{IDEOGRAPHS}]+|(?:(?![0-9{IDEOGRAPHS}])[\p{{L}}\p{{M}}\p{{N}}])+"


def build_normalizer() -> normalizers.Normalizer:
    """Folding: NFKD, marks and tatweel dropped, lower case, one form of letters and digits."""
    dropped = "".join(f"\\x{{{a:04X}}}-\\x{{{b:04X}}}" for a, b in DROPPED_RANGES)
    steps: list[normalizers.Normalizer] = [
        normalizers.NFKD(),
        normalizers.Lowercase(),
        normalizers.Replace(Regex(f"[{dropped}]+"), ""),
    ]
    targets: dict[str, str] = {}
    for letter, target in (LETTERS | DIGITS).items():
        targets[target] = targets.get(target, "") + letter
    steps += [normalizers.Replace(Regex(f"[{letters}]"), to) for to, letters in targets.items()]
    return normalizers.Sequence(steps)


def empty_tokenizer() -> Tokenizer:
    """A tokenizer with the folding and splitting of the model, and no vocabulary yet."""
    tokenizer = Tokenizer(Unigram([(UNKNOWN, 0.0)], unk_id=0, byte_fallback=False))
    tokenizer.normalizer = build_normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(
        Regex(_pattern()), behavior="removed", invert=True
    )
    return tokenizer


def balanced_counts(
    counts: Mapping[str, np.ndarray], words: Sequence[str], *, budget: int, seed: int
) -> np.ndarray:
    """How often each word is shown to the tokenizer: int64 (words,).

    ``counts``: language → int64 (words,). A language of ``n`` running words weighs like
    ``n ** 0.5``, so that small languages get their share of the pieces; the result sums to about
    ``budget``, less the rare words, which are left out for speed (as are most of the runs of
    ideographs, which hardly ever come twice: a sample of them shows the words inside).
    """
    weights = {language: float(count.sum()) ** 0.5 for language, count in counts.items()}
    total = sum(weights.values())
    mixed = np.zeros(len(words), np.float64)
    whole = np.zeros(len(words), np.int64)
    for language, count in counts.items():
        mixed += count * (budget * weights[language] / total / max(1.0, float(count.sum())))
        whole += count
    repeats = np.minimum(np.rint(mixed).astype(np.int64), _COUNT_CAP)
    ideographic = np.fromiter((is_ideographic(word) for word in words), bool, len(words))
    repeats[(whole < _RAREST) & ~ideographic] = 0
    runs = np.flatnonzero(ideographic)
    if len(runs) > _IDEOGRAPHIC_RUNS:
        random = np.random.default_rng(seed)
        dropped = random.permutation(runs)[_IDEOGRAPHIC_RUNS:]
        repeats[dropped] = 0
    return repeats


def train_tokenizer(words: Sequence[str], repeats: np.ndarray, *, vocabulary: int) -> Tokenizer:
    """A Unigram model of ``vocabulary`` pieces fitted to ``words``, each shown so many times."""
    tokenizer = empty_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=vocabulary,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=LONGEST_PIECE,
        shrinking_factor=0.6,
        n_sub_iterations=1,
        show_progress=False,
    )
    chosen = np.flatnonzero(repeats)
    log.info("tokenizer: %d different words, %d in all", len(chosen), repeats.sum())

    def lines() -> Iterator[str]:
        for index in chosen.tolist():
            yield " ".join([words[index]] * int(repeats[index]))

    tokenizer.train_from_iterator(lines(), trainer)
    log.info("tokenizer: %d pieces", tokenizer.get_vocab_size())
    return tokenizer


def encode_words(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Tokens of every word: flat int32 ids and int64 offsets of shape (words + 1,)."""
    flat: list[int] = []
    ends = [0]
    for start in range(0, len(words), 100_000):
        for encoding in tokenizer.encode_batch_fast(
            words[start : start + 100_000], add_special_tokens=False
        ):
            flat.extend(encoding.ids)
            ends.append(len(flat))
    return np.asarray(flat, np.int32), np.asarray(ends, np.int64)


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer saved at ``path``, with neither padding nor truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
