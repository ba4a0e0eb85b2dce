"""Twelve school-environment cases, each in a state of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party, Role, Safe
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.cases.rules import working_days_after
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.school_days import was_school
from elvis_tui.services.desk.sources import Sources
from making.cases_autumn import AUTUMN
from making.cases_spring import SPRING
from making.chance import Ids
from making.people import School
from making.told import DONE, NOT, At, Said, Told, Tried

TOLD = (*SPRING, *AUTUMN)
DUTIES = (
    ("D1", "Følge med og fange opp", "Alle ansatte"),
    ("D2", "Gripe inn", "Alle ansatte"),
    ("D3", "Melde fra", "Alle ansatte"),
    ("D4", "Undersøke og dokumentere", "Rektor, Avdelingsleder"),
    ("D5", "Sette inn tiltak og evaluere", "Rektor"),
)
"""The plan's duties."""


def write_cases(rng: random.Random, ids: Ids, school: School) -> list[Case]:
    """The cases, numbered in the order they were reported."""
    here = [s for s in school.students if school.code(s)[0] != "1"]
    new = [s for s in school.students if school.code(s)[0] == "1"]
    sources = Sources()
    plan = sources.plan().digest
    cases = []
    for number, told in enumerate(TOLD, start=1):
        among = here if told.reported.month < 8 or rng.random() < 0.5 else new
        chosen = rng.sample(among, 1)
        deadline = sources.rule(RuleId.INTERNAL_DEADLINE, told.reported).number
        # The others are in the same class: that is where they meet.
        mates = [s for s in among if s.class_id == chosen[0].class_id and s not in chosen]
        chosen += rng.sample(mates, len(told.said) - 1)
        cases.append(
            Case(
                id=ids("case"),
                number=f"2026-{number:02d}",
                title=told.title,
                parties=_parties(ids, told, [s.id for s in chosen]),
                reported_on=told.reported,
                reported_by=told.by,
                reported_how=told.how,
                seen=told.seen,
                raised_on=told.reported,
                deadline=working_days_after(
                    told.reported, deadline, was_school(sources, told.reported.year + 1)
                ),
                steps=tuple(_steps(told)),
                suspicion=_suspicion(told, school.staff[-1]) if told.suspects else None,
                severity=told.severity,
                complaints=()
                if told.complaint is None
                else (replace(told.complaint, id=ids("complaint")),),
                archive_reference=told.archived,
                archived_on=told.closed,
                closed_on=told.closed,
                closed_why=told.why,
                plan_digest=plan,
            )
        )
    return cases


def _suspicion(told: Told, employee: Person) -> Suspicion:
    return Suspicion(whom=employee.name, person=employee.id, on=told.reported)


def _steps(told: Told) -> Iterator[Step]:
    for (duty, title, who), at in zip(DUTIES, told.duties, strict=True):
        yield _step(told, Step(id=duty, duty_id=duty, title=title, who=at.who or who), at)
    for duty, at in told.more:
        yield _step(told, _follow_on(duty, at.who), at)


def _follow_on(duty: FollowOn, who: str) -> Step:
    return Step(id=duty.value, duty_id=duty.duty_id, follow_on=duty, who=who)


def _step(told: Told, step: Step, at: At) -> Step:
    waived = None
    if at.status is NOT:
        waived = Decision(why=FreeText(at.note), by=FreeText("Rektor"), on=told.reported)
    return replace(
        step,
        status=at.status,
        on=None if at.days is None else told.reported + timedelta(days=at.days),
        due=at.due,
        note="" if waived else at.note,
        waived=waived,
    )


def _parties(ids: Ids, told: Told, students: list[str]) -> tuple[Party, ...]:
    roles = [Role.AFFECTED, *(told.others for _ in students[1:])]
    return tuple(
        _party(ids, told, said, Party(id=ids("party"), student=student, role=role))
        for said, student, role in zip(told.said, students, roles, strict=True)
    )


def _party(ids: Ids, told: Told, said: Said, party: Party) -> Party:
    heard = told.reported + timedelta(days=told.duties[3].days or 1)
    return replace(
        party,
        own_words=said.words,
        experience=said.view,
        experience_on=heard if said.view else None,
        best_interest=said.best,
        plan=_plan(ids, told, said),
        closing_word=said.last_word,
        closing_word_on=told.closed if said.last_word else None,
        safe=Safe.YES if said.last_word else Safe.NOT_TOLD,
    )


def _plan(ids: Ids, told: Told, said: Said) -> CasePlan:
    """The plan, finished where the duty to examine is done and there is one to finish."""
    investigation = told.duties[3]
    plan = CasePlan(
        problem=said.problem, measures=tuple(_measure(ids, tried) for tried in said.tried)
    )
    if investigation.status is not DONE or not said.tried:
        return plan
    written = told.reported + timedelta(days=investigation.days or 0)
    return replace(plan, finished_on=written, finished_by="Avdelingsleder")


def _measure(ids: Ids, tried: Tried) -> CaseMeasure:
    return CaseMeasure(
        id=ids("measure"),
        what=tried.what,
        who=tried.who,
        start=tried.start,
        evaluate_on=tried.evaluate,
        went=tried.went if tried.evaluated else Went.NOT_TOLD,
        helped=tried.helped,
        result=tried.found,
        evaluated_on=tried.evaluated,
    )
