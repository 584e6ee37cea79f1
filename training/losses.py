"""The two losses: in-batch softmax on mean vectors, and on the late-interaction score.

A batch has four million scores, and they take most of a step. Where the processor multiplies
bfloat16 they are taken in it (they are logits of at most 20); sums stay float32, and what tells a
pair from its negatives, the diagonal, is float32 throughout.
"""

from __future__ import annotations

from typing import Any, cast

import torch
from torch.nn import functional


def score_type() -> torch.dtype:
    """The type of the scores: bfloat16 where it is fast on this processor, else float32."""
    able = torch.cpu.get_capabilities() if hasattr(torch.cpu, "get_capabilities") else {}
    fast = able.get("avx512_bf16") or able.get("amx_bf16")
    return torch.bfloat16 if fast else torch.float32


class _Contrast(torch.autograd.Function):
    """Cross-entropy of rows and of columns of the scores of two sides, the diagonal being right.

    One exponential serves both ways and the gradient, which needs no pass over the scores but two
    products: Σⱼ pᵢⱼ (1/rowᵢ + 1/columnⱼ) bⱼ is taken as [P·b, P·(b/column)].
    """

    @staticmethod
    def forward(
        ctx: torch.autograd.function.FunctionCtx,
        first: torch.Tensor,
        second: torch.Tensor,
        scale: float,
    ) -> torch.Tensor:
        kind = score_type()
        a, b = first.to(kind), second.to(kind)
        powers = ((a * scale) @ b.T).exp_()
        right = (first * second).sum(dim=1) * scale
        powers.fill_diagonal_(0)
        own = right.exp()
        rows = powers.sum(dim=1, dtype=torch.float32) + own
        columns = powers.sum(dim=0, dtype=torch.float32) + own
        ctx.save_for_backward(first, second, powers, own, rows, columns)
        ctx.scale = scale  # type: ignore[attr-defined]
        return (rows.log() + columns.log() - 2 * right).mean()

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, None]:
        first, second, powers, own, rows, columns = ctx.saved_tensors
        factor = gradients[0] * ctx.scale / len(rows)
        rest = (own / rows + own / columns - 2)[:, None]

        def one_way(grid: torch.Tensor, other: torch.Tensor, near: Any, far: Any) -> torch.Tensor:
            sides = torch.cat([other, other / far[:, None]], dim=1).to(grid.dtype)
            pulled = (grid @ sides).float().chunk(2, dim=1)
            return (pulled[0] / near[:, None] + pulled[1] + rest * other) * factor

        return (
            one_way(powers, second, rows, columns),
            one_way(powers.T, first, columns, rows),
            None,
        )


def contrast(first: torch.Tensor, second: torch.Tensor, scale: float) -> torch.Tensor:
    """In-batch softmax both ways: row ``i`` of ``first`` belongs to row ``i`` of ``second``.

    Both (n, d), not normalised. ``scale`` at most 80: the powers of the scores are summed as such.
    """
    sides = functional.normalize(first), functional.normalize(second)
    return cast(torch.Tensor, _Contrast.apply(*sides, scale))


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
    kind = score_type()
    similarity = (first.reshape(-1, width).to(kind) @ second.reshape(-1, width).to(kind).T).view(
        pairs, words, pairs, words
    )
    # max, not amax: its gradient is a scatter, that of amax compares the whole grid again.
    best, opposite = similarity.max(dim=3)[0].float(), similarity.max(dim=1)[0].float()
    forward = (best.clamp_min(0) * first_weights[:, :, None]).sum(dim=1)
    backward = (opposite.clamp_min(0) * second_weights[None]).sum(dim=2)
    target = torch.arange(pairs)
    return functional.cross_entropy(forward * scale, target) + functional.cross_entropy(
        backward.T * scale, target
    )
