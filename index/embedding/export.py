"""Export of the bundled model as a plain static-embedding folder for other tools.

``SentenceTransformer(folder)`` and ``model2vec.StaticModel.from_pretrained(folder)`` both read
it and give the paragraph vectors of ``index.embedding.static_model``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from index.problems import ModelProblem

_MODULES = (
    {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
)


def unpacked_table(model: Path) -> np.ndarray:
    """The whole table of the model in folder ``model``: float32 (tokens, columns).

    Raises ``ModelProblem`` when the folder is not a model of ours.
    """
    try:
        config = json.loads((model / "config.json").read_text(encoding="utf-8"))
        tensors = load_file(model / "weights.safetensors")
        packed, scales = tensors["packed"], tensors["scales"].astype(np.float32)
        word_columns = int(config["word_columns"])
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelProblem("model_damaged", str(model), str(error)) from error
    table = np.empty((len(packed), 2 * packed.shape[1]), np.float32)
    table[:, 0::2] = (packed & 15).astype(np.float32) - 8
    table[:, 1::2] = (packed >> 4).astype(np.float32) - 8
    table[:, :word_columns] *= scales[:, :1]
    table[:, word_columns:] *= scales[:, 1:]
    return table


def export_model(model: Path, target: Path) -> None:
    """Write the model of folder ``model`` to ``target``, which must be empty or absent.

    About four bytes a value: eight times the size of the packed model. Raises ``ModelProblem``.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ModelProblem("export_exists", str(target))
    table = unpacked_table(model)
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    try:
        (target / "1_Normalize").mkdir(parents=True)
        save_file({"embeddings": table}, target / "model.safetensors")
        tokenizer = (model / "tokenizer.json").read_bytes()
        (target / "tokenizer.json").write_bytes(tokenizer)
        _write_json(target / "modules.json", _MODULES)
        _write_json(target / "config.json", _plain_config(config, table))
        card = model / "README.md"
        if card.exists():
            (target / "README.md").write_bytes(card.read_bytes())
    except OSError as error:
        raise ModelProblem("export_failed", str(target), str(error)) from error


def _plain_config(config: dict[str, Any], table: np.ndarray) -> dict[str, Any]:
    """What model2vec looks for, with the name and version that the vectors come from."""
    return {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "normalize": True,
        "hidden_dim": table.shape[1],
        "embedding_dtype": "float32",
        "warraq_name": config["name"],
        "warraq_version": config["version"],
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
