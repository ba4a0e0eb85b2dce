"""Which facts stand on top of a page: none is lost, and what must be seen is seen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.fitting_facts import IN_ONE, fitting, rows_of
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.rows import RowList
from tests.screens.running import Running, running

words = st.text(st.sampled_from("ab å\n"), max_size=200)
one = st.tuples(st.sampled_from(["Status", "Samtalen", "Samtykke", ""]), words)


@given(st.lists(one, max_size=9), st.integers(5, 90), st.integers(0, 30))
def test_each_fact_is_on_top_or_among_the_rest_and_the_rest_are_rows(
    facts: list[tuple[str, str]], width: int, lines: int
) -> None:
    top, rest = fitting(facts, {"Samtykke"}, width, lines)
    assert sorted(map(str, [*top, *rest])) == sorted(map(str, facts))
    assert not any(label == "Samtykke" for label, _text in rest)
    told = [row.texts[1] for row in rows_of(rest, width)]
    assert all(isinstance(text, str) and text.count("\n") < IN_ONE for text in told)
    assert "".join("".join(map(str, told)).split()) == "".join(
        "".join(str(text) for _label, text in rest).split()
    )


def test_what_has_room_is_on_top_and_nothing_passes_by_what_has_not() -> None:
    facts = [("A", "1"), ("B", "1\n2\n3"), ("C", "1"), ("Samtykke", "1\n2")]
    assert fitting(facts, {"Samtykke"}, 20, 7) == (facts, [])
    top, rest = fitting(facts, {"Samtykke"}, 20, 5)
    assert [label for label, _text in top] == ["A", "Samtykke"]
    assert [label for label, _text in rest] == ["B", "C"]


LONG = " ".join(f"ord{n}" for n in range(90))


async def _read_through(app: Running) -> str:
    """All that one sees while going down the page with the arrow."""
    seen = [app.text]
    page = app.screen.query_one("#page", RowList)
    for _row in page.rows:
        await app.press("down")
        seen.append(app.text)
    return "\n".join(seen)


@pytest.mark.parametrize("size", [(80, 24), (72, 18), (120, 30)])
async def test_all_that_is_known_of_a_student_can_be_read_where_there_is_little_room(
    desk: Desk, size: tuple[int, int]
) -> None:
    old = desk.get(FollowUp, "f-1")
    refused = [
        Consent(
            id=f"no-{n}",
            student=old.subject.id,
            standing=Standing.REFUSED,
            services=(FreeText(name),),
            given_by=Giver.STUDENT,
            on=date(2026, 10, 1),
            by=desk.author,
        )
        for n, name in enumerate(["BUP", "NAV"])
    ]
    mapped = replace(old, findings=FreeText(LONG), student_view=FreeText("Bussen er sein."))
    desk.save("follow_up.edit", mapped, *refused)
    async with running(desk, size) as app:
        await app.press("2")
        app.screen.query_one(RowList).select("f-1")
        await app.press("enter")
        await app.on("FollowUpScreen")
        assert "✘ avslått: BUP" in app.text
        assert "✘ avslått: NAV" in app.text
        await app.press("home")
        seen = (await _read_through(app)).split()
        assert not [word for word in LONG.split() if word not in seen]
        assert {"Bussen", "sein."} <= set(seen)


async def test_a_smaller_window_loses_none_of_the_facts(desk: Desk) -> None:
    old = desk.get(FollowUp, "f-1")
    desk.save("follow_up.edit", replace(old, findings=FreeText(LONG)))
    async with running(desk, (80, 60)) as app:
        await app.press("2")
        app.screen.query_one(RowList).select("f-1")
        await app.press("enter")
        await app.on("FollowUpScreen")
        page = app.screen.query_one("#page", RowList)
        assert not any(row.id.startswith("fact:") for row in page.rows)
        await app.pilot.resize_terminal(80, 24)
        await app.pilot.pause()
        assert any(row.id.startswith("fact:") for row in page.rows)
