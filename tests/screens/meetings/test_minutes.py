"""The minutes on the screen: read, scrolled, and written to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Markdown, Static

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.meetings.versions import version_of
from elvis_tui.domain.record import replace
from elvis_tui.screens.dialogs.task_done import TaskDone
from elvis_tui.screens.meetings.versions import FormerMinutes
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import minutes as service
from elvis_tui.widgets.fields import ChoiceField, LineField
from elvis_tui.widgets.found_words import IN_FRONT
from elvis_tui.widgets.reading import Reading
from tests.school import LAST_MEETING, NOW, TASKS
from tests.screens.running import Running, running

FILE = "referat-iko-team-2026-09-21.md"


async def open_minutes(app: Running) -> None:
    await app.press("5", "end", "enter")
    await app.on("MinutesScreen")
    await app.until("Referat: IKO-team 21.9.2026", "Til stede")


async def test_the_minutes_are_shown_as_they_will_be_read(desk: Desk) -> None:
    async with running(desk, (100, 40)) as app:
        await open_minutes(app)
        await app.until(
            "1. Thorvaldine Kvisgaard (2STA)",
            "Informasjon: Thorvaldine har vært borte mandager.",
            "Beslutning: Morgenringing i to uker.",
            "Oppgaver",
        )
        assert "**" not in app.text
        assert "|---" not in app.text


async def test_a_case_in_the_minutes_is_read_by_who_has_them_on_the_screen(desk: Desk) -> None:
    item = AgendaItem(id="i-9", case_id="case-1")
    desk.store.commit(put=[replace(LAST_MEETING, agenda=(*LAST_MEETING.agenda, item))])
    async with running(desk) as app:
        await open_minutes(app)
        await app.until("Referat")
    (read,) = [e for e in desk.store.all(HistoryEntry).values() if e.record_id == "case-1"]
    assert (read.verb, read.by) == ("case.read_in_minutes", "berit")


async def test_the_keys_of_a_list_scroll_it_and_escape_leaves(desk: Desk) -> None:
    async with running(desk, (80, 18)) as app:
        await open_minutes(app)
        assert "Neste møte" not in app.text
        await app.press("end")
        await app.until("Neste møte")
        await app.press("home")
        await app.until("Til stede")
        await app.press("j", "k", "pagedown", "pageup", "escape")
        await app.on("MeetingsScreen")


async def test_w_writes_them_to_a_file_and_says_where(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ref.md"
    async with running(desk) as app:
        await open_minutes(app)
        await app.press("w")
        await app.on("MinutesForm")
        assert app.screen.query_one("#path", LineField).value == f"~/{FILE}"
        app.screen.query_one("#path", LineField).value = str(path)
        await app.press("ctrl+s")
        await app.on("MinutesScreen")
        await app.until("Skrevet til")
    assert path.read_text(encoding="utf-8") == service.text(desk, LAST_MEETING, service.Wanted())


async def test_a_file_that_is_there_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ref.md"
    path.write_text("mitt", encoding="utf-8")
    async with running(desk) as app:
        await open_minutes(app)
        await app.press("w")
        await app.on("MinutesForm")
        app.screen.query_one("#path", LineField).value = str(path)
        await app.press("ctrl+s")
        await app.until("finnes fra før")
        await app.on("MinutesForm")
        assert app.screen.query_one("#path", LineField).value == str(path)
    assert path.read_text(encoding="utf-8") == "mitt"


async def test_while_names_are_hidden_the_file_is_by_number_unless_one_asks_else(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "ref.md"
    async with running(desk, names_hidden=True) as app:
        await open_minutes(app)
        await app.press("w")
        await app.on("MinutesForm")
        assert app.screen.query_one("#names", ChoiceField).value == "hidden"
        app.screen.query_one("#path", LineField).value = str(path)
        await app.press("ctrl+s")
        await app.on("MinutesScreen")
    assert "Thorvaldine" not in path.read_text(encoding="utf-8")


async def test_f2_changes_the_minutes_in_front(desk: Desk) -> None:
    async with running(desk) as app:
        await open_minutes(app)
        await app.until("Thorvaldine")
        await app.press("f2")
        await app.until("Elev 01 (2STA)")
        assert "Thorvaldine" not in app.text
        await app.press("f2")
        await app.until("Thorvaldine")


async def test_an_extract_for_one_who_is_taken_away_becomes_the_minutes_for_all(
    desk: Desk,
) -> None:
    async with running(desk, (100, 40)) as app:
        await open_minutes(app)
        await app.press("s")
        await app.on("VersionForm")
        app.screen.query_one("#whom", LineField).value = "Jon Vik"
        await app.press("ctrl+s")
        await app.on("MinutesScreen")
        await app.until("Jon Vik")
        asked = app.screen
        entries = (replace(LAST_MEETING.agenda[0], entries=()),)
        people = tuple(p for p in LAST_MEETING.participants if p.name != "Jon Vik")
        desk.store.commit(put=[replace(LAST_MEETING, participants=people, agenda=entries)])
        app.app.show_data_replaced()
        await app.until("Til stede")
        assert app.screen is asked
        assert "Jon Vik" not in app.text


async def test_hostile_text_in_the_minutes_is_only_text(desk: Desk) -> None:
    texts = ["[/]", "[@click=app.quit]x[/]", "<b>fet</b>", "[x](https://x.no)", "a|b", "\x1b[2J"]
    item = AgendaItem(
        id="i",
        title="[@click=app.quit]tittel",
        entries=tuple(
            Entry(id=f"e{n}", kind=kind, text=text, who=text)
            for n, text in enumerate(texts)
            for kind in (EntryKind.INFO, EntryKind.TASK)
        ),
    )
    desk.store.commit(put=[replace(LAST_MEETING, agenda=(item,))])
    async with running(desk, (140, 50)) as app:
        await open_minutes(app)
        await app.until("[@click=app.quit]tittel", "[/]", "<b>fet</b>", "a|b", "␛[2J")
        assert "[x](https" in app.text.replace("\u2060", "")
        document = app.screen.query_one(Markdown)
        for y in range(min(45, document.size.height)):
            await app.pilot.hover(document, offset=(6, y))
            await app.pilot.click(document, offset=(6, y))
        assert app.app.is_running
        await app.on("MinutesScreen")


def long_meeting() -> Meeting:
    """A meeting that was held, with more items than a screen shows, and a task in the last."""
    items = tuple(
        AgendaItem(
            id=f"i-{n}",
            title=f"Sak nummer {n}",
            entries=(Entry(id=f"e-{n}", kind=EntryKind.INFO, text=f"Notert {n}"),),
        )
        for n in range(1, 13)
    )
    given = Entry(
        id="e-task", kind=EntryKind.TASK, text="ringer", who="Rådgiver", task_id=TASKS[0].id
    )
    last = replace(items[-1], entries=(*items[-1].entries, given))
    return replace(LAST_MEETING, agenda=(*items[:-1], last))


def found(app: Running) -> str:
    """The heading that is marked, and stands where it can be read."""
    (heading,) = app.screen.query(".found")
    assert app.screen.query_one(Reading).region.overlaps(heading.region)
    return str(heading.render())


async def test_what_was_searched_for_opens_in_its_item(desk: Desk) -> None:
    desk.store.commit(put=[long_meeting()])
    async with running(desk) as app:
        await app.press("f5", *"notert 9")
        await app.until("referat")
        await app.press("enter")
        await app.on("MinutesScreen")
        await app.until("Sak nummer 9", "Notert 9")
        assert "Sak nummer 9" in found(app)
        await app.press("home", "f2", "f2")
        await app.until("Til stede")


async def test_the_meeting_of_a_task_opens_in_the_item_that_gave_it(desk: Desk) -> None:
    task = replace(TASKS[0], meeting_id=LAST_MEETING.id)
    desk.store.commit(put=[long_meeting(), task])
    async with running(desk) as app:
        app.app.push_screen(TaskDone(app.app.session, task.id))
        await app.on("TaskDone")
        await app.press("m")
        await app.on("MinutesScreen")
        await app.until("Sak nummer 12")
        assert "Sak nummer 12" in found(app)


async def test_minutes_are_opened_again_changed_and_read_in_both_versions(desk: Desk) -> None:
    async with running(desk, (100, 40)) as app:
        await open_minutes(app)
        await app.press("r")
        await app.on("ReopenMinutes")
        await app.type("feil dato")
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        await app.until("◐ åpnet igjen")
        await app.press("i")
        await app.type("Rettet her")
        await app.press("enter", "f")
        await app.on("Finishing")
        await app.until("Gjøre referatet ferdig som utgave 2?")
        await app.press("a")
        await app.on("MinutesScreen")
        await app.until(
            "2, rettet 19.10.2026 av Berit Aas (berit): feil dato", "Rettet her", "informasjon lagt"
        )
        await app.press("v")
        await app.on("PickVersion")
        await app.press("end", "enter")
        await app.on("FormerMinutes")
        await app.until("Utgave 1 av referatet")
        assert "Rettet her" not in app.text
        await app.press("escape", "escape")
        await app.on("MeetingsScreen")
        assert "rettet, utg. 2" in app.text


async def test_words_are_looked_for_in_the_minutes_and_counted(desk: Desk) -> None:
    async with running(desk, (80, 18)) as app:
        await open_minutes(app)
        await app.press("slash")
        await app.type("morgenringing")
        await app.until("treff 1 av", "Morgenringing i to uker")
        many = app.text.partition("treff 1 av ")[2].split()[0]
        if many != "1":
            await app.press("enter")
            await app.until("treff 2 av")
        await app.press("x")
        await app.until("Ingen treff. Prøv færre bokstaver.")
        await app.press("escape")
        assert "treff" not in app.text
        await app.on("MinutesScreen")
        await app.press("escape")
        await app.on("MeetingsScreen")


async def test_a_hit_of_f5_is_shown_in_its_item_and_marked(desk: Desk) -> None:
    long = " ".join(["Vi gikk gjennom uka som var."] * 40)
    said = Entry(id="e-9", kind=EntryKind.INFO, text=FreeText(f"{long} Ny bussrute. {long}"))
    item = AgendaItem(id="i-9", title=FreeText("Skyss"), entries=(said,))
    desk.store.commit(put=[replace(LAST_MEETING, agenda=(*LAST_MEETING.agenda, item))])
    async with running(desk) as app:
        await app.press("f5")
        await app.on("SearchDialog")
        await app.type("bussrute")
        number = len(LAST_MEETING.agenda) + 1
        await app.until(f"IKO-team 21.9.2026, sak {number}: Skyss", "var. Ny bussrute. Vi")
        await app.press("enter")
        await app.on("MinutesScreen")
        await app.until("treff 1 av 1", "Ny bussrute")
        part = app.screen.query_one(Reading).query("MarkdownParagraph").results(Static)
        marked = [
            words.plain[span.start : span.end]
            for words in (one.content for one in part)
            if isinstance(words, Content)
            for span in words.spans
            if span.style == IN_FRONT
        ]
        assert marked == ["bussrute"]
        await app.press("escape")
        await app.on("OverviewScreen")


async def test_z_takes_an_item_of_finished_minutes_up_in_the_next_meeting(desk: Desk) -> None:
    async with running(desk) as app:
        await open_minutes(app)
        await app.press("z")
        await app.on("Choose")
        await app.press("enter")
        await app.on("TakeUpForm")
        await app.type("igjen")
        await app.press("ctrl+s")
        await app.on("MinutesScreen")
        await app.until("Satt på sakslista til")
    details = [item.detail for item in desk.store.get(Meeting, "meeting-2").agenda]
    assert any("igjen" in detail for detail in details)


async def test_c_reaches_the_page_from_the_text_and_asks_before_it_copies(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("STY", raising=False)
    async with running(desk) as app:
        await open_minutes(app)
        assert isinstance(app.screen.focused, Reading)
        await app.press("c")
        await app.on("Ask")
        await app.until("Kopiere referatet?")


async def test_words_are_looked_for_in_an_earlier_version_as_in_the_one_that_stands(
    desk: Desk,
) -> None:
    version = version_of(LAST_MEETING, NOW, FreeText("berit"))
    desk.store.commit(put=[version])
    async with running(desk) as app:
        app.app.push_screen(FormerMinutes(app.app.session, version.id))
        await app.on("FormerMinutes")
        await app.press("slash", *"morgenringing")
        await app.until("treff 1 av")
        await app.press("escape")
        assert "treff" not in app.text, "out of the search first"
        await app.on("FormerMinutes")
        await app.press("escape")
        assert type(app.screen).__name__ != "FormerMinutes"
