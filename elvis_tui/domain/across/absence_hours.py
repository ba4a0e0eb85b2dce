"""Hours with codes, added up to the figures of each subject, and the whole days among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.absence.codes import CodeTable, Counts, Hours
from elvis_tui.domain.across.absence_list import FigureRow, HourRow
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded

_FIELDS = {
    Counts.UNDOCUMENTED: "undocumented",
    Counts.SELF_REPORTED: "self_reported",
    Counts.DOCUMENTED: "documented",
    Counts.DOCUMENTED_HEALTH: "documented_health",
}


def figures_of_hours(
    rows: Iterable[HourRow], codes: CodeTable | None
) -> tuple[list[FigureRow], list[HourRow]]:
    """The figures of one student in each subject, and the rows whose code is not known.

    Hours of an unknown code, or hours that cannot be read, make both figures of the subject
    unknown, and how many hours they are of. A whole day without a subject is none of any.
    """
    by_subject: dict[str, list[HourRow]] = {}
    unknown: list[HourRow] = []
    for row in rows:
        if row.about.key:
            by_subject.setdefault(folded(row.about.key), []).append(row)
        elif row.hours != 0 and not (codes and codes.find(row.code_of_absence)):
            unknown.append(row)
    found: list[FigureRow] = []
    for same in by_subject.values():
        hours = Hours()
        for row in same:
            if row.hours == 0:
                continue
            code = codes.find(row.code_of_absence) if codes else None
            field = _FIELDS.get(code.counts) if code else "unknown"
            if code is None:
                unknown.append(row)
            if field is None:
                continue  # a code that counts nowhere
            if row.hours is None:
                field = "unknown"
            hours = replace(hours, **{field: getattr(hours, field) + (row.hours or 1)})
        first = same[0].about
        year_hours = next((r.about.year_hours for r in same if r.about.year_hours), None)
        found.append(
            FigureRow(
                about=replace(first, year_hours=year_hours),
                hours=None if hours.unknown else hours.counted,
                ten=hours.ten(year_hours),
                fifteen=hours.fifteen(year_hours),
            )
        )
    return found, unknown


def whole_days(
    rows: Iterable[HourRow], codes: CodeTable | None
) -> tuple[frozenset[date], frozenset[date]]:
    """The whole days away that the rows show, and those of which nobody can know it.

    A code that is not known may be of no absence at all.
    """
    away, unclear = set(), set()
    for row in rows:
        if row.whole_day is False or row.on is None:
            continue
        code = codes.find(row.code_of_absence) if codes else None
        if code is None or row.whole_day is None:
            unclear.add(row.on)
        elif code.counts is not Counts.NOTHING:
            away.add(row.on)
    return frozenset(away), frozenset(unclear - away)
