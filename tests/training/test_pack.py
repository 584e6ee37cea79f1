"""Packing to four bits."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.embedding.export import unpacked_table
from training.pack import balance, pack, unpack, write_model
from training.tokenizer import tokenizer_of


@pytest.fixture
def table() -> np.ndarray:
    """Rows of very different lengths, as training makes them."""
    random = np.random.default_rng(5)
    return (random.normal(size=(300, 32)) * random.lognormal(size=(300, 1))).astype(np.float32)


def test_keeps_directions(table: np.ndarray) -> None:
    """Four bits change the direction of a row by little."""
    found = unpack(pack(table, word_columns=12), word_columns=12)
    lengths = np.linalg.norm(found, axis=1) * np.linalg.norm(table, axis=1)
    assert ((found * table).sum(axis=1) / lengths).min() > 0.97


def test_takes_half_a_byte_a_value(table: np.ndarray) -> None:
    """Two values share a byte; a row has two scales."""
    tensors = pack(table, word_columns=12)
    assert tensors["packed"].nbytes == table.size // 2
    assert tensors["scales"].shape == (300, 2)


def test_a_row_of_zeros_stays_zero(table: np.ndarray) -> None:
    """The unknown token has no direction."""
    table[0] = 0
    assert not unpack(pack(table, word_columns=12), word_columns=12)[0].any()


def test_balance_gives_words_their_share(table: np.ndarray) -> None:
    """The halves of the rows weigh as the share says, whatever training made of them."""
    lengths = np.linalg.norm(balance(table, word_columns=12, words_share=0.6)[:, :12], axis=1)
    assert lengths.mean() == pytest.approx(0.6)


def test_the_program_reads_what_is_written(table: np.ndarray, tmp_path: Path) -> None:
    """The table that the program unpacks is the table that packing meant."""
    config = {"name": "made", "version": "1", "columns": 32, "word_columns": 12, "languages": []}
    tokenizer = tokenizer_of(["[UNK]", *(f"w{n}" for n in range(299))])
    weights = np.ones(300, np.float32)
    write_model(tmp_path, table=table, tokenizer=tokenizer, word_weights=weights, config=config)
    expected = unpack(pack(table, word_columns=12), word_columns=12)
    np.testing.assert_array_equal(unpacked_table(tmp_path), expected)
    assert json.loads((tmp_path / "config.json").read_text("utf-8"))["word_columns"] == 12
