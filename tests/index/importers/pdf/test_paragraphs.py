"""Lines grouped into paragraphs of a kind."""

from __future__ import annotations

from index.documents import Direction, ParagraphKind
from tests.index.importers.pdf.pages import Text, column, draw, read, texts

BODY = [
    "The committee met on Monday to discuss the harvest and the roads that",
    "lead to the market, and it decided after a long debate that work would",
    "begin in the spring.",
]


def test_gap_divides_paragraphs() -> None:
    """A wider gap begins a paragraph; line ends do not."""
    page = [*column(50, BODY), *column(50, BODY, top=180)]
    assert texts(draw(page)) == [" ".join(BODY)] * 2


def test_indent_divides_paragraphs() -> None:
    """A line that is set in begins a paragraph, though no gap is above it."""
    full = [BODY[0], BODY[1], "begin in the spring of the next year if the weather is good by then"]
    page = [*column(50, full), Text(70, 148, BODY[0]), *column(50, BODY[1:], top=164)]
    assert len(texts(draw(page))) == 2


def test_paragraph_runs_on_over_pages() -> None:
    """A sentence that a page break cuts is one paragraph, with the page where it begins."""
    cut = draw(column(50, BODY[:2], top=780), column(50, BODY[2:], top=60))
    found = read(cut).paragraphs
    assert [(part.text, part.page) for part in found] == [(" ".join(BODY), 1)]


def test_hyphen_at_a_line_end_is_joined() -> None:
    """A word divided at the end of a line is whole again."""
    page = column(50, ["The committee met on Monday to discuss the har-", "vest and the roads."])
    assert texts(draw(page)) == [
        "The committee met on Monday to discuss the harvest and the roads."
    ]


def test_hyphen_that_belongs_to_the_word_stays() -> None:
    """A compound that stands elsewhere with its hyphen keeps it at a line end."""
    lines = ["A well-known man, as the town calls him, is known to be a well-", "known man."]
    assert texts(draw(column(50, lines)))[0].endswith("a well-known man.")


def test_larger_lines_are_headings_by_rank() -> None:
    """Size makes headings and their levels."""
    page = [
        Text(50, 60, "The largest", size=24),
        Text(50, 100, "A smaller one", size=18),
        *column(50, BODY, top=140),
    ]
    found = read(draw(page))
    assert [(part.kind, part.level) for part in found.paragraphs] == [
        (ParagraphKind.HEADING, 1),
        (ParagraphKind.HEADING, 2),
        (ParagraphKind.BODY, 0),
    ]
    assert found.title == "The largest"


def test_bold_line_is_a_heading() -> None:
    """A short bold line above a paragraph is a heading."""
    page = [Text(50, 80, "Roads", font="bold"), *column(50, BODY, top=120)]
    assert read(draw(page)).paragraphs[0].kind is ParagraphKind.HEADING


def test_items_are_a_list() -> None:
    """Each item is a paragraph, its hanging lines with it."""
    page = [
        Text(50, 100, "• The first item, which is so long that it goes on in the line that"),
        Text(62, 116, "follows it."),
        Text(50, 132, "• The second item."),
    ]
    found = read(draw(page)).paragraphs
    assert [part.kind for part in found] == [ParagraphKind.LIST, ParagraphKind.LIST]
    assert found[0].text.endswith("line that follows it.")


def test_small_print_with_a_number_is_a_footnote() -> None:
    """A small numbered line below the text is a footnote."""
    page = [*column(50, BODY), Text(50, 700, "1 See the report of last year.", size=8)]
    assert read(draw(page)).paragraphs[-1].kind is ParagraphKind.FOOTNOTE


def test_direction_is_that_of_the_paragraph() -> None:
    """An English paragraph in an Arabic document is read from left to right."""
    arabic = ["اجتمعت اللجنة يوم الاثنين لبحث أحوال الطرق والحصاد في المنطقة."] * 3
    page = [
        *column(545, arabic, font="arabic"),
        *column(50, ["Signed by Mr. Smith (chair)."], top=300),
    ]
    found = read(draw(page)).paragraphs
    assert (found[-1].text, found[-1].direction) == ("Signed by Mr. Smith (chair).", Direction.LTR)
    assert found[0].direction is Direction.RTL


def test_two_lines_far_apart_are_two_paragraphs() -> None:
    """Where nothing tells what is usual, a gap as high as a line divides."""
    lines = [Text(50, 100, "The first paragraph."), Text(50, 125, "The second paragraph.")]
    assert texts(draw(lines)) == ["The first paragraph.", "The second paragraph."]


def test_references_hang_on_their_numbers() -> None:
    """An entry goes on below its number, also with a line that begins with a figure."""
    entries = [
        Text(50, 100, "[1] A. Author and B. Author, The roads that lead to the market, pp. 20 to"),
        Text(70, 116, "300. Press of the town."),
        Text(50, 132, "[2] C. Author, The harvest."),
        Text(50, 148, "[3] D. Author, On the long debate of the committee about roads and more,"),
        Text(70, 164, "second edition."),
    ]
    found = texts(draw(entries))
    assert [text[:3] for text in found] == ["[1]", "[2]", "[3]"]
    assert found[0].endswith("300. Press of the town.")


def test_wide_gaps_in_justified_lines_make_no_table() -> None:
    """Lines that end at the same margin are no rows because of that."""
    justified = [
        Text(50, 100, "The committee met on Monday"),
        Text(243, 100, "discuss the harvest"),
        Text(50, 116, "and the roads that lead to"),
        Text(218.9, 116, "the market of this town"),
    ]
    assert [part.kind for part in read(draw(justified)).paragraphs] == [ParagraphKind.BODY]
