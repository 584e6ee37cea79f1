"""Notices around an article: what a page says of itself, its cookies, its newsletter, its rules.

They are told by their words, in the languages that the libraries of our readers are in. A line is
taken out only where it is nothing else (``is_label``), or where it stands at the end of a page
among others of its kind (``without_notices``); one sentence of an article is worth more than a
page without notices.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.documents import ParagraphKind, ParsedParagraph
from index.importers.html_notice_words import LABELS, PHRASES, POINTERS
from index.text.fold import fold_text

_LONGEST_LABEL = 60
_LONGEST_POINTER = 200
_LONGEST_NOTICE = 450
_LONGEST_BETWEEN = 90  # of a line without such words between two notices
_MOST = 0.3  # of the letters of a page that its notices are, at most

_COUNTED = re.compile(
    r"[\d.,]+ (?:comments?|kommentare?|commentaires?|comentarios?|تعليقا?ت?|תגובות)"
)


def _phrases(listed: str) -> list[str]:
    """The phrases of a list, folded as texts are when they are compared."""
    return [fold_text(phrase.strip()) for phrase in listed.split("|")]


_LABEL_SET = frozenset(_phrases(LABELS))
_POINTER = re.compile(rf"(?:{'|'.join(map(re.escape, _phrases(POINTERS)))})\s?[:：]")
_NOTICE = re.compile("|".join(map(re.escape, _phrases(PHRASES))))
# Alone they are buttons or the place of an advertisement; as headings they may be of a text.
_HEADINGS = frozenset(
    map(fold_text, ("إعلان", "إعلانات", "آگهی", "اشتہار", "topics", "tags", "watch", "listen"))
)
_EDGES = " .:：·•|>»«<…-–—[]()【】!！ـ"


def is_label(text: str) -> bool:
    """Whether a line is nothing but a button, or points to another article."""
    if len(text) > _LONGEST_POINTER:
        return False
    folded = fold_text(text)
    if _POINTER.match(folded):
        return True
    bare = folded.strip(_EDGES)
    if not any(map(str.isalnum, bare)):
        return True  # a line that parts what is above from what is below
    short = len(text) <= _LONGEST_LABEL
    return short and (bare in _LABEL_SET or _COUNTED.fullmatch(bare) is not None)


def is_notice(text: str) -> bool:
    """Whether a paragraph speaks of the page to who reads it."""
    return len(text) <= _LONGEST_NOTICE and _NOTICE.search(fold_text(text)) is not None


def without_notices(found: Sequence[ParsedParagraph]) -> tuple[ParsedParagraph, ...]:
    """Paragraphs of a page without labels, and without the notices at its end.

    Where most of the page would go it is a page about such things, and all of it stays.
    """
    kept = [paragraph for paragraph in found if not _is_dropped(paragraph)]
    end = len(kept)
    place = end - 1
    while place > 0 and (place >= end - 2 or is_notice(kept[place].text)):
        text = kept[place].text
        if is_notice(text):
            end = place
        elif len(text) > _LONGEST_BETWEEN or kept[place].kind is ParagraphKind.CAPTION:
            break
        place -= 1
    kept = kept[:end]
    return tuple(kept) if _length(kept) >= (1 - _MOST) * _length(found) else tuple(found)


def _is_dropped(paragraph: ParsedParagraph) -> bool:
    if paragraph.kind in {ParagraphKind.TABLE, ParagraphKind.FOOTNOTE}:
        return False
    if paragraph.kind is ParagraphKind.HEADING:
        heads_a_text = fold_text(paragraph.text).strip(_EDGES) in _HEADINGS
        if paragraph.level == 1 or heads_a_text:
            return False
    return is_label(paragraph.text)


def _length(found: Sequence[ParsedParagraph]) -> int:
    return sum(len(paragraph.text) for paragraph in found)
