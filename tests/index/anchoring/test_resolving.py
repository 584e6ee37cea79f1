"""Promises about where a mark stands after its text has changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.anchoring.keys import KeyedDocument, QuoteKeys, key_map, key_of
from index.anchoring.quoting import quote_of
from index.anchoring.resolving import Resolution, Successor, resolve
from index.documents import AnchorState, Place, Quote

ARABIC = [
    "فيضان النهر الكبير",
    "فاض النهر في الليل وأغرق الحقول القريبة من القرية، ولم يستطع أحد أن يوقفه.",
    "قال المزارعون إنهم خسروا محصول القمح كله في عام 2017، وإن الخسائر بلغت ١٢٠٠ دينار للأسرة.",
    "وقالت الحكومة إنها ستعوض الأسر المتضررة قبل نهاية السنة.",
]
PERSIAN = [
    "کتاب‌های قدیمی در کتابخانهٔ شهر پیدا شدند و پژوهشگران می‌خواهند آن‌ها را بخوانند.",
    "مدیر کتابخانه گفت که نسخه‌ها از سدهٔ هفتم هستند و هیچ‌کس آن‌ها را ندیده بود.",
]
HEBREW = [
    "הנהר עלה על גדותיו בלילה והציף את השדות הסמוכים לכפר, ואיש לא יכול היה לעצור אותו.",
    'החקלאים אמרו כי איבדו את יבול החיטה כולו, וכי צה"ל סייע בפינוי 40 משפחות.',
]
ENGLISH = [
    "The river rose during the night and flooded the fields near the village 😀 in the valley.",
    "Farmers said that they had lost the whole wheat harvest of 2017, and 1,200 sheep with it.",
    "The government said that it would pay families before the end of the year.",
]
MARKED = [
    (ARABIC, "خسروا محصول القمح كله"),
    (ARABIC, "بلغت ١٢٠٠ دينار للأسرة"),
    (PERSIAN, "کتاب‌های قدیمی در کتابخانهٔ شهر"),
    (PERSIAN, "پژوهشگران می‌خواهند آن‌ها را بخوانند"),
    (HEBREW, "והציף את השדות הסמוכים"),
    (HEBREW, 'צה"ל סייע בפינוי 40 משפחות'),
    (ENGLISH, "flooded the fields near the village 😀"),
    (ENGLISH, "lost the whole wheat harvest of 2017,"),
]
CASES = pytest.mark.parametrize(("texts", "words"), MARKED, ids=[words for _, words in MARKED])


def place_of(texts: list[str], words: str) -> tuple[Place, Place]:
    """Where words stand in the one paragraph that holds them."""
    (number,) = [n for n, text in enumerate(texts) if words in text]
    at = texts[number].index(words)
    return Place(number, at), Place(number, at + len(words))


def found(old: list[str], words: str, new: list[str]) -> tuple[AnchorState, str]:
    """What becomes of a mark of ``words`` when a text is replaced, and the words it then has."""
    start, end = place_of(old, words)
    quote = quote_of(old, start, end)
    successor = Successor(old, new)
    by_old_text = successor.resolve(quote, start, end)
    assert_inside(by_old_text, new)
    if by_old_text.start is None or by_old_text.end is None:
        return by_old_text.state, ""
    return by_old_text.state, successor.new.between(by_old_text.start, by_old_text.end)


def assert_inside(result: Resolution, texts: list[str]) -> None:
    """A place, when there is one, is a range of the text that is not empty."""
    if result.start is not None and result.end is not None:
        assert result.start < result.end
        quote_of(texts, result.start, result.end)


def every_letter(function: Callable[[str], str]) -> Callable[[str], str]:
    """A change of a text that turns each character into something else."""
    return lambda text: "".join(map(function, text))


def vowelled(character: str) -> str:
    """An Arabic letter with fatha and shadda, a Hebrew one with qamats."""
    name = unicodedata.name(character, "")
    if name.startswith("ARABIC LETTER"):
        return character + "\u0651\u064e"
    return character + "\u05b8" if name.startswith("HEBREW LETTER") else character


FORMS = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in (*range(0xFB2A, 0xFB4F), *range(0xFB50, 0xFBB2), *range(0xFE80, 0xFEFD))
}

REWRITTEN: dict[str, Callable[[str], str]] = {
    "vowel marks": every_letter(vowelled),
    "NBSP": lambda text: text.replace(" ", "\u00a0"),
    "line breaks": lambda text: text.replace(" ", "\r\n"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "tatweel": lambda text: text.replace("ل", "لـــ"),
    "presentation forms": lambda text: every_letter(lambda c: FORMS.get(c, c))(
        text.replace("لا", "\ufefb").replace("لأ", "\ufef7")
    ),
    "ZWNJ lost": lambda text: text.replace("\u200c", ""),
    "ZWNJ made a space": lambda text: text.replace("\u200c", " "),
    "direction marks": lambda text: text.replace(" ", " \u200f\u2067").replace(".", "\u200e."),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "Persian letters": lambda text: text.replace("ي", "ی").replace("ك", "ک"),
    "Western digits": every_letter(lambda c: str(unicodedata.decimal(c, "")) or c),
    "Arabic digits": every_letter(lambda c: chr(0x660 + int(c)) if c in "0123456789" else c),
    "curly quotes": lambda text: text.replace('"', "”").replace("'", "’"),
    "other comma": lambda text: text.replace("،", ",").replace(", ", "؛ "),
    "capitals": str.upper,
}


@CASES
@pytest.mark.parametrize("way", list(REWRITTEN))
def test_the_same_text_written_otherwise_is_found(texts: list[str], words: str, way: str) -> None:
    """A mark is sure wherever its words are the same to a reader, and covers all of them."""
    new = [REWRITTEN[way](text) for text in texts]
    state, there = found(texts, words, new)
    assert state is AnchorState.SURE
    assert key_of(there) == key_of(words)
    assert there.replace("\u200f\u2067", "").strip() == there.replace("\u200f\u2067", "")


@CASES
def test_paragraphs_move(texts: list[str], words: str) -> None:
    """Paragraphs put in before, behind and in another order move a mark with its words."""
    others = ["A paragraph of another text.", "فقرة من نص آخر.", ""]
    for new in ([*others, *texts], [*texts, *others], [*reversed(texts), *others]):
        assert found(texts, words, new) == (AnchorState.SURE, words)


@CASES
def test_paragraphs_split_and_merge(texts: list[str], words: str) -> None:
    """A mark holds when all paragraphs become one, and when each sentence gets its own."""
    merged = [" ".join(texts)]
    assert found(texts, words, merged) == (AnchorState.SURE, words)
    assert found(merged, words, texts) == (AnchorState.SURE, words)


def test_a_paragraph_may_be_split_inside_a_mark() -> None:
    """The mark then reaches over both parts."""
    words = "محصول القمح كله في عام 2017"
    new = [*ARABIC[:2], *(part.strip() for part in ARABIC[2].split("كله ")), ARABIC[3]]
    new[2] += " كله"
    assert found(ARABIC, words, new) == (AnchorState.SURE, "محصول القمح كله\nفي عام 2017")


def test_a_mark_over_paragraphs_moves_with_them() -> None:
    """As long as the paragraphs stay together it is sure."""
    start, end = Place(0, 60), Place(1, 20)
    quote = quote_of(ENGLISH, start, end)
    moved = Successor(ENGLISH, ["Before.", *ENGLISH]).resolve(quote, start, end)
    assert moved == Resolution(state=AnchorState.SURE, start=Place(1, 60), end=Place(2, 20))
    parted = Successor(ENGLISH, [ENGLISH[0], "Between.", *ENGLISH[1:]]).resolve(quote, start, end)
    assert parted.state is not AnchorState.SURE


@pytest.mark.parametrize(
    ("texts", "words", "old", "new"),
    [
        (ARABIC, "بلغت ١٢٠٠ دينار للأسرة", "١٢٠٠", "١٣٠٠"),
        (ARABIC, "القمح كله في عام 2017", "2017", "2018"),
        (ENGLISH, "wheat harvest of 2017, and 1,200 sheep", "1,200", "1,800"),
        (ENGLISH, "wheat harvest of 2017, and 1,200 sheep", "1,200", "1.200.000"),
        (ENGLISH, "wheat harvest of 2017, and 1,200 sheep", "2017", "20 17"),
        (HEBREW, "סייע בפינוי 40 משפחות", "40", "-40"),
        (ENGLISH, "they had lost the whole wheat", "had lost", "had not lost"),
        (ENGLISH, "government said that it would pay", "would", "would not"),
    ],
)
def test_a_changed_number_or_word_is_never_sure(
    texts: list[str], words: str, old: str, new: str
) -> None:
    """The place is proposed, but it is for the person to say that this is what was marked."""
    state, there = found(texts, words, [text.replace(old, new) for text in texts])
    assert state is AnchorState.DOUBTFUL
    assert new in there


def test_a_number_is_not_cut() -> None:
    """The words of a mark that are now the end of a longer number or word are not sure."""
    old = ["In that year the port handled 20 ships, more than in any year before that one."]
    for new in ("120 ships", "3.20 ships", "20 shipsters"):
        state, _ = found(old, "20 ships", [old[0].replace("20 ships", new)])
        assert state is not AnchorState.SURE, new


def test_what_is_gone_is_an_orphan() -> None:
    """Without its paragraph a mark stands nowhere."""
    assert found(ARABIC, "خسروا محصول القمح كله", [*ARABIC[:2], ARABIC[3]]) == (
        AnchorState.ORPHAN,
        "",
    )
    assert found(ARABIC, "خسروا محصول القمح كله", [])[0] is AnchorState.ORPHAN
    assert found(ARABIC, "خسروا محصول القمح كله", ENGLISH)[0] is AnchorState.ORPHAN


def test_twins_are_told_apart_by_their_context() -> None:
    """Words that stand twice are found where they stood; where nothing tells, they are not sure."""
    old = ["First witness: I saw nothing. It was dark.", "Second witness: I saw nothing. I ran."]
    at = old[1].index("I saw nothing")
    start, end = Place(1, at), Place(1, at + len("I saw nothing"))
    quote = quote_of(old, start, end)
    new = ["Minutes of the hearing.", *(text.replace("was", "WAS") for text in old)]
    moved = Successor(old, new).resolve(quote, start, end)
    assert (moved.state, moved.start) == (AnchorState.SURE, Place(2, at))
    bare = Quote(exact="I saw nothing", prefix="witness: ", suffix=".")
    assert resolve(KeyedDocument(new), bare).state is not AnchorState.SURE


@given(st.text(alphabet='abبםא ֶُّـ‌1,-."צה\U0001f600ﻻñ', max_size=40), st.data())
def test_a_text_finds_itself(text: str, data: st.DataObject) -> None:
    """Whatever is marked in a text is never found elsewhere in the very same text."""
    texts = text.split("-")
    places = [Place(n, at) for n, t in enumerate(texts) for at in range(len(t) + 1)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    if start == end:
        return
    quote = quote_of(texts, start, end)
    result = resolve(KeyedDocument(texts), quote)
    assert_inside(result, texts)
    if result.state is AnchorState.SURE:
        assert result.start is not None
        assert result.end is not None
        assert key_of(KeyedDocument(texts).between(result.start, result.end)) == key_of(quote.exact)


@given(st.text(), st.text(), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_is_taken(exact: str, context: str, texts: list[str]) -> None:
    """No quote and no document is too strange to be looked for."""
    quote = Quote(exact=exact, prefix=context, suffix=context[::-1])
    assert_inside(resolve(KeyedDocument(texts), quote), texts)


@given(st.text())
def test_keys_are_mapped(text: str) -> None:
    """The quick key and the one with a map are the same, and every character has its place."""
    mapped = key_map(text)
    assert mapped.text == key_of(text)
    assert list(mapped.offsets) == sorted(mapped.offsets)
    assert len(mapped.offsets) == len(mapped.text) + 1


def test_a_quote_that_begins_with_a_mark_is_whole() -> None:
    """Folding sees the letter before the quote: a breve that begins it is that of its letter."""
    text = "во\u0438\u0306ны и мир"
    quote = quote_of([text], Place(0, 3), Place(0, 6))
    assert QuoteKeys(quote).prefix + QuoteKeys(quote).exact == key_of(text[:6])
