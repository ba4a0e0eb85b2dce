"""What the pages of a student and of a follow-up show of absence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import StudentAbsence, SubjectAbsence
from elvis_tui.domain.absence.rules import Limits, Standing
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.absence import reading
from elvis_tui.services.desk.absence import limits
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Cell, Line, Row, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import absence as words
from elvis_tui.wording.numbers import change

TONES = {
    Standing.FINE: "",
    Standing.NEAR: "yellow",
    Standing.OVER_TEN: "red",
    Standing.OVER_FIFTEEN: "red",
}
"""Always beside a word and a mark."""


def _trend(subject: SubjectAbsence) -> list[tuple[date, float]]:
    """What the curve is drawn of; nothing where the figure that counts is none of it."""
    return [] if rules.decisive(subject) in subject.later else rules.trend(subject)


def absence_fact(session: Session, student_id: str) -> list[Fact]:
    """How many subjects are near a limit, the curve of the nearest, and of which list it is."""
    found = reading.of_student(session.gate, student_id)
    subjects = reading.subjects_of(session.gate, student_id)
    if found is None or not (subjects or found.higher_risk_since):
        return []
    today, held = session.gate.today, limits(session.gate)
    pieces: list[str | tuple[str, str]] = []
    near = [s for s in subjects if rules.standing(s, held) is not Standing.FINE]
    over = [s for s in near if rules.standing(s, held) is not Standing.NEAR]
    if over:
        count = ngettext("■ {n} fag over en grense", "■ {n} fag over en grense", len(over))
        pieces.append((count.format(n=len(over)) + "  ", "bold $level-red"))
    if len(near) > len(over):
        close = len(near) - len(over)
        count = ngettext("▲ {n} fag nær grensen", "▲ {n} fag nær grensen", close)
        pieces.append((count.format(n=close), "bold $level-yellow"))
    unknown = sum(
        rules.decisive(s).ten is None and rules.decisive(s).fifteen is None for s in subjects
    )
    if subjects and not near and unknown < len(subjects):
        pieces.append(_("ingen fag nær grensen"))
    if unknown:
        words_of = ngettext("{n} fag uten kjent andel", "{n} fag uten kjent andel", unknown)
        pieces.append((f"{'  ' if pieces else ''}{words_of.format(n=unknown)}", "bold"))
    if subjects:
        points = _trend(subjects[0])
        curve = words.curve(points)
        moved = words.moved(points, today)
        pieces.append(f"  {curve} {moved}" if curve else "")
        decides = rules.decisive(subjects[0])
        of = words.of_list(decides.as_of, today)
        days = words.period(decides, today) if decides.part else ""
        pieces.append((f"  {of} {days}".rstrip(), "$muted"))
    if found.streak > 1 and found.streak_ends:
        pieces.append(f"  {words.streak(found.streak, found.streak_ends, today)}")
    if found.higher_risk_since:
        risk = _("høyere risiko dokumentert")
        pieces.append(f"  {risk}")
    return [(_("Fravær"), toned(*pieces))]


def absence_lines(session: Session, student_id: str) -> Iterator[Line]:
    """The subjects near a limit, the varsel that must be sent, and a way to the others."""
    found = reading.of_student(session.gate, student_id)
    if found is None:
        return
    held, today = limits(session.gate), session.gate.today
    subjects = reading.subjects_of(session.gate, student_id)
    near = [s for s in subjects if rules.standing(s, held) is not Standing.FINE]
    missing = rules.missing_notices(found, held, today)
    if not subjects and not found.notices:
        return
    yield Section()
    yield Section(_("Fravær"), str(len(near) or ""))
    yield from (_subject(session, found, subject, held) for subject in near)
    for one in missing:
        if one.asked is not None and one.subject is None:
            told = (words.notice(one.asked, today), "strong")
            yield Row(f"absence:{student_id}:{one.asked.id}", ("□", told, "", ""), "item")
    rest = len(subjects) - len(near)
    if near and not rest:
        told_rest = _("Alle varsel")
    elif near:
        told_rest = ngettext("{n} fag til, og alle varsel", "{n} fag til, og alle varsel", rest)
    else:
        told_rest = ngettext("{n} fag, ingen nær grensen", "{n} fag, ingen nær grensen", rest)
    yield Row(f"absence:{student_id}:", ("", (told_rest.format(n=rest), "muted"), "", ""), "item")


def _subject(
    session: Session, absence: StudentAbsence, subject: SubjectAbsence, held: Limits
) -> Row:
    stands = rules.standing(subject, held)
    mark: Cell = (words.standing(stands, held)[:1], TONES[stands])
    points = _trend(subject)
    curve = words.curve(points)
    moved = f" {curve} {change(points[-1][1] - points[-2][1])}" if curve else ""
    called = session.names.text(words.told(subject, session.names, absence.student_id).called)
    days = words.period(subject.now, session.gate.today) if subject.now.part else ""
    figures = words.counted(subject, session.gate.today)
    told = " · ".join(filter(None, (called, f"{figures}{moved}", days)))
    notice = words.notices(absence, subject, session.gate.today)
    wanting: Cell = (notice, "muted") if notice else (_("□ varsel mangler"), "strong")
    who = (session.names.staff(subject.teacher), "muted")
    return Row(f"absence:{absence.student_id}:{subject.key}", (mark, told, who, wanting), "item")
