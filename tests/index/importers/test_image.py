"""Pictures of pages: told apart from other pictures, shown upright, read when recognised."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from index.documents import DateCertainty
from index.importers.image import LEAST_SIDE, open_pages, parse
from index.importers.isolation import Parsers
from index.importers.limits import MAX_PICTURE_PIXELS
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem, RefusedProblem
from tests.index.importers.pdf.test_recognised import hocr

CONTEXT = Context(name="scan.png")


def image(kind: str = "PNG", size: tuple[int, int] = (300, 200), **more: Any) -> bytes:
    """A white picture file."""
    buffer = io.BytesIO()
    Image.new(more.pop("mode", "L"), size, more.pop("colour", 255)).save(buffer, kind, **more)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_every_kind_waits_for_recognition(kind: str) -> None:
    """A picture has no text of its own, and says which pages hold some."""
    mode = "RGB" if kind == "WEBP" else "L"
    found = parse(image(kind, mode=mode), CONTEXT)
    assert (found.paragraphs, found.unread_pages, found.notes) == ((), (1,), ("needs_ocr",))


def test_tiff_has_many_pages() -> None:
    """Every page of a TIFF file is a page of the document."""
    more = [Image.new("L", (300, 200)) for _ in range(2)]
    assert parse(image("TIFF", save_all=True, append_images=more), CONTEXT).unread_pages == (
        1,
        2,
        3,
    )


def test_recognised_pages_are_read() -> None:
    """What was recognised is the text; the other pages go on waiting."""
    more = [Image.new("L", (300, 200))]
    data = image("TIFF", save_all=True, append_images=more)
    context = Context(name="scan.tif", recognised={2: hocr((10, 10, "A page of words."))})
    found = parse(data, context)
    assert [(part.page, part.text) for part in found.paragraphs] == [(2, "A page of words.")]
    assert (found.unread_pages, found.notes) == ((1,), ("pages_need_ocr", "recognised"))


def test_small_pictures_are_no_pages() -> None:
    """Buttons and signs are not kept as documents without text."""
    with pytest.raises(EmptyProblem):
        parse(image(size=(LEAST_SIDE - 1, 500)), CONTEXT)


def test_picture_that_unpacks_to_too_much_is_refused() -> None:
    """A small file that claims a huge picture is refused before it is unpacked."""
    data = bytearray(image("BMP"))
    data[18:26] = (60_000).to_bytes(4, "little") * 2
    with pytest.raises(RefusedProblem) as problem:
        parse(bytes(data), CONTEXT)
    assert problem.value.code == "file_too_large"


def test_damaged_picture_is_told() -> None:
    """A picture that ends in the middle is a problem of its page."""
    data = image("PNG", size=(2_000, 2_000), colour=7)[:60]
    with Parsers() as parsers:
        ((number, shown),) = parsers.show("scan.png", data, [1])
    assert number == 1
    assert isinstance(shown, ImportProblem)


def test_the_camera_knows_what_is_up() -> None:
    """A picture is shown as the camera says that it was held."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise by 90 degrees
    shown = open_pages(image("JPEG", size=(1_800, 1_600), exif=exif), CONTEXT).picture(1)
    assert (shown.width, shown.height) == (1_600, 1_800)


def test_the_camera_knows_the_date() -> None:
    """The time of taking is a date of the file."""
    exif = Image.Exif()
    exif[0x0132] = "2019:03:07 10:20:30"
    found = parse(image("JPEG", exif=exif), CONTEXT)
    assert (found.date, found.date_certainty) == ("2019-03-07", DateCertainty.FILE)


def test_transparent_is_white() -> None:
    """What one sees through is paper."""
    shown = open_pages(image(mode="RGBA", colour=(0, 0, 0, 0)), CONTEXT).picture(1)
    assert set(shown.pixels) == {255}


def test_pictures_of_screens_are_made_larger() -> None:
    """Letters of a screen are too low for text recognition; huge pictures are made smaller."""
    assert open_pages(image(size=(800, 600)), CONTEXT).picture(1).width == 2_400
    huge = open_pages(image(size=(9_000, 9_000)), CONTEXT).picture(1)
    assert huge.width * huge.height <= MAX_PICTURE_PIXELS
    assert len(huge.pixels) == huge.width * huge.height
