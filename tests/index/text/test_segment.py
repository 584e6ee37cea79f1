"""Paragraphs divide into sentences where a reader would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.segment import sentences

# Sentences of a paragraph, divided by |. To add a case, add a line.
CASES = [
    "وصل الوزير أمس.| وقال إنه سعيد.",
    "هل وصل الوزير؟| نعم.",
    'قال: "أين الوزير؟"، ثم خرج.',
    "وصل الوزير.وقال إنه سعيد.".replace(".و", ".|و"),
    "قرار مجلس الأمن رقم 2254.| وقال",
    "بلغت النسبة 3.5 في المئة.| وقال",
    "قال د. أحمد علي إنه سعيد.| ثم خرج.",
    "ظهر (!) فجأة.",
    "وصل، ثم خرج؛ وقال: نعم.",
    "او گفت که می‌آید.| آیا آمد؟| نه.",
    "یہ ایک جملہ ہے۔| یہ دوسرا ہے۔",
    'הוא אמר: "שלום."| ואז הלך.',
    "הסופר א. ב. יהושע כתב.| הוא נולד בירושלים.",
    "Mr. Smith met Dr. Jones at 3.30 p.m. in St. Louis.| They talked.",
    "J. K. Rowling wrote it.| It sold.",
    '"Really?" he said.| "Yes!"| She left.',
    "It cost $5.2 million.| Nobody paid.",
    "See example.com/a.b for more.| Thanks.",
    "Am 5. Mai kam er.| Dann ging er.",
    "Er kam (am Abend).| Sie ging.",
    "В 2017 г. он уехал.| Он вернулся.",
    "А. С. Пушкин родился в Москве.| Он писал стихи.",
    "他来了。|她走了！|真的吗？",
    "他说：“你好。”|她走了。",
    "Wait... what?| Yes.",
    "1. First item of a list",
    "no end",
    "first line\n|second line",
    "यह वाक्य है।| यह दूसरा है।",
    "Il est né en 1990.| « Oui. »| Elle rit.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_of_a_paragraph(marked: str) -> None:
    """A paragraph divides at the places marked, and nowhere else."""
    language = "de" if "Mai" in marked else None
    expected = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@given(st.text(st.sampled_from('اب. !؟\n\t«»"()aA1。،') | st.characters()))
def test_sentences_cover_the_paragraph(text: str) -> None:
    """Sentences are in order, apart, trimmed, and hold everything but white space."""
    spans = sentences(text)
    ends = [0, *(span.end for span in spans)]
    gaps = [text[end : span.start] for end, span in zip(ends, spans, strict=False)]
    assert not "".join((*gaps, text[ends[-1] :])).strip()
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert all(span.start < span.end for span in spans)


def test_a_long_paragraph_divides() -> None:
    """Time grows with the text, not with its square: thirty thousand sentences in a moment."""
    text = "قال الوزير إنه سعيد. " * 30_000
    assert len(sentences(text)) == 30_000


@pytest.mark.parametrize(("language", "least"), [("ar", 0.97), ("en", 0.97), ("ru", 0.98)])
def test_boundaries_agree_with_annotators(shared: Path, language: str, least: float) -> None:
    """Boundaries score as high as measured against the sentences of LAReQA."""
    data = json.loads((shared / "eval" / "questions" / f"{language}.json").read_text("utf-8"))
    right = found = wanted = 0
    for paragraph in (p for article in data["data"] for p in article["paragraphs"]):
        text = paragraph["context"].rstrip()
        gold = {len(text[:end].rstrip()) for _, end in paragraph["sentence_breaks"]} - {len(text)}
        ours = {span.end for span in sentences(text, language)} - {len(text)}
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    assert 2 * right / (found + wanted) >= least
