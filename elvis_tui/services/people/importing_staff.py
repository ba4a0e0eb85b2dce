"""Those who work with the students, from a list: what it would change, as a proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from elvis_tui.domain.across.concealing import still_suspected
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.people.roster_changes import Answer
from elvis_tui.domain.people.roster_identity import name_key
from elvis_tui.domain.people.roster_summary import StaffSummary, Summary
from elvis_tui.domain.people.staff import plan_staff
from elvis_tui.domain.record import Record
from elvis_tui.domain.teams import Team
from elvis_tui.incoming.staff import read_staff
from elvis_tui.incoming.table import Table
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal
from elvis_tui.services.desk.teams import teams
from elvis_tui.wording import people as words

VERB = "staff.import"


class IncomingStaff(Record, frozen=True):
    """A list of staff, as its table: which teams there are is known when it is planned."""

    source: FileRead
    table: Table

    def answered(self, _answers: Mapping[str, Answer]) -> IncomingStaff:
        """The same list: nothing of it is asked about."""
        return self

    def planner(self, desk: Desk) -> Callable[[], Proposal[Summary]]:
        """See `Incoming`."""
        base = Base.of(desk, Person, Team, Student, Case)
        people, new_id = tuple(desk.store.all(Person).values()), desk.new_id
        students = tuple(desk.store.all(Student).values())
        cases = tuple(desk.store.all(Case).values())
        shown = names(desk)
        called = {words.team(team.id, shown): team.id for team in teams(desk)}

        def plan() -> Proposal[Summary]:
            staff = read_staff(self.table, called)
            known = {name_key(unmasked(student.name)) for student in students}
            found = plan_staff(people, known, staff.people, new_id)
            summary = StaffSummary(
                new=len(found.new),
                changed=len(found.changed),
                unchanged=found.unchanged,
                bad_rows=tuple(sorted((*staff.bad_rows, *found.unclear), key=lambda b: b.line)),
                bad_fields=staff.bad_fields,
                left_out=staff.left_out,
                doubles=found.doubles,
            )
            counts = {"new_people": summary.new, "changed_people": summary.changed}
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=summary,
                verb=VERB,
                records=(*found.new, *found.changed, *_still_hidden(cases, people, found.changed)),
                history=tuple(FieldChange(field=k, after=v) for k, v in counts.items() if v),
            )

        return plan


def _still_hidden(
    cases: Iterable[Case], people: Iterable[Person], changed: Iterable[Person]
) -> Iterator[Case]:
    """The cases in which a role that the list changes is all that somebody is suspected by."""
    staff = {person.id: person for person in people}
    for case in cases:
        now = case
        for person in changed:
            now = still_suspected(now, staff[person.id], person, staff.values())
        if now != case:
            yield now
