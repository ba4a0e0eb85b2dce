"""The month as it is drawn: weeks, marks, today, and what has a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from elvis_tui.domain.plan.month import MonthView, month_view
from elvis_tui.domain.plan.periods import month_after
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.when import read_when
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.resources import content
from elvis_tui.widgets.month_grid import MonthGrid, column_widths
from elvis_tui.wording.public_holidays import public_holidays

YEARS = read_school_years(content("skoleruter.toml").read_text(encoding="utf-8"))
NOTE = "Høstferie 5.–9.10."


def row(text: str, when_text: str) -> Activity:
    when = read_when(when_text)
    return Activity(id=text, text=text, when_text=when_text, when=when, responsible=())


CAFE = row("«After Elvis» et tilbud etter skoletid", "Hver onsdag")


def view_of(year: int, month: int, *rows: Activity, today: date = date(2026, 10, 19)) -> MonthView:
    holidays = {**public_holidays(year - 1), **public_holidays(year), **public_holidays(year + 1)}
    return month_view(rows or (CAFE,), year, month, YEARS, holidays, today)


class Host(App[None]):
    """A month grid over the whole terminal."""

    CSS = "MonthGrid { height: 1fr; }"

    def __init__(self, view: MonthView, note: str = NOTE) -> None:
        super().__init__()
        self._view, self._note = view, note
        self.turned: list[int] = []

    def compose(self) -> ComposeResult:
        yield MonthGrid()

    def on_mount(self) -> None:
        self.query_one(MonthGrid).show(self._view, self._note)

    def on_month_grid_turned(self, message: MonthGrid.Turned) -> None:
        self.turned.append(message.step)

    def get_css_variables(self) -> dict[str, str]:
        tokens = dict.fromkeys(("key", "muted", "ink", "bar", "ground"), "#777777")
        return {**super().get_css_variables(), **tokens, "key": "#0000ff", "bar": "#222222"}


async def drawn(view: MonthView, width: int = 80, height: int = 9, note: str = NOTE) -> list[str]:
    app = Host(view, note)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        return app.query_one(MonthGrid).render().plain.split("\n")


async def test_weeks_are_rows_from_monday_with_their_iso_numbers() -> None:
    neighbours, weekdays, *weeks, note = await drawn(view_of(2026, 10))
    assert neighbours.split() == ["◂", "september", "november", "▸"]
    assert weekdays.split() == ["uke", "man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."]
    assert [week.split()[0] for week in weeks] == ["40", "41", "42", "43", "44"]
    assert weeks[0].split() == ["40", "1", "2", "3", "4"]
    assert note.strip() == NOTE


async def test_every_day_stands_under_its_weekday() -> None:
    _neighbours, weekdays, *weeks, _note = await drawn(view_of(2026, 10))
    assert weekdays.index("man.") == weeks[2].index("12") == weeks[4].index("26")
    assert weekdays.index("ons.") == weeks[2].index("14")
    assert weekdays.index("tor.") == weeks[0].index("1")
    assert weekdays.index("søn.") == weeks[2].index("18")


async def test_a_break_stands_in_words_and_without_activities() -> None:
    week = (await drawn(view_of(2026, 10)))[3]
    assert week.split()[1:11] == [w for n in range(5, 10) for w in (str(n), "ferie")]
    assert "After" not in week


async def test_a_public_holiday_on_a_weekday_stands_in_words() -> None:
    lines = await drawn(view_of(2027, 5), height=10)
    assert "17 fri" in lines[5]
    assert "6 fri" in lines[3]


async def test_what_has_a_day_stands_on_it_with_its_short_name() -> None:
    lines = await drawn(view_of(2026, 10))
    assert [line.count("After Elvis") for line in lines[2:7]] == [0, 0, 1, 1, 1]
    assert "14 After Elvis" in lines[4]


async def test_today_is_told_in_words() -> None:
    lines = await drawn(view_of(2026, 10))
    assert [n for n, line in enumerate(lines) if "i dag" in line] == [5]
    assert "19 i dag" in lines[5]
    assert "i dag" not in "".join(await drawn(view_of(2026, 11)))


async def test_today_stands_in_brackets_where_the_words_have_no_room() -> None:
    lines = await drawn(view_of(2026, 10, today=date(2026, 10, 21)))
    assert "[21] After Elvis" in lines[5]


async def test_today_in_a_break_is_told_in_words_as_well() -> None:
    lines = await drawn(view_of(2026, 10, today=date(2026, 10, 6)))
    assert "6 i dag" in lines[3]


async def test_a_day_of_a_break_keeps_its_word_whatever_stands_on_it() -> None:
    app = Host(view_of(2026, 10))
    async with app.run_test(size=(80, 9)) as pilot:
        met = {date(2026, 10, 7): ["IKO-team", "Nærværsteam"], date(2026, 10, 5): ["IKO-team"]}
        app.query_one(MonthGrid).show(view_of(2026, 10), NOTE, met)
        await pilot.pause()
        week = app.query_one(MonthGrid).render().plain.split("\n")[3]
    assert "5 ferie +1" in week
    assert week.count("ferie") == 5
    assert "7 ferie +2" in week


async def test_a_holiday_in_a_break_has_the_word_of_a_holiday() -> None:
    lines = await drawn(view_of(2026, 12))
    assert "24 ferie" in lines[5]
    assert "25 fri" in lines[5]


async def test_what_the_plan_has_stands_before_the_meetings_of_the_day() -> None:
    app = Host(view_of(2026, 10))
    async with app.run_test(size=(80, 9)) as pilot:
        met = {date(2026, 10, 14): ["IKO-team"]}
        app.query_one(MonthGrid).show(view_of(2026, 10), NOTE, met)
        await pilot.pause()
        assert "14 After Elvis +1" in app.query_one(MonthGrid).render().plain


async def test_a_taller_month_says_no_less_than_a_low_one() -> None:
    app = Host(view_of(2026, 10))
    async with app.run_test(size=(59, 22)) as pilot:
        met = {date(2026, 10, n): ["Nærværsteam"] for n in (2, 16, 23, 30)}
        app.query_one(MonthGrid).show(view_of(2026, 10), NOTE, met)
        await pilot.pause()
        words = app.query_one(MonthGrid).render().plain
    assert words.count("After Elvis") == 3
    assert words.count("Nærværsteam") == 4


async def test_the_line_of_a_week_has_all_its_room() -> None:
    long = row("Samarbeidsmøter med bl.a. politiet og barnevernet", "Uke 43")
    assert "▪ Samarbeidsmøter med bl.a. politiet og barnevernet" in "".join(
        await drawn(view_of(2026, 10, long), 80, 12)
    )


async def test_today_and_breaks_are_told_apart_by_ground_too() -> None:
    app = Host(view_of(2026, 10))
    async with app.run_test(size=(80, 9)) as pilot:
        await pilot.pause()
        grounds: dict[str, list[str]] = {}
        for y in range(9):
            for segment in app.query_one(MonthGrid).render_line(y):
                if segment.style and segment.style.bgcolor:
                    grounds.setdefault(segment.style.bgcolor.name, []).append(segment.text)
        assert "".join(grounds["#0000ff"]).split() == ["19", "i", "dag"]
        assert "".join(grounds["#222222"]).split() == [
            word for n in range(5, 10) for word in (str(n), "ferie")
        ]


async def test_a_neighbour_in_another_year_has_its_year() -> None:
    assert (await drawn(view_of(2026, 12)))[0].split() == ["◂", "november", "januar", "2027", "▸"]
    assert (await drawn(view_of(2027, 1)))[0].split() == ["◂", "desember", "2026", "februar", "▸"]


@pytest.mark.parametrize("width", [70, 72, 80, 112])
@pytest.mark.parametrize("height", [9, 16, 22])
async def test_no_month_is_wider_or_taller_than_its_place(width: int, height: int) -> None:
    app = Host(view_of(2026, 10))
    async with app.run_test(size=(width, height)) as pilot:
        for year, month in [*[month_after(2026, 8, by) for by in range(11)], (2027, 7)]:
            grid = app.query_one(MonthGrid)
            grid.show(view_of(year, month, today=date(year, month, 12)), NOTE)
            await pilot.pause()
            lines = grid.render().plain.split("\n")
            assert max(map(cell_len, lines)) <= width
            assert len(lines) <= height
            days = set(map(str, range(1, monthrange(year, month)[1] + 1)))
            words = " ".join(lines[2:]).replace("[", " ").replace("]", " ").split()
            assert days <= set(words)


async def test_a_taller_month_has_names_under_their_dates() -> None:
    lines = await drawn(view_of(2026, 10), 60, 22)
    at = next(n for n, line in enumerate(lines) if line.strip().startswith("42"))
    assert lines[at + 1].strip() == "After Elvis"
    assert lines[at + 1].index("After") == lines[at].index("14")
    assert lines[at + 2].strip() == ""


async def test_more_names_than_there_is_room_for_end_in_an_ellipsis() -> None:
    long = [row(f"«Et langt navn nummer {n}»", "Hver onsdag") for n in range(4)]
    lines = await drawn(view_of(2026, 10, *long), 72)
    assert "14 Et langt … +3 15" in lines[4]
    assert cell_len(lines[4]) <= 72


async def test_a_note_takes_the_lines_it_needs() -> None:
    note = "Arbeidernes dag 1.5.; Kristi himmelfartsdag 6.5.; Andre pinsedag, Grunnlovsdag 17.5."
    lines = await drawn(view_of(2027, 5), 72, 12, note)
    assert " ".join(" ".join(lines[8:]).split()) == note


async def test_hostile_text_is_only_text() -> None:
    lines = await drawn(view_of(2026, 10, row("«[/]\x1b[2J»", "Hver onsdag")))
    assert "14 [/]␛[2J" in lines[4]


def test_columns_fill_their_room_and_no_more() -> None:
    view = view_of(2026, 10)
    for room in range(45, 160):
        for tall in (False, True):
            widths = column_widths(view, room, tall=tall)
            assert sum(widths) <= room
            assert len({widths[n] for n in (0, 1, 3, 4)}) == 1
            assert widths[2] >= widths[0]


async def test_a_click_on_a_neighbours_name_turns_the_month() -> None:
    app = Host(view_of(2026, 10))
    async with app.run_test(size=(80, 9)) as pilot:
        await pilot.pause()
        await pilot.click(MonthGrid, offset=(4, 0))
        await pilot.click(MonthGrid, offset=(74, 0))
        await pilot.click(MonthGrid, offset=(40, 0))
        await pilot.click(MonthGrid, offset=(4, 4))
        await pilot.pause()
        assert app.turned == [-1, 1]
