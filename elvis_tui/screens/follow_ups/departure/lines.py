"""The page of «Har eleven sluttet?» as lines: how it stands, the steps, the tries, the breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from elvis_tui.domain.follow_ups.departure import Day, Deed
from elvis_tui.domain.follow_ups.departure_rules import DEED_OF, Move, Run
from elvis_tui.i18n import _, ngettext, pgettext
from elvis_tui.screens.frame.page_rows import LAYOUTS as PAGE_LAYOUTS
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk import departures as stand
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import departures as words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key

LAYOUTS = {
    **PAGE_LAYOUTS,
    "step": (Column(9), Column(20, grow=True, wrap=True), Column(14)),
    "told": (Column(10, right=True), Column(20, grow=True, wrap=True)),
    "try": (Column(10, right=True), Column(20, grow=True, wrap=True), Column(16)),
}
"""Of a step: how far it is, what it is, and when. Of a try: when, what, and what came of it.
Of what was put right: when, and what."""


class State(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    WAITS = "waits"
    LATER = "later"
    PASSED = "passed"
    """The time for it has run out."""
    NEVER = "never"


TONES = {
    State.DONE: "green",
    State.NOW: "strong",
    State.WAITS: "yellow",
    State.LATER: "muted",
    State.PASSED: "green",
    State.NEVER: "muted",
}


def state_words(value: State) -> str:
    """Mark and word, so that the colour is never alone."""
    return {
        State.DONE: "✔ " + pgettext("steg", "gjort"),
        State.NOW: "▶ " + _("nå"),
        State.WAITS: "◐ " + _("venter"),
        State.LATER: "· " + _("seinere"),
        State.PASSED: "✔ " + _("utløpt"),
        State.NEVER: "– " + _("utgår"),
    }[value]


# How it stands


def facts(session: Session, run: Run) -> list[Fact]:
    """How it stands, whose move it is, and what is missing."""
    today = session.gate.today
    stands = words.stands(run, today)
    told: list[Fact] = [(_("Status"), toned((stands[:1].upper() + stands[1:], "bold")))]
    if move := words.whose(run, today):
        told.append((_("Nå"), move))
    if after := run.reached_after_decision:
        sentence = _("Eleven er nådd {day}, etter sluttmeldingen: er det en klage? {key} skriver.")
        said = sentence.format(day=near_date(after, today), key=key("departure.answer", "b"))
        told.append(("", toned((f"▲ {said}", "bold $level-yellow"))))
    if lacks := run.lacks_besides_time:
        missing = words.lacking(lacks, run, today)
        told.append((_("Mangler"), toned((f"○ {missing}", "$level-yellow"))))
    if birthday := words.of_age(run, today):
        told.append((_("Alder"), birthday))
    return told


# The steps


def steps(session: Session, run: Run) -> Iterator[Line]:
    """The checklist."""
    yield Section(_("Steg"), run.days[Day.NOTICE_FROM].rule.source)
    yield _began(session, run)
    yield _tries(session, run)
    for deed in (Deed.NOTICE, Deed.ANSWER, Deed.DECISION, Deed.COMPLAINT):
        yield _step(session, run, deed)
    yield _step(session, run, Deed.SIGNED_OUT)
    yield _step(session, run, Deed.OT_TOLD)
    yield from _corrected(session, run)


def _row(row_id: str, state: State, what: str, when: str, *, opens: bool = True) -> Row:
    tone = TONES[state]
    return Row(
        row_id,
        ((state_words(state), tone), (what, "" if tone == "green" else tone), when),
        "step",
        opens=opens,
    )


def _began(session: Session, run: Run) -> Row:
    on = near_date(run.departure.began_on, session.gate.today)
    doubt = session.names.text(run.departure.doubt)
    return _row("began", State.DONE, _("Tvil: {doubt}").format(doubt=doubt), on)


def _tries(session: Session, run: Run) -> Row:
    today = session.gate.today
    count = sum(t.counts for t in run.tries)
    what = _("Forsøk på å nå eleven, og foresatte når eleven er under 18 år")
    number = ngettext("{n} forsøk", "{n} forsøk", count).format(n=count)
    told = f"{number}, {words.tried(run)}" if count else words.tried(run)
    what = f"{what}: {told}{_source(run, Day.NOTICE_FROM, today)}"
    if run.departure.of(Deed.NOTICE):
        state = State.DONE
    elif not run.is_open:
        state = State.DONE if run.tries else State.NEVER
    else:
        waits = run.move is Move.NOTICE and run.due is not None and run.due <= today
        state = State.DONE if waits else State.NOW
    when = _("til {day}").format(day=near_date(run.notice_from, today)) if run.notice_from else ""
    return _row("tries", state, what, when)


def _source(run: Run, day: Day, today: date) -> str:
    """« (§ 9: 2 uker)», with what was worked out where the day was put right."""
    worked = run.days[day]
    parts = [words.short_source(worked.rule), words.corrected(worked, today)]
    return f" ({'; '.join(part for part in parts if part)})"


_DAY_BEFORE = {
    Deed.ANSWER: Day.ANSWER_BY,
    Deed.COMPLAINT: Day.COMPLAIN_BY,
}
"""The last day of what others may do."""


def _step(session: Session, run: Run, deed: Deed) -> Row:
    today, names = session.gate.today, session.names
    done = run.departure.of(deed)
    if done is not None:
        how = " · ".join(names.text(part) for part in (done.whom, done.sent_as, done.text) if part)
        what = f"{words.form_heading(deed)}{f': {how}' if how else ''}"
        return _row(f"done:{done.id}", State.DONE, what, near_date(done.on, today))
    what = _asked(deed)
    when = _when(run, deed)
    if deed in _DAY_BEFORE:
        what += _source(run, _DAY_BEFORE[deed], today)
    day = near_date(when, today) if when else ""
    told = _("til {day}") if deed in _DAY_BEFORE else _("fra {day}")
    if deed is Deed.OT_TOLD:
        told = _("straks")
    state = _state(run, deed, today)
    return _row(f"deed:{deed}", state, what, told.format(day=day) if day else "")


def _asked(deed: Deed) -> str:
    """What the regulation asks for at a step that has not been done."""
    return {
        Deed.NOTICE: _("Skriftlig varsel: plassen går tapt uten kontakt"),
        Deed.ANSWER: _("Svarfrist; uten svar regnes eleven som sluttet"),
        Deed.DECISION: _("Sluttmelding som enkeltvedtak"),
        Deed.COMPLAINT: _("Klagefrist; klage i tide omgjør vedtaket"),
        Deed.SIGNED_OUT: _("Uten klage skrives eleven ut"),
        Deed.OT_TOLD: _("OT får beskjed straks"),
    }[deed]


def _when(run: Run, deed: Deed) -> date | None:
    signed_out = run.departure.of(Deed.SIGNED_OUT)
    return {
        Deed.NOTICE: run.notice_from,
        Deed.ANSWER: run.answer_by,
        Deed.DECISION: run.decide_from,
        Deed.COMPLAINT: run.complain_by,
        Deed.SIGNED_OUT: run.sign_out_from,
        Deed.OT_TOLD: signed_out.on if signed_out else None,
    }[deed]


def _state(run: Run, deed: Deed, today: date) -> State:
    """How far a step is that has not been done."""
    waited = {Deed.ANSWER: Move.DECIDE, Deed.COMPLAINT: Move.SIGN_OUT}
    later_done = {Deed.ANSWER: Deed.DECISION, Deed.COMPLAINT: Deed.SIGNED_OUT}.get(deed)
    if later_done and run.departure.of(later_done):
        return State.PASSED
    if not run.is_open:
        return State.NEVER
    if deed in waited:
        return State.WAITS if run.move is waited[deed] else State.LATER
    if run.move and DEED_OF.get(run.move) is deed and run.due is not None and run.due <= today:
        return State.NOW
    return State.LATER


def _corrected(session: Session, run: Run) -> Iterator[Line]:
    """The dates that were put right, and what was withdrawn, each with its reason."""
    today, names = session.gate.today, session.names
    corrections = run.departure.corrections
    if corrections or run.departure.withdrawn:
        yield Section()
        yield Section(_("Rettet"))
    for one in corrections:
        before = near_date(one.before, today) if one.before else "–"
        what = _("{day}: {before} → {on}: {why} ({who})").format(
            day=words.day(one.day),
            before=before,
            on=near_date(one.on, today),
            why=names.text(one.why),
            who=names.author(one.by) or "–",
        )
        yield Row(
            f"correction:{one.id}", (near_date(one.made_on, today), what), "told", opens=False
        )
    for gone in run.departure.withdrawn:
        what = _("trukket tilbake: {what} {on}: {why} ({who})").format(
            what=words.deed(gone.deed),
            on=near_date(gone.on, today),
            why=names.text(gone.why),
            who=names.author(gone.by) or "–",
        )
        yield Row(
            f"withdrawn:{gone.id}", (near_date(gone.made_on, today), what), "told", opens=False
        )


# The log


def log(session: Session, run: Run) -> Iterator[Line]:
    """The tries, the last first, and the breaks that fall in the waiting times."""
    names, today = session.names, session.gate.today
    yield Section(_("Forsøk"), str(sum(t.counts for t in run.tries) or ""))
    for one in reversed(run.tries):
        contact = one.contact
        how = follow_up_words.contact_method(contact.how)
        what = f"{how}, {names.text(contact.whom)} ({names.author(contact.by) or '–'})"
        if contact.text:
            what = f"{what}: {names.text(contact.text)}"
        answer = (follow_up_words.reached(contact.reached), "" if one.counts else "muted")
        tone = "" if one.counts else "muted"
        yield Row(f"contact:{contact.id}", (near_date(one.on, today), (what, tone), answer), "try")
    if not run.tries:
        none = _("Ingen forsøk er loggført. {contact} loggfører ett.").format(
            contact=key("departure.contact", "c")
        )
        yield Row("none:try", ((none, "muted"),), "say", opens=False)
    breaks = stand.breaks_in(session.gate, run)
    if breaks:
        yield Section()
        yield Section(_("Ferier underveis: klokka stopper ikke"))
    for number, found in enumerate(breaks):
        yield Row(f"break:{number}", (words.overlap(found),), "say", opens=False)


def summary(session: Session, run: Run) -> Row:
    """One row on the pages of the student and of a follow-up."""
    today = session.gate.today
    late = run.due is not None and run.due <= today
    open_, ended = ("▶", "yellow"), ("✔", "muted")
    what = words.stands(run, today)
    text = f"{words.title()} · {what}"
    tone = "strong" if late else "" if run.is_open else "muted"
    return Row(
        f"departure:{run.departure.id}", (open_ if run.is_open else ended, (text, tone)), "mark"
    )
