"""Where the caret goes: every movement of the keyboard as a function of column and position.

Left and right mean what is seen; next, previous, start and end mean reading order.
"""

from __future__ import annotations

from app.reader.column import Column
from app.reader.source import Position


def beside(column: Column, position: Position, step: int) -> Position:
    """One character to the right (1) or left (-1) as seen, into the next paragraph at its ends."""
    block = column.block(position.paragraph)
    offset = block.beside(position.offset, step)
    if offset is not None:
        return Position(position.paragraph, offset)
    return _across(column, position, forward=(step > 0) is not block.rtl)


def word_beside(column: Column, position: Position, step: int) -> Position:
    """One word to the right (1) or left (-1): onwards or back by the paragraph's direction."""
    block = column.block(position.paragraph)
    forward = (step > 0) is not block.rtl
    offset = position.offset
    moved = block.next_word(offset) if forward else block.previous_word(offset)
    if moved != offset:
        return Position(position.paragraph, moved)
    return _across(column, position, forward=forward)


def line_start(column: Column, position: Position) -> Position:
    """Where the caret's line begins."""
    block = column.block(position.paragraph)
    return Position(position.paragraph, block.line_span(block.line_of(position.offset)).start)


def line_end(column: Column, position: Position) -> Position:
    """The last place on the caret's line."""
    block = column.block(position.paragraph)
    row = block.line_of(position.offset)
    end = block.line_span(row).end
    # A line broken within a word ends where the next begins: stay before its last character.
    return Position(position.paragraph, end if block.line_of(end) == row else block.last_stop(row))


def vertically(column: Column, position: Position, step: int, x: float) -> Position:
    """One line down (1) or up (-1), as near to ``x`` in the column as may be."""
    block = column.block(position.paragraph)
    row = block.line_of(position.offset) + step
    if 0 <= row < block.line_count:
        return Position(position.paragraph, block.offset_on_line(row, x))
    number = position.paragraph + step
    if not 0 <= number < len(column):
        return position
    block = column.block(number)
    row = 0 if step > 0 else block.line_count - 1
    return Position(number, block.offset_on_line(row, x))


def paragraph_start(column: Column, position: Position, step: int) -> Position:
    """The start of the next paragraph (1), or of this one and then the one before (-1)."""
    number = position.paragraph + step
    if step < 0 and position.offset > 0:
        number = position.paragraph
    if number >= len(column):
        return column.end()
    return Position(max(0, number), 0)


def document_start(_column: Column, _position: Position) -> Position:
    """The start of the document."""
    return Position(0, 0)


def document_end(column: Column, _position: Position) -> Position:
    """The end of the document."""
    return column.end()


def word_at(column: Column, position: Position) -> tuple[Position, Position]:
    """Start and end of the word at a position; of the space or sign there if it is no word."""
    block = column.block(position.paragraph)
    start, end = block.word_around(position.offset)
    return Position(position.paragraph, start), Position(position.paragraph, end)


def paragraph_at(column: Column, position: Position) -> tuple[Position, Position]:
    """Start and end of the paragraph at a position."""
    number = position.paragraph
    return Position(number, 0), Position(number, len(column.pages[number].text))


def _across(column: Column, position: Position, *, forward: bool) -> Position:
    if forward and position.paragraph + 1 < len(column):
        return Position(position.paragraph + 1, 0)
    if not forward and position.paragraph > 0:
        number = position.paragraph - 1
        return Position(number, len(column.pages[number].text))
    return position
