"""The training loop: a word table learnt from translations, a topic table from running text too."""

from __future__ import annotations

import dataclasses
import json
import logging
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from training.composition import Parts
from training.corpora import Corpus
from training.losses import contrast, late_interaction
from training.optimiser import RowAdam
from training.sampling import PairSampler, RunningSampler
from training.settings import Settings
from training.tokens import TokenTexts, thinned

log = logging.getLogger(__name__)

_INITIAL_SPREAD = 0.02
"""Small: a token that training hardly meets should hardly count in a mean."""
_REPORT_EVERY = 100
_ROWS_AT_ONCE = 20_000


def token_importance(tokens: TokenTexts, vocabulary: int) -> np.ndarray:
    """Inverse document frequency of every token, float32 (vocabulary,), in natural logs."""
    owner = np.repeat(np.arange(len(tokens.offsets) - 1), np.diff(tokens.offsets))
    # A text that has a token twice counts twice: texts are sentences, the difference is nil.
    frequency = np.bincount(tokens.flat, minlength=vocabulary)
    return np.log((len(tokens.offsets) + owner[-1]) / (frequency + 1.0)).astype(np.float32)


def word_cells(starts: np.ndarray, lengths: np.ndarray, words: int) -> np.ndarray:
    """Where each token's word stands in a grid of texts × ``words``: int64 (tokens,), −1 outside.

    ``starts``: bool (tokens,), true where a word begins; ``lengths``: tokens of each text.
    """
    owner = np.repeat(np.arange(len(lengths)), lengths)
    begun = np.bincount(owner[starts], minlength=len(lengths))
    before = np.cumsum(begun) - begun
    number = np.cumsum(starts) - 1 - before[owner]
    return np.where((number >= 0) & (number < words), owner * words + number, -1)


class Trainer:
    """Holds the table, its moments and the random state; ``run`` trains to the last step."""

    def __init__(self, corpus: Corpus, tokens: TokenTexts, parts: Parts, settings: Settings):
        vocabulary = len(parts.offsets) - 1
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.tokens = tokens
        self.parts = parts
        self.pairs = PairSampler(corpus)
        self.running = RunningSampler(corpus)
        self.importance = torch.from_numpy(token_importance(tokens, vocabulary))
        self.table = torch.randn(vocabulary, settings.columns) * _INITIAL_SPREAD
        self.table[0] = 0
        self.adam = RowAdam(self.table)
        self.done = 0

    def run(self, checkpoint: Path | None = None) -> np.ndarray:
        """Train from where it stands; the table, float32 (vocabulary, columns)."""
        settings = self.settings
        started, first, total = time.monotonic(), self.done, 0.0
        while self.done < settings.steps:
            total += self.advance()
            if self.done % _REPORT_EVERY == 0:
                pace = (time.monotonic() - started) / (self.done - first)
                left = pace * (settings.steps - self.done) / 60
                mean = total / _REPORT_EVERY
                log.info("step %d, loss %.3f, %.0f min left", self.done, mean, left)
                total = 0.0
            if checkpoint is not None and self.done % settings.checkpoint_every == 0:
                self.save(checkpoint)
        return self.composed()

    def composed(self) -> np.ndarray:
        """The table that readers see: every row with those of its parts."""
        table = np.empty_like(self.table.numpy())
        for tokens in np.array_split(np.arange(len(table)), 1 + len(table) // _ROWS_AT_ONCE):
            with torch.no_grad():
                table[tokens] = self._composed(torch.from_numpy(tokens))[2].numpy()
        return table

    def _composed(self, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Rows that are learnt for ``rows``, their values to take a gradient, and the sums."""
        flat, lengths = self.parts.of(rows.numpy())
        learnt, inverse = torch.unique(torch.from_numpy(flat.astype(np.int64)), return_inverse=True)
        own = self.table[learnt].requires_grad_()
        offsets = torch.from_numpy(np.cumsum(lengths) - lengths)
        return learnt, own, functional.embedding_bag(inverse, own, offsets, mode="sum")

    def advance(self) -> float:
        """One step; its loss. Seeded by its number, so that a resumed run draws the same."""
        loss = self._step(np.random.default_rng((self.settings.seed, self.done)))
        self.done += 1
        return loss

    def _step(self, random: np.random.Generator) -> float:
        settings, longest = self.settings, self.settings.longest
        first, second = self.pairs.draw(random, settings.batch)
        slices = [self.tokens.slices(t, t, longest) for t in (first, second)]
        with_running = bool(self.running) and self.done % settings.running_every == 0
        if with_running:
            sentence, start, end = self.running.draw(random, settings.batch)
            slices.append(self.tokens.slices(sentence, sentence, longest))
            slices.append(self.tokens.slices(start, end, longest))
        if settings.dropped_tokens:
            slices = [thinned(*each, settings.dropped_tokens, random) for each in slices]
        aligned = settings.alignment_batch
        if aligned:
            texts = self.pairs.draw(random, aligned, sentences_only=True)
            slices += [self.tokens.slices(t, t, longest) for t in texts]
        positions = np.concatenate([positions for positions, _ in slices])
        ids = torch.from_numpy(self.tokens.flat[positions].astype(np.int64))
        rows, inverse = torch.unique(ids, return_inverse=True)
        learnt, own, weights = self._composed(rows)
        bags = 4 if with_running else 2
        loss = self._mean_losses(weights, inverse, slices[:bags])
        if aligned:
            done = sum(len(positions) for positions, _ in slices[:bags])
            loss = loss + settings.alignment_weight * self._word_loss(
                weights, rows, inverse[done:], slices[bags:]
            )
        loss.backward()
        assert own.grad is not None
        rate = settings.learning_rate * (1 - self.done / settings.steps)
        with torch.no_grad():
            self.adam.step(learnt, own.grad, rate)
        return float(loss.detach())

    def _mean_losses(
        self,
        weights: torch.Tensor,
        inverse: torch.Tensor,
        slices: list[tuple[np.ndarray, np.ndarray]],
    ) -> torch.Tensor:
        """Contrast of translations in both tables, of running text in the topic table."""
        words, scale = self.settings.word_columns, self.settings.scale
        lengths = torch.from_numpy(np.concatenate([lengths for _, lengths in slices]))
        offsets = torch.cumsum(lengths, 0) - lengths
        means = functional.embedding_bag(
            inverse[: int(lengths.sum())], weights, offsets, mode="mean"
        ).split(self.settings.batch)
        loss = contrast(means[0][:, :words], means[1][:, :words], scale)
        loss = loss + contrast(means[0][:, words:], means[1][:, words:], scale)
        if len(means) > 2:
            loss = loss + contrast(means[2][:, words:], means[3][:, words:], scale)
        return loss

    def _word_loss(
        self,
        weights: torch.Tensor,
        rows: torch.Tensor,
        inverse: torch.Tensor,
        slices: list[tuple[np.ndarray, np.ndarray]],
    ) -> torch.Tensor:
        """The late-interaction loss on a few pairs of sentences, of their first words."""
        words = self.settings.alignment_words
        positions = np.concatenate([positions for positions, _ in slices])
        lengths = np.concatenate([lengths for _, lengths in slices])
        cell = word_cells(self.tokens.starts[positions], lengths, words)
        kept = np.flatnonzero(cell >= 0)
        first = np.flatnonzero(np.diff(cell[kept], prepend=-1))
        ids, bags = inverse[torch.from_numpy(kept)], torch.from_numpy(first)
        summed = functional.embedding_bag(ids, weights, bags, mode="sum")
        summed = functional.normalize(summed[:, : self.settings.word_columns])
        cells = torch.from_numpy(cell[kept][first])
        size = len(lengths) * words
        grid = torch.zeros(size, summed.shape[1]).index_copy(0, cells, summed)
        # The rarest piece of a word says how much the word tells.
        importance = self.importance[rows[ids]].numpy()
        share = torch.zeros(size)
        share[cells] = torch.from_numpy(np.maximum.reduceat(importance, first))
        share = share.view(-1, words)
        share = share / share.sum(dim=1, keepdim=True).clamp_min(1e-6)
        sides = grid.view(2, -1, words, summed.shape[1])
        shares = share.view(2, -1, words)
        return late_interaction(sides[0], sides[1], shares[0], shares[1], self.settings.scale)

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        partial = path.with_suffix(".partial")
        state = {
            "table": self.table,
            "first": self.adam.first,
            "second": self.adam.second,
            "done": self.done,
            "settings": self._recipe(),
        }
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> bool:
        """Take up the checkpoint at ``path`` if there is one of the same settings."""
        if not path.exists():
            return False
        state = torch.load(path, weights_only=True)
        if state["settings"] != self._recipe():
            log.info("the checkpoint is of other settings: starting anew")
            return False
        self.table.copy_(state["table"])
        self.adam.first.copy_(state["first"])
        self.adam.second.copy_(state["second"])
        self.done = self.adam.step_count = int(state["done"])
        return True

    def _recipe(self) -> str:
        """What a checkpoint depends on: not how the halves are weighed when all is learnt."""
        settings = dataclasses.asdict(self.settings)
        del settings["words_share"]
        return json.dumps(settings)
