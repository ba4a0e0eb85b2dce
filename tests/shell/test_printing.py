"""`where`, `plan` and `minutes`: documents and facts, to standard output or to a new file."""

from __future__ import annotations

import json
import re
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Level
from elvis_tui.domain.follow_ups.saved_views import SavedView
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MeetingStatus
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team
from elvis_tui.shell.commands import COMMANDS, FORMAT
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import Run, tree

GOLDEN_MONTH = Path(__file__).parents[1] / "golden" / "plan-2026-10.md"


# Where the data lie


def test_where_is_in_the_users_own_data_folder(run: Run, home: Path) -> None:
    done = run("where")
    assert (done.code, done.err) == (0, "")
    assert Path(done.out.removesuffix("\n")) == home / "data" / "elvis-tui" / "elvis.json"
    assert not (home / "data").exists(), "asking makes nothing"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_without_an_xdg_folder_it_is_below_home(run: Run, home: Path) -> None:
    done = run("where", XDG_DATA_HOME="")
    assert done.out == f"{home}/.local/share/elvis-tui/elvis.json\n"


def test_a_variable_names_another_file_and_the_option_wins(run: Run, home: Path) -> None:
    assert run("where", ELVIS_TUI_DATA="~/mitt.json").out == f"{home}/mitt.json\n"
    named = run("--data", "/et/sted.json", "where", ELVIS_TUI_DATA="~/mitt.json")
    assert named.out == "/et/sted.json\n"
    assert run("where", "--data", "/et/sted.json").out == "/et/sted.json\n"


def test_a_home_that_is_not_there_makes_no_folder_of_that_name(run: Run, home: Path) -> None:
    """FAULTS 26."""
    before = tree(home)
    assert "~ingen-her" in run("--data", "~ingen-her/elvis.json", "where").refused(1)
    assert "~ingen-her" in run("import", "x.csv", ELVIS_TUI_DATA="~ingen-her/e.json").refused(1)
    assert tree(home) == before


def test_a_home_that_is_named_by_half_a_path_or_not_at_all_loses_nothing(
    run: Run, home: Path, students: Path
) -> None:
    """FAULTS 26: one private place, told of, and not where one happens to stand."""
    for variables in ({"XDG_DATA_HOME": "halv/sti"}, {"XDG_DATA_HOME": "", "HOME": ""}):
        place = Path(run("where", **variables).out.strip())
        assert place.is_absolute()
        assert place.parts[-2:] == ("elvis-tui", "elvis.json")


# The plan


def test_a_month_of_the_plan_is_printed_as_the_golden_file(run: Run) -> None:
    done = run("plan", "--month", "2026-10", "--today", "2026-10-19")
    assert (done.code, done.err) == (0, "")
    assert done.out == GOLDEN_MONTH.read_text(encoding="utf-8")


def test_without_a_month_it_is_the_month_of_today(run: Run) -> None:
    assert run("--today", "2027-02-03", "plan").out.startswith("# Februar 2027\n")
    assert run("plan", "--today", "2026-06-30").out.startswith("# Juni 2026\n")


def test_a_document_goes_to_a_private_file_and_never_over_another(run: Run, tmp_path: Path) -> None:
    """FAULTS 70, 74."""
    out = tmp_path / "plan.md"
    done = run("plan", "--month", "2026-10", "--today", "2026-10-19", "--out", out)
    assert (done.code, done.out, done.err) == (0, "", f"Skrevet til {out}.\n")
    assert out.read_text(encoding="utf-8") == GOLDEN_MONTH.read_text(encoding="utf-8")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600

    assert str(out) in run("plan", "--month", "2026-11", "--out", out).refused(1)
    assert out.read_text(encoding="utf-8") == GOLDEN_MONTH.read_text(encoding="utf-8")


@pytest.mark.parametrize("out", ["ingen/plan.md", "~ingen-her/plan.md", "a" * 300, "/"])
def test_a_document_that_cannot_be_written_is_told_of(run: Run, home: Path, out: str) -> None:
    before = tree(home)
    assert out in run("plan", "--out", out).refused(1)
    assert tree(home) == before


# The minutes


def test_the_latest_minutes_are_printed(run: Run, data: Path) -> None:
    done = run("--data", data, "minutes", "--latest")
    assert (done.code, done.err) == (0, "")
    meetings = FileStore(data, read_only=True).all(Meeting).values()
    last = max(m.on for m in meetings if m.status is MeetingStatus.FINISHED)
    title = rf"# Referat: (IKO-team|Nærværsteam) {last.day}\.{last.month}\.{last.year}\n"
    assert re.match(title, done.out), done.out[:60]


def test_minutes_by_number_name_no_student(run: Run, data: Path) -> None:
    hidden = run("--data", data, "--names", "hidden", "minutes", "--latest").out
    shown = run("--data", data, "--names", "shown", "minutes", "--latest").out
    names = [s.name for s in FileStore(data, read_only=True).all(Student).values()]
    assert any(name in shown for name in names)
    assert not any(name in hidden for name in names)
    assert re.search(r"Elev \d+", hidden)


def with_a_case(data: Path) -> str:
    """Put a case on the agenda of the latest minutes; returns its id."""
    store = FileStore(data)
    case_id = next(iter(store.all(Case)))
    held = [m for m in store.all(Meeting).values() if m.status is MeetingStatus.FINISHED]
    last = max(held, key=lambda m: m.on)
    item = AgendaItem(id="item-case", case_id=case_id)
    store.commit(put=[replace(last, agenda=(*last.agenda, item))])
    store.close()
    return case_id


def readings(data: Path) -> list[tuple[str, str]]:
    store = FileStore(data, read_only=True)
    entries = store.all(HistoryEntry).values()
    return [(e.record_id, e.verb) for e in entries if e.verb in set(Reading)]


def test_who_prints_minutes_with_a_case_has_read_it_once_a_day(run: Run, data: Path) -> None:
    case_id = with_a_case(data)
    for _again in range(2):
        done = run("--data", data, "minutes", "--latest")
        assert (done.code, done.err) == (0, "")
        assert readings(data) == [(case_id, "case.read_in_shell")]


def test_a_reading_that_cannot_be_logged_is_said_and_the_minutes_are_printed_all_the_same(
    run: Run, data: Path
) -> None:
    with_a_case(data)
    store = FileStore(data)
    done = run("--data", data, "minutes", "--latest")
    store.close()
    assert done.code == 0
    assert done.out.startswith("# Referat")
    assert done.err == "Lesingen er ikke ført i historikken: dataene kan ikke skrives nå.\n"
    assert readings(data) == []


def test_the_minutes_of_nothing_are_told_of_and_no_data_file_is_made(run: Run, home: Path) -> None:
    before = tree(home)
    assert "referat" in run("minutes", "--latest").refused(1)
    assert tree(home) == before


def test_printing_changes_nothing_and_needs_no_place_to_write(run: Run, data: Path) -> None:
    before = tree(data.parent)
    for command in (["minutes", "--latest"], ["tasks"], ["plan"], ["where"]):
        assert run("--data", data, *command).code == 0
    assert tree(data.parent) == before


# The tasks


def test_every_open_task_is_printed_and_by_number_no_student_is_named(run: Run, data: Path) -> None:
    done = run("--data", data, "--names", "shown", "tasks")
    hidden = run("--data", data, "--names", "hidden", "tasks").out
    assert (done.code, done.err) == (0, "")
    store = FileStore(data, read_only=True)
    lines = [line for line in done.out.splitlines() if line.startswith("- ")]
    assert len(lines) == sum(task.is_open for task in store.all(Task).values()) > 5
    names = [s.name for s in store.all(Student).values()]
    assert any(name in done.out for name in names)
    assert not any(name in hidden for name in names)


def test_scripts_get_the_tasks_with_days_and_whom_they_are_about(run: Run, data: Path) -> None:
    told = json.loads(run("--data", data, "tasks", "--format", "json").out)["tasks"]
    assert set(told[0]) == {*("id", "what", "who", "due", "given", "about"), "trigger", "triggered"}
    dues = [task["due"] for task in told]
    assert dues == sorted(dues, key=lambda due: (due is None, due or ""))
    hidden = run("--data", data, "--names", "hidden", "tasks", "--format", "json").out
    abouts = [task["about"] for task in json.loads(hidden)["tasks"] if task["about"]]
    assert all(re.match(r"Elev \d+|\d", about) for about in abouts)


# For scripts


@pytest.mark.parametrize("hidden", [True, False])
def test_a_document_in_a_file_is_told_to_have_names_or_not(
    run: Run, data: Path, tmp_path: Path, hidden: bool
) -> None:
    told = "Navnene er skjult" if hidden else "Elevenes navn står i klartekst."
    way = ("--data", data, "--names", "hidden" if hidden else "shown")
    for command in (("minutes", "--latest"), ("tasks",), ("tasks", "--format", "json")):
        out = tmp_path / f"{'-'.join(command)}.txt"
        assert f"{out}. {told}" in run(*way, *command, "--out", out).err
    facts = json.loads(run(*way, "tasks", "--format", "json").out)
    assert facts["names_hidden"] is hidden
    assert "navn" not in run(*way, "plan", "--out", tmp_path / "plan.md").err.lower()


def test_where_tells_a_script_the_same_place(run: Run, home: Path) -> None:
    done = run("where", "--format", "json")
    assert (done.code, done.err) == (0, "")
    data = Path(run("where").out.removesuffix("\n"))
    told = json.loads(done.out)
    assert told["data"] == str(data)
    assert told["sources"] == str(data.parent / "kilder")
    assert told["preferences"].endswith("elvis-tui/innstillinger.toml")
    assert run("where", "--format", "text").out == run("where").out


def test_json_goes_to_a_file_as_a_document_does(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    done = run("plan", "--month", "2026-10", "--format", "json", "--out", out)
    how = "Elevenes navn står i klartekst."
    assert (done.code, done.out, done.err) == (0, "", f"Skrevet til {out}. {how}\n")
    assert json.loads(out.read_text("utf-8"))["month"] == "2026-10"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_every_key_that_a_script_gets_is_written_down(run: Run, data: Path) -> None:
    written = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    for command in (c for c in COMMANDS if FORMAT in c.arguments):
        chapter = written.partition(f"\n## {command.name}\n")[2].partition("\n## ")[0]
        rows = [line.split("|")[1] for line in chapter.splitlines() if line.startswith("| `")]
        documented = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
        out = json.loads(
            run("--data", data, command.name, "--format", "json", "--today", "2026-10-19").out
        )
        keys = set(out[0] if isinstance(out, list) else out)
        assert set(documented) == keys, command.name


@pytest.mark.parametrize(
    "command",
    [("plan", "--month", "2026-10"), ("tasks",), ("export", "--format", "csv"), ("export",)],
    ids=" ".join,
)
def test_a_dash_is_standard_output_and_no_file(
    run: Run, home: Path, command: tuple[str, ...]
) -> None:
    dashed = run(*command, "--out", "-")
    assert dashed.code == 0
    assert dashed.out.splitlines()[0] == run(*command).out.splitlines()[0]
    assert list((home / "empty").iterdir()) == []


# The follow-up list

ON_MONDAY = ("--today", "2026-10-19", "--data")


def test_the_list_says_who_how_it_stands_and_what_comes_next(run: Run, data: Path) -> None:
    done = run(*ON_MONDAY, data, "--names", "shown", "list")
    title, empty, *lines = done.out.splitlines()
    assert (done.code, title, empty) == (0, "# Oppfølging", "")
    assert len(lines) > 50
    assert re.fullmatch(r"- .+ \(\dS?\w+\) · [●▲■] \w+, \w+, \S+ · .+", lines[0])
    hidden = run(*ON_MONDAY, data, "--names", "hidden", "list").out
    assert re.search(r"- Elev \d", hidden)


@pytest.mark.parametrize(
    "view",
    ["forfalt", "stille", "uten-dato", "IKO-team", "iko", "Avsluttede"],
)
def test_a_view_is_a_part_of_the_list(run: Run, data: Path, view: str) -> None:
    every = json.loads(run(*ON_MONDAY, data, "list", "--format", "json").out)["follow_ups"]
    found = json.loads(run(*ON_MONDAY, data, "list", "--view", view, "--format", "json").out)
    ids = {one["id"] for one in found["follow_ups"]}
    assert ids
    assert (ids < {one["id"] for one in every}) == (view != "Avsluttede")


def test_those_without_a_handover_are_a_view(run: Run, data: Path) -> None:
    every = json.loads(run(*ON_MONDAY, data, "list", "--format", "json").out)["follow_ups"]
    store = FileStore(data)
    told = store.get(FollowUp, every[0]["id"])
    written = Handover(id="over-1", on=date(2026, 10, 1), by="berit", works="tegning")
    store.commit(put=[replace(told, handovers=(written,))])
    store.close()
    asked = ("list", "--view", "uten-overlevering", "--format", "json")
    found = json.loads(run(*ON_MONDAY, data, *asked).out)["follow_ups"]
    assert [one["id"] for one in found] == [one["id"] for one in every[1:]]


def test_scripts_get_what_is_missing_and_the_days(run: Run, data: Path) -> None:
    told = json.loads(run(*ON_MONDAY, data, "--names", "hidden", "list", "--format", "json").out)
    assert told["names_hidden"] is True
    first = told["follow_ups"][0]
    assert list(first) == [
        *("id", "about", "team", "phase", "level", "lacks", "owner", "next_due", "next_what"),
        *("last_seen", "last_contact", "opened", "closed", "silent_days", "steps"),
    ]
    lacking = {lack for one in told["follow_ups"] for lack in one["lacks"]}
    assert lacking <= {
        *("criterion", "findings", "student_view", "measure", "measure_owner"),
        "measure_evaluation",
    }
    dues = [one["next_due"] for one in told["follow_ups"] if one["next_due"]]
    assert dues == sorted(dues)


def test_a_view_that_there_is_not_is_refused_with_those_there_are(run: Run, data: Path) -> None:
    said = run(*ON_MONDAY, data, "list", "--view", "gule").refused(2)
    assert said.startswith(
        "«gule» er ingen visning. De heter: Nærværsteamet, første trinn, alle, mine, IKO-team, "
        "Nærværsteam, forfalt,"
    )


def test_a_view_goes_into_a_spreadsheet(run: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "stille.csv"
    silent = ("list", "--view", "stille", "--format")
    assert run(*ON_MONDAY, data, *silent, "csv", "--out", out).code == 0
    rows = out.read_text("utf-8-sig").splitlines()
    told = json.loads(run(*ON_MONDAY, data, *silent, "json").out)
    assert len(rows) == len(told["follow_ups"]) + 1


def test_a_refusal_names_no_student_and_the_programs_words_are_its_own(
    run: Run, data: Path
) -> None:
    store = FileStore(data)
    name = next(iter(store.all(Student).values())).last_name
    store.commit(put=[Team(id="t-1", name=f"{name}-gruppa"), Team(id="t-2", name="Alle")])
    store.close()
    said = run(*ON_MONDAY, data, "--names", "hidden", "list", "--view", "tull").refused(2)
    assert name.casefold() not in said.casefold()
    assert "▒▒▒▒-gruppa" in said
    assert len(run(*ON_MONDAY, data, "list").out.splitlines()) > 50


def test_a_view_of_the_schools_own_is_chosen_by_its_name(run: Run, data: Path) -> None:
    store = FileStore(data)
    red = SavedView(id="v-1", name="Røde i 2. trinn", level=Level.RED, classes="2")
    clash = SavedView(id="v-2", name="Gruppa")
    store.commit(put=[red, clash, Team(id="t-1", name="gruppa")])
    store.close()
    asked = ("list", "--format", "json", "--view")
    found = json.loads(run(*ON_MONDAY, data, *asked, "røde I 2. TRINN").out)["follow_ups"]
    every = json.loads(run(*ON_MONDAY, data, "list", "--format", "json").out)["follow_ups"]
    reds = [one["id"] for one in every if one["level"] == "red" and "(2" in one["about"]]
    assert len(found) > 0
    assert [one["id"] for one in found] == reds
    said = run(*ON_MONDAY, data, "list", "--view", "gruppa").refused(2)
    assert said == ("«gruppa» er navnet på flere visninger. Skriv en av disse: v-2, t-1.")
    assert len(json.loads(run(*ON_MONDAY, data, *asked, "v-2").out)["follow_ups"]) == len(every)
    said = run(*ON_MONDAY, data, "list", "--view", "gule").refused(2)
    assert said.startswith(
        "«gule» er ingen visning. De heter: Nærværsteamet, første trinn, Røde i 2. "
    )


def test_who_is_silent_is_told_with_how_long_in_every_format(run: Run, data: Path) -> None:
    silent = ("list", "--view", "stille", "--format")
    told = json.loads(run(*ON_MONDAY, data, *silent, "json").out)["follow_ups"]
    days = [one["silent_days"] for one in told]
    assert days == sorted(days, reverse=True)
    assert days[-1] >= 14
    lines = run(*ON_MONDAY, data, *silent, "text").out.splitlines()[2:]
    assert [int(line.partition("stille ")[2].split()[0]) for line in lines] == days
    csv = run(*ON_MONDAY, data, *silent, "csv").out.splitlines()
    assert csv[0].endswith('"Dager uten kontakt"')
    assert [line.rsplit(";", 1)[1] for line in csv[1:]] == [f'"{n}"' for n in days]


def test_what_is_outstanding_is_told_with_who_and_how_late(run: Run, data: Path) -> None:
    store = FileStore(data)
    one = next(f for f in store.all(FollowUp).values() if f.is_open)
    task = Task(
        id="t-9",
        what="ring hjem",
        who="Jon Vik",
        due=date(2026, 10, 16),
        created_on=date(2026, 10, 16),
        subject=one.subject,
        trigger="tre dager på rad",
        trigger_on=date(2026, 10, 16),
    )
    store.commit(put=[task])
    store.close()
    out = run(*ON_MONDAY, data, "list", "--view", "trinn").out
    assert "· ring hjem · Jon Vik · forfalt 3 d ·" in out
    told = json.loads(run(*ON_MONDAY, data, "list", "--view", "TRINN", "--format", "json").out)
    assert told["follow_ups"][0]["steps"] == [
        {
            "what": "ring hjem",
            "who": "Jon Vik",
            "due": "2026-10-16",
            "trigger": "tre dager på rad",
            "triggered": "2026-10-16",
        }
    ]


def test_how_long_it_is_silent_is_told_in_text_sheet_and_json(run: Run, data: Path) -> None:
    silent = (*ON_MONDAY, data, "list", "--view", "stille", "--format")
    told = json.loads(run(*silent, "json").out)["follow_ups"]
    days = [one["silent_days"] for one in told]
    assert days == sorted(days, reverse=True)
    lines = run(*silent, "text").out.splitlines()[2:]
    assert [int(re.findall(r" · stille (\d+) dag(?:er)? · ", line)[0]) for line in lines] == days
    _header, *rows = run(*silent, "csv").out.splitlines()
    assert [int(row.rpartition(";")[2].strip('"')) for row in rows] == days


@pytest.mark.parametrize("format", ["text", "json", "csv"])
def test_a_file_that_is_not_there_is_told_of(run: Run, tmp_path: Path, format: str) -> None:
    missing = tmp_path / "ingen.json"
    done = run("--data", missing, "list", "--view", "stille", "--format", format)
    assert done.code == 0
    first = done.err.splitlines()[0]
    assert first == f"Det er ingen data i {missing} ennå, så lista er tom."
    if format == "json":
        assert json.loads(done.out)["follow_ups"] == []
    if format == "text":
        assert done.out == "# Oppfølging\n\nIngen i denne visningen.\n"
    assert not missing.exists()
    said = run("--data", missing, "list", "--view", "gule").refused(2)
    assert said.startswith("«gule» er ingen visning."), "one sentence, of what can be helped"


def test_the_demo_is_listed_without_touching_ones_own_data(run: Run, home: Path) -> None:
    done = run("--today", "2026-10-19", "--demo", "list", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert len(json.loads(done.out)["follow_ups"]) > 50
    assert run("list", "--demo", "--view", "forfalt").out.startswith("# Oppfølging")
    assert run("--demo", "where").out.endswith("demo.json\n")
    assert "Det er ingen data" in run("list").err
