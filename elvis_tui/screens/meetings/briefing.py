"""What the room should know of an item: last time, now, and what is still open."""

from __future__ import annotations

from textual.content import Content

from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.meetings.records import AgendaItem, EntryKind
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.follow_ups.seen import last_seen
from elvis_tui.services.meetings import briefing as service
from elvis_tui.widgets.text import toned
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.dates import near_date

TONES = {Level.RED: "$level-red", Level.YELLOW: "$level-yellow", Level.GREEN: "$level-green"}
MOST_TASKS = 2
"""Open tasks told of; the rest are on the subject's own page."""


def briefing_text(session: Session, item: AgendaItem) -> Content:
    """A few lines about whom or what the item is about."""
    known = service.briefing(session.gate, item)
    names, today = session.names, session.gate.today
    lines: list[list[str | tuple[str, str]]] = []
    if known.last:
        meeting, before = known.last
        decided = [e for e in before.entries if e.kind is not EntryKind.INFO] or list(
            before.entries
        )
        text = "; ".join(names.text(e.text).rstrip(". ") for e in decided)
        when = _("Sist ({date}):").format(date=near_date(meeting.on, today))
        lines.append([(when, "$muted"), f" {text}"])
    if known.follow_up:
        lines.append(_now(known.follow_up, session))
    if known.case:
        done, steps = known.case.progress
        step = known.case.next_step
        words = _("{done} av {all} steg gjort").format(done=done, all=steps)
        if step:
            words += " · " + _("venter: {what}").format(what=case_words.step_title(step))
        elif stands := case_words.stands(known.case, today):
            words += f" · {stands}"
        due = f" ({due_words.lateness(known.case.next_due, today)})" if known.case.next_due else ""
        lines.append([(_("Nå:"), "$muted"), f" {words}{due}"])
    for task in known.tasks[:MOST_TASKS]:
        late = task.due is not None and task.due < today
        lines.append(
            [
                (_("Åpent:"), "$muted"),
                f" {names.staff(task.who)}: {names.text(task.what)} ",
                (due_words.lateness(task.due, today), "bold $level-red" if late else "$muted"),
            ]
        )
    if len(known.tasks) > MOST_TASKS:
        more = len(known.tasks) - MOST_TASKS
        lines.append([(_("… og {n} oppgaver til").format(n=more), "$muted")])
    return Content("\n").join([toned(*line) for line in lines])


def _now(follow_up: FollowUp, session: Session) -> list[str | tuple[str, str]]:
    today, names = session.gate.today, session.names
    measures = ", ".join(f"«{names.text(m.what)}»" for m in follow_up.open_measures)
    consent = names.text(follow_up.consent) or _("ikke innhentet")
    seen = due_words.since(last_seen(session.gate, follow_up), today)
    rest = [
        follow_up_words.phase(follow_up.phase),
        *([_("tiltak {measures}").format(measures=measures)] if measures else []),
        _("sist sett {when}").format(when=seen),
        _("samtykke: {consent}").format(consent=consent),
    ]
    return [
        (_("Nå:"), "$muted"),
        " ",
        (follow_up_words.level(follow_up.level), f"bold {TONES[follow_up.level]}"),
        "".join(f" · {fact}" for fact in rest),
    ]
