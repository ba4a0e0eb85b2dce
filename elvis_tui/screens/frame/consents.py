"""What the pages of a student and of a follow-up show of consents: a fact, and a row for each."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.people import consent_rules as rules
from elvis_tui.domain.people.consent_rules import State
from elvis_tui.domain.people.consents import Standing
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk import consents as service
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Line, Row, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import consents as words
from elvis_tui.wording.dates import near_date

MOST = 3
"""Lines of the fact; the rest are among the rows."""
KINDS = {Happening.CONSENT, Happening.WITHDRAWN}
"""What opens a consent, by the kind that a row's id tells."""
_TO_ASK = {State.SOON, State.EXPIRED, State.ASK_ANEW, State.UNCLEAR}
_OVER = {State.REFUSED, State.WITHDRAWN}


def consent_lines(session: Session, student_id: str) -> list[tuple[State | None, str]]:
    """How it stands with a student, what has to be asked first."""
    gate = session.gate
    return words.summary(
        service.of_student(gate, student_id),
        service.born(gate, student_id),
        gate.today,
        service.ages(gate, gate.today),
        session.names,
    )


def consent_fact(session: Session, subject: Subject) -> list[Fact]:
    """«Samtykke»: to whom and until when, in a few words; nothing of a class."""
    if subject.kind is not SubjectKind.STUDENT:
        return []
    lines = consent_lines(session, subject.id)
    # What somebody said no to is never among those that there is no room for.
    first = sorted(lines, key=lambda line: line[0] not in _OVER)[:MOST]
    shown = [toned((text, _tone(state))) for state, text in lines if (state, text) in first]
    if (more := len(lines) - MOST) > 0:
        shown.append(toned((_("… og {n} til").format(n=more), "$muted")))
    return [(label(), Content("\n").join(shown))]


def label() -> str:
    """What stands before it."""
    return _("Samtykke")


def _tone(state: State | None) -> str:
    if state in _TO_ASK:
        return "$level-yellow"
    return "$muted" if state in _OVER or state is None else ""


def consent_section(
    session: Session, subject: Subject, *, only_to_ask: bool = False
) -> Iterator[Line]:
    """The consents of a student, the last answer first; nothing where there are none.

    Args:
        session: What the screens share.
        subject: The student.
        only_to_ask: Leave out what nobody has to ask about: it is opened from the line of time.
    """
    gate, names = session.gate, session.names
    if subject.kind is not SubjectKind.STUDENT:
        return
    birth, today = service.born(gate, subject.id), gate.today
    needed = service.ages(gate, today)
    every = service.of_student(gate, subject.id)
    theirs = rules.newest_first(every, today)
    current = rules.current(every, today)
    if only_to_ask:
        theirs = [c for c in current if rules.state(c, birth, today, needed) in _TO_ASK]
    if not theirs:
        return
    yield Section()
    yield Section(_("Samtykker"), str(len(theirs)))
    for consent in theirs:
        state = rules.state(consent, birth, today, needed)
        told = words.told(consent, birth, today, needed, names, current)
        given = consent.standing in (Standing.GIVEN, Standing.WITHDRAWN)
        when = _("gitt {day}") if given else "{day}"
        day = when.format(day=near_date(consent.on, today)) if consent.on else ""
        tone = "yellow" if state in _TO_ASK else "muted" if state in _OVER else "green"
        yield Row(
            f"{Happening.CONSENT}:{consent.id}",
            ((words.mark(state), tone), told, (day, "muted")),
            "short",
        )
