"""h: the whole history of a student, a class or a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import Entry, EntryKind
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.rows import RowList
from tests.parties import parties
from tests.school import NAME_PARTS, NOW, TODAY
from tests.screens.running import SMALL, WIDE, Running, running


def reads(desk: Desk) -> list[HistoryEntry]:
    return [e for e in desk.store.all(HistoryEntry).values() if e.verb in set(Reading)]


async def history_of(program: Running, room: str) -> None:
    await program.press(room, "enter")
    await program.on({"2": "FollowUpScreen", "3": "CaseScreen"}[room])
    await program.press("h")
    await program.on({"2": "SubjectHistory", "3": "CaseHistory"}[room])


async def test_it_tells_when_who_what_and_each_field_before_and_after(desk: Desk) -> None:
    follow_ups.edit(
        desk,
        replace(follow_ups.get(desk, "f-1"), owner="Rektor", next_date=TODAY + timedelta(days=2)),
    )
    follow_ups.add_note(desk, "f-1", "Ringte hjem")
    async with running(desk) as program:
        await history_of(program, "2")
        await program.until("Historikk: Thorvaldine Kvisgaard (2STA)")
        await program.until("19.10.", "12.00", "berit", "Notat · 19.10.2026 kl. 12.00 · berit")
        lines = program.text.splitlines()
        newest = next(n for n, line in enumerate(lines) if line.strip().startswith("▸"))
        assert "notat" in lines[newest]
        assert "fakta" in lines[newest + 1]
        await program.press("down")
        await program.until("Fakta · 19.10.2026")
        await program.until("eier", "Rådgiver → Rektor")
        await program.until("neste dato", "16.10.2026 → 21.10.2026")


async def test_without_a_change_it_says_so(desk: Desk) -> None:
    async with running(desk) as program:
        await history_of(program, "2")
        await program.until("Ingen endringer er lagret her ennå.")
        await program.press("enter", "space", "left", "f2", "escape")
        await program.on("FollowUpScreen")


async def test_a_step_of_a_case_is_told_field_by_field(desk: Desk) -> None:
    cases.advance(desk, "case-1", "S2")
    async with running(desk) as program:
        await history_of(program, "3")
        await program.until("lest", "steg i saken")
        await program.press("down")
        await program.until("steg", "Undersøke", "status", "ikke begynt → i gang")


async def test_a_reading_is_written_once_and_shown_as_read(desk: Desk) -> None:
    async with running(desk) as program:
        await program.press("3")
        drawn = program.screen._stamped  # type: ignore[attr-defined]
        await program.press("enter")
        await program.on("CaseScreen")
        assert len(reads(desk)) == 1
        assert "lest på siden" not in program.text
        await program.press("escape")
        assert program.screen._stamped == drawn  # type: ignore[attr-defined]
        await program.press("enter")
        await program.on("CaseScreen")
        assert len(reads(desk)) == 1
        await program.press("h")
        await program.until("Lest på siden · 19.10.2026 kl. 12.00 · berit", "Ingenting ble endret")


async def test_opening_a_case_draws_no_room_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elvis_tui.screens.cases.list import CasesScreen

    drawn: list[str] = []
    real = CasesScreen.reload
    monkeypatch.setattr(CasesScreen, "reload", lambda s: (drawn.append("again"), real(s)))
    async with running(desk) as program:
        await program.press("3")
        await program.on("CasesScreen")
        before = len(drawn)
        await program.press("enter")
        await program.on("CaseScreen")
        await program.press("escape")
        await program.on("CasesScreen")
        assert (len(reads(desk)), len(drawn)) == (1, before)


async def test_coming_back_another_day_is_another_reading(desk: Desk) -> None:
    later = replace(desk, clock=FixedClock(NOW + timedelta(days=1)))
    for one in (desk, later):
        async with running(one) as program:
            await program.press("3", "enter")
            await program.on("CaseScreen")
    assert [e.at for e in reads(desk)] == [NOW, NOW + timedelta(days=1)]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_hidden_names_stand_nowhere(desk: Desk, size: tuple[int, int]) -> None:
    """FAULTS 76: not in fields, not in texts, not behind any entry."""
    meeting = meetings.start(desk, "meeting-2")
    item = next(i for i in meeting.agenda if i.follow_up_id == "f-1")
    noted = Entry(id="", kind=EntryKind.INFO, text="Thorvaldine og Øyolf")
    meetings.note(desk, "meeting-2", item.id, noted)
    follow_ups.add_note(desk, "f-1", "Kvisgaards buss, sier Ygdis")
    case = cases.get(desk, "case-1")
    cases.edit(desk, replace(case, parties=parties("s-1"), title="Om Thorvaldine"))
    desk.save("student.edit", replace(desk.store.get(Student, "s-1"), last_name="Nyttnavn"))
    async with running(desk, size, names_hidden=True) as program:
        for room in ("2", "3"):
            await history_of(program, room)
            rows = program.screen.query_one("#entries", RowList)
            for _ in rows.rows:
                text = program.text.casefold()
                assert not [p for p in (*NAME_PARTS, "nyttnavn") if p in text], program.text
                await program.press("down")
            await program.press("escape")


async def test_f2_masks_it_where_it_stands(desk: Desk) -> None:
    """FAULTS 76."""
    follow_ups.add_note(desk, "f-1", "Kvisgaards buss")
    async with running(desk) as program:
        await history_of(program, "2")
        await program.until("Kvisgaards buss")
        await program.press("f2")
        await program.until("Historikk: Elev 01", "▒▒▒▒ buss")
        assert "Kvisgaard" not in program.text


async def test_markup_and_control_codes_are_only_text(desk: Desk) -> None:
    """FAULTS 49, 50."""
    follow_ups.add_note(desk, "f-1", "[/] [bold]x[/bold] [@click=app.quit]y[/] \x1b[2J")
    async with running(desk) as program:
        await history_of(program, "2")
        await program.until("[/] [bold]x[/bold] [@click=app.quit]y[/]")


async def test_a_long_change_can_be_read_to_its_end(desk: Desk) -> None:
    follow_ups.add_note(desk, "f-1", "\n".join(f"linje {n}" for n in range(40)))
    async with running(desk) as program:
        await history_of(program, "2")
        assert "linje 39" not in program.text
        for key in ("space", "right", "enter") * 6:
            await program.press(key)
        await program.until("linje 39")
        await program.press(*["left"] * 20)
        await program.until("Notat · ")


async def test_a_former_text_is_taken_away_for_the_students_sake(desk: Desk) -> None:
    for what in ("SECRET om Thorvaldine", "Ring hjem"):
        follow_ups.edit(desk, replace(follow_ups.get(desk, "f-1"), next_what=what))
    async with running(desk, names_hidden=True) as program:
        await history_of(program, "2")
        await program.press("x")
        await program.on("Choose")
        await program.until("Hvilken tekst skal bort", "SECRET om ▒▒▒▒")
        await program.press("enter")
        await program.on("ErasureForm")
        await program.press("ctrl+s")
        await program.until("Feltet er tomt")
        await program.type("mor ba om det")
        await program.press("ctrl+s")
        await program.on("SubjectHistory")
        await program.until("tidligere tekst borte", "▸     19.10.  12.00  berit       fakta")
        await program.press("home")
        await program.until("Tidligere tekst borte · 19.10.2026", "hvorfor", "mor ba om det")
        rows = program.screen.query_one("#entries", RowList).rows
        for _ in rows:
            await program.press("down")
            assert "SECRET" not in program.text
        assert follow_ups.get(desk, "f-1").next_what == "Ring hjem"


async def test_what_stands_today_is_put_right_where_it_stands(desk: Desk) -> None:
    stands = follow_ups.get(desk, "f-1").next_what
    follow_ups.set_next(desk, "f-1", TODAY + timedelta(days=2), stands)
    async with running(desk) as program:
        await history_of(program, "2")
        await program.press("x")
        await program.until("Her er ingen tidligere tekst.")
        await program.on("SubjectHistory")


async def test_an_empty_history_has_nothing_to_take_away(desk: Desk) -> None:
    async with running(desk) as program:
        await history_of(program, "2")
        await program.press("x")
        await program.until("Her er ingen tidligere tekst.")
