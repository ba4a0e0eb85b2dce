"""A hand-over to next year's team as finished Markdown: what works before all else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from elvis_tui.domain.follow_ups.handover_rules import carried_out, otherwise_tried
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Handover, Measure
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import follow_ups as words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.handovers import section, state
from elvis_tui.wording.people import how_students_stand, team


class HandedOver(Record, frozen=True, kw_only=True):
    """What is known of one who is followed, at the end of a school year.

    `handovers` are what was written for next year, the newest first: two where two records of one
    student were joined. `tasks` are those that are open.
    """

    follow_up: FollowUp
    handovers: tuple[Handover, ...]
    tasks: tuple[Task, ...]
    last_seen: date | None
    last_contact: date | None


def title(known: HandedOver, names: Names) -> str:
    """«Overlevering: Nora Solli (2STA)»."""
    who = names.with_group(known.follow_up.subject)
    return _("Overlevering: {who}").format(who=who)


def handover_text(known: HandedOver, names: Names, today: date) -> str:
    """The hand-over of one.

    Args:
        known: What is known.
        names: Decides whether students stand by name or by number.
        today: Tells the school year, where nothing is written yet.
    """
    return "\n".join(_lines(known, names, today)) + "\n"


def handover_document(every: Sequence[HandedOver], names: Names, today: date) -> str:
    """The hand-overs of several, one after the other, and how the students stand in them."""
    parts = [handover_text(known, names, today) for known in every]
    return "\n---\n\n".join([*parts, f"*{how_students_stand(hidden=names.hidden)}*\n"])


def _lines(known: HandedOver, names: Names, today: date) -> Iterator[str]:
    yield f"# {escaped(title(known, names))}"
    yield ""
    written = known.handovers
    year = label_of(starting_year(written[0].on if written else today))
    yield from _table(
        (_("Team"), team(known.follow_up.team, names)),
        (_("Skoleår"), year),
        (_("Skrevet"), _written(written, names)),
    )
    for one in written:
        if one.remember:
            text = escaped(names.text(one.remember))
            by = f" ({escaped(_by(one, names))})" if len(written) > 1 else ""
            yield ""
            yield f"**{section('remember')}:** {text}{by}"
    yield from _section("works", written, names)
    done = carried_out(known.follow_up)
    yield from _list(_("Gjennomført som planlagt:"), [_tried(m, names) for m in done])
    tried = otherwise_tried(known.follow_up)
    yield from _list(_("Også prøvd:"), [_tried(m, names) for m in tried])
    for field in ("reach", "family", "peers", "left_to_do"):
        yield from _section(field, written, names)
    yield from _list(_("Åpent nå:"), _still_open(known, names))
    heading = _("Oppfølgingen")
    yield from ("", f"## {heading}", "")
    yield from _facts(known, names)
    if any(one.in_confidence for one in written):
        yield from _section("in_confidence", written, names)


def _table(*rows: tuple[str, str]) -> Iterator[str]:
    first, *rest = (f"| {escaped(label)} | {escaped(text)} |" for label, text in rows)
    yield first
    yield "|---|---|"
    yield from rest


def _facts(known: HandedOver, names: Names) -> Iterator[str]:
    """Why it was followed, and how it stands: after what works."""
    one = known.follow_up
    stands = f"{words.level(one.level)}, {words.phase(one.phase)}"
    seen = long_date(known.last_seen) if known.last_seen else _("aldri")
    reached = long_date(known.last_contact) if known.last_contact else _("aldri")
    yield from _table(
        (_("Status"), stands),
        (_("Eier"), names.staff(one.owner) or "–"),
        (_("Kriterier"), "; ".join(_criterion(c, names) for c in one.criteria) or "–"),
        (_("Sist sett"), seen),
        (_("Sist kontakt"), reached),
    )


def _written(written: Sequence[Handover], names: Names) -> str:
    return "; ".join(_by(one, names) for one in written) or _("ikke ennå")


def _by(one: Handover, names: Names) -> str:
    by, day = names.author(one.by), long_date(one.on)
    return _("av {who} {day}").format(day=day, who=by) if by else day


def _criterion(criterion: Criterion, names: Names) -> str:
    text, source = names.text(criterion.text), names.text(criterion.source)
    on = long_date(criterion.on) if criterion.on else ""
    seen = " ".join(part for part in (source, on) if part)
    return f"{text} ({seen})" if seen else text


def _section(field: str, written: Sequence[Handover], names: Names) -> Iterator[str]:
    """A heading with what was written under it, or that nothing was; of several, whose and when."""
    yield ""
    yield f"## {section(field)}"
    told = [(one, text) for one in written if (text := getattr(one, field)).strip()]
    if not told:
        nothing = _("Ikke skrevet.")
        yield from ("", f"*{nothing}*")
    for one, text in told:
        if len(written) > 1:
            by = _("Av {who} {day}:").format(
                who=escaped(names.staff(one.by)), day=long_date(one.on)
            )
            yield from ("", f"*{by}*")
        yield ""
        yield from _paragraphs(names.text(text))
        if is_withheld(text):
            yield ""
            yield _("Det følger ikke med her. Den som skrev det, avgjør hvem som får det.")


def _paragraphs(text: str) -> Iterator[str]:
    """Each line on its own: a line break in what was typed is one in the document."""
    lines = [escaped(line) for line in text.strip().splitlines()]
    for at, line in enumerate(lines, 1):
        yield f"{line}\\" if line and any(lines[at : at + 1]) else line


def _list(lead: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield ""
        yield lead
        yield ""
        yield from (f"- {row}" for row in rows)


def _tried(measure: Measure, names: Names) -> str:
    said, who = state(measure), names.staff(measure.who)
    about = ", ".join(part for part in (who, said) if part)
    what = f"«{names.text(measure.what)}»" + (f" ({about})" if about else "")
    result = names.text(measure.result)
    return escaped(f"{what}: {result}" if result else what)


def _still_open(known: HandedOver, names: Names) -> list[str]:
    """Measures that go on, open tasks, and what is next."""
    rows = []
    for measure in known.follow_up.open_measures:
        due = measure.evaluate_on
        when = _("evalueres {day}").format(day=long_date(due)) if due else _("uten evaluering")
        rows.append(
            _("Tiltak: {what}, {who}, {when}").format(
                what=escaped(names.text(measure.what)),
                who=escaped(names.staff(measure.who)) or "–",
                when=when,
            )
        )
    for task in known.tasks:
        when = _("frist {date}").format(date=long_date(task.due)) if task.due else _("uten frist")
        rows.append(
            _("Oppgave: {what}, {who}, {when}").format(
                what=escaped(names.text(task.what)),
                who=escaped(names.staff(task.who)) or _("(ingen satt)"),
                when=when,
            )
        )
    one = known.follow_up
    if one.is_open and (one.next_date or one.next_what):
        when = long_date(one.next_date) if one.next_date else _("uten dato")
        what = escaped(names.text(one.next_what)) or "–"
        rows.append(_("Neste dato: {when}, {what}").format(when=when, what=what))
    return rows
