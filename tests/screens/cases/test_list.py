"""3 Saker from the keyboard alone: the list, and a new case."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.parties import CasePlan
from elvis_tui.domain.cases.records import Step, StepStatus
from elvis_tui.domain.cases.severity import Severity
from elvis_tui.domain.cases.views import CaseView
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.list import CasesScreen
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.pick_subject import PickSubject
from elvis_tui.screens.dialogs.student import StudentForm
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import parties
from tests.school import desk_with
from tests.screens.saker import (
    CLOSED,
    MINE,
    OVERDUE,
    SMALL,
    STRICTER,
    WIDEST,
    choose_view,
    drawn,
    finish,
    names_seen,
    open_first,
    reach,
    rows,
    running,
    save,
    started,
    the_new,
    words,
    write,
)
from tests.screens.waiting import wait_until


async def test_an_empty_list_says_what_to_do() -> None:
    async with running(desk_with(())) as pilot:
        assert "Ingen åpne saker. n starter en sak når noen melder fra." in drawn(pilot)
        for view, said in (
            (MINE, "Ingen sak venter på berit. v skifter visning."),
            (OVERDUE, "Ingen saker i denne visningen. v skifter visning."),
            (STRICTER, "Ingen saker i denne visningen. v skifter visning."),
            (CLOSED, "Ingen saker er avsluttet ennå. v skifter visning."),
        ):
            await choose_view(pilot, view)
            assert said in drawn(pilot)


async def test_the_list_shows_who_what_how_far_what_waits_and_when(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", "s-2"))
    service.set_step(desk, case.id, replace(case.steps[0], status=StepStatus.DONE))
    async with running(desk) as pilot:
        seen = drawn(pilot)
        for said in (
            "Åpne saker · 2",
            "2026-05",
            "Thorvaldine Kvisgaard, Øy",
            "Erting på bussen",
            "✔!···  intern frist forfalt 3 d",
            "Alle ansatte: Gripe inn",
            "✔ gjort  ◐ nå  ! forfalt  – gjelder ikke  ? uten begrunnelse  · venter",
        ):
            assert said in seen
        assert seen.index("2026-05") < seen.index("2026-04"), "what waits longest stands first"


async def test_a_wide_screen_sets_each_case_on_one_line(desk: Desk) -> None:
    started(desk)
    async with running(desk, WIDEST) as pilot:
        line = next(line for line in drawn(pilot).splitlines() if "2026-05" in line)
        for said in (
            "Thorvaldine Kvisgaard",
            "Erting på bussen",
            "!····",
            "Alle ansatte",
            "Følge med",
            "forfalt",
        ):
            assert said in line
        await pilot.resize_terminal(*SMALL)
        await wait_until(
            pilot,
            lambda: (
                not any(
                    "2026-05" in line and "Erting" in line for line in drawn(pilot).splitlines()
                )
            ),
        )
        assert "Erting på bussen" in drawn(pilot)


async def test_v_chooses_among_the_views_and_says_how_many_each_holds(desk: Desk) -> None:
    case = started(desk)
    finish(desk, case)
    service.close(desk, case.id, "Eleven er trygg")
    mine = started(desk)
    service.set_step(desk, mine.id, replace(mine.steps[0], who="Berit Aas"))
    serious = started(desk, severity=Severity(on=date(2026, 10, 12)))
    async with running(desk) as pilot:
        assert "2026-05" not in drawn(pilot)
        await pilot.press("v")
        await reach(pilot, Choose)
        assert {r.id: r.texts[1] for r in rows(pilot).rows} == {
            view: (str(held), "muted") for view, held in zip(CaseView, (3, 1, 2, 1, 1), strict=True)
        }
        await pilot.press("escape")
        await reach(pilot, CasesScreen)
        await choose_view(pilot, CLOSED)
        seen = drawn(pilot)
        for said in ("Avsluttede saker · 1", "2026-05", "avsl. 19.10.", "Eleven er trygg"):
            assert said in seen
        await choose_view(pilot, STRICTER)
        assert [r.id for r in rows(pilot).rows] == [serious.id]
        await choose_view(pilot, MINE)
        assert [r.id for r in rows(pilot).rows] == [mine.id]
        assert "Berit Aas: Følge med" in drawn(pilot)
        await choose_view(pilot, OVERDUE)
        assert "Forfalte saker · 2" in drawn(pilot)
        await pilot.press("v")
        await reach(pilot, Choose)
        assert rows(pilot).row.id == CaseView.OVERDUE  # type: ignore[union-attr]
        await pilot.press("home", "enter")
        await reach(pilot, CasesScreen)
        assert "Åpne saker · 3" in drawn(pilot)


async def test_in_the_view_of_what_is_mine_stands_my_own_next_move(desk: Desk) -> None:
    case = started(desk)
    later = replace(case.steps[3], who="Berit Aas", due=date(2026, 10, 23))
    service.set_step(desk, case.id, later)
    async with running(desk) as pilot:
        assert "Alle ansatte: Følge med" in drawn(pilot)
        await choose_view(pilot, MINE)
        seen = drawn(pilot)
        assert "Berit Aas: Undersøke" in seen
        assert "steg om 4 d" in seen


async def test_a_step_that_does_not_apply_without_a_reason_stands_out(desk: Desk) -> None:
    case = started(desk, reported_on=date(2026, 10, 19))
    gone = replace(case.steps[1], status=StepStatus.NOT_APPLICABLE)
    desk.store.commit(put=[replace(case, steps=(case.steps[0], gone, *case.steps[2:]))])
    async with running(desk) as pilot:
        state, tone = next(r for r in rows(pilot).rows if r.id == case.id).texts[2]
        assert state.startswith("◐?···  intern frist om 7 d")
        assert tone == "red"


@pytest.mark.parametrize(
    ("reported", "raised", "said"),
    [
        (date(2026, 10, 19), None, "◐····  intern frist om 7 d"),
        (date(2026, 10, 15), date(2026, 10, 15), "◐·✔··  intern frist om 3 d"),
        (date(2026, 10, 10), date(2026, 10, 14), "!·✔··  intern frist forfalt 3 d"),
        (date(2026, 10, 13), date(2026, 10, 13), "◐·✔··  intern frist i morgen"),
    ],
)
async def test_the_nearest_clock_is_named_for_what_it_is(
    desk: Desk, reported: date, raised: date | None, said: str
) -> None:
    case = started(desk, reported_on=reported, raised_on=raised)
    async with running(desk) as pilot:
        state = next(r for r in rows(pilot).rows if r.id == case.id).texts[2][0]
        assert state.startswith(said)


async def test_from_when_it_may_be_taken_further_is_the_nearest_until_that_day(
    desk: Desk,
) -> None:
    case = started(desk, reported_on=date(2026, 10, 16))
    desk.store.commit(put=[replace(case, deadline=date(2026, 11, 2))])
    async with running(desk) as pilot:
        state = next(r for r in rows(pilot).rows if r.id == case.id).texts[2][0]
        assert state.startswith("◐····  kan meldes fra 23.10.")


# Searching


async def test_searching_narrows_at_every_key_over_title_students_notes_and_plans(
    desk: Desk,
) -> None:
    case = started(desk)
    service.set_step(desk, case.id, replace(case.steps[0], note="Nistebokser ble tømt"))
    (party,) = service.get(desk, case.id).parties
    plan = CasePlan(problem="Kaoset i garderoben")
    now = service.get(desk, case.id)
    desk.store.commit(put=[replace(now, parties=(replace(party, plan=plan),))])
    async with running(desk) as pilot:
        for typed in ("kvisg", "bussen", "2026-05", "nistebok", "garder"):
            await pilot.press("slash")
            await write(pilot, typed)
            await wait_until(pilot, lambda: [r.id for r in rows(pilot).rows] == [case.id])
            assert "Åpne saker · 1" in drawn(pilot)
            await pilot.press("escape")
            await wait_until(pilot, lambda: len(rows(pilot).rows) == 2)
        await pilot.press("slash")
        await write(pilot, "xyzzy")
        await wait_until(pilot, lambda: "Ingen treff. Esc nullstiller søket" in drawn(pilot))
        await pilot.press("escape", "slash")
        await write(pilot, "bussen")
        await pilot.press("down", "up", "enter")
        await reach(pilot, CaseScreen)


async def test_enter_in_the_search_opens_the_first_that_was_found(desk: Desk) -> None:
    started(desk)
    async with running(desk) as pilot:
        await pilot.press("slash")
        await write(pilot, "erting")
        await pilot.press("enter")
        await reach(pilot, CaseScreen)
        assert "Erting på bussen" in drawn(pilot)


async def test_a_name_that_is_searched_for_is_not_left_on_the_wall(desk: Desk) -> None:
    case = started(desk)
    async with running(desk, names_hidden=True) as pilot:
        await pilot.press("slash")
        await write(pilot, "kvisgaard")
        await wait_until(pilot, lambda: [r.id for r in rows(pilot).rows] == [case.id])
        await pilot.press("down")
        await wait_until(pilot, lambda: not names_seen(pilot))
        assert [r.id for r in rows(pilot).rows] == [case.id], "what was found stands"


async def test_five_hundred_cases_are_listed_and_searched(desk: Desk) -> None:
    case = started(desk)
    many = (replace(case, id=f"case-x{n}", number=f"2026-{n}") for n in range(100, 600))
    desk.store.commit(put=list(many))
    async with running(desk) as pilot:
        assert "Åpne saker · 502" in drawn(pilot)
        await pilot.press("slash")
        await write(pilot, "2026-599")
        await wait_until(pilot, lambda: [r.id for r in rows(pilot).rows] == ["case-x599"])


# A new case


async def test_a_case_is_started_from_the_keyboard_alone(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("n")
        await reach(pilot, PickSubject)
        await write(pilot, "kvisgaard")
        await pilot.press("enter")
        await reach(pilot, CaseForm)
        await write(pilot, "Erting på bussen")
        await pilot.press("enter", *["backspace"] * 10)
        await write(pilot, "fredag")
        await pilot.press("enter")
        await write(pilot, "Lærer")
        await pilot.press("enter")
        await write(pilot, "skriftlig")
        await save(pilot)
        await reach(pilot, CaseScreen)
        case = the_new(desk)
        assert case.students == ("s-1",)
        assert case.title == "Erting på bussen"
        assert case.reported_on == date(2026, 10, 16), "a report lies behind: the last Friday"
        assert (case.reported_by, case.reported_how) == ("Lærer", "skriftlig")
        assert [s.id for s in case.steps] == ["D1", "D2", "D3", "D4", "D5"]
        assert "Sak 2026-05 · Erting på bussen" in drawn(pilot)


async def test_a_school_with_many_classes_still_offers_its_students(desk: Desk) -> None:
    desk.save("class.add", *(SchoolClass(id=f"c-9{n}", code=f"9X{n}") for n in range(60)))
    async with running(desk) as pilot:
        await pilot.press("n")
        await reach(pilot, PickSubject)
        assert len(rows(pilot).rows) == len(desk.store.all(Student))


async def test_more_students_are_typed_on_the_line_and_the_match_is_shown(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("n")
        await reach(pilot, PickSubject)
        await write(pilot, "kvisgaard")
        await pilot.press("enter")
        await reach(pilot, CaseForm)
        await write(pilot, "Bussen")
        await pilot.press("up", "end")
        await write(pilot, "; øyolf;")
        assert pilot.app.screen.query_one("#students").value == (  # type: ignore[attr-defined]
            "Thorvaldine Kvisgaard 2STA; Øyolf Grønnæss 3PBA; "
        )
        await write(pilot, "2sta")
        assert "Flere passer for «2sta»: Thorvaldine Kvisgaard 2STA · Ætna-Lovise Brækhus 2STA" in (
            words(pilot, "match")
        )
        await pilot.press("ctrl+s")
        assert "Flere elever passer på «2sta»." in words(pilot, "error")
        assert pilot.app.focused is pilot.app.screen.query_one("#students")
        await write(pilot, " ygd")
        await save(pilot)
        assert the_new(desk).students == ("s-1", "s-2", "s-5")


async def test_the_name_being_typed_is_written_out_and_the_right_arrow_takes_it(
    desk: Desk,
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press("end")
        await write(pilot, "; zeb")
        field = pilot.app.screen.query_one("#students")
        await wait_until(pilot, lambda: "Fjærestrand" in field._suggestion)  # type: ignore[attr-defined]
        await pilot.press("right")
        await save(pilot)
        assert service.get(desk, case.id).students == ("s-1", "s-4")


async def test_one_who_is_not_in_the_register_is_put_in_from_the_form(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press("ctrl+n")
        await reach(pilot, PickSubject)
        await write(pilot, "Xerxes Dal 2STA")
        await pilot.press("down", "enter")
        await reach(pilot, StudentForm)
        await pilot.press("ctrl+s")
        await reach(pilot, CaseForm)
        await save(pilot)
        new = next(s for s in desk.store.all(Student).values() if s.first_name == "Xerxes")
        assert service.get(desk, case.id).students == ("s-1", new.id)


async def test_namesakes_are_told_apart_by_class_in_form_list_and_page() -> None:
    desk = desk_with()
    desk.save(
        "student.add",
        Student(id="s-9", first_name="Zebulon", last_name="Fjærestrand", class_id="c-1", number=9),
    )
    started(desk, parties=parties("s-4", "s-9"))
    async with running(desk, WIDEST) as pilot:
        assert "Zebulon Fjærestrand (3PBA)" in drawn(pilot)
        await open_first(pilot)
        assert "Zebulon Fjærestrand (3PBA), Zebulon Fjærestrand (2STA)" in drawn(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        assert "Zebulon Fjærestrand 3PBA; Zebulon Fjærestrand 2STA" in drawn(pilot)
        await pilot.press(*["backspace"] * 6)
        await pilot.press("down")
        assert (
            "Flere passer for «Zebulon Fjærestran»: Zebulon Fjærestrand 3PBA · "
            "Zebulon Fjærestrand 2STA" in words(pilot, "match")
        )


async def test_what_is_typed_is_kept_when_the_form_is_left_and_offered_again(desk: Desk) -> None:
    async with running(desk) as pilot:
        for _again in range(2):
            await pilot.press("n")
            await reach(pilot, PickSubject)
            await write(pilot, "kvisgaard")
            await pilot.press("enter")
            await reach(pilot, CaseForm)
            if not _again:
                await write(pilot, "Bussen")
                await pilot.press("escape")
                await reach(pilot, CasesScreen)
        assert "Utkastet ditt er hentet fram igjen" in drawn(pilot)
        await save(pilot)
        assert the_new(desk).title == "Bussen"


async def test_a_follow_on_duty_that_is_owed_comes_before_all_else(desk: Desk) -> None:
    case = started(desk, severity=Severity(on=date(2026, 10, 14)))
    elements = Step(id="E", duty_id="SERIOUS", follow_on=FollowOn.ELEMENTS)
    desk.store.commit(put=[replace(case, steps=(*case.steps, elements))])
    async with running(desk) as pilot:
        state, tone = next(r for r in rows(pilot).rows if r.id == case.id).texts[2]
        assert state == "!····!  straks: forfalt 5 d\nRektor: mangler varsel i Elements"
        assert tone == "red"
    desk.store.commit(put=[replace(case, steps=(*case.steps, elements), severity=None)])
    async with running(desk) as pilot:
        state, tone = next(r for r in rows(pilot).rows if r.id == case.id).texts[2]
        assert state == "!····◐  skal gjøres straks\nRektor: mangler varsel i Elements"
        assert tone == "red"
