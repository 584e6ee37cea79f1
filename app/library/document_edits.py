"""What a person does to documents: into the trash and back, into collections and out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.annotations.edits import Edit, Edits
from app.session import Session
from app.translation import translate
from app.wording import documents_count, isolated, line
from index.documents import Document

if TYPE_CHECKING:
    from index.library import Library

_Ids = tuple[int, ...]
Collected = Mapping[str, _Ids | None]


class _Aside(NamedTuple):
    """Documents that are to be in the trash, or no more."""

    ids: _Ids
    aside: bool


def put_aside(library: Library, wanted: _Aside) -> _Aside:
    """Put documents into the trash, or bring them back: an edit's ``apply``."""
    if wanted.aside:
        library.trash.put(wanted.ids)
    else:
        library.trash.restore(wanted.ids)
    return wanted._replace(aside=not wanted.aside)


def collect(
    library: Library, value: Collected | Callable[[Library], Collected]
) -> Collected | Callable[[Library], Collected]:
    """Change collections, or make them be as given: an edit's ``apply``."""
    return value(library) if callable(value) else library.collecting.revise(value)


class DocumentEdits(QObject):
    """Each can be undone. ``said``: what was done, to be told; ``deleting``: ids of documents."""

    said = Signal(str)
    deleting = Signal(tuple)

    def __init__(self, session: Session, edits: Edits, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._edits = edits
        self._window = window

    # The trash --------------------------------------------------------------------------------

    def delete(self, documents: Sequence[Document]) -> None:
        """Put documents into the trash."""
        ids = tuple(document.id for document in documents)
        if ids:
            self.deleting.emit(ids)
            self._edits.do(
                Edit(translate("DocumentEdits", "deletion"), put_aside, _Aside(ids, True))
            )
            words = translate("DocumentEdits", "In the trash: {documents}. Undo brings them back.")
            what = documents_count(len(ids)) if len(ids) > 1 else isolated(documents[0].title)
            self.said.emit(line(words.format(documents=what)))

    def restore(self, document_id: int) -> None:
        """Bring a document back from the trash."""
        wanted = _Aside((document_id,), False)
        self._edits.do(Edit(translate("DocumentEdits", "restoring"), put_aside, wanted))

    # Collections ------------------------------------------------------------------------------

    def offer_collections(self, documents: Sequence[Document], at: QPoint) -> None:
        """Pop up the collections: those that hold all of the documents are ticked."""
        ids = tuple(document.id for document in documents)
        if ids:
            self._session.run(
                lambda library, _work: dict(library.collections()),
                owner=self,
                key="collections",
                done=lambda known: self._pop_up(known, ids, at),
            )

    def _pop_up(self, known: Mapping[str, _Ids], ids: _Ids, at: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(translate("DocumentEdits", "Collections"))
        for name, held in known.items():
            action = menu.addAction(isolated(name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(set(ids) <= set(held))
            action.toggled.connect(lambda on, name=name: self.collect(name, ids, into=on))
        menu.addSeparator()
        new = menu.addAction(translate("DocumentEdits", "New collection…"))
        new.triggered.connect(lambda _on: self.ask_name(ids))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0] if known else new)

    def collect(self, name: str, ids: _Ids, *, into: bool) -> None:
        """Put documents into a collection, or take them out of it."""

        def change(library: Library) -> Collected:
            collecting = library.collecting
            return collecting.add(name, ids) if into else collecting.remove(name, ids)

        self._do(change)

    def ask_name(self, ids: _Ids = ()) -> None:
        """Let the person name a new collection, for documents or empty."""
        self._ask(
            translate("DocumentEdits", "New collection"),
            "",
            lambda name: self.collect(name, ids, into=True),
        )

    def ask_new_name(self, name: str) -> None:
        """Let the person give a collection another name."""
        self._ask(
            translate("DocumentEdits", "Rename the collection"),
            name,
            lambda new: self.rename(name, new),
        )

    def rename(self, name: str, new: str) -> None:
        """Give a collection another name."""
        self._do(lambda library: library.collecting.rename(name, new))

    def dissolve(self, name: str) -> None:
        """Delete a collection; its documents stay."""
        self._do(lambda library: library.collecting.delete(name))

    def _do(self, change: Callable[[Library], Collected]) -> None:
        self._edits.do(Edit(translate("DocumentEdits", "collections"), collect, change))

    def _ask(self, title: str, name: str, keep: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(translate("DocumentEdits", "Name of the collection"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda text: keep(text) if text.strip() else None)
        dialog.open()
