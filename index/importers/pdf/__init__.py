"""PDF: the text layer, read glyph by glyph and put in reading order by its geometry."""
