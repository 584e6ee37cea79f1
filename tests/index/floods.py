"""A small library about floods for tests of what asks many things at once."""

from __future__ import annotations

from pathlib import Path

from index.embedding.static_model import StaticModel
from tests.index.embedding.model_folder import make_model_folder

FLOOD = "river flooded fields"
ENGLISH = ["The river flooded the fields.", "Nobody sang.", "Farmers slept."]
ARABIC = ["فاض النهر وأغرق الحقول.", "غنى الناس."]
LATER = ["Again the river flooded fields.", "Dogs bark."]
GROUPS = [("river", "النهر"), ("flooded", "أغرق", "فاض"), ("fields", "الحقول")]


def flood_model(folder: Path) -> StaticModel:
    """A model that knows the words of these texts."""
    texts = [*ENGLISH, *ARABIC, *LATER, FLOOD]
    return StaticModel.load(make_model_folder(folder, texts, GROUPS))
