"""The minutes on paper, and in a file that is never written over."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, InputError, StorageError
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import minutes as service
from elvis_tui.services.meetings.minutes import Form, Wanted
from tests.school import LAST_MEETING, NAME_PARTS, TODAY

NAME = "referat-iko-team-2026-09-21.md"


def test_the_minutes_stand_by_name_or_by_number(desk: Desk) -> None:
    shown = service.text(desk, LAST_MEETING, Wanted())
    assert "Thorvaldine Kvisgaard (2STA)" in shown
    hidden = service.text(desk, LAST_MEETING, Wanted(hidden=True)).casefold()
    assert "elev 01 (2sta)" in hidden
    assert not [part for part in NAME_PARTS if part in hidden]


def test_a_meeting_that_was_planned_and_never_held_is_not_the_next_one(desk: Desk) -> None:
    missed = Meeting(id="missed", team=LAST_MEETING.team, on=TODAY - timedelta(days=7))
    desk.store.commit(put=[missed])
    assert "mandag 12.10.2026" not in service.text(desk, LAST_MEETING, Wanted())


def test_they_are_written_to_a_new_private_file(desk: Desk, tmp_path: Path) -> None:
    path = service.write(desk, LAST_MEETING, tmp_path / "ref.md", Wanted())
    assert path == tmp_path / "ref.md"
    assert path.read_text(encoding="utf-8") == service.text(desk, LAST_MEETING, Wanted())
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_gets_the_usual_name_in_it(desk: Desk, tmp_path: Path) -> None:
    assert service.write(desk, LAST_MEETING, tmp_path, Wanted(hidden=True)) == tmp_path / NAME
    assert service.file_name(desk, LAST_MEETING, Wanted()) == NAME


def test_the_home_folder_may_be_written_as_a_tilde(
    desk: Desk, away_from_the_developers_own_data: Path
) -> None:
    written = service.write(desk, LAST_MEETING, Path("~/ref.md"), Wanted(hidden=True))
    assert written == away_from_the_developers_own_data / "ref.md"


@pytest.mark.parametrize("where", ["", "ref.md"])
def test_what_is_there_already_is_never_written_over(
    desk: Desk, tmp_path: Path, where: str
) -> None:
    path = tmp_path / where
    first = service.write(desk, LAST_MEETING, path, Wanted())
    before = first.read_bytes()
    with pytest.raises(StorageError) as refused:
        service.write(desk, LAST_MEETING, path, Wanted(hidden=True))
    assert refused.value.fault is Fault.EXPORT_EXISTS
    assert first.read_bytes() == before


def test_a_folder_that_is_not_there_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        service.write(desk, LAST_MEETING, tmp_path / "finnes" / "ikke.md", Wanted())
    assert refused.value.fault is Fault.EXPORT_FAILED
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_a_pipe_or_a_folder_is_refused_and_not_waited_for(
    desk: Desk, tmp_path: Path
) -> None:
    pipe = tmp_path / "mal.docx"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, tmp_path / "borte.docx"):
        with pytest.raises(InputError) as raised:
            service.file(desk, LAST_MEETING, Wanted(form=Form.WORD), path)
        assert raised.value.fault is Fault.NOT_A_TEMPLATE
