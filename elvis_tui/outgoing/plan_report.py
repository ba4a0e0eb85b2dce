"""The year's report on the plan as finished Markdown: row by row what was done and learned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import count

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.occurrences import Occurrence
from elvis_tui.domain.plan.periods import period
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import FIRST_MONTH, label_of
from elvis_tui.i18n import _, ngettext
from elvis_tui.outgoing.blocks import NOTHING, facts, inline, table
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording.dates import long_date, number
from elvis_tui.wording.people import how_names_in_words_stand
from elvis_tui.wording.periods import period_words, short_period
from elvis_tui.wording.plan_own import own_words


class Standing(StrEnum):
    """Whether the plan has a row now, and had it at the end of the year that is reported.

    `GONE` was there then, and is no more; `LATER` came after it. Of `LEFT`, which the plan had in
    neither, only marks and times of the team tell.
    """

    NOW = "now"
    GONE = "gone"
    LEFT = "left"
    LATER = "later"


class Reported(Record, frozen=True, kw_only=True):
    """A row of the plan in the year that is reported.

    `times` are those that are asked for, `marks` all of the year, and `own` the team's own times.
    """

    row: Activity
    times: tuple[Occurrence, ...]
    marks: tuple[DoneMark, ...]
    own: tuple[OwnTime, ...]
    standing: Standing = Standing.NOW

    @property
    def is_done(self) -> bool:
        """Whether each time of it is marked; of what goes on all year, whether anything is."""
        return all(one.is_done for one in self.times) if self.times else bool(self.marks)

    def left(self) -> tuple[Occurrence, ...]:
        """The times that are not marked."""
        return tuple(one for one in self.times if not one.is_done)


def title(year: int) -> str:
    """«Rapport om handlingsplanen 2026/27»."""
    return _("Rapport om handlingsplanen {year}").format(year=label_of(year))


def plan_report(
    rows: Sequence[Reported],
    year: int,
    names: Names,
    today: date,
    *,
    tells_of_students: bool = True,
) -> str:
    """The report of a school year.

    Args:
        rows: Those of the plan, in its order.
        year: The one in which the school year begins.
        names: Decides whether students stand by name or by number.
        today: When it is written: what is still to come is not told as left undone.
        tells_of_students: Whether somebody wrote of one: then it says how they stand.
    """
    lines = _lines(rows, year, names, today, tells_of_students=tells_of_students)
    return "\n".join(lines) + "\n"


def _lines(
    rows: Sequence[Reported], year: int, names: Names, today: date, *, tells_of_students: bool
) -> Iterator[str]:
    yield f"# {escaped(title(year))}"
    yield ""
    asked = [one for one in rows if one.standing in (Standing.NOW, Standing.GONE)]
    timed = [one for one in asked if one.times]
    others = [one for one in asked if not one.times]
    of = _("{done} av {all}")
    yield from facts(
        (
            (_("Skrevet"), long_date(today)),
            (_("Tider i skoleåret"), _times_counted(timed, today)),
            (
                _("Aktiviteter der alle tidene er gjort"),
                of.format(done=sum(one.is_done for one in timed), all=len(timed)),
            ),
            (
                _("Aktiviteter som går hele året, merket gjort"),
                of.format(done=sum(one.is_done for one in others), all=len(others)),
            ),
        )
    )
    yield from _not_done(asked, year, today)
    numbers = count(1)
    for heading, there in (
        (_("Rad for rad"), (Standing.NOW,)),
        (_("Rader som ikke lenger står i planen"), (Standing.GONE, Standing.LEFT)),
    ):
        of_them = [one for one in rows if one.standing in there]
        if of_them or Standing.NOW in there:
            yield ""
            yield f"## {escaped(heading)}"
        for one in of_them:
            yield ""
            yield from _row(next(numbers), one, names, today)
    yield from _later(sum(one.standing is Standing.LATER for one in rows))
    if tells_of_students:
        yield ""
        yield f"*{how_names_in_words_stand(hidden=names.hidden)}*"


def _times_counted(rows: Sequence[Reported], today: date) -> str:
    """Each time by itself, as the year on screen counts: an activity may have several."""
    times = [time for one in rows for time in one.times]
    done = sum(time.is_done for time in times)
    late = sum(time.is_late(today) for time in times)
    return _("{done} gjort, {late} sent, {left} igjen").format(
        done=done, late=late, left=len(times) - done - late
    )


def _later(many: int) -> Iterator[str]:
    if many:
        words = ngettext(
            "{count} rad kom inn i planen etter skoleåret, og er ikke med.",
            "{count} rader kom inn i planen etter skoleåret, og er ikke med.",
            many,
        )
        yield ""
        yield escaped(words.format(count=number(many)))


def _not_done(rows: Sequence[Reported], year: int, today: date) -> Iterator[str]:
    """What is over and not marked, first of all: the next year begins there."""
    points = []
    for one in rows:
        late = [short_period(time.period) for time in one.left() if time.is_late(today)]
        if late:
            points.append(f"- {inline(one.row.text)}: {inline(', '.join(late))}")
    yield ""
    not_marked = _("Ikke merket gjort")
    yield f"## {escaped(not_marked)}"
    yield ""
    if date(year, FIRST_MONTH, 1) > today:
        yield escaped(_("Skoleåret har ikke begynt."))
        return
    yield from points or [escaped(_("Alt som er over, er merket gjort."))]
    if untouched := [one for one in rows if not one.times and not one.marks]:
        yield ""
        yield escaped(_("Går hele året, og er ikke merket i noen måned:"))
        yield ""
        yield from (f"- {inline(one.row.text)}" for one in untouched)


def _row(numbered: int, one: Reported, names: Names, today: date) -> Iterator[str]:
    row = one.row
    yield f"### {numbered}. {inline(row.text)}"
    yield ""
    own = [own_words(o.when_text, names.author(FreeText(o.by)), o.on) for o in one.own]
    yield from facts(
        (
            (_("Planens «Når»"), row.when_text or NOTHING),
            (_("Ansvar"), ", ".join(row.responsible) or NOTHING),
            (_("Teamets egne tider"), "; ".join(own)),
        )
    )
    if cells := list(_times(one, names, today)):
        yield ""
        yield from table((_("Når"), _("Gjort"), _("Hvem"), _("Hva lærte vi?")), cells)


def _times(one: Reported, names: Names, today: date) -> Iterator[tuple[str, ...]]:
    """A line for each time, and one for each mark that is of none of them."""
    told: set[str] = set()
    for time in one.times:
        when = short_period(time.period)
        if time.own:
            when = _("{when} (teamets tid)").format(when=when)
        if not time.marks:
            over = time.is_late(today)
            yield when, _("nei") if over else _("ikke ennå"), "", ""
        for mark in time.marks:
            if mark.id not in told:
                yield when, *_mark(mark, names)
            told.add(mark.id)
    for mark in one.marks:
        if mark.id not in told:
            found = period(mark.period)
            yield (period_words(found.code) if found else mark.period), *_mark(mark, names)


def _mark(mark: DoneMark, names: Names) -> tuple[str, str, str]:
    done = _("ja, merket {day}").format(day=long_date(mark.on))
    return (
        done,
        names.staff(mark.who) or names.author(FreeText(mark.by)),
        names.text(mark.evaluation),
    )
