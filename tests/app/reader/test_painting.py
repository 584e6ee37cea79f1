"""Painting a block by itself: on any painter, clipped or not."""

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from app.reader.block import Block
from app.reader.layers import Layer, LayerStyle
from app.reader.painting import BlockPainter
from app.reader.styles import block_style
from app.theme import DARK, LIGHT, Theme
from index.documents import ParagraphKind, Span
from tests.app.reader.documents import ARABIC, ENGLISH, arabic, paragraph, span_of

pytestmark = pytest.mark.usefixtures("fonts")
NOTHING = Span(0, 0)


def picture(
    block: Block,
    layers: list[Layer],
    selected: Span = NOTHING,
    *,
    theme: Theme = LIGHT,
    clip: QRect | None = None,
) -> QImage:
    """The block on paper."""
    image = QImage(700, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    with QPainter(image) as painter:
        if clip is not None:
            painter.setClipRect(clip)
        BlockPainter(painter, theme).paint(block, QPointF(50, 10), layers, selected)
    return image


def made(text: str = ARABIC) -> Block:
    """An Arabic paragraph of several lines."""
    return Block(text, block_style(arabic(0, text), 18), 560)


def test_a_painter_without_clip_paints_everything():
    """Clipped to the whole picture or not at all, the picture is the same."""
    layers = [Layer(0, Span(10, 150), LayerStyle.CURRENT_HIT)]
    whole = QRect(0, 0, 700, 300)
    assert picture(made(), layers) == picture(made(), layers, clip=whole)


def test_a_clip_shows_a_part_of_the_same_picture():
    """Within a clip over one line the picture is that of the whole."""
    layers = [Layer(0, Span(10, 150), LayerStyle.CURRENT_HIT)]
    line = QRect(0, 46, 700, 36)
    whole, part = picture(made(), layers), picture(made(), layers, clip=line)
    assert part.copy(line) == whole.copy(line)
    assert part.copy(0, 0, 700, 40) != whole.copy(0, 0, 700, 40)


@pytest.mark.parametrize("text", ["short", "short 😀"])
def test_a_layer_beyond_the_text_is_cut(text: str):
    """A span made for a longer text is shown as far as there is text, or not at all."""
    block = Block(text, block_style(paragraph(0, text), 18), 560)
    reaching = picture(block, [Layer(0, Span(2, 99), LayerStyle.CURRENT_HIT)])
    assert reaching == picture(block, [Layer(0, Span(2, len(text)), LayerStyle.CURRENT_HIT)])
    beyond = picture(block, [Layer(0, Span(50, 99), LayerStyle.WORD_STRONG)])
    assert beyond == picture(block, [])


def test_a_selection_covers_a_highlight():
    """Where text is selected it looks selected, whatever lies below."""
    block, span = made(), span_of(ARABIC, "المياه")
    marked = picture(block, [Layer(0, span, LayerStyle.WORD_STRONG)], span)
    (box,) = block.boxes(span)
    corner = box.translated(50, 10).topLeft().toPoint()
    assert marked.pixelColor(corner.x() + 2, corner.y() + 5).name().upper() == LIGHT.selection


def test_dim_text_is_readable_when_selected():
    """A selected footnote is written in the colour of text, not in the dim one."""
    note = paragraph(0, ENGLISH, kind=ParagraphKind.FOOTNOTE)
    block = Block(ENGLISH, block_style(note, 18), 560)
    plain = picture(block, [], theme=DARK)
    selected = picture(block, [], Span(0, len(ENGLISH)), theme=DARK)
    brightest = [
        max(image.pixelColor(x, y).lightness() for x in range(50, 300) for y in range(10, 40))
        for image in (plain, selected)
    ]
    assert brightest[1] > brightest[0]


@pytest.mark.parametrize("kind", [ParagraphKind.QUOTE, ParagraphKind.LIST])
def test_quotes_and_items_are_told_by_a_sign_on_the_start_side(kind: ParagraphKind):
    """A bar or a dot stands before the text: right of it in Arabic."""
    block = Block(ARABIC, block_style(arabic(0), 18), 560)
    style = block_style(
        paragraph(0, ARABIC, arabic(0).direction, language="ar", kind=kind, level=1), 18
    )
    signed = Block(ARABIC, style, 560)
    bare, drawn = picture(block, []), picture(signed, [])
    margin = QRect(588, 10, 20, 100)
    assert bare.copy(QRect(611, 10, 60, 100)) == drawn.copy(QRect(611, 10, 60, 100))
    colors = {drawn.copy(margin).pixel(x, y) for x in range(20) for y in range(100)}
    assert len(colors) > 1
