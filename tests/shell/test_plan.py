"""`elvis-tui plan`: a month and a school year, as a document and as facts."""

from __future__ import annotations

import json
import re
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docs.make_schema import PLAN_PATH, plan_schema
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.outgoing import markdown
from elvis_tui.services.desk.sources import Sources
from elvis_tui.shell.plan_facts import ActivityFacts, facts
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import Run
from tests.shell.json_schema import misfits

YEARS = Sources().school_years()
GOLDEN = Path(__file__).parents[1] / "golden"
ON = ("--today", "2026-10-19")


def _with(path: Path, *records: DoneMark | OwnTime) -> None:
    store = FileStore(path)
    store.commit(put=records)
    store.close()


def row(text: str, when_text: str, **more: Any) -> Activity:
    return Activity(
        id="P01",
        key="row",
        text=text,
        when_text=when_text,
        when=read_when(when_text),
        responsible=("Rektor",),
        **more,
    )


def told(*rows: Activity, year: int = 2026) -> list[ActivityFacts]:
    return list(facts(rows, year, YEARS).activities)


def timeless(data: bytes) -> bytes:
    """A calendar without the moment it was written at."""
    return re.sub(rb"(DTSTAMP|SEQUENCE):[^\r]*", rb"\1:", data)


# The school year as facts


def test_the_school_year_is_told_row_by_row_in_the_plans_order(run: Run) -> None:
    year = json.loads(run("plan", "--format", "json", *ON).out)
    assert (year["school_year"], year["month"]) == ("2026/27", None)
    assert [a["id"] for a in year["activities"]] == [f"P{n:02d}" for n in range(1, 33)]
    places = {a["place"] for a in year["activities"]}
    assert places <= {"dates", "weeks", "months", "recurrence", "none"}
    named = next(a for a in year["activities"] if "psykisk helse" in a["text"])
    assert (named["place"], named["dates"], named["months"]) == ("dates", ["2026-10-10"], [10])
    survey = next(a for a in year["activities"] if a["text"].startswith("Elevundersøkelsen"))
    assert (survey["place"], survey["months"], survey["dates"]) == ("months", [11, 2], [])
    club = next(a for a in year["activities"] if "After Elvis" in a["text"])
    assert (club["place"], club["rhythm"], club["dates"]) == ("recurrence", "weekly", [])
    assert {date.fromisoformat(day).isoweekday() for day in club["days"]} == {3}
    assert not {day["on"] for day in year["days_off"]} & set(club["days"])


def test_another_school_year_is_asked_for_by_the_year_it_begins_in(run: Run) -> None:
    year = json.loads(run("plan", "--year", "2027", "--format", "json", *ON).out)
    assert (year["school_year"], year["calendar_known"]) == ("2027/28", False)
    before_august = run("plan", "--year", "--format", "json", "--today", "2026-07-31")
    assert json.loads(before_august.out)["school_year"] == "2025/26"


def test_the_facts_are_as_their_published_schema_says(run: Run, data: Path) -> None:
    assert PLAN_PATH.read_text("utf-8") == plan_schema(), "run python -m docs.make_schema"
    schema = json.loads(PLAN_PATH.read_text("utf-8"))
    for way in ((), ("--month", "2026-10"), ("--names", "hidden")):
        found = json.loads(run("--data", data, *ON, "plan", *way, "--format", "json").out)
        assert found["activities"]
        assert misfits(found, schema, schema) == []


def test_every_key_of_the_plan_is_written_down(run: Run, data: Path) -> None:
    written = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    chapter = written.partition("\n## plan\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in chapter.splitlines() if line.startswith("| `")]
    documented = {key for one in rows for key in re.findall(r"`(\w+)`", one)}
    out = json.loads(run("--data", data, "plan", "--format", "json", *ON).out)
    assert documented == {*out, *out["activities"][0]}


def test_a_span_and_two_days_are_told_apart() -> None:
    span, two = told(row("Tentamen", "10.–12.10."), row("Møter", "10. og 12.10."))
    assert span.dates == two.dates
    assert [(one.first.day, one.last.day) for one in span.spans] == [(10, 12)]
    assert [(one.first.day, one.last.day) for one in two.spans] == [(10, 10), (12, 12)]


def test_what_is_not_read_is_told_with_its_row_and_its_reason() -> None:
    whole = facts([row("Turdag", "når det passer")], 2026, YEARS, told=("Først dette.",))
    (one,) = whole.activities
    assert (one.place, one.dates, one.weeks, one.months) == ("none", (), (), ())
    assert one.unread is not None
    assert one.unread.endswith(".")
    assert whole.told[0] == "Først dette."
    assert len(whole.told) == 2
    assert "Turdag" in whole.told[1]


def test_a_span_is_told_by_its_first_and_its_last_day() -> None:
    (one,) = told(row("Uke for helse", "28. september – 2. oktober"))
    assert one.dates == (date(2026, 9, 28), date(2026, 10, 2))
    assert len(one.days) == 5
    assert one.months == (9, 10)


def test_what_the_team_has_set_is_told_apart_from_the_plan() -> None:
    own = OwnTime(
        id="own-1",
        activity="row",
        text="Turdag",
        year=2026,
        when_text="14. oktober",
        on=date(2026, 9, 3),
        by="Kari",
    )
    (one,) = told(row("Turdag", "Hele året", own=(own, replace(own, id="own-2", year=2025))))
    assert (one.place, one.dates) == ("recurrence", ())
    assert one.team_dates == (date(2026, 10, 14),)
    assert [(t.when, t.place) for t in one.team_times] == [("14. oktober", "dates")]
    assert told(row("Turdag", "Hele året", own=(own,)), year=2027)[0].team_dates == ()


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2026-07", 2025),
        ("2026-08", 2026),
        ("2027-07-31", 2026),
        ("2026-W53", 2026),
        ("2026-W01", 2025),
        ("2026-autumn", 2026),
        ("2027-spring", 2026),
    ],
)
def test_a_mark_is_told_in_the_school_year_it_is_of(period: str, year: int) -> None:
    mark = DoneMark(
        id="m", activity="row", text="Turdag", period=period, on=date(2026, 10, 2), by="Kari"
    )
    for asked in (2025, 2026, 2027):
        (one,) = told(row("Turdag", "Hele året", done=(mark,)), year=asked)
        assert [d.period for d in one.done] == ([period] if asked == year else [])


# A month of it


def test_a_month_is_the_same_facts_of_what_belongs_to_it(run: Run) -> None:
    year = json.loads(run("plan", "--format", "json", *ON).out)
    month = json.loads(run("plan", "--month", "2026-10", "--format", "json", *ON).out)
    assert set(month) == set(year)
    by_id = {a["id"]: a for a in year["activities"]}
    assert 0 < len(month["activities"]) < len(by_id)
    for found in month["activities"]:
        whole = by_id[found["id"]]
        assert found["days"] == [day for day in whole["days"] if day.startswith("2026-10")]
        assert {**found, "days": 0, "done_on": 0} == {**whole, "days": 0, "done_on": 0}
        assert 10 in found["months"] or found["place"] == "none"


def test_a_month_of_the_plan_holds_the_same_as_its_document(run: Run) -> None:
    october = ["plan", "--month", "2026-10", "--today", "2026-10-19"]
    done = run(*october, "--format", "json")
    assert (done.code, done.err) == (0, "")
    month = json.loads(done.out)
    assert (month["month"], month["school_year"]) == ("2026-10", "2026/27")
    assert month["calendar_known"]
    rows = " ".join(run(*october).out.split())
    at = [rows.index(" ".join(markdown.escaped(a["text"]).split())) for a in month["activities"]]
    assert at == sorted(at), "the document's order"
    assert len(at) == len(set(at)) == rows.count(" - ")
    assert {"on": "2026-10-05", "name": "Høstferie"} in month["days_off"]
    weekly = [a for a in month["activities"] if a["days"]]
    assert weekly
    assert not {day["on"] for day in month["days_off"]} & {d for a in weekly for d in a["days"]}


def test_what_is_done_for_the_month_is_told(run: Run, data: Path) -> None:
    store = FileStore(data)
    (period, on) = next((m.period, m.on.isoformat()) for m in store.all(DoneMark).values())
    store.close()
    month = json.loads(run("--data", data, "plan", "--month", period, "--format", "json").out)
    assert on in {a["done_on"] for a in month["activities"]}


# Names in what was learned


def test_what_was_learned_has_the_names_that_may_be_shown(run: Run, data: Path) -> None:
    key = Sources().activities()[0].key
    mark = DoneMark(
        id="mark-x",
        activity=key,
        text="x",
        period="2026-10",
        on=date(2026, 10, 2),
        by="Rut Ask",
        who=FreeText("Rektor"),
        evaluation=FreeText("Bra, sa Nora"),
    )
    _with(data, mark)

    def learned(names: str) -> dict[str, Any]:
        out = run("--data", data, *ON, "--names", names, "plan", "--format", "json").out
        rows = json.loads(out)["activities"]
        return next(d for a in rows for d in a["done"] if d["on"] == "2026-10-02")

    assert learned("shown")["evaluation"] == "Bra, sa Nora"
    assert learned("hidden")["evaluation"] == "Bra, sa ▒▒▒▒"
    assert learned("shown")["who"] == "Rektor"


# The documents


@pytest.mark.parametrize(
    ("way", "name"),
    [
        (("--month", "2026-10", "--format", "html"), "plan-2026-10.html"),
        (("--month", "2026-10", "--format", "json"), "plan-2026-10.json"),
        (("--month", "2026-10", "--format", "ics"), "plan-2026-10.ics"),
        (("--year",), "plan-2026.md"),
        (("--year", "2026/27", "--format", "html"), "plan-2026.html"),
        (("--format", "json"), "plan-2026.json"),
        (("--year", "--responsible", "rektor"), "plan-2026-rektor.md"),
    ],
)
def test_each_form_is_printed_as_its_golden_file(run: Run, way: tuple[str, ...], name: str) -> None:
    done = run("plan", *way, *ON)
    assert done.code == 0
    assert timeless(done.data) == timeless((GOLDEN / name).read_bytes())


def test_a_month_of_one_party_says_whose_it_is_and_has_no_meetings(run: Run, data: Path) -> None:
    def month(*more: str) -> str:
        return run("--data", data, "plan", "--month", "2026-10", *more, *ON).out

    assert "## Møter" in month()
    mine = month("--responsible", "Rektor")
    assert mine.startswith("# Oktober 2026: Rektor\n")
    assert "## Møter" not in mine
    assert "Nærværsteam" not in mine


# The calendar


def test_the_calendar_is_of_the_school_year_and_says_what_has_no_day(run: Run) -> None:
    done = run("plan", "--format", "ics", *ON)
    assert done.code == 0
    assert timeless(done.data) == timeless((GOLDEN / "plan-2026.ics").read_bytes())
    told, *named = done.err.splitlines()
    assert told == "30 aktiviteter har ingen dag, og står ikke i kalenderfila."
    assert len(named) == 30
    assert "  Elevrådsmøter" in named
    again = run("plan", "--year", "2026", "--format", "ics", *ON).data
    assert timeless(again) == timeless(done.data)


def test_the_calendar_goes_to_a_file_byte_for_byte(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "plan.ics"
    done = run("plan", "--format", "ics", "--out", out, "--responsible", "elevtjenesten", *ON)
    assert (done.code, done.data) == (0, b"")
    assert done.err.splitlines()[0] == f"Skrevet til {out}."
    assert b"X-WR-CALNAME:Handlingsplan 2026/27 (Elevtjenesten)\r\n" in out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert str(out) in run("plan", "--format", "ics", "--out", out, *ON).refused(1)


def test_a_month_may_be_a_calendar_too(run: Run) -> None:
    done = run("plan", "--month", "2026-10", "--format", "ics", *ON)
    assert b"UNTIL=20261028" in done.data
    assert "har ingen dag i måneden" in done.err


# One party


def test_one_party_is_asked_for_in_any_of_the_plans_spellings(run: Run) -> None:
    def rows(name: str) -> list[str]:
        way = ("plan", "--responsible", name, "--format", "json", *ON)
        return [a["id"] for a in json.loads(run(*way).out)["activities"]]

    assert rows("Miljøteam") == rows("miljøteamet")
    assert 0 < len(rows("Rektor")) < 32


@pytest.mark.parametrize("name", ["Vaktmester", "", "[/]"])
def test_who_is_not_in_the_plan_is_told_who_is(run: Run, name: str) -> None:
    sentence = run("plan", "--responsible", name, *ON).refused(2)
    assert f"«{name}»" in sentence
    assert "Rektor" in sentence
    assert "Miljøteamet" in sentence


def test_a_month_and_a_year_at_once_are_refused(run: Run) -> None:
    wrong = run("plan", "--month", "2026-10", "--year", "2026")
    assert wrong.refused(2) == "Skriv enten --month eller --year, ikke begge."


# The year's report


def test_the_report_of_a_school_year_is_printed_and_written_as_word(
    run: Run, tmp_path: Path
) -> None:
    out = run("plan", "--report", *ON).out
    assert out.startswith("# Rapport om handlingsplanen 2026/27\n")
    assert run("plan", "--report", "--year", "2025", *ON).out.startswith(
        "# Rapport om handlingsplanen 2025/26\n"
    )
    one = run("plan", "--report", "--responsible", "Biblioteket", *ON).out
    assert one.count("\n### ") == 2
    path = tmp_path / "rapport.docx"
    ran = run("plan", "--report", "--format", "docx", "--out", str(path), *ON)
    assert ran.code == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_report_that_hides_names_says_how_they_stand(
    run: Run, data: Path, tmp_path: Path
) -> None:
    for kind in ("docx", "md"):
        out = tmp_path / f"r.{kind}"
        ran = run(
            "--data", data, "--names", "hidden", "plan", "--report", "--format", kind,
            "--out", str(out), *ON,
        )  # fmt: skip
        assert "der en elev er nevnt, står det ▒▒▒▒." in ran.err
        assert "med nummer" not in ran.err


@pytest.mark.parametrize(
    "asked",
    [("--report", "--format", "json"), ("--report", "--month", "2026-10"), ("--format", "docx")],
)
def test_what_no_report_is_is_refused(run: Run, asked: tuple[str, ...]) -> None:
    ran = run("plan", *asked, *ON)
    assert ran.code == 2
    assert ran.err.count("\n") <= 2
