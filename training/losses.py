"""The two losses: in-batch softmax on mean vectors, and on the late-interaction score."""

from __future__ import annotations

from typing import Any, cast

import torch
from torch.nn import functional


class _TwoWaySoftmax(torch.autograd.Function):
    """Cross-entropy of rows and of columns of one score matrix, its diagonal being right.

    One exponential serves both ways and the gradient. Scores must lie within ±80 (float32):
    they are cosines times the scale.
    """

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, scores: torch.Tensor) -> torch.Tensor:
        diagonal = scores.diagonal().clone()
        powers = scores.exp()
        rows, columns = powers.sum(dim=1), powers.sum(dim=0)
        ctx.save_for_backward(powers, rows, columns)
        return (rows.log() + columns.log() - 2 * diagonal).mean()

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> torch.Tensor:
        powers, rows, columns = ctx.saved_tensors
        result = powers * (1 / rows)[:, None]
        result.addcmul_(powers, (1 / columns)[None, :])
        result.diagonal().sub_(2)
        return result.mul_(gradients[0] / len(rows))


def two_way_softmax(scores: torch.Tensor) -> torch.Tensor:
    """Cross-entropy over the rows plus over the columns of ``scores`` (n, n), diagonal right."""
    return cast(torch.Tensor, _TwoWaySoftmax.apply(scores))


def contrast(first: torch.Tensor, second: torch.Tensor, scale: float) -> torch.Tensor:
    """In-batch softmax both ways: row ``i`` of ``first`` belongs to row ``i`` of ``second``.

    Both (n, d), not normalised.
    """
    return two_way_softmax(functional.normalize(first) @ functional.normalize(second).T * scale)


def late_interaction(
    first: torch.Tensor,
    second: torch.Tensor,
    first_weights: torch.Tensor,
    second_weights: torch.Tensor,
    scale: float,
) -> torch.Tensor:
    """The same on the score that ranks passages: every word looks for its best word opposite.

    ``first``, ``second``: unit word vectors (pairs, words, d), zero where a text is shorter;
    weights (pairs, words) sum to 1 in every text.
    """
    pairs, words, width = first.shape
    similarity = (first.reshape(-1, width) @ second.reshape(-1, width).T).view(
        pairs, words, pairs, words
    )
    # max, not amax: its gradient is a scatter, that of amax compares the whole grid again.
    forward = (similarity.max(dim=3)[0].clamp_min(0) * first_weights[:, :, None]).sum(dim=1)
    backward = (similarity.max(dim=1)[0].clamp_min(0) * second_weights[None]).sum(dim=2)
    target = torch.arange(pairs)
    return functional.cross_entropy(forward * scale, target) + functional.cross_entropy(
        backward.T * scale, target
    )
