"""Searches and lists of terms that a person keeps, and what is new since they looked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from index.documents import Changes, SavedSearch, WatchBy, WatchList
from index.jobs import Work
from index.problems import LibraryProblem, QueryProblem
from index.search.engine import SearchEngine
from index.store import searches
from index.store.connection import Connections


class Searches:
    """Saved searches of an open library, for any thread.

    What changes something returns what was: hand that over to undo it.
    """

    def __init__(
        self,
        connections: Connections,
        engine: Callable[[], SearchEngine],
        tell: Callable[[Changes], None],
    ) -> None:
        self._connections = connections
        self._engine = engine
        self._tell = tell

    def every(self) -> tuple[SavedSearch, ...]:
        """All saved searches in the order in which they were saved."""
        with self._connections.read() as connection:
            return searches.every(connection)

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name; what it finds now counts as seen."""
        with self._connections.write() as connection:
            new = SavedSearch(
                id=0,
                name=name.strip() or query,
                query=query,
                created_at=datetime.now(UTC).isoformat(timespec="seconds"),
                seen=searches.newest_paragraph(connection),
            )
            new = replace(new, id=searches.insert(connection, new))
        self._tell(Changes(searches=True))
        return new

    def rename(self, search_id: int, name: str) -> SavedSearch:
        """Give a search another name; returns it as it was. Raises ``LibraryProblem``."""
        with self._connections.write() as connection:
            before = _known(searches.get(connection, search_id), search_id)
            searches.rename(connection, search_id, name.strip() or before.query)
        self._tell(Changes(searches=True))
        return before

    def delete(self, search_id: int) -> SavedSearch:
        """Remove a search; returns it as it was. Raises ``LibraryProblem``."""
        with self._connections.write() as connection:
            before = _known(searches.get(connection, search_id), search_id)
            searches.delete(connection, search_id)
        self._tell(Changes(searches=True))
        return before

    def restore(self, before: SavedSearch) -> None:
        """Bring a search back as it was, deleted or changed."""
        with self._connections.write() as connection:
            searches.delete(connection, before.id)
            searches.insert(connection, before)
        self._tell(Changes(searches=True))

    def see(self, search_id: int) -> None:
        """The person looks at a search: what it finds is no longer new."""
        with self._connections.write() as connection:
            newest = searches.newest_paragraph(connection)
            before = _known(searches.get(connection, search_id), search_id)
            searches.see(connection, search_id, newest)
        if before.seen != newest:
            self._tell(Changes(searches=True))

    def new_counts(self, work: Work | None = None) -> dict[int, int]:
        """How many passages each search finds that came since the person looked, by its id.

        Only passages count that are likely to answer. Raises ``Cancelled``.
        """
        work = work or Work()
        counts: dict[int, int] = {}
        for search in self.every():
            work.check()
            with self._connections.read() as connection:
                new = searches.documents_since(connection, search.seen)
            counts[search.id] = 0
            if new:
                try:
                    found = self._engine().answers(search.query, documents=new, work=work)
                    counts[search.id] = len(found)
                except QueryProblem:  # saved by an older version with another syntax
                    continue
        return counts

    # Lists of terms -----------------------------------------------------------------------------

    def lists(self) -> tuple[WatchList, ...]:
        """All lists of terms, in the order of their names."""
        with self._connections.read() as connection:
            return searches.lists(connection)

    def keep_list(self, name: str, terms: Sequence[str], by: WatchBy) -> None:
        """Keep a list of terms; one of the same name is replaced."""
        with self._connections.write() as connection:
            searches.keep_list(connection, name, terms, by)
        self._tell(Changes(searches=True))

    def delete_list(self, name: str) -> None:
        """Remove a list of terms."""
        with self._connections.write() as connection:
            searches.delete_list(connection, name)
        self._tell(Changes(searches=True))


def _known(found: SavedSearch | None, search_id: int) -> SavedSearch:
    if found is None:
        raise LibraryProblem("search_missing", str(search_id))
    return found
