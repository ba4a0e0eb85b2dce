"""Meetings as nobody plans them, and what somebody pastes in: nothing of it is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from elvis_tui.domain.across.last_time import last_time
from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import attendance, minutes, sending_out, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.meetings.minutes import Form, Wanted, read_back
from elvis_tui.storage.file_store import FileStore
from tests.school import SCHOOL, SUMMER, TODAY, desk_with

ODD = "a|b *c* _d_\n## e 🙂 \u202egnis\u202c <b>f</b> [g](https://x.no) `h`"


def info(text: str) -> Entry:
    return Entry(id="", kind=EntryKind.INFO, text=FreeText(text))


def at(desk: Desk, now: datetime) -> Desk:
    return replace(desk, clock=FixedClock(now))


def begun(desk: Desk, team: str = IKO, place: str = "") -> Meeting:
    planned = meetings.plan(desk, team, desk.today, time(12, 0), place)
    return meetings.start(desk, planned.id)


def bare(desk: Desk, **more: object) -> Meeting:
    """A meeting that runs, with nobody and nothing in it."""
    meeting = Meeting(id="bare", team=IKO, on=desk.today, status=MeetingStatus.RUNNING)
    desk.store.commit(put=[replace(meeting, **more)])
    return meeting


def in_every_form(desk: Desk, meeting: Meeting) -> dict[Form, bytes]:
    gate = Gate(desk)
    shown = meetings.get(gate, meeting.id)
    return {form: minutes.file(gate, shown, Wanted(form=form)) for form in Form}


def words_of(data: bytes) -> str:
    made = docx.Document(BytesIO(data))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(p.text for p in made.paragraphs), *cells))


# When


def test_over_midnight_it_belongs_to_the_day_it_began_and_ends_on_the_clock(desk: Desk) -> None:
    late = at(desk, datetime(2026, 10, 19, 23, 40, tzinfo=SUMMER))
    meeting = begun(late)
    early = at(desk, datetime(2026, 10, 20, 0, 25, tzinfo=SUMMER))
    meetings.note(early, meeting.id, meeting.agenda[0].id, info("etter midnatt"))
    held = meetings.finish(early, meeting.id)
    assert (held.on, held.start, held.end) == (TODAY, time(23, 40), time(0, 25))
    text = minutes.text(early, held, Wanted())
    assert "mandag 19.10.2026 kl. 23.40–00.25" in text
    assert "etter midnatt" in text
    after = meetings.plan(early, IKO, early.today, None, "")
    assert meetings.start(early, after.id).on == date(2026, 10, 20)


@pytest.mark.parametrize(
    "day", [date(2028, 2, 29), date(2026, 10, 7), date(2026, 12, 25), date(2027, 7, 14)]
)
def test_on_a_leap_day_and_in_a_break_it_is_held_as_any_other(desk: Desk, day: date) -> None:
    there = at(desk, datetime.combine(day, time(12, 0), tzinfo=UTC))
    meeting = begun(there)
    meetings.note(there, meeting.id, meeting.agenda[0].id, info("sagt"))
    held = meetings.finish(there, meeting.id)
    assert f"{day.day}.{day.month}.{day.year}" in minutes.text(there, held, Wanted())
    assert minutes.file_name(there, held, Wanted()).endswith(f"{day.isoformat()}.md")
    again = meetings.plan(there, IKO, there.today, None, "")
    assert sending_out.text(there, again, hidden=False)


# What


@pytest.mark.parametrize("form", Form)
def test_without_items_and_people_there_are_minutes_all_the_same(desk: Desk, form: Form) -> None:
    bare(desk)
    held = meetings.finish(desk, "bare")
    assert in_every_form(desk, held)[form]
    assert read_back(minutes.text(desk, held, Wanted())).items == ()
    assert [v.number for v in versions.of_meeting(desk, "bare")] == [1]


def test_finished_twice_it_is_finished_once(desk: Desk) -> None:
    bare(desk)
    held = meetings.finish(desk, "bare")
    with pytest.raises(DomainError) as told:
        meetings.finish(desk, "bare")
    assert told.value.fault is Fault.MEETING_NOT_RUNNING
    with pytest.raises(DomainError) as told:
        meetings.start(desk, "bare")
    assert told.value.fault is Fault.ALREADY_CLOSED
    assert meetings.get(desk, "bare") == held
    assert [v.number for v in versions.of_meeting(desk, "bare")] == [1]


def test_a_note_of_twenty_thousand_characters_is_stored_and_read_back_whole(desk: Desk) -> None:
    long = "\n".join(f"{n:04d} fravær i fag og * tegn | ellers" for n in range(600))[:20_000]
    meeting = begun(desk)
    meetings.note(desk, meeting.id, meeting.agenda[0].id, info(long))
    held = meetings.finish(desk, meeting.id)
    assert held.agenda[0].entries[0].text == long
    (read, *_others) = read_back(minutes.text(desk, held, Wanted())).items
    assert read.entries[0].text == long
    made = in_every_form(desk, held)
    assert long[-60:].split("\n")[-1].split("|")[0].strip() in words_of(made[Form.WORD])


def test_three_hundred_items_stand_in_every_form(desk: Desk) -> None:
    items = tuple(
        AgendaItem(
            id=f"i-{n}",
            title=FreeText(f"sak nr {n}"),
            entries=(
                Entry(id=f"e-{n}", kind=EntryKind.DECISION, text=FreeText(f"vedtatt {n}")),
                Entry(id=f"t-{n}", kind=EntryKind.TASK, text=FreeText(f"gjør {n}")),
            ),
        )
        for n in range(1, 301)
    )
    bare(desk, agenda=items)
    held = meetings.finish(desk, "bare")
    made = in_every_form(desk, held)
    read = read_back(made[Form.MARKDOWN].decode())
    assert [item.heading for item in read.items] == [f"sak nr {n}" for n in range(1, 301)]
    assert [str(task.text) for task in read.tasks] == [f"gjør {n}" for n in range(1, 301)]
    page, word = made[Form.HTML].decode(), words_of(made[Form.WORD])
    assert all(f"vedtatt {n}" in page and f"vedtatt {n}" in word for n in range(1, 301))


def test_signs_in_names_titles_and_places_stay_signs(desk: Desk) -> None:
    bare(desk, place=FreeText(ODD), agenda=(AgendaItem(id="i", title=FreeText(ODD)),))
    attendance.add_participant(desk, "bare", attendance.Guest(ODD, ODD))
    meetings.note(desk, "bare", "i", info(ODD))
    held = meetings.finish(desk, "bare")
    made = in_every_form(desk, held)
    tokens = MarkdownIt("commonmark").enable("table").parse(made[Form.MARKDOWN].decode())
    inner = {child.type for token in tokens for child in token.children or []}
    assert not inner & {"link_open", "html_inline", "code_inline", "image"}
    (read,) = read_back(made[Form.MARKDOWN].decode()).items
    assert len(read.entries) == 1
    assert "<b>f" not in made[Form.HTML].decode()
    for told in (read.entries[0].text, words_of(made[Form.WORD])):
        assert "🙂" in told
        assert "a|b *c* _d_" in told
        assert "\u202e" not in told


def test_a_template_that_is_none_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    bare(desk)
    held = meetings.finish(desk, "bare")
    path, out = tmp_path / "mal.docx", tmp_path / "r.docx"
    path.write_bytes(b"Hei")
    with pytest.raises(InputError) as told:
        minutes.write(desk, held, out, Wanted(form=Form.WORD), path)
    assert told.value.fault is Fault.NOT_A_TEMPLATE
    assert not out.exists()
    assert minutes.write(desk, held, out, Wanted(form=Form.WORD)) == out


# Two at once


def test_two_teams_meet_at_once_on_one_file(tmp_path: Path) -> None:
    path = tmp_path / "elvis.json"
    store = FileStore(path)
    store.commit(put=SCHOOL)
    desk = replace(desk_with(), store=store)
    ours, theirs = begun(desk, IKO), begun(desk, ATTENDANCE)
    with pytest.raises(DomainError) as told:
        begun(desk, IKO)
    assert told.value.fault is Fault.MEETING_RUNNING
    for number in range(3):
        for meeting in (ours, theirs):
            item = meetings.get(desk, meeting.id).agenda[0]
            meetings.note(desk, meeting.id, item.id, info(f"{meeting.team} {number}"))
    store.flush()
    along = FileStore(path, along=True)
    beside = replace(desk_with(), store=along)
    running = [m for m in meetings.listed(beside) if m.is_running]
    assert {m.team for m in running} == {IKO, ATTENDANCE}
    meetings.finish(desk, ours.id)
    assert meetings.get(desk, theirs.id).is_running
    meetings.finish(desk, theirs.id)
    along.close()
    store.close()
    again = replace(desk_with(), store=FileStore(path, read_only=True))
    for meeting in (ours, theirs):
        text = minutes.text(again, meetings.get(again, meeting.id), Wanted())
        assert [n for n in range(3) if f"{meeting.team} {n}" in text] == [0, 1, 2]
        other = theirs if meeting is ours else ours
        assert f"{other.team} 0" not in text


def test_the_clock_is_set_back_and_what_is_carried_over_goes_by_the_order_it_was_held_in(
    desk: Desk,
) -> None:
    first = begun(desk)
    meetings.add_item(desk, first.id, AgendaItem(id="", title=FreeText("Kantina")))
    meetings.finish(desk, first.id)
    back = at(desk, desk.clock.now() - timedelta(days=1))
    second = begun(back)
    put_off = next(i for i in second.agenda if i.title == "Kantina")
    meetings.note(back, second.id, put_off.id, info("ferdig snakket"))
    assert meetings.finish(back, second.id).on < first.on
    third = meetings.plan(desk, IKO, desk.today, time(12, 0), "")
    assert not any(i.title == "Kantina" for i in agenda_of(desk, third))
    told = last_time(desk.store.all(Meeting).values(), put_off, team=third.team, but=third.id)
    assert told is not None
    assert told.meeting.id == second.id
