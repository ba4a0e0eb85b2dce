"""`elvis-tui plan import` and `plan use`: shown first, taken in, gone back to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shell.conftest import Run

PLAN = """# Ny plan

| Når | Tiltak | Ansvarlig |
|---|---|---|
| 14. oktober | Temadag [/] | Rektor og elevråd |
| Uke 41 | Høsttur | |
| Når det passer | Besøk | Miljøteam |

| Navn | Telefon |
|---|---|
| Rektor | 00 |
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ny.md"
    path.write_text(PLAN, "utf-8")
    return path


def of_plan(run: Run) -> list[str]:
    told = json.loads(run("plan", "--format", "json", "--today", "2026-10-19").out)
    return [activity["text"] for activity in told["activities"]]


def test_a_dry_run_tells_everything_and_changes_nothing(run: Run, file: Path) -> None:
    done = run("plan", "import", file, "--dry-run", "--today", "2026-10-19")
    assert done.code == 0
    assert "ny.md: 3 aktiviteter, 0 plikter etter § 12-4 og 1 avsnitt er lest." in done.out
    assert "linje 9: tabellen «Navn | Telefon» er ikke en tabell over aktiviteter" in done.out
    assert "Besøk (Når det passer). Programmet forstår ikke" in done.out
    assert "1 aktivitet har ingen ansvarlig." in done.out
    assert "Mot planen som er i bruk: 3 nye, 32 borte." in done.out
    assert done.err == "Ingenting er lagret (--dry-run).\n"
    assert len(of_plan(run)) == 32


def test_a_dry_run_as_json_is_the_plan_that_would_come(run: Run, file: Path) -> None:
    done = run("plan", "import", file, "--dry-run", "--format", "json", "--today", "2026-10-19")
    told = json.loads(done.out)
    assert told["school_year"] == "2026/27"
    day, week, unread = told["activities"]
    assert (day["text"], day["place"], day["dates"]) == ("Temadag [/]", "dates", ["2026-10-14"])
    assert day["responsible"] == ["Rektor", "elevråd"]
    assert (week["place"], week["weeks"], week["months"]) == ("weeks", ["2026-W41"], [10])
    assert (unread["place"], unread["when"]) == ("none", "Når det passer")
    assert unread["unread"]
    assert "Navn | Telefon" in " ".join(told["told"])
    assert "Besøk" in " ".join(told["told"])
    assert set(told) == set(
        json.loads(run("plan", "--format", "json", "--today", "2026-10-19").out)
    )


def test_what_was_not_read_is_told_of_the_plan_in_use_too(run: Run, file: Path) -> None:
    today = ("--today", "2026-10-19")
    before = run("plan", "import", file, "--dry-run", "--format", "json", *today)
    run("plan", "import", file, "--yes", *today)
    after = run("plan", "--format", "json", *today)
    assert json.loads(after.out)["told"] == json.loads(before.out)["told"]


def test_a_plan_of_another_school_year_says_so(run: Run, file: Path) -> None:
    words = "planen sier at den er for skoleåret 2025/26"
    for heading, is_told in (("# Plan 2025/2026", True), ("# Årshjul 2026–27", False)):
        file.write_text(PLAN.replace("# Ny plan", heading), "utf-8")
        done = run("plan", "import", file, "--dry-run", "--today", "2026-10-19")
        assert (words in done.out) is is_told


def test_a_file_that_is_no_plan_is_refused_and_the_plan_is_as_before(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "ny.md"
    for words, why in (
        (PLAN.replace("Besøk", "Bes\0k"), "linje 7: fila er ikke en tekstfil"),
        (PLAN.replace("Besøk", "ø" * 1_000_000), "linje 7: linja er for lang"),
    ):
        file.write_text(words, "utf-8")
        done = run("plan", "import", file, "--yes")
        assert (done.code != 0, why in done.err, "Planen er som før." in done.err) == (True,) * 3
    for path in (tmp_path, tmp_path / "borte.md"):
        done = run("plan", "import", path, "--yes")
        assert "finnes ikke eller kan ikke leses. Planen er som før." in done.err
    assert len(of_plan(run)) == 32


def test_a_plan_is_taken_in_and_the_one_before_used_again(run: Run, file: Path) -> None:
    done = run("plan", "import", file, "--yes")
    assert done.code == 0
    assert "ny.md er planen fra nå av." in done.err
    assert of_plan(run) == ["Temadag [/]", "Høsttur", "Besøk"]
    listed = run("plan", "use").out.splitlines()
    assert listed[0].startswith("●")
    assert listed[0].endswith("(i bruk)")
    assert "handlingsplan.md, programmets egen" in listed[1]
    assert run("plan", "use", "former", "--yes").code == 0
    assert len(of_plan(run)) == 32
    digest = next(line.split()[1] for line in listed if "ny.md" in line)
    assert run("plan", "use", digest[:6]).code == 0
    assert len(of_plan(run)) == 3


def test_the_same_plan_again_changes_nothing(run: Run, file: Path) -> None:
    run("plan", "import", file, "--yes")
    done = run("plan", "import", file, "--yes")
    assert done.code == 0
    assert "Dette er planen som er i bruk. Ingenting endres." in done.out


def test_the_whole_plan_is_written_and_is_the_same_plan_when_taken_in(
    run: Run, file: Path, tmp_path: Path
) -> None:
    run("plan", "import", file, "--yes")
    before = json.loads(run("plan", "--format", "json", "--today", "2026-10-19").out)
    out = tmp_path / "ut.md"
    assert run("plan", "--whole", "--out", out).code == 0
    done = run("plan", "import", out, "--dry-run", "--format", "json", "--today", "2026-10-19")
    assert json.loads(done.out)["activities"] == before["activities"]
    refused = run("plan", "--whole", "--format", "ics").refused(2)
    assert "--whole" in refused


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"# Plan\n\nIngen tabell.\n", "fila har ingen aktiviteter"),
        (b"", "fila har ingen aktiviteter"),
        (b"PK\x03\x04\x14\x00word/document.xml", "fila er fra Word eller et annet kontorprogram"),
        (b"%PDF-1.7\n", "lim det inn i en tekstfil"),
        (b"\xff\xfe\x00", "linje 1: tegnsettet er ikke UTF-8"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_sentence(
    run: Run, file: Path, data: bytes, why: str
) -> None:
    file.write_bytes(data)
    sentence = run("plan", "import", file).refused(5)
    assert sentence.startswith("ny.md kan ikke tas inn: ")
    assert why in sentence
    assert "Planen er som før." in sentence
    assert len(of_plan(run)) == 32


def test_a_file_that_is_not_there_and_a_plan_nobody_knows_are_told(run: Run) -> None:
    assert run("plan", "import", "ingen.md").refused(5)
    assert run("plan", "import").refused(2)
    assert "elvis-tui plan use" in run("plan", "use", "abc").refused(2)


@pytest.mark.parametrize("answer", [False, True])
def test_who_sits_at_a_terminal_is_asked_first(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    asked: list[str] = []

    def yes(question: str, assume: bool = False) -> bool:
        asked.append(question)
        return assume or answer

    monkeypatch.setattr("elvis_tui.terminal.questions.can_be_asked", lambda: True)
    monkeypatch.setattr("elvis_tui.terminal.questions.yes", yes)
    assert run("plan", "import", file).code == (0 if answer else 1)
    assert asked == ["Ta planen i bruk?"]
    assert len(of_plan(run)) == (3 if answer else 32)
