"""Half a year of meetings: who was there, what was taken up, and the tasks that came of it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from making.calendar_2026 import ATTENDANCE_HELD, IKO_HELD, SUMMER_TIME, day
from making.chance import Deck, Ids, weighted
from making.meeting_words import CASE_WORDS, COMMON
from making.people import School
from making.words import Voice

START = {IKO: time(12, 0), ATTENDANCE: time(9, 15)}
PLACE = {IKO: "Grupperom 2", ATTENDANCE: "Møterom Elevtjenesten"}
PLANNED = (
    (IKO, 2),
    (ATTENDANCE, 4),
    (ATTENDANCE, 11),
    (ATTENDANCE, 18),
    (IKO, 23),
    (ATTENDANCE, 25),
    (IKO, 44),
)
"""Days from the Monday of the sample's week."""
OPEN_DUES = (-6, -5, -4, -3, -3, 1, 2, 3, 4, 7, 9, 11)
"""When the tasks that are still open are due."""
ENDED = "Oppfølgingen avsluttes."
OPEN_FROM = date(2026, 9, 18)
_REASONS = (
    (35.0, (AgendaReason.DUE,)),
    (30.0, (AgendaReason.OVERDUE,)),
    (20.0, (AgendaReason.EVALUATION,)),
    (15.0, (AgendaReason.ADDED,)),
)


@dataclass
class Secretary:
    """Writes one meeting after another, and remembers what was put off."""

    rng: random.Random
    ids: Ids
    school: School
    follow_ups: list[FollowUp]
    voices: Mapping[str, Voice]
    cases: list[Case]
    tasks: list[Task] = field(default_factory=list)
    _put_off: dict[str, list[AgendaItem]] = field(default_factory=dict)
    _seen: dict[str, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._common = {team: Deck(self.rng, words) for team, words in COMMON.items()}
        self._case_words = Deck(self.rng, CASE_WORDS)
        self._soon = {f.id for f in self.follow_ups if f.next_due and f.next_due <= day(2)}

    def held(self, team: str, on: date, *, latest: bool) -> Meeting:
        """A meeting that has been held; the latest one put two items off."""
        meeting = Meeting(
            id=self.ids("meeting"),
            team=team,
            on=on,
            start=START[team],
            place=PLACE[team],
            status=MeetingStatus.FINISHED,
            participants=_ticked(self.rng, self.school.team(team)),
        )
        items = [self._noted(i, meeting) for i in self._agenda(team, on, latest)]
        late = [i for i in items if not _closing(i)]
        # What was put off last time is what comes up now.
        late.sort(key=lambda i: i.follow_up_id in self._soon)
        put_off = late[-2:] if latest else late[-1:] if self.rng.random() < 0.25 else []
        agenda = tuple(self._postponed(i) if i in put_off else i for i in items)
        self._put_off[team] = [i for i in agenda if i.status is ItemStatus.POSTPONED]
        self._tasks_of(meeting, agenda)
        end = datetime.combine(on, START[team], SUMMER_TIME) + timedelta(
            minutes=6 * len(agenda) + self.rng.randrange(10)
        )
        return replace(
            meeting,
            agenda=agenda,
            current=len(agenda) - 1,
            end=time(end.hour, end.minute),
            finished_at=end,
        )

    def planned(self, team: str, on: date) -> Meeting:
        """A meeting that stands in the calendar, with the team invited."""
        return Meeting(
            id=self.ids("meeting"),
            team=team,
            on=on,
            start=START[team],
            place=PLACE[team],
            participants=tuple(_invited(self.school.team(team))),
        )

    def _agenda(self, team: str, on: date, latest: bool) -> list[AgendaItem]:
        carried = [
            replace(
                i,
                id=self.ids("item"),
                status=ItemStatus.REPORTED,
                reasons=(AgendaReason.CARRIED_OVER,),
                times_carried=i.times_carried + 1,
            )
            for i in self._put_off.get(team, [])
        ]
        there = {i.subject for i in carried}
        now = [
            f
            for f in self.follow_ups
            if f.team == team
            and f.opened_on <= on
            and (f.closed_on is None or f.closed_on >= on)
            and f.subject not in there
        ]
        closing = [f for f in now if f.closed_on == on]
        rest = [f for f in now if f.closed_on != on]
        # Those not taken up for longest come first, with some chance in it.
        rest.sort(
            key=lambda f: (
                not (latest and f.id in self._soon),
                self._seen.get(f.id, date.min),
                self.rng.random(),
            )
        )
        count = max(0, 5 + self.rng.randrange(3) - len(carried) - len(closing))
        chosen = [*closing, *rest[:count]]
        self._seen.update({f.id: on for f in chosen})
        items = [*carried, *(self._item(f, on) for f in chosen)]
        if team == IKO and (case := self._case(on)):
            items.append(
                AgendaItem(id=self.ids("item"), case_id=case.id, reasons=(AgendaReason.CASE_STEP,))
            )
        for _ in range(max(5 - len(items), int(self.rng.random() < 0.5))):
            title = self._common[team].deal()[0]
            items.insert(
                0, AgendaItem(id=self.ids("item"), title=title, reasons=(AgendaReason.ADDED,))
            )
        return items

    def _item(self, follow_up: FollowUp, on: date) -> AgendaItem:
        new = (on - follow_up.opened_on).days < 15
        reasons = (AgendaReason.NEW,) if new else weighted(self.rng, *_REASONS)
        return AgendaItem(
            id=self.ids("item"),
            subject=follow_up.subject,
            follow_up_id=follow_up.id,
            reasons=reasons,
            detail=self.voices[follow_up.id].say("nexts"),
        )

    def _case(self, on: date) -> Case | None:
        live = [
            c for c in self.cases if c.reported_on <= on and (not c.closed_on or c.closed_on > on)
        ]
        return self.rng.choice(live) if live and self.rng.random() < 0.6 else None

    def _noted(self, item: AgendaItem, meeting: Meeting) -> AgendaItem:
        """The item with what was said, decided and given out under it."""
        follow_up = next((f for f in self.follow_ups if f.id == item.follow_up_id), None)
        if follow_up and follow_up.closed_on == meeting.on:
            entries = [
                self._entry(EntryKind.INFO, follow_up.closed_why),
                self._entry(EntryKind.DECISION, ENDED),
            ]
            return replace(item, status=ItemStatus.CLOSED, entries=tuple(entries))
        info, decision, task = self._words(item, meeting.team)
        entries = [self._entry(EntryKind.INFO, info)]
        if self.rng.random() < 0.6:
            entries.append(self._entry(EntryKind.DECISION, decision))
        if self.rng.random() < (0.9 if meeting.on >= OPEN_FROM else 0.45):
            entries.append(self._given(task, meeting.on))
        return replace(item, status=ItemStatus.CLOSED, entries=tuple(entries))

    def _words(self, item: AgendaItem, team: str) -> tuple[str, str, tuple[str, ...]]:
        """What is said, what is decided, and who does what."""
        if item.title:
            return next(words[1:] for words in COMMON[team] if words[0] == item.title)
        if item.case_id:
            return self._case_words.deal()
        voice = self.voices[item.follow_up_id or ""]
        return voice.say("infos"), voice.say("decisions"), voice.many("tasks")

    def _entry(self, kind: EntryKind, text: str) -> Entry:
        return Entry(id=self.ids("entry"), kind=kind, text=text)

    def _given(self, task: tuple[str, ...], on: date) -> Entry:
        due = on + timedelta(days=7 + self.rng.randrange(8))
        while due.isoweekday() > 5:
            due += timedelta(days=1)
        who, what = task
        return Entry(id=self.ids("entry"), kind=EntryKind.TASK, text=what, who=who, due=due)

    def _postponed(self, item: AgendaItem) -> AgendaItem:
        return replace(item, status=ItemStatus.POSTPONED, entries=())

    def _tasks_of(self, meeting: Meeting, agenda: tuple[AgendaItem, ...]) -> None:
        for item in agenda:
            for entry in item.entries:
                if entry.kind is EntryKind.TASK:
                    self.tasks.append(
                        Task(
                            id=self.ids("task"),
                            what=entry.text,
                            who=entry.who,
                            due=entry.due,
                            created_on=meeting.on,
                            subject=item.subject,
                            case_id=item.case_id,
                            meeting_id=meeting.id,
                        )
                    )


def _closing(item: AgendaItem) -> bool:
    return any(e.text == ENDED for e in item.entries)


def _invited(people: Iterable[Person]) -> Iterable[Participant]:
    return (Participant(id=p.id, name=p.name, role=p.role, external=p.external) for p in people)


def _ticked(rng: random.Random, people: tuple[Person, ...]) -> tuple[Participant, ...]:
    everyone = [replace(p, present=rng.random() < 0.86) for p in _invited(people)]
    return (replace(everyone[0], present=True), *everyone[1:])


def _settled(
    rng: random.Random, meetings: list[Meeting], tasks: list[Task]
) -> tuple[list[Meeting], list[Task]]:
    """Which tasks are open, which are done and when; entries learn the ids and dates of theirs."""
    recent = [t for t in tasks if t.created_on >= OPEN_FROM]
    dues = dict(zip((t.id for t in recent[-len(OPEN_DUES) :]), OPEN_DUES, strict=True))
    settled = []
    for task in tasks:
        if task.id in dues:
            settled.append(replace(task, due=day(dues[task.id])))
            continue
        due = task.due or task.created_on
        done = min(due + timedelta(days=rng.randrange(-5, 3)), day(-3))
        settled.append(replace(task, done_on=max(done, task.created_on)))
    waiting = iter(settled)
    return [_with_tasks(m, waiting) for m in meetings], settled


def _with_tasks(meeting: Meeting, tasks: Iterable[Task]) -> Meeting:
    def known(entry: Entry) -> Entry:
        if entry.kind is not EntryKind.TASK:
            return entry
        task = next(iter(tasks))
        return replace(entry, task_id=task.id, due=task.due)

    return replace(
        meeting,
        agenda=tuple(
            replace(i, entries=tuple(known(e) for e in i.entries)) for i in meeting.agenda
        ),
    )


def write_meetings(
    rng: random.Random,
    ids: Ids,
    school: School,
    follow_ups: list[FollowUp],
    voices: Mapping[str, Voice],
    cases: list[Case],
) -> tuple[list[Meeting], list[Task]]:
    """The meetings held and planned, and the tasks given in them."""
    secretary = Secretary(rng, ids, school, follow_ups, voices, cases)
    held = sorted([*((d, IKO) for d in IKO_HELD), *((d, ATTENDANCE) for d in ATTENDANCE_HELD)])
    last = {team: on for on, team in held}
    finished = [secretary.held(team, on, latest=on == last[team]) for on, team in held]
    finished, tasks = _settled(rng, finished, secretary.tasks)
    return [*finished, *(secretary.planned(team, day(n)) for team, n in PLANNED)], tasks
