"""A case in words: who it is about, how far it is, and what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import moves, standing
from elvis_tui.domain.cases.records import Case, CaseStanding, Step, StepStatus
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.document import duty_words
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, ngettext, pgettext
from elvis_tui.wording import due as due_words
from elvis_tui.wording.archive import lies_in
from elvis_tui.wording.dates import long_date, near_date
from elvis_tui.wording.keys import key


def follow_on(duty: FollowOn) -> str:
    return {
        FollowOn.STRICTER: _("§ 12-5: melde til rektor"),
        FollowOn.COUNTY: _("§ 12-5: til fylkeskommunen"),
        FollowOn.FAIR: _("§ 12-5: forsvarlig prosess"),
        FollowOn.SERIOUS: _("Alvorlig: informere skoleeier"),
        FollowOn.ELEMENTS: _("Alvorlig: varsel i Elements"),
    }[duty]


def step_title(step: Step) -> str:
    """What a step is called: in the plan's words, or in ours for a follow-on duty."""
    return follow_on(step.follow_on) if step.follow_on else step.title


def step_who(step: Step) -> FreeText:
    """Who is to do a step; a follow-on duty is the head's until somebody else is named.

    That the head is told is of whoever suspects: the plan says so.
    """
    if step.who or step.follow_on is None:
        return step.who
    return who_suspects() if step.follow_on is FollowOn.STRICTER else head()


def head() -> FreeText:
    """Who does what follows, as the plan says, where nobody else is named."""
    return FreeText(_("Rektor"))


def of_plan(plan: Plan | None, step: Step) -> str:
    """The plan's own words for a step; empty for what the law alone asks for."""
    if plan is None or step.follow_on is FollowOn.COUNTY:
        return ""
    return duty_words(plan, step.duty_id)


def who_suspects() -> FreeText:
    """Whoever suspects or knows that an employee violates a student, as the plan says."""
    return FreeText(_("Den som har mistanken"))


def school_owner() -> FreeText:
    """Who sees to it where the head may not."""
    return FreeText(_("Skoleeier"))


def name(case: Case) -> str:
    """«Sak 2026-04»: holds nobody's name."""
    return _("Sak {number}").format(number=case.number)


def other_plan(case: Case) -> str:
    """That the words beside a case are another plan's than the one it was opened under."""
    if case.plan_digest:
        return _("Planen saken ble åpnet under, finnes ikke her. Dette er ordene i dagens plan.")
    return _("Det er ikke kjent hvilken plan saken ble åpnet under. Dette er dagens plan.")


class StudentNames:
    """Students as they may be named side by side: namesakes with their class.

    Args:
        names: How everybody may be named now.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        called = Counter(folded(unmasked(s.name)) for s in names.students.values())
        self._shared = {n for n, times in called.items() if times > 1}

    def short(self, student_ids: Iterable[str]) -> str:
        """«Nora Solli, Omar Lid», or «Elev 07, Elev 12»."""
        return ", ".join(self._one(i) for i in student_ids)

    def _one(self, student_id: str) -> str:
        student = self._names.students.get(student_id)
        if student and not self._names.hidden and folded(unmasked(student.name)) in self._shared:
            return self._names.with_group(Subject.of_student(student_id))
        return self._names.student(student_id)


def with_classes(names: Names, student_ids: Iterable[str]) -> str:
    """«Nora Solli (2STA), Omar Lid (3PBA)»."""
    return ", ".join(names.with_group(Subject.of_student(i)) for i in student_ids)


def progress(case: Case) -> str:
    """«2 av 5»."""
    done, steps = case.progress
    return _("{done} av {all}").format(done=done, all=steps)


def stands(case: Case, today: date) -> str:
    """Of an open case with no step that waits, how it stands; nothing of any other."""
    match standing(case):
        case CaseStanding.DONE:
            return _("alt er gjort: kan avsluttes")
        case CaseStanding.NOTHING_APPLIES:
            return _("ingen steg gjelder")
        case CaseStanding.REOPENED if case.reopened_on:
            day = near_date(case.reopened_on, today)
            return _("tatt opp igjen {day}: ingen steg venter").format(day=day)
        case _:
            return ""


def left(names: Names, students: Iterable[Student]) -> str:
    """That students of the case have left, and what Statsforvalteren does not take then."""
    told = ", ".join(
        _("{who} ({day})").format(who=names.student(s.id), day=long_date(s.left_on))
        for s in students
        if s.left_on
    )
    if not told:
        return ""
    return _("{who} har sluttet: Statsforvalteren tar ikke den saken (§ 12-6).").format(who=told)


def part_of_one_who_left(student: Student | None, *, is_decided: bool) -> str:
    """On the part of a student who has left: since when, and what is for people to decide."""
    if student is None or student.left_on is None:
        return ""
    day = long_date(student.left_on)
    if is_decided:
        return _("Eleven sluttet {day}.").format(day=day)
    return _(
        "Eleven sluttet {day}. Alt som er skrevet, blir stående. Dere avgjør hvordan plikten går "
        "videre: gjør planen ferdig og evaluer tiltakene, eller begrunn at det ikke lages plan "
        "({none}) og at saken avsluttes uten elevens ord ({without})."
    ).format(day=day, none=key("case_part.none", "i"), without=key("case_part.without", "x"))


def in_open_cases(cases: Collection[Case]) -> str:
    """What is told of a student who has just left, and is in cases that are open."""
    if not cases:
        return ""
    told = ngettext(
        "Eleven er med i sak {numbers}, som er åpen. Der avgjør dere hvordan plikten går videre.",
        "Eleven er med i sakene {numbers}, som er åpne. Der avgjør dere hvordan plikten går "
        "videre.",
        len(cases),
    )
    return told.format(numbers=", ".join(case.number for case in cases))


def report(case: Case, names: Names, today: date) -> str:
    """«meldt 12.10. av Lærer, muntlig»."""
    return (
        _("meldt {day} {how}")
        .format(day=near_date(case.reported_on, today), how=reporter(case, names))
        .rstrip()
    )


def reporter(case: Case, names: Names) -> str:
    """«av Lærer, muntlig», as far as it is known."""
    by = _("av {who}").format(who=names.staff(case.reported_by)) if case.reported_by else ""
    return ", ".join(words for words in (by, names.text(case.reported_how)) if words)


def archived(case: Case, names: Names) -> str:
    """«2026/1234, 12.10.2026»: where it lies in the archive, and since when."""
    return lies_in(case.archive_reference, case.archived_on, names)


def step_note(step: Step, names: Names, today: date) -> str:
    """What was noted at a step; of one that does not apply, why, who decided so, and when."""
    note = names.text(step.note)
    if step.lacks_reason:
        missing = _("begrunnelse mangler")
        return f"{missing}: {note}" if note else missing
    if step.status is not StepStatus.NOT_APPLICABLE or step.waived is None:
        return note
    why = decision(step.waived, names, today)
    return f"{why} · {note}" if note else why


def decision(made: Decision, names: Names, today: date) -> str:
    """«Ikke noe pågikk (Rektor, 12.10.)»."""
    day = near_date(made.on, today) if made.on else ""
    who = ", ".join(words for words in (names.staff(made.by), day) if words)
    return f"{names.text(made.why)} ({who})" if who else names.text(made.why)


def step_day(case: Case, step: Step, today: date) -> str:
    """When a step was done, or said not to apply; of one that is open, when it is due."""
    if step.status is StepStatus.NOT_APPLICABLE:
        return near_date(step.waived.on, today) if step.waived and step.waived.on else ""
    due = step_due(case, step)
    if due is None:
        return near_date(step.on, today) if step.on else ""
    if due > today:
        return _("frist {day}").format(day=near_date(due, today))
    return due_words.lateness(due, today)


def step_due(case: Case, step: Step) -> date | None:
    """When an open step should be done; the one the case waits for may have the internal one."""
    return next((move.on for move in moves(case) if move.step == step), None)


def step_mark(value: StepStatus) -> str:
    return {
        StepStatus.NOT_STARTED: "·",
        StepStatus.IN_PROGRESS: "◐",
        StepStatus.DONE: "✔",
        StepStatus.NOT_APPLICABLE: "–",
    }[value]


def step_status(value: StepStatus) -> str:
    return {
        StepStatus.NOT_STARTED: _("ikke begynt"),
        StepStatus.IN_PROGRESS: _("i gang"),
        StepStatus.DONE: pgettext("steg", "gjort"),
        StepStatus.NOT_APPLICABLE: _("gjelder ikke"),
    }[value]
