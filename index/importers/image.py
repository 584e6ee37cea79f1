"""Pictures of pages (PNG, JPEG, TIFF of any number of pages, WebP, BMP): text by recognition."""

from __future__ import annotations

import io
import warnings
from typing import cast

from PIL import Image, ImageOps, UnidentifiedImageError

from index.documents import DateCertainty, ParsedDocument, ParsedParagraph
from index.importers.dates import iso_date
from index.importers.limits import MAX_PAGES, MAX_PICTURE_PIXELS, check_characters
from index.importers.pdf.layout import blocks
from index.importers.pdf.paragraphs import direction_of_lines, paragraphs
from index.importers.pdf.recognised import recognised_lines, recognition_notes
from index.importers.pdf.running import without_running_lines
from index.importers.pictures import DPI, Picture
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

FORMAT = "image"
EXTENSIONS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")

DECODERS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")  # nothing else that the library could open
MOST_PIXELS = 4 * MAX_PICTURE_PIXELS  # of a picture before it is made smaller
LEAST_SIDE = 100  # pixels; smaller ones are signs and buttons, not pages
SCREEN_SIDE = 1_500  # pixels; of smaller pictures the letters are too low to be recognised
DATE_TAGS = (0x9003, 0x0132)  # EXIF: taken, changed


def parse(data: bytes, context: Context) -> ParsedDocument:
    """Nothing but the number of pages, or the text of those that were recognised.

    Raises ``EmptyProblem`` for pictures too small to be pages, ``RefusedProblem`` for too many
    pages or too large ones, ``ImportProblem`` for what cannot be decoded.
    """
    pages = open_pages(data, context)
    try:
        numbers = pages.large_enough()
        taken = pages.date()
    finally:
        pages.close()
    if not numbers:
        raise EmptyProblem("no_text", context.name)
    found = _paragraphs(context)
    check_characters(context.name, sum(len(paragraph.text) for paragraph in found))
    unread = tuple(number for number in numbers if number not in context.recognised)
    notes = recognition_notes(found, unread)
    if not found and not unread:
        raise EmptyProblem("no_text", context.name)
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        date=taken,
        date_certainty=DateCertainty.FILE if taken else DateCertainty.UNKNOWN,
        notes=tuple(code for code, holds in notes.items() if holds),
        unread_pages=unread,
    )


def open_pages(data: bytes, context: Context) -> ImagePages:
    """The pages of a picture, to be looked at. Raises as ``parse`` does."""
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            Image.MAX_IMAGE_PIXELS = MOST_PIXELS
            image = Image.open(io.BytesIO(data), formats=DECODERS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedProblem("file_too_large", context.name, _limit()) from error
    except UnidentifiedImageError as error:
        raise ImportProblem("damaged", context.name, "no picture") from error
    pages = ImagePages(image)
    if pages.count > MAX_PAGES:
        raise RefusedProblem("too_many_pages", context.name, f"{MAX_PAGES:,}")
    return pages


def _limit() -> str:
    return f"{MOST_PIXELS // 1_000_000} megapixels"


class ImagePages:
    """An open picture; one of a TIFF file may have many pages."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image
        self.count: int = getattr(image, "n_frames", 1)

    def large_enough(self) -> tuple[int, ...]:
        """The pages, from 1, that may hold text."""
        found: list[int] = []
        for number in range(1, self.count + 1):
            self._image.seek(number - 1)
            if min(self._image.size) >= LEAST_SIDE:
                found.append(number)
        return tuple(found)

    def date(self) -> str | None:
        """When the camera or the scanner says that it was taken, as ISO 8601."""
        tags = self._image.getexif()
        texts = (str(tags.get(tag) or "")[:10].replace(":", "-") for tag in DATE_TAGS)
        return next((date for text in texts if (date := iso_date(text))), None)

    def picture(self, number: int) -> Picture:
        """Page ``number``, from 1, upright if the camera knew, in shades of grey on white."""
        self._image.seek(number - 1)
        if self._image.width * self._image.height > MOST_PIXELS:
            raise Image.DecompressionBombError(_limit())
        shown = _grey(cast(Image.Image, ImageOps.exif_transpose(self._image)))
        dpi = _dpi(self._image)
        factor = (MAX_PICTURE_PIXELS / (shown.width * shown.height)) ** 0.5
        if max(shown.size) < SCREEN_SIDE:
            factor = min(factor, DPI / 100)
            dpi = 100
        elif factor >= 1:
            factor = 1.0
        if factor != 1:
            size = (max(1, int(shown.width * factor)), max(1, int(shown.height * factor)))
            shown = shown.resize(size, Image.Resampling.LANCZOS)
        return Picture(shown.width, shown.height, max(1, round(dpi * factor)), shown.tobytes())

    def close(self) -> None:
        """Let the picture go."""
        self._image.close()


def _grey(image: Image.Image) -> Image.Image:
    """In shades of grey, what is transparent on white."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value / 256)
    return image.convert("L")


def _dpi(image: Image.Image) -> int:
    """The resolution that the file declares, where it can be true of a page, else the usual."""
    declared = image.info.get("dpi", (0, 0))[0]
    return round(float(declared)) if 120 <= float(declared) <= 1_200 else DPI


def _paragraphs(context: Context) -> list[ParsedParagraph]:
    """The paragraphs of the pages that were recognised."""
    numbers = sorted(context.recognised)
    pages = [recognised_lines(context.recognised[number]) for number in numbers]
    direction = direction_of_lines(line for lines in pages for line in lines)
    kept = without_running_lines(pages)
    return paragraphs(
        [
            (number, blocks(lines, direction_of_lines(lines) if lines else direction))
            for number, lines in zip(numbers, kept, strict=True)
        ]
    )
