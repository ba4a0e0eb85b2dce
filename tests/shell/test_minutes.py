"""`elvis-tui minutes`: which meeting, for whom, in which form, and to where."""

from __future__ import annotations

import json
import stat
from datetime import date, time
from io import BytesIO
from pathlib import Path

import docx
import pytest

from elvis_tui.bootstrap import preferences_path
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Entry, EntryKind
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.preferences import PreferencesFile
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings import versions
from elvis_tui.services.meetings.minutes import read_back
from tests.outgoing.test_word_file import MAIN, template, with_types
from tests.school import LAST_MEETING, NAME_PARTS, desk_with
from tests.shell.conftest import Done, Run, Stream
from tests.shell.test_withheld import in_a_file
from tests.suspected import LOGIN, RUNNING, suspected
from tests.suspected import OTHER as OTHERS

OTHER = replace(LAST_MEETING, id="meeting-9", start=time(14, 0), archive_ref=FreeText("26/117"))
OLDER = replace(LAST_MEETING, id="meeting-8", on=date(2026, 9, 7))
CLOSING = replace(LAST_MEETING, id="meeting-7", on=date(2026, 9, 30), case_id="case-1")
SECRET, SHIELDED, LATER, FIRST = "Kvaxholm", "Snarholt", "Brimfossen", "Ulvestrand"


def noted(text: str, **more: bool) -> Entry:
    return Entry(id="", kind=EntryKind.INFO, text=FreeText(text), by=FreeText("berit"), **more)


def school() -> Desk:
    """Held: two meetings of one day, an older one, a closing meeting, and one opened again."""
    desk = desk_with()
    desk.store.commit(put=[OTHER, OLDER, CLOSING])
    meetings.start(desk, "meeting-2")
    about = meetings.get(desk, "meeting-2").agenda[0].id
    meetings.note(desk, "meeting-2", about, noted(FIRST))
    meetings.note(desk, "meeting-2", about, noted(SECRET, private=True))
    meetings.note(desk, "meeting-2", about, noted(SHIELDED, restricted=True))
    meetings.finish(desk, "meeting-2")
    versions.reopen(desk, "meeting-2", FreeText("feil"))
    meetings.note(desk, "meeting-2", about, noted(LATER))
    return desk


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skolen")
    folder.chmod(0o700)
    return in_a_file(school(), folder / "skole.json")


# Which meeting


def test_without_any_named_the_meetings_are_listed_the_newest_first(ask: Run) -> None:
    lines = ask("minutes").out.splitlines()
    ids = [line.split("|")[1].strip() for line in lines if line.startswith("| meeting")]
    assert ids == ["meeting-2", "meeting-7", "meeting-9", "meeting-1", "meeting-8"]
    assert "Avslutningsmøte" in next(line for line in lines if "meeting-7" in line)
    assert "26/117" in next(line for line in lines if "meeting-9" in line)


def test_as_json_it_tells_what_scripts_need(ask: Run) -> None:
    every = json.loads(ask("minutes", "--format", "json").out)
    rows = [row for row in every if row["name"] != "Avslutningsmøte"]
    assert [row["id"] for row in rows] == ["meeting-2", "meeting-9", "meeting-1", "meeting-8"]
    assert rows[1] == {
        "id": "meeting-9", "on": "2026-09-21", "team": "iko", "name": "IKO-team",
        "version": 1, "items": 2, "archive_ref": "26/117",
    }  # fmt: skip
    assert (rows[0]["version"], rows[2]["archive_ref"]) == (1, None), "opened again, not finished"


@pytest.mark.parametrize(
    "named", ["meeting-8", "MEETING-8", "2026-09-07", "7.9.2026", "07.09.2026"]
)
def test_a_meeting_is_named_by_id_or_by_its_day(ask: Run, named: str) -> None:
    done = ask("minutes", named)
    assert done.code == 0, done
    assert "# Referat: IKO-team 7.9.2026" in done.out
    assert len(read_back(done.out).items) == len(OLDER.agenda)


@pytest.mark.parametrize("day", ["2026-09-21", "21.9.2026"])
def test_of_two_meetings_on_one_day_both_are_told(ask: Run, day: str) -> None:
    told = ask("minutes", day).refused(2)
    assert "meeting-1" in told
    assert "meeting-9" in told


@pytest.mark.parametrize("named", ["meeting-3", "2026-09-30", "x", "30.2.2026", "é\n"])
def test_what_is_no_held_meeting_of_a_team_is_refused_with_those_there_are(
    ask: Run, named: str
) -> None:
    assert "meeting-9 (2026-09-21)" in ask("minutes", named).refused(2)


def test_a_closing_meeting_is_printed_by_its_id_unless_the_case_is_hidden(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "# Referat: Avslutningsmøte 30.9.2026" in ask("minutes", "meeting-7").out
    desk = suspected()
    meetings.finish(desk, RUNNING)
    closing = replace(CLOSING, case_id="case-77", on=date(2026, 10, 18))
    desk.store.commit(put=[closing])
    path = in_a_file(desk, tmp_path / "saken.json")
    monkeypatch.setenv("LOGNAME", OTHERS)
    assert ask("minutes", "meeting-7", path=path).code == 0
    monkeypatch.setenv("LOGNAME", LOGIN)
    assert "meeting-7 " not in ask("minutes", "meeting-7", path=path).refused(2)
    assert "meeting-7" not in ask("minutes", path=path).out


def test_the_latest_is_the_newest_and_one_opened_again_stands_as_it_was_finished(ask: Run) -> None:
    latest = ask("minutes", "--latest").out
    assert latest == ask("minutes", "meeting-2").out
    assert FIRST in latest
    assert LATER not in latest


@pytest.mark.parametrize(
    "form",
    [(), ("--pseudonyms",), ("--format", "html"), ("--format", "docx"), ("--for", "Jon Vik")],
)
def test_a_private_note_and_one_restricted_stand_in_no_form(
    ask: Run, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    for user in ("jon", "berit"):
        monkeypatch.setenv("LOGNAME", user)
        told = ask("minutes", "--latest", *form)
        assert told.code == 0, told
        written = words_of(told.data) if "docx" in form else told.out
        assert "Berit Aas" in written
        assert SECRET not in written
        assert "privat" not in written, "nor that there is one"
        assert SHIELDED not in written
        assert ("skjermet" in written) is ("--for" not in form)


# For whom


def test_the_school_gets_its_own_tasks_and_another_service_what_a_consent_covers(ask: Run) -> None:
    own = ask("minutes", "meeting-1", "--for", "berit aas").out
    assert "Utdrag til | Berit Aas" in own
    assert "snakker med foresatte" in own
    assert "snakker med foresatte" not in ask("minutes", "meeting-1", "--for", "Jon Vik").out
    ppt = ask("minutes", "meeting-2", "--for", "Siv Dahle")
    assert ppt.code == 0
    assert "Utelatt" in ppt.out


def test_whom_nobody_knows_is_refused_with_those_it_can_be_for(ask: Run) -> None:
    told = ask("minutes", "meeting-1", "--for", "Ingen Kjent").refused(2)
    assert "Berit Aas" in told
    assert "Jon Vik" in told


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("meeting-1", "--latest"), "--latest"),
        (("  ",), "tomt"),
        (("meeting-1", "--for", " "), "--for er tomt"),
        (("meeting-1", "--format", "json"), "JSON gir bare lista"),
        (("--latest", "--format", "json"), "JSON gir bare lista"),
        (("--for", "Berit Aas"), "minutes ID"),
        (("--pseudonyms",), "minutes ID"),
        (("--format", "docx"), "minutes ID"),
        (("--latest", "--format", "pdf"), "pdf"),
    ],
)
def test_what_does_not_go_together_is_refused(ask: Run, words: tuple[str, ...], named: str) -> None:
    assert named in ask("minutes", *words).refused(2)


# How students stand


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize("hidden", [("--pseudonyms",), ("--names", "hidden")])
def test_hidden_or_coded_no_name_stands_in_any_form(
    ask: Run, form: str, hidden: tuple[str, ...]
) -> None:
    done = ask("minutes", "meeting-1", *hidden, "--format", form)
    assert done.code == 0, done
    told = words_of(done.data).casefold() if form == "docx" else done.out.casefold()
    assert [part for part in NAME_PARTS if part in told] == []
    assert "elev a" in told if hidden == ("--pseudonyms",) else "elev 01" in told


def test_hidden_no_name_stands_in_the_list(ask: Run) -> None:
    listed = ask("--names", "hidden", "minutes", "--format", "json").out.casefold()
    assert "iko-team" in listed
    assert [part for part in NAME_PARTS if part in listed] == []


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_file()]


def words_of(data: bytes) -> str:
    made = docx.Document(BytesIO(data))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(p.text for p in made.paragraphs), *cells))


# To where


def test_word_goes_down_a_pipe_and_not_to_a_terminal(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = ask("minutes", "meeting-1", "--format", "docx")
    assert "snakker med foresatte" in words_of(piped.data)
    monkeypatch.setattr(Stream, "isatty", lambda _stream: True)
    assert "--out" in ask("minutes", "meeting-1", "--format", "docx").refused(2)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_to_a_file_nobody_else_can_read_and_never_over_another(
    ask: Run, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"referat.{form}"
    done = ask("minutes", "meeting-1", "--format", form, "--out", out)
    assert (done.code, done.data) == (0, b"")
    assert str(out) in done.err
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    before = out.read_bytes()
    assert str(out) in ask("minutes", "meeting-1", "--format", form, "--out", out).refused(1)
    assert out.read_bytes() == before
    assert files(tmp_path) == [out.name]


def test_a_folder_gets_the_usual_name_and_a_dash_is_standard_output(
    ask: Run, tmp_path: Path
) -> None:
    assert ask("minutes", "meeting-1", "--out", tmp_path).code == 0
    assert files(tmp_path) == ["referat-iko-team-2026-09-21.md"]
    plain = ask("minutes", "meeting-1").out
    assert ask("minutes", "meeting-1", "--out", "-").out == plain
    assert (tmp_path / "referat-iko-team-2026-09-21.md").read_text("utf-8") == plain
    ask("minutes", "meeting-1", "--out", tmp_path / "ikke-her" / "r.md").refused(1)


# The school's own template

BAD = {
    "no zip": b"Hei",
    "empty": b"",
    "macros": with_types(template(), MAIN, b"macroEnabled.main+xml"),
    "missing": None,
    "a folder": None,
}


def choose(path: Path) -> None:
    mine = PreferencesFile(preferences_path())
    mine.choose(template=str(path))
    mine.close()


def as_word(ask: Run, tmp_path: Path) -> Done:
    return ask("minutes", "meeting-1", "--format", "docx", "--out", tmp_path / "r.docx")


@pytest.mark.parametrize("what", BAD)
def test_a_template_that_is_none_is_told_by_its_name_and_nothing_is_written(
    ask: Run, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "mal.docx"
    if (data := BAD[what]) is not None:
        path.write_bytes(data)
    elif what == "a folder":
        path.mkdir()
    choose(path)
    assert "mal.docx" in as_word(ask, tmp_path).refused(5)
    assert not (tmp_path / "r.docx").exists()
    assert ask("minutes", "meeting-1").code == 0, "Markdown wants no template"


def test_a_template_of_words_own_kind_is_used(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "mal.dotx"
    path.write_bytes(with_types(template(), MAIN, b"wordprocessingml.template.main+xml"))
    choose(path)
    assert as_word(ask, tmp_path).code == 0
    made = docx.Document(BytesIO((tmp_path / "r.docx").read_bytes()))
    assert made.sections[0].header.paragraphs[0].text == "Eksempel vgs"
