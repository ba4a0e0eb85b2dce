"""A case as one family may read it, and a student's plan as the school's plan document.

Both are made from a case that `domain/cases/family.py` has taken all else out of: what is not on
its list is not there to be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.cases.complaint_rules import MayReport
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_rules import needs_plan
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.veils import Swaps
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import TO_FILL_IN, facts, labelled, paragraphs, section, table
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


class ForFamily(Record, frozen=True, kw_only=True):
    """What the documents of one family are made from: with a case of `for_family`.

    `contact` is who of the staff they can ask, `swaps` what was exchanged in the case's texts.
    """

    case: Case
    today: date
    school: FreeText
    may_report: MayReport
    held: tuple[Held, ...] = ()
    contact: FreeText = FreeText("")
    swaps: Swaps = Swaps()


def family_document(known: ForFamily, names: Names) -> str:
    """The case for the family of the one student that is left in it.

    Args:
        known: What they may read.
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
            (_("Kontakt på skolen"), _contact(known, names)),
        )
    )
    lines += section(_("Hva skolen gjør"), _steps(case))
    lines += voice(party, names, 2)
    lines += plan_lines(party, names, 2)
    lines += closing(party, names, 2)
    lines += section(_("Møter"), [_meeting(one) for one in known.held])
    lines += section(_("Hos Statsforvalteren"), _complaints(case))
    lines += section(_("Hva dere kan gjøre"), _rights(known))
    told = _("Dette er elevens egen del av saken. Ingen navn er byttet ut.")
    if known.swaps.places:
        told = _(
            "Dette er elevens egen del av saken. {exchanged} Ellers står teksten slik den er "
            "skrevet."
        )
    lines += _foot(told.format(exchanged=_exchanged(known.swaps)))
    return "\n".join([*lines, ""])


def _left(party: Party, names: Names) -> str:
    student = names.students.get(party.student)
    return long_date(student.left_on) if student and student.left_on else ""


def _contact(known: ForFamily, names: Names) -> str:
    if not known.contact:
        return _("rektor")
    return _("{who}, kontaktlærer, eller rektor").format(who=names.staff(known.contact))


def _exchanged(swaps: Swaps) -> str:
    """What was done with names, and no more: what is said of others without a name stands."""
    if swaps.students and swaps.staff:
        return _(
            "Der navn på andre er kjent igjen, står andre elever som «en annen elev», og noen "
            "ansatte som «en ansatt»."
        )
    if swaps.students:
        return _("Der navn på andre elever er kjent igjen, står «en annen elev».")
    return _("Der navn på noen ansatte er kjent igjen, står «en ansatt».")


def _foot(sentence: str) -> list[str]:
    return ["", "---", "", f"*{sentence}*"]


def _dates(known: ForFamily) -> Iterator[tuple[str, str]]:
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
    rows = ((s.title, words.step_status(s.status), day(s.due), day(s.on)) for s in case.steps)
    lines = table(header, rows)
    if any(s.status is StepStatus.NOT_APPLICABLE for s in case.steps):
        # Why may be about others; who asks is told.
        lines += ["", _("Skolen kan fortelle hvorfor et steg ikke gjelder.")]
    return lines


def _meeting(one: Held) -> str:
    told = _("- Avslutningsmøte {day}") if one.closing else _("- Tatt opp i møte {day}")
    if one.planned:
        told = _("- Avslutningsmøte er planlagt {day}")
    return told.format(day=long_date(one.on))


def _complaints(case: Case) -> list[str]:
    """How it stands there, by its days alone."""
    lines: list[str] = []
    for one in case.complaints:
        lines += [""] if lines else []
        lines += labelled(
            (
                (_("Meldt dit"), long_date(one.on)),
                (_("Vedtak dato"), long_date(one.decided_on) if one.decided_on else _("ikke ennå")),
                (_("Frist i vedtaket"), long_date(one.deadline) if one.deadline else ""),
                (_("Fulgt opp dato"), long_date(one.followed_on) if one.followed_on else ""),
            )
        )
    return lines


def _rights(known: ForFamily) -> list[str]:
    """What § 12-6 gives this student, with the day from which; nobody is told that they must wait.

    Whom the case is not about can take a matter of their own there.
    """
    party = known.case.parties[0]
    told = _(
        "Skolen skal sørge for at eleven får et trygt og godt skolemiljø, og plikten varer til "
        "eleven selv har det trygt. Mener dere at skolen ikke gjør det den skal, kan dere melde "
        "saken til Statsforvalteren (opplæringsloven § 12-6). Da må saken ha vært tatt opp med "
        "rektor for minst en uke siden, og eleven må fortsatt gå på skolen; ved særlige grunner "
        "kan den meldes før."
    )
    if not needs_plan(party):
        told = _(
            "Har eleven selv det ikke trygt og godt på skolen, skal skolen gjøre noe med det. Si "
            "det til skolen: da blir det elevens egen sak, og den kan meldes til Statsforvalteren "
            "når den har vært tatt opp med rektor i minst en uke (opplæringsloven § 12-6)."
        )
    more = _("Elev- og lærlingeombudet og Mobbeombudet i fylket kan gi råd.")
    return [*paragraphs(" ".join(filter(None, (told, _from(known, party))))), "", *paragraphs(more)]


def _from(known: ForFamily, party: Party) -> str:
    """From which day this very case may be taken there, or why it may not."""
    may = known.may_report
    if not needs_plan(party) or known.case.complaints:
        return ""
    if party.student in may.left:
        return _(
            "Eleven går ikke lenger på skolen. Da tar Statsforvalteren ikke saken, om det ikke er "
            "særlige grunner."
        )
    if day := may.day_for(party):
        return _("Denne saken kan meldes fra {day}.").format(day=long_date(day))
    return _("Det er ikke skrevet når denne saken ble tatt opp med rektor: spør skolen om det.")


# The plan document


def plan_document(known: ForFamily, names: Names) -> str:
    """The tiltaksplan of the one student that is left in the case, to be signed.

    Args:
        known: What they may read.
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
    lines += _foot(_exchanged(known.swaps)) if known.swaps.places else []
    return "\n".join([*lines, ""])


def _signatures() -> list[str]:
    """A line each: who signs at school is named when it is signed."""
    header = (_("Hvem"), _("Navn"), _("Dato"), _("Underskrift"))
    whose = (_("For skolen"), _("Eleven"), _("Foresatt"), _("Foresatt"))
    return table(header, ((one, *[TO_FILL_IN] * 3) for one in whose))
