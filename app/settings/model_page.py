"""Settings of the model: which one embeds the library, another one chosen, the bundled one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QProgressBar

from app.importing.choosing import choose_model
from app.library.upkeep import Upkeep
from app.session import Session
from app.settings.form import Form, button
from app.translation import translate
from app.wording import DOT, isolated, line, number, problem_words, time_left
from index.documents import LibraryInfo
from index.jobs import Progress


class ModelPage(Form):
    """Another model embeds the whole library anew; until that is done the old one answers."""

    def __init__(self, session: Session, upkeep: Upkeep) -> None:
        super().__init__(translate("ModelPage", "Model"))
        self._session, self._upkeep = session, upkeep
        self.which = self.note("")
        self.note(
            translate(
                "ModelPage",
                "The bundled model knows fifteen languages and needs nothing else. A folder of any"
                " SentenceTransformer model can take its place: it is slower, may be better, and"
                " is read from this computer alone.",
            )
        )
        self.choose = button(translate("ModelPage", "Choose a model folder…"), self._ask)
        self.bundled = button(translate("ModelPage", "Back to the bundled model"), self._go_back)
        self.buttons(self.choose, self.bundled)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("ModelPage", "Progress of the embedding"))
        self.add(self.bar)
        self.stop = button(translate("ModelPage", "Stop"), upkeep.cancel)
        self.buttons(self.stop)
        self.said = self.note("")
        upkeep.progressed.connect(self._progressed)
        upkeep.ended.connect(self._ended)
        upkeep.failed.connect(self._failed)
        session.opened.connect(self.refresh)
        session.changed.connect(self.refresh)
        self._ended()

    def refresh(self) -> None:
        """Read which model the library has."""
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.info(), owner=self, key="info", done=self._show
            )

    def _show(self, info: LibraryInfo) -> None:
        words = translate("ModelPage", "This library is embedded with {model}, {count} dimensions.")
        filled = words.format(model=isolated(info.model), count=number(info.dimension))
        self.which.setText(line(filled))

    def _ask(self) -> None:
        choose_model(self.window(), self.embed)

    def embed(self, folder: Path | None) -> None:
        """Embed the library anew with the model of a folder, or the bundled one."""
        self.said.setText("")
        self._upkeep.renew(folder)

    def _go_back(self) -> None:
        self.embed(None)

    def _progressed(self, progress: Progress) -> None:
        self._work(on=True)
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)
        left = progress.seconds_left()
        words = translate("ModelPage", "Embedding the library anew…")
        self.said.setText(line(words if left is None else words + DOT + time_left(left)))

    def _ended(self) -> None:
        self._work(on=False)
        self.said.setText("")
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.said.setText(line(problem_words(error)))

    def _work(self, *, on: bool) -> None:
        self.bar.setVisible(on)
        self.stop.setVisible(on)
        self.choose.setEnabled(not on)
        self.bundled.setEnabled(not on)
