"""Putting right who a student or a class is: what the page of one asks, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _, ngettext
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.people import register, students
from elvis_tui.services.people.students import Joining, StudentFacts
from elvis_tui.wording.keys import key

if TYPE_CHECKING:
    from elvis_tui.screens.frame.page import Page

LEFT, BACK, MISTAKE = "left", "back", "mistake"


def edit(page: Page, subject: Subject) -> None:
    """The facts of the student or the class, in a dialog."""
    from elvis_tui.screens.dialogs.student import ClassForm, StudentForm

    session, desk = page.session, page.desk
    if subject.kind is SubjectKind.CLASS:
        record = session.gate.get(SchoolClass, subject.id)
        page.app.push_screen(
            ClassForm(session, record, lambda typed: students.edit_class(desk, typed))
        )
        return
    if register.student_of(session.gate, subject) is None:
        return
    student = session.gate.to_change(Student, subject.id)

    def accept(typed: StudentFacts) -> None:
        students.edit(desk, subject.id, typed)

    facts = students.facts_of(session.gate, student)
    page.app.push_screen(StudentForm(session, subject, facts, accept))


def remove(page: Page, subject: Subject, gone: Callable[[], None]) -> None:
    """A student has left, or was put in by mistake; a class was. `gone` leaves the page."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    desk = page.desk
    student = register.student_of(page.gate, subject)
    undone = _("tas bort; {undo} angrer").format(undo=key("app.undo", "u"))
    answers = [Answer(MISTAKE, _("lagt inn ved en feil"), undone)]
    if student is not None and student.left_on is None:
        answers.insert(0, Answer(LEFT, _("har sluttet ved skolen"), _("alt som er skrevet, blir")))
    elif student is not None:
        answers.insert(0, Answer(BACK, _("går her likevel"), _("står i lister og søk igjen")))

    def answered(code: str | None) -> None:
        if code == LEFT and page.attempt(lambda: students.leave(desk, subject.id)):
            _tell_of_cases(page, subject)
        elif code == BACK:
            page.attempt(lambda: students.come_back(desk, subject.id))
        elif code == MISTAKE:
            page.attempt(take_away)

    def take_away() -> None:
        if subject.kind is SubjectKind.CLASS:
            students.remove_class(desk, subject.id)
        else:
            students.remove(desk, subject.id)
        gone()

    def question() -> str:
        return _("Hva er det med {who}?").format(who=page.session.names.with_group(subject))

    page.app.push_screen(Choose(question, "", answers), answered)


def _tell_of_cases(page: Page, subject: Subject) -> None:
    """That a student who leaves is in a case that is open: what becomes of it people decide."""
    from elvis_tui.wording.cases import in_open_cases

    every = page.gate.all(Case).values()
    told = in_open_cases([c for c in every if c.is_open and subject.id in c.students])
    if told:
        page.tell(told, wrong=False)


def join(page: Page, subject: Subject) -> None:
    """Another record of the same student is found, shown, and made one with this."""
    from elvis_tui.screens.dialogs.ask import Ask
    from elvis_tui.screens.dialogs.pick_subject import PickSubject

    session, desk = page.session, page.desk

    def picked(other: Subject | None) -> None:
        if other is not None:
            page.attempt(lambda: ask(other))

    def ask(other: Subject) -> None:
        plan = students.joining(page.gate, subject.id, other.id)

        def question() -> str:
            names = session.names
            return _("Er {kept} og {gone} samme elev?").format(
                kept=names.with_group(subject), gone=names.with_group(other)
            )

        def answered(yes: bool | None) -> None:
            if yes:
                page.attempt(lambda: students.join(desk, subject.id, other.id))

        warning = _differ(page.gate, subject, other)
        page.app.push_screen(Ask(question, f"{warning}{_what_it_does(plan)}"), answered)

    def title() -> str:
        return _("Hvem er den samme som {who}?").format(who=session.names.with_group(subject))

    page.app.push_screen(PickSubject(session, title, students_only=True, known_only=True), picked)


def _differ(gate: Gate, kept: Subject, gone: Subject) -> str:
    """What speaks against their being the same, before all else."""
    one, other = register.student_of(gate, kept), register.student_of(gate, gone)
    if one is None or other is None:
        return ""
    # That they differ, and not the days themselves: they are for nobody on the wall to read.
    days = one.birth_date and other.birth_date and one.birth_date != other.birth_date
    numbers = one.external_id and other.external_id and one.external_id != other.external_id
    words = [
        *([_("▲ De har ulik fødselsdato.")] if days else []),
        *([_("▲ De har ulikt elevnummer.")] if numbers else []),
        *([_("▲ De går i hver sin klasse.")] if one.class_id != other.class_id else []),
    ]
    return "".join(f"{sentence}\n" for sentence in words)


def _what_it_does(plan: Joining) -> str:
    counts = [
        ngettext("{n} oppfølging", "{n} oppfølginger", plan.moved.get("follow_ups", 0)),
        ngettext(
            "{n} «har eleven sluttet?»",
            "{n} «har eleven sluttet?»",
            plan.moved.get("departures", 0),
        ),
        ngettext("{n} samtykke", "{n} samtykker", plan.moved.get("consents", 0)),
        ngettext("{n} sak", "{n} saker", plan.moved.get("cases", 0)),
        ngettext(
            "{n} fysisk inngripen",
            "{n} fysiske inngripener",
            plan.moved.get("interventions", 0),
        ),
        ngettext("{n} oppgave", "{n} oppgaver", plan.moved.get("tasks", 0)),
        ngettext("{n} møte", "{n} møter", plan.moved.get("meetings", 0)),
    ]
    tables = (
        *("follow_ups", "departures", "consents", "cases", "interventions", "tasks", "meetings"),
    )
    numbers = [plan.moved.get(t, 0) for t in tables]
    moved = ", ".join(w.format(n=n) for w, n in zip(counts, numbers, strict=True) if n)
    sentences = [
        _("Den første blir stående. Fra den andre flyttes {moved}.").format(moved=moved)
        if moved
        else _("Den første blir stående. Om den andre er ingenting skrevet."),
    ]
    if plan.merged:
        sentences.append(_("Følger ett team begge, blir det én oppfølging."))
    if plan.cases:
        sentences.append(_("Er begge med i en sak, blir det én del i den, med alt som sto."))
    undo = _("Navnet og endringene til den andre blir husket. {undo} angrer.")
    return " ".join([*sentences, undo.format(undo=key("app.undo", "u"))])
