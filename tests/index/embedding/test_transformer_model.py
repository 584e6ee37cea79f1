"""SentenceTransformer models: a real one, small and with random weights, in its own process."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.embedding.transformer_model import TransformerModel, prompts_of
from index.embedding.transformer_worker import fingerprint
from index.problems import ModelProblem

pytestmark = pytest.mark.slow  # torch takes six seconds to import, in every new process

LONGEST = 24  # tokens that the model reads
HIDDEN = 32
WORDS = ["president", "statement", "zone", "syria", "query", "passage", "border", "سوريا", ":", "."]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    plain = tmp_path_factory.mktemp("plain")
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    (plain / "vocab.txt").write_text("\n".join([*special, *WORDS]), encoding="utf-8")
    BertTokenizer(str(plain / "vocab.txt")).save_pretrained(plain)
    config = BertConfig(
        vocab_size=len(special) + len(WORDS),
        hidden_size=HIDDEN,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=LONGEST)
    model = SentenceTransformer(modules=[transformer, Pooling(HIDDEN)], device="cpu")
    folder = tmp_path_factory.mktemp("models") / "small-e5"
    model.save(str(folder))
    return folder


@pytest.fixture(scope="module")
def model(folder: Path) -> Iterator[TransformerModel]:
    loaded = TransformerModel.load(folder)
    yield loaded
    loaded.close()


def oracle(folder: Path, texts: list[str]) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu").encode(texts, normalize_embeddings=True)


def test_queries_and_passages_have_their_prompts(folder: Path, model: TransformerModel) -> None:
    """An E5 model, told by its name, gets "query: " and "passage: " before the text."""
    expected = oracle(folder, ["query: zone syria", "passage: zone syria"])
    assert model.embed_queries(["zone syria"])[0] == pytest.approx(expected[0], abs=1e-5)
    assert model.embed_passages(["zone syria"]).vectors[0] == pytest.approx(expected[1], abs=1e-5)


def test_a_long_passage_is_windowed_and_nothing_is_cut(
    folder: Path, model: TransformerModel
) -> None:
    """Windows overlap, cover the whole text, and each is read to its end."""
    text = " ".join(WORDS[index % 4] for index in range(70)) + "."
    passages = model.embed_passages(["zone", text])
    spans = passages.spans[1:]
    assert passages.owner.tolist() == [0] + [1] * len(spans)
    assert (spans[0].start, spans[-1].end) == (0, len(text))
    assert all(left.end > right.start for left, right in itertools.pairwise(spans))
    parts = [f"passage: {text[span.start : span.end]}" for span in spans]
    longer = [f"{part} border border border" for part in parts]
    assert passages.vectors[1:] == pytest.approx(oracle(folder, parts), abs=1e-5)
    assert not np.allclose(oracle(folder, parts[:-1]), oracle(folder, longer[:-1]), atol=1e-5)


def test_the_name_tells_the_weights(folder: Path, model: TransformerModel, tmp_path: Path) -> None:
    """A copy has the same name, other weights under the same name have another."""
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    assert (model.name, model.dimension) == (f"{folder.name} {fingerprint(copy)}", HIDDEN)
    (weights,) = copy.glob("*.safetensors")
    weights.write_bytes(weights.read_bytes() + b" ")
    assert fingerprint(copy) not in model.name


def test_a_closed_model_starts_again(model: TransformerModel) -> None:
    """Closing ends the process; the next question starts a new one."""
    before = model.embed_queries(["zone"])
    model.close()
    assert model.embed_queries(["zone"]) == pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "modeling.py", "x.pkl", "sub/weights.PT"])
def test_files_that_can_run_programs_are_refused(folder: Path, tmp_path: Path, name: str) -> None:
    """A folder with a pickle or a program is not loaded at all."""
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).touch()
    with pytest.raises(ModelProblem, match="can run programs"):
        TransformerModel.load(copy)


def test_damaged_and_missing_models_are_told(folder: Path, tmp_path: Path) -> None:
    """No folder, no weights, cut weights: a problem with words, and no process left."""
    with pytest.raises(ModelProblem, match="no model"):
        TransformerModel.load(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelProblem, match="no safetensors"):
        TransformerModel.load(tmp_path / "empty")
    copy = tmp_path / "cut"
    shutil.copytree(folder, copy)
    (weights,) = copy.glob("*.safetensors")
    weights.write_bytes(weights.read_bytes()[:-200])
    with pytest.raises(ModelProblem, match="cannot be read"):
        TransformerModel.load(copy)


def test_prompts_are_those_that_the_model_declares(tmp_path: Path) -> None:
    """Its own file comes first, E5 by name second, none otherwise."""
    folder = tmp_path / "multilingual-e5-small"
    folder.mkdir()
    assert prompts_of(folder) == ("query: ", "passage: ")
    prompts = {"query": "Find: ", "document": "Text: "}
    config = json.dumps({"prompts": prompts})
    (folder / "config_sentence_transformers.json").write_text(config, encoding="utf-8")
    assert prompts_of(folder) == ("Find: ", "Text: ")
    (tmp_path / "minilm").mkdir()
    assert prompts_of(tmp_path / "minilm") == ("", "")
