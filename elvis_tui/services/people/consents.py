"""The verbs of consents: recorded, withdrawn, put right, taken away."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.erasing import text_mark
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.people import consent_rules as rules
from elvis_tui.domain.people.consents import Consent, Manner, Standing
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.calendar import school_year_of
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.services.desk.consents import ages, born
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader


def get(reader: Reader, consent_id: str) -> Consent:
    """One consent.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    return reader.get(Consent, consent_id)


def proposed(reader: Reader, student_id: str) -> Consent:
    """A new one as a dialog begins with it: of today, until the school year ends.

    Who answers is whoever the age says; where nobody knows the age, that is not told.
    """
    today = reader.today
    year = school_year_of(today, reader.sources.school_years())
    needed = ages(reader, today).education
    return Consent(
        id="",
        student=student_id,
        given_by=rules.may_give(born(reader, student_id), today, needed),
        manner=Manner.ORAL,
        on=today,
        expires_on=year.last_day if year and year.last_day >= today else None,
        sources=(FreeText(_("skolen")),),
    )


def record(desk: Desk, consent: Consent) -> Consent:
    """Record what was answered, as the form gave it.

    Raises:
        DomainError: as `consent_rules.check`; `NOT_FOUND` without the student.
    """
    desk.store.get(Student, consent.student)
    consent = rules.without_end(consent)
    rules.check(consent, born(desk, consent.student), desk.today)
    new = replace(consent, id=desk.new_id("consent"), by=desk.signed)
    desk.save("consent.give", new)
    return new


def correct(desk: Desk, typed: Consent, why: FreeText, base: Consent) -> Consent:
    """Save a consent as it should have been; the history tells both.

    Raises:
        DomainError: as `record`; `STALE`, once, when a field changed in the form has been changed
            elsewhere.
    """
    from elvis_tui.domain.fields import asked

    now = get(desk, typed.id)
    names = (*asked(Consent, Asked.FACTS), *asked(Consent, Asked.WITHDRAWAL))
    settled = rules.without_end(desk.conflicts.settle(base, typed, now, names))
    if settled.standing is not Standing.WITHDRAWN:
        nothing = FreeText("")
        settled = replace(settled, withdrawn_on=None, withdrawn_what=nothing, withdrawn_why=nothing)
    rules.check(settled, born(desk, settled.student), desk.today)
    desk.save("consent.correct", settled, why=why)
    return settled


def withdraw(
    desk: Desk,
    consent_id: str,
    on: date | None,
    what: FreeText = FreeText(""),
    why: FreeText = FreeText(""),
) -> Consent:
    """A consent is withdrawn: it stays, and is valid no more from that day.

    Args:
        desk: The working place.
        consent_id: Which.
        on: The day.
        what: What was withdrawn, where it was not all of it.
        why: Nobody has to give a reason.

    Raises:
        DomainError: `NOT_GIVEN` for what was never given, or is withdrawn already; as
            `consent_rules.check_withdrawal`.
    """
    old = get(desk, consent_id)
    if old.standing is not Standing.GIVEN:
        raise DomainError(Fault.NOT_GIVEN)
    new = replace(
        old,
        standing=Standing.WITHDRAWN,
        withdrawn_on=on,
        withdrawn_what=what,
        withdrawn_why=why,
    )
    rules.check_withdrawal(new, desk.today)
    desk.save("consent.withdraw", new)
    return new


def take_away(desk: Desk, consent_id: str) -> None:
    """Take away what was recorded by mistake; it can be undone, and the history tells of it.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    desk.save("consent.take_away", delete=[get(desk, consent_id)])


def erase(desk: Desk, consent_id: str, why: FreeText) -> None:
    """Take away for the student's sake: gone from data, history and former versions alike.

    The words that stood in a follow-up before go out of the history of that, too.

    Raises:
        DomainError: `NOT_FOUND`, `EMPTY_FIELD` without a reason.
    """
    consent = get(desk, consent_id)
    words = unmasked(consent.as_it_stood)
    student_id = consent.student
    followed = [f.id for f in desk.all(FollowUp).values() if f.subject.id == student_id]
    marks = [text_mark(one, words) for one in followed] if words else []
    desk.erase(
        "consent.erase",
        delete=[consent],
        marks=(consent.id, *marks),
        why=why,
        told_of=((TABLES[Student], student_id),),
    )
    desk.drafts.forget(*texts(consent))


def texts(consent: Consent) -> tuple[str, ...]:
    """What was written in it."""
    written = (
        consent.purpose,
        consent.data,
        consent.informed,
        consent.kept_out,
        consent.withdrawn_what,
        consent.withdrawn_why,
        consent.as_it_stood,
    )
    return tuple(text for text in map(unmasked, written) if text)
