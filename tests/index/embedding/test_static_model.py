"""The bundled model's loader: exact vectors, words with offsets, clear refusals."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.embedding.static_model import StaticModel, Tokens
from index.problems import ModelProblem
from tests.index.embedding.model_folder import COLUMNS, WORD_COLUMNS, make_model_folder

TEXTS = [
    "The president spoke about Syria.",
    "تحدث الرئيس عن سوريا",
    "",
    "※ ※",
    "Президент говорил о Сирии 2017",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model_folder(tmp_path_factory.mktemp("model"), TEXTS, [("president", "الرئيس")])


@pytest.fixture(scope="module")
def model(folder: Path) -> StaticModel:
    return StaticModel.load(folder)


def table(folder: Path) -> np.ndarray:
    """float32 (n, COLUMNS), read from the file one nibble at a time."""
    weights = load_file(folder / "weights.safetensors")
    values = np.zeros((len(weights["packed"]), COLUMNS), np.float32)
    for column in range(COLUMNS):
        half = weights["packed"][:, column // 2] >> (4 * (column % 2)) & 15
        scale = weights["scales"][:, 0 if column < WORD_COLUMNS else 1].astype(np.float32)
        values[:, column] = (half.astype(np.float32) - 8) * scale
    return values


def test_paragraph_vectors_equal_those_of_sentence_transformers(
    folder: Path, model: StaticModel
) -> None:
    """The vectors are those of SentenceTransformer on the same tokenizer and table."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    oracle = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=table(folder))], device="cpu"
    )
    texts = [text for text in TEXTS if model.pack([text])[0].size]
    expected = oracle.encode(texts, normalize_embeddings=True)
    cosines = (model.embed_queries(texts) * expected).sum(axis=1)
    assert cosines == pytest.approx(1, abs=1e-5)


def test_text_without_words_has_a_vector_of_zeros(model: StaticModel) -> None:
    """Nothing known means nothing near, and no division by zero."""
    assert not model.embed_queries(["", "※ ※"]).any()


def test_a_passage_has_one_vector_however_long(model: StaticModel) -> None:
    """No text is windowed or cut: the whole of it is in its vector."""
    long = "president " * 40_000 + "Syria"
    passages = model.embed_passages([long, "Syria"])
    assert passages.owner.tolist() == [0, 1]
    assert passages.spans[0] == (0, len(long))
    assert np.linalg.norm(passages.vectors, axis=1) == pytest.approx(1)


def test_portions_change_nothing(model: StaticModel) -> None:
    """A text has the same vector alone and among thousands."""
    alone = model.embed_queries(TEXTS)
    among = model.embed_queries(TEXTS * 3000)
    assert among.reshape(3000, *alone.shape) == pytest.approx(np.stack([alone] * 3000), abs=1e-6)


def test_a_word_is_the_sum_of_its_tokens(folder: Path, model: StaticModel) -> None:
    """Word vectors are normalised sums over the tokens of each word."""
    tokens = model.tokenize(["president sirya"])[0]
    words = model.word_vectors(*tokens)
    ids = tokens.ids[1:]
    expected = table(folder)[ids, :WORD_COLUMNS].sum(axis=0)
    assert words.shape == (2, WORD_COLUMNS)
    assert words[1] == pytest.approx(expected / np.linalg.norm(expected), abs=1e-5)


def test_tokens_survive_packing(model: StaticModel) -> None:
    """Packed tokens hold ids and word starts."""
    packed = model.pack(["Syria sirya"])[0]
    tokens = Tokens.of_packed(packed)
    assert tokens.starts.sum() == 2
    assert tokens.ids.max() < model.token_count


def test_translations_are_near(model: StaticModel) -> None:
    """Words of one meaning have one vector across scripts."""
    words = model.word_vectors(*model.tokenize(["president الرئيس Syria"])[0])
    assert words[0] @ words[1] == pytest.approx(1, abs=1e-5)
    assert words[0] @ words[2] < 0.8


def test_a_missing_or_damaged_model_is_told(tmp_path: Path, folder: Path) -> None:
    """A folder that is not there and weights that are cut off are problems with words."""
    with pytest.raises(ModelProblem, match="no model at"):
        StaticModel.load(tmp_path / "none")
    for name in ("tokenizer.json", "config.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    weights = (folder / "weights.safetensors").read_bytes()
    (tmp_path / "weights.safetensors").write_bytes(weights[:-100])
    with pytest.raises(ModelProblem, match="cannot be read"):
        StaticModel.load(tmp_path)


def test_the_bundled_model_needs_no_torch(folder: Path) -> None:
    """Loading it and embedding with it imports neither torch nor transformers nor tokenizers."""
    program = (
        "import sys; from pathlib import Path\n"
        "from index.embedding.static_model import StaticModel\n"
        "StaticModel.load(Path(sys.argv[1])).embed_queries(['Syria'])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'tokenizers'}\n"
        "print(*(heavy & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
