"""Plain text files: paragraphs, title and encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import DateCertainty, ParagraphKind
from index.problems import EmptyProblem, ImportProblem
from tests.index.importers.documents import read_bytes, texts

ARTICLE = (
    "بيان مشترك حول سوريا\n\nحث الرئيسان جميع الأطراف على المشاركة.\n\nوقال البيان إنهما اتفقا."
)


def test_the_first_short_line_is_the_title() -> None:
    """A headline above longer paragraphs is the title, and a heading to be found by."""
    document = read_bytes("a.txt", ARTICLE)
    assert document.title == "بيان مشترك حول سوريا"
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
    assert len(document.paragraphs) == 3


def test_a_sentence_is_no_heading() -> None:
    """A short first sentence serves as title and stays a sentence of the text."""
    document = read_bytes("on the talks.txt", "They met.\n\nThen they talked for a long time.")
    assert document.title == "They met."
    assert document.paragraphs[0].kind is ParagraphKind.BODY


@pytest.mark.parametrize("start", ["As he said,", "A" * 200, "12.", "longer than what follows it"])
def test_what_is_no_headline_is_no_title(start: str) -> None:
    """Where nothing looks like a headline, the title is the file's name."""
    assert read_bytes("on the talks.txt", f"{start}\n\nShort text.").title == "on the talks"


@pytest.mark.parametrize("name", ["000_600139ed0c.txt", "2017-11-11.txt", "12.txt", "_.txt"])
def test_a_numbered_name_is_no_title(name: str) -> None:
    """Where the file has only a number, the text's beginning is the title."""
    document = read_bytes(name, "حث الرئيسان جميع الأطراف على المشاركة.")
    assert document.title == "حث الرئيسان جميع الأطراف على المشاركة."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1256", "iso8859-6"])
def test_any_encoding_is_read(encoding: str) -> None:
    """The same article comes out of every encoding that it can be written in."""
    assert texts(read_bytes("a.txt", ARTICLE.encode(encoding))) == texts(
        read_bytes("a.txt", ARTICLE)
    )


def test_the_chosen_encoding_is_used() -> None:
    """The person has the last word, and the encoding is remembered."""
    document = read_bytes("a.txt", "Ιστορία".encode("cp1253"), encoding="cp1253")
    assert (texts(document), document.encoding) == (["Ιστορία"], "cp1253")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\0\0"])
def test_nothing_is_said_to_be_nothing(data: bytes) -> None:
    """A file without text is empty, which is no failure."""
    with pytest.raises(EmptyProblem):
        read_bytes("a.txt", data)


def test_bytes_that_are_no_text_are_refused() -> None:
    """Random bytes under a text's name do not become a document of rubbish."""
    with pytest.raises(ImportProblem) as caught:
        read_bytes("a.txt", bytes(range(128, 256)) * 50, encoding="utf-8")
    assert caught.value.code == "doubtful_encoding"


def test_the_date_may_stand_in_the_name() -> None:
    """A date in the file's name is better than none."""
    document = read_bytes("report 2017-11-11.txt", ARTICLE)
    assert (document.date, document.date_certainty) == ("2017-11-11", DateCertainty.FILE)


def test_the_seed_article(shared: Path) -> None:
    """The real article is one paragraph a line, beginning with its first sentence."""
    path = next((shared / "seed").iterdir())
    document = read_bytes(path.name, path.read_bytes())
    lines = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
    assert texts(document) == lines
    assert document.title is not None
    assert document.title.startswith("الوقت- حث الرئيسان الروسي")


def test_first_articles_of_every_language(shared: Path) -> None:
    """Every article of real news in every language has its headline as title."""
    for folder in sorted((shared / "documents" / "ntrex").iterdir()):
        path = sorted(folder.iterdir())[0]
        document = read_bytes(path.name, path.read_bytes())
        assert document.title == path.read_text("utf-8").split("\n")[0].strip(), path


def test_bulleted_lines_are_a_list() -> None:
    """Two lines with bullets are items; one with a dash may be speech."""
    listed = "نقاط مهمة:\n\n- الورد أحمر\n- السماء زرقاء\n\nنهاية.\n\n- Who is there?\n\nEnd."
    kinds = [paragraph.kind for paragraph in read_bytes("a.txt", listed).paragraphs]
    body, item = ParagraphKind.BODY, ParagraphKind.LIST
    assert kinds == [body, item, item, body, body, body]
