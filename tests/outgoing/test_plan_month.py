"""A month of the plan as a document."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.month import MonthView, month_view
from elvis_tui.domain.plan.periods import period_of
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.domain.text import clean
from elvis_tui.incoming.plan_document import read_plan
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.outgoing.plan_month import month_document
from elvis_tui.resources import content
from elvis_tui.wording.plan import (
    band_title,
    clashes,
    day_mark,
    free_days,
    more_when,
    school_edges,
    school_year_line,
    short_name,
    title_in,
)
from elvis_tui.wording.public_holidays import public_holidays

GOLDEN = Path(__file__).parents[1] / "golden" / "plan-2026-10.md"
PLAN = read_plan(content("handlingsplan.md").read_text(encoding="utf-8"))
YEARS = read_school_years(content("skoleruter.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 10, 19)
NAMED = Names(students={}, classes={})


def view_of(year: int, month: int, *rows: Activity) -> MonthView:
    holidays = {**public_holidays(year - 1), **public_holidays(year), **public_holidays(year + 1)}
    return month_view(rows or PLAN.activities, year, month, YEARS, holidays, TODAY)


def written(view: MonthView) -> str:
    """The document of a month without meetings."""
    return month_document(view, (), NAMED)


def row(text: str, when_text: str = "Oktober", responsible: str = "Rektor") -> Activity:
    return Activity(
        id="P01",
        text=text,
        when_text=when_text,
        when=read_when(when_text),
        responsible=(responsible,),
    )


def items(document: str) -> list[str]:
    """The text of every list item, as a reader of the rendered page sees it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    found, inside = [], 0
    for token in tokens:
        inside += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline" and inside:
            parts = [" " if c.type == "softbreak" else c.content for c in token.children or ()]
            found.append("".join(parts))
    return found


def cells(document: str) -> list[list[str]]:
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    rows: list[list[str]] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append("".join(c.content for c in tokens[index + 1].children or ()))
    return rows


def test_october_is_written_as_it_has_always_been() -> None:
    assert written(view_of(2026, 10)) == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_october_is_a_page_with_its_weeks_in_a_table() -> None:
    document = GOLDEN.read_text(encoding="utf-8")
    rows = cells(document)
    assert rows[0] == ["", "man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."]
    assert [r[0] for r in rows[1:]] == ["uke 40", "uke 41", "uke 42", "uke 43", "uke 44"]
    assert rows[2][1:] == ["5 fri", "6 fri", "7 fri", "8 fri", "9 fri", "10 !", "11"]
    assert rows[3][3] == "14 After Elvis"
    assert rows[1][1:4] == ["", "", ""]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_activity_of_a_month_is_on_its_page_with_who_is_responsible(month: int) -> None:
    view = view_of(2026 if month > 7 else 2027, month)
    read = items(written(view))
    there = [a for band in view.bands for a in band.activities] + list(view.on_days)
    assert len(read) == len(there)
    for activity in there:
        assert any(
            activity.text in item and ", ".join(activity.responsible) in item for item in read
        )


@pytest.mark.parametrize("month", range(1, 13))
def test_all_that_can_be_done_has_a_box_that_is_read_back(month: int) -> None:
    year = 2026 if month > 7 else 2027
    period, belonging = period_of(year, month), view_of(year, month).activities
    marks = {a.id: mark_done(a, period, TODAY, "Test", a.id) for a in belonging[::2]}
    rows = [replace(a, done=(marks[a.id],)) if a.id in marks else a for a in belonging]
    view = view_of(year, month, *rows) if rows else view_of(year, month)
    boxes = [(item[:3], item[4:]) for item in items(written(view))]
    assert len(boxes) == len(belonging)
    for activity in view.activities:
        box = "[x]" if activity.id in marks else "[ ]"
        title = title_in(activity, view)
        assert [b for b, text in boxes if text.startswith(title)] == [box]


def test_days_outside_the_school_year_are_not_written_as_school_days() -> None:
    august = [c for r in cells(written(view_of(2026, 8))) for c in r]
    assert {"14 fri", "17"} <= set(august)
    june = [c for r in cells(written(view_of(2027, 6))) for c in r]
    assert {"18", "21 fri"} <= set(june)


def test_what_stands_around_school_start_has_its_days_in_the_heading() -> None:
    known = written(view_of(2026, 8))
    assert "## Før skolestart, før 17.8.\n" in known
    assert "## Skolestart, uke 34\n" in known
    assert "## De første skoleukene, 17.8.–30.9.\n" in known
    assert "## Skolestart, dag ukjent\n" in written(view_of(2027, 8))


def test_a_date_that_is_no_school_day_says_so_and_names_the_next() -> None:
    assert clashes(view_of(2026, 10)) == [
        "lør. 10.10. er ikke skoledag (høstferie uke 41)."
        " Nærmeste skoledag: fre. 2.10. eller man. 12.10. Uka før: uke 40."
    ]
    assert clashes(view_of(2026, 10, row("Turdag", "6. oktober"))) == [
        "tir. 6.10. er ikke skoledag (høstferie)."
        " Nærmeste skoledag: fre. 2.10. eller man. 12.10. Uka før: uke 40."
    ]
    assert clashes(view_of(2026, 10, row("Turdag", "13. oktober"))) == []
    assert clashes(view_of(2027, 7, row("Turdag", "5. juli"))) == [
        "man. 5.7. er ikke skoledag (ferie). Nærmeste skoledag: fre. 18.6."
    ]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_page_fits_a_narrow_terminal_and_its_table_lines_up(month: int) -> None:
    lines = written(view_of(2027 if month < 8 else 2026, month)).splitlines()
    assert max(map(len, lines)) <= 79
    assert len({len(line) for line in lines if line.startswith("|")}) == 1


def test_free_days_are_named_whole_even_where_they_leave_the_month() -> None:
    assert free_days(view_of(2026, 10)) == ["Høstferie 5.–9.10."]
    assert free_days(view_of(2026, 11)) == ["Fridag 27.11."]
    assert free_days(view_of(2026, 12))[0] == "Juleferie 21.12.–1.1."
    assert free_days(view_of(2027, 1)) == ["Juleferie 21.12.–1.1.", "Første nyttårsdag 1.1."]
    assert free_days(view_of(2026, 9)) == []


def test_public_holidays_and_single_free_days_are_marked_in_the_weeks() -> None:
    may = [c for r in cells(written(view_of(2027, 5))) for c in r]
    assert "17 fri" in may
    assert "6 fri" in may
    assert "1" in may
    november = [c for r in cells(written(view_of(2026, 11))) for c in r]
    assert "27 fri" in november


def test_a_break_and_another_free_day_are_told_apart_by_a_word() -> None:
    def marks(year: int, month: int) -> dict[int, str]:
        days = [d for week in view_of(year, month).weeks for d in week.days if d.in_month]
        return {d.on.day: day_mark(d) for d in days if day_mark(d)}

    assert marks(2026, 10) == dict.fromkeys(range(5, 10), "ferie")
    assert marks(2026, 11) == {27: "fri"}
    assert marks(2027, 5) == {6: "fri", 17: "fri"}
    assert marks(2026, 8) == dict.fromkeys([*range(3, 8), *range(10, 15)], "ferie")
    assert set(marks(2027, 7).values()) == {"ferie"}


def test_the_first_and_the_last_school_day_are_told_in_their_months() -> None:
    assert school_edges(view_of(2026, 8)) == ["Første skoledag man. 17.8."]
    assert school_edges(view_of(2027, 6)) == ["Siste skoledag fre. 18.6."]
    assert school_edges(view_of(2026, 10)) == []
    assert "Første skoledag man. 17.8." in written(view_of(2026, 8))


def test_a_school_year_without_a_calendar_is_said_and_not_guessed() -> None:
    view = view_of(2027, 10)
    assert school_year_line(view) == (
        "Skoleår 2027/28. Skoleruta er ikke lagt inn, så ferier og fridager er ikke kjent. "
        "Legg den inn med elvis-tui calendar import FIL."
    )
    document = written(view)
    assert "ikke lagt inn" in document
    assert not [c for r in cells(document) for c in r if "fri" in c or "Elvis" in c]
    assert any("After Elvis" in item for item in items(document))


def test_july_says_that_there_is_no_school() -> None:
    assert "Ingen skole i juli." in written(view_of(2027, 7))
    assert "Ingen skole" not in written(view_of(2027, 6))


def test_what_is_done_is_ticked_with_its_date() -> None:
    mark = mark_done(row("Turdag"), "2026-10", TODAY, "Test", "mark-1")
    done = replace(row("Turdag"), done=(mark,))
    assert "- [x] Turdag · Rektor · gjort 19.10.2026\n" in written(view_of(2026, 10, done))
    assert "- [ ] Turdag · Rektor\n" in written(view_of(2027, 10, done))


def test_a_when_is_told_only_when_it_says_more_than_its_band() -> None:
    view = view_of(2026, 11)
    survey = next(a for a in PLAN.activities if a.id == "P19")
    assert more_when(survey, view) == "November Analyse og drøfting av resultater i februar"
    for said in ("November", "Hele året"):
        known = row("Turdag", said)
        assert more_when(known, view_of(2026, 11, known)) == ""
    assert more_when(row("Turdag", "Uke 47"), view) == "Uke 47"


def test_every_kind_of_band_has_its_own_words() -> None:
    assert len({band_title(kind) for kind in Recurrence}) == len(Recurrence)


def test_a_short_name_is_what_stands_in_quotes_or_the_first_words() -> None:
    assert short_name(row("«After Elvis» et tilbud")) == "After Elvis"
    assert short_name(row("Volleyballturnering – hele skolen"), 10) == "Volleybal…"
    assert short_name(row("Turdag")) == "Turdag"


@pytest.mark.parametrize("when_text", ["Oktober", "Hver onsdag", "Uke 41"])
@given(text=st.text(min_size=1, max_size=200), who=st.text(max_size=20))
def test_any_activity_is_only_text_on_the_page(when_text: str, text: str, who: str) -> None:
    document = written(view_of(2026, 10, row(text, when_text, who)))
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    kinds = {c.type for t in tokens for c in t.children or ()}
    assert kinds <= {"text", "softbreak"}
    assert sum(t.type == "bullet_list_open" for t in tokens) == 1
    assert len(cells(document)) == 6
    seen = "".join("".join(items(document)).replace("\u2060", "").split())
    assert "".join(clean(text).replace("\u2060", "").split()) in seen


@pytest.mark.parametrize("sign", ["-", "+", "1.", "=", "#", ">"])
def test_a_line_never_breaks_where_the_next_would_begin_a_list(sign: str) -> None:
    text = f"{'ord ' * 18}{sign} {'ord ' * 18}".strip()
    document = written(view_of(2026, 10, row(text)))
    assert [item for item in items(document) if text in item]


def test_the_teams_meetings_stand_in_their_days_and_in_a_list_of_their_own() -> None:
    meetings = [
        Meeting(id="m-1", team=IKO, on=date(2026, 10, 14), status=MeetingStatus.FINISHED),
        Meeting(id="m-2", team=IKO, on=date(2026, 10, 28), start=time(12, 0)),
    ]
    document = month_document(view_of(2026, 10), meetings, NAMED)
    assert document.endswith(
        "\n## Møter\n\n- [x] ons. 14.10. IKO-team\n- [ ] ons. 28.10. kl. 12.00 IKO-team\n"
    )
    days = [c for r in cells(document) for c in r if "IKO-team" in c]
    assert [day.split()[0] for day in days] == ["14", "28"]
