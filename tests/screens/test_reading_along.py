"""While somebody else writes: it is said, it is followed, it is taken over, and nothing changes."""

from __future__ import annotations

import socket
from datetime import date
from typing import Any, cast

import pytest
from textual.binding import Binding
from textual.theme import Theme

from elvis_tui.domain.cases import Case
from elvis_tui.domain.follow_ups import FollowUp
from elvis_tui.domain.meetings import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.screens.reading_along import CHANGES
from elvis_tui.services.desk import Desk
from elvis_tui.storage.store import Pen, Reason
from elvis_tui.widgets.data_line import DataLine
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.reading import Reading
from elvis_tui.widgets.rows import RowList
from tests.school import desk_with
from tests.screens.other_hands import BERIT, OthersStore, over
from tests.screens.running import Running, running
from tests.screens.test_palette_help import own_bindings
from tests.screens.test_themes import PROJECTORS, faint
from tests.screens.waiting import wait_until
from tests.screens.walks import WALKS, busy_desk, walk

REFUSED = "Du leser med, og kan ikke endre noe nå."
ROOMS = "12345"


def reader(desk: Desk | None = None, pen: Pen = BERIT) -> Desk:
    return over(desk or busy_desk(), OthersStore, pen)


def store_of(desk: Desk) -> OthersStore:
    return cast(OthersStore, desk.store)


def banner(app: Running) -> str:
    return app.text.splitlines()[1].strip()


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
    ("pen", "words"),
    [
        (Pen(held=False, reason=Reason.NEWER), "fila er fra en nyere Elvis; oppgrader for å endre"),
        (Pen(held=False, reason=Reason.READ_ONLY_DISK), "fila eller mappa kan bare leses"),
        (
            Pen(held=False, reason=Reason.NO_LOCKS),
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
async def test_the_reason_is_told_on_one_line(pen: Pen, words: str, width: int) -> None:
    """FAULTS 18, 31, 79."""
    async with running(reader(pen=pen), (width, 24)) as app:
        assert banner(app).startswith("◇ skrivebeskyttet: ")
        assert len(app.text.splitlines()[1]) == width
        if width == 80:
            assert words in banner(app)
        elif "F6" in words:
            assert banner(app).endswith(("F6 ta over", "F6 ta over når den er ledig"))


async def test_a_student_with_the_name_of_the_one_who_writes_is_masked_too() -> None:
    desk = reader(pen=replace(BERIT, user="thorvaldine"))
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
    from elvis_tui.services import meetings

    other = busy_desk()
    desk = reader(other)
    async with running(desk) as app:
        await walk(app, "meeting")
        meetings.finish(other, "meeting-2")
        store_of(desk).saved_by_other(other.store.get(Meeting, "meeting-2"))
        await app.on("MinutesScreen")
        await app.press("escape")
        await app.on("MeetingsScreen")


async def test_a_planned_meeting_that_begins_is_followed_into() -> None:
    from elvis_tui.services import meetings

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


# Taking over


async def test_f6_takes_the_pen_at_once_when_it_is_free() -> None:
    desk = reader(pen=replace(BERIT, free=True))
    async with running(desk) as app:
        assert "F6 ta over" in banner(app)
        await app.press("f6")
        await app.until("Nå kan du skrive")
        assert "skrivebeskyttet" not in app.text
        assert "lagret" in app.text.splitlines()[0]
        assert not app.app.parts.write_lock.is_following
        await app.press("2", "n")
        await app.on("PickSubject")


async def test_f6_is_remembered_and_taken_back_with_a_second_press() -> None:
    desk = reader()
    async with running(desk) as app:
        await app.press("f6")
        await app.until("du får skrive når berit går · F6 ikke vent likevel")
        await app.press("f6")
        await app.until("berit har fila siden")
        store_of(desk).other_leaves()
        await app.until("berit har lukket fila · F6 ta over")
        assert not desk.store.pen.held


async def test_the_pen_comes_when_the_other_leaves_if_it_was_asked_for() -> None:
    """FAULTS 29."""
    desk = reader()
    async with running(desk) as app:
        await app.press("f6")
        store_of(desk).other_leaves()
        await app.until("Nå kan du skrive")
        assert desk.store.pen.held
        assert "skrivebeskyttet" not in app.text


async def test_nothing_moves_but_the_line_itself_when_the_pen_is_taken() -> None:
    desk = reader(pen=replace(BERIT, free=True))
    async with running(desk) as app:
        await app.press("2")
        before = app.text.splitlines()
        await app.press("f6")
        await app.until("Nå kan du skrive")
        app.app.clear_notifications()
        await wait_until(app.pilot, lambda: not app.told)
        after = app.text.splitlines()
        assert after[1] == before[2]
        assert after[3:-1] == before[3:-1]


async def test_f6_does_nothing_where_there_is_nobody_to_take_over_from(desk: Desk) -> None:
    async with running(desk) as app:
        ids = [a.binding.id for a in live_bindings(app.screen, every=True)]
        assert "app.write_lock" not in ids
        assert "app.copy" in ids
    async with running(reader(pen=Pen(held=False, reason=Reason.READ_ONLY_DISK))) as app:
        assert "app.write_lock" not in [a.binding.id for a in live_bindings(app.screen, every=True)]


async def test_a_click_on_the_line_does_what_its_key_does() -> None:
    async with running(reader()) as app:
        at = app.text.splitlines()[1].index("F6")
        await app.pilot.click(DataLine, offset=(at + 1, 0))
        await app.until("du får skrive når berit går")


# Nothing changes


def test_the_list_of_changing_keys_names_keys_that_are_there() -> None:
    ids = {binding.id for _where, binding in own_bindings()} | {"app.undo", "app.redo"}
    assert ids >= CHANGES


LOOKED_AT = sorted(
    {
        *("overview", "follow-ups", "closed follow-ups", "page", "closed page", "cases", "case"),
        *("plan", "plan text", "meetings", "agenda", "minutes", "meeting"),
        *("who is here", "task", "minutes so far"),
    }
    & set(WALKS)
)


EVERYWHERE = ("app.", "room.", "rows.", "screen.")
"""What is the same on every screen, and tried on one."""


async def keys_of(name: str) -> list[Binding]:
    """All that works on a screen for the one who writes."""
    async with running(busy_desk()) as app:
        await walk(app, name)
        found = [a.binding for a in live_bindings(app.screen, every=True)]
    return [b for b in found if b.id != "app.quit"]


@pytest.mark.parametrize("name", LOOKED_AT)
async def test_every_key_that_changes_something_is_refused_before_it_opens_anything(
    name: str,
) -> None:
    changing = [b for b in await keys_of(name) if b.id in CHANGES]
    desk = reader()
    async with running(desk) as app:
        await walk(app, name)
        screen = app.screen
        for binding in changing:
            app.app.clear_notifications()
            await wait_until(app.pilot, lambda: not app.told)
            await app.press(binding.key.split(",")[0])
            await app.until(REFUSED)
            assert app.screen is screen, binding.id
            assert binding.id not in [a.binding.id for a in live_bindings(screen)]
        assert store_of(desk).refused == 0


@pytest.mark.parametrize("name", LOOKED_AT)
async def test_every_other_key_changes_nothing_and_crashes_nothing(name: str) -> None:
    others = [b for b in await keys_of(name) if b.id not in CHANGES]
    if name != "page":
        others = [b for b in others if not (b.id or "").startswith(EVERYWHERE)]
    for binding in others:
        desk = reader()
        async with running(desk) as app:
            await walk(app, name)
            await app.press(binding.key.split(",")[0], "enter")
            await app.pilot.pause()
            assert app.app.is_running
            assert store_of(desk).refused == 0, binding.id


@pytest.mark.parametrize("name", ["evaluate", "step", "changing what was noted"])
async def test_enter_opens_nothing_to_write_in(name: str) -> None:
    keys, _screen = WALKS[name]
    desk = reader()
    async with running(desk) as app:
        for key in keys.split():
            await app.press(key)
        await app.until(REFUSED)
        assert not app.screen.is_modal
        assert store_of(desk).refused == 0


async def test_what_only_reads_still_works() -> None:
    desk = reader()
    async with running(desk) as app:
        await app.press("f2")
        assert "navn skjult" in app.text
        await app.press("f3", "f2")
        await app.press("2", "slash")
        await app.type("kvis")
        await app.press("enter", "enter")
        await app.on("FollowUpScreen")
        await app.press("question_mark")
        await app.on("HelpScreen")
        await app.press("escape", "ctrl+p")
        await app.on("CommandPalette")
        assert store_of(desk).refused == 0


async def test_minutes_are_written_to_a_file_while_reading(tmp_path: object) -> None:
    desk = reader()
    async with running(desk) as app:
        await walk(app, "write minutes")
        await app.press("ctrl+s")
        await app.until("Skrevet til")


async def test_the_palette_leaves_out_what_would_be_refused() -> None:
    async with running(reader(), (120, 60)) as app:
        await walk(app, "page")
        await app.press("ctrl+p")
        await app.on("CommandPalette")
        await app.until("Lagre en kopi av data et annet sted", "Ta over fila")
        assert "Skriv et notat" not in app.text


async def test_a_form_that_was_open_keeps_its_text_when_the_pen_goes() -> None:
    desk = reader(pen=Pen(held=True))
    async with running(desk) as app:
        await walk(app, "note")
        await app.type("Halv set")
        store_of(desk)._set_pen(BERIT)
        await app.press("ctrl+s")
        await app.until(REFUSED)
        await app.on("NoteForm")
        kept = [desk.drafts.get(key) for key in desk.drafts.keys()]  # noqa: SIM118
        assert any("Halv set" in draft.values() for draft in kept)


async def test_nothing_is_looked_for_while_the_pen_is_here() -> None:
    desk = reader(pen=Pen(held=True))
    async with running(desk) as app:
        for key in ROOMS:
            await app.press(key)
        assert store_of(desk).looks == 0
