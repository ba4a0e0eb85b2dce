"""Twelve school-environment cases, each in a state of its own."""

from __future__ import annotations

import random
from datetime import date, timedelta

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped, Party, Role, Safe
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.rules import working_days_after
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import Record, replace
from elvis_tui.services.desk.school_days import was_school
from elvis_tui.services.desk.sources import Sources
from making.calendar_2026 import day
from making.chance import Ids
from making.people import School

DONE, BEGUN, WAITING, NOT = (
    StepStatus.DONE,
    StepStatus.IN_PROGRESS,
    StepStatus.NOT_STARTED,
    StepStatus.NOT_APPLICABLE,
)
DUTIES = (
    ("D1", "Følge med og fange opp", "Alle ansatte"),
    ("D2", "Gripe inn", "Alle ansatte"),
    ("D3", "Melde fra", "Alle ansatte"),
    ("D4", "Undersøke og dokumentere", "Rektor, Avdelingsleder"),
    ("D5", "Sette inn tiltak og evaluere", "Rektor"),
    ("S12-5", "", ""),
    ("SERIOUS", "", ""),
)
"""The plan's duties, and the two follow-on steps."""


class At(Record, frozen=True):
    """How far one step is: its state, days from the report, a note, when it is due."""

    status: StepStatus
    days: int | None = None
    note: str = ""
    due: date | None = None
    who: str = ""


class Told(Record, frozen=True):
    """One case as it is told: when and by whom it was reported, and its five duties."""

    reported: date
    title: str
    students: int
    by: str
    how: str
    duties: tuple[At, At, At, At, At]
    stricter: At = At(NOT)
    serious: At = At(NOT)
    others: Role = Role.AFFECTED
    closed: date | None = None
    why: str = ""


_EXPERIENCE = FreeText("Eleven forteller at det er verst i friminuttene, og at få ser det.")
_BEST = FreeText("Det viktigste for eleven er å bli i klassen og ha en fast voksen å gå til.")
_SAFE = FreeText("«Det er greit nå. Jeg vet hvem jeg skal si fra til.»")
_MEASURE = FreeText("Fast voksen å gå til, samtale hver uke")
_HEARD = "Eleven og foresatte er hørt. Aktivitetsplan er skrevet."
_TOLD = (
    Told(
        date(2026, 2, 3),
        "Utestenging i friminuttene",
        1,
        "Kontaktlærer",
        "muntlig",
        (
            At(DONE, 0, "Sett alene i flere friminutt."),
            At(NOT, None, "Ikke noe pågikk da det ble oppdaget."),
            At(DONE, 0, "Kontaktlærer til rektor samme dag.", who="Kontaktlærer"),
            At(DONE, 6, _HEARD, who="Avdelingsleder"),
            At(DONE, 108, "Evaluert tre ganger. Tiltakene har virket."),
        ),
        closed=date(2026, 5, 22),
        why="Eleven opplever skolemiljøet som trygt og godt. "
        "Referat fra avslutningsmøte foreligger.",
    ),
    Told(
        date(2026, 3, 11),
        "Ubehagelige kommentarer i garderoben",
        2,
        "Faglærer",
        "skriftlig",
        (
            At(DONE, 0, "Faglærer hørte kommentarene."),
            At(DONE, 0, "Stoppet der og da.", who="Faglærer"),
            At(DONE, 0, "Skriftlig til rektor.", who="Faglærer"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(DONE, 90, "Voksen til stede ved garderoben. Ingen nye hendelser."),
        ),
        closed=date(2026, 6, 12),
        why="Begge elevene sier at det er trygt nå. Referat fra avslutningsmøte foreligger.",
    ),
    Told(
        date(2026, 4, 14),
        "Bilder delt uten lov i klassechatten",
        1,
        "Foresatte",
        "e-post",
        (
            At(DONE, 0, "Kontaktlærer følger klassen tettere."),
            At(DONE, 1, "Bildene er slettet, chatten er lagt ned.", who="Kontaktlærer"),
            At(DONE, 0, "Meldt av foresatte til rektor.", who="Foresatte"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "To evalueringer er holdt. Eleven vil ha én til.", day(11)),
        ),
    ),
    Told(
        date(2026, 5, 6),
        "Konflikt mellom to vennegrupper",
        3,
        "Miljøterapeut",
        "muntlig",
        (
            At(DONE, 0, "Miljøteamet har sett det i pausene.", who="Miljøteamet"),
            At(DONE, 0, "Skilte gruppene i kantina.", who="Miljøterapeut"),
            At(DONE, 0, "Muntlig til rektor.", who="Miljøterapeut"),
            At(DONE, 7, "Samtaler med alle tre. Aktivitetsplan er skrevet.", who="Avdelingsleder"),
            At(BEGUN, None, "Evaluering er avtalt, men ikke holdt.", day(-4)),
        ),
        others=Role.OTHER,
    ),
    Told(
        date(2026, 8, 27),
        "Trusler på sosiale medier, elever på to skoler",
        2,
        "Elev",
        "muntlig",
        (
            At(DONE, 0, "Eleven fortalte det til helsesykepleier, som meldte videre."),
            At(DONE, 0, "Trygg voksen fulgte eleven resten av dagen.", who="Miljøterapeut"),
            At(DONE, 0, "Til rektor straks.", who="Rådgiver"),
            At(DONE, 4, _HEARD + " Den andre skolen er med.", who="Rektor"),
            At(BEGUN, None, "Tiltak i gang på begge skolene.", day(16)),
        ),
        others=Role.OTHER,
        serious=At(DONE, 0, "Skoleeier informert samme dag. Varsel er opprettet i Elements."),
    ),
    Told(
        date(2026, 9, 1),
        "Elev opplever å bli holdt utenfor i gruppearbeid",
        1,
        "Kontaktlærer",
        "muntlig",
        (
            At(DONE, 0, "Tatt opp i elevsamtalen.", who="Kontaktlærer"),
            At(NOT, None, "Ikke noe pågikk da det ble kjent."),
            At(DONE, 0, "Muntlig til rektor.", who="Kontaktlærer"),
            At(DONE, 6, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "Faglærerne setter gruppene. Skal evalueres.", day(4)),
        ),
    ),
    Told(
        date(2026, 9, 8),
        "En ansatts måte å snakke til en elev på",
        1,
        "Ansatt",
        "muntlig",
        (
            At(DONE, 0, "En kollega reagerte på tonen i timen.", who="Ansatt"),
            At(DONE, 0, "Kollegaen tok ordet og avsluttet situasjonen.", who="Ansatt"),
            At(DONE, 0, "Straks til rektor.", who="Ansatt"),
            At(DONE, 6, "Eleven er hørt først, med en voksen eleven valgte.", who="Rektor"),
            At(BEGUN, None, "Ny faglærer i perioden. Eleven spørres hver uke.", day(9)),
        ),
        stricter=At(
            BEGUN,
            0,
            "Fylkeskommunen er varslet. Samtaler er holdt med eleven og den ansatte hver for seg.",
            day(15),
        ),
    ),
    Told(
        date(2026, 9, 15),
        "Erting på skolebussen",
        1,
        "Foresatte",
        "telefon",
        (
            At(DONE, 1, "Elevtjenesten møter bussen om morgenen.", who="Elevtjenesten"),
            At(DONE, 2, "Snakket med de som var på bussen.", who="Miljøarbeider"),
            At(DONE, 0, "Meldt av foresatte.", who="Foresatte"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "Avtale med busselskapet. Roligere de siste ukene.", day(23)),
        ),
    ),
    Told(
        date(2026, 9, 22),
        "Elev holdes utenfor på verkstedet",
        1,
        "Yrkesfaglærer",
        "muntlig",
        (
            At(DONE, 0, "Sett flere ganger på verkstedet.", who="Yrkesfaglærer"),
            At(DONE, 0, "Læreren tok det opp med gruppa.", who="Yrkesfaglærer"),
            At(DONE, 0, "Muntlig til avdelingsleder og rektor.", who="Yrkesfaglærer"),
            At(DONE, 7, _HEARD, who="Avdelingsleder"),
            At(BEGUN, None, "Ny arbeidsplass og fast makker.", day(8)),
        ),
    ),
    Told(
        date(2026, 10, 12),
        "Kommentarer og dytting i kantina",
        2,
        "Lærer",
        "muntlig",
        (
            At(DONE, 0, "Vakt i kantina følger ekstra med."),
            At(DONE, 0, "Stoppet i kantina.", who="Lærer"),
            At(DONE, 0, "Lærer til rektor kl. 13.10.", who="Lærer"),
            At(BEGUN, None, "2 av 3 samtaler er holdt.", who="Avdelingsleder"),
            At(WAITING, None, "Venter på plan."),
        ),
    ),
    Told(
        date(2026, 10, 14),
        "Utrygg i klassechatten",
        1,
        "Foresatte",
        "e-post",
        (
            At(DONE, 0, "Kontaktlærer følger med på chatten sammen med tillitselevene."),
            At(DONE, 1, "Kontaktlærer tok det opp med klassen.", who="Kontaktlærer"),
            At(DONE, 0, "E-post til rektor.", who="Foresatte"),
            At(BEGUN, None, "Samtalene er holdt. Planen skrives.", who="Avdelingsleder"),
            At(WAITING),
        ),
    ),
    Told(
        date(2026, 10, 16),
        "Elev melder om utestenging",
        1,
        "Elev",
        "muntlig",
        (
            At(DONE, 0, "Eleven kom selv til Elevtjenesten.", who="Elevtjenesten"),
            At(WAITING, None, ""),
            At(DONE, 0, "Miljøterapeut til rektor.", who="Miljøterapeut"),
            At(WAITING),
            At(WAITING),
        ),
    ),
)


def write_cases(rng: random.Random, ids: Ids, school: School) -> list[Case]:
    """The cases, numbered in the order they were reported."""
    here = [s for s in school.students if school.code(s)[0] != "1"]
    new = [s for s in school.students if school.code(s)[0] == "1"]
    sources = Sources()
    plan = sources.plan().digest
    cases = []
    for number, told in enumerate(_TOLD, start=1):
        among = here if told.reported.month < 8 or rng.random() < 0.5 else new
        chosen = rng.sample(among, 1)
        deadline = sources.rule(RuleId.INTERNAL_DEADLINE, told.reported).number
        # The others are in the same class: that is where they meet.
        mates = [s for s in among if s.class_id == chosen[0].class_id and s not in chosen]
        chosen += rng.sample(mates, told.students - 1)
        cases.append(
            Case(
                id=ids("case"),
                number=f"2026-{number:02d}",
                title=told.title,
                parties=_parties(ids, told, [s.id for s in chosen]),
                reported_on=told.reported,
                reported_by=told.by,
                reported_how=told.how,
                raised_on=told.reported,
                deadline=working_days_after(
                    told.reported, deadline, was_school(sources, told.reported.year + 1)
                ),
                steps=_steps(told),
                closed_on=told.closed,
                closed_why=told.why,
                plan_digest=plan,
            )
        )
    return cases


def _steps(told: Told) -> tuple[Step, ...]:
    steps = zip(DUTIES, (*told.duties, told.stricter, told.serious), strict=True)
    return tuple(
        _step(told, duty, title, who, at)
        for (duty, title, who), at in steps
        if title or at.status is not NOT
    )


def _step(told: Told, duty: str, title: str, who: str, at: At) -> Step:
    waived = None
    if at.status is NOT:
        waived = Decision(why=FreeText(at.note), by=FreeText("Rektor"), on=told.reported)
    return replace(
        Step(
            id=duty,
            duty_id=duty,
            title=title,
            follow_on=None if title else FollowOn(duty),
            who=at.who or who,
            status=at.status,
        ),
        on=None if at.days is None else told.reported + timedelta(days=at.days),
        due=None if duty == "D5" and _has_plan(told) else at.due,
        note="" if waived else at.note,
        waived=waived,
    )


def _has_plan(told: Told) -> bool:
    return told.duties[3].status is DONE


def _parties(ids: Ids, told: Told, students: list[str]) -> tuple[Party, ...]:
    roles = [Role.AFFECTED, *(told.others for _ in students[1:])]
    return tuple(
        _party(ids, told, student, role) for student, role in zip(students, roles, strict=True)
    )


def _party(ids: Ids, told: Told, student: str, role: Role) -> Party:
    party = Party(id=ids("party"), student=student, role=role)
    if role is not Role.AFFECTED or not _has_plan(told):
        return party
    written = told.reported + timedelta(days=told.duties[3].days or 0)
    party = replace(
        party,
        experience=_EXPERIENCE,
        experience_on=written,
        best_interest=_BEST,
        plan=_plan(ids, told, written),
    )
    if told.closed is None:
        return party
    return replace(party, closing_word=_SAFE, closing_word_on=told.closed, safe=Safe.YES)


def _plan(ids: Ids, told: Told, written: date) -> CasePlan:
    last = told.duties[4]
    evaluate = last.due or written + timedelta(days=28)
    over = last.status is DONE
    begin = min(written + timedelta(days=1), evaluate)
    measure = CaseMeasure(
        id=ids("measure"),
        what=_MEASURE,
        who=FreeText("Kontaktlærer"),
        start=begin,
        evaluate_on=evaluate,
        went=Went.AS_PLANNED if over else Went.NOT_TOLD,
        helped=Helped.YES if over else Helped.NOT_TOLD,
        result=FreeText(last.note if over else ""),
        evaluated_on=told.reported + timedelta(days=last.days or 0) if over else None,
    )
    return CasePlan(
        problem=FreeText(told.title),
        measures=(measure,),
        finished_on=written,
        finished_by=FreeText("Avdelingsleder"),
    )
