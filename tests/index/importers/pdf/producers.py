"""Makes PDF files of a known text with the programs that people's PDF files come from."""

from __future__ import annotations

import html
import importlib
import importlib.util
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

FONTS = Path(__file__).parents[4] / "resources" / "fonts"
FONT_FILES = {
    "ar": FONTS / "NotoNaskhArabic-Regular.ttf",
    "fa": FONTS / "NotoNaskhArabic-Regular.ttf",
    "he": FONTS / "NotoSansHebrew-Regular.ttf",
    "en": FONTS / "NotoSans-Regular.ttf",
}
LATIN_FONT = FONTS / "NotoSans-Regular.ttf"
RTL = frozenset({"ar", "fa", "he", "ur"})

Producer = Callable[[Sequence[str], str, Path], Path]


def direction(language: str) -> str:
    """The CSS direction of a language."""
    return "rtl" if language in RTL else "ltr"


def as_html(paragraphs: Sequence[str], language: str) -> str:
    """A printable page with the paragraphs, the first as its heading."""
    heading, *body = (html.escape(text, quote=False) for text in paragraphs)
    faces = "".join(
        f"@font-face {{font-family: '{name}'; src: url('{path.as_uri()}');}}"
        for name, path in (("Script", FONT_FILES[language]), ("Latin", LATIN_FONT))
    )
    return (
        f"<html lang={language} dir={direction(language)}><meta charset=utf-8>"
        f"<style>{faces} body {{font: 12pt 'Script', 'Latin'}}</style>"
        f"<body><h1>{heading}</h1>" + "".join(f"<p>{text}</p>" for text in body)
    )


def weasyprint(paragraphs: Sequence[str], language: str, folder: Path) -> Path:
    """WeasyPrint: Pango and HarfBuzz."""
    from weasyprint import HTML

    path = folder / f"{language}.weasyprint.pdf"
    HTML(string=as_html(paragraphs, language), base_url=str(FONTS)).write_pdf(path)
    return path


def qt(paragraphs: Sequence[str], language: str, folder: Path) -> Path:
    """Qt's QPdfWriter, in a process of its own: the tests of the engine run without Qt."""
    page = folder / f"{language}.qt.html"
    heading, *body = (html.escape(text, quote=False) for text in paragraphs)
    side = direction(language)
    page.write_text(
        f"<h1 dir={side}>{heading}</h1>" + "".join(f"<p dir={side}>{text}</p>" for text in body),
        encoding="utf-8",
    )
    path = folder / f"{language}.qt.pdf"
    fonts = (str(FONT_FILES[language]), str(LATIN_FONT))
    _run(sys.executable, "-c", _QT_PROGRAM, str(page), str(path), *fonts)
    return path


_QT_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtGui import (
    QFont, QFontDatabase, QGuiApplication, QPageSize, QPdfWriter, QTextDocument,
)
page, path, *fonts = sys.argv[1:]
application = QGuiApplication(["qt", "-platform", "offscreen"])
numbers = [QFontDatabase.addApplicationFont(font) for font in fonts]
font = QFont([QFontDatabase.applicationFontFamilies(number)[0] for number in numbers], 12)
writer = QPdfWriter(path)
writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
document = QTextDocument()
document.setDefaultFont(font)
document.setHtml(Path(page).read_text("utf-8"))
document.print_(writer)
"""


def fpdf2(paragraphs: Sequence[str], language: str, folder: Path) -> Path:
    """fpdf2 with HarfBuzz shaping."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("script", "", FONT_FILES[language])
    pdf.add_font("latin", "", LATIN_FONT)
    pdf.set_fallback_fonts(["latin"])
    pdf.set_text_shaping(use_shaping_engine=True, direction=direction(language))
    for number, text in enumerate(paragraphs):
        pdf.set_font("script", size=20 if number == 0 else 12)
        pdf.multi_cell(0, text=text, align="R" if language in RTL else "L")
        pdf.ln(6)
    path = folder / f"{language}.fpdf2.pdf"
    pdf.output(str(path))
    return path


def reportlab(paragraphs: Sequence[str], language: str, folder: Path) -> Path:
    """ReportLab as people use it for Arabic: presentation forms, turned round beforehand."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    # DejaVu has the presentation forms in its character map.
    pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    path = folder / f"{language}.reportlab.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    width, height, margin = *A4, 56.0
    y = height - margin
    for number, text in enumerate(paragraphs):
        size = 18 if number == 0 else 11
        canvas.setFont("DejaVu", size)
        for line in _wrapped(
            text,
            lambda part, size=size: pdfmetrics.stringWidth(visual(part, language), "DejaVu", size),
            width - 2 * margin,
        ):
            if y < margin:
                canvas.showPage()
                canvas.setFont("DejaVu", size)
                y = height - margin
            seen = visual(line, language)
            if language in RTL:
                canvas.drawRightString(width - margin, y, seen)
            else:
                canvas.drawString(margin, y, seen)
            y -= size * 1.4
        y -= size
    canvas.save()
    return path


def chromium(paragraphs: Sequence[str], language: str, folder: Path) -> Path:
    """The print function of Chrome: Skia."""
    page = folder / f"{language}.chromium.html"
    page.write_text(as_html(paragraphs, language), encoding="utf-8")
    path = folder / f"{language}.chromium.pdf"
    _run(
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={path}", page.as_uri(),
    )  # fmt: skip
    return path


def libreoffice(paragraphs: Sequence[str], language: str, folder: Path) -> Path:
    """LibreOffice Writer."""
    page = folder / f"{language}.libreoffice.html"
    page.write_text(as_html(paragraphs, language), encoding="utf-8")
    _run(
        "soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless",
        "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export",
        "--outdir", str(folder), str(page),
    )  # fmt: skip
    return folder / f"{language}.libreoffice.pdf"


PRODUCERS: dict[str, Producer] = {
    "weasyprint": weasyprint,
    "qt": qt,
    "fpdf2": fpdf2,
    "reportlab": reportlab,
    "chromium": chromium,
    "libreoffice": libreoffice,
}
PROGRAMS = {"chromium": "chromium", "libreoffice": "soffice"}
_MODULES = {"qt": "PySide6", "fpdf2": "fpdf"}


def missing(name: str) -> str | None:
    """Why a producer cannot run here; None if it can."""
    if name in PROGRAMS:
        return None if shutil.which(PROGRAMS[name]) else f"{PROGRAMS[name]} is not installed"
    module = _MODULES.get(name, name)
    if importlib.util.find_spec(module) is None:
        return f"{module} is not installed"
    try:
        importlib.import_module(module)
    except (OSError, Warning) as error:  # WeasyPrint without Pango, or with half of it
        return f"{module} lacks a library of the system: {error}"
    return None


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=100)


# What a program without shaping is handed --------------------------------------------------------


def _wrapped(text: str, width: Callable[[str], float], limit: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) > limit:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def visual(text: str, language: str, *, shape: bool = True) -> str:
    """``text`` from left to right as it is seen, in presentation forms if ``shape``."""
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    base = TextDirection.RTL if language in RTL else TextDirection.LTR
    return BidiParagraph(
        shaped(text) if shape else text, base_direction=base
    ).get_reordered_string()


def _forms() -> dict[tuple[str, str], str]:
    forms: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if kind:
            plain = "".join(chr(int(letter, 16)) for letter in letters.split())
            forms.setdefault((plain, kind.strip("<>")), chr(code))
    return forms


_FORMS = _forms()


def shaped(text: str) -> str:
    """Arabic letters in the presentation forms of their places, lam-alef as one letter."""
    result: list[str] = []
    position, joined = 0, False
    while position < len(text):
        letter = text[position]
        if text[position : position + 2] in {"لا", "لأ", "لإ", "لآ"}:
            letter = text[position : position + 2]
        position += len(letter)
        following = text[position : position + 1]
        joins_next = (letter, "initial") in _FORMS and (following, "final") in _FORMS
        place = {(False, False): "isolated", (False, True): "initial", (True, True): "medial"}
        form = place.get((joined, joins_next), "final")
        result.append(_FORMS.get((letter, form), letter))
        joined = joins_next
    return "".join(result)
