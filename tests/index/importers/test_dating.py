"""The day that a text gives as its own."""

from __future__ import annotations

import pytest

from index.documents import DateCertainty
from tests.index.importers.documents import read_bytes

STORY = (
    "قال المتحدث باسم الوزارة إن الطرق ستفتح قريبا أمام الناس بعد انتهاء العمل فيها كما وعدت. " * 3
)

DATED = [
    f"عنوان الخبر\n\nالجمعة ١٤ رمضان ١٤٣٨ هـ\n\n{STORY}",
    f"عنوان الخبر\n\nنشر في: 9 حزيران 2017\n\n{STORY}",
    f"دمشق - 9 حزيران/يونيو 2017 (سانا) - {STORY}",
    f"DAMASCUS, 9 June 2017 (Reuters) – {STORY}",
    f"{STORY}\n\n{STORY}\n\nحرر في 9/6/2017",
    f"تیتر خبر\n\nجمعه ۱۹ خرداد ۱۳۹۶\n\n{STORY}",
]
UNDATED = [
    f"عنوان الخبر\n\nكان ذلك يوم 9 حزيران 2017 كما ذكر شهود من أهل المدينة في حديثهم\n\n{STORY}",
    f"وقال إنه في 9 حزيران 2017 وصل إلى المدينة ولم يجد أحدا. {STORY}",
    STORY,
]


@pytest.mark.parametrize("text", DATED)
def test_day_of_an_article_is_found_in_its_text(text: str) -> None:
    """In a line that says little else, or where the report begins."""
    found = read_bytes("a.txt", text)
    assert (found.date, found.date_certainty) == ("2017-06-09", DateCertainty.FOUND)


@pytest.mark.parametrize("text", UNDATED)
def test_day_that_an_article_speaks_of_is_not_its_own(text: str) -> None:
    """Within a sentence a date may be any."""
    assert read_bytes("a.txt", text).date is None


def test_rows_of_a_table_have_their_own_days() -> None:
    """The table has none."""
    assert read_bytes("a.csv", f"title,text\n9 June 2017,{STORY}\nb,{STORY}\n").date is None
