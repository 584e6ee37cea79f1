"""Running heads, page numbers and lines printed twice."""

from __future__ import annotations

from tests.index.importers.pdf.pages import Text, column, draw, texts

WORDS = ("harvest", "roads", "market", "winter", "ships")


def _page(number: int) -> list[Text]:
    word = WORDS[number]
    return [
        Text(50, 40, "The Quarterly Report"),
        *column(50, [f"What is said of the {word} on this page is said once."], top=200),
        Text(290, 800, f"Page {number + 1} of 5"),
    ]


def test_running_head_and_page_numbers_are_left_out() -> None:
    """What repeats on every page is not text, nor is its number."""
    found = texts(draw(*(_page(number) for number in range(5))))
    assert found == [f"What is said of the {word} on this page is said once." for word in WORDS]


def test_number_on_a_single_page_stays() -> None:
    """One page has no page numbers: a figure on it is text."""
    assert "1948" in texts(draw([Text(50, 100, "The year"), Text(50, 700, "1948")]))


def test_line_cut_by_a_page_break_is_read_once() -> None:
    """A line drawn at the foot of one page and the head of the next is one line."""
    line = "the line that was cut by the end of the page"
    found = " ".join(
        texts(draw([Text(50, 800, line)], [Text(50, 40, line), Text(50, 56, "ends.")]))
    )
    assert found.count("the line") == 1
