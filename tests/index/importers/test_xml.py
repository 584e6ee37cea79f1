"""XML: feeds of news, and whatever else has words."""

from __future__ import annotations

import pytest

from index.documents import DateCertainty, ParagraphKind
from index.problems import EmptyProblem
from tests.index.importers.documents import outline, read_bytes, texts

HEADING, BODY, TABLE = ParagraphKind.HEADING, ParagraphKind.BODY, ParagraphKind.TABLE
LIST, QUOTE = ParagraphKind.LIST, ParagraphKind.QUOTE

RSS = """<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>أخبار المدينة</title>
<link>https://example.org/</link><description>كل ما يجري</description><language>ar-sy</language>
<item><title>الأول</title><link>https://example.org/1</link><dc:creator>منى</dc:creator>
<pubDate>Mon, 05 Mar 2018 10:00:00 +0200</pubDate><description>ملخص</description>
<content:encoded><![CDATA[<p>فقرة <b>أولى</b>.</p><script>x()</script><p>فقرة ثانية.</p>]]>
</content:encoded></item>
<item><title>الثاني &amp;amp; الأخير</title><pubDate>Tue, 06 Mar 2018 10:00:00 +0200</pubDate>
<author>b@example.org (سعيد)</author>
<description>&lt;p&gt;نص&nbsp;قصير&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>
<updated>2020-05-01T10:00:00Z</updated>
<entry><title type="html">&lt;i&gt;One&lt;/i&gt; of them</title>
<author><name>Ann</name><uri>https://example.org/ann</uri></author>
<link rel="self" href="https://example.org/f"/><link href="https://example.org/1"/>
<published>2020-04-30T10:00:00Z</published>
<summary>Short.</summary><content type="xhtml">
<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>First.</x:p><x:ul><x:li>Point</x:li></x:ul></x:div>
</content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old</title></channel><item><title>A</title><dc:date>2004-01-02</dc:date>
<description>Alpha.</description></item><item><title>B</title><description>Beta.</description>
</item></rdf:RDF>"""


def test_entries_of_rss_are_headings_and_paragraphs() -> None:
    """The fullest text of an entry is taken, its HTML read as such; entities of HTML are known."""
    found = read_bytes("news.xml", RSS)
    assert outline(found) == [
        (HEADING, 1, "أخبار المدينة"),
        (BODY, 0, "كل ما يجري"),
        (HEADING, 2, "الأول · منى · 2018-03-05"),
        (BODY, 0, "فقرة أولى."),
        (BODY, 0, "فقرة ثانية."),
        (HEADING, 2, "الثاني & الأخير · سعيد · 2018-03-06"),
        (BODY, 0, "نص قصير"),
    ]
    assert [p.anchor for p in found.paragraphs][1:4] == [None, "item 1", "item 1"]


def test_feed_says_what_it_is() -> None:
    """Title, language, address and the day of its newest entry."""
    found = read_bytes("news.rss", RSS)
    assert (found.format, found.title, found.language) == ("feed", "أخبار المدينة", "ar")
    assert (found.source, found.date) == ("https://example.org/", "2018-03-06")
    assert found.date_certainty is DateCertainty.DECLARED


def test_atom_of_one_entry_is_an_article() -> None:
    """It has the title, author, date and address of its entry; elements of XHTML are blocks."""
    found = read_bytes("a.atom", ATOM)
    assert outline(found)[1:] == [
        (HEADING, 2, "One of them · Ann · 2020-04-30"),
        (BODY, 0, "First."),
        (LIST, 1, "Point"),
    ]
    assert (found.title, found.authors, found.date) == ("One of them", ("Ann",), "2020-04-30")
    assert found.source == "https://example.org/1"


def test_entries_of_rdf_stand_beside_the_channel() -> None:
    """RSS 1.0 is read as the others are."""
    assert texts(read_bytes("a.rdf", RDF)) == ["Old", "A · 2004-01-02", "Alpha.", "B", "Beta."]


@pytest.mark.parametrize("name", ["feed", "feed.txt", "index.php"])
def test_feed_is_known_by_how_it_begins(name: str) -> None:
    """Whatever its file is called."""
    assert read_bytes(name, RSS).format == "feed"


def test_encoding_declared_is_that_of_the_text() -> None:
    """Feeds of old are in the code pages of their countries."""
    text = RSS.replace("utf-8", "windows-1256", 1)
    assert read_bytes("a.xml", text.encode("cp1256")).title == "أخبار المدينة"


def test_document_type_says_nothing() -> None:
    """Its entities are neither read nor words of the feed."""
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha"> <!ENTITY b "&a;&a;">]>\n'
    text = RSS.replace("<rss", laughs + "<rss", 1).replace("ملخص", "&b;")
    assert texts(read_bytes("a.xml", text)) == texts(read_bytes("a.xml", RSS))


def test_other_xml_gives_its_words() -> None:
    """An element with words is a paragraph, short values are a row, titles are headings."""
    text = """<?xml version="1.0"?><doc xml:lang="ar"><title>تقرير</title><author>منى</author>
    <date>2019-07-01</date><sec><p>كلمات <em>مهمة</em> هنا.</p><p>ثانية.</p>
    <row><c>الاسم</c><c>العدد</c></row></sec></doc>"""
    found = read_bytes("a.xml", text)
    assert outline(found) == [
        (HEADING, 1, "تقرير"),
        (BODY, 0, "منى"),
        (BODY, 0, "2019-07-01"),
        (BODY, 0, "كلمات مهمة هنا."),
        (BODY, 0, "ثانية."),
        (TABLE, 0, "الاسم\tالعدد"),
    ]
    assert (found.title, found.authors, found.date) == ("تقرير", ("منى",), "2019-07-01")
    assert (found.format, found.language) == ("xml", "ar")


def test_broken_xml_loses_nothing() -> None:
    """Where the parser gives up, the words between the tags are left."""
    text = "<a><p>first</p></a><b><p>second words</p></b><c>third words of it</c>"
    assert texts(read_bytes("a.xml", text)) == ["first", "second words", "third words of it"]
    deep = "<a>" * 1000 + "down there" + "</a>" * 1000
    assert texts(read_bytes("a.xml", deep)) == ["down there"]


def test_page_named_xml_is_a_page() -> None:
    """XHTML is read as what it is."""
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a b</p></html>'
    assert read_bytes("a.xml", page).format == "html"


def test_no_words_are_no_document() -> None:
    """A file of settings without text is told to be empty."""
    with pytest.raises(EmptyProblem):
        read_bytes("a.xml", '<?xml version="1.0"?><a b="c"/>')
