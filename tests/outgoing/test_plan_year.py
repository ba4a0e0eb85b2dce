"""A school year of the plan as a document, and the page that is printed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.placement import Told
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.times import Why
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.plan.year import year_view
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import clean
from elvis_tui.outgoing.plan_page import month_page
from elvis_tui.outgoing.plan_year import year_document
from tests.plan_golden import PLAN, TODAY, YEARS


def written(*rows: Activity, year: int = 2026, party: str = "") -> str:
    return year_document(year_view(rows, year, YEARS, TODAY), party)


def row(text: str, when_text: str, who: str = "Rektor", **more: Any) -> Activity:
    return Activity(
        id=f"P-{text}",
        key=f"key-{text}",
        text=text,
        when_text=when_text,
        when=read_when(when_text),
        responsible=(who,) if who else (),
        **more,
    )


def mark(period: str, on: date = date(2026, 10, 2)) -> DoneMark:
    return DoneMark(
        id=f"mark-{period}",
        activity="key",
        text="x",
        period=period,
        on=on,
        by="Rut Ask",
        who=FreeText("Kari Vik"),
        evaluation=FreeText("Nora var med"),
    )


def own(when_text: str) -> OwnTime:
    return OwnTime(
        id=f"own-{when_text}",
        activity="key",
        text="x",
        year=2026,
        when_text=when_text,
        on=date(2026, 9, 3),
        by="Rut Ask",
    )


def chapter(document: str, title: str) -> list[str]:
    """The lines under a heading of the second level."""
    _before, found, rest = document.partition(f"\n## {title}\n")
    assert found, title
    return [line for line in rest.partition("\n## ")[0].splitlines() if line]


def cells(document: str) -> list[list[str]]:
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    rows: list[list[str]] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append("".join(c.content for c in tokens[index + 1].children or ()))
    return rows


def test_every_row_of_the_plan_stands_in_the_year_with_who_is_responsible() -> None:
    document = written(*PLAN.activities)
    lines = document.splitlines()
    for activity in PLAN.activities:
        named = ", ".join(activity.responsible)
        found = [line for line in lines if activity.text in line.replace("\\", "")]
        assert found, activity.text
        assert all(named in line for line in found)


@pytest.mark.parametrize(
    ("when_text", "month", "when"),
    [
        ("Oktober", "Oktober 2026", "hele måneden"),
        ("14. oktober", "Oktober 2026", "ons. 14.10."),
        ("10. oktober", "Oktober 2026", "lør. 10.10., ikke skoledag"),
        ("6. oktober", "Oktober 2026", "tir. 6.10., ikke skoledag"),
        ("uke 41", "Oktober 2026", "uke 41"),
        ("innen 14. oktober", "Oktober 2026", "innen ons. 14.10."),
        ("28. september – 2. oktober", "September 2026", "28.9.–2.10."),
    ],
)
def test_a_time_stands_in_the_table_of_its_month(when_text: str, month: str, when: str) -> None:
    (_head, _line, *rows) = [
        line for line in chapter(written(row("Tur", when_text)), month) if line.startswith("|")
    ]
    assert [line.split("|")[1].strip() for line in rows] == [when]


def test_what_is_done_left_and_late_is_told_by_a_sign() -> None:
    document = written(
        row("Gjort", "September", done=(mark("2026-09"),)),
        row("Sen", "September"),
        row("Igjen", "November"),
    )
    assert "✔ gjort: 1 · ○ igjen: 1 · ! sen: 1" in document
    states = {cell[1]: cell[3] for cell in cells(document) if len(cell) == 4}
    assert (states["Gjort"], states["Sen"], states["Igjen"]) == ("✔ 2.10.", "! sen", "○")


def test_what_the_team_has_set_is_said_to_be_the_teams() -> None:
    document = written(row("Utvalg", "Hele året", own=(own("14. oktober"),)))
    assert "| ons. 14.10. (teamets dato) | Utvalg |" in document


def test_what_the_team_has_set_to_recur_every_week_stands_by_itself() -> None:
    document = written(row("Utvalg", "Hele året", own=(own("hver onsdag"),)))
    assert chapter(document, "Gjentas, satt av teamet") == [
        "- Utvalg (19.8.–16.6., 39 ganger) · Rektor"
    ]


def test_what_goes_on_all_year_tells_when_it_is_marked() -> None:
    done = (mark("2026-10"), mark("2027-spring"), mark("2025-11"))
    (line,) = chapter(written(row("Elevråd", "Hele året", done=done)), "Hele året")
    assert line == "- Elevråd · Rektor · ✔ oktober 2026, våren 2027"


def test_what_is_not_read_stands_last_with_the_reason() -> None:
    (line,) = chapter(written(row("Tur", "når det passer")), "Uten fast tid")
    assert line == (
        "- Tur (Programmet forstår ikke «når det passer», og viser raden hver måned) · Rektor"
    )


def test_a_year_gone_by_and_what_contradicts_itself_is_told() -> None:
    document = written(row("Før", "10.10.2024"), row("Rar", "mandag 13. oktober"))
    before, odd = chapter(document, "Uten fast tid")
    assert "et skoleår som er over" in before
    assert "datoen er tirsdag 13.10.2026" in odd


def test_what_must_be_said_of_that_which_has_its_place_stands_at_the_end() -> None:
    view = year_view([row("Tur", "14. oktober")], 2026, YEARS, TODAY)
    told = Told(why=Why.LATER_YEAR, words="12.1.2029")
    rows = [replace(r, placement=replace(r.placement, told=(told,))) for r in view.rows]
    document = year_document(replace(view, rows=tuple(rows)))
    assert chapter(document, "Må ses på") == [
        "- Tur («14. oktober»): «12.1.2029» er i et senere skoleår."
    ]


def test_a_month_tells_its_free_days_and_one_party_gets_no_empty_month() -> None:
    document = written(row("Tur", "November"))
    assert chapter(document, "Oktober 2026") == ["Fri: Høstferie 5.–9.10."]
    assert "Kristi himmelfartsdag 6.5." in document
    assert "Langfredag" not in document, "it lies in the Easter break"
    party = written(row("Tur", "November"), party="Rektor")
    assert re.findall("^## (.*)$", party, re.MULTILINE) == ["November 2026"]


def test_a_year_without_a_calendar_says_so() -> None:
    document = written(row("Tur", "10. oktober"), year=2028)
    assert "Skoleruta er ikke lagt inn" in document
    assert "| tir. 10.10. | Tur |" in document


def test_nobody_is_named_but_who_the_plan_holds_responsible() -> None:
    one = row("Tur", "14. oktober", done=(mark("2026-10"),), own=(own("15. oktober"),))
    two = row("År", "Hele året", done=(mark("2026-10"),))
    assert not re.search("Rut|Kari|Nora", written(one, two))


@given(text=st.text(min_size=1, max_size=120), who=st.text(max_size=20))
@pytest.mark.parametrize("when_text", ["14. oktober", "Hele året", "når det passer"])
def test_any_activity_is_only_text_in_the_year(when_text: str, text: str, who: str) -> None:
    document = written(row(text, when_text, who))
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    kinds = {c.type for t in tokens for c in t.children or ()}
    assert kinds <= {"text", "softbreak"}
    seen = "".join(c.content for t in tokens for c in t.children or ()).replace("\u2060", "")
    assert "".join(clean(text).replace("\u2060", "").split()) in "".join(seen.split())


def test_a_page_has_boxes_and_neither_script_nor_anything_to_fetch() -> None:
    page = month_page("# A\n\n- [ ] en [x] to\n- [x] tre\n", "Oktober 2026")
    assert "<li>☐ en [x] to</li>" in page
    assert "<li>☑ tre</li>" in page
    assert '<html lang="nb">' in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)
