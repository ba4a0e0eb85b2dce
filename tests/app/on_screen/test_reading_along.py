"""While somebody else writes it is said, and what is saved is followed."""

from __future__ import annotations

import socket
from datetime import date
from typing import Any

import pytest
from textual.theme import Theme

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import ReadOnlyReason, WriteLock
from elvis_tui.widgets.data_line import DataLine
from elvis_tui.widgets.reading import Reading
from elvis_tui.widgets.rows import RowList
from tests.app.on_screen.reader import banner, reader, store_of
from tests.school import desk_with
from tests.screens.frame.test_themes import PROJECTORS, faint
from tests.screens.other_hands import BERIT
from tests.screens.running import running
from tests.screens.waiting import wait_until
from tests.screens.walks import busy_desk, walk

ROOMS = "12345"


async def test_who_writes_stands_under_the_title_of_every_room_and_page() -> None:
    """FAULTS 28."""
    async with running(reader()) as app:
        for keys in ("1", "2", "2 home enter", "3", "3 home enter", "4", "5", "5 home enter"):
            for key in keys.split():
                await app.press(key)
            assert banner(app).startswith("◇ skrivebeskyttet: berit har fila siden"), keys
            assert banner(app).endswith("F6 ta over når den er ledig"), keys
            title = app.text.splitlines()[0]
            assert "lagret" not in title
            assert "leser" in title


async def test_who_writes_has_no_line_of_it(desk: Desk) -> None:
    async with running(desk) as app:
        for key in ROOMS:
            await app.press(key)
            assert "skrivebeskyttet" not in app.text
            assert not app.screen.query(DataLine)
        assert not app.app.parts.write_lock.is_following


@pytest.mark.parametrize(
    ("lock", "words"),
    [
        (
            WriteLock(held=False, reason=ReadOnlyReason.NEWER),
            "fila er fra en nyere Elvis; oppgrader for å endre",
        ),
        (
            WriteLock(held=False, reason=ReadOnlyReason.READ_ONLY_DISK),
            "fila eller mappa kan bare leses",
        ),
        (
            WriteLock(held=False, reason=ReadOnlyReason.NO_LOCKS),
            "disken har ikke låser. Flytt fila til en lokal disk",
        ),
        (replace(BERIT, host="annen"), "berit på annen har fila"),
        (replace(BERIT, host=socket.gethostname()), "berit har fila"),
        (replace(BERIT, user=""), "noen andre har fila"),
        (replace(BERIT, since=""), "berit har fila · F6"),
        (replace(BERIT, free=True), "berit har lukket fila · F6 ta over"),
        (replace(BERIT, user="b" * 70), "F6 ta over"),
    ],
)
@pytest.mark.parametrize("width", [72, 80, 120])
async def test_the_reason_is_told_on_one_line(lock: WriteLock, words: str, width: int) -> None:
    """FAULTS 18, 31, 79."""
    async with running(reader(lock=lock), (width, 24)) as app:
        assert banner(app).startswith("◇ skrivebeskyttet: ")
        assert len(app.text.splitlines()[1]) == width
        if width == 80:
            assert words in banner(app)
        elif "F6" in words:
            assert banner(app).endswith(("F6 ta over", "F6 ta over når den er ledig"))


async def test_a_student_with_the_name_of_the_one_who_writes_is_masked_too() -> None:
    desk = reader(lock=replace(BERIT, user="thorvaldine"))
    async with running(desk, names_hidden=True) as app:
        assert "thorvaldine" not in app.text.casefold()
        await app.press("f2")
        assert "thorvaldine har fila" in app.text
        await app.press("f2")
        assert "thorvaldine" not in app.text.casefold()


@pytest.mark.parametrize("theme", PROJECTORS, ids=lambda t: t.name)
async def test_the_line_can_be_read_from_the_back_row(theme: Theme) -> None:
    async with running(reader(), theme=theme.name) as app:
        assert banner(app).startswith("◇ skrivebeskyttet")
        assert faint(app) == []


# Following


async def test_what_the_other_saves_stands_on_the_screen_with_the_cursor_where_it_was() -> None:
    desk = reader()
    async with running(desk) as app:
        await app.press("2", "down", "down")
        rows = app.screen.query_one(RowList)
        chosen = rows.row
        assert chosen is not None
        first = desk.store.get(FollowUp, rows.rows[0].id)
        store_of(desk).saved_by_other(replace(first, id="f-9", next_date=date(2026, 9, 1)))
        await wait_until(app.pilot, lambda: rows.rows[0].id == "f-9")
        assert rows.row is not None
        assert rows.row.id == chosen.id


async def test_one_reads_on_at_the_same_line_when_the_words_are_not_what_changed() -> None:
    desk = reader()
    async with running(desk) as app:
        await walk(app, "case")
        await app.press("pagedown")
        words = app.screen.query_one("#words")
        await wait_until(app.pilot, lambda: words.scroll_offset.y > 0)
        at = words.scroll_offset.y
        case = desk.store.get(Case, "case-1")
        store_of(desk).saved_by_other(replace(case, title="Et annet navn på den"))
        await app.until("Et annet navn på den")
        await app.pilot.pause()
        assert words.scroll_offset.y == at


async def test_the_minutes_stay_at_the_same_line() -> None:
    desk = reader()
    async with running(desk, (80, 18)) as app:
        await walk(app, "minutes so far")
        page = app.screen.query_one(Reading)
        await wait_until(app.pilot, lambda: page.max_scroll_y > 3)
        await app.press("down", "down", "down")
        await wait_until(app.pilot, lambda: page.scroll_offset.y == 3)
        meeting = desk.store.get(Meeting, "meeting-2")
        store_of(desk).saved_by_other(replace(meeting, place="Sløydsal"))
        await app.until("Sløydsal")
        await wait_until(app.pilot, lambda: page.scroll_offset.y == 3)


async def test_rooms_behind_are_up_to_date_when_one_goes_there() -> None:
    desk = reader()
    async with running(desk) as app:
        await app.press("5", "4")
        meeting = desk.store.get(Meeting, "meeting-2")
        store_of(desk).saved_by_other(replace(meeting, id="m-9", place="Sløydsal"))
        await wait_until(app.pilot, lambda: desk.store.find(Meeting, "m-9"))
        await app.press("5")
        await app.until("Sløydsal")


async def test_a_page_whose_record_is_gone_closes_without_a_word() -> None:
    desk = reader()
    async with running(desk) as app:
        await walk(app, "page")
        gone = desk.store.get(FollowUp, "f-1")
        store_of(desk).saved_by_other(delete=[gone])
        await app.on("FollowUpsScreen")
        assert app.told == ""


@pytest.mark.parametrize(
    ("name", "kind", "record_id"),
    [
        ("page", FollowUp, "f-1"),
        ("meeting", Meeting, "meeting-2"),
        ("who is here", Meeting, "meeting-2"),
    ],
)
async def test_a_record_that_goes_behind_a_dialog_crashes_nothing(
    name: str, kind: type[Any], record_id: str
) -> None:
    desk = reader()
    async with running(desk) as app:
        await walk(app, name)
        if name != "who is here":
            await app.press("question_mark")
            await app.on("HelpScreen")
        store_of(desk).saved_by_other(delete=[desk.store.get(kind, record_id)])
        await wait_until(app.pilot, lambda: desk.store.find(kind, record_id) is None)
        await app.press("escape")
        await wait_until(
            app.pilot,
            lambda: type(app.screen).__name__ in ("FollowUpsScreen", "MeetingsScreen"),
        )


async def test_the_list_of_who_is_here_follows_the_one_who_ticks() -> None:
    desk = reader()
    async with running(desk) as app:
        await walk(app, "who is here")
        meeting = desk.store.get(Meeting, "meeting-2")
        here = tuple(replace(p, present=True) for p in meeting.participants)
        store_of(desk).saved_by_other(replace(meeting, participants=here))
        await app.until(f"Hvem er her? {len(here)} av {len(here)}")


async def test_a_meeting_that_ends_becomes_its_minutes() -> None:
    from elvis_tui.services.meetings import verbs as meetings

    other = busy_desk()
    desk = reader(other)
    async with running(desk) as app:
        await walk(app, "meeting")
        meetings.finish(other, "meeting-2")
        store_of(desk).saved_by_other(other.store.get(Meeting, "meeting-2"))
        await app.on("MinutesScreen")
        await app.press("escape")
        await app.on("MeetingsScreen")


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ("p", "Attendance"),
        ("p n", "GuestForm"),
        ("f", "Finishing"),
        ("i x", "MeetingScreen"),
        ("o x", "MeetingScreen"),
    ],
)
async def test_a_meeting_that_is_ended_elsewhere_says_so_and_what_was_typed_is_kept(
    keys: str, stands: str
) -> None:
    from elvis_tui.services.meetings import verbs as meetings

    desk = busy_desk()
    async with running(desk) as app:
        await walk(app, "meeting")
        await app.press(*keys.split())
        await app.on(stands)
        if stands == "GuestForm":
            await app.type("siv")
        meetings.finish(desk, "meeting-2")
        app.app.parts.showing.data_replaced()
        if stands == "GuestForm":
            await app.press("ctrl+s")
            await app.until("Møtet pågår ikke")
            await app.press("escape")
            assert "siv" in str(list(map(desk.drafts.get, desk.drafts.keys())))
        await app.on("MinutesScreen")
        await app.until("Møtet er avsluttet.")
        if stands == "MeetingScreen":
            await app.until("Det du skrev, er tatt vare på: r åpner referatet igjen")
            typed = [desk.drafts.get(key).get("text") for key in map(str, desk.drafts.keys())]
            assert "x" in typed


async def test_a_planned_meeting_that_begins_is_followed_into() -> None:
    from elvis_tui.services.meetings import verbs as meetings

    other = desk_with()
    desk = reader(other)
    async with running(desk) as app:
        await app.press("5")
        planned = next(m for m in meetings.listed(other) if m.status == "planned")
        app.screen.query_one(RowList).select(planned.id)
        await app.press("enter")
        await app.on("AgendaScreen")
        meetings.start(other, planned.id)
        store_of(desk).saved_by_other(other.store.get(Meeting, planned.id))
        await app.on("MeetingScreen")
        assert store_of(desk).refused == 0
        assert "f ferdig" not in app.text, "one who reads along ends no meeting"
