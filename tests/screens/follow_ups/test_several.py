"""One measure for several at once: they are marked in the list, and the dialog says who gets it."""

from __future__ import annotations

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Measure
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.school import TODAY
from tests.screens.running import SMALL, WIDE, Running, running

MEASURE = Measure(id="", what="leksehjelp", who="Jon Vik", start=TODAY)


def marked(app: Running) -> set[str]:
    return set(app.screen.query_one(RowList).marked)


def measures(desk: Desk, follow_up_id: str) -> list[str]:
    return [m.what for m in service.get(desk, follow_up_id).measures]


# The verb


def test_each_gets_a_measure_of_its_own_in_one_step(desk: Desk) -> None:
    before = {one: service.get(desk, one) for one in ("f-2", "f-3")}
    changed = service.add_measure_to_all(desk, ["f-2", "f-3"], MEASURE)
    made = [f.measures[-1] for f in changed]
    assert len({m.id for m in made}) == 2
    assert {(m.what, m.who, m.start) for m in made} == {("leksehjelp", "Jon Vik", TODAY)}
    told = [(e.verb, e.record_id) for e in desk.all(HistoryEntry).values()]
    assert told == [("follow_up.measures", "f-2"), ("follow_up.measures", "f-3")]
    service.evaluate(desk, "f-2", made[0].id, "virker")
    assert service.get(desk, "f-3").open_measures == (made[1],)
    undo(desk)
    undo(desk)
    assert {one: service.get(desk, one) for one in before} == before


def test_nobody_gets_it_when_one_of_them_has_ended(desk: Desk) -> None:
    with pytest.raises(DomainError) as refused:
        service.add_measure_to_all(desk, ["f-2", "f-5"], MEASURE)
    assert refused.value.fault is Fault.ALREADY_CLOSED
    assert measures(desk, "f-2") == []


# The keys


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
async def test_several_are_marked_and_get_one_measure_each(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await app.press("2", "home", "down", "space", "space")
        assert marked(app) == {"f-3", "f-2"}
        ticks = [line for line in app.text.splitlines() if line.startswith("✓")]
        assert len(ticks) == 2, "a sign, and not a colour alone"
        assert "2 merket (t gir tiltak)" in app.text
        await app.press("t")
        await app.on("SeveralMeasureForm")
        assert "Nytt tiltak for 2: hver får sitt eget" in app.text
        assert "For: 1BAA; Øyolf Grønnæss (3PBA)" in app.text
        await app.type("leksehjelp")
        await app.press("ctrl+s")
        await app.until("Tiltaket er satt i gang for 2. u angrer.")
        assert measures(desk, "f-3") == measures(desk, "f-2") == ["leksehjelp"]
        assert marked(app) == set()
        assert "merket" not in app.text
        await app.press("u")
        assert measures(desk, "f-3") == measures(desk, "f-2") == []


async def test_space_again_takes_the_mark_away_and_so_does_escape(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "space", "up", "space")
        assert marked(app) == set()
        await app.press("home", "space", "escape")
        assert marked(app) == set()
        await app.on("FollowUpsScreen")


async def test_all_that_are_shown_are_marked_by_one_key(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "slash")
        await app.type("2sta")
        await app.press("down", "m")
        assert marked(app) == {"f-1", "f-4"}
        await app.press("m")
        assert marked(app) == set()


async def test_marks_stand_through_a_search_names_hidden_and_what_is_saved_meanwhile(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "space", "slash")
        await app.type("grønn")
        await app.press("down", "space")
        assert marked(app) == {"f-1", "f-2"}
        await app.press("slash", "escape", "f2")
        assert marked(app) == {"f-1", "f-2"}
        service.set_level(desk, "f-3", service.get(desk, "f-1").level)
        await app.press("1", "2")
        assert marked(app) == {"f-1", "f-2"}
        await app.press("t")
        assert "For: Elev 01 (2STA); Elev 02 (3PBA)" in app.text
        await app.press("f2")
        assert "For: Thorvaldine Kvisgaard (2STA); Øyolf Grønnæss (3PBA)" in app.text


async def test_one_who_ends_meanwhile_is_not_marked_any_more_and_another_view_marks_nobody(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "space", "space")
        assert marked(app) == {"f-1", "f-3"}
        service.close(desk, "f-3", "ferdig")
        await app.press("1", "2")
        assert marked(app) == {"f-1"}
        await app.press("v", "3")
        await app.until("IKO-team · 2")
        assert marked(app) == set()


async def test_nobody_who_has_ended_is_marked(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "v", "end", "enter")
        await app.until("Avsluttede · 1")
        await app.press("space", "m", "t")
        await app.on("FollowUpsScreen")
        assert marked(app) == set()


async def test_without_a_mark_it_is_the_one_that_one_stands_on(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "down", "t")
        await app.on("SeveralMeasureForm")
        assert "Nytt tiltak: 1BAA" in app.text
        await app.type("leksehjelp")
        await app.press("ctrl+s")
        await app.on("FollowUpsScreen")
        assert measures(desk, "f-3") == ["leksehjelp"]
        assert [e.verb for e in desk.all(HistoryEntry).values()] == ["follow_up.measure"]


async def test_what_was_typed_stands_for_the_same_ones(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "space", "space", "t", *"lekse", "escape")
        assert marked(app) == {"f-1", "f-3"}
        await app.press("t")
        assert app.screen.query_one("#what", LineField).value == "lekse"


async def test_the_same_student_in_two_teams_is_told_apart_in_the_dialog(desk: Desk) -> None:
    both = replace(desk.get(FollowUp, "f-1"), id="f-9", team=ATTENDANCE)
    desk.store.commit(put=[both])
    async with running(desk, WIDE) as app:
        await app.press("2", "home", "m", "t")
        text = " ".join(app.text.replace("│", " ").split())
        assert "Thorvaldine Kvisgaard (2STA), IKO-team" in text
        assert "Thorvaldine Kvisgaard (2STA), Nærværsteam" in text


async def test_from_the_page_of_a_class_all_its_followed_students_get_one(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await app.press("1", "slash", *"2sta", "enter")
        await app.on("SubjectScreen")
        await app.press("t")
        await app.on("SeveralMeasureForm")
        assert "For: Thorvaldine Kvisgaard (2STA); Ætna-Lovise Brækhus (2STA)" in app.text
        await app.type("klassetime")
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        assert measures(desk, "f-1")[-1] == measures(desk, "f-4")[-1] == "klassetime"
        assert measures(desk, "f-2") == []


async def test_where_nobody_in_the_class_is_followed_there_is_nothing_to_give(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("1", "slash", *"1baa", "enter")
        await app.on("SubjectScreen")
        await app.press("t")
        await app.on("SubjectScreen")
