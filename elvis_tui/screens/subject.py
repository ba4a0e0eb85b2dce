"""A student's or a class's own page: all that is known, from every team and every room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.cases.moves import case_due
from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.plan_rules import is_settled
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens import put_right
from elvis_tui.screens.commands import SUBJECT
from elvis_tui.screens.frame import consents, tones
from elvis_tui.screens.frame.absence_rows import absence_fact, absence_lines
from elvis_tui.screens.frame.navigation import (
    BeginFollowUp,
    PageWanted,
    ShowCase,
    ShowCasePart,
    ShowFollowUp,
    ShowIntervention,
    ShowMeeting,
    ShowStudentAbsence,
)
from elvis_tui.screens.frame.page_rows import PIECES, event_id, event_row, task_row, told_by
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.frame.two_columns import TwoColumns
from elvis_tui.services.across.subject import Known, known
from elvis_tui.services.desk import interventions
from elvis_tui.services.desk.departures import of_subject
from elvis_tui.services.follow_ups import corrections
from elvis_tui.services.people import register
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Line, Row, RowList, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import case_parts, case_plans
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key

if TYPE_CHECKING:
    from elvis_tui.domain.across.timeline import Event


_PAGES: Mapping[str, Callable[[str], PageWanted]] = {
    "follow-up": ShowFollowUp,
    "absence": ShowStudentAbsence,
    Happening.INTERVENTION: ShowIntervention,
}
"""The pages of records, by the kind that a row's id tells."""


class SubjectScreen(TakesUp, TwoColumns):
    """Everything about one student or one class, followed up or not.

    Args:
        session: What the screens share.
        subject: Whom it is about.
    """

    mode = "follow_ups"
    OWN_COMMANDS = SUBJECT

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__(session)
        self.subject = subject
        self._in_class: tuple[str, ...] = ()

    def head(self) -> str:
        with self.gate.opening(self.subject):
            return self.session.names.with_group(self.subject)

    def reload(self) -> None:
        session = self.session
        with self.gate.opening(self.subject):
            found = known(self.gate, self.subject)
            self._in_class = tuple(one.id for one in found.in_class)
            self.refresh_bindings()
            self.show(
                facts(session, self.subject, found),
                decided(session, self.subject, found),
                happened(session, found),
                beside(session, self.subject),
                always={_("Adresse"), consents.label()},
            )

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, record_id, item_id = told_by(message.row_id)
        if kind in _PAGES:
            self.post_message(_PAGES[kind](record_id))
        elif kind == "departure":
            from elvis_tui.screens.follow_ups.departure.opening import show

            show(self, record_id)
        elif kind == "case":
            self._show_case(record_id)
        elif kind == "meeting":
            self.post_message(ShowMeeting(record_id, item_id))
        elif kind == "task":
            from elvis_tui.screens.dialogs.task_done import TaskDone

            self.app.push_screen(TaskDone(self.session, record_id, on_own_page=True))
        elif kind in consents.KINDS:
            from elvis_tui.screens.dialogs.consent import open_consent

            open_consent(self, record_id)
        elif kind in PIECES:
            from elvis_tui.screens.follow_ups.written import open_piece

            open_piece(self, corrections.holder(self.gate, record_id), kind, record_id)
        elif kind == "none" and self.may_change():
            self.action_new()

    def _show_case(self, case_id: str) -> None:
        """The student's own part of it; the whole case where there is none."""
        case = self.gate.find(Case, case_id)
        parties = case.parties if case else ()
        part = next((p for p in parties if p.student == self.subject.id), None)
        self.post_message(ShowCasePart(case_id, part.id) if part else ShowCase(case_id))

    def to_take_up(self) -> AgendaItem:
        """Whom the page is about."""
        return AgendaItem(id="", subject=self.subject)

    def is_student(self) -> bool:
        """Whether it is the page of one student, and not of a class."""
        return self.subject.kind is SubjectKind.STUDENT

    def has_followed(self) -> bool:
        """Whether it is the page of a class in which somebody is followed."""
        return bool(self._in_class)

    def action_measure(self) -> None:
        from elvis_tui.screens.follow_ups.several import measure_for

        measure_for(self, self._in_class, lambda: None)

    def is_followed(self) -> bool:
        """Whether there is a follow-up to hand over."""
        return any(f.subject == self.subject for f in self.gate.all(FollowUp).values())

    def action_handover(self) -> None:
        from elvis_tui.screens.follow_ups.handover import HandoverScreen

        first = known(self.gate, self.subject).follow_ups[0]
        self.app.push_screen(HandoverScreen(self.session, first.id))

    def action_new(self) -> None:
        self.post_message(BeginFollowUp(self.subject))

    def action_edit(self) -> None:
        put_right.edit(self, self.subject)

    def action_consent(self) -> None:
        from elvis_tui.screens.dialogs.consent import record_consent

        record_consent(self, self.subject.id)

    def action_intervention(self) -> None:
        from elvis_tui.screens.cases.interventions.opening import begin

        begin(self, self.subject.id)

    def action_join(self) -> None:
        put_right.join(self, self.subject)

    def action_departure(self) -> None:
        from elvis_tui.screens.follow_ups.departure.opening import open_of

        open_of(self, self.subject)

    def action_remove(self) -> None:
        put_right.remove(self, self.subject, self.action_back)

    def action_history(self) -> None:
        from elvis_tui.screens.history import SubjectHistory

        self.app.push_screen(SubjectHistory(self.session, self.subject))


def facts(session: Session, subject: Subject, found: Known) -> list[Fact]:
    """Who it is, and who follows."""
    names = session.names
    teacher = names.staff(register.contact_teacher(session.gate, subject))
    student = register.student_of(session.gate, subject)
    told: list[Fact] = []
    if student and student.address_protected:
        told.append((_("Adresse"), toned((f"◼ {people_words.protected()}", "bold"))))
    if student and student.birth_date:
        # Not the day of birth: on the wall it would tell who «Elev 07» is.
        told.append((_("Alder"), people_words.age(student, session.gate.today)))
    if student and student.left_on:
        left = near_date(student.left_on, session.gate.today)
        told.append((_("Sluttet"), toned((left, "bold"))))
    teams = [people_words.team(f.team, names) for f in found.follow_ups if f.is_open]
    follows = ", ".join(teams) or _("ingen")
    if student:
        told += absence_fact(session, student.id)
    told.append((_("Lærer"), teacher or "–"))
    told.append((_("Følges av"), toned((follows, "bold" if teams else ""))))
    told += consents.consent_fact(session, subject)
    return told


def decided(session: Session, subject: Subject, found: Known) -> Iterator[Line]:
    """Follow-ups, cases, tasks, and those who go in the class."""
    words = _("Følges ikke opp. {begin} begynner en oppfølging.").format(
        begin=key("subject.follow_up", "n")
    )
    nobody = Row("none:follow-up", ((words, "muted"),), "say")
    yield Section(_("Oppfølging"))
    yield from [_follow_up(session, f) for f in found.follow_ups] or [nobody]
    if runs := of_subject(session.gate, subject):
        from elvis_tui.screens.follow_ups.departure.lines import summary

        yield from (summary(session, run) for run in runs)
    yield from _section(_("Saker"), [_case(session, case, subject) for case in found.cases])
    if intervened := interventions.of_student(session.gate, subject.id):
        from elvis_tui.screens.frame.interventions import intervention_section

        stand = [interventions.stands(session.gate, one) for one in reversed(intervened)]
        yield from intervention_section(session, stand, "short")
    yield from _section(
        _("Oppgaver"), [task_row(session, task) for task in found.tasks], len(found.tasks)
    )
    if subject.kind is SubjectKind.CLASS:
        there = [_follow_up(session, f, named=True) for f in found.in_class]
        none = Row("nobody:class", ((_("Ingen nå."), "muted"),), "say", opens=False)
        title = _("Elever i klassen som følges opp")
        yield from _section(title, there or [none], len(found.in_class))


def beside(session: Session, subject: Subject) -> Iterator[Line]:
    """Absence near a limit, and every consent."""
    if subject.kind is SubjectKind.STUDENT:
        yield from absence_lines(session, subject.id)
    yield from consents.consent_section(session, subject)


def happened(session: Session, found: Known) -> Iterator[Line]:
    """Everything that happened."""
    told_apart = len({f.team for f in found.follow_ups}) > 1
    yield Section(_("Tidslinje"))
    for number, event in enumerate(found.events):
        yield _event(session, event, number, told_apart)
    if not found.events:
        yield Row("nothing:yet", ((_("Ingenting er skrevet ennå."), "muted"),), "say", opens=False)


def _section(title: str, rows: list[Row], count: int = 0) -> Iterator[Line]:
    """A heading with its rows; nothing at all where there are none."""
    if rows:
        yield Section()
        yield Section(title, str(count or ""))
        yield from rows


def _follow_up(session: Session, follow_up: FollowUp, *, named: bool = False) -> Row:
    names, today = session.names, session.gate.today
    team = people_words.team(follow_up.team, names)
    who = f"{names.subject(follow_up.subject)} · {team}" if named else team
    what = follow_up_words.what_next(follow_up, names)
    if follow_up.is_open:
        state = f"{who} · {follow_up_words.phase(follow_up.phase)}"
        state = f"{state} · {what}" if what else state
        due = follow_up.next_due
        late = due is not None and due < today
        when = (due_words.lateness(due, today), "red" if late else "muted")
        mark = (follow_up_words.level_mark(follow_up.level), tones.LEVEL[follow_up.level])
        owner = names.staff(follow_up.owner)
    else:
        parts = (who, follow_up_words.left_open(follow_up), names.text(follow_up.closed_why))
        state = " · ".join(part for part in parts if part)
        closed = near_date(follow_up.closed_on, today) if follow_up.closed_on else ""
        when = (_("avsluttet {day}").format(day=closed).rstrip(), "muted")
        mark, owner = ("✔", "muted"), ""
    return Row(f"follow-up:{follow_up.id}", (mark, state, (owner, "muted"), when), "item")


def _case(session: Session, case: Case, subject: Subject) -> Row:
    """The case with the student's role in it, and how the plan stands.

    Of one who has only seen it, `known` gives no more: neither a title, nor who else it is about.
    """
    names, today = session.names, session.gate.today
    others = len(case.students) - 1
    own = next((p for p in case.parties if p.student == subject.id), None)
    told = [case_words.name(case)]
    if own:
        told += [case_parts.role(own.role), case_plans.plan_state(own, today)]
    below = [names.text(case.title), case_words.stands(case, today)]
    if own and is_settled(own):
        below.append(case_plans.what_next(case, own, names))
    lines = (" · ".join(filter(None, words)) for words in (told, below))
    about = "\n".join(filter(None, lines))
    if case.is_open:
        move = case_plans.next_move(case, own) if own else None
        due = move.on if move else None if own and own.role is Role.WITNESS else case_due(case)
        late = due is not None and due < today
        when = (due_words.lateness(due, today), "red" if late else "muted")
    else:
        closed = near_date(case.closed_on, today) if case.closed_on else ""
        when = (_("avsluttet {day}").format(day=closed).rstrip(), "muted")
    more = ngettext("og {n} elev til", "og {n} elever til", others).format(n=others)
    mark = ("■", "red") if case.is_open else ("✔", "muted")
    return Row(f"case:{case.id}", (mark, about, (more if others else "", "muted"), when), "item")


def _event(session: Session, event: Event, number: int, told_apart: bool) -> Row:
    whose = people_words.team(event.team, session.names) if told_apart and event.team else ""
    return event_row(session, event, event_id(event, number), f" · {whose}" if whose else "")
