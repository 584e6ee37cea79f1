"""The export: other readers of static embeddings give the program's paragraph vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedding.export import export_model, unpacked_table
from index.embedding.static_model import StaticModel
from index.problems import ModelProblem
from tests.index.embedding.model_folder import make_model_folder

TEXTS = (
    "the president spoke",
    "تحدّثَ الرئيس أمس",
    "中国经济 2017",
    "می‌روم ۲۰۱۷",
    "हिन्दी भाषा",
    "",
    "— !",
)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A small model folder that knows the words of ``TEXTS``."""
    return make_model_folder(tmp_path / "model", TEXTS)


def _same_vectors(found: np.ndarray, model: Path) -> None:
    expected = StaticModel.load(model).embed_queries(TEXTS)
    full = np.linalg.norm(expected, axis=1) > 0
    assert full.sum() == 5
    assert (found * expected).sum(axis=1)[full].min() >= 0.9999
    assert not found[~full].any()


def test_model2vec_gives_the_same_vectors(model: Path, tmp_path: Path) -> None:
    """``model2vec`` reads the exported folder; its vectors are those of the program."""
    model2vec = pytest.importorskip("model2vec")
    export_model(model, tmp_path / "plain")
    _same_vectors(model2vec.StaticModel.from_pretrained(tmp_path / "plain").encode(TEXTS), model)


@pytest.mark.filterwarnings("ignore")
def test_sentence_transformers_gives_the_same_vectors(model: Path, tmp_path: Path) -> None:
    """``SentenceTransformer(folder)`` does so too."""
    library = pytest.importorskip("sentence_transformers")
    export_model(model, tmp_path / "plain")
    reader = library.SentenceTransformer(str(tmp_path / "plain"), device="cpu")
    _same_vectors(reader.encode(list(TEXTS)), model)


def test_leaves_a_folder_with_files_alone(model: Path, tmp_path: Path) -> None:
    """A target that holds something is refused and stays as it is."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ModelProblem, match="exists already"):
        export_model(model, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_refuses_what_is_not_a_model(tmp_path: Path) -> None:
    """A folder without weights is told to be damaged."""
    with pytest.raises(ModelProblem, match="cannot be read"):
        unpacked_table(tmp_path)
