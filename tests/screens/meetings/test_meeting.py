"""A whole meeting at the keyboard: who is here, item by item, what was noted, and the end."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import planning
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.file_store import FileStore
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from tests.school import INTERVENTION, SCHOOL, desk_with
from tests.screens.running import SMALL, WIDE, Running, running

ID = "meeting-2"


async def begin(app: Running) -> None:
    """Start the IKO team's meeting with everybody here."""
    await app.press("5", "enter")
    await app.on("AgendaScreen")
    await app.press("m")
    await app.on("Attendance")
    await app.press("a", "escape")
    await app.on("MeetingScreen")


async def note(app: Running, key: str, *texts: str) -> None:
    await app.press(key)
    for text in texts:
        await app.type(text)
        await app.press("enter")


def entries(desk: Desk, index: int) -> list[tuple[EntryKind, str]]:
    return [(e.kind, e.text) for e in service.get(desk, ID).agenda[index].entries]


async def test_a_case_that_comes_up_is_read_in_the_meeting_and_not_before(desk: Desk) -> None:
    def readings() -> list[str]:
        return [e.verb for e in desk.store.all(HistoryEntry).values() if e.verb in set(Reading)]

    item = AgendaItem(id="i-case", case_id="case-1")
    desk.store.commit(put=[replace(desk.store.get(Meeting, ID), agenda=(item,))])
    async with running(desk) as app:
        await begin(app)
        await app.until("sak 1 av")
        at = next(n for n, i in enumerate(service.get(desk, ID).agenda) if i.case_id == "case-1")
        assert readings() == ([Reading.MEETING] if at == 0 else [])
        await app.press(*["space"] * at)
        await app.until(f"sak {at + 1} av")
        await note(app, "i", "Alle er hørt.")
        await app.until("Alle er hørt.")
    assert readings() == [Reading.MEETING]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_briefing_says_what_is_missing_of_a_physical_intervention(
    desk: Desk, size: tuple[int, int]
) -> None:
    item = AgendaItem(id="i-case", case_id="case-1")
    meeting = replace(desk.store.get(Meeting, ID), agenda=(item,))
    desk.store.commit(put=[meeting, INTERVENTION])
    async with running(desk, size) as app:
        await begin(app)
        await app.until("sak 1 av")
        at = next(n for n, i in enumerate(service.get(desk, ID).agenda) if i.case_id == "case-1")
        await app.press(*["space"] * at)
        await app.until(f"sak {at + 1} av")
        said = str(app.screen.query_one("#briefing", Words).content)
        assert (
            "Fysisk inngripen 16.10., mangler: foresatte varslet, elevens syn, alvoret vurdert"
            in said
        )


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_whole_meeting_from_the_agenda_to_the_minutes(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await begin(app)
        await app.until("til stede 3 av 3", "ekstern: PPT", "sak 1 av 5")
        assert "Ætna-Lovise Brækhus (2STA)" in app.text
        await app.press("space")
        await app.until("sak 2 av 5", "Sist (21.9.): Morgenringing i to uker")
        assert ("Oppgaver" if size == WIDE else "Åpent:") in app.text
        await note(app, "i", "Bussen er sein.")
        await note(app, "b", "Ringe til jul.")
        await note(app, "o", "soke skyss", "Jon Vik", "fredag")
        await app.until("frist 23.10.2026")
        await app.press("space", "a", "space", "t", "space")
        await app.until("sak 5 av 5")
        await app.press("space")
        await app.on("Finishing")
        await app.until("Avslutte møtet?", "ikke behandlet")
        await app.press("enter")
        await app.on("MinutesScreen")
        await app.until("Referat: IKO-team 19.10.2026")
    held = service.get(desk, ID)
    assert held.status is MeetingStatus.FINISHED
    assert len(held.present) == 3
    assert entries(desk, 1) == [
        (EntryKind.INFO, "Bussen er sein."),
        (EntryKind.DECISION, "Ringe til jul."),
        (EntryKind.TASK, "soke skyss"),
    ]
    assert [i.status for i in held.agenda] == [
        *(ItemStatus.POSTPONED, ItemStatus.CLOSED, ItemStatus.CLOSED),
        *(ItemStatus.POSTPONED, ItemStatus.POSTPONED),
    ]
    task = next(t for t in desk.store.all(Task).values() if t.meeting_id == ID)
    assert (task.what, task.who, task.due) == ("soke skyss", "Jon Vik", date(2026, 10, 23))
    following = service.plan(desk, IKO, date(2026, 11, 2), None, "")
    assert [i.times_carried for i in agenda_of(desk, following)][:3] == [3, 1, 0]


async def test_the_check_plans_the_next_meeting_of_its_own_series(desk: Desk) -> None:
    usual = Team(id=ATTENDANCE, every_weeks=2, weekday=3, start=time(10, 15), place="Rom 1")
    desk.store.commit(put=[usual])
    running_now = service.start(desk, service.plan(desk, ATTENDANCE, desk.today, None, "").id)
    others = [m for m in desk.all(Meeting).values() if m.team == ATTENDANCE]
    desk.store.commit(delete=[m for m in others if m.id != running_now.id])
    async with running(desk) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        await app.press("f")
        await app.on("Finishing")
        rows = app.screen.query_one(RowList)
        gap = next(row for row in app.screen._gaps if row.startswith("next_date"))
        rows.select(gap)
        await app.press("enter")
        await app.on("MeetingForm")
        await app.until("Nærværsteam", "4.11.2026", "10.15", "Rom 1")


async def test_no_is_no_when_asked_whether_to_end(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("f")
        await app.on("Finishing")
        await app.press("escape")
        await app.on("MeetingScreen")
        assert service.get(desk, ID).is_running


async def test_presence_is_ticked_one_by_one_and_guests_come_in(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5", "enter")
        await app.on("AgendaScreen")
        await app.press("m")
        await app.on("Attendance")
        await app.press("space", "space")
        await app.until("2 av 3", "[✔]")
        assert [p.id for p in service.get(desk, ID).present] == ["p-1", "p-2"]
        await app.press("n")
        await app.on("GuestForm")
        await note(app, "O", "la Nordby", "BUP")
        await app.press("right", "enter", "enter", "enter")
        await app.on("Attendance")
        await app.until("3 av 4", "Ola Nordby", "ekstern gjest")
        await app.press("escape")
        await app.until("til stede 3 av 4", "ekstern: BUP")
        await app.until("▲ samtykke mangler for BUP (Ola Nordby er her)")
        await app.press("p")
        await app.on("Attendance")
        await app.press("end", "space", "escape")
        await app.until("til stede 2 av 4")
        assert "samtykke mangler for BUP" not in app.text


async def test_enter_changes_what_was_noted_and_x_takes_it_away(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "i", "Bussen er sein.")
        await note(app, "o", "skyss", "Jon", "fredag")
        await app.press("home", "enter")
        await app.press("end", "backspace")
        await app.type(" alltid.")
        await app.press("enter")
        assert entries(desk, 0)[0] == (EntryKind.INFO, "Bussen er sein alltid.")
        await app.press("end", "enter")
        line = app.screen.query_one(EntryLine)
        assert line.values == {"text": "skyss", "who": "Jon", "due": "23.10.2026"}
        await app.press("escape", "x")
        await app.on("Ask")
        await app.press("n")
        assert len(entries(desk, 0)) == 2
        await app.press("x")
        await app.on("Ask")
        await app.press("enter")
        await app.on("MeetingScreen")
        assert entries(desk, 0) == [(EntryKind.INFO, "Bussen er sein alltid.")]
        assert not [t for t in desk.store.all(Task).values() if t.meeting_id == ID]


async def test_an_empty_line_notes_nothing(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "b", "   ")
        assert entries(desk, 0) == []
        assert not app.screen.query_one(EntryLine).display


async def test_one_is_asked_once_about_a_diagnosis_and_the_line_stays(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "i", "Utredes for ADHD")
        await app.until("«ADHD» kan være en diagnose.", "Enter en gang til lagrer det.")
        assert entries(desk, 0) == []
        await app.press("enter")
        assert entries(desk, 0) == [(EntryKind.INFO, "Utredes for ADHD")]
        await app.press("i")
        await app.type("om ADHD igjen")
        await app.press("enter")
        await app.until("«ADHD» kan være en diagnose.")
        await app.press("escape", "i", "enter")
        assert len(entries(desk, 0)) == 1, "what is begun anew is asked about anew"
        await app.press("escape")
        await note(app, "o", "spør om ADHD", "Jon", "fredag")
        assert len(entries(desk, 0)) == 1
        await app.press("enter")
        assert entries(desk, 0)[1:] == [(EntryKind.TASK, "spør om ADHD")]


async def test_a_wrong_deadline_is_told_and_the_line_stays(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "o", "skyss", "Jon", "30.02.")
        await app.until("«30.02.» er ikke en dato.")
        assert entries(desk, 0) == []
        assert app.screen.focused is not None
        assert app.screen.focused.id == "due"
        await app.press(*["backspace"] * 6)
        await app.type("fredag")
        await app.press("enter")
        assert entries(desk, 0) == [(EntryKind.TASK, "skyss")]


async def test_what_was_begun_is_there_again_under_its_own_item_and_kind(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.type("Halv")
        await app.press("escape", "b")
        assert app.screen.query_one(EntryLine).values["text"] == ""
        await app.press("escape", "space", "i")
        assert app.screen.query_one(EntryLine).values["text"] == ""
        await app.press("escape", "left", "i")
        assert app.screen.query_one(EntryLine).values["text"] == "Halv"
        await app.press("enter")
        assert entries(desk, 0) == [(EntryKind.INFO, "Halv")]
        assert desk.drafts.keys() == ()


async def test_a_click_on_the_agenda_takes_no_text_along_to_another_student(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await begin(app)
        await app.press("i")
        await app.type("Om den første")
        items = app.screen.query_one("#items", RowList)
        await app.pilot.click(items, offset=(5, 4))
        await app.until("sak 3 av 5")
        await app.press("enter")
        assert entries(desk, 2) == []
        await app.press("left", "left", "i", "enter")
        assert entries(desk, 0) == [(EntryKind.INFO, "Om den første")]


async def test_an_item_is_gone_to_by_itself_and_not_by_a_place_it_stood_in(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("h")
        await app.on("PickItem")
        wanted = service.get(desk, ID).agenda[2]
        app.screen.query_one(RowList).select(wanted.id)
        planning.move(desk, ID, wanted.id, -1)
        await app.press("enter")
        await app.on("MeetingScreen")
        assert service.get(desk, ID).item == wanted


async def test_a_and_t_say_what_becomes_of_an_item_and_take_it_back(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        for key, status, words in (
            ("a", ItemStatus.CLOSED, "✔ avsluttet"),
            ("t", ItemStatus.POSTPONED, "→ utsatt til neste møte"),
        ):
            await app.press(key)
            assert service.get(desk, ID).agenda[0].status is status
            assert words in app.text
            await app.press(key)
            assert service.get(desk, ID).agenda[0].status is ItemStatus.REPORTED


async def test_beside_two_other_columns_a_name_keeps_its_line_when_its_item_is_put_off(
    desk: Desk,
) -> None:
    async with running(desk, (120, 40)) as app:
        await begin(app)
        await app.press("t")
        (line,) = (line for line in app.text.splitlines() if "sak 1 av 5" in line)
        assert "Ætna-Lovise Brækhus (2STA)" in line
        assert "→ utsatt til neste møte · utsatt fra sist" in app.text


async def test_d_sets_the_next_date_and_s_shows_the_page(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("d")
        await app.on("NextStepForm")
        assert "Neste dato: Ætna-Lovise Brækhus (2STA)" in app.text
        await app.press(*["backspace"] * 10)
        await app.type("+14")
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        assert follow_ups.get(desk, "f-4").next_date == date(2026, 11, 2)
        await app.press("s")
        await app.on("FollowUpScreen")
        await app.press("escape")
        await app.on("MeetingScreen")


async def test_where_a_key_can_do_nothing_it_says_why(desk: Desk) -> None:
    async with running(desk, (200, 24)) as app:
        await begin(app)
        await app.press("space", "space", "space")
        await app.until("sak 4 av 5", "Sak 2026-04", "Utestenging i kantina")
        await app.press("d")
        await app.until("En sak har frister på sine steg. e endrer dem.")
        await app.press("s")
        await app.on("CaseScreen")
        await app.press("escape")
        await app.on("MeetingScreen")
        await app.press("space")
        await app.until("sak 5 av 5")
        for key in ("d", "s"):
            await app.press(key)
            await app.until("Saken gjelder ingen bestemt elev eller klasse.")


async def test_who_is_not_followed_is_followed_with_one_key_and_the_meeting_goes_on(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("n")
        await app.on("ItemForm")
        await app.type("zebulon")
        await app.until("Treff")
        await app.press("tab")
        await app.type("skyss")
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        await app.until("Zebulon Fjærestrand")
        await app.press("d")
        await app.until("Teamet følger ikke opp her. g begynner en oppfølging.")
        await app.press("g")
        await app.on("FollowUpForm")
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        await app.until("Nå: ▲ gul")
        await app.press("d")
        await app.on("NextStepForm")
        await app.press("escape")
        await app.on("MeetingScreen")
        await app.press("s")
        await app.on("FollowUpScreen")


async def test_n_takes_up_something_that_is_not_on_the_agenda_at_once(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("n")
        await app.on("ItemForm")
        await app.press("enter")
        await app.type("Skoletur")
        await app.press("enter")
        await app.on("MeetingScreen")
        await app.until("sak 2 av 6", "Skoletur")


async def test_v_shows_the_minutes_so_far(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "i", "Bussen er sein.")
        await app.press("v")
        await app.on("MinutesScreen")
        await app.until("Bussen er sein.")
        await app.press("escape")
        await app.on("MeetingScreen")


async def test_a_meeting_with_nothing_on_its_agenda_says_how_to_go_on(desk: Desk) -> None:
    empty = Meeting(
        id="m-9", team=ATTENDANCE, on=desk.today, start=time(9), status=MeetingStatus.RUNNING
    )
    desk.store.commit(put=[replace(empty, agenda=())])
    async with running(desk) as app:
        await app.press("5", "enter")
        await app.on("MeetingScreen")
        await app.press("p")
        await app.on("Attendance")
        await app.until("Ingen er innkalt. n legger til en som er her.")
        await app.press("space", "x", "escape")
        await app.until("Sakslista er tom. n tar opp en sak.")
        await app.press("i", "a", "t", "d", "s", "x", "left")
        await app.on("MeetingScreen")
        await app.press("space")
        await app.until("Avslutte møtet?", "Ingen er krysset av som til stede")
        await app.press("enter")
        await app.on("MinutesScreen")


async def test_after_a_restart_the_meeting_stands_at_the_same_item(tmp_path: Path) -> None:
    path = tmp_path / "elvis" / "elvis.json"

    def opened() -> Desk:
        drafts = Drafts(path.with_name("drafts"))
        return replace(desk_with(), store=FileStore(path), drafts=drafts)

    first = opened()
    first.store.commit(put=SCHOOL)
    async with running(first) as app:
        await begin(app)
        await app.press("space")
        await note(app, "i", "Bussen er sein.")
        await app.press("space", "b")
        await app.type("Halv beslut")
        await app.press("ctrl+q")
    first.drafts.close()
    first.store.close()
    second = opened()
    async with running(second) as app:
        assert "IKO-team pågår" in app.text
        await app.press("m")
        await app.on("MeetingScreen")
        await app.until("sak 3 av 5", "til stede 3 av 3")
        await app.press("b")
        assert app.screen.query_one(EntryLine).values["text"] == "Halv beslut"
        await app.press("enter", "left")
        await app.until("Bussen er sein.")
        assert entries(second, 2) == [(EntryKind.DECISION, "Halv beslut")]
    second.drafts.close()
    second.store.close()


async def test_a_reason_of_many_lines_is_read_to_its_end(desk: Desk) -> None:
    said = " ".join(f"ord{n}" for n in range(120)) + " SLUTT"
    item = AgendaItem(id="i-1", title="Kantina", detail=said)
    async with running(desk) as app:
        await begin(app)
        desk.store.commit(put=[replace(desk.store.get(Meeting, ID), agenda=(item,))])
        app.screen.show_again()  # type: ignore[attr-defined]
        await app.until("ord0", "ord40")
        for _press in range(8):
            await app.press("pagedown")
        await app.until("SLUTT", "Her står det ikke mer den veien.")
        await app.press(*["pageup"] * 8)
        await app.until("ord0 ")
