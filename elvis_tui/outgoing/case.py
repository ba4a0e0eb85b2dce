"""A whole case as finished Markdown: the evidence of what the school did, when, and who.

§ 12-10 puts the burden of proof on the school, and § 12-9 has a time bar of five years: what is
read here has to be understood by whoever was not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.across.deadline_count import Counted
from elvis_tui.domain.cases.law import note_for
from elvis_tui.domain.cases.records import Step, StepStatus
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, ngettext
from elvis_tui.outgoing.blocks import NOTHING, facts, labelled, paragraphs, section, table
from elvis_tui.outgoing.case_events import events
from elvis_tui.outgoing.case_file import CaseFile
from elvis_tui.outgoing.case_interventions import interventions
from elvis_tui.outgoing.case_meetings import meetings
from elvis_tui.outgoing.case_party import day, decided, party_lines, plan_stands
from elvis_tui.outgoing.case_routes import complaints, severity, suspicion
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import case_clocks, case_parts
from elvis_tui.wording import cases as words
from elvis_tui.wording import complaints as complaint_words
from elvis_tui.wording.dates import long_date, moment
from elvis_tui.wording.history import done
from elvis_tui.wording.people import how_students_stand


def title(known: CaseFile, names: Names) -> str:
    """«Sak 2026-04: Utestenging i kantina»."""
    case = known.case
    return _("Sak {number}: {title}").format(number=case.number, title=names.text(case.title))


def case_document(known: CaseFile, names: Names) -> str:
    """All of a case, for the file.

    Args:
        known: What is known.
        names: Decides whether students stand by name or by number.
    """
    case = known.case
    lines = [f"# {escaped(title(known, names))}", "", *_kept_back(known, names)]
    lines += facts(_facts(known, names))
    lines += section(_("Hva som er sett og sagt"), paragraphs(names.text(case.seen)))
    lines += section(_("Elevene"), _students(known, names))
    lines += section(_("Sjekklista"), _steps(known, names))
    for step in case.steps:
        lines += _step(known, step, names)
    lines += section(_("Ansatt mistenkt (§ 12-5)"), suspicion(case.suspicion, names))
    lines += section(_("Alvorlig sak"), severity(case.severity, names))
    for party in case.parties:
        lines += party_lines(party, names)
    lines += section(_("Hos Statsforvalteren"), complaints(case.complaints, names))
    physical = interventions(known.interventions, names)
    lines += section(_("Fysisk inngripen (§ 13-5)"), physical)
    lines += section(_("Møter om saken"), meetings(known, names))
    lines += section(_("Oppgaver"), _tasks(known, names))
    lines += section(_("Avslutning"), _endings(known, names))
    happened = events(reversed(known.events), names)
    lines += section(_("Hva som er gjort, dag for dag"), happened)
    lines += section(_("Hvem som har lest saken"), _reads(known, names))
    note = how_students_stand(hidden=names.hidden)
    return "\n".join([*lines, "", "---", "", f"*{note}*", ""])


def _kept_back(known: CaseFile, names: Names) -> list[str]:
    """That something is left out, and who can give it: whoever reads must not take it for all."""
    count = len(known.kept_back)
    if not count:
        return []
    told = ngettext(
        "{n} punkt fra møtene er skjermet og står ikke her.",
        "{n} punkter fra møtene er skjermet og står ikke her.",
        count,
    ).format(n=count)
    whom = dict.fromkeys(filter(None, map(names.author, known.kept_back)))
    if whom:
        told = _("{told} Spør {whom}.").format(told=told, whom=", ".join(whom))
    return [f"**{escaped(told)}**", ""]


def _facts(known: CaseFile, names: Names) -> Iterator[tuple[str, str]]:
    case = known.case
    yield _("Skole"), names.text(known.school)
    yield _("Sak"), case.number
    yield _("Arkivreferanse (Elements)"), words.archived(case, names) or _("ikke ført")
    yield _("Gjelder"), names.text(case.title)
    yield _("Står per {day}").format(day=long_date(known.today)), _stands(known)
    yield _("Meldt"), long_date(case.reported_on)
    yield _("Meldt av"), names.staff(case.reported_by)
    yield _("Meldt hvordan"), names.text(case.reported_how)
    yield _("Tatt opp med rektor"), day(case.raised_on)
    yield _("Intern frist for plan"), _with(day(case.deadline), known.counted)
    for party, counted in known.later:
        who = names.student(party.student)
        yield _("Med i saken fra, {student}").format(student=who), day(party.since)
        if party.deadline:
            told = _with(day(party.deadline), counted)
            yield _("Intern frist for plan, {student}").format(student=who), told
    yield (
        _("Kan meldes til Statsforvalteren fra"),
        complaint_words.in_file(known.may_report, case),
    )
    yield _("Åpnet under"), _plan(known)


def _with(told: str, counted: Counted | None) -> str:
    """A deadline, and that it is uncertain where it is."""
    why = case_clocks.uncertain(counted)
    return _("{day} ({why})").format(day=told, why=why) if why else told


def _stands(known: CaseFile) -> str:
    case = known.case
    if case.closed_on:
        return _("avsluttet {day}").format(day=long_date(case.closed_on))
    if case.reopened_on:
        return _("åpen, tatt opp igjen {day}").format(day=long_date(case.reopened_on))
    return _("åpen")


def _plan(known: CaseFile) -> str:
    """Which plan the checklist is of: by its title and the mark it is known by."""
    if known.plan is None:
        return known.case.plan_digest and _("en plan som ikke finnes her")
    if not known.is_own_plan:
        return words.other_plan(known.case)
    title, digest = known.plan.title, known.plan.digest[:12]
    return _("{title} (utgave {digest})").format(title=title, digest=digest)


def _students(known: CaseFile, names: Names) -> list[str]:
    header = (_("Elev"), _("Rolle"), _("Tiltaksplan"))
    there = (names.students.get(student) for student in known.case.students)
    gone = words.left(names, [student for student in there if student])
    lines = table(
        header,
        (
            (
                names.with_group(Subject.of_student(p.student)),
                case_parts.role(p.role),
                plan_stands(p, names),
            )
            for p in known.case.parties
        ),
    )
    return [*lines, "", *paragraphs(gone)] if gone else lines


# The checklist


def _steps(known: CaseFile, names: Names) -> list[str]:
    if not known.case.steps:
        return []
    header = (_("Steg"), _("Status"), _("Ansvarlig"), _("Planlagt"), _("Utført"))
    return table(header, (_step_row(step, names) for step in known.case.steps))


def _step_row(step: Step, names: Names) -> tuple[str, ...]:
    status = f"{words.step_mark(step.status)} {words.step_status(step.status)}"
    who = names.staff(words.step_who(step))
    return words.step_title(step), status, who, day(step.due), day(step.on)


def _step(known: CaseFile, step: Step, names: Names) -> list[str]:
    """What the plan and the law say of a step, and what was noted; never one for the other."""
    said = words.of_plan(known.plan, step)
    duties = known.plan.duties if known.plan else ()
    duty = next((d for d in duties if d.id == step.duty_id), None)
    law = note_for(known.law, words.step_title(step))
    of_law = law and _("{text} ({paragraph}. Kontrollert {when}; {certainty}.)").format(
        text=law.text, paragraph=law.paragraph, when=law.checked, certainty=law.certainty
    )
    waived = decided(step.waived, names)
    if step.lacks_reason:
        waived = _("begrunnelse mangler")
    noted = list(
        labelled(
            (
                (_("Planen sier"), said),
                (_("Når, etter planen"), duty.when_text if duty else ""),
                (_("Ansvarlig etter planen"), ", ".join(duty.responsible) if duty else ""),
                (_("Loven sier"), of_law or ""),
                (_("Notat"), names.text(step.note)),
                (_("Referanse i Elements"), names.text(step.reference)),
                (
                    _("Gjelder ikke, fordi"),
                    waived if step.status is StepStatus.NOT_APPLICABLE else "",
                ),
            )
        )
    )
    return section(words.step_title(step), noted, 3)


# What happened round it


def _tasks(known: CaseFile, names: Names) -> list[str]:
    if not known.tasks:
        return []
    header = (_("Hva"), _("Hvem"), _("Gitt"), _("Frist"), _("Utført"))
    return table(
        header,
        (
            (
                names.text(t.what),
                names.staff(t.who),
                long_date(t.created_on),
                day(t.due),
                ": ".join(filter(None, (day(t.done_on), names.text(t.done_note)))),
            )
            for t in known.tasks
        ),
    )


def _endings(known: CaseFile, names: Names) -> list[str]:
    """How it was ended, and taken up again; earlier times stand in the line of time."""
    case = known.case
    reopened = _dated(case.reopened_on, names.text(case.reopened_why))
    closed = _dated(case.closed_on, names.text(case.closed_why))
    return list(
        labelled(
            (
                (_("Tatt opp igjen"), reopened),
                (_("Avsluttet"), closed),
            )
        )
    )


def _dated(on: date | None, why: str) -> str:
    return f"{long_date(on)}: {why}" if on else ""


def _reads(known: CaseFile, names: Names) -> list[str]:
    if not known.reads:
        return []
    header = (_("Når"), _("Hvem"), _("Hvordan"))
    return table(
        header,
        ((moment(e.at), names.author(e.by) or NOTHING, done(e.verb)) for e in known.reads),
    )
