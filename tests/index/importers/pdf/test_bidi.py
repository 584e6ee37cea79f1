"""Order of reading from order of sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Direction
from index.importers.pdf.bidi import logical, repair_brackets
from tests.index.importers.pdf.producers import visual

# What stands in the text, in its order of reading. Sight is made by another program.
RTL_LINES = [
    "العربية",
    "قال الوزير إن 25 مدينة تضررت",
    "في 12/11/2018 وصل الوفد",
    "ارتفع السعر بنسبة 20% هذا العام",
    "صفحة COVID-19 على الشبكة",
    "طائرة Boeing 737 MAX الجديدة",
    "العدد ١٤٣٤ من ١٤ إبريل",
    "شركة S&P 500 الأمريكية",
    "كتاب (مقدمة) ثم خاتمة",
    "עלייה של 90% במחיר",
    "בשנים 1950-1953 התחוללה",
    "חברת Apple Inc הודיעה",
    "צה״ל הודיע: „אין נפגעים“.",
    "سال ۱۳۹۷ در تهران",
]
LTR_LINES = [
    "A line with an Arabic العربية word embedded.",
    "The book الكتاب الأول is old",
    "See שלום 15 עולם and more",
    "No right to left at all, 3.5%",
]


@pytest.mark.parametrize("line", RTL_LINES)
def test_right_to_left_line_is_read_as_written(line: str) -> None:
    """A right to left line comes back from its visual order, numbers and Latin words included."""
    seen = visual(line, "ar", shape=False)
    assert repair_brackets(logical(list(seen), Direction.RTL)) == line.translate(MIRRORED_QUOTES)


# pdfium hands these quotes over turned round, so that a line that was not is turned by us.
MIRRORED_QUOTES = str.maketrans("“”‘’", "”“’‘")


@pytest.mark.parametrize("line", LTR_LINES)
def test_left_to_right_line_is_read_as_written(line: str) -> None:
    """Islands of Arabic and Hebrew in a left to right line come back in their order."""
    seen = visual(line, "en", shape=False)
    assert logical(list(seen), Direction.LTR) == line


ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=8)
LATIN = st.text(alphabet="abcdefgXYZ", min_size=1, max_size=6)
NUMBERS = st.integers(min_value=0, max_value=9999).map(str)


@given(st.lists(ARABIC | LATIN, min_size=1, max_size=12))
def test_words_of_two_scripts_keep_their_order(words: list[str]) -> None:
    """Whatever Arabic and Latin words a line mixes, they are read in the order of writing."""
    line = " ".join(words)
    assert logical(list(visual(line, "ar", shape=False)), Direction.RTL) == line


@given(st.lists(ARABIC | NUMBERS, min_size=1, max_size=12))
def test_numbers_in_arabic_keep_their_place_and_digits(words: list[str]) -> None:
    """Numbers among Arabic words are neither turned round nor moved."""
    line = " ".join(words)
    assert logical(list(visual(line, "ar", shape=False)), Direction.RTL) == line


@given(st.lists(st.text(max_size=3).filter(bool), max_size=30), st.sampled_from(Direction))
def test_no_character_is_lost(items: list[str], base: Direction) -> None:
    """Reading only orders: every item comes out once, whatever a file holds."""
    turned = str.maketrans("“”‘’", "““‘‘")
    found = logical(items, base).translate(turned)
    assert sorted(found) == sorted("".join(items).translate(turned))


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("סעיף 15)ב()4( לחוק", "סעיף 15(ב)(4) לחוק"),
        ("قال )يناير( ثم", "قال (يناير) ثم"),
        ("1) أولا", "1) أولا"),
        ("«كلمة« قالها", "«كلمة» قالها"),
        ("بلا أقواس", "بلا أقواس"),
        ("نص (مفتوح", "نص (مفتوح"),
    ],
)
def test_brackets_open_and_close(found: str, meant: str) -> None:
    """Brackets are turned by the spaces around them and by what is open."""
    assert repair_brackets(found) == meant
