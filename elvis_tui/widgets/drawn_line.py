"""One line of a document that is laid out, as pieces of text with their styles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from elvis_tui.widgets.laid_out import MARGIN, Field, Laid, Span

Tone = Callable[[str], Style]


def line_of(
    laid: Laid,
    line: int,
    mark: str,
    style: Style,
    spans: Callable[[Field], Sequence[Span]],
    tone: Tone,
) -> list[Segment]:
    """The fields that stand on a line, each in its place.

    Args:
        laid: The block.
        line: Which of its lines with words.
        mark: What stands in the margin.
        style: What all of it is drawn in.
        spans: What is set off in a field, and what was found there.
        tone: The style that a tone adds.
    """
    segments, at = [Segment(mark.ljust(MARGIN), style)], MARGIN
    for field in laid.fields:
        row = line - field.top
        if 0 <= row < len(field.lines):
            segments.append(Segment(" " * (field.x - at), style))
            segments += _words(field, row, style, spans(field), tone)
            at = field.x + field.width
    return segments


def _words(
    field: Field, row: int, style: Style, spans: Sequence[Span], tone: Tone
) -> list[Segment]:
    """A line of a field, as wide as the field."""
    start, end = field.lines[row]
    within = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    segments, room = [], field.width
    for left, right in pairwise(sorted({start, end} | within)):
        toned = style
        for span in spans:
            if span.start <= left < span.end:
                toned = toned + tone(span.tone)
        segment = Segment(field.text[left:right], toned)
        room -= segment.cell_length
        segments.append(segment)
    if room > 0:
        segments.append(Segment(" " * room, style))
    return segments
