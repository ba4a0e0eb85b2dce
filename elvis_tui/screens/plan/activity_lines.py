"""One activity of the plan as lines: its times with what is done, the team's own, and last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from elvis_tui.domain.people.authors import is_of_a_system
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.marks import marks_of_year
from elvis_tui.domain.plan.occurrences import Occurrence
from elvis_tui.domain.plan.own_times import Clash
from elvis_tui.domain.plan.periods import of_month, period
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _, pgettext
from elvis_tui.widgets.rows import Cell, Column, Line, Row, Section
from elvis_tui.wording import plan_own as words
from elvis_tui.wording.dates import near_date, short_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.people import login_words
from elvis_tui.wording.periods import short_period
from elvis_tui.wording.plan import OWN as OWN_SIGN

LAYOUTS = {
    "": (Column(1), Column(16), Column(20, grow=True, wrap=True), Column(22, above=76)),
    "say": (Column(1), Column(20, grow=True, wrap=True)),
}
"""A mark, when, what came of it, and whose time it is; or words alone."""
TIME, MARK, OWN, FORMER = "time:", "mark:", "own:", "former:"
"""What the ids of the rows begin with."""


class Known(Record, frozen=True, kw_only=True):
    """What is known of an activity in one school year.

    `times` are its times, `clashes` those without school, and `month` the one that is shown.
    """

    row: Activity
    year: int
    month: tuple[int, int]
    today: date
    times: tuple[Occurrence, ...]
    clashes: tuple[Clash, ...]


def activity_lines(known: Known, names: Names) -> Iterator[Line]:
    """All of it, under a heading for each thing."""
    yield from _time_lines(known, names)
    for number, clash in enumerate(known.clashes):
        yield Row(f"clash:{number}", (("!", "yellow"), words.clash_words(clash)), "say", False)
    yield Section()
    yield from _own_lines(known)
    yield from _former_lines(known, names)


def _time_lines(known: Known, names: Names) -> Iterator[Line]:
    marks = marks_of_year(known.row, known.year)
    asked = [one for one in known.times if one.asks]
    note = ""
    if asked:
        done = sum(one.is_done for one in asked)
        note = _("{done} av {all} gjort").format(done=done, all=len(asked))
    yield Section(_("Skoleåret {year}").format(year=label_of(known.year)), note)
    told: set[str] = set()
    for one in shown_times(known):
        told |= {mark.id for mark in one.marks}
        yield time_row(one, known, names)
    for mark in marks:
        if mark.id not in told:
            yield mark_row(mark, names, known.today)
    if not known.times and not any(_is_of(mark, known.month) for mark in marks):
        month = of_month(*known.month)
        cells: tuple[Cell, ...] = (
            "○",
            short_period(month),
            (_("ikke merket gjort"), "muted"),
            (_("merkes for en måned"), "muted"),
        )
        yield Row(f"{TIME}{month.code}:", cells)


def shown_times(known: Known) -> Sequence[Occurrence]:
    """What goes on every week is shown where it is marked, and in the month that is shown."""
    return [one for one in known.times if one.asks or one.is_done or one.is_in(*known.month)]


def _is_of(mark: DoneMark, month: tuple[int, int]) -> bool:
    found = period(mark.period)
    return found is not None and found.touches(of_month(*month))


def time_row(one: Occurrence, known: Known, names: Names) -> Row:
    """A time: «✔ ons. 14.10.  gjort 16.10. av Kari: godt oppmøte», or that it is left."""
    late = one.is_late(known.today)
    sign: Cell = ("✔", "green") if one.is_done else ("!", "red") if late else "○"
    whose = _("teamets tid") if one.own else _("planens tid")
    if one.is_apart:
        whose = _("annen tid")
    if one.marks:
        said: Cell = "; ".join(mark_words(m, names, known.today) for m in one.marks)
    elif late:
        said = (_("ikke merket gjort"), "red")
    else:
        said = (_("ikke gjort ennå"), "muted")
    cells = (sign, short_period(one.period), said, (whose, "muted"))
    return Row(f"{TIME}{one.period.code}:{one.own.id if one.own else ''}", cells)


def mark_row(mark: DoneMark, names: Names, today: date) -> Row:
    """A mark of a time the activity does not have, such as a month of what goes on all year."""
    found = period(mark.period)
    when = short_period(found) if found else mark.period
    return Row(f"{MARK}{mark.id}", (("✔", "green"), when, mark_words(mark, names, today), ""))


def mark_words(mark: DoneMark, names: Names, today: date) -> str:
    """«Kari: godt oppmøte (merket 16.10.2026 av berit)»."""
    who, learned = names.staff(mark.who), " ".join(names.text(mark.evaluation).split())
    said = ": ".join(part for part in (who, learned) if part) or pgettext("merke", "gjort")
    marked = _("(merket {day} av {who})").format(day=near_date(mark.on, today), who=author(mark.by))
    return f"{said} {marked}"


def author(by: str) -> str:
    """Who did something, as it is told; a log-in of a system is told as that."""
    return login_words().format(login=by) if is_of_a_system(by) else by or "–"


def _own_lines(known: Known) -> Iterator[Line]:
    own = [one for one in known.row.own if one.year == known.year]
    yield Section(_("Teamets egne tider"), str(len(own) or ""))
    for one in own:
        yield own_row(one, known)
    if not own:
        said = _("Ingen. {set} setter når teamet har det; planens ord står som de er.").format(
            set=key("activity.own", "d")
        )
        yield Row("none:own", ("", (said, "muted")), "say", False)


def own_row(own: OwnTime, known: Known) -> Row:
    """«◇ hver 6. uke på onsdag: 7 ganger   satt av kari 3.9.»."""
    count = sum(one.own is not None and one.own.id == own.id for one in known.times)
    said = own.when_text
    if count > 1:
        said = _("{when} ({n} ganger)").format(when=own.when_text, n=count)
    by = _("satt av {who} {day}").format(who=author(own.by), day=short_date(own.on))
    return Row(f"{OWN}{own.id}", ((OWN_SIGN, "key"), f"{said} · {by}"), "say")


def _former_lines(known: Known, names: Names) -> Iterator[Line]:
    """What was done and learned in former school years, and when the team had it then."""
    years = {found.year for mark in known.row.done if (found := period(mark.period))}
    years |= {one.year for one in known.row.own}
    for year in sorted((year for year in years if year < known.year), reverse=True):
        yield Section()
        title = _("I fjor ({year})") if year == known.year - 1 else _("Skoleåret {year}")
        yield Section(title.format(year=label_of(year)))
        for one in known.row.own:
            if one.year == year:
                said = _("Teamet: {when}").format(when=one.when_text)
                yield Row(f"{FORMER}{one.id}", ((OWN_SIGN, "muted"), said), "say", False)
        for mark in marks_of_year(known.row, year):
            # It is corrected in its own school year, and not by a key pressed in this one.
            yield replace(mark_row(mark, names, known.today), id=f"{FORMER}{mark.id}")
