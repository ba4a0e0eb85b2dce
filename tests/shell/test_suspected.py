"""No command of the shell tells whoever is suspected in a case that there is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from tests.parties import parties
from tests.screens.walks import busy_desk
from tests.shell.conftest import Run
from tests.shell.test_withheld import NOT_A_LIST, TOLD, WRITES, in_a_file
from tests.suspected import HELD, LOGIN, OTHER, RUNNING, SUSPECTED, suspected, tick, words_in

WHOLE = ("export",)
"""The exchange file is whole, whoever asks for it: see the guide on who sees what."""
LISTS = {name: ways for name, ways in WRITES.items() if name not in WHOLE}


def file_of(folder: Path, desk: Desk) -> Path:
    folder.mkdir(mode=0o700)
    return in_a_file(desk, folder / "skole.json")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return file_of(tmp_path / "skolen", suspected())


@pytest.fixture
def ticked(tmp_path: Path) -> Path:
    desk = suspected()
    tick(desk)
    return file_of(tmp_path / "med-den-mistenkte", desk)


def told(run: Run, path: Path, command: str, asked: tuple[str, ...], user: str) -> str:
    done = run(*TOLD, path, command, *asked, LOGNAME=user, USER=user)
    assert done.code == 0, done
    return f"{done.out}\n{done.err}"


@pytest.mark.parametrize("command", LISTS)
def test_no_command_tells_the_one_at_the_keyboard(run: Run, data: Path, command: str) -> None:
    for asked in LISTS[command]:
        written = told(run, data, command, asked, LOGIN)
        assert words_in(written) == [], (asked, written)


@pytest.mark.parametrize("command", ["minutes", "tasks", "list"])
def test_no_command_tells_of_it_with_the_one_in_the_room(
    run: Run, ticked: Path, command: str
) -> None:
    for asked in LISTS[command]:
        written = told(run, ticked, command, asked, OTHER)
        assert words_in(written) == [], (asked, written)


def test_the_minutes_say_that_an_item_is_shielded_and_no_more(run: Run, tmp_path: Path) -> None:
    desk = suspected()
    meetings.finish(desk, RUNNING)
    path = file_of(tmp_path / "avholdt", desk)
    written = told(run, path, "minutes", ("--latest",), LOGIN)
    assert "◼ skjermet" in written
    assert words_in(written) == []
    whole = told(run, path, "minutes", ("--latest",), OTHER)
    assert {"2026-77", "glipheim"} <= set(words_in(whole))
    assert HELD != RUNNING


def test_anybody_else_is_told_and_the_exchange_file_is_whole(run: Run, data: Path) -> None:
    assert words_in(told(run, data, "tasks", (), OTHER)) != []
    for user in (LOGIN, OTHER):
        assert {"fnattvik", "rundvask"} <= set(words_in(told(run, data, "export", (), user)))


def test_check_counts_for_the_one_as_if_there_were_nothing(
    run: Run, data: Path, tmp_path: Path
) -> None:
    def counted(path: Path, user: str) -> dict[str, int]:
        written = run(*TOLD, path, "check", "--format", "json", LOGNAME=user, USER=user).out
        records = json.loads(written)["records"]
        return {table: count for table, count in records.items() if count}

    without = busy_desk()
    without.store.commit(put=[SUSPECTED])
    expected = counted(file_of(tmp_path / "uten", without), OTHER)
    shown, whole = (counted(data, user) for user in (LOGIN, OTHER))
    # What was put on the lists of meetings that are there for all is of their history.
    told = {c.pop("history") for c in (expected, shown)}
    assert max(told) < whole.pop("history")
    assert shown == expected
    more = {table for table in whole if whole[table] != shown.get(table)}
    assert more == {"cases", "tasks", "meetings", "interventions"}


def test_check_tells_the_one_of_no_reference_that_leads_nowhere(run: Run, tmp_path: Path) -> None:
    desk = suspected()
    case = desk.store.get(Case, "case-77")
    desk.store.commit(put=[replace(case, parties=parties("s-99"))])
    path = file_of(tmp_path / "mangler", desk)
    lost = "1 henvisninger i saker peker på noe som ikke finnes"
    for user, there in ((OTHER, True), (LOGIN, False)):
        done = run(*TOLD, path, "check", LOGNAME=user, USER=user)
        assert (lost in done.out) is there, done.out


def test_every_command_that_lists_is_gone_through() -> None:
    assert LISTS.keys() | set(WHOLE) == WRITES.keys()
    assert not LISTS.keys() & NOT_A_LIST
