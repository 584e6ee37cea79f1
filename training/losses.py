"""The two losses: in-batch softmax on mean vectors, and on the late-interaction score."""

from __future__ import annotations

import torch
import torch.nn.functional as functional


def contrast(first: torch.Tensor, second: torch.Tensor, scale: float) -> torch.Tensor:
    """Softmax cross-entropy both ways: row ``i`` of ``first`` belongs to row ``i`` of ``second``.

    Both (n, d), not normalised.
    """
    scores = functional.normalize(first) @ functional.normalize(second).T * scale
    target = torch.arange(len(scores))
    return functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)


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
    forward = (similarity.amax(dim=3).clamp_min(0) * first_weights[:, :, None]).sum(dim=1)
    backward = (similarity.amax(dim=1).clamp_min(0) * second_weights[None]).sum(dim=2)
    target = torch.arange(pairs)
    return functional.cross_entropy(forward * scale, target) + functional.cross_entropy(
        backward.T * scale, target
    )
