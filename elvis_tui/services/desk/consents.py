"""What the rooms read of consents: whose there are, how they stand, and what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import Student
from elvis_tui.services.desk.reader import Reader

if TYPE_CHECKING:
    from elvis_tui.domain.people.consent_rules import Ask, ConsentAges


def ages(reader: Reader, day: date) -> ConsentAges:
    """From which age a student answers alone, as the dated rules say.

    Raises:
        InputError: as `Sources.rule`.
    """
    from elvis_tui.domain.dated_rules import RuleId
    from elvis_tui.domain.people.consent_rules import ConsentAges

    return ConsentAges(
        education=reader.sources.rule(RuleId.CONSENT_EDUCATION, day).number,
        health=reader.sources.rule(RuleId.CONSENT_HEALTH, day).number,
    )


def by_student(reader: Reader) -> dict[str, list[Consent]]:
    """All consents, by the student they are about, in the order they came."""
    found: dict[str, list[Consent]] = {}
    for consent in reader.all(Consent).values():
        found.setdefault(consent.student, []).append(consent)
    return found


def of_student(reader: Reader, student_id: str) -> list[Consent]:
    """All of one student, in the order they came."""
    return [c for c in reader.all(Consent).values() if c.student == student_id]


def births(reader: Reader, student_ids: Iterable[str]) -> dict[str, date | None]:
    """When students were born, where it is known."""
    every = reader.all(Student)
    return {one: every[one].birth_date if one in every else None for one in student_ids}


def born(reader: Reader, student_id: str) -> date | None:
    """When a student was born, where it is known."""
    return births(reader, [student_id])[student_id]


def asks(reader: Reader, day: date) -> Mapping[str, tuple[Ask, ...]]:
    """What has to be asked on a day, by the student; those about whom nothing is are not there."""
    theirs = by_student(reader)
    if not theirs:
        return {}
    from elvis_tui.domain.people import consent_rules as rules

    needed, birth = ages(reader, day), births(reader, theirs)
    found = {one: rules.asks(theirs[one], birth[one], day, needed) for one in theirs}
    return {student_id: there for student_id, there in found.items() if there}


def to_ask(reader: Reader, day: date) -> set[str]:
    """The students who have to be asked, or of whom it is not clear what they answered."""
    found = set(asks(reader, day))
    theirs = by_student(reader)
    if not theirs:
        return found
    from elvis_tui.domain.people import consent_rules as rules

    needed, birth = ages(reader, day), births(reader, theirs)
    for student_id, consents in theirs.items():
        current = rules.current(consents, day)
        stand = (rules.state(c, birth[student_id], day, needed) for c in current)
        if rules.State.UNCLEAR in stand:
            found.add(student_id)
    return found


def may_be_told(reader: Reader, student_id: str, service: str, day: date) -> Consent | None:
    """The consent by which a service may be told of a student on a day; see `valid_consent`."""
    theirs = of_student(reader, student_id)
    if not theirs:
        return None
    from elvis_tui.domain.people import consent_rules as rules

    return rules.valid_consent(theirs, service, born(reader, student_id), day, ages(reader, day))
