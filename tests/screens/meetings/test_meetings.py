"""Room 5: what runs, what is planned, what has been held; and the agenda before it begins."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.rows import RowList, Section
from tests.school import NOW, SCHOOL, desk_with
from tests.screens.running import SMALL, WIDE, Running, running


def ids(app: Running) -> list[str]:
    return [row.id for row in app.screen.query_one(RowList).rows]


async def open_agenda(app: Running, meeting_id: str = "meeting-2") -> None:
    await app.press("5")
    app.screen.query_one(RowList).select(meeting_id)
    await app.press("enter")
    await app.on("AgendaScreen")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_planned_meetings_stand_before_those_that_were_held(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await app.press("5")
        assert ids(app) == ["meeting-2", "meeting-3", "meeting-1"]
        assert "Planlagt" in app.text
        assert "Avholdt" in app.text
        assert "Pågår" not in app.text
        lines = app.text.splitlines()
        assert next(line for line in lines if "26.10." in line).split()[-3:] == ["om", "7", "d"]
        assert "2 saker · 1 oppg." in app.text


async def test_a_meeting_that_runs_stands_first_and_goes_on(desk: Desk) -> None:
    service.start(desk, "meeting-3")
    async with running(desk) as app:
        await app.press("5")
        assert ids(app)[0] == "meeting-3"
        assert "Pågår" in app.text
        assert "fortsett" in app.text
        await app.press("enter")
        await app.on("MeetingScreen")


async def test_one_that_was_never_held_says_so(desk: Desk) -> None:
    service.plan(desk, IKO, date(2026, 10, 5), None, "")
    async with running(desk) as app:
        await app.press("5")
        assert "ikke holdt" in app.text


@pytest.mark.parametrize(
    ("meeting_id", "screen"),
    [("meeting-2", "AgendaScreen"), ("meeting-1", "MinutesScreen")],
)
async def test_enter_opens_the_agenda_or_the_minutes(
    desk: Desk, meeting_id: str, screen: str
) -> None:
    async with running(desk) as app:
        await app.press("5")
        app.screen.query_one(RowList).select(meeting_id)
        await app.press("enter")
        await app.on(screen)
        await app.press("escape")
        await app.on("MeetingsScreen")


async def test_an_empty_room_says_what_to_do() -> None:
    async with running(desk_with(())) as app:
        await app.press("escape", "5")
        assert "Ingen møter er planlagt. n planlegger ett." in app.text
        assert "Referatene kommer hit når møter er holdt." in app.text
        await app.press("enter", "down", "enter")
        await app.on("MeetingsScreen")


async def test_n_plans_a_meeting_and_shows_its_agenda(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5", "n")
        await app.on("MeetingForm")
        await app.press("right", "enter", *["backspace"] * 10)
        await app.type("2.11.")
        await app.press("enter")
        await app.type("8.30")
        await app.press("enter")
        await app.type("Rom 4")
        await app.press("enter")
        await app.on("AgendaScreen")
        await app.until("Nærværsteam mandag 2.11.2026 kl. 08.30", "Rom 4")
    made = next(m for m in service.listed(desk) if m.on == date(2026, 11, 2))
    assert (made.team, made.on, made.start) == (ATTENDANCE, date(2026, 11, 2), time(8, 30))


async def test_the_agenda_tells_where_who_and_why(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_agenda(app)
        for words in (
            "IKO-team mandag 19.10.2026 kl. 12.00",
            "Grupperom 2",
            "Berit Aas (Rådgiver), Jon Vik (Sos.ped.), Siv Dahle (PPT)",
            "5 saker",
            "utsatt fra sist · 2. møte uten fremdrift",
            "forfalt · tiltak skal evalueres · varsel mangler",
            "Utestenging i kantina",
            "Undersøke",
            "planen denne måneden",
        ):
            assert words in app.text


async def test_enter_on_the_agenda_shows_the_page_and_comes_back(desk: Desk) -> None:
    async with running(desk) as app:
        await open_agenda(app)
        await app.press("down", "enter")
        await app.on("FollowUpScreen")
        await app.press("escape")
        await app.on("AgendaScreen")
        assert app.screen.query_one(RowList).cursor == 1


async def test_something_is_put_on_the_agenda_by_hand(desk: Desk) -> None:
    async with running(desk) as app:
        await open_agenda(app)
        await app.press("n")
        await app.on("ItemForm")
        await app.type("ygdis")
        await app.press("enter")
        await app.type("sein buss")
        await app.press("enter")
        await app.on("AgendaScreen")
        await app.until("6 saker", "Ygdis Hjorthaug (2STA)", "meldt inn · sein buss")
    item = agenda_of(desk, service.get(desk, "meeting-2"))[-1]
    assert (item.reasons, item.detail) == ((AgendaReason.ADDED,), "sein buss")


async def test_what_is_left_out_of_the_saksliste_stands_below_and_comes_in_again(
    desk: Desk,
) -> None:
    async with running(desk, WIDE) as app:
        await open_agenda(app)
        first, second = agenda_of(desk, service.get(desk, "meeting-2"))[:2]
        await app.press("J")
        assert agenda_of(desk, service.get(desk, "meeting-2"))[1] == first
        await app.press("h")
        await app.until("4 saker", "Ikke denne gangen", "hoppes over denne gangen · utsatt fra")
        await app.press("home", "t")
        await app.until("3 saker", "tatt av sakslista · forfalt")
        await app.press("end", "enter")
        await app.until("4 saker")
        assert agenda_of(desk, service.get(desk, "meeting-2"))[0] == second
        await app.press("end", "h")
        await app.until("5 saker")
        assert "Ikke denne gangen" not in app.text


async def test_an_agenda_with_nothing_on_it_says_what_to_do() -> None:
    quiet = [r for r in SCHOOL if getattr(r, "id", "")[:2] in ("s-", "c-")]
    # The plan has nothing that belongs to March alone.
    desk = desk_with(quiet, now=NOW + timedelta(weeks=20))
    made = service.plan(desk, ATTENDANCE, desk.today, None, "")
    async with running(desk) as app:
        await open_agenda(app, made.id)
        assert "Ingenting står for tur. n melder inn en sak, m starter møtet." in app.text
        assert "ingen ennå" in app.text


async def test_m_starts_the_meeting_of_today_at_once(desk: Desk) -> None:
    async with running(desk) as app:
        await open_agenda(app)
        await app.press("m")
        await app.on("Attendance")
        assert service.get(desk, "meeting-2").is_running
        await app.press("escape", "escape")
        await app.on("MeetingsScreen")
        await app.press("enter")
        await app.on("MeetingScreen")  # who is here was asked when it began


async def test_another_day_than_planned_is_asked_about_first(desk: Desk) -> None:
    async with running(desk) as app:
        await open_agenda(app, "meeting-3")
        await app.press("m")
        await app.on("Ask")
        await app.until("Starte møtet nå?", "mandag 26.10.2026")
        await app.press("escape")
        await app.on("AgendaScreen")
        assert service.get(desk, "meeting-3").status is MeetingStatus.PLANNED
        await app.press("m")
        await app.on("Ask")
        await app.press("enter")
        await app.on("Attendance")
        assert service.get(desk, "meeting-3").on == desk.today


async def test_what_was_put_on_a_meeting_that_is_cancelled_goes_to_the_next_one(
    desk: Desk,
) -> None:
    service.add_item(desk, "meeting-2", AgendaItem(id="", title="Skoletur"))
    later = service.plan(desk, IKO, date(2026, 11, 2), None, "")
    async with running(desk) as app:
        await open_agenda(app)
        await app.press("x")
        await app.on("Choose")
        await app.until("1 sak er satt på for hånd", "avlys, og flytt saken", "til man. 2.11.")
        await app.press("enter")
        await app.on("MeetingsScreen")
        assert [i.title for i in service.get(desk, later.id).agenda] == ["Skoletur"]
        await open_agenda(app, later.id)
        await app.press("x")
        await app.on("Ask")
        await app.until("1 sak som er satt på for hånd, blir borte med det.")


async def test_a_second_meeting_of_a_team_cannot_be_started_and_it_is_said(desk: Desk) -> None:
    of_the_same = replace(service.get(desk, "meeting-2"), id="meeting-4")
    desk.store.commit(put=[of_the_same])
    service.start(desk, "meeting-2")
    async with running(desk) as app:
        await open_agenda(app, "meeting-4")
        await app.press("m")
        await app.until("Et møte i teamet pågår alt. Avslutt det først.")
        await app.press("escape")
        await open_agenda(app, "meeting-3")
        await app.press("m")
        await app.on("Ask")
        await app.press("enter")
        await app.on("Attendance")
    assert service.get(desk, "meeting-3").is_running, "another team meets beside it"


async def test_a_planned_meeting_can_be_moved_and_called_off(desk: Desk) -> None:
    async with running(desk) as app:
        await open_agenda(app, "meeting-3")
        await app.press("e")
        await app.on("MeetingForm")
        await app.press("enter", *["backspace"] * 10)
        await app.type("27.10.")
        await app.press("ctrl+s")
        await app.on("AgendaScreen")
        await app.until("tirsdag 27.10.2026")
        await app.press("x")
        await app.on("Ask")
        await app.press("enter")
        await app.on("MeetingsScreen")
        assert ids(app) == ["meeting-2", "meeting-1"]


async def test_nobody_is_asked_to_start_what_is_over(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5")
        app.screen.query_one(RowList).select("meeting-1")
        await app.pilot.pause()
        offered = {a.binding.id for a in live_bindings(app.screen, every=True)}
        assert "meetings.start" not in offered
        await app.press("m")
        await app.on("MeetingsScreen")
        lines = app.screen.query_one(RowList)
        assert not isinstance(lines.row, Section)


async def test_another_series_proposes_its_own_where_nobody_has_typed(desk: Desk) -> None:
    usual = Team(id=ATTENDANCE, order=2, weekday=3, start=time(9, 15), place=FreeText("Rom 4"))
    desk.store.commit(put=[usual])
    async with running(desk) as app:
        await app.press("5", "n")
        await app.on("MeetingForm")
        await app.press("right")
        await app.until("[Nærværsteam]", "4.11.2026", "09.15", "Rom 4")
        await app.press("down", "down", "down", "B", "up", "up", "up", "left")
        await app.until("[IKO-team]", "19.10.2026", "Rom 4B")
        assert "09.15" not in app.text


async def test_a_series_that_was_left_as_a_draft_proposes_its_own_still(desk: Desk) -> None:
    usual = Team(id=ATTENDANCE, order=2, weekday=3, start=time(9, 15), place=FreeText("Rom 4"))
    desk.store.commit(put=[usual])
    async with running(desk) as app:
        await app.press("5", "n")
        await app.on("MeetingForm")
        await app.press("right")
        await app.until("[Nærværsteam]", "09.15")
        await app.press("escape", "n")
        await app.until("Utkastet ditt er hentet fram igjen", "[Nærværsteam]", "09.15", "Rom 4")
        await app.press("left")
        await app.until("[IKO-team]", "19.10.2026")
        assert "09.15" not in app.text
        assert "Rom 4" not in app.text


async def test_a_new_series_is_one_key_away_and_its_first_meeting_with_it(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5", "s", "down", "enter")
        await app.on("TeamForm")
        await app.press("ctrl+s")
        await app.on("MeetingForm")
        await app.until("[Elevråd]")
        await app.press("ctrl+s")
        await app.until("Deltar her: ingenting om personer tas opp")
