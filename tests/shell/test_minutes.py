"""`elvis-tui minutes` and `agenda`: which meeting, for whom, in which form, and to where."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from elvis_tui.bootstrap import preferences_path
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.preferences import PreferencesFile
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings import versions
from elvis_tui.services.meetings.minutes import read_back
from elvis_tui.shell import running
from elvis_tui.shell.commands import COMMANDS
from tests.outgoing.test_word_file import MAIN, template, with_types
from tests.school import LAST_MEETING, NAME_PARTS, desk_with
from tests.shell.test_withheld import in_a_file
from tests.suspected import LOGIN, RUNNING, suspected, words_in
from tests.suspected import OTHER as OTHERS

COUNCIL = "council"
OTHER = replace(LAST_MEETING, id="meeting-9", start=time(14, 0), archive_ref=FreeText("26/117"))
OLDER = replace(LAST_MEETING, id="meeting-8", on=date(2026, 9, 7))
CLOSING = replace(LAST_MEETING, id="meeting-7", on=date(2026, 9, 30), case_id="case-1")
SECRET, SHIELDED, LATER, FIRST = "Kvaxholm", "Snarholt", "Brimfossen", "Ulvestrand"


def noted(text: str, **more: bool) -> Entry:
    return Entry(id="", kind=EntryKind.INFO, text=FreeText(text), by=FreeText("berit"), **more)


def school() -> Desk:
    """Held: two meetings of one day, an older one, a closing meeting, and one opened again."""
    desk = desk_with()
    council = Team(
        id=COUNCIL, name=FreeText("Elevråd"), follows_up=False, students_take_part=True, order=3,
        students=("s-1",), standing=(FreeText("Ordet er fritt"),),
    )  # fmt: skip
    desk.store.commit(put=[OTHER, OLDER, CLOSING, council])
    meetings.start(desk, "meeting-2")
    about = meetings.get(desk, "meeting-2").agenda[0].id
    meetings.note(desk, "meeting-2", about, noted(FIRST))
    meetings.note(desk, "meeting-2", about, noted(SECRET, private=True))
    meetings.note(desk, "meeting-2", about, noted(SHIELDED, restricted=True))
    meetings.finish(desk, "meeting-2")
    versions.reopen(desk, "meeting-2", FreeText("feil"))
    meetings.note(desk, "meeting-2", about, noted(LATER))
    planned = meetings.plan(desk, COUNCIL, date(2026, 11, 3), time(10, 0), "Aulaen")
    # What was put there before students took part.
    about_one = AgendaItem(id="item-8", subject=Subject.of_student("s-2"))
    by_words = AgendaItem(id="item-9", title=desk.store.get(Student, "s-3").first_name)
    desk.store.commit(put=[replace(planned, agenda=(about_one, by_words))])
    return desk


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skolen")
    folder.chmod(0o700)
    return in_a_file(school(), folder / "skole.json")


class Said(NamedTuple):
    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()

    def refused(self, code: int) -> str:
        assert (self.code, self.data) == (code, b""), self
        assert self.err.count("\n") == 1, self.err
        assert "programmet" not in self.err, self.err
        return self.err.removesuffix("\n")


Ask = Callable[..., Said]


@pytest.fixture
def ask(
    data: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    monkeypatch.setenv("LOGNAME", "jon")

    def ask(*words: object, path: Path = data) -> Said:
        code = running.run(["--today", "2026-10-19", "--data", str(path), *map(str, words)])
        told = capsysbinary.readouterr()
        command = next(one for one in COMMANDS if one.name in words)
        assert code in command.codes, f"{command.name} says that it never gives this"
        return Said(code, told.out, told.err.decode())

    return ask


# Which meeting


def test_without_any_named_the_meetings_are_listed_the_newest_first(ask: Ask) -> None:
    lines = ask("minutes").out.splitlines()
    ids = [line.split("|")[1].strip() for line in lines if line.startswith("| meeting")]
    assert ids == ["meeting-2", "meeting-7", "meeting-9", "meeting-1", "meeting-8"]
    assert "Avslutningsmøte" in next(line for line in lines if "meeting-7" in line)
    assert "26/117" in next(line for line in lines if "meeting-9" in line)


def test_as_json_it_tells_what_scripts_need(ask: Ask) -> None:
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
def test_a_meeting_is_named_by_id_or_by_its_day(ask: Ask, named: str) -> None:
    done = ask("minutes", named)
    assert done.code == 0, done
    assert "# Referat: IKO-team 7.9.2026" in done.out
    assert len(read_back(done.out).items) == len(OLDER.agenda)


@pytest.mark.parametrize("day", ["2026-09-21", "21.9.2026"])
def test_of_two_meetings_on_one_day_both_are_told(ask: Ask, day: str) -> None:
    told = ask("minutes", day).refused(2)
    assert "meeting-1" in told
    assert "meeting-9" in told


@pytest.mark.parametrize("named", ["meeting-3", "2026-09-30", "x", "30.2.2026", "é\n"])
def test_what_is_no_held_meeting_of_a_team_is_refused_with_those_there_are(
    ask: Ask, named: str
) -> None:
    assert "meeting-9 (2026-09-21)" in ask("minutes", named).refused(2)


def test_a_closing_meeting_is_printed_by_its_id_unless_the_case_is_hidden(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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


def test_the_latest_is_the_newest_and_one_opened_again_stands_as_it_was_finished(ask: Ask) -> None:
    latest = ask("minutes", "--latest").out
    assert latest == ask("minutes", "meeting-2").out
    assert FIRST in latest
    assert LATER not in latest


@pytest.mark.parametrize(
    "form",
    [(), ("--pseudonyms",), ("--format", "html"), ("--format", "docx"), ("--for", "Jon Vik")],
)
def test_a_private_note_and_one_restricted_stand_in_no_form(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
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


def test_the_school_gets_its_own_tasks_and_another_service_what_a_consent_covers(ask: Ask) -> None:
    own = ask("minutes", "meeting-1", "--for", "berit aas").out
    assert "Utdrag til | Berit Aas" in own
    assert "snakker med foresatte" in own
    assert "snakker med foresatte" not in ask("minutes", "meeting-1", "--for", "Jon Vik").out
    ppt = ask("minutes", "meeting-2", "--for", "Siv Dahle")
    assert ppt.code == 0
    assert "Utelatt" in ppt.out


def test_whom_nobody_knows_is_refused_with_those_it_can_be_for(ask: Ask) -> None:
    told = ask("minutes", "meeting-1", "--for", "Ingen Kjent").refused(2)
    assert "Berit Aas" in told
    assert "Jon Vik" in told


@pytest.mark.parametrize(
    "words",
    [
        ("meeting-1", "--latest"),
        ("  ",),
        ("meeting-1", "--for", " "),
        ("meeting-1", "--format", "json"),
        ("--for", "Berit Aas"),
        ("--pseudonyms",),
        ("--format", "docx"),
        ("--latest", "--format", "pdf"),
    ],
)
def test_what_does_not_go_together_is_refused(ask: Ask, words: tuple[str, ...]) -> None:
    ask("minutes", *words).refused(2)


# How students stand


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize("hidden", [("--pseudonyms",), ("--names", "hidden")])
def test_hidden_or_coded_no_name_stands_in_any_form(
    ask: Ask, form: str, hidden: tuple[str, ...]
) -> None:
    done = ask("minutes", "meeting-1", *hidden, "--format", form)
    assert done.code == 0, done
    told = words_of(done.data).casefold() if form == "docx" else done.out.casefold()
    assert [part for part in NAME_PARTS if part in told] == []
    assert "elev a" in told if hidden == ("--pseudonyms",) else "elev 01" in told


def test_hidden_no_name_stands_in_the_list(ask: Ask) -> None:
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
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = ask("minutes", "meeting-1", "--format", "docx")
    assert "snakker med foresatte" in words_of(piped.data)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "--out" in ask("minutes", "meeting-1", "--format", "docx").refused(2)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_to_a_file_nobody_else_can_read_and_never_over_another(
    ask: Ask, tmp_path: Path, form: str
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
    ask: Ask, tmp_path: Path
) -> None:
    assert ask("minutes", "meeting-1", "--out", tmp_path).code == 0
    assert files(tmp_path) == ["referat-iko-team-2026-09-21.md"]
    plain = ask("minutes", "meeting-1").out
    assert ask("minutes", "meeting-1", "--out", "-").out == plain
    assert (tmp_path / "referat-iko-team-2026-09-21.md").read_text("utf-8") == plain
    ask("minutes", "meeting-1", "--out", tmp_path / "ikke-her" / "r.md").refused(1)


def test_a_folder_gets_the_usual_name_of_a_saksliste_too(ask: Ask, tmp_path: Path) -> None:
    done = ask("agenda", "--next", "--out", tmp_path)
    (out,) = (tmp_path / name for name in files(tmp_path))
    assert out.name == "saksliste-naervaersteam-2026-10-26.md"
    assert (done.code, done.data) == (0, b"")
    assert done.err == f"Skrevet til {out}. Elevenes navn står i klartekst.\n"
    assert out.read_text("utf-8") == ask("agenda", "--next").out


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


def as_word(ask: Ask, tmp_path: Path) -> Said:
    return ask("minutes", "meeting-1", "--format", "docx", "--out", tmp_path / "r.docx")


@pytest.mark.parametrize("what", BAD)
def test_a_template_that_is_none_is_told_by_its_name_and_nothing_is_written(
    ask: Ask, tmp_path: Path, what: str
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


def test_a_template_of_words_own_kind_is_used(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "mal.dotx"
    path.write_bytes(with_types(template(), MAIN, b"wordprocessingml.template.main+xml"))
    choose(path)
    assert as_word(ask, tmp_path).code == 0
    made = docx.Document(BytesIO((tmp_path / "r.docx").read_bytes()))
    assert made.sections[0].header.paragraphs[0].text == "Eksempel vgs"


# The saksliste


def test_the_next_saksliste_is_printed_and_the_planned_meetings_listed(ask: Ask) -> None:
    assert ask("agenda").out.count("- ") == 2
    assert "# Saksliste: Nærværsteam 26.10.2026" in ask("agenda", "--next").out
    council = ask("agenda", "--next", "--series", "elevråd").out
    assert "Ordet er fritt" in council
    assert council == ask("agenda", "--next", "--series", COUNCIL).out


def test_where_students_sit_nothing_about_a_person_stands_on_it(ask: Ask) -> None:
    council = ask("agenda", "--next", "--series", "elevråd").out
    assert council.splitlines()[-1] == "2. **Ordet er fritt** – fast sak"
    items = council.partition("\n1. ")[2].casefold()
    assert [part for part in NAME_PARTS if part in items] == []


def test_by_number_nobody_is_named(ask: Ask) -> None:
    for words in (("agenda",), ("agenda", "--next"), ("agenda", "--next", "--series", "elevråd")):
        told = ask("--names", "hidden", *words).out.casefold()
        assert told
        assert [part for part in NAME_PARTS if part in told] == []


@pytest.mark.parametrize(("series", "code"), [("finnes ikke", 2), ("iko", 1), ("IKO-team", 1)])
def test_a_series_nobody_knows_or_without_a_planned_meeting_is_refused(
    ask: Ask, series: str, code: int
) -> None:
    told = ask("agenda", "--next", "--series", series).refused(code)
    assert ("Elevråd" in told) is (code == 2)


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_series_is_none_and_not_every_one(ask: Ask, empty: str) -> None:
    for words in (("agenda",), ("agenda", "--next")):
        assert "Elevråd" in ask(*words, "--series", empty).refused(2)


def test_what_was_never_held_or_is_about_a_case_alone_is_not_next(ask: Ask, tmp_path: Path) -> None:
    desk = desk_with()
    missed = replace(meetings.get(desk, "meeting-2"), on=date(2026, 10, 12))
    again = replace(meetings.get(desk, "meeting-3"), on=date(2026, 10, 16))
    about_a_case = replace(again, id="meeting-6", on=date(2026, 10, 20), case_id="case-1")
    desk.store.commit(put=[missed, again, about_a_case])
    path = in_a_file(desk, tmp_path / "skole.json")
    assert "Planlegg ett" in ask("agenda", "--next", path=path).refused(1)
    assert ask("agenda", path=path).out.count("- ") == 3, "they are listed all the same"


def test_a_case_kept_from_whoever_asks_is_not_on_it(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "skolen"
    folder.mkdir(mode=0o700)
    desk = suspected()
    meetings.finish(desk, RUNNING)
    meetings.plan(desk, IKO, date(2026, 10, 26), None, "")
    path = in_a_file(desk, folder / "skole.json")
    for user, told in ((LOGIN, False), (OTHERS, True)):
        monkeypatch.setenv("LOGNAME", user)
        done = ask("agenda", "--next", "--series", IKO, path=path)
        assert done.code == 0, done
        assert bool(words_in(done.out)) is told, done.out
