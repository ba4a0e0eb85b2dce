"""A case as one family may read it, and a student's plan as the school's plan document.

Both are made from a case that `domain/cases/family.py` has taken all else out of: what is not on
its list is not there to be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import TO_FILL_IN, facts, paragraphs, section, table
from elvis_tui.outgoing.case_file import CaseFile
from elvis_tui.outgoing.case_party import closing, day, plan_lines, plan_stands, voice
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import case_parts
from elvis_tui.wording import cases as words
from elvis_tui.wording.dates import long_date


class Held(Record, frozen=True):
    """That the case was taken up on a day, or is to be."""

    on: date
    closing: bool = False
    planned: bool = False


def family_document(known: CaseFile, held: Sequence[Held], names: Names) -> str:
    """The case for the family of the one student that is left in it.

    Args:
        known: With a case of `for_family`.
        held: When it was taken up.
        names: Decides whether the student stands by name or by number.
    """
    case, party = known.case, known.case.parties[0]
    who = names.with_group(Subject.of_student(party.student))
    title = _("Skolemiljøsak {number}").format(number=case.number)
    lines = [f"# {escaped(title)}", ""]
    lines += facts(
        (
            (_("Skole"), names.text(known.school)),
            (_("Elev"), who),
            (_("Elevens rolle i saken"), case_parts.role(party.role)),
            (_("Sluttet ved skolen"), _left(party, names)),
            *_dates(known),
            (_("Tiltaksplan"), plan_stands(party, names)),
        )
    )
    lines += section(_("Hva skolen gjør"), _steps(case))
    lines += voice(party, names, 2)
    lines += plan_lines(party, names, 2)
    lines += closing(party, names, 2)
    lines += section(_("Møter"), [_meeting(one) for one in held])
    lines += section(_("Hva dere kan gjøre"), _rights(known))
    note = _("Dette er det som gjelder eleven selv. Det som gjelder andre, er tatt ut.")
    return "\n".join([*lines, "", "---", "", f"*{note}*", ""])


def _left(party: Party, names: Names) -> str:
    student = names.students.get(party.student)
    return long_date(student.left_on) if student and student.left_on else ""


def _dates(known: CaseFile) -> Iterator[tuple[str, str]]:
    case = known.case
    yield _("Meldt"), long_date(case.reported_on)
    yield _("Tatt opp med rektor"), long_date(case.raised_on) if case.raised_on else ""
    yield _("Skolens egen frist for planen"), long_date(case.deadline) if case.deadline else ""
    yield _("Tatt opp igjen"), long_date(case.reopened_on) if case.reopened_on else ""
    yield _("Avsluttet"), long_date(case.closed_on) if case.closed_on else ""
    yield _("Skrevet ut"), long_date(known.today)


def _steps(case: Case) -> list[str]:
    if not case.steps:
        return []
    header = (_("Steg"), _("Status"), _("Planlagt"), _("Utført"))
    return table(
        header,
        ((s.title, words.step_status(s.status), day(s.due), day(s.on)) for s in case.steps),
    )


def _meeting(one: Held) -> str:
    told = _("- Avslutningsmøte {day}") if one.closing else _("- Tatt opp i møte {day}")
    if one.planned:
        told = _("- Avslutningsmøte er planlagt {day}")
    return told.format(day=long_date(one.on))


def _rights(known: CaseFile) -> list[str]:
    """What § 12-6 gives, with the day from which; nobody is told that they must wait."""
    told = _(
        "Skolen skal sørge for at eleven får et trygt og godt skolemiljø, og plikten varer til "
        "eleven selv har det trygt. Mener dere at skolen ikke gjør det den skal, kan dere melde "
        "saken til Statsforvalteren (opplæringsloven § 12-6). Da må saken ha vært tatt opp med "
        "rektor for minst en uke siden, og eleven må fortsatt gå på skolen; ved særlige grunner "
        "kan den meldes før. Denne saken kan meldes fra {day}."
    ).format(day=long_date(known.complaint_from))
    more = _("Elev- og lærlingeombudet og Mobbeombudet i fylket kan gi råd.")
    return [*paragraphs(told), "", *paragraphs(more)]


# The plan document


def plan_document(known: CaseFile, names: Names) -> str:
    """The tiltaksplan of the one student that is left in the case, to be signed.

    Args:
        known: With a case of `for_family`.
        names: Decides whether the student stands by name or by number.
    """
    case, party = known.case, known.case.parties[0]
    who = names.with_group(Subject.of_student(party.student))
    title = _("Tiltaksplan for {student}").format(student=who)
    lines = [f"# {escaped(title)}", ""]
    lines += facts(
        (
            (_("Skole"), names.text(known.school)),
            (_("Hjemmel"), _("opplæringsloven § 12-4")),
            (_("Sak"), case.number),
            (_("Meldt"), long_date(case.reported_on)),
            (_("Sluttet ved skolen"), _left(party, names)),
            (_("Planen er"), plan_stands(party, names)),
            (_("Skrevet ut"), long_date(known.today)),
        )
    )
    lines += voice(party, names, 2)
    lines += plan_lines(party, names, 2)
    lines += section(_("Underskrifter"), _signatures())
    return "\n".join([*lines, ""])


def _signatures() -> list[str]:
    """A line each: who signs at school is named when it is signed."""
    header = (_("Hvem"), _("Navn"), _("Dato"), _("Underskrift"))
    whose = (_("For skolen"), _("Eleven"), _("Foresatt"), _("Foresatt"))
    return table(header, ((one, *[TO_FILL_IN] * 3) for one in whose))
