"""Documents that a person deleted: put aside, brought back, or deleted for good by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from index import maintenance
from index.annotating import now
from index.answering import Answering
from index.documents import Changes, TrashedDocument
from index.folder import OpenFolder
from index.jobs import Work
from index.originals import Originals
from index.preparing import Preparers
from index.problems import LibraryProblem
from index.store import annotations, contents, documents, trash


class Trash:
    """The trash of an open library, for any thread.

    Rows and copies of the files stay until ``empty``: putting aside and bringing back take an
    instant, whatever the size, wait for no import, and lose nothing.
    """

    def __init__(
        self,
        opened: OpenFolder,
        answering: Answering,
        preparers: Callable[[int], Preparers],
        changing: AbstractContextManager[object],
        tell: Callable[[Changes], None],
    ) -> None:
        self._opened = opened
        self._connections = opened.connections
        self._answering = answering
        self._preparers = preparers
        self._changing = changing
        self._tell = tell

    def documents(self) -> tuple[TrashedDocument, ...]:
        """What was put aside, newest first, without what went along with it."""
        with self._connections.read() as connection:
            return trash.listed(connection)

    def put(self, document_ids: Iterable[int]) -> None:
        """Put documents aside, with their earlier versions and what came inside.

        They are in no list and are found by no search; their annotations become orphans. Raises
        ``LibraryProblem`` ``document_missing`` when one is not there; none is put aside then.
        """
        wanted = list(document_ids)
        with self._connections.write() as connection:
            for missing in sorted(set(wanted) - documents.get_many(connection, wanted).keys()):
                raise LibraryProblem("document_missing", str(missing))
            family = documents.family(connection, wanted)
            trash.put(connection, family, now())
            annotations.let_go(connection, family)
        self._tell(Changes(documents=True, annotations=True))

    def restore(self, document_ids: Iterable[int]) -> tuple[int, ...]:
        """Bring documents back as they were, what went along with them, and what they came in.

        Returns the ids of all that came back.

        Raises ``LibraryProblem`` ``document_came_again`` where the same file was imported
        meanwhile, and ``trash_emptied`` where nothing of them is left; nothing changes then.
        """
        with self._connections.write() as connection:
            wanted = trash.batches_with(connection, document_ids)
            again = trash.come_again(connection, wanted)
            if again is not None:
                raise LibraryProblem("document_came_again", again)
            back = trash.take_out(connection, wanted)
            if not back:
                raise LibraryProblem("trash_emptied")
        self._tell(Changes(documents=True, annotations=True))
        return tuple(back)

    def empty(self, *, work: Work | None = None) -> int:
        """Delete for good all that was put aside; returns how many documents that were."""
        with self._connections.read() as connection:
            listed = len(trash.listed(connection))
            ids = trash.ids(connection)
        if ids:
            self.delete(ids, work=work)
        return listed

    def delete(self, document_ids: Iterable[int], *, work: Work | None = None) -> None:
        """Delete documents for good, as ``Library.delete`` says."""
        ids = list(document_ids)
        with self._changing, self._preparers(1) as preparers:
            with self._connections.write() as connection:
                family = documents.family(connection, ids)
                for missing in sorted(set(ids) - set(family)):
                    raise LibraryProblem("document_missing", str(missing))
                copies = {name for name, _ in documents.originals(connection, family).values()}
                terms = maintenance.terms_of(connection, preparers, family, work or Work())
                contents.delete(connection, family, terms)
                copies -= {name for name in copies if documents.holds_original(connection, name)}
            Originals(self._opened.folder.originals).remove(copies)
            self._answering.catch_up()
        self._tell(Changes(documents=True))
