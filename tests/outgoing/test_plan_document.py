"""The whole plan as Markdown: taken in again it is the same plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.records import Activity, Plan
from elvis_tui.domain.record import replace
from elvis_tui.incoming.plans.reading import read
from elvis_tui.outgoing.plan_document import plan_document
from elvis_tui.resources import content

LAYOUTS = sorted((Path(__file__).parents[1] / "incoming/plans/layouts").glob("*.md"))


def _same(activity: Activity) -> Activity:
    return replace(activity, line=0)


def assert_same(again: Plan, plan: Plan) -> None:
    assert [_same(a) for a in again.activities] == [_same(a) for a in plan.activities]
    assert again.duties == plan.duties
    assert again.sections == plan.sections
    assert again.title == plan.title


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_every_layout_is_read_as_the_same_plan_again(layout: Path) -> None:
    plan = read(layout.read_text("utf-8")).plan
    assert_same(read(plan_document(plan)).plan, plan)


def test_the_schools_own_plan_comes_out_as_it_went_in() -> None:
    text = content("handlingsplan.md").read_text("utf-8")
    assert plan_document(read(text).plan) == text


# Documents put together of what plans are made of.

_WORDS = st.sampled_from(
    [
        *("Foreldremøte", "Elevråd [/]", "«Tur» & *lek*", "Møte `nå`", "Å be | om hjelp", "1. Tur"),
        *("# ikke", "<b>Sterk</b>", "🎉 fest", "A" * 90, "Ansvar", "Frist: mai", "Rektor_og_lærer"),
    ]
)
_TIMES = st.sampled_from(
    [
        *("September", "uke 41", "12. mai", "12.", "Hele året", "", "Når det passer", "3.9.-5.9."),
        *("annenhver onsdag", "Oktober/november", "kl. 12", "31. november", "<br>"),
    ]
)
_PEOPLE = st.sampled_from(["Rektor", "Rektor, lærere", "Alle og noen", "", "v/leder", "PPT<br>OT"])
_HEADINGS = st.sampled_from(
    [
        *("Plan", "Oktober", "August: start", "Uke 34", "Våren", "Plikt § 12-4", "", "A # B #"),
        *("www.skole.no [x](y)", "Mai\\*", "`kode`", "<i>HTML</i> &amp;"),
    ]
)
_CELLS = st.tuples(_WORDS, _TIMES, _PEOPLE).map(
    lambda row: [cell.replace("|", "\\|") for cell in row]
)


def _table(rows: list[list[str]]) -> str:
    lines = [" | ".join(row) for row in rows]
    return "\n".join(["| Tiltak | Når | Ansvar |", "|---|---|---|", *(f"| {x} |" for x in lines)])


def _html(rows: list[list[str]]) -> str:
    made = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    head = "<tr><th>Når</th><th>Tiltak</th><th>Hvem</th></tr>"
    return "<table>" + head + "\n".join(f"<tr>{row}</tr>" for row in made) + "</table>"


def _points(rows: list[list[str]]) -> str:
    return "\n".join(f"- {what}. Ansvar: {who}. Frist: {when}" for what, when, who in rows)


_ROWS = st.lists(_CELLS, max_size=4)
_PARTS = st.one_of(
    _ROWS.map(_table),
    _ROWS.map(_html),
    _ROWS.map(_points),
    st.tuples(st.integers(1, 6), _HEADINGS).map(lambda part: f"{'#' * part[0]} {part[1]}"),
    _HEADINGS.filter(bool).map(lambda words: f"{words}\n==="),
    _WORDS,
    st.just("    innrykk"),
    st.just("```\n# kode\n```"),
    st.just("> # sitat"),
    st.just("- # punkt"),
)


@given(st.lists(_PARTS, max_size=8).map("\n\n".join))
def test_any_document_is_read_as_the_same_plan_again(text: str) -> None:
    plan = read(text).plan
    assert_same(read(plan_document(plan)).plan, plan)


@given(st.text(alphabet=st.sampled_from("|-: #*`<br>td/\\[]()&;\n\t.1Uæ§«_~>=")) | st.text())
def test_any_text_at_all_is_read_as_the_same_plan_again(text: str) -> None:
    plan = read(text).plan
    assert_same(read(plan_document(plan)).plan, plan)
