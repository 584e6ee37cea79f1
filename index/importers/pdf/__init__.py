"""PDF: the text layer, read glyph by glyph and put in reading order by its geometry."""

from index.importers.pdf.reader import EXTENSIONS, FORMAT, open_pages, parse

__all__ = ["EXTENSIONS", "FORMAT", "open_pages", "parse"]
