"""`elvis-tui calendar`: the school years that are known, and the school's own taken in or out."""

from __future__ import annotations

from datetime import date

from elvis_tui.bootstrap import Options, open_desk
from elvis_tui.domain.record import Record
from elvis_tui.domain.source import Origin
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _
from elvis_tui.shell.commands import JSON
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.keeping import not_done
from elvis_tui.shell.printing import as_json, document
from elvis_tui.terminal.streams import say
from elvis_tui.wording.faults import explain


class BreakFacts(Record, frozen=True, kw_only=True):
    """A break, its first and last day included."""

    name: str
    first: date
    last: date
    source: str
    certainty: str


class MonthFacts(Record, frozen=True, kw_only=True):
    """How many school days a month has."""

    month: str
    school_days: int


class CalendarFacts(Record, frozen=True, kw_only=True):
    """A school year that is known; `origin` is who put it there, `certainty` how sure it is."""

    school_year: str
    first_day: date
    last_day: date
    school_days: int
    months: tuple[MonthFacts, ...]
    breaks: tuple[BreakFacts, ...]
    source: str
    certainty: str
    origin: Origin


def calendar(options: Options, *, format: str) -> ExitCode:
    """Print the school years whose calendar is known, with their source and how sure it is.

    Raises:
        StorageError: when the data cannot be read.
    """
    from elvis_tui.domain.plan.periods import period_of
    from elvis_tui.services.plan.calendars import known_years
    from elvis_tui.wording.calendars import how_to_add, known_lines

    desk = open_desk(options, read_only=True)
    known = known_years(desk)
    for fault in desk.sources.faults.values():
        say(explain(fault))
    if format != JSON:
        told = ("\n".join(known_lines(one.year, one.origin, one.file, one.months)) for one in known)
        return document("\n\n".join((*told, how_to_add())) + "\n")
    facts = [
        CalendarFacts(
            school_year=one.year.label,
            first_day=one.year.first_day,
            last_day=one.year.last_day,
            school_days=one.school_days,
            months=tuple(
                MonthFacts(month=period_of(*month), school_days=count)
                for month, count in one.months
            ),
            breaks=tuple(
                BreakFacts(
                    name=free.name,
                    first=free.first,
                    last=free.last,
                    source=free.source,
                    certainty=free.certainty,
                )
                for free in one.year.breaks
            ),
            source=one.year.source,
            certainty=one.year.certainty,
            origin=one.origin,
        )
        for one in known
    ]
    return document(as_json(facts))


def take_in(options: Options, *, file: str, dry_run: bool, yes: bool) -> ExitCode:
    """Show what a calendar would change, ask, and take it into the data.

    Nobody is asked where there is no terminal: the former calendar can be used again.

    Raises:
        ElvisError: when the file or the data cannot be used; then nothing is changed.
    """
    from elvis_tui.services.desk.named_path import named_path
    from elvis_tui.services.desk.proposal import apply
    from elvis_tui.services.plan.calendars import read_calendar_file
    from elvis_tui.terminal import questions
    from elvis_tui.wording.calendars import lines, receipt, way_back

    incoming = read_calendar_file(named_path(file))
    desk = open_desk(options, read_only=dry_run)
    try:
        proposal = incoming.planner(desk)()
        document("".join(f"{line}\n" for line in lines(proposal.summary)))
        if dry_run:
            say(_("Ingenting er lagret (--dry-run)."))
            return ExitCode.DONE
        if not proposal.summary.nothing:
            asks = questions.can_be_asked() and not yes
            if asks and not questions.yes(_("Legge inn skoleruta?")):
                return not_done()
            apply(desk, proposal)
        say(" ".join(filter(None, (receipt(proposal.summary), way_back(proposal.summary)))))
    finally:
        desk.store.close()
    return ExitCode.DONE


def take_out(options: Options, *, year: int, yes: bool) -> ExitCode:
    """Take the school's own calendar of a school year out of use; it stays in the data.

    Raises:
        DomainError: `NO_OWN_CALENDAR`.
        StorageError: when the data cannot be used.
    """
    from elvis_tui.domain.school_year import label_of
    from elvis_tui.services.plan import calendars
    from elvis_tui.terminal import questions

    desk = open_desk(options)
    label = label_of(year)
    try:
        asked = _("Ta skolens egen skolerute for {years} ut av bruk?").format(years=label)
        calendars.own_in_use(desk, year)
        if not questions.yes(asked, yes):
            return not_done()
        out = calendars.take_out(desk, year)
    finally:
        desk.store.close()
    if out.source_id:
        words = _("Skolens forrige skolerute for {years} er i bruk igjen: {name}.")
        say(words.replace("{years}", label).replace("{name}", clean(out.name)))
    else:
        say(_("Skolens egen skolerute for {years} er ute av bruk.").format(years=label))
    return ExitCode.DONE
