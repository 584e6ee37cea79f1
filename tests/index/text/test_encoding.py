"""Bytes become the text that was written, in whatever encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.encoding import decode

ARABIC = "حث الرئيسان الروسي والأمريكي جميع الأطراف إلى المشاركة في العملية السياسية."
PERSIAN = "رئيس جمهور گفت: پنج کشور چهار پيشنهاد ژرف دارند.".replace("ک", "ك")
TEXTS = {
    "ar": ARABIC,
    "fa": PERSIAN,
    "he": "הנשיא אמר אתמול בירושלים כי השיחות יימשכו גם בשבוע הבא.",
    "ru": "Президент заявил вчера, что переговоры продолжатся на следующей неделе.",
    "fr": "Le président a déclaré hier que l’été serait très chaud à Besançon.",
    "tr": "Cumhurbaşkanı dün görüşmelerin süreceğini, ışığın söneceğini söyledi.",
    "zh": "总统昨天表示，会谈将在下周继续进行，各方都表示欢迎。",
    "ja": "大統領は昨日、会談を来週も続けると述べました。",
}
CASES = [
    ("ar", "utf-8"),
    ("ar", "utf-8-sig"),
    ("ar", "utf-16"),
    ("ar", "utf-16-le"),
    ("ar", "utf-16-be"),
    ("ar", "utf-32"),
    ("ar", "cp1256"),
    ("ar", "iso8859-6"),
    ("fa", "cp1256"),
    ("fa", "utf-16-le"),
    ("he", "cp1255"),
    ("he", "utf-16-be"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "cp866"),
    ("ru", "utf-16-le"),
    ("fr", "cp1252"),
    ("fr", "utf-16-le"),
    ("tr", "cp1254"),
    ("zh", "gb18030"),
    ("zh", "big5"),
    ("ja", "cp932"),
]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_an_undeclared_encoding_is_found(language: str, encoding: str) -> None:
    """A few words are enough to find the encoding that they are written in."""
    text = TEXTS[language] if encoding != "big5" else "總統昨天表示會談將在下週繼續進行各方都歡迎"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("declared", ["windows-1256", "cp1256", '"Windows-1256"', " CP1256 "])
def test_a_declared_encoding_is_believed(declared: str) -> None:
    """A label is understood however it is written."""
    assert decode("سنة".encode("cp1256"), declared).text == "سنة"


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "us-ascii", "no-such-code"])
def test_a_lie_is_not_believed(declared: str) -> None:
    """Arabic in Windows-1256 is read as such, whatever the file claims."""
    assert decode(ARABIC.encode("cp1256"), declared).text == ARABIC


def test_utf8_wins_over_a_declared_code_page() -> None:
    """What is valid UTF-8 was not written in a code page."""
    assert decode(ARABIC.encode(), "windows-1256").text == ARABIC


def test_logical_hebrew_is_a_label() -> None:
    """iso-8859-8-i, unknown to Python, is Hebrew."""
    text = TEXTS["he"]
    assert decode(text.encode("cp1255"), "iso-8859-8-i").text == text


@pytest.mark.parametrize("encoding", ["iso2022_jp", "hz"])
def test_letters_hidden_in_ascii_are_found_by_their_label(encoding: str) -> None:
    """Encodings of ASCII bytes alone are decoded where they are declared."""
    assert decode("日本".encode(encoding), encoding).text == "日本"


def test_what_the_person_chose_is_obeyed() -> None:
    """A chosen encoding is used even where it does not fit, and then is not certain."""
    decoded = decode(ARABIC.encode("cp1256"), "utf-8", forced="utf-8")
    assert decoded.encoding == "utf-8"
    assert not decoded.certain


def test_damaged_utf8_is_still_utf8() -> None:
    """A file cut within a letter loses that letter alone."""
    decoded = decode((ARABIC * 20).encode()[:-1] + b"\xd9")
    assert decoded.encoding == "utf-8"
    assert not decoded.certain


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    """Nothing in a file raises."""
    assert isinstance(decode(data).text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back(text: str) -> None:
    """UTF-8 text is itself again, without its byte order mark."""
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


EXPECTED = {
    "_chromium_windows-1256_with_no_encoding_specified.html": "cp1256",
    "_ude_he1.txt": "cp1255",
    "bom-utf-16-le.srt": "utf-16",
    "fake-text-utf-16-le.txt": "utf-16-le",
    "halemo.net.edoar.xml": "cp1255",
    "nobom-utf16le.txt": "utf-16-le",
    "sample-arabic-1.txt": "cp1256",
    "sample-hebrew-2.txt": "cp1255",
}


@pytest.mark.parametrize(("name", "encoding"), EXPECTED.items())
def test_real_files(shared: Path, name: str, encoding: str) -> None:
    """The encoding of real files is found."""
    data = (shared / "documents" / "open" / "txt" / name).read_bytes()
    assert decode(data).encoding == encoding
