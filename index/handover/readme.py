"""The page that explains an evidence pack to whoever receives it, in their language."""

from __future__ import annotations

from index.documents import Direction, EvidenceRequest
from index.handover.bidi import in_one_line, isolated
from index.handover.words import direction_of_words, word

_ENGLISH = """\
{title}

Made {made_at} with {tool}. {author}
Passages: {items}. Documents: {documents}. With what is needed to check them.

WHAT IS HERE
  data/report.html, data/report.docx   the passages, to be read by people
  data/items.csv                       the same as a table
  data/items.csl.json                  the documents as a bibliography (CSL-JSON)
  data/annotations.jsonld              the passages as W3C Web Annotations
  data/text/                           the text of each document that was read, and how it was read
  data/originals/                      the files themselves, named by their SHA-256
  data/queries.json                    what was asked, and what could not be searched
  data/log.csv                         whose hands the passages went through, as far as known here

CHECK IT WITHOUT US
This is a BagIt 1.0 folder (RFC 8493). In a terminal in this folder:
  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt
On macOS: shasum -a 256 -c manifest-sha256.txt. On Windows PowerShell: Get-FileHash FILE.
Each line of data/log.csv ends with the SHA-256 of the line before it, without its line end.
Offsets in annotations.jsonld and items.csv count the characters (Unicode code points, from 0) of
the file in data/text/ that they name.

WHAT A HASH DOES NOT PROVE
A hash shows that a file has not changed since this folder was made. It does not show that what a
file says is true, who wrote it, when it was published, or that it was whole when it was imported.
To prove when this folder existed, have the SHA-256 of tagmanifest-sha256.txt stamped by a time
stamping authority (RFC 3161); that needs a network, and this program never uses one.

{withheld}{held_back}Words given as matched by machine are a computer's estimate, not a translation.
"""

_ARABIC = """\
{title}

أُعدّ في {made_at} بواسطة {tool}. {author}
يحوي هذا المجلد مقاطع عددها {items} من وثائق عددها {documents}، مع ما يلزم للتحقق منها.

المحتويات
  data/report.html و data/report.docx   المقاطع ليقرأها الناس
  data/items.csv                        المقاطع نفسها في جدول
  data/items.csl.json                   الوثائق في قائمة مراجع (CSL-JSON)
  data/annotations.jsonld               المقاطع بصيغة W3C Web Annotations
  data/text/                            نص كل وثيقة كما قُرئ، وكيف قُرئ
  data/originals/                       الملفات نفسها، وأسماؤها بصمات SHA-256 الخاصة بها
  data/queries.json                     ما سُئل عنه، وما تعذّر البحث فيه
  data/log.csv                          الأيدي التي مرّت بها المقاطع، بقدر ما هو معروف هنا

تحقَّق دون الحاجة إلينا
هذا مجلد بصيغة BagIt 1.0 (RFC 8493). في الطرفية داخل هذا المجلد:
  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt
في macOS: \u200fshasum -a 256 -c manifest-sha256.txt
وفي Windows PowerShell: \u200fGet-FileHash FILE
ينتهي كل سطر في data/log.csv ببصمة SHA-256 للسطر الذي قبله دون نهاية السطر.
المواضع في annotations.jsonld و items.csv تعدّ محارف (نقاط ترميز يونيكود، من الصفر) الملف المذكور
في data/text/.

ما لا تثبته البصمة
تبيّن البصمة أن الملف لم يتغيّر منذ إعداد هذا المجلد. ولا تبيّن أن ما في الملف صحيح، ولا من كتبه،
ولا متى نُشر، ولا أنه كان كاملًا حين استُورد. ولإثبات تاريخ وجود هذا المجلد اطلب من جهة ختم زمني
(RFC 3161) ختم بصمة SHA-256 للملف tagmanifest-sha256.txt؛ وهذا يحتاج إلى شبكة، وهذا البرنامج لا
يستعمل الشبكة أبدًا.

{withheld}{held_back}الكلمات الموسومة بأنها مطابقة آلية تقدير من الحاسوب، وليست ترجمة.
"""

_LINES = {
    "author": ("Handed over by: {author}.", "قدّمه: {author}."),
    "withheld": (
        "Of {count} documents the file itself is withheld; its hash is in data/originals/.\n",
        "حُجبت ملفات وثائق عددها {count}، وبصماتها في data/originals/.\n",
    ),
    "held_back": (
        "{count} marked passages are listed in the report but are no evidence: their place in a"
        " changed document is not sure.\n",
        "في التقرير مقاطع معلَّمة عددها {count} ليست دليلًا: فموضعها في وثيقة تغيّرت غير مؤكد.\n",
    ),
}


def readme(request: EvidenceRequest, *, tool: str, documents: int, withheld: int) -> str:
    """The page in the language of the handover."""
    handover = request.handover
    arabic = handover.language == "ar"
    author = in_one_line(request.author)
    base = direction_of_words(handover.language)
    held_back = len(handover.held_back)

    def line(code: str, wanted: object, **values: object) -> str:
        return _LINES[code][arabic].format(**values) if wanted else ""

    return (_ARABIC if arabic else _ENGLISH).format(
        title=in_one_line(handover.title) or word("report", handover.language),
        made_at=isolated(handover.made_at, base, Direction.LTR),
        tool=isolated(tool, base, Direction.LTR),
        author=line("author", author, author=isolated(author, base)),
        items=len(handover.evidence),
        documents=documents,
        withheld=line("withheld", withheld, count=withheld),
        held_back=line("held_back", held_back, count=held_back),
    )
