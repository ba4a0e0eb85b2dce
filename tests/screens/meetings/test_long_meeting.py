"""A meeting with hundreds of items: quick at each key, and its check seen whole."""

from __future__ import annotations

import pytest

from elvis_tui.domain.across import withholding
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.screens.meetings.meeting import MeetingScreen
from elvis_tui.services.desk.desk import Desk
from tests.school import SCHOOL
from tests.screens.running import running

ID = "meeting-2"


def _long(items: int) -> Meeting:
    """A meeting that runs, with many items, each noted under but the first."""
    said = Entry(id="e", kind=EntryKind.INFO, text=FreeText("noe ble notert her"))
    agenda = tuple(
        AgendaItem(
            id=f"x{n}",
            title=FreeText(f"Sak nummer {n}"),
            entries=(replace(said, id=f"e{n}"),) if n else (),
        )
        for n in range(items)
    )
    planned = next(r for r in SCHOOL if isinstance(r, Meeting) and r.id == ID)
    return replace(planned, status=MeetingStatus.RUNNING, agenda=agenda)


async def test_a_letter_typed_in_a_long_meeting_neither_cleans_nor_draws_it_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.commit(put=[_long(300)])
    cleaned: list[str] = []
    reloaded: list[str] = []
    of_meeting, reload = withholding.of_meeting, MeetingScreen.reload

    def counting(meeting: Meeting, *rest: object) -> Meeting:
        cleaned.append(meeting.id)
        return of_meeting(meeting, *rest)  # type: ignore[arg-type]

    def counted(screen: MeetingScreen) -> None:
        reloaded.append("drawn")
        reload(screen)

    monkeypatch.setattr(withholding, "of_meeting", counting)
    monkeypatch.setattr(MeetingScreen, "reload", counted)
    async with running(desk, (120, 40)) as app:
        await app.press("5", "enter")
        await app.on("MeetingScreen")
        cleaned.clear()
        await app.press("space")
        await app.until("Sak nummer 1")
        assert cleaned.count(ID) <= 1, "once after the change, and not for each question about it"
        await app.press("i")
        cleaned.clear()
        reloaded.clear()
        await app.type("kort notat")
        assert (cleaned, reloaded) == ([], [])


async def test_the_check_before_the_end_of_a_long_meeting_is_seen_whole(desk: Desk) -> None:
    meeting = _long(60)
    untouched = tuple(
        replace(item, entries=()) if n % 2 else item for n, item in enumerate(meeting.agenda)
    )
    desk.store.commit(put=[replace(meeting, agenda=untouched)])
    async with running(desk) as app:
        await app.press("5", "enter")
        await app.on("MeetingScreen")
        await app.press("f")
        await app.on("Finishing")
        await app.until("31 saker er ikke behandlet, og blir", "gå dit")
        assert "Sak nummer 1: ikke behandlet" not in app.text
        await app.press("end", "enter")
        await app.on("MeetingScreen")
        await app.until("Sak nummer 0 ", "sak 1 av 60")
