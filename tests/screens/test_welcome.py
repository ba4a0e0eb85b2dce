"""The first screen of an empty program, and the lists that fill it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

import pytest

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.services.across import lists
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Progress
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField
from tests.incoming.workbooks import xlsx
from tests.screens.running import SMALL, WIDE, Running, running
from tests.screens.waiting import wait_until

LIST = "Etternavn;Fornavn;Klasse\r\nSolli;Nora;2STA\r\nØstbø;Åse;2STA\r\nLid;Omar;3PBA\r\n"


async def open_import(app: Running, path: Path) -> None:
    await app.on("WelcomeScreen")
    await app.press("i")
    await app.on("RosterForm")
    app.screen.query_one(LineField).value = str(path)
    await app.pilot.pause()


@pytest.mark.parametrize("size", [SMALL, WIDE, (72, 18)])
async def test_an_empty_program_says_how_to_begin(empty_desk: Desk, size: tuple[int, int]) -> None:
    async with running(empty_desk, size) as app:
        await app.on("WelcomeScreen")
        await app.until("Velkommen til Elvis.", "elvis-tui import FIL")
        await app.press("end")
        await app.until("oppdiktede navn.")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_one_may_just_go_on(empty_desk: Desk, key: str) -> None:
    async with running(empty_desk) as app:
        await app.on("WelcomeScreen")
        await app.press(key)
        await app.on("OverviewScreen")


@pytest.mark.parametrize(("key", "screen"), [("4", "PlanScreen"), ("5", "MeetingsScreen")])
async def test_the_digits_it_tells_of_work(empty_desk: Desk, key: str, screen: str) -> None:
    async with running(empty_desk) as app:
        await app.on("WelcomeScreen")
        await app.press(key)
        await app.on(screen)


async def test_the_first_student_is_followed_from_here(empty_desk: Desk) -> None:
    async with running(empty_desk) as app:
        await app.on("WelcomeScreen")
        await app.press("n")
        await app.on("PickSubject")
        assert "Skriv navn og klasse" in app.text
        await app.type("Ottilie Sund 1hob")
        await app.press("down", "enter")
        await app.on("StudentForm")
        await app.press("ctrl+s")
        await app.on("FollowUpForm")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert "Ottilie Sund (1HOB)" in app.text


async def test_a_program_in_use_does_not_welcome(desk: Desk) -> None:
    async with running(desk) as app:
        await app.on("OverviewScreen")
        assert len(app.app.screen_stack) == 1


async def test_a_list_is_looked_at_first_and_taken_in_with_ctrl_s(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "elever.csv"
    path.write_bytes(LIST.encode("cp1252"))
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("ctrl+s")
        assert not empty_desk.store.all(Student)
        await app.press("enter")
        await app.until("3", "ctrl+s henter inn.")
        assert not empty_desk.store.all(Student)
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    names = {s.name for s in empty_desk.store.all(Student).values()}
    assert names == {"Nora Solli", "Åse Østbø", "Omar Lid"}
    assert len(empty_desk.store.all(SchoolClass)) == 2


async def test_a_workbook_is_a_list_as_well(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "elever.xlsx"
    path.write_bytes(xlsx([("Klasselister",), ("Navn", "Klasse"), ("Omar Lid", "3PBA")]))
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("enter")
        await app.until("1 elev i 1 klasse: 1 ny.")
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    assert [s.name for s in empty_desk.store.all(Student).values()] == ["Omar Lid"]


async def test_another_path_must_be_looked_at_again(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "elever.csv"
    path.write_text(LIST, encoding="utf-8")
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("enter")
        await app.until("ctrl+s henter inn.")
        await app.type("x")
        await app.press("ctrl+s")
        await app.on("RosterForm")
        assert not empty_desk.store.all(Student)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "finnes ikke"),
        (b"", "Fila er tom."),
        (b"a;b\r\n1;2\r\n", "overskrift"),
    ],
)
async def test_a_list_that_cannot_be_used_is_told_and_nothing_changes(
    empty_desk: Desk, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "elever.csv"
    if content is not None:
        path.write_bytes(content)
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("enter")
        await wait_until(app.pilot, lambda: words in " ".join(app.text.split()))
        await app.press("ctrl+s", "escape")
        await app.on("WelcomeScreen")
    assert not empty_desk.store.all(Student)


async def test_what_was_shown_is_what_comes_whatever_becomes_of_the_file(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "elever.csv"
    path.write_text(LIST, encoding="utf-8")
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("enter")
        await app.until("ctrl+s henter inn.")
        path.write_text("Navn;Klasse\nIngen Annen;1STA\n", encoding="utf-8")
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    names = {s.name for s in empty_desk.store.all(Student).values()}
    assert names == {"Nora Solli", "Åse Østbø", "Omar Lid"}


async def test_when_the_data_have_changed_it_is_planned_anew_and_shown_again(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "elever.csv"
    path.write_text(LIST, encoding="utf-8")
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("enter")
        await app.until("3 elever i 2 klasser: 3 nye.")
        register.add_student(empty_desk, "Nora Solli 2STA")
        path.unlink()
        await app.press("ctrl+s")
        await app.until("Data ble endret imens.", "3 elever i 2 klasser: 2 nye, 1 uendret.")
        assert len(empty_desk.store.all(Student)) == 1, "it was applied without being shown"
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    names = sorted(s.name for s in empty_desk.store.all(Student).values())
    assert names == ["Nora Solli", "Omar Lid", "Åse Østbø"]


async def test_esc_stops_the_reading(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "elever.csv"
    rows = [f"Elevsen{i};Ny;1STA" for i in range(300)]
    path.write_text("\n".join(["Etternavn;Fornavn;Klasse", *rows]), encoding="utf-8")
    begun, left, ended = Event(), Event(), Event()
    read = lists.read

    def slowly(
        desk: Desk, path: Path, progress: Progress, as_of: date | None
    ) -> lists.IncomingList:
        begun.set()
        left.wait(10)
        try:
            return read(desk, path, progress, as_of)
        finally:
            ended.set()

    monkeypatch.setattr(lists, "read", slowly)
    async with running(empty_desk) as app:
        await open_import(app, path)
        await app.press("enter")
        await wait_until(app.pilot, begun.is_set)
        assert "Esc avbryter" in app.text
        await app.press("escape")
        await app.on("WelcomeScreen")
        left.set()
        await wait_until(app.pilot, ended.is_set)
        await app.press("i")
        await app.on("RosterForm")
        assert "Enter viser hva som kommer." in app.text
    assert not empty_desk.store.all(Student)
