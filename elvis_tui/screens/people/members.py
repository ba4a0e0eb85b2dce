"""The members of one team: whom it calls in, and who they are."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.people.records import Person
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.screens.people.saved_rows import SavedRows
from elvis_tui.screens.people.school_forms import PersonForm
from elvis_tui.services.desk.teams import students_take_part, team_of
from elvis_tui.services.people import members as service
from elvis_tui.services.people.plan_members import wanted_by_plan
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import people as people_words
from elvis_tui.wording import series as series_words
from elvis_tui.wording.keys import key

LAYOUT = {
    "": (Column(20, grow=True), Column(34), Column(8)),
    "say": (Column(10, grow=True),),
}
PLAN, EMPTY = "plan:", "say:empty"


class MembersScreen(SavedRows):
    """Each change is saved as it is made."""

    layouts = LAYOUT
    OWN_COMMANDS = commands.MEMBERS

    def __init__(self, session: Session, team_id: str) -> None:
        super().__init__(session)
        self._team_id = team_id

    def heading(self) -> str:
        team = people_words.team(self._team_id, self.session.names)
        found = team_of(self.gate, self._team_id)
        meets = series_words.meets(found) if found else ""
        words = _("{team}: medlemmer").format(team=team)
        return f"{words} · {meets}" if meets else words

    def lines(self) -> Iterator[Line]:
        names = self.session.names
        people = service.members(self.gate, self._team_id)
        students = service.students(self.gate, self._team_id)
        for person in people:
            external = (_("ekstern"), "yellow") if person.external else ""
            role = (names.text(people_words.stands_for(person)), "muted")
            yield Row(person.id, (names.staff(person.name), role, external))
        if students:
            yield Section()
            yield Section(_("Elever"))
        for student in students:
            gone = (_("sluttet"), "yellow") if student.left_on else ""
            group = names.group(Subject.of_student(student.id), "")
            yield Row(student.id, (names.student(student.id), (group, "muted"), gone))
        if not (people or students):
            words = _("Ingen sitter i teamet ennå. {add} legger til en.")
            told = words.format(add=key("members.add", "n"))
            yield Row(EMPTY, ((told, "muted"),), "say", opens=False)
        yield from self._wanted()

    def _wanted(self) -> Iterator[Line]:
        """Who the plan says belongs here: Enter puts one in."""
        missing = wanted_by_plan(self.gate, self._team_id)
        if missing:
            yield Section()
            yield Section(_("Planen sier også"))
        for party in missing:
            yield Row(f"{PLAN}{party}", ((party, "key"), (_("Enter legger til"), "muted"), ""))

    def _chosen(self) -> Person | None:
        return self.gate.find(Person, self.chosen_id)

    def _student(self) -> str:
        """The id of the student one stands on; nothing on anybody else."""
        there = service.students(self.gate, self._team_id)
        return next((s.id for s in there if s.id == self.chosen_id), "")

    def has_members(self) -> bool:
        """Whether there is anybody to take off here."""
        return self._chosen() is not None or bool(self._student())

    def is_to_open(self) -> bool:
        """Whether Enter puts somebody right, or puts in one whom the plan names."""
        return self._chosen() is not None or self.chosen_id.startswith(PLAN)

    def has_students(self) -> bool:
        """Whether students sit here."""
        return students_take_part(self.gate, self._team_id)

    def action_add(self, role: str = "") -> None:
        new = Person(id="", name="", role=role)
        self.app.push_screen(
            PersonForm(
                self.session,
                f"member:{self._team_id}:{role}" if role else f"member:{self._team_id}",
                new,
                lambda p: service.add(self.desk, self._team_id, p),
            )
        )

    def action_student(self) -> None:
        from elvis_tui.screens.dialogs.pick_subject import PickSubject

        def question() -> str:
            team = people_words.team(self._team_id, self.session.names)
            return _("Hvilken elev skal sitte i {team}?").format(team=team)

        def picked(subject: Subject | None) -> None:
            if subject is not None:
                service.add_student(self.desk, self._team_id, subject.id)
                self.show_again()

        pick = PickSubject(self.session, question, students_only=True)
        self.app.push_screen(pick, picked)

    def action_edit(self) -> None:
        old = self._chosen()
        if self.chosen_id.startswith(PLAN):
            self.action_add(self.chosen_id.removeprefix(PLAN))
        elif old is not None:
            self.app.push_screen(
                PersonForm(
                    self.session,
                    f"person:{old.id}",
                    old,
                    lambda p: service.edit(self.desk, p, old),
                )
            )

    def action_take_off(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        person, student = self._chosen(), self._student()
        if person is None and not student:
            return

        def question() -> str:
            names = self.session.names
            who = names.staff(person.name) if person else names.student(student)
            team = people_words.team(self._team_id, names)
            return _("Ta {name} av {team}?").format(name=who, team=team)

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            if person is not None:
                service.take_off(self.desk, self._team_id, person.id)
            else:
                service.take_student_off(self.desk, self._team_id, student)
            self.show_again()

        follows = _("Blir ikke innkalt mer. Det som er notert og gitt av oppgaver, står som før.")
        self.app.push_screen(Ask(question, follows), answered)
