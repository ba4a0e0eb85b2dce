"""Room 1: what does today ask? Enter goes to the thing itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from elvis_tui.domain.cases.records import Step, StepStatus
from elvis_tui.domain.cases.severity import Severity
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.plan import verbs as plan
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.parties import heard, ready
from tests.school import CASES, NOW, SCHOOL, TODAY, desk_with
from tests.screens.running import SMALL, WIDE, Running, running


def section(app: Running, title: str) -> list[str]:
    """The lines under a heading."""
    lines = [line.strip(" ▸") for line in app.text.splitlines()]
    start = next(i for i, line in enumerate(lines) if line.startswith(title))
    below = lines[start + 1 :]
    return below[: below.index("")]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_day_stands_on_one_page(desk: Desk, size: tuple[int, int]) -> None:
    async with running(desk, size) as app:
        assert section(app, "Neste møte") == ["IKO-team i dag kl. 12.00, Grupperom 2 · 5 saker"]
        now = section(app, "Krever noe nå")
        assert [line.split()[-2:] for line in now] == [
            *(["18", "d"], ["3", "d"], ["3", "d"], ["i", "dag"], ["i", "dag"], ["i", "dag"])
        ]
        assert "oppgave: snakker med" in now[0]
        assert "evaluer tiltak «morgenring" in now[2]
        assert now[3].startswith("■  Sak 2026-04")
        assert len(section(app, "Neste 14 dager")) == 2
        assert section(app, "Planen i oktober")[0].startswith("!  Markering av verdensdagen")
        assert "Fjellheim videregående skole" in app.text


@pytest.mark.parametrize(
    ("downs", "screen", "words"),
    [
        (0, "AgendaScreen", "5 saker"),
        (1, "TaskDone", "snakker med foresatte"),
        (2, "FollowUpScreen", "Thorvaldine Kvisgaard (2STA)"),
        (3, "FollowUpScreen", "Thorvaldine Kvisgaard (2STA)"),
        (4, "CaseScreen", "2026-04"),
        (6, "FollowUpScreen", "1BAA"),
        (9, "PlanScreen", "Oktober 2026"),
    ],
)
async def test_enter_goes_to_the_thing_and_escape_comes_back(
    desk: Desk, downs: int, screen: str, words: str
) -> None:
    async with running(desk) as app:
        await app.press(*["down"] * downs, "enter")
        await app.on(screen)
        await app.until(words)
        await app.press("1" if screen == "PlanScreen" else "escape")
        await app.on("OverviewScreen")
        assert app.screen.query_one(RowList).cursor > downs


async def test_a_task_is_done_from_here_and_gone_from_the_page(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("down", "enter")
        await app.until("Frist: 1.10.2026 (forfalt 18 d)", "Gitt: 21.9.2026")
        await app.press("enter")
        await app.on("OverviewScreen")
        assert desk.store.get(Task, "t-1").done_on == TODAY
        assert "snakker med" not in app.text


async def test_a_tasks_own_meeting_is_a_key_away(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("down", "enter")
        await app.on("TaskDone")
        await app.press("m")
        await app.on("MinutesScreen")


async def test_m_goes_to_the_next_meeting_and_on_into_one_that_runs(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("m")
        await app.on("AgendaScreen")
        await app.press("escape")
        meetings.start(desk, "meeting-2")
        await app.press("1", "m")
        await app.on("MeetingScreen")
        await app.until("sak 1 av 5")


async def test_of_two_meetings_that_run_m_asks_for_one_and_both_stand_in_the_lists(
    desk: Desk,
) -> None:
    iko, attendance = meetings.start(desk, "meeting-2"), meetings.start(desk, "meeting-3")
    async with running(desk) as app:
        await app.until("Møter som pågår", "IKO-team", "Nærværsteam")
        await app.press("m")
        await app.on("Choose")
        await app.until("Hvilket møte?")
        await app.press("down", "enter")
        await app.on("MeetingScreen")
        await app.until("Nærværsteam")
        await app.press("5")
        await app.on("MeetingsScreen")
        assert app.text.count("fortsett") == 2
    assert {m.id for m in (iko, attendance)} == {"meeting-2", "meeting-3"}


async def test_n_follows_somebody_new_and_slash_searches(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("n")
        await app.on("PickSubject")
        await app.press("escape")
        await app.on("OverviewScreen")
        await app.press("slash")
        await app.on("SearchDialog")
        assert app.screen.query_one(LineField).has_focus


async def test_what_there_is_no_room_for_waits_behind_a_line(desk: Desk) -> None:
    late = [
        Task(
            id=f"late-{n}",
            what=f"purring {n}",
            who="Rådgiver",
            due=TODAY - timedelta(days=60 - n),
            created_on=date(2026, 8, 1),
        )
        for n in range(30)
    ]
    desk.store.commit(put=late)
    async with running(desk) as app:
        assert "Neste 14 dager" in app.text
        assert "Planen i oktober" in app.text
        more = next(line for line in app.text.splitlines() if " til" in line and "…" in line)
        shown = app.text.count("purring")
        assert f"og {36 - shown} til" in more
        rows = app.screen.query_one(RowList)
        rows.select("more:now")
        await app.press("enter")
        assert not any(row.id == "more:now" for row in rows.rows)
        assert sum("purring" in str(row.cells) for row in rows.rows) == 30


async def test_an_empty_day_says_what_to_do() -> None:
    quiet = [r for r in SCHOOL if getattr(r, "id", "").startswith(("s-", "c-"))]
    # The plan has nothing that belongs to March alone.
    async with running(desk_with(quiet, now=NOW + timedelta(weeks=20))) as app:
        assert "Ingen møter er planlagt. Trykk 5 og n." in app.text
        assert "Ingenting er forfalt." in app.text
        assert "Ingenting står for tur." in app.text
        assert "Planen har ingenting som hører til denne måneden alene." in app.text
        await app.press("enter")
        await app.on("MeetingsScreen")


async def test_what_is_done_for_the_month_is_ticked(desk: Desk) -> None:
    plan.toggle_done(desk, "P18", 2026, 10)
    async with running(desk) as app:
        assert "1 av 1 gjort" in app.text
        assert section(app, "Planen i oktober")[0].startswith("✔  Markering")


async def test_august_says_when_around_school_start_each_row_is_due() -> None:
    quiet = [r for r in SCHOOL if getattr(r, "id", "").startswith(("s-", "c-"))]
    async with running(desk_with(quiet, now=datetime(2026, 8, 3, 12, tzinfo=UTC))) as app:
        lines = section(app, "Planen i august")
        assert len(lines) == 7
        assert lines[0].endswith("før 17.8.")
        assert lines[3].endswith("uke 34")
        assert lines[6].endswith("17.8.–30.9.")
    async with running(desk_with(quiet, now=datetime(2029, 8, 3, 12, tzinfo=UTC))) as app:
        assert section(app, "Planen i august")[3].endswith("dag ukjent")


async def test_the_page_is_made_anew_when_one_comes_back(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2")
        follow_ups.close(desk, "f-3", "trives")
        await app.press("1")
        assert "klassemiljø" not in app.text


async def test_on_another_day_a_meeting_stands_with_its_date() -> None:
    async with running(desk_with(now=NOW + timedelta(days=2))) as app:
        assert "Nærværsteam mandag 26.10. (om 5 d), Rom 4" in app.text


async def test_those_without_a_date_stand_there_until_they_are_taken_up(desk: Desk) -> None:
    many = [
        FollowUp(
            id=f"f-undated-{n}",
            subject=Subject(kind=SubjectKind.STUDENT, id=f"s-{n}"),
            team=ATTENDANCE,
            opened_on=TODAY,
        )
        for n in (1, 2, 4, 5)
    ]
    desk.store.commit(put=many)
    async with running(desk) as app:
        await app.until("Uten dato, venter på å bli tatt opp", "… og 2 til")
        rows = app.screen.query_one(RowList)
        rows.select("more:undated")
        await app.press("enter")
        await app.until("uten dato")
        assert "og 2 til" not in app.text
        rows.select("follow_up:f-undated-5:undated")
        await app.press("enter")
        await app.on("FollowUpScreen")


async def test_a_case_where_no_step_waits_stands_there_too(desk: Desk) -> None:
    struck = tuple(replace(s, status=StepStatus.NOT_APPLICABLE) for s in CASES[0].steps)
    heard_all = tuple(heard(p, TODAY) for p in CASES[0].parties)
    desk.store.commit(put=[replace(CASES[0], steps=struck, parties=heard_all)])
    async with running(desk) as app:
        await app.until("Uten dato, venter på å bli tatt opp", "ingen steg gjelder")
        app.screen.query_one(RowList).select("case:case-1:undated")
        await app.press("enter")
        await app.on("CaseScreen")
        assert "Mangler før saken kan avsluttes" in app.text


@pytest.mark.parametrize("since", [date(2026, 10, 14), TODAY])
async def test_a_varsel_in_elements_that_is_missing_stays_red(desk: Desk, since: date) -> None:
    whole = ready(CASES[0], TODAY)
    elements = Step(id="E", duty_id="SERIOUS", follow_on=FollowOn.ELEMENTS)
    case = replace(whole, steps=(*whole.steps, elements), severity=Severity(on=since))
    desk.store.commit(put=[case])
    async with running(desk) as app:
        await app.until("mangler varsel i Elements")
        (row,) = [r for r in app.screen.query_one(RowList).rows if r.id == "case:case-1:E"]
        assert row.texts[-1] == ("forfalt 5 d" if since < TODAY else "straks", "red")
