"""What a person adds to a text: marks, notes, tags, states, and how surely they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class AnnotationKind(StrEnum):
    HIGHLIGHT = "highlight"  # some words, marked in a colour
    PASSAGE = "passage"  # a whole paragraph that was judged, tagged or noted; nothing is painted


class MarkColour(StrEnum):
    """Keys of the colours of highlights, in the order of the keys 1 to 8; people name them."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"
    PURPLE = "purple"
    TEAL = "teal"
    GREY = "grey"


class ReviewState(StrEnum):
    """What a person decided about a document or a passage."""

    UNREAD = "unread"
    RELEVANT = "relevant"
    NOT_RELEVANT = "not"
    CHECK = "check"


class AnchorState(StrEnum):
    """How well the place of an annotation is known after its document has changed."""

    SURE = "sure"
    DOUBTFUL = "doubtful"  # a place is proposed; the person has not confirmed it
    ORPHAN = "orphan"  # no place is known; the old text and the old place are kept


class Place(NamedTuple):
    """A place between two characters of a document."""

    paragraph: int  # number of the paragraph, from 0
    offset: int  # in code points of its original text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What an annotation is about, in its original form; paragraphs are joined by a line feed."""

    exact: str
    prefix: str = ""  # what stands before it, up to anchoring.quoting.CONTEXT_LENGTH code points
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A mark of a person in a text. ``start`` and ``end`` hold for ``text_version`` alone."""

    id: str  # a UUID that it keeps for ever
    kind: AnnotationKind
    colour: MarkColour | None  # None: a passage
    note: str = ""
    tags: tuple[str, ...] = ()  # in the order of their names
    state: ReviewState = ReviewState.UNREAD
    document_id: int | None  # None: the document was deleted
    document_title: str
    document_sha256: str  # of the file that the text was read from
    text_version: str  # fingerprint of the text of all paragraphs, hexadecimal
    quote: Quote
    start: Place
    end: Place  # half-open; in the last paragraph that the annotation reaches into
    page: int | None  # where it starts, from 1
    anchor: AnchorState = AnchorState.SURE
    created_at: str  # ISO 8601, UTC
    changed_at: str  # by the person; a new anchor is no change


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationFilter:
    """Which annotations are asked for; what is left empty admits all."""

    text: str = ""  # looked for in notes, quotes, tags and titles, folded, small typos forgiven
    documents: frozenset[int] = frozenset()
    kinds: frozenset[AnnotationKind] = frozenset()
    colours: frozenset[MarkColour] = frozenset()
    tags: frozenset[str] = frozenset()  # any of them
    states: frozenset[ReviewState] = frozenset()
    anchors: frozenset[AnchorState] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag and how often it is used."""

    name: str
    documents: int
    annotations: int


class TagUse(NamedTuple):
    """What a tag is on."""

    annotations: tuple[str, ...]  # ids
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryReport:
    """What became of the annotations of a document when a new text took its place."""

    batch: int  # hand it to ``annotations.undo_carry_over``
    sure: int = 0
    doubtful: int = 0
    orphan: int = 0
