"""Adam on the rows that a step touches: the table is far larger than what a batch sees of it."""

from __future__ import annotations

import torch


class RowAdam:
    """Adam (Kingma & Ba 2015) whose moments move only for rows with a gradient."""

    def __init__(self, table: torch.Tensor, *, betas: tuple[float, float] = (0.9, 0.999)) -> None:
        self.table = table
        self.first = torch.zeros_like(table)
        self.second = torch.zeros_like(table)
        self.step_count = 0
        self._betas = betas

    def step(self, rows: torch.Tensor, gradient: torch.Tensor, learning_rate: float) -> None:
        """Move ``table[rows]`` (int64 (r,), all different) against ``gradient`` (r, columns)."""
        self.step_count += 1
        beta1, beta2 = self._betas
        first = self.first[rows].lerp_(gradient, 1 - beta1)
        second = self.second[rows].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        self.first[rows] = first
        self.second[rows] = second
        correction = (1 - beta2**self.step_count) ** 0.5 / (1 - beta1**self.step_count)
        denominator = second.sqrt_().add_(1e-8)
        self.table[rows] -= first.div_(denominator).mul_(learning_rate * correction)
