"""The stored versions follow what is done elsewhere: joined, exchanged, erased, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MinutesVersion,
)
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.resources import sample
from elvis_tui.services.across.exchange import export, read, take_in
from elvis_tui.services.demo import prepare
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.meetings import corrections, minutes, planning, restricting, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import whole_agenda
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.people import students
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.inspection import inspect
from tests.school import LAST_MEETING, NOW, desk_with, student
from tests.suspected import LOGIN, OTHER, RUNNING, suspected, words_in

HELD = LAST_MEETING.id
SECRET = "Kvaxholm"


def info(text: str, **more: bool) -> Entry:
    return Entry(id="", kind=EntryKind.INFO, text=FreeText(text), by=FreeText("berit"), **more)


def stored(desk: Desk) -> list[MinutesVersion]:
    return versions.of_meeting(desk, HELD)


@pytest.fixture
def two(desk: Desk) -> Desk:
    """With two versions of the last minutes: something was noted in the second."""
    versions.reopen(desk, HELD, FreeText("glemt"))
    meetings.note(desk, HELD, "i-1", info("Ny buss"))
    meetings.finish(desk, HELD)
    assert [v.number for v in stored(desk)] == [1, 2]
    return desk


def test_of_two_students_made_one_every_version_tells_the_one(two: Desk) -> None:
    before = [minutes.text(two, v.meeting, Wanted(hidden=True)) for v in stored(two)]
    students.join(two, "s-5", "s-1")
    for version in stored(two):
        about = [i.subject for i in version.meeting.agenda]
        assert about[0] == student("s-5")
        assert about[1] == student("s-3")
    assert [c.what for c in versions.changed(two, meetings.get(two, HELD))] == ["entry_added"]
    after = [minutes.text(two, v.meeting, Wanted(hidden=True)) for v in stored(two)]
    assert [t.replace("Elev 01", "Elev 05") for t in before] == after
    undo(two)
    assert stored(two)[0].meeting.agenda[0].subject == student("s-1")


def test_an_exchange_file_takes_every_version_along(two: Desk, tmp_path: Path) -> None:
    path = tmp_path / "alt.json"
    path.write_bytes(export(two))
    other = desk_with(())
    take_in(other, read(path).planner(other)())
    assert other.store.all(MinutesVersion) == two.store.all(MinutesVersion)
    assert minutes.text(other, meetings.get(other, HELD), Wanted()) == minutes.text(
        two, meetings.get(two, HELD), Wanted()
    )


def test_finishing_opening_and_putting_right_are_taken_back_with_their_version(two: Desk) -> None:
    held = meetings.get(two, HELD)
    entry = corrections.find(two, HELD, "e-1")
    corrections.correct(two, HELD, replace(entry, text=FreeText("slik var det")), FreeText("feil"))
    assert len(stored(two)) == 3
    undo(two)
    assert (len(stored(two)), meetings.get(two, HELD)) == (2, held)
    redo(two)
    assert len(stored(two)) == 3
    for _step in range(4):  # the correction, the end, the note, the opening
        undo(two)
    assert (stored(two), meetings.get(two, HELD)) == ([], LAST_MEETING)


def test_what_is_erased_is_in_no_version_and_no_file(two: Desk) -> None:
    made = meetings.get(two, HELD).agenda[0].entries[-1]
    corrections.correct(two, HELD, replace(made, text=FreeText(SECRET)), FreeText("feil"))
    corrections.erase(two, HELD, made.id, FreeText("gjaldt en annen"))
    every = [*stored(two), *two.store.all(HistoryEntry).values(), meetings.get(two, HELD)]
    plain = msgspec.json.encode(every)
    assert SECRET.encode() not in plain
    assert b"Ny buss" not in plain
    assert SECRET.encode() not in export(two)


def test_of_a_protected_student_no_old_version_tells_the_class(two: Desk) -> None:
    for version in stored(two):
        agenda = tuple(replace(i, group="2STA") for i in version.meeting.agenda)
        two.store.commit(put=[replace(version, meeting=replace(version.meeting, agenda=agenda))])
    known = two.store.get(Student, "s-1")
    two.store.commit(put=[replace(known, address_protected=True)])
    gate = Gate(two)
    for version in versions.of_meeting(gate, HELD):
        told = {i.subject.id: i.group for i in version.meeting.agenda if i.subject}
        assert told["s-1"] != "2STA"
        assert "Kvisgaard (2STA)" not in minutes.text(gate, version.meeting, Wanted())


def test_a_note_that_is_private_now_was_so_in_every_version(two: Desk) -> None:
    made = meetings.get(two, HELD).agenda[0].entries[-1]
    restricting.make_private(two, HELD, made.id, True)
    gate = Gate(replace(two, user="jon"))
    assert len(stored(two)) >= 2
    for version in versions.of_meeting(gate, HELD):
        assert "Ny buss" not in repr(version)
        assert "Ny buss" not in minutes.text(gate, version.meeting, Wanted())


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(hidden=True), Wanted(coded=True)])
def test_that_a_private_note_was_made_stands_in_no_minutes(desk: Desk, wanted: Wanted) -> None:
    versions.reopen(desk, HELD, FreeText("glemt"))
    meetings.note(desk, HELD, "i-1", info(SECRET, private=True, restricted=True))
    held = meetings.finish(desk, HELD)
    text = minutes.text(desk, held, wanted)
    assert SECRET not in text
    assert "lagt til" not in text


def test_a_concealed_case_is_in_no_version_for_whom_it_is_kept_from() -> None:
    desk = suspected()
    meetings.finish(desk, RUNNING)
    told = {
        user: repr(versions.of_meeting(Gate(replace(desk, user=user)), RUNNING))
        for user in (LOGIN, OTHER)
    }
    assert words_in(told[LOGIN].casefold()) == []
    assert words_in(told[OTHER].casefold()) != []


def test_a_put_off_item_of_reopened_minutes_is_a_version_too(two: Desk) -> None:
    versions.reopen(two, HELD, FreeText("utsatt likevel"))
    meetings.set_status(two, HELD, "i-1", ItemStatus.POSTPONED)
    meetings.finish(two, HELD)
    assert [v.number for v in stored(two)] == [1, 2, 3]
    assert [v.meeting.agenda[0].status for v in stored(two)][-1] is ItemStatus.POSTPONED


def test_the_check_of_a_file_counts_the_versions(two: Desk, tmp_path: Path) -> None:
    path = tmp_path / "skole.json"
    store = FileStore(path)
    store.commit(put=[r for kind in (Student, Meeting) for r in two.store.all(kind).values()])
    store.commit(put=list(two.store.all(MinutesVersion).values()))
    store.close()
    assert inspect(path, NOW).counts["minutes"] == 2


def test_the_versions_of_the_sample_move_with_their_meetings(tmp_path: Path) -> None:
    copy = tmp_path / "elvis" / "demo.json"
    prepare(sample("skole.json"), copy, date(2026, 10, 19) + timedelta(weeks=1))
    there, before = (FileStore(p, read_only=True) for p in (copy, sample("skole.json")))
    moved = there.all(MinutesVersion)
    assert moved
    for version in moved.values():
        assert version.meeting.on == there.get(Meeting, version.meeting_id).on
        assert version.at > before.get(MinutesVersion, version.id).at


@pytest.mark.parametrize("how", [planning.skip, planning.take_away])
def test_what_was_left_out_of_one_who_is_joined_is_left_out_of_the_other(
    desk: Desk, how: Callable[[Desk, str, str], None]
) -> None:
    """Also while the meeting is planned, and when it has been held."""
    follow_up = desk.store.get(FollowUp, "f-1")
    desk.store.commit(put=[replace(follow_up, next_date=None)])
    meetings.add_item(desk, "meeting-2", AgendaItem(id="", subject=student("s-1")))
    item = next(i for i in whole_agenda(desk, meetings.get(desk, "meeting-2")).items
                if i.subject == student("s-1"))  # fmt: skip
    how(desk, "meeting-2", item.id)
    students.join(desk, "s-5", "s-1")
    agenda = whole_agenda(desk, meetings.get(desk, "meeting-2"))
    assert student("s-5") in [one.item.subject for one in agenda.left_out]
    assert student("s-5") not in [i.subject for i in agenda.items]
    meetings.start(desk, "meeting-2")
    meetings.finish(desk, "meeting-2")
    later = meetings.plan(desk, IKO, date(2026, 11, 2), None, "")
    subjects = [i.subject for i in whole_agenda(desk, later).items]
    assert (student("s-5") in subjects) is (how is planning.skip)


def test_what_was_skipped_of_one_who_is_joined_comes_back_the_next_time(desk: Desk) -> None:
    meetings.add_item(desk, "meeting-2", AgendaItem(id="", subject=student("s-4")))
    item = whole_agenda(desk, meetings.get(desk, "meeting-2")).items[-1]
    planning.skip(desk, "meeting-2", item.id)
    meetings.start(desk, "meeting-2")
    meetings.finish(desk, "meeting-2")
    students.join(desk, "s-5", "s-4")
    later = meetings.plan(desk, IKO, date(2026, 11, 2), None, "")
    assert student("s-5") in [i.subject for i in whole_agenda(desk, later).items]
