"""Who is here, from when and until when, and who writes: one key for each."""

from __future__ import annotations

from datetime import time

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import attendance, versions
from elvis_tui.services.meetings import verbs as service
from tests.school import LAST_MEETING, NAME_PARTS, TODAY
from tests.screens.running import WIDE, Running, running

ID = "meeting-2"


async def begin(app: Running) -> None:
    await app.press("5", "enter")
    await app.on("AgendaScreen")
    await app.press("m")
    await app.on("Attendance")


def people(desk: Desk, meeting_id: str = ID) -> tuple[Participant, ...]:
    return service.get(desk, meeting_id).participants


async def test_a_key_says_who_came_now_and_the_next_press_when(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("k")
        await app.until("kom 12.00", "1 av 3")
        await app.press("k")
        await app.on("TimeForm")
        await app.until("Når kom Berit Aas?")
        await app.type("1130")
        await app.press("enter")
        await app.until("Møtet begynte 12.00. Stemmer det?")
        await app.press("ctrl+s")
        await app.on("Attendance")
        await app.until("kom 11.30")
        await app.press("g")
        await app.until("kom 11.30 gikk 12.00", "1 har gått")
        await app.press("g")
        await app.on("TimeForm")
        await app.press("backspace", "enter")
        await app.on("Attendance")
        await app.until("kom 11.30")
        assert (people(desk)[0].came, people(desk)[0].left) == (time(11, 30), None)
        await app.press("space")
        assert people(desk)[0] == replace(people(desk)[0], present=False, came=None)


async def test_a_time_that_is_none_is_refused_and_stays_in_its_field(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("k", "k")
        await app.on("TimeForm")
        await app.type("25")
        await app.press("enter")
        await app.until("25")
        await app.on("TimeForm")
    assert people(desk)[0].came == time(12, 0)


async def test_of_a_meeting_that_is_cancelled_elsewhere_nobody_is_ticked_any_more(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await app.press("5", "enter", "p")
        await app.on("Attendance")
        await app.press("n")
        await app.on("GuestForm")
        await app.type("Ola")
        desk.store.commit(delete=[service.get(desk, "meeting-2")])
        app.app.show_data_replaced()
        await app.on("GuestForm")
        await app.press("escape")
        await app.on("MeetingsScreen")


async def test_the_same_name_again_is_the_same_one_and_it_is_said(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("n")
        await app.type("berit aas")
        await app.press("ctrl+s")
        await app.on("Attendance")
        await app.until("sto i møtet fra før")
    assert len(people(desk)) == 3


async def test_x_on_a_member_asks_whether_off_the_team_too(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("x")
        await app.on("Choose")
        await app.until("Ta bort Berit Aas?", "bare dette møtet", "også ut av teamet")
        await app.press("enter")
        await app.on("Attendance")
        assert "p-1" not in [p.id for p in people(desk)]
        assert IKO in desk.store.get(Person, "p-1").teams
        await app.press("home", "x")
        await app.on("Choose")
        await app.press("down", "enter")
        await app.on("Attendance")
        assert desk.store.get(Person, "p-2").teams == ()


async def test_e_makes_a_member_a_guest_and_r_names_who_writes(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.until("referent: Berit Aas")
        await app.press("down", "r")
        await app.until("referent: Jon Vik")
        await app.press("e")
        await app.on("GuestForm")
        await app.until("hver gang")
        await app.press("tab", "tab", "tab", "tab", "left", "ctrl+s")
        await app.on("Attendance")
        await app.until("gjest")
        jon = next(p for p in people(desk) if p.id == "p-2")
        assert jon.guest
        assert desk.store.get(Person, "p-2").teams == ()
        assert service.get(desk, ID).keeper == "Jon Vik"


async def test_a_student_of_the_series_is_named_as_students_are(desk: Desk) -> None:
    council = Team(id="council", name="Elevråd", students=("s-1",), students_take_part=True)
    meeting = Meeting(
        id="m-9",
        team="council",
        on=TODAY,
        start=time(12),
        status=MeetingStatus.RUNNING,
        participants=(Participant(id="s-1", student="s-1"),),
    )
    desk.store.commit(put=[council, meeting])
    async with running(desk, WIDE) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        await app.press("p")
        await app.on("Attendance")
        await app.until("Thorvaldine Kvisgaard")
        await app.press("e")
        await app.until("En elev rettes på elevens egen side.")
        await app.press("f2")
        await app.until("Elev 01")
        await app.press("x")
        await app.until("Ta bort Elev 01?")
        told = app.text.casefold()
        assert not [part for part in NAME_PARTS if part in told]


async def test_who_was_there_is_put_right_afterwards_as_one_correction(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5", "end", "enter")
        await app.on("MinutesScreen")
        await app.press("p")
        await app.on("Attended")
        await app.until("Hvem var her? 1 av 2")
        await app.press("down", "space", "end", "k")
        await app.on("TimeForm")
        await app.type("12.20")
        await app.press("enter")
        await app.on("Attended")
        assert people(desk, "meeting-1") == LAST_MEETING.participants
        await app.press("escape")
        await app.on("Choose")
        await app.press("escape")
        await app.on("Attended")
        await app.press("escape")
        await app.on("Choose")
        await app.press("enter")
        await app.on("WhyForm")
        await app.type("kom seint")
        await app.press("ctrl+s")
        await app.on("MinutesScreen")
        await app.until("kom 12.20")
    held = service.get(desk, "meeting-1")
    assert [c.why for c in held.corrections] == ["kom seint"]
    assert held.participants[1] == replace(
        LAST_MEETING.participants[1], present=True, came=time(12, 20)
    )


async def test_what_is_being_put_right_afterwards_is_a_draft_until_it_is_saved(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5", "end", "enter")
        await app.on("MinutesScreen")
        await app.press("p")
        await app.on("Attended")
        await app.press("end", "space")
        await app.until("2 av 2")
    async with running(desk) as app:
        await app.press("5", "end", "enter")
        await app.on("MinutesScreen")
        await app.press("p")
        await app.until("2 av 2", "hentet fram igjen")
        await app.press("escape")
        await app.on("Choose")
        await app.press("down", "enter")
        await app.on("MinutesScreen")
    assert people(desk, "meeting-1") == LAST_MEETING.participants
    assert service.get(desk, "meeting-1").corrections == ()


async def test_what_was_changed_since_a_draft_was_begun_is_not_lost_when_it_is_saved(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await app.press("5", "end", "enter")
        await app.on("MinutesScreen")
        await app.press("p")
        await app.on("Attended")
        await app.press("end", "space")
        await app.until("2 av 2")
    versions.reopen(desk, "meeting-1", FreeText("en til var der"))
    attendance.add_participant(desk, "meeting-1", attendance.Guest("Siv Dahle"))
    service.finish(desk, "meeting-1")
    async with running(desk) as app:
        await app.press("5", "end", "enter")
        await app.on("MinutesScreen")
        await app.press("p")
        await app.until("3 av 3", "hentet fram igjen", "Siv Dahle")
        await app.press("escape", "enter")
        await app.on("WhyForm")
        await app.press("ctrl+s")
        await app.on("MinutesScreen")
    assert [(p.name, p.present) for p in people(desk, "meeting-1")] == [
        *((p.name, True) for p in LAST_MEETING.participants),
        ("Siv Dahle", True),
    ]
