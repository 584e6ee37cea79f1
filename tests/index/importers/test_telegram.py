"""Exports of Telegram Desktop."""

from __future__ import annotations

import json

import pytest

from index.documents import ParagraphKind
from index.problems import EmptyProblem
from tests.index.importers.documents import outline, read_bytes, texts

MESSAGES = [
    {"id": 1, "type": "service", "date": "2018-03-05T09:00:00", "text": ""},
    {
        "id": 2,
        "type": "message",
        "date": "2018-03-05T10:00:00",
        "from": "قناة",
        "text": ["خبر ", {"type": "bold", "text": "عاجل"}, "\n\nتفاصيل الخبر"],
    },
    {"id": 3, "type": "message", "date": "2018-03-06T10:00:00", "from": "قناة", "text": "خبر آخر"},
]
CHANNEL = {"name": "قناة الأخبار", "type": "public_channel", "id": 7, "messages": MESSAGES}
PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="text bold">قناة الأخبار</div></div>
<div class="history">
<div class="message service" id="message-1"><div class="body details">5 March 2018</div></div>
<div class="message default clearfix" id="message2"><div class="body">
<div class="pull_right date details" title="05.03.2018 10:00:00">10:00</div>
<div class="from_name">منى</div><div class="text">خبر <strong>عاجل</strong><br><br>تفاصيله</div>
</div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="06.03.2018 11:00:00">11:00</div>
<div class="text">خبر آخر</div></div></div>
</div></div></body></html>"""


def test_messages_of_a_channel_are_paragraphs() -> None:
    """Each message has its time above it; pieces of its text are one text again."""
    found = read_bytes("result.json", json.dumps(CHANNEL))
    assert (found.format, found.title, found.date) == ("telegram", "قناة الأخبار", "2018-03-06")
    assert texts(found)[-4:] == [
        "خبر عاجل",
        "تفاصيل الخبر",
        "قناة · 2018-03-06 10:00:00",
        "خبر آخر",
    ]
    assert found.paragraphs[-1].anchor == "message 3"


def test_export_of_all_chats_names_each() -> None:
    """An export of several chats has a heading for each."""
    other = {**CHANNEL, "name": "أخرى"}
    found = read_bytes("result.json", json.dumps({"chats": {"list": [CHANNEL, other]}}))
    heads = [text for kind, level, text in outline(found) if level == 1]
    assert heads == ["قناة الأخبار", "أخرى"]


def test_exported_page_is_read_as_messages() -> None:
    """The HTML form gives the same, with the writer of joined messages repeated."""
    found = read_bytes("messages.html", PAGE)
    assert (found.format, found.title, found.date) == ("telegram", "قناة الأخبار", "2018-03-06")
    assert outline(found) == [
        (ParagraphKind.HEADING, 2, "منى · 05.03.2018 10:00:00"),
        (ParagraphKind.BODY, 0, "خبر عاجل"),
        (ParagraphKind.BODY, 0, "تفاصيله"),
        (ParagraphKind.HEADING, 2, "منى · 06.03.2018 11:00:00"),
        (ParagraphKind.BODY, 0, "خبر آخر"),
    ]


def test_export_without_text_is_empty() -> None:
    """A chat of pictures only holds nothing to search."""
    with pytest.raises(EmptyProblem):
        read_bytes("result.json", json.dumps({**CHANNEL, "messages": MESSAGES[:1]}))


def test_source_of_a_forwarded_message_is_named() -> None:
    """It is not taken for who sent it on."""
    message = {**MESSAGES[2], "id": 4, "from": "منى", "forwarded_from": "وكالة"}
    found = read_bytes("result.json", json.dumps({**CHANNEL, "messages": [*MESSAGES, message]}))
    assert texts(found)[-2] == "منى · 2018-03-06 10:00:00 · ↪ وكالة"
    forward = """<div class="forwarded body"><div class="from_name">وكالة
    <span class="date details" title="01.01.2018 10:00:00"> 01.01.2018</span></div>
    <div class="text">منقول</div></div></div></div>
    </div></div></body></html>"""
    page = PAGE.replace("</div></div></body></html>", "", 1).replace(
        '<div class="text">خبر آخر</div></div></div>', forward
    )
    found = read_bytes("messages.html", page)
    assert texts(found)[-2:] == ["منى · 06.03.2018 11:00:00 · ↪ وكالة", "منقول"]


def test_poll_is_its_question_and_answers() -> None:
    """A poll has no text of its own."""
    poll = {"question": "من الفائز؟", "answers": [{"text": "هذا"}, {"text": "ذاك"}]}
    message = {**MESSAGES[2], "text": "", "poll": poll}
    found = read_bytes("result.json", json.dumps({**CHANNEL, "messages": [message]}))
    assert texts(found)[-1] == "من الفائز؟\nهذا\nذاك"
