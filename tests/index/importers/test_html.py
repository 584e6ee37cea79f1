"""Web pages: the article, what the page says about itself, and nothing executed or fetched."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import DateCertainty, Direction, ParagraphKind, ParsedDocument
from index.importers.html import declared_charset
from index.importers.limits import MAX_ATTRIBUTES, MAX_HTML_BYTES
from index.problems import EmptyProblem, ImportProblem, RefusedProblem
from tests.index.importers.documents import outline, read_bytes, texts

LONG = "حث الرئيسان جميع الأطراف السورية إلى المشاركة في العملية السياسية بجنيف. " * 6


def page(body: str, head: str = "", attributes: str = "") -> ParsedDocument:
    """The document in a page."""
    return read_bytes(
        "a.html", f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    )


def test_an_article_has_its_kinds() -> None:
    """Headings, quotes, lists and tables of an article are told apart."""
    document = page(
        f"<nav>Home About</nav><article><h1>خبر</h1><p>{LONG}</p><h2>فرع</h2><p>{LONG}</p>"
        f"<blockquote><p>اقتباس طويل من كلام الوزير</p></blockquote>"
        f"<ul><li>واحد من البنود</li><li>ثان من البنود</li></ul>"
        f"<table><tr><td>سنة</td><td>عدد</td></tr><tr><td>٢٠١٧</td><td>١٢</td></tr></table>"
        f"<p>{LONG}</p></article><footer>Copyright</footer>"
    )
    found = outline(document)
    assert (ParagraphKind.HEADING, 2, "فرع") in found
    assert (ParagraphKind.QUOTE, 0, "اقتباس طويل من كلام الوزير") in found
    assert (ParagraphKind.LIST, 1, "واحد من البنود") in found
    assert (ParagraphKind.TABLE, 0, "٢٠١٧\t١٢") in found
    assert not {"Home About", "Copyright"} & set(texts(document))


def test_json_ld_goes_before_the_other_metadata() -> None:
    """The structured article names title, authors, date and address."""
    head = """<title>X - Site</title><meta property="og:title" content="Wrong">
    <link rel="canonical" href="https://example.org/a">
    <script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Site"},
    {"@type": ["NewsArticle"], "headline": "Talks &amp; hopes", "inLanguage": "en-GB",
     "author": [{"@type": "Person", "name": "A. One"}, {"name": "B. Two"}],
     "datePublished": "2017-11-11T22:00:00+03:00"}]}</script>"""
    document = page(f"<p>{LONG}</p>", head)
    assert (document.title, document.authors) == ("Talks & hopes", ("A. One", "B. Two"))
    assert (document.date, document.date_certainty) == ("2017-11-11", DateCertainty.DECLARED)
    assert (document.language, document.source) == ("en", "https://example.org/a")


def test_open_graph_serves_without_json_ld() -> None:
    """Older metadata fills in."""
    head = """<meta property="og:title" content="خبر"><meta name="author" content="منى">
    <meta property="article:published_time" content="2017-11-11T10:00:00Z">"""
    document = page(f"<p>{LONG}</p>", head)
    assert (document.title, document.authors, document.date) == ("خبر", ("منى",), "2017-11-11")


@pytest.mark.parametrize("script", ["{", "[1, null]", '"x"', "[" * 5000, '{"@type": 3}'])
def test_broken_json_ld_is_passed_over(script: str) -> None:
    """Nonsense in the metadata does not cost the article."""
    head = f'<title>خبر</title><script type="application/ld+json">{script}</script>'
    assert page(f"<p>{LONG}</p>", head).title == "خبر"


def test_the_title_loses_the_name_of_the_site() -> None:
    """What the site puts behind every title is no part of it."""
    head = '<title>خبر مهم | الموقع</title><meta property="og:site_name" content="الموقع">'
    assert page(f"<p>{LONG}</p>", head).title == "خبر مهم"


def test_direction_and_language_are_kept() -> None:
    """What the page declares for itself and for a paragraph arrives, where it does."""
    body = f'<p>{LONG}</p><p dir="ltr" lang="en">{"An English paragraph in it. " * 9}</p>'
    document = page(body, "<title>خبر</title>", 'dir="rtl" lang="ar"')
    assert (document.direction, document.language) == (Direction.RTL, "ar")
    english = next(p for p in document.paragraphs if p.text.startswith("An English"))
    assert (english.direction, english.language) == (Direction.LTR, "en")
    arabic = next(p for p in document.paragraphs if p.text.startswith("حث"))
    assert (arabic.direction, arabic.language) == (None, None)


def test_the_date_below_a_headline_is_found_in_the_text() -> None:
    """Where no metadata say it, the words below the headline do; the day of looking is none."""
    text = "افتتح الوزير الطريق إلى الشمال يوم الاثنين بعد سنوات من الأعمال. " * 6
    found = page(
        "<div>الجمعة ٣ مايو ٢٠٢٤</div><article><h1>الطرق</h1>"
        f"<div>الأربعاء، 28 آب/أغسطس 2013، آخر تحديث 14:00</div><p>{text}</p></article>"
    )
    assert (found.date, found.date_certainty) == ("2013-08-28", DateCertainty.FOUND)


def test_captions_stand_where_the_pictures_do() -> None:
    """A caption of the article is kept and told apart; those of other stories are not."""
    text = "The minister opened the road to the north on Monday after years of works. " * 4
    figure = "<figure><img src=x><figcaption>%s</figcaption></figure>"
    body = f"<p>{text}</p>{figure % 'The road in May.'}<p>Second: {text}</p>"
    more = f"<div><h3>More</h3>{figure % 'Another story.'}<a href=x>Another</a></div>"
    found = outline(page(f"<article><h1>Roads</h1>{body}</article>{more}"))
    captions = [text for kind, _, text in found if kind is ParagraphKind.CAPTION]
    assert captions == ["The road in May."]
    assert found[-2][2] == "The road in May."


@pytest.mark.parametrize("notes", ['<ol class="references">', '<ol role="doc-endnotes">'])
def test_references_are_footnotes(notes: str) -> None:
    """The sources below an article are no list of its text."""
    text = "The ministry of roads was founded in the year of the great flood. " * 6
    source = "Annual report of the ministry, volume two, page 301."
    body = f"<article><h1>Roads</h1><p>{text}</p>{notes}<li>{source}</li></ol></article>"
    assert outline(page(body))[-1] == (ParagraphKind.FOOTNOTE, 0, source)


def test_a_page_that_is_no_article_is_read_too() -> None:
    """Where no article is found, every block of the page is taken."""
    document = page(
        "<h3>قائمة</h3><ul><li>واحد<ul><li>نصف</li></ul></li></ul><div>آخر<br>سطر</div>"
    )
    assert outline(document) == [
        (ParagraphKind.HEADING, 3, "قائمة"),
        (ParagraphKind.LIST, 1, "واحد"),
        (ParagraphKind.LIST, 2, "نصف"),
        (ParagraphKind.BODY, 0, "آخر\nسطر"),
    ]


def test_what_is_hidden_is_not_read() -> None:
    """Text that the page does not show is not part of the document."""
    body = f"<p>{LONG}</p><p hidden>{LONG} سر</p><p style='display: none'>{LONG} سر</p>"
    assert not any("سر" in text.split() for text in texts(page(body)))


def test_programs_and_frames_leave_nothing() -> None:
    """Scripts, styles, frames and handlers are no text."""
    body = "<script>evil()</script><style>p{}</style><iframe src='file:///etc/passwd'></iframe>"
    document = page(f"{body}<p onclick='evil()'>نص</p><object data='http://x'>بديل</object>")
    assert texts(document) == ["نص"]


def test_a_page_without_words_is_empty() -> None:
    """Pictures alone are no text."""
    with pytest.raises(EmptyProblem):
        page("<img src='a.png'><br>")


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_too_many_attributes_are_refused(quote: str) -> None:
    """A tag that would keep every parser busy for hours is refused at once."""
    attributes = " ".join(f"a{n}={quote}>{quote}" for n in range(MAX_ATTRIBUTES + 1))
    if quote:
        with pytest.raises(RefusedProblem) as caught:
            page(f"<p {attributes}>x</p>")
        assert caught.value.code == "too_many_attributes"
    bare = " ".join(f"a{n}" for n in range(MAX_ATTRIBUTES + 1))
    with pytest.raises(RefusedProblem):
        page(f"<p {bare}>x</p>")


def test_a_long_attribute_is_not_many() -> None:
    """A value of ten thousand words is one attribute."""
    assert page(f'<p data-x="{"word " * 10_000}">نص</p>').paragraphs[0].text == "نص"


def test_a_large_page_is_refused() -> None:
    """A page over its limit is refused, with the limit."""
    with pytest.raises(RefusedProblem) as caught:
        read_bytes("a.html", b"<p>" + b"a" * MAX_HTML_BYTES)
    assert (caught.value.code, caught.value.detail) == ("file_too_large", "20 MB")


def test_text_nested_too_deep_for_the_parser_is_read() -> None:
    """Where libxml2 gives up and drops the text, the words between the tags are taken."""
    document = page("<div>" * 100_000 + f"<p>{LONG}</p><p>و<b>آخر</b></p>" + "</div>" * 100_000)
    assert texts(document) == [LONG.strip(), "وآخر"]


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1256">',
        b"<META CHARSET=windows-1256>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        b'<?xml version="1.0" encoding="windows-1256"?>',
    ],
)
def test_the_declared_encoding_is_found(head: bytes) -> None:
    """Every way to declare an encoding is understood."""
    assert declared_charset(b"<html>" + head) == "windows-1256"


def test_an_xml_declaration_does_no_harm() -> None:
    """XHTML that names its encoding is read."""
    data = f'<?xml version="1.0" encoding="windows-1256"?><html><body><p>{LONG}</p></body></html>'
    assert texts(read_bytes("a.xhtml", data.encode("cp1256"))) == [LONG.strip()]


@given(st.text(st.sampled_from("<>/=\"' apdivtr&;!-") | st.characters(), min_size=1))
def test_any_page_is_read_or_refused(text: str) -> None:
    """No HTML breaks the importer."""
    try:
        assert all(texts(read_bytes("a.html", text.encode("utf-8", "replace"))))
    except ImportProblem as problem:
        assert problem.code != "damaged", problem.detail


# Real pages: words of the article found and words found that belong to it, at least.
ARTICLES = {
    "04a6711caa": 0.95,
    "06e5123e4e": 0.95,
    "076f4f33bf": 0.95,
    "098bb3e96c": 0.95,
    "0dd1357045": 0.92,
    "0ec95c7261": 0.95,
    "arabic_article": 0.88,
}


@pytest.mark.parametrize(("name", "least"), ARTICLES.items())
def test_real_articles_are_found(shared: Path, name: str, least: float) -> None:
    """The body of a real news page agrees with what people marked as its body."""
    folder = shared / "documents" / "open" / "html"
    document = read_bytes(f"{name}.html", (folder / f"{name}.html").read_bytes())
    expected = (folder / f"{name}.expected.txt").read_text("utf-8")
    found, wanted = (
        Counter(re.findall(r"\w+", text)) for text in ("\n".join(texts(document)), expected)
    )
    shared_words = sum((found & wanted).values())
    assert 2 * shared_words / (sum(found.values()) + sum(wanted.values())) >= least


FACTS = {
    "arabic_article": ("معارضون يسيطرون على مخازن للصواريخ بريف دمشق", None, "ar", None),
    "DW_2024_01_30": (
        "Russland-Wahl: Nadeschdin setzt auf ein Ende der Putin-Ära",
        "2024-01-30",
        "de",
        None,
    ),
    "TheGuardian_2024_02_24": (
        "Death toll in Valencia fire rises to 10 as remains of last missing person found",
        "2024-02-24",
        "en",
        None,
    ),
    "rtl-1": ("RTL Test", None, None, Direction.RTL),
    "rtl-3": ("RTL Test", None, None, Direction.RTL),
    "israel_hebrew": ("ישראל", "2003-07-23", "he", Direction.RTL),
    "testArabicMisleadingCharset": ("Test Arabic", None, None, None),
}


@pytest.mark.parametrize(("name", "facts"), FACTS.items())
def test_real_pages_say_who_they_are(
    shared: Path, name: str, facts: tuple[str, str | None, str | None, Direction | None]
) -> None:
    """Title, date, language and direction of real pages."""
    path = shared / "documents" / "open" / "html" / f"{name}.html"
    document = read_bytes(path.name, path.read_bytes())
    declared = document.date if document.date_certainty is DateCertainty.DECLARED else None
    assert (document.title, declared, document.language, document.direction) == facts


def test_a_lying_charset_does_no_harm(shared: Path) -> None:
    """A page that claims UTF-8 and is Windows-1256 reads as Arabic."""
    path = shared / "documents" / "open" / "html" / "testArabicMisleadingCharset.html"
    document = read_bytes(path.name, path.read_bytes())
    assert document.encoding == "cp1256"
    assert "الحياة" in texts(document)[1]


def test_document_type_with_entities_is_no_text() -> None:
    """XHTML may list entities in its document type: neither they nor its end are words."""
    page = '<?xml version="1.0"?>\n<!DOCTYPE html [<!ENTITY a "ha">]>\n<html><body><p>نص</p></body>'
    assert texts(read_bytes("a.html", page)) == ["نص"]


def test_notices_around_an_article_go() -> None:
    """Buttons go wherever they stand, notices at the end of a page; one within it stays."""
    document = page(
        f"<article><h1>خبر</h1><p>{LONG}</p><p>شارك</p><p>اقرأ أيضا: خبر آخر من أمس</p>"
        f"<p>وقال: اشترك في نشرتنا.</p><p>{LONG}</p><p>تنسيق آخر</p>"
        f"<p>الآراء الواردة أدناه لا تعبر عن رأي الموقع.</p><p>Flecha</p>"
        f"<p>جميع الحقوق محفوظة ٢٠١٨</p></article>"
    )
    assert texts(document) == [
        "خبر",
        LONG.strip(),
        "وقال: اشترك في نشرتنا.",
        LONG.strip(),
        "تنسيق آخر",
    ]


def test_heading_that_may_be_of_a_text_stays() -> None:
    """An announcement is headed so; alone the word is the place of an advertisement."""
    found = page(
        f"<article><h1>الجريدة</h1><p>{LONG}</p><h2>إعلان</h2><p>{LONG} ثم</p><p>إعلان</p>"
    )
    assert outline(found)[2:] == [
        (ParagraphKind.HEADING, 2, "إعلان"),
        (ParagraphKind.BODY, 0, f"{LONG.strip()} ثم"),
    ]


def test_page_about_notices_keeps_them() -> None:
    """Where they are what a page says, they are its text."""
    notice = "We use cookies to make this site work and we ask you to accept all of them today."
    assert texts(page(f"<h1>Cookies</h1><p>{notice}</p><p>All rights reserved 2019.</p>"))[1:] == [
        notice,
        "All rights reserved 2019.",
    ]


def test_blocks_among_the_articles_own_are_not_lost() -> None:
    """What stands side by side with an article's paragraphs is of it, however many links it has."""
    link = "<a href='/x'>تل حلف</a>"
    body = (
        f"<div><p>{LONG}</p><p>البلدات: {link}، {link}، {link}</p><p>{LONG} ثم</p>"
        f"<div><p><a href='/y'>قصة أخرى لا صلة لها بما سبق هنا</a></p></div><p>{LONG} بعد</p></div>"
    )
    found = texts(page(f"<h1>خبر</h1>{body}"))
    assert "البلدات: تل حلف، تل حلف، تل حلف" in found
    assert found.index("البلدات: تل حلف، تل حلف، تل حلف") == 2


def test_standfirst_that_the_page_declares_is_read() -> None:
    """The lines below the headline are text of the article, declared as its description."""
    lead = "دعا الرئيسان إلى العودة إلى المفاوضات في جنيف قبل نهاية العام الحالي"
    head = f'<meta property="og:description" content="{lead}">'
    header = f"<header><h1>خبر</h1><div>{lead}</div></header>"
    body = f"{header}<article><p>{LONG}</p><p>{LONG} ثم</p></article>"
    assert texts(page(body, head))[:2] == ["خبر", lead]


@pytest.mark.parametrize(
    "title",
    ["خبر اليوم - موقع", "خبر اليوم | موقع | الرئيسية", "سياسة: خبر اليوم_موقع", "رأي | خبر اليوم"],
)
def test_title_is_what_the_page_shows(title: str) -> None:
    """The names of site and section go where the rest of the title stands in the page."""
    shown = "سياسة: خبر اليوم" if title.startswith("سياسة") else "خبر اليوم"
    document = page(f"<h2>{shown}</h2><p>{LONG}</p>", f"<meta name=title content='{title}'>")
    assert document.title == shown


def test_what_wikipedia_shows_to_editors_is_not_read() -> None:
    """Nor what is there for screen readers alone."""
    edit = '<span class="mw-editsection">[عدل]</span><span class="sr-only">فتح</span>'
    assert "تاريخ" in texts(page(f"<h1>مدينة</h1><p>{LONG}</p><h2>تاريخ{edit}</h2><p>{LONG}</p>"))


def test_endless_page_is_no_article() -> None:
    """A list of thousands of lines is taken whole, without a search for an article in it."""
    found = page("".join(f"<p>سطر {number} من قائمة طويلة</p>" for number in range(10_500)))
    assert len(found.paragraphs) == 10_500
