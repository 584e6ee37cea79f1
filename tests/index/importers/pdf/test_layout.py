"""Columns and tables."""

from __future__ import annotations

from index.documents import ParagraphKind
from tests.index.importers.pdf.pages import Text, column, draw, read, texts

LEFT = [f"left column line {word} of the text" for word in ("one", "two", "three", "four", "five")]
RIGHT = [
    f"other column line {word} of this page" for word in ("six", "seven", "eight", "nine", "ten")
]
FIRST = [
    "هذا هو العمود الأول الذي",
    "يقرأ قبل العمود الثاني من",
    "الصفحة لأن اللغة تكتب من",
    "اليمين إلى اليسار دائما في",
    "كل الصحف العربية القديمة",
]
SECOND = [
    "وهذا هو العمود الثاني الذي",
    "يأتي بعد نهاية الأول مباشرة",
    "وفيه بقية الخبر الذي بدأ",
    "في أول الصفحة ثم انتهى هنا",
    "مع توقيع كاتبه في الأسفل",
]


def test_left_column_is_read_first() -> None:
    """Two columns of a left to right page are read one after the other."""
    found = " ".join(texts(draw([*column(50, LEFT), *column(320, RIGHT)])))
    assert found.index("line five") < found.index("line six")


def test_right_column_is_read_first_in_arabic() -> None:
    """Two columns of a right to left page are read from the right."""
    page = [*column(545, FIRST, font="arabic"), *column(280, SECOND, font="arabic")]
    found = " ".join(texts(draw(page)))
    assert found.index("القديمة") < found.index("وهذا هو")


def test_title_above_columns_stands_alone() -> None:
    """A line over both columns is not torn apart."""
    title = Text(50, 60, "A heading that runs over both of the columns", size=20)
    found = texts(draw([title, *column(50, LEFT), *column(320, RIGHT)]))
    assert found[0] == title.text


def test_rows_of_a_table_are_not_columns() -> None:
    """Short cells side by side are read row by row, the cells divided by tabs."""
    rows = [("Cairo", "21 million"), ("Tehran", "9 million"), ("Haifa", "280 thousand")] * 2
    page = [
        Text(x, 100 + 18 * number, text)
        for number, row in enumerate(rows)
        for x, text in zip((60, 260), row, strict=True)
    ]
    found = read(draw(page)).paragraphs
    assert found[1].text == "Tehran\t9 million"
    assert found[1].kind is ParagraphKind.TABLE
