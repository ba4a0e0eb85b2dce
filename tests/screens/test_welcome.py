"""The first screen of an empty program, and the lists that fill it."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import LineField
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
        await app.press("enter")
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
