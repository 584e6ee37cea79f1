"""The tokenizer: one vocabulary for every language, folding and splitting inside it.

Words are cut by longest match (WordPiece without a mark for inner pieces) into what
``training.vocabulary`` chose: whole words, and the pieces of Unigram models. The Unigram search
itself gives almost the same cuts, but its table takes 0.34 s and 112 MB to load for 110,000
pieces, the longest match 0.08 s and 14 MB.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, trainers
from tokenizers.models import Unigram, WordPiece

from index.embedding.folding import DIGITS, DROPPED_RANGES, IDEOGRAPHS, LETTERS, is_ideographic

log = logging.getLogger(__name__)

UNKNOWN = "[UNK]"
LONGEST_PIECE = 16
# A word that is more frequent than this counts no more: the fit needs its pieces, not its rank.
_COUNT_CAP = 200
_RAREST = 3
_LONGEST_WORD = 1000
"""Characters; a longer word (a run of Chinese without a stop) would be unknown."""
_IDEOGRAPHIC_RUNS = 150_000


def _pattern(ideographs: str = IDEOGRAPHS) -> str:
    """What a pre-token is; all else (space, punctuation, symbols) is dropped.

    ``ideographs``: those that may stand together in one pre-token; others stand alone.
    """
    return (
        rf"[0-9]+|[{ideographs}]+|[{IDEOGRAPHS}]|"
        rf"(?:(?![0-9{IDEOGRAPHS}])[\p{{L}}\p{{M}}\p{{N}}])+"
    )


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


def _with_folding(tokenizer: Tokenizer, pattern: str) -> Tokenizer:
    """``tokenizer`` with the folding and splitting of the model."""
    tokenizer.normalizer = build_normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(pattern), behavior="removed", invert=True)
    return tokenizer


def tokenizer_of(pieces: Sequence[str]) -> Tokenizer:
    """The tokenizer that cuts words into ``pieces`` by longest match, the first being unknown.

    A word with a letter that no piece has is unknown as a whole. A run of ideographs is long,
    so those without a piece are set apart from it.
    """
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    model = WordPiece(
        vocabulary,
        unk_token=UNKNOWN,
        max_input_chars_per_word=_LONGEST_WORD,
        continuing_subword_prefix="",
    )
    known = sorted(ord(p) for p in pieces if len(p) == 1 and is_ideographic(p))
    return _with_folding(Tokenizer(model), _pattern(_character_class(known) or IDEOGRAPHS))


def _character_class(codes: Sequence[int]) -> str:
    """Sorted code points as the inside of a character class, runs of them as ranges."""
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in found)


def balanced_counts(
    counts: Mapping[str, np.ndarray], words: Sequence[str], *, budget: int, seed: int
) -> np.ndarray:
    """How often each word is shown to the tokenizer: int64 (words,).

    ``counts``: language → int64 (words,). A language of ``n`` running words weighs like
    ``n ** 0.4``, so that small languages get their share of the pieces; the result sums to about
    ``budget``, less the rare words, which are left out for speed (as are most of the runs of
    ideographs, which hardly ever come twice: a sample of them shows the words inside).
    """
    weights = {language: float(count.sum()) ** 0.4 for language, count in counts.items()}
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


def fit_pieces(words: Sequence[str], repeats: np.ndarray, *, size: int) -> Tokenizer:
    """A Unigram model of ``size`` pieces fitted to ``words``, each shown so many times."""
    unigram = _with_folding(Tokenizer(Unigram([(UNKNOWN, 0.0)], unk_id=0)), _pattern())
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=LONGEST_PIECE,
        shrinking_factor=0.6,
        n_sub_iterations=1,
        show_progress=False,
    )
    chosen = np.flatnonzero(repeats)
    if len(chosen) == 0:
        return unigram
    log.info("pieces: %d different words, %d in all", len(chosen), repeats.sum())

    def lines() -> Iterator[str]:
        for index in chosen.tolist():
            yield " ".join([words[index]] * int(repeats[index]))

    unigram.train_from_iterator(lines(), trainer)
    return unigram


def pieces_of(unigram: Tokenizer) -> list[str]:
    """The pieces of a model, likeliest first, without the unknown one."""
    pieces = sorted(unigram.get_vocab().items(), key=lambda item: item[1])
    return [piece for piece, _ in pieces if piece != UNKNOWN]


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
