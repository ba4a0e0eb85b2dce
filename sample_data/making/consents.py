"""What students, and guardians, answered when they were asked what may be told, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from elvis_tui.domain.people.consents import Consent, Giver, Manner, Standing
from elvis_tui.domain.record import replace
from making.calendar_2026 import LAST_SCHOOL_DAY, day
from making.chance import Ids
from making.people import School
from making.selection import Selected

_GIVEN = Consent(
    id="",
    student="",
    purpose="samarbeid om oppfølgingen",
    data="fravær, tiltak, hva som hjelper",
    given_by=Giver.STUDENT,
    manner=Manner.ORAL,
    informed="samtale med rådgiver",
    sources=("skolen",),
    expires_on=LAST_SCHOOL_DAY,
)
ANSWERS = (
    replace(_GIVEN, services=("PPT", "helsesykepleier"), manner=Manner.WRITTEN),
    replace(_GIVEN, services=("helsesykepleier",), about_health=True),
    replace(_GIVEN, services=("PPT",), given_by=Giver.BOTH, manner=Manner.WRITTEN),
    replace(
        _GIVEN,
        services=("PPT",),
        purpose="sakkyndig vurdering",
        expires_on=None,
        kept_out="det som gjelder hjemme",
    ),
    replace(_GIVEN, services=("helsesykepleier", "OT")),
    replace(_GIVEN, standing=Standing.REFUSED, purpose="", data="", expires_on=None),
    replace(_GIVEN, services=("PPT",), informed="samtale med kontaktlærer, referatført"),
    replace(
        _GIVEN,
        standing=Standing.WITHDRAWN,
        services=("BUP",),
        about_health=True,
        withdrawn_what="alt",
    ),
)
"""As many as the ways it is told in follow-ups; most are asked nothing."""
_BY_HAND = {
    "Nora Solli": replace(ANSWERS[0], on=date(2026, 9, 4)),
    "Selma Berg": replace(ANSWERS[4], on=date(2026, 9, 2), expires_on=day(9)),
}


def consent_of(answer: Consent, chosen: Selected) -> Consent:
    """An answer of one who was chosen to be followed, soon after that began."""
    on = chosen.opened + timedelta(days=3)
    withdrawn = answer.standing is Standing.WITHDRAWN
    return replace(
        answer,
        student=chosen.subject.id,
        on=min(on, day(-1)),
        withdrawn_on=min(on + timedelta(days=18), day(-1)) if withdrawn else None,
        by=chosen.teacher,
    )


def write_consents(ids: Ids, school: School, dealt: list[Consent]) -> Iterator[Consent]:
    """All of them; those of the few that are written by hand in place of what was dealt."""
    known = {s.id: str(s.name) for s in school.students}
    by_hand = [
        replace(_BY_HAND[name], student=student_id, by="Berit Aas")
        for student_id, name in known.items()
        if name in _BY_HAND
    ]
    for consent in (*by_hand, *(c for c in dealt if known[c.student] not in _BY_HAND)):
        yield replace(consent, id=ids("consent"))
