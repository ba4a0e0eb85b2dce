"""What a consent is worth on a day, who may give it, and when it has to be asked for anew.

Nothing here is a judgement in law: where it is not plain, it is not counted as given, and the
page says what to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.age import age, is_of_age, of_age_on
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded

SOON = timedelta(days=30)
"""How long before a consent runs out, or guardians drop out, one has to ask anew."""


class ConsentAges(Record, frozen=True):
    """From which age a student answers alone: about the education, and about health."""

    education: int
    health: int

    def of(self, consent: Consent) -> int:
        return self.health if consent.about_health else self.education


class State(StrEnum):
    """How a consent stands on a day."""

    IN_FORCE = "in_force"
    SOON = "soon"
    """In force, and runs out within `SOON`."""
    EXPIRED = "expired"
    ASK_ANEW = "ask_anew"
    """Guardians took part, or nobody knows who did, and the student has turned eighteen since;
    whatever was answered."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"
    """What stands does not say that it was given by whom it takes."""


class Doubt(StrEnum):
    """Why it is not plain that it was theirs to give."""

    TOO_YOUNG = "too_young"
    """The student gave it alone, and was younger than it takes."""
    STUDENT_DECIDES = "student_decides"
    """The guardians gave it alone, and the student was old enough to answer."""


def may_give(born: date | None, on: date, needed: int) -> Giver:
    """Who may answer on a day; not told where nobody knows when the student was born.

    Args:
        born: The student's day of birth.
        on: The day of the answer.
        needed: The age from which a student answers alone.
    """
    if born is None:
        return Giver.NOT_TOLD
    return Giver.STUDENT if age(born, on) >= needed else Giver.GUARDIANS


def doubt(consent: Consent, born: date | None, ages: ConsentAges) -> Doubt | None:
    """Why it is not plain that it was theirs to give, judged by the day it was given.

    Guardians and student together always are enough while the student is under age.
    """
    if consent.on is None or consent.standing is Standing.REFUSED:
        return None
    who = may_give(born, consent.on, ages.of(consent))
    if who is Giver.GUARDIANS and consent.given_by is Giver.STUDENT:
        return Doubt.TOO_YOUNG
    if who is Giver.STUDENT and consent.given_by is Giver.GUARDIANS:
        return Doubt.STUDENT_DECIDES
    return None


def with_guardians(consent: Consent) -> bool:
    """Whether guardians took part in it, or it is not known that they did not."""
    return consent.given_by is not Giver.STUDENT


def asked_anew_on(consent: Consent, born: date | None, today: date) -> date | None:
    """The day from which it has to be asked for anew: the eighteenth birthday, where guardians
    took part before it; None where nothing turns on it. A no of theirs is one too, and so is what
    was withdrawn before it.
    """
    if born is None or not with_guardians(consent):
        return None
    answered = consent.on
    if _is_withdrawn(consent, today):
        answered = consent.withdrawn_on or consent.on
    if answered is not None and is_of_age(born, answered):
        return None
    return of_age_on(born)


def state(consent: Consent, born: date | None, today: date, ages: ConsentAges) -> State:
    """How a consent stands on a day.

    Args:
        consent: As it is recorded.
        born: The student's day of birth, where it is known.
        today: The day asked about.
        ages: From which age a student answers alone.
    """
    if consent.standing is Standing.UNCLEAR:
        return State.UNCLEAR
    anew = asked_anew_on(consent, born, today)
    is_anew = anew is not None and anew <= today
    if consent.standing is Standing.REFUSED:
        return State.ASK_ANEW if is_anew else State.REFUSED
    if _is_withdrawn(consent, today):
        return State.ASK_ANEW if is_anew else State.WITHDRAWN
    if consent.expires_on is not None and consent.expires_on < today:
        return State.EXPIRED
    if is_anew:
        return State.ASK_ANEW
    if doubt(consent, born, ages) is not None:
        return State.UNCLEAR
    ends = consent.expires_on
    return State.SOON if ends is not None and ends - today <= SOON else State.IN_FORCE


def _is_withdrawn(consent: Consent, today: date) -> bool:
    if consent.standing is not Standing.WITHDRAWN:
        return False
    return consent.withdrawn_on is None or consent.withdrawn_on <= today


# Several of one student


def newest_first(consents: Iterable[Consent], today: date) -> list[Consent]:
    """Those that were answered by a day, the last answer first; of one day, the last recorded."""
    known = [c for c in consents if c.on is None or c.on <= today]
    order = sorted(enumerate(known), key=lambda pair: (_answered(pair[1], today), pair[0]))
    return [consent for _place, consent in reversed(order)]


def _answered(consent: Consent, today: date) -> date:
    """The day of the last answer that a record tells of by a day."""
    if _is_withdrawn(consent, today) and consent.withdrawn_on is not None:
        return consent.withdrawn_on
    return consent.on or date.min


def current(consents: Iterable[Consent], today: date) -> list[Consent]:
    """Those that tell how something stands now: no later answer goes for all of their services.

    What is unclear stands until somebody has read it.
    """
    answered: set[str] = set()
    all_refused = False
    found = []
    for consent in newest_first(consents, today):
        if consent.standing is Standing.UNCLEAR:
            found.append(consent)
            continue
        services = _services(consent)
        if not all_refused and not services <= answered:
            found.append(consent)
        answered |= services
        all_refused = all_refused or (consent.standing is Standing.REFUSED and not consent.services)
    return found


def goes_for_the_others(consent: Consent, current: Iterable[Consent]) -> bool:
    """Whether a refusal of all services stands beside later answers about some of them.

    Args:
        consent: The answer.
        current: Those that tell how it stands (`current`), where it is one of them.
    """
    every = list(current)
    if consent.services or consent.standing is not Standing.REFUSED or consent not in every:
        return False
    return any(c.services and c.standing is not Standing.UNCLEAR for c in every)


def _services(consent: Consent) -> set[str]:
    """The services it goes for, to be compared; an empty one stands for all of them."""
    return {folded(unmasked(one)) for one in consent.services} or {""}


def valid_consent(
    consents: Iterable[Consent],
    service: str,
    born: date | None,
    day: date,
    ages: ConsentAges,
) -> Consent | None:
    """The consent by which a service may be told of a student on a day; None where there is none.

    The last answer that goes for the service decides, whatever was answered before. What the
    student held back stands in its `kept_out`.

    Args:
        consents: All of one student.
        service: What it is called, such as «PPT».
        born: The student's day of birth, where it is known.
        day: The day asked about.
        ages: From which age a student answers alone.
    """
    wanted = folded(service)
    for consent in newest_first(consents, day):
        if consent.standing is Standing.UNCLEAR or not _services(consent) & {wanted, ""}:
            continue
        stands = state(consent, born, day, ages)
        # One that was given names its services; to none of them it goes for nobody.
        named = wanted in _services(consent)
        return consent if named and stands in (State.IN_FORCE, State.SOON) else None
    return None


class AskKind(StrEnum):
    """Why somebody has to be asked."""

    ENDS = "ends"
    OF_AGE = "of_age"


class Ask(Record, frozen=True):
    """That somebody has to be asked, why, and from which day it is no longer enough."""

    kind: AskKind
    on: date
    consent: Consent

    @property
    def ends(self) -> bool:
        """Whether a consent runs out, or has."""
        return self.kind is AskKind.ENDS


def asks(
    consents: Iterable[Consent], born: date | None, today: date, ages: ConsentAges
) -> tuple[Ask, ...]:
    """What a student has to be asked about, the nearest first: each thing once.

    A consent that runs out within `SOON`, or has, and an eighteenth birthday that comes within it,
    or has been, since when guardians answer no more. It comes back until there is a later answer.
    """
    found: dict[AskKind, Ask] = {}
    for consent in current(consents, today):
        for one in _asks(consent, born, today, ages):
            there = found.get(one.kind)
            if there is None or one.on < there.on:
                found[one.kind] = one
    return tuple(sorted(found.values(), key=lambda ask: (ask.on, ask.kind)))


def _asks(consent: Consent, born: date | None, today: date, ages: ConsentAges) -> Iterable[Ask]:
    stands = state(consent, born, today, ages)
    if stands in (State.SOON, State.EXPIRED) and consent.expires_on is not None:
        yield Ask(AskKind.ENDS, consent.expires_on, consent)
    anew = asked_anew_on(consent, born, today)
    if anew is None:
        return
    said_no = stands in (State.REFUSED, State.WITHDRAWN)
    lasts = said_no or consent.expires_on is None or consent.expires_on >= anew
    stood = said_no or stands in (State.IN_FORCE, State.SOON)
    comes = stood and anew - today <= SOON and lasts
    if stands is State.ASK_ANEW or comes:
        yield Ask(AskKind.OF_AGE, anew, consent)


def without_end(consent: Consent) -> Consent:
    """The same; but what was refused has no last day."""
    if consent.standing is not Standing.REFUSED:
        return consent
    return replace(consent, expires_on=None)


# What cannot be


def check(consent: Consent, born: date | None, today: date) -> None:
    """What a consent must hold to be kept.

    Raises:
        DomainError: `EMPTY_FIELD` without a day, or for one that was given to nobody;
            `DAY_TO_COME`, `ANSWERED_BEFORE_BIRTH`, `EXPIRES_BEFORE_GIVEN` or
            `WITHDRAWN_BEFORE_GIVEN` for a day that cannot be.
    """
    if consent.standing is not Standing.UNCLEAR:
        if consent.standing is not Standing.REFUSED and not consent.services:
            raise DomainError(Fault.EMPTY_FIELD, field="services")
        if consent.on is None:
            raise DomainError(Fault.EMPTY_FIELD, field="on")
    if consent.on is not None:
        _check_days(consent, consent.on, born, today)
    if consent.standing is Standing.WITHDRAWN:
        check_withdrawal(consent, today)


def _check_days(consent: Consent, on: date, born: date | None, today: date) -> None:
    if on > today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="on")
    if born is not None and on < born:
        raise DomainError(Fault.ANSWERED_BEFORE_BIRTH, day=on, field="on")
    ends = consent.expires_on
    if ends is not None and ends < on:
        raise DomainError(Fault.EXPIRES_BEFORE_GIVEN, day=ends, other=on, field="expires_on")


def check_withdrawal(consent: Consent, today: date) -> None:
    """Whether it can have been withdrawn on the day it says.

    Raises:
        DomainError: `EMPTY_FIELD`, `DAY_TO_COME`, `WITHDRAWN_BEFORE_GIVEN`.
    """
    day = consent.withdrawn_on
    if day is None:
        raise DomainError(Fault.EMPTY_FIELD, field="withdrawn_on")
    if day > today:
        raise DomainError(Fault.DAY_TO_COME, day=day, field="withdrawn_on")
    if consent.on is not None and day < consent.on:
        raise DomainError(
            Fault.WITHDRAWN_BEFORE_GIVEN, day=day, other=consent.on, field="withdrawn_on"
        )


def read_services(text: str, usual: Sequence[str] = ()) -> tuple[FreeText, ...]:
    """Services as they are typed, «PPT, bup og NAV»: each once, and as the list writes them."""
    written = {folded(one): one for one in usual}
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    parts = [piece for part in parts for piece in _at_and(part, written)]
    found = {folded(part): written.get(folded(part), part) for part in parts if part}
    return tuple(FreeText(one) for one in found.values())


def _at_and(part: str, written: dict[str, str]) -> list[str]:
    """«NAV og OT» is two where each is a service that is known; «helse og omsorg» stays one."""
    pieces = [piece.strip() for piece in part.split(" og ")]
    known = all(folded(piece) in written for piece in pieces)
    return pieces if known else [part.strip()]
