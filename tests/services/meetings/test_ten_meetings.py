"""Ten meetings of a team in a row, whatever is done in them: nothing is lost, and nothing doubled.

All goes through the services. What is checked is counted beside them, and not by their rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from elvis_tui.domain.across.agenda import OF_EARLIER, Agenda
from elvis_tui.domain.across.agenda_keys import item_key
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import minutes, planning, sending_out, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import whole_agenda
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.tasks import verbs as tasks
from tests.school import NOW, desk_with

TEN = 10
STANDING = "Godkjenne referat"
PRIVATE = "Kvaxholm"
Script = list[tuple[str, int]]
BEFORE = ("skip", "take away", "bring back", "move", "add", "do a task")
IN_IT = ("info", "decision", "task", "task, no day", "private", "close", "put off", "put in")
AFTER = ("reopen, note", "reopen, private", "reopen, put off")
DEEDS = st.tuples(st.sampled_from((*BEFORE, *IN_IT, *IN_IT, *AFTER)), st.integers(0, 7))
SCRIPTS = st.lists(st.lists(DEEDS, max_size=6), min_size=TEN, max_size=TEN)


@dataclass
class Ten:
    """The meetings as they go, and what has to come of them."""

    desk: Desk
    typed: int = 0
    returns: set[str] = field(default_factory=set)
    """The keys of what was put off or skipped last time."""
    row: dict[str, int] = field(default_factory=dict)
    """For how many meetings in a row nothing has come of what was up in the last one."""
    done: set[str] = field(default_factory=set)
    """What a task was done about on the day of the meeting: that is progress in it."""
    gave: dict[str, list[str]] = field(default_factory=dict)
    """The tasks each meeting gave."""

    def words(self, kind: str) -> FreeText:
        self.typed += 1
        return FreeText(f"{kind} nummer {self.typed} slutt")

    def whole(self, meeting: Meeting) -> Agenda:
        return whole_agenda(self.desk, meetings.get(self.desk, meeting.id))

    # Before the meeting

    def prepare(self, meeting: Meeting, script: Script) -> None:
        for deed, at in script:
            agenda = self.whole(meeting)
            item = agenda.items[at % len(agenda.items)] if agenda.items else None
            left = agenda.left_out[at % len(agenda.left_out)].item if agenda.left_out else None
            there = keys(agenda)
            if deed == "skip" and item:
                planning.skip(self.desk, meeting.id, item.id)
            elif deed == "take away" and item:
                planning.take_away(self.desk, meeting.id, item.id)
            elif deed == "bring back" and left:
                planning.bring_back(self.desk, meeting.id, left.id)
                assert item_key(left) in {item_key(i) for i in self.whole(meeting).items}
            elif deed == "move" and item:
                planning.move(self.desk, meeting.id, item.id, 1 if at % 2 else -1)
            elif deed == "add":
                new = AgendaItem(id="", title=self.words("sak"))
                meetings.add_item(self.desk, meeting.id, new)
                there = there | {item_key(new)}
            elif deed == "do a task":
                self.do_a_task(at)
                continue
            assert keys(self.whole(meeting)) == there, deed

    def do_a_task(self, at: int) -> None:
        open_ones = [t for t in self.desk.store.all(Task).values() if t.is_open]
        if open_ones:
            task = open_ones[at % len(open_ones)]
            tasks.finish_task(self.desk, task.id)
            self.row[about(task)] = 0
            self.done.add(about(task))

    # In it

    def hold(self, meeting: Meeting, script: Script) -> None:
        for deed, at in script:
            agenda = meetings.get(self.desk, meeting.id).agenda
            if deed == "put in":
                new = AgendaItem(id="", title=self.words("sak"))
                meetings.add_item(self.desk, meeting.id, new)
            elif agenda:
                self.with_item(meeting.id, agenda[at % len(agenda)], deed)

    def with_item(self, meeting_id: str, item: AgendaItem, deed: str) -> None:
        day = self.desk.today + timedelta(days=10)
        made = {
            "info": Entry(id="", kind=EntryKind.INFO, text=self.words("info")),
            "decision": Entry(id="", kind=EntryKind.DECISION, text=self.words("beslutning")),
            "task": Entry(id="", kind=EntryKind.TASK, text=self.words("oppgave"), due=day),
            "task, no day": Entry(id="", kind=EntryKind.TASK, text=self.words("oppgave")),
            "private": Entry(
                id="", kind=EntryKind.INFO, text=FreeText(PRIVATE), by=FreeText("berit"),
                private=True, restricted=True,
            ),
        }  # fmt: skip
        if deed in made:
            meetings.note(self.desk, meeting_id, item.id, made[deed])
        else:
            status = ItemStatus.CLOSED if deed == "close" else ItemStatus.POSTPONED
            if item.status is not status:
                meetings.set_status(self.desk, meeting_id, item.id, status)

    def change(self, meeting: Meeting, script: Script) -> None:
        """Open the minutes again, and finish them as their next version."""
        for number, (deed, at) in enumerate(script, 2):
            versions.reopen(self.desk, meeting.id, self.words("grunn"))
            agenda = meetings.get(self.desk, meeting.id).agenda
            doing = {"reopen, note": "info", "reopen, private": "private"}.get(deed, "put off")
            if agenda:
                self.with_item(meeting.id, agenda[at % len(agenda)], doing)
            meetings.finish(self.desk, meeting.id)
            stored = [v.number for v in versions.of_meeting(self.desk, meeting.id)]
            assert stored == list(range(1, len(stored) + 1))
            assert len(stored) <= number

    def remember(self, meeting: Meeting, agenda: Agenda) -> None:
        held = meetings.get(self.desk, meeting.id)
        self.gave[held.id] = [e.task_id for i in held.agenda for e in i.entries if e.task_id]
        skipped = {item_key(o.item) for o in agenda.left_out if o.how == "skipped"}
        out = {item_key(o.item) for o in agenda.left_out if o.how not in OF_EARLIER}
        put_off = [i for i in held.agenda if i.status is ItemStatus.POSTPONED]
        self.returns = {item_key(i) for i in put_off if not of_plan(i)}
        self.returns |= {item_key(o.item) for o in agenda.left_out if item_key(o.item) in skipped
                         and not of_plan(o.item)}  # fmt: skip
        up = {item_key(i): i for i in held.agenda}
        self.row = {
            **{key: n for key, n in self.row.items() if key in out and key not in up},
            **{key: 0 if progressed(i) else self.row.get(key, 0) + 1 for key, i in up.items()},
            **dict.fromkeys(self.done, 0),
        }
        self.done.clear()


def about(task: Task) -> str:
    if task.subject:
        return f"{task.subject.kind}:{task.subject.id}"
    return f"case:{task.case_id}" if task.case_id else f"task:{task.id}"


def of_plan(item: AgendaItem) -> bool:
    return AgendaReason.PLAN in item.reasons and AgendaReason.ADDED not in item.reasons


def progressed(item: AgendaItem) -> bool:
    kinds = {e.kind for e in item.told}
    if kinds & {EntryKind.DECISION, EntryKind.TASK}:
        return True
    return item.status is ItemStatus.CLOSED and not item.told


def keys(agenda: Agenda) -> frozenset[str]:
    every = [item_key(i) for i in (*agenda.items, *(o.item for o in agenda.left_out))]
    assert len(every) == len(set(every)), "nothing stands twice"
    return frozenset(every)


def check_made(ten: Ten, meeting: Meeting, last: Meeting | None) -> None:
    """The saksliste as it made itself."""
    agenda = ten.whole(meeting)
    there = keys(agenda)
    assert ten.returns <= there, "what was put off or skipped is somewhere"
    for item in agenda.items:
        if of_plan(item):
            assert AgendaReason.CARRIED_OVER not in item.reasons
        if AgendaReason.STANDING in item.reasons:
            assert item.stalled == 0, "what is taken up every time has no progress to make"
        else:
            assert item.stalled == ten.row.get(item_key(item), 0) + 1, item
    activities = {i.activity_id for i in agenda.items if i.activity_id and of_plan(i)}
    of_month = {a.key or a.id for a in ten.desk.sources.activities()}
    assert activities <= of_month
    given_ones = ten.gave.get(last.id, []) if last else []
    every = ten.desk.store.all(Task)
    late = [t for t in every.values() if t.is_open and t.due and t.due < meeting.on]
    for task in (*(every[one] for one in given_ones if every[one].is_open), *late):
        shown = about(task)
        assert shown in there or any(i.title == task.what for i in agenda.items), (
            "an open task of the last meeting is up"
        )


def check_minutes(ten: Ten, meeting: Meeting) -> None:
    """The minutes hold all that was noted, and no private note; so does the saksliste."""
    gate = Gate(replace(ten.desk, user="jon"))
    held = meetings.get(gate, meeting.id)
    for wanted in (Wanted(), Wanted(hidden=True), Wanted(coded=True), Wanted(whom="Siv Dahle")):
        assert PRIVATE not in minutes.text(gate, held, wanted)
    read = minutes.read_back(minutes.text(gate, held, Wanted()))
    assert [[str(e.text) for e in i.entries] for i in read.items] == [
        [str(e.text) for e in i.told] for i in held.agenda
    ]


# A row of meetings takes half a second: what fails is told as it is, and not made smaller first.
@settings(max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(SCRIPTS)
def test_nothing_is_lost_or_doubled_over_ten_meetings(scripts: list[Script]) -> None:
    desk = desk_with()
    desk.store.commit(
        put=[Team(id=IKO, takes_up_cases=True, order=1, standing=(FreeText(STANDING),))],
        delete=[*desk.store.all(Meeting).values(), *desk.store.all(Task).values()],
    )
    ten, last = Ten(desk), None
    for number, script in enumerate(scripts):
        now: datetime = NOW + timedelta(days=14 * number)
        ten.desk = replace(desk, clock=FixedClock(now))
        meeting = meetings.plan(ten.desk, IKO, now.date(), time(12, 0), "")
        check_made(ten, meeting, last)
        ten.prepare(meeting, [one for one in script if one[0] in BEFORE])
        before = ten.whole(meeting)
        told = sending_out.text(Gate(ten.desk), meetings.get(ten.desk, meeting.id), hidden=False)
        assert PRIVATE not in told
        begun = meetings.start(ten.desk, meeting.id)
        assert [item_key(i) for i in begun.agenda] == [item_key(i) for i in before.items]
        ten.hold(begun, [one for one in script if one[0] in IN_IT])
        meetings.finish(ten.desk, meeting.id)
        ten.change(meeting, [one for one in script if one[0] in AFTER])
        check_minutes(ten, meeting)
        ten.remember(meeting, before)
        last = meeting
