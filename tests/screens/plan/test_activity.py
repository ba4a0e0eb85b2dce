"""An activity of the plan: its times, what was done and learned, and the team's own times."""

from __future__ import annotations

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.screens.dialogs.choose import AnswerList, Choose
from elvis_tui.screens.plan.activity import ActivityScreen
from elvis_tui.screens.plan.marking import MarkForm, OwnTimeForm
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.plan import marking
from elvis_tui.widgets.fields import ChoiceField, LineField, TextField
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.rows import RowList, Section
from elvis_tui.widgets.words import Words
from tests.school import desk_with
from tests.screens.plan.plan_room import WIDE, Pilot, press, room, shown_words


def lines(pilot: Pilot[None]) -> str:
    """All that the list of the page in front says."""
    found = []
    for line in pilot.app.screen.query_one("#times", RowList)._lines:
        if isinstance(line, Section):
            found.append(f"{line.title} {line.note}")
        else:
            found.append(" ".join(c if isinstance(c, str) else c[0] for c in line.texts))
    return "\n".join(found)


def reading(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#reading", Words).content)


async def open_row(pilot: Pilot[None], screen, row_id: str) -> None:  # type: ignore[no-untyped-def]
    row = marking.activity(screen.gate, row_id)
    pilot.app.push_screen(ActivityScreen(screen.session, row, (2026, 10)))
    await pilot.pause()


async def test_the_page_says_what_the_plan_says_and_what_is_left(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActivityScreen)
        assert "Når «Oktober»" in shown_words(pilot)
        assert "Vises som 10.10." in shown_words(pilot)
        assert "! lør. 10.10." in lines(pilot)
        assert "ikke merket gjort" in lines(pilot)
        assert "lør. 10.10. er ikke skoledag" in lines(pilot)
        assert "uka før er uke 40" in lines(pilot)
        assert "d setter når teamet har det" in lines(pilot)


async def test_g_and_ctrl_s_mark_it_and_a_second_g_corrects_and_takes_away(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter", "g")
        assert isinstance(pilot.app.screen, MarkForm)
        await press(pilot, *"Fint", "tab", *"Kari", "ctrl+s")
        (mark,) = desk.all(DoneMark).values()
        assert (mark.evaluation, mark.who, mark.on) == ("Fint", "Kari", desk.today)
        assert "Kari: Fint (merket 19.10. av berit)" in lines(pilot)
        assert "1 av 1 gjort" in lines(pilot)
        await press(pilot, "g", *"!", "ctrl+s")
        (mark,) = desk.all(DoneMark).values()
        assert mark.evaluation == "Fint!"
        await press(pilot, "x")
        assert not desk.all(DoneMark)


async def test_d_sets_the_teams_date_with_the_nearest_school_day_proposed(desk: Desk) -> None:
    async with room(desk, WIDE) as (pilot, _screen):
        await press(pilot, "d")
        form = pilot.app.screen
        assert isinstance(form, OwnTimeForm)
        assert form.query_one("#when_text", LineField).value == "12. oktober"
        assert reading(pilot) == "Leses som: man. 12.10."
        await press(pilot, "ctrl+s")
        (own,) = desk.all(OwnTime).values()
        assert (own.when_text, own.year, own.by) == ("12. oktober", 2026, "berit")
        await press(pilot, "enter")
        assert "teamets tid" in lines(pilot)
        assert "12. oktober · satt av berit 19.10." in lines(pilot)
        assert "planens tid" not in lines(pilot)


async def test_how_it_is_read_stands_under_the_field_at_each_key(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        await press(pilot, "d")
        assert reading(pilot).startswith("Skriv for eksempel")
        await press(pilot, *"hver onsdag")
        assert "Leses som: ons. 19.8., ons. 26.8." in reading(pilot)
        assert "ganger)" in reading(pilot)


@pytest.mark.parametrize("words", ["når det passer", "hele året", "[/] 🎉", "x" * 200])
async def test_what_is_no_time_is_refused_with_a_sentence_and_stands(
    desk: Desk, words: str
) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "d")
        form = pilot.app.screen
        form.query_one("#when_text", LineField).value = words
        await press(pilot, "ctrl+s")
        assert pilot.app.screen is form
        said = str(form.query_one("#error", Words).content)
        assert "Skriv" in said
        assert words[:40] in said
        assert form.query_one("#when_text", LineField).value == words
        assert not desk.all(OwnTime)


async def test_several_times_stand_and_each_is_corrected_and_taken_away(desk: Desk) -> None:
    row = marking.activity(desk, "P29")
    new = OwnTime(
        id="", activity="", text="", year=2026, when_text="14. oktober", on=desk.today, by=""
    )
    marking.set_time(desk, row.id, new)
    marking.set_time(desk, row.id, replace(new, when_text="9. desember"))
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        assert "0 av 2 gjort" in lines(pilot)
        assert "! ons. 14.10. ikke merket gjort teamets tid" in lines(pilot)
        await press(pilot, "e")
        pilot.app.screen.query_one("#when_text", LineField).value = "28. oktober"
        await press(pilot, "ctrl+s")
        assert {o.when_text for o in desk.all(OwnTime).values()} == {"28. oktober", "9. desember"}
        await press(pilot, "x")
        assert len(desk.all(OwnTime)) == 1
        assert isinstance(pilot.app.screen, ActivityScreen)


def set_times(desk: Desk, *words: str) -> None:
    """The team's own times of P29."""
    for when_text in words:
        new = OwnTime(
            id="", activity="", text="", year=2026, when_text=when_text, on=desk.today, by=""
        )
        marking.set_time(desk, "P29", new)


def words_set(desk: Desk) -> set[str]:
    return {own.when_text for own in desk.all(OwnTime).values()}


def answers(pilot: Pilot[None]) -> list[str]:
    """What the question in front can be answered with."""
    assert isinstance(pilot.app.screen, Choose)
    rows = pilot.app.screen.query_one(AnswerList).rows
    return [" | ".join(str(c if isinstance(c, str) else c[0]) for c in r.texts) for r in rows]


RHYTHM = "hver 6. uke på onsdag fra 26.8."


async def test_x_on_one_of_several_times_asks_whether_all_are_meant(desk: Desk) -> None:
    set_times(desk, RHYTHM)
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        await press(pilot, "down", "x")
        assert answers(pilot) == [
            "Bare ons. 18.11. | de andre står som: 26.8., 10.2., 5.5., 16.6.",
            f"Alle 5 gangene | «{RHYTHM}»",
        ]
        await press(pilot, "escape")
        assert words_set(desk) == {RHYTHM}
        await press(pilot, "x", "enter")
        assert words_set(desk) == {"26.8., 10.2., 5.5., 16.6."}
        assert "0 av 4 gjort" in lines(pilot)
        await press(pilot, "x", "down", "enter")
        assert not words_set(desk)


async def test_x_on_the_only_time_asks_nothing(desk: Desk) -> None:
    set_times(desk, "14. oktober")
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        await press(pilot, "x")
        assert not words_set(desk)


async def test_on_a_time_that_is_done_e_and_x_are_about_its_mark(desk: Desk) -> None:
    set_times(desk, RHYTHM)
    row = marking.activity(desk, "P29")
    marking.mark(desk, "P29", mark_done(row, "2026-08-26", desk.today, "", ""))
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, MarkForm)
        assert pilot.app.screen.heading().startswith("Rett merket")
        await press(pilot, "escape", "x")
        assert not desk.all(DoneMark)
        assert words_set(desk) == {RHYTHM}


async def test_g_on_the_teams_rhythm_marks_the_next_time_and_not_the_first(desk: Desk) -> None:
    set_times(desk, RHYTHM)
    row = marking.activity(desk, "P29")
    typed = mark_done(row, "2026-08-26", desk.today, "", "", evaluation=FreeText("Den gamle"))
    marking.mark(desk, "P29", typed)
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        pilot.app.screen.query_one("#times", RowList).select(
            next(r.id for r in pilot.app.screen.query_one("#times", RowList).rows if "own:" in r.id)
        )
        await press(pilot, "g")
        form = pilot.app.screen
        assert isinstance(form, MarkForm)
        assert form.query_one("#evaluation", TextField).text == ""
        assert form.query_one("#period", ChoiceField).value == "2026-11-18"


async def test_what_has_not_been_is_marked_after_a_question(desk: Desk) -> None:
    set_times(desk, "10. november")
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        await press(pilot, "g", "ctrl+s")
        assert isinstance(pilot.app.screen, MarkForm)
        assert not desk.all(DoneMark)
        said = str(pilot.app.screen.query_one("#error", Words).content)
        assert said == "Tir. 10.11.2026 har ikke vært ennå. ctrl+s en gang til merker det likevel."
        await press(pilot, "ctrl+s")
        assert len(desk.all(DoneMark)) == 1


async def test_d_where_a_time_is_set_asks_whether_it_is_put_right(desk: Desk) -> None:
    set_times(desk, "14. oktober")
    async with room(desk) as (pilot, screen):
        await open_row(pilot, screen, "P29")
        await press(pilot, "d")
        assert answers(pilot) == [
            "Rett «14. oktober» | ons. 14.10.",
            "Sett en tid til | kommer i tillegg",
        ]
        await press(pilot, "enter")
        pilot.app.screen.query_one("#when_text", LineField).value = "21. oktober"
        await press(pilot, "ctrl+s")
        assert words_set(desk) == {"21. oktober"}
        await press(pilot, "d", "down", "enter")
        said = " ".join(str(words.content) for words in pilot.app.screen.query(Words))
        assert "Teamet har satt «21. oktober»; dette kommer i tillegg." in said
        field = pilot.app.screen.query_one("#when_text", LineField)
        assert str(field.commands["field.enter"].words) == "lagre"
        pilot.app.screen.query_one("#when_text", LineField).value = "2. desember"
        await press(pilot, "ctrl+s")
        assert words_set(desk) == {"21. oktober", "2. desember"}


async def test_g_on_a_time_of_the_month_marks_that_time(desk: Desk) -> None:
    set_times(desk, "14. oktober", "28. oktober")
    async with room(desk) as (pilot, screen):
        bands = screen.query_one("#bands", RowList)
        bands.select(next(r.id for r in bands.rows if r.id.endswith("2026-10-28")))
        await press(pilot, "g")
        assert pilot.app.screen.query_one("#period", ChoiceField).value == "2026-10-28"


async def test_what_was_learned_is_several_lines(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter", "g", *"Fint", "enter", *"Ta den før", "ctrl+s")
        (mark,) = desk.all(DoneMark).values()
        assert mark.evaluation == "Fint\nTa den før"
        assert "Fint Ta den før" in lines(pilot)


async def test_what_was_learned_last_year_stands_beside_it_and_names_are_masked(
    desk: Desk,
) -> None:
    row = marking.activity(desk, "P18")
    mark = DoneMark(
        id="m-1",
        activity=row.key,
        text=row.text,
        period="2025-10-13",
        on=desk.today,
        by="kari",
        who=FreeText("Elevtjenesten"),
        evaluation=FreeText("Begynn før ferien"),
    )
    desk.store.commit(put=[mark])
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter")
        assert "I fjor (2025/26)" in lines(pilot)
        assert "Elevtjenesten: Begynn før ferien" in lines(pilot)
        # A key pressed in this year changes nothing of the last one.
        pilot.app.screen.query_one("#times", RowList).select("former:m-1")
        await pilot.pause()
        keys = {a.binding.id for a in live_bindings(pilot.app.screen)}
        assert not keys & {"activity.take_away", "activity.edit"}


async def test_keys_of_what_the_team_has_written_are_offered_there_alone(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter")
        keys = {a.binding.id for a in live_bindings(pilot.app.screen)}
        assert {"activity.done", "activity.own"} <= keys
        assert "activity.take_away" not in keys
        await press(pilot, "g", "ctrl+s")
        keys = {a.binding.id for a in live_bindings(pilot.app.screen)}
        assert "activity.take_away" in keys


async def test_from_the_list_it_is_marked_and_set_by_the_same_dialogs(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "l", "g")
        assert isinstance(pilot.app.screen, MarkForm)
        await press(pilot, "ctrl+s")
        assert len(desk.all(DoneMark)) == 1
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, OwnTimeForm)


async def test_with_names_hidden_nobody_is_read_of_in_what_was_learned() -> None:
    desk = desk_with()
    row = marking.activity(desk, "P18")
    learned = FreeText("Thorvaldine Kvisgaard holdt talen")
    typed = mark_done(row, "2026-10-14", desk.today, "", "", who=learned, evaluation=learned)
    marking.mark(desk, "P18", typed)
    async with room(desk) as (pilot, screen):
        screen.session.names_hidden = True
        await open_row(pilot, screen, "P18")
        assert "holdt talen" in lines(pilot)
        assert "Thorvaldine" not in lines(pilot)
        await press(pilot, "g")
        form = pilot.app.screen
        assert "Thorvaldine" not in form.query_one("#evaluation", TextField).text
        await press(pilot, "ctrl+s")
        (mark,) = desk.all(DoneMark).values()
        assert mark.evaluation == "Thorvaldine Kvisgaard holdt talen"
