"""The few rows that are written by hand."""

from __future__ import annotations

from datetime import date, datetime

from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    Criterion,
    FollowUp,
    Level,
    Measure,
    Note,
    Phase,
    Reached,
)
from elvis_tui.domain.record import replace
from making.calendar_2026 import SUMMER_TIME, day

SUBJECT = {"Omar Lid": "matematikk"}
"""The school subject that is told of, where it is decided."""
_CRITERIA = {
    "Omar Lid": (Criterion(text="fravær 9,1 % i matematikk", source="Visma InSchool", on=day(-5)),),
}
_NEXT = {
    "1BAA": (Level.YELLOW, Phase.FOLLOWING, "klassemiljø, kontaktlærer svarer"),
    "Omar Lid": (Level.YELLOW, Phase.MAPPING, "send varsel i matematikk, 9,1 %"),
    "Ine Moe": (Level.YELLOW, Phase.IDENTIFYING, "ring foresatte"),
    "Eskil Rud": (Level.GREEN, Phase.FOLLOWING, "samtale om trivsel"),
    "Selma Berg": (Level.GREEN, Phase.MAPPING, "spør om nytt samtykke"),
}


def settle(follow_up: FollowUp, known: str) -> FollowUp:
    """The follow-up with what is decided for a known name."""
    if known == "Nora Solli":
        return _nora(follow_up)
    if known in _NEXT:
        level, phase, what = _NEXT[known]
        due = follow_up.next_due
        return replace(
            follow_up,
            level=level,
            phase=phase,
            criteria=_CRITERIA.get(known, follow_up.criteria),
            next_date=due,
            next_what=what,
            measures=tuple(m for m in follow_up.measures if m.evaluated_on),
        )
    return follow_up


def _nora(follow_up: FollowUp) -> FollowUp:
    first = date(2026, 9, 4)
    return replace(
        follow_up,
        opened_on=first,
        phase=Phase.FOLLOWING,
        level=Level.RED,
        owner="Rådgiver",
        criteria=(
            Criterion(text="mistrivsel", source="kontaktlærer", on=first),
            Criterion(text="fravær 11,8 %", source="Visma InSchool", on=date(2026, 9, 28)),
        ),
        notes=(
            Note(
                id=follow_up.notes[0].id,
                at=datetime(2026, 9, 4, 14, 20, tzinfo=SUMMER_TIME),
                by="Berit Aas",
                text="Samtale med eleven. Bussen er et problem på mandager, og det er tungt å "
                "komme inn i timen når den er begynt.",
            ),
        ),
        contacts=(
            Contact(
                id="contact-2sta-1",
                on=date(2026, 9, 28),
                by="Miljøteamet",
                whom="elev",
                how=ContactMethod.PHONE,
                reached=Reached.MESSAGE,
                text="Ringte, ikke svar. SMS sendt.",
            ),
            Contact(
                id="contact-2sta-2",
                on=date(2026, 10, 14),
                by="Miljøteamet",
                whom="elev",
                how=ContactMethod.PHONE,
                reached=Reached.YES,
                text="Oppe og på vei. Ville ha ny samtale.",
            ),
        ),
        measures=(
            Measure(
                id="measure-2sta-1",
                what="morgenringing",
                who="Miljøteamet",
                start=date(2026, 9, 21),
                evaluate_on=day(-3),
            ),
            Measure(
                id="measure-2sta-2",
                what="tilpasset plan",
                who="Kontaktlærer",
                start=date(2026, 9, 30),
                evaluate_on=day(9),
            ),
        ),
        next_date=day(11),
        next_what="møte med eleven og foresatte",
    )
