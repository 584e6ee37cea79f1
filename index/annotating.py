"""What people add to the texts of a library: highlights, notes, tags and states of passages."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

from index import reanchoring
from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    AnnotationKind,
    CarryReport,
    Changes,
    MarkColour,
    Place,
    ReviewState,
)
from index.problems import LibraryProblem, QueryProblem
from index.search.query import parse_pieces
from index.store import annotations, documents, hashes, paragraphs, tags
from index.store.connection import Connections
from index.text.matching import matches, share_of

_HALF = 0.5
_MOST_ANSWERING = 50
KEPT_AFTER_DELETION = timedelta(days=30)


def now() -> str:
    """This moment as the library writes it: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Annotations:
    """The annotations of an open library. Every method may be called from any thread.

    Whatever a person does to annotations is one call of ``revise``, and so is undoing it: hand
    over what they were before.
    """

    def __init__(self, connections: Connections, tell: Callable[[Changes], None]) -> None:
        self._connections = connections
        self._tell = tell

    # Reading ---------------------------------------------------------------------------------

    def find(self, wanted: AnnotationFilter | None = None) -> tuple[Annotation, ...]:
        """The annotations that pass a filter, or all: by document, in reading order."""
        wanted = wanted or AnnotationFilter()
        with self._connections.read() as connection:
            found = tuple(annotations.select(connection, wanted))
        if not wanted.text.strip():
            return found
        asked = matches(wanted.text)
        return tuple(annotation for annotation in found if asked(_texts(annotation)))

    def answering(self, query: str) -> tuple[Annotation, ...]:
        """Annotations whose note or tags hold at least half of a query's words, most first.

        Filters of the query do not count: a note is the person's own, whatever it stands on.
        """
        try:
            asked = parse_pieces(query).text
        except QueryProblem:
            return ()
        share = share_of(asked)
        with self._connections.read() as connection:
            noted = annotations.with_words(connection)
            said = [(a, " ".join((a.note, *a.tags))) for a in noted]
        held = [(share(text), place, a) for place, (a, text) in enumerate(said)]
        best = sorted((each for each in held if each[0] >= _HALF), key=lambda e: (-e[0], e[1]))
        return tuple(annotation for *_, annotation in best[:_MOST_ANSWERING])

    def of_document(self, document_id: int) -> tuple[Annotation, ...]:
        """The annotations of a document in reading order."""
        return self.find(AnnotationFilter(documents=frozenset({document_id})))

    def get(self, id_: str) -> Annotation:
        """One annotation. Raises ``LibraryProblem`` ``annotation_missing``."""
        with self._connections.read() as connection:
            found = annotations.get_many(connection, [id_])
        if id_ not in found:
            raise LibraryProblem("annotation_missing")
        return found[id_]

    def passage(self, document_id: int, number: int) -> Annotation:
        """The annotation of a whole paragraph: a new one, not yet written, where there is none.

        Raises ``LibraryProblem`` ``document_missing`` or ``place_missing``.
        """
        with self._connections.read() as connection:
            known = annotations.passages(connection, document_id).get(number)
            if known is not None:
                return known
            (paragraph,) = paragraphs.of_document(connection, document_id, number, 1) or (None,)
            if paragraph is None:
                raise LibraryProblem("place_missing")
            start, end = Place(number, 0), Place(number, len(paragraph.text))
            return _new(connection, document_id, start, end, None)

    def passage_states(self) -> dict[tuple[int, int], ReviewState]:
        """The states of passages that are not unread, by document and number of paragraph."""
        with self._connections.read() as connection:
            return annotations.passage_states(connection)

    # Writing ---------------------------------------------------------------------------------

    def add(  # noqa: PLR0913  a mark has that many sides
        self,
        document_id: int,
        start: Place,
        end: Place,
        *,
        colour: MarkColour,
        note: str = "",
        tags: Iterable[str] = (),
    ) -> Annotation:
        """Highlight a range of a document, half-open.

        Raises ``LibraryProblem`` ``document_missing``, or ``place_missing`` for a range that is
        empty or not in the text.
        """
        with self._connections.read() as connection:
            new = _new(connection, document_id, start, end, colour)
        self.revise({new.id: replace(new, note=note, tags=tuple(tags))})
        return self.get(new.id)

    def revise(self, wanted: Mapping[str, Annotation | None]) -> dict[str, Annotation | None]:
        """Make annotations be as given, by id, and return what they were: hand that over to undo.

        None deletes; an annotation that is not there is written, or brought back where it was
        deleted. Of one that is there, colour, note, tags and state change, its place does not.
        Raises ``LibraryProblem`` ``document_missing`` for a new one whose document is gone.
        """
        time = now()
        with self._connections.write() as connection:
            there = annotations.get_many(connection, wanted)
            before = {id_: there.get(id_) for id_ in wanted}
            gone = [id_ for id_, annotation in wanted.items() if annotation is None]
            annotations.delete(connection, gone, time)
            for annotation in filter(None, wanted.values()):
                _write(connection, annotation, time)
        self._tell(Changes(annotations=True))
        return before

    def judge(
        self, states: Mapping[tuple[int, int], ReviewState]
    ) -> dict[tuple[int, int], ReviewState]:
        """Set the states of passages, by document and number of paragraph; returns what they were.

        A passage that is unread again, and has neither note nor tag, is no annotation any more.
        Raises ``LibraryProblem`` ``document_missing`` or ``place_missing``.
        """
        passages = {place: self.passage(*place) for place in states}
        revision: dict[str, Annotation | None] = {}
        for place, passage in passages.items():
            bare = states[place] is ReviewState.UNREAD and not passage.note and not passage.tags
            revision[passage.id] = None if bare else replace(passage, state=states[place])
        self.revise(revision)
        return {place: passage.state for place, passage in passages.items()}

    def purge(self) -> None:
        """Delete for good what was deleted long ago."""
        with self._connections.write() as connection:
            annotations.purge(connection, (datetime.now(UTC) - KEPT_AFTER_DELETION).isoformat())

    # Anchors -----------------------------------------------------------------------------------

    def carry_over(self, old_document: int, new_document: int) -> CarryReport:
        """Give the annotations of a document to another, as the import of a next version does.

        Each is sure, doubtful or an orphan there; none is lost. What stood where in the old text
        tells most, so it must still be there. Raises ``LibraryProblem`` ``document_missing``.
        """
        with self._connections.write() as connection:
            old, new = (
                reanchoring.document_of(connection, old_document),
                reanchoring.document_of(connection, new_document),
            )
            report = reanchoring.carry_over(connection, old, new, now())
        self._tell(Changes(annotations=True))
        return report

    def carried(self, document_ids: Iterable[int]) -> CarryReport:
        """What became of the annotations that documents brought along which just came in.

        They are those of earlier versions, and those that were left when the file was deleted.
        """
        wanted = AnnotationFilter(documents=frozenset(document_ids))
        found = self.find(wanted) if wanted.documents else ()
        count = Counter(annotation.anchor for annotation in found)
        return CarryReport(
            batch=0,
            sure=count[AnchorState.SURE],
            doubtful=count[AnchorState.DOUBTFUL],
            orphan=count[AnchorState.ORPHAN],
        )

    def undo_carry_over(self, batch: int) -> None:
        """Give the annotations of a ``CarryReport`` the anchors back that they had."""
        with self._connections.write() as connection:
            annotations.undo_batch(connection, batch)
        self._tell(Changes(annotations=True))

    def confirm(self, ids: Iterable[str]) -> dict[str, Annotation]:
        """Make doubtful annotations sure where they are proposed; returns what they were."""
        with self._connections.write() as connection:
            found = annotations.get_many(connection, ids)
            doubtful = {id_: a for id_, a in found.items() if a.anchor is AnchorState.DOUBTFUL}
            sure = [reanchoring.confirmed(connection, a) for a in doubtful.values()]
            reanchoring.write_anchors(connection, sure, now())
        self._tell(Changes(annotations=True))
        return doubtful

    def attach(self, id_: str, document_id: int, start: Place, end: Place) -> dict[str, Annotation]:
        """Put an annotation where the person says; returns what it was.

        Raises ``LibraryProblem`` ``annotation_missing``, ``document_missing``, ``place_missing``.
        """
        before = self.get(id_)
        with self._connections.write() as connection:
            document = reanchoring.document_of(connection, document_id)
            after = reanchoring.placed(connection, before, document, start, end)
            reanchoring.write_anchors(connection, [after], now())
        self._tell(Changes(annotations=True))
        return {id_: before}

    def put_back(self, anchors: Mapping[str, Annotation]) -> dict[str, Annotation]:
        """Give annotations the anchors of these copies of them; returns what they were.

        This undoes ``confirm`` and ``attach``. A copy whose document is gone becomes an orphan.
        """
        with self._connections.write() as connection:
            before = annotations.get_many(connection, anchors)
            there = documents.get_many(
                connection, (a.document_id for a in anchors.values() if a.document_id is not None)
            )
            wanted = [
                annotation
                if annotation.document_id in there
                else replace(annotation, document_id=None)
                for annotation in anchors.values()
            ]
            reanchoring.write_anchors(connection, wanted, now())
        self._tell(Changes(annotations=True))
        return before

    # Names of colours --------------------------------------------------------------------------

    def colour_names(self) -> dict[MarkColour, str]:
        """The names that the person gave to colours; the others have none."""
        with self._connections.read() as connection:
            return annotations.colour_names(connection)

    def name_colour(self, colour: MarkColour, name: str) -> None:
        """Give a colour a name that says what it means; an empty one takes the name away."""
        with self._connections.write() as connection:
            annotations.name_colour(connection, colour, _clean(name).strip())
        self._tell(Changes(annotations=True))


def clean_tag(name: str) -> str:
    """A tag as it is kept: without what cannot be seen at its ends, spaces single."""
    return " ".join(_clean(name).split())


def _clean(text: str) -> str:
    """Text without what UTF-8 cannot hold: half of a surrogate pair, as a field may give it."""
    return text.encode("utf-8", "ignore").decode()


def _texts(annotation: Annotation) -> tuple[str, ...]:
    """Where the text of a filter is looked for."""
    quote = annotation.quote.exact
    return (annotation.note, quote, " ".join(annotation.tags), annotation.document_title)


def _write(connection: Connection, annotation: Annotation, time: str) -> None:
    annotations.restore(connection, [annotation.id])
    if not annotations.get_many(connection, [annotation.id]):
        if annotation.document_id is not None:
            reanchoring.document_of(connection, annotation.document_id)
        annotations.insert(connection, annotation)
    kept = dict.fromkeys(filter(None, map(clean_tag, annotation.tags)))
    tags.set_on_annotations(connection, {annotation.id: kept})
    annotations.update(connection, annotation, _clean(annotation.note), time)


def _new(
    connection: Connection, document_id: int, start: Place, end: Place, colour: MarkColour | None
) -> Annotation:
    """An annotation that is not yet written; a colour makes it a highlight."""
    document = reanchoring.document_of(connection, document_id)
    quote = reanchoring.quote_at(connection, document, start, end)
    time = now()
    return Annotation(
        id=str(uuid.uuid4()),
        kind=AnnotationKind.PASSAGE if colour is None else AnnotationKind.HIGHLIGHT,
        colour=colour,
        document_id=document_id,
        document_title=document.title,
        document_sha256=document.sha256,
        text_version=hashes.text_version(connection, document_id),
        quote=quote,
        start=start,
        end=end,
        page=paragraphs.page(connection, document_id, start.paragraph),
        anchor=AnchorState.SURE,
        created_at=time,
        changed_at=time,
    )
