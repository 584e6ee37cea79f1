"""The losses and the optimiser, held against plain torch."""

from __future__ import annotations

import torch
from torch.nn import functional

from training.losses import contrast, late_interaction
from training.optimiser import RowAdam


def test_contrast_is_cross_entropy_both_ways() -> None:
    """Value and gradients are those of two cross-entropies, as near as the score's type lets."""
    torch.manual_seed(1)
    first = torch.randn(64, 32)
    sides = [side.requires_grad_() for side in (first, first + 2 * torch.randn(64, 32))]
    plain = [side.detach().clone().requires_grad_() for side in sides]
    scores = functional.normalize(plain[0]) @ functional.normalize(plain[1]).T * 20
    target = torch.arange(64)
    expected = functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    found = contrast(sides[0], sides[1], 20)
    found.backward()
    expected.backward()
    assert torch.allclose(found, expected, rtol=2e-3)
    for ours, theirs in zip(sides, plain, strict=True):
        assert ours.grad is not None
        assert theirs.grad is not None
        assert (ours.grad - theirs.grad).norm() < 0.01 * theirs.grad.norm()


def test_contrast_prefers_equal_rows() -> None:
    """Pairs that point the same way cost less than pairs that do not."""
    torch.manual_seed(2)
    vectors = torch.randn(6, 8)
    assert contrast(vectors, vectors * 3, 20) < contrast(vectors, vectors.roll(1, 0), 20)


def test_late_interaction_looks_past_word_order() -> None:
    """The same words in another order cost as much as in the same order."""
    torch.manual_seed(3)
    words = functional.normalize(torch.randn(4, 5, 8), dim=-1)
    weights = torch.full((4, 5), 0.2)
    same = late_interaction(words, words, weights, weights, 20)
    turned = late_interaction(words, words.flip(1), weights, weights, 20)
    other = late_interaction(words, words.roll(1, 0), weights, weights, 20)
    assert torch.allclose(same, turned)
    assert same < other


def test_row_adam_equals_adam_when_every_row_moves() -> None:
    """With a gradient for every row, it is the Adam of torch."""
    torch.manual_seed(4)
    ours = torch.randn(5, 3)
    plain = ours.clone().requires_grad_()
    reference = torch.optim.Adam([plain], lr=0.1, eps=1e-12)
    row_adam = RowAdam(ours)
    for _ in range(4):
        gradient = torch.randn(5, 3)
        plain.grad = gradient.clone()
        reference.step()
        row_adam.step(torch.arange(5), gradient, 0.1)
    assert torch.allclose(ours, plain.detach(), atol=1e-4)


def test_row_adam_leaves_other_rows_alone() -> None:
    """A row without a gradient does not move, not even by momentum."""
    table = torch.ones(4, 2)
    optimiser = RowAdam(table)
    optimiser.step(torch.tensor([1]), torch.ones(1, 2), 0.1)
    assert table[[0, 2, 3]].eq(1).all()
    assert table[1].ne(1).all()
