"""What a library answers with: the models, the vector index and the search engine on top."""

from __future__ import annotations

import json
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from index.embedding.embedder import Embedder
from index.embedding.glosses import Glosser
from index.embedding.static_model import StaticModel
from index.embedding.transformer_model import TransformerModel
from index.folder import OpenFolder
from index.problems import ModelProblem
from index.search.engine import SearchEngine
from index.store import meta, models, vectors
from index.store.models import Model, NewModel
from index.store.vectors import ModelVectors
from index.vectors.vector_index import VectorIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """The active model with its index, as long as it is the active one."""

    model: Model
    embedder: Embedder
    index: VectorIndex
    engine: SearchEngine


class Answering:
    """Loaded when first asked for, so that a library opens at once. Safe for many threads."""

    def __init__(self, opened: OpenFolder, model_folder: Path) -> None:
        self._opened = opened
        self._model_folder = model_folder
        self._loading = threading.RLock()
        self._static: StaticModel | None = None
        self._glosser: Glosser | None = None
        self._loaded: _Loaded | None = None
        self._others: dict[Path, Embedder] = {}  # by folder; a transformer has a process

    def static(self) -> StaticModel:
        """The bundled model: its words serve every library. Raises ``ModelProblem``."""
        with self._loading:
            self._static = self._static or StaticModel.load(self._model_folder)
            return self._static

    def glosser(self) -> Glosser:
        """Glosses by the bundled model. Raises ``ModelProblem``."""
        with self._loading:
            self._glosser = self._glosser or Glosser(self.static(), self._model_folder)
            return self._glosser

    def engine(self) -> SearchEngine:
        """The engine over the active model. Raises ``ModelProblem``."""
        return self._ready().engine

    def active(self) -> tuple[Model, Embedder | None]:
        """The active model, and its embedder where it is not the bundled model.

        Raises ``ModelProblem`` ``model_differs`` where the library was made with another bundled
        model than the program now has.
        """
        with self._opened.connections.read() as connection:
            model = models.active(connection)
            tokens_model = meta.read(connection, "tokens_model")
        static = self.static()
        made_with = [tokens_model, *([model.name] if model.folder is None else [])]
        for name in made_with:
            if name != static.name:
                raise ModelProblem("model_differs", static.name, str(name))
        return model, self._embedder(model)

    def _embedder(self, model: Model) -> Embedder | None:
        if model.folder is None:
            return None
        embedder = self._other(Path(model.folder))
        if embedder.name != model.name:
            raise ModelProblem("model_differs", embedder.name, model.name)
        return embedder

    def _other(self, folder: Path) -> Embedder:
        """The model of a folder, loaded once."""
        with self._loading:
            if folder not in self._others:
                self._others[folder] = _load(folder)
            return self._others[folder]

    def candidate(self, folder: Path | None) -> tuple[NewModel, Embedder | None]:
        """A model that the library could have. Raises ``ModelProblem``."""
        folder = None if folder is None else folder.absolute()
        embedder = self.static() if folder is None else self._other(folder)
        new = NewModel(
            name=embedder.name,
            folder=None if folder is None else str(folder),
            dimension=embedder.dimension,
            kind="static" if isinstance(embedder, StaticModel) else "transformer",
        )
        return new, None if folder is None else embedder

    def _ready(self) -> _Loaded:
        with self._loading:
            if self._loaded is None:
                model, other = self.active()
                embedder = other or self.static()
                index = self._open_index(model)
                engine = SearchEngine(
                    read=self._opened.connections.read,
                    model=self.static(),
                    embedder=embedder,
                    model_id=model.id,
                    vectors=index,
                )
                self._loaded = _Loaded(model=model, embedder=embedder, index=index, engine=engine)
            return self._loaded

    def _open_index(self, model: Model) -> VectorIndex:
        with self._opened.connections.read() as connection:
            generation = meta.read(connection, "generation")
            assert generation is not None
            return VectorIndex.open(
                self._opened.cache,
                generation=generation,
                model=model.name,
                dimension=model.dimension,
                source=ModelVectors(connection, model.id),
            )

    def catch_up(self) -> None:
        """Let the index take in what was committed; one that is not loaded has no need."""
        with self._loading:
            loaded = self._loaded
        if loaded is not None:
            with self._opened.connections.read() as connection:
                loaded.index.catch_up(ModelVectors(connection, loaded.model.id))

    def seal_if_worth_it(self) -> None:
        """Write the index's cache when much has changed, and forget the log that it holds."""
        with self._loading:
            loaded = self._loaded
        if loaded is None or not loaded.index.worth_sealing:
            return
        self._opened.connections.checkpoint()  # the cache may not know more than the disk
        with self._opened.connections.read() as connection:
            loaded.index.seal(ModelVectors(connection, loaded.model.id))
        with self._opened.connections.write() as connection:
            vectors.trim_log(connection, loaded.index.sealed_seq)

    def renew(self, *, drop_cache: bool = False) -> None:
        """Answer with what is active and written now. Searches under way end with the old."""
        with self._loading:
            before, self._loaded = self._loaded, None
            if drop_cache:
                shutil.rmtree(self._opened.cache, ignore_errors=True)
                self._opened.cache.mkdir(exist_ok=True)
            if before is not None:
                self._ready()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the vector index and its cache, in sentences."""
        try:
            loaded = self._ready()
        except ModelProblem as problem:
            return (str(problem),)
        self.catch_up()
        with self._opened.connections.read() as connection:
            there = vectors.count(connection, loaded.model.id)
        found = []
        if len(loaded.index) != there:
            found.append(f"The vector index holds {len(loaded.index)} of {there} vectors.")
        if not loaded.index.intact():
            found.append("The file of the vector index was changed.")
        return tuple(found)

    def close(self) -> None:
        """Wait for what the engine still reads; its connections are closed already."""
        with self._loading:
            loaded, self._loaded = self._loaded, None
            others, self._others = self._others, {}
        if loaded is not None:
            loaded.engine.close()
        for embedder in others.values():
            if isinstance(embedder, TransformerModel):
                embedder.close()


def _load(folder: Path) -> Embedder:
    """A model of any kind. Raises ``ModelProblem``."""
    if not folder.is_dir():
        raise ModelProblem("model_missing", str(folder))
    if _is_static(folder):
        return StaticModel.load(folder)
    return TransformerModel.load(folder)


def _is_static(folder: Path) -> bool:
    """Whether a folder holds a model like the bundled one."""
    try:
        return "word_columns" in json.loads((folder / "config.json").read_bytes())
    except (OSError, ValueError, TypeError):
        return False
