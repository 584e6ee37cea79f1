"""Layers: what a hit draws, in which order, and groups that do not disturb each other."""

from app.reader.hits import HitCursor
from app.reader.layers import Layer, Layers, LayerStyle, hit_layers
from index.documents import Span
from tests.app.reader.documents import ARABIC, arabic, hit_on, span_of

SENTENCE = "ويقول John Smith إن العودة ممكنة عام 2023."
MARK = Layer(0, Span(0, 4), LayerStyle.MARK_GREEN)


def test_a_hit_is_a_band_and_words_by_strength():
    """The heaviest words are strong, much lighter ones weak."""
    hit = hit_on(arabic(3), SENTENCE, {"العودة": 0.5, "ممكنة": 0.4, "2023": 0.2})
    band, strong, weak = hit_layers(hit, current=True)
    assert band == Layer(3, span_of(ARABIC, SENTENCE), LayerStyle.CURRENT_HIT)
    assert strong == Layer(3, span_of(ARABIC, "العودة ممكنة"), LayerStyle.WORD_STRONG)
    assert weak == Layer(3, span_of(ARABIC, "2023"), LayerStyle.WORD_WEAK)


def test_words_apart_or_of_other_strength_stay_apart():
    """Only neighbours of one strength are drawn as one box."""
    hit = hit_on(arabic(0), SENTENCE, {"ويقول": 1.0, "Smith": 1.0, "العودة": 0.3, "ممكنة": 0.3})
    spans = [layer.span for layer in hit_layers(hit, current=False)[1:]]
    assert spans == [span_of(ARABIC, w) for w in ("ويقول", "Smith", "العودة ممكنة")]


def test_words_of_no_weight_are_not_shown():
    """A word like "in" beside one that matters is not marked; alone it is, but weakly."""
    hit = hit_on(arabic(0), SENTENCE, {"العودة": 0.5, "عام": 0.06})
    assert [layer.span for layer in hit_layers(hit, current=True)[1:]] == [
        span_of(ARABIC, "العودة")
    ]
    alone = hit_layers(hit_on(arabic(0), SENTENCE, {"عام": 0.06}), current=True)
    assert [layer.style for layer in alone[1:]] == [LayerStyle.WORD_WEAK]


def test_the_current_hit_is_shown_in_another_way():
    """The hit that the person is at differs from the others by more than its words."""
    hit = hit_on(arabic(0), SENTENCE)
    assert hit_layers(hit, current=True)[0].style is not hit_layers(hit, current=False)[0].style


def test_groups_are_replaced_alone():
    """New hits leave the person's marks where they are."""
    layers = Layers()
    layers.replace("marks", [MARK])
    layers.replace("hits", hit_layers(hit_on(arabic(0), SENTENCE), current=True))
    layers.replace("hits", [])
    assert layers.of(0) == [MARK]


def test_words_lie_over_bands_and_bands_over_marks():
    """Layers come from the lowest to the highest, whatever order they were given in."""
    layers = Layers()
    layers.replace("a", hit_layers(hit_on(arabic(0), SENTENCE, {"عام": 1.0}), current=True))
    layers.replace("b", [MARK])
    styles = [layer.style for layer in layers.of(0)]
    assert styles == [LayerStyle.MARK_GREEN, LayerStyle.CURRENT_HIT, LayerStyle.WORD_STRONG]


def test_hits_are_walked_in_reading_order():
    """Hits come ranked but are walked as the text goes, in a ring."""
    hits = [hit_on(arabic(n), SENTENCE) for n in (7, 2, 5)]
    cursor = HitCursor(hits)
    walked = []
    for _ in range(4):
        walked.append(cursor.current.paragraph.number if cursor.current else None)
        cursor.move(1)
    assert walked == [2, 5, 7, 2]


def test_a_hit_of_another_document_changes_nothing():
    """Selecting a hit that is not here leaves the person where they are."""
    cursor = HitCursor([hit_on(arabic(n), SENTENCE) for n in (1, 2)])
    cursor.select(hit_on(arabic(9), SENTENCE))
    assert cursor.index == 0


def test_without_hits_there_is_no_current_one():
    """Walking an empty list of hits is no error."""
    cursor = HitCursor()
    cursor.move(1)
    assert (cursor.index, cursor.current, list(cursor.layers_of(0))) == (-1, None, [])
