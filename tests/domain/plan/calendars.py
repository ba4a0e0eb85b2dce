"""The school year that phrases are placed in: as the county's, with the breaks of 2026/27."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.placement import Placement, placed_when
from elvis_tui.domain.plan.when import read_when


def _break(name: str, first: date, last: date) -> Break:
    return Break(name=name, first=first, last=last)


YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(
        _break("Høstferie", date(2026, 10, 5), date(2026, 10, 9)),
        _break("Fridag", date(2026, 11, 27), date(2026, 11, 27)),
        _break("Juleferie", date(2026, 12, 21), date(2027, 1, 1)),
        _break("Vinterferie", date(2027, 2, 22), date(2027, 2, 26)),
        _break("Påskeferie", date(2027, 3, 22), date(2027, 3, 29)),
    ),
)


def placement_of(
    text: str,
    activity: str = "",
    *,
    year: int = 2026,
    known: bool = True,
    under: int | str | None = None,
    week: str = "",
    day: str = "",
) -> Placement:
    """Where a «Når» stands in the school year, with or without its calendar."""
    when = read_when(text, activity, heading_month=under, week=week, date=day)
    return placed_when(when, year, (YEAR,) if known else ())


def told(placement: Placement) -> str:
    """A placement in a line, as the tables of phrases write it."""
    days = (f"{first:%d.%m.%y}" + _to(first, last) for first, last in placement.spans)
    weeks = (f"{monday:%G-W%V}" for monday in placement.weeks)
    words = [placement.place.value, *days, *weeks]
    if placement.rhythm:
        words.append(placement.rhythm)
    if placement.days:
        words.append(f"{len(placement.days)}x{placement.days[0]:%d.%m}")
    if not placement.spans and not placement.weeks:
        words.append(_months(placement))
    if placement.is_deadline:
        words.append("frist")
    words += [one.why.value for one in placement.told]
    return " ".join(word for word in words if word)


def _to(first: date, last: date) -> str:
    return "" if first == last else f"-{last:%d.%m.%y}"


def _months(placement: Placement) -> str:
    if len(placement.months) == 11:
        return "all"
    return ",".join(str(month) for month in placement.months)
