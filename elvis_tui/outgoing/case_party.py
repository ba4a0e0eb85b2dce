"""One student's part in a case, in a document: the voice, the plan, the evaluations, the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped, Party, Safe
from elvis_tui.domain.cases.plan_rules import lacking, needs_plan
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import NOTHING, labelled, paragraphs, section, table
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import case_parts
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.labels import code_word


def day(on: date | None) -> str:
    return long_date(on) if on else NOTHING


def decided(made: Decision | None, names: Names) -> str:
    """«Ikke noe pågikk (Rektor, 12.10.2026)»."""
    if made is None:
        return ""
    told = ", ".join(filter(None, (names.staff(made.by), long_date(made.on) if made.on else "")))
    why = names.text(made.why)
    return f"{why} ({told})" if told else why


def written(text: FreeText, names: Names) -> list[str]:
    return paragraphs(names.text(text))


def voice(party: Party, names: Names, level: int) -> list[str]:
    """What the student says, before all else, and what is best for the student."""
    heard = _("Elevens egen opplevelse")
    if party.experience_on:
        heard = _("Elevens egen opplevelse, hørt {day}").format(day=day(party.experience_on))
    return [
        *section(_("Elevens egne ord da saken ble meldt"), written(party.own_words, names), level),
        *section(heard, written(party.experience, names), level),
        *section(_("Hva som er best for eleven"), written(party.best_interest, names), level),
    ]


def plan_lines(party: Party, names: Names, level: int) -> list[str]:
    """The five things of § 12-4 in the law's order, and then each evaluation."""
    plan = party.plan
    return [
        *section(_("Problem som skal løses"), written(plan.problem, names), level),
        *section(_("Tiltak"), _measures(plan, names), level),
        *section(_("Evaluering av tiltakene"), _evaluations(plan, names), level),
        *section(_("Ingen tiltaksplan"), _not_made(plan, names), level),
    ]


def _measures(plan: CasePlan, names: Names) -> list[str]:
    if not plan.measures:
        return []
    header = (
        _("Tiltak som er planlagt"),
        _("Når det gjennomføres"),
        _("Hvem som gjennomfører"),
        _("Når det evalueres"),
    )
    rows = (
        (_planned(m, names), day(m.start), names.staff(m.who), day(m.evaluate_on))
        for m in plan.measures
    )
    return table(header, rows)


def _planned(measure: CaseMeasure, names: Names) -> str:
    """«Fast voksen (i planen fra 12.10.2026)»."""
    what = names.text(measure.what)
    if measure.planned_on is None:
        return what
    return _("{what} (i planen fra {day})").format(what=what, day=day(measure.planned_on))


def _evaluations(plan: CasePlan, names: Names) -> list[str]:
    if not plan.measures:
        return []
    header = (_("Tiltak"), _("Evaluert"), _("Gjennomført"), _("Hjalp det"), _("Hva som ble funnet"))
    return table(header, (_evaluation(m, names) for m in plan.measures))


def _evaluation(measure: CaseMeasure, names: Names) -> tuple[str, ...]:
    went = "" if measure.went is Went.NOT_TOLD else code_word(Went, measure.went)
    helped = "" if measure.helped is Helped.NOT_TOLD else case_parts.helped(measure.helped)
    evaluated = long_date(measure.evaluated_on) if measure.evaluated_on else _("ikke ennå")
    found = names.text(measure.result)
    if measure.no_more:
        why = _("Ikke noe nytt tiltak: {why}").format(why=decided(measure.no_more, names))
        found = f"{found} {why}".strip()
    return names.text(measure.what), evaluated, went, helped, found


def _not_made(plan: CasePlan, names: Names) -> list[str]:
    return paragraphs(decided(plan.not_made, names))


def plan_stands(party: Party, names: Names) -> str:
    """Whether the plan is finished, and if not, what it lacks."""
    plan = party.plan
    finished = _finished(plan.finished_on, plan.finished_by, names)
    first = _finished(plan.first_finished_on, plan.first_finished_by, names)
    if finished:
        again = _("{first}; endret, og {finished}").format(first=first, finished=finished)
        return again if first else finished
    if plan.not_made:
        return _("det er besluttet ikke å lage noen")
    lacks = case_parts.lacks(lacking(party))
    if first:
        told = (
            _("{first}; under endring")
            if not lacks
            else _("{first}; under endring: det mangler {lacks}")
        )
        return told.format(first=first, lacks=lacks)
    if not needs_plan(party):
        return ""
    return _("ikke ferdig: det mangler {lacks}").format(lacks=lacks) if lacks else _("ikke ferdig")


def _finished(on: date | None, by: FreeText, names: Names) -> str:
    """«ferdig 19.10.2026 av Rektor»."""
    if on is None:
        return ""
    who = names.author(by)
    told = _("ferdig {day} av {who}") if who else _("ferdig {day}")
    return told.format(day=day(on), who=who)


def closing(party: Party, names: Names, level: int) -> list[str]:
    """The student's word at the end, and why it was ended without, where it was."""
    safe = "" if party.safe is Safe.NOT_TOLD else case_parts.safe(party.safe)
    told = list(
        labelled(
            (
                (_("Sagt"), long_date(party.closing_word_on) if party.closing_word_on else ""),
                (_("Eleven sier"), safe),
                (_("Avsluttet uten, fordi"), decided(party.ended_without, names)),
            )
        )
    )
    said = written(party.closing_word, names)
    body = [*said, *([""] if said and told else []), *told]
    return section(_("Elevens ord til slutt"), body, level)


def party_title(party: Party, names: Names) -> str:
    """«Nora Solli (2STA), utsatt»."""
    who = names.with_group(Subject.of_student(party.student))
    return _("{student}, {role}").format(student=who, role=case_parts.role(party.role))


def party_lines(party: Party, names: Names) -> Iterator[str]:
    """All of one student's part, under a heading of its own."""
    yield from ("", f"## {escaped(party_title(party, names))}", "")
    stands = plan_stands(party, names)
    body = [
        *labelled(
            (
                (_("Rollen er endret, fordi"), names.text(party.role_why)),
                (_("Tiltaksplan"), stands),
            )
        ),
        *voice(party, names, 3),
        *plan_lines(party, names, 3),
        *closing(party, names, 3),
    ]
    # What comes first begins right under the heading.
    yield from (body if body and body[0] else body[1:]) or [
        _("Ingenting er skrevet om eleven i saken.")
    ]
