"""The plan's own rows, where they may not say who a student is."""

from __future__ import annotations

from elvis_tui.domain.people.name_parts import masked
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.written_out import Block
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded

MONTHS = frozenset(
    folded(month)
    for month in (
        *("januar", "februar", "mars", "april", "mai", "juni"),
        *("juli", "august", "september", "oktober", "november", "desember"),
    )
)
"""What in a «Når» is no name, whatever students are called: «Mai», «August»."""


def masked_row(row: Activity, names: Names) -> Activity:
    """The row with a mask over what names a student, while names are hidden; its key stays.

    Args:
        row: A row of the plan.
        names: How everybody may be named.
    """
    if not names.hidden:
        return row

    def in_when(words: str) -> str:
        return masked(words, names.parts, MASK, MONTHS)

    when = row.when
    if when.why is not None or when.parts:
        when = replace(
            when,
            unread=in_when(when.unread),
            other=in_when(when.other),
            parts=tuple(replace(part, words=in_when(part.words)) for part in when.parts),
        )
    return replace(
        row,
        text=names.text(row.text),
        when_text=in_when(row.when_text),
        when=when,
        responsible=tuple(map(names.staff, row.responsible)),
        notes=tuple(replace(note, text=names.text(note.text)) for note in row.notes),
    )


def masked_block(block: Block, names: Names) -> Block:
    """What is written in the plan, with a mask over what names a student."""
    cells = (
        tuple(replace(piece, words=names.text(piece.words)) for piece in cell)
        for cell in block.cells
    )
    return replace(block, cells=tuple(cells))


def names_student(row: Activity, names: Names) -> bool:
    """Whether a row names a student; `names` are hidden ones."""
    pairs = zip(_words(row), _words(masked_row(row, names)), strict=True)
    return any(MASK in shown and MASK not in words for words, shown in pairs)


def is_masked(row: Activity) -> bool:
    """Whether there is a mask in a row that is shown."""
    return any(MASK in words for words in _words(row))


def _words(row: Activity) -> tuple[str, ...]:
    return (row.text, row.when_text, *row.responsible, *(note.text for note in row.notes))
