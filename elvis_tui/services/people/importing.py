"""Students and classes from a list: what it would change, as a proposal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster import ImportPlan, plan_import
from elvis_tui.domain.people.roster_changes import Answer
from elvis_tui.domain.people.roster_summary import ImportSummary, Summary
from elvis_tui.domain.record import Record, field, replace
from elvis_tui.incoming.roster import Roster
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal
from elvis_tui.services.desk.student_numbers import next_number

VERB = "roster.import"


class IncomingRoster(Record, frozen=True):
    """A list of students or classes, read. `answers` are by the keys of the questions."""

    source: FileRead
    roster: Roster
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def answered(self, answers: Mapping[str, Answer]) -> IncomingRoster:
        """The same list, with what was said of the rows that may be somebody else."""
        return replace(self, answers=answers)

    def planner(self, desk: Desk) -> Callable[[], Proposal[Summary]]:
        """See `Incoming`."""
        base = Base.of(desk, Student, SchoolClass)
        students = tuple(desk.store.all(Student).values())
        classes = tuple(desk.store.all(SchoolClass).values())
        number, new_id, roster = next_number(desk), desk.new_id, self.roster
        answers = self.answers

        def plan() -> Proposal[Summary]:
            found = plan_import(
                students,
                classes,
                roster.students,
                roster.classes,
                new_id,
                number,
                answers,
            )
            summary = _summary(roster, found)
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=summary,
                verb=VERB,
                records=(
                    *found.new_classes,
                    *found.changed_classes,
                    *found.new_students,
                    *found.changed_students,
                ),
                history=_history(summary),
            )

        return plan


def _summary(roster: Roster, plan: ImportPlan) -> ImportSummary:
    return ImportSummary(
        students=len(plan.new_students) + len(plan.changed_students) + plan.unchanged,
        classes=len(roster.classes),
        new_students=len(plan.new_students),
        changed_students=len(plan.changed_students),
        unchanged=plan.unchanged,
        new_classes=len(plan.new_classes),
        changed_classes=len(plan.changed_classes),
        moved=plan.moved,
        bad_rows=roster.bad_rows,
        bad_fields=roster.bad_fields,
        left_out=roster.left_out,
        doubles=plan.doubles,
        questions=plan.questions,
        not_in_list=plan.not_in_list,
        names=tuple(FreeText(student.name) for student in roster.students),
    )


def _history(summary: ImportSummary) -> tuple[FieldChange, ...]:
    """The whole list in one entry: 1,200 entries of new students would tell nobody anything."""
    counts = {
        "new_students": summary.new_students,
        "changed_students": summary.changed_students,
        "moved_students": len(summary.moved),
        "new_classes": summary.new_classes,
        "changed_classes": summary.changed_classes,
    }
    return tuple(FieldChange(field=k, after=v) for k, v in counts.items() if v)
