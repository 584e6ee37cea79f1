"""Pages of a PDF file as pictures, for text recognition."""

from __future__ import annotations

import pypdfium2 as pdfium

from index.importers.pictures import Picture, dpi_for


class PdfPages:
    """An open PDF file whose pages can be looked at."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document

    def picture(self, number: int) -> Picture:
        """Page ``number``, from 1, in shades of grey. Raises ``PdfiumError``."""
        page = self._document[number - 1]
        try:
            dpi = dpi_for(*page.get_size())
            bitmap = page.render(scale=dpi / 72, grayscale=True)  # pyright: ignore[reportArgumentType] - its default is an int
        finally:
            page.close()
        try:
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            rows = memoryview(bitmap.buffer).cast("B")
            pixels = b"".join(rows[row * stride :][:width] for row in range(height))
            return Picture(width, height, dpi, pixels)
        finally:
            bitmap.close()

    def close(self) -> None:
        """Let the file go."""
        self._document.close()
