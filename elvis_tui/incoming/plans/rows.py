"""What was found for an activity or a duty, before it is one; and which of the two it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from elvis_tui.domain.plan.records import Activity, Duty, RowNote
from elvis_tui.domain.record import Record
from elvis_tui.incoming.plans.cells import without_marks
from elvis_tui.incoming.plans.times import read_composed
from elvis_tui.incoming.plans.words import DUTY_HEADING, DUTY_NAMES, URGENT

_PARTS = re.compile(
    r"(?:[,;\n&+]|(?<!\b[vm])(?<!og)/(?!eller\b)|\s+og(?:/eller)?\s+|\s+samt\s+)(?![^()]{0,200}\))"
)
_DUTIES_TO_BE_SURE = 3


class Row(Record, frozen=True, kw_only=True):
    """A row or a point of a list: what, when, by whom, and what else it says.

    `opening` is what it opens with in bold, `step` what a column of steps calls it.
    """

    what: str
    when: str
    who: str
    line: int
    opening: str = ""
    step: str = ""
    notes: tuple[RowNote, ...] = ()


def tells_duties(rows: Sequence[Row], header: str, heading: str) -> bool:
    """Whether rows are the duties of opplæringsloven § 12-4, and not activities of the year.

    They are where their heading says «plikt», where they name the duties, where they stand under
    a heading of § 12-4 and say «straks», or open in bold and say so.

    Args:
        rows: All rows of the table or list.
        header: The headings of its columns, folded.
        heading: What it stands under.
    """
    if not rows:
        return False
    if "plikt" in header:
        return True
    urgent = sum(1 for row in rows if URGENT.search(row.when))
    named = {
        at
        for row in rows
        for at, name in enumerate(DUTY_NAMES)
        if name.search(row.step or row.opening or row.what[:40])
    }
    if DUTY_HEADING.search(heading) and (urgent or len(named) >= _DUTIES_TO_BE_SURE - 1):
        return True
    if len(named) >= _DUTIES_TO_BE_SURE and (urgent or len(named) >= len(rows) - 1):
        return True
    stepped = all(row.opening or row.step for row in rows)
    return stepped and urgent * 2 > len(rows)


def activity(row: Row, number: int, key: str) -> Activity:
    """The row as an activity of the plan."""
    return Activity(
        id=f"P{number:02d}",
        key=key,
        text=row.what,
        when_text=row.when,
        when=read_composed(row.when, row.what),
        responsible=parties(row.who),
        line=row.line,
        notes=row.notes,
    )


def duty(row: Row, number: int) -> Duty:
    """The row as a duty: its title is its step, or what it opens with, or all of it."""
    named = row.step if re.search(r"[^\W\d_]{3}", row.step) else ""
    title = named or row.opening or row.what
    if title == row.what:
        text = ""
    else:
        text = row.what if named else row.what.removeprefix(row.opening).lstrip(" :")
    return Duty(
        id=f"D{number}",
        title=title,
        text=text,
        when_text=row.when,
        responsible=parties(row.who),
    )


def parties(text: str) -> tuple[str, ...]:
    """«Rektor, Elevråd», «Miljøteam og elevtjeneste» or one a line; each once."""
    words = "\n".join(without_marks(text, marks=".)"))
    parts = (" ".join(without_marks(part)).rstrip(".:") for part in _PARTS.split(words))
    return tuple(dict.fromkeys(part for part in parts if part and part not in "–—-"))
