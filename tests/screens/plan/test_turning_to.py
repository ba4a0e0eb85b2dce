"""t: whom a student can turn to, in the plan's words and with those who have the roles here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from elvis_tui.domain.record import replace
from elvis_tui.screens.plan.turning_to import TurningTo
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.words import Words
from tests.school import SCHOOL, desk_with, student
from tests.screens.plan.plan_room import press, room

NOW = datetime(2026, 10, 19, 12, tzinfo=UTC)


def told(pilot: Pilot[Any]) -> str:
    """All that the dialog says, on one line."""
    screen = pilot.app.screen
    assert isinstance(screen, TurningTo)
    words = [str(w.render()) for w in screen.query(Words) if w.display]
    facts = [f.render().plain for f in screen.query(Facts) if f.display]
    return " ".join(" ".join([*words, *facts]).split())


async def test_one_key_tells_the_roles_who_has_them_and_the_plans_words() -> None:
    async with room(desk_with(SCHOOL, now=NOW)) as (pilot, screen):
        await press(pilot, "t")
        shown = told(pilot)
        assert "Hvem kan eleven gå til?" in shown
        assert "rådgiver Berit Aas" in shown
        assert "helsesykepleier – ingen i lista over ansatte" in shown
        assert "Utenfor skolen elev- og lærlingeombudet, Mobbeombudet" in shown
        assert "Planen sier, under «Til eleven»:" in shown
        assert "gjerne en du har tillit til" in shown
        assert "2STA Berit Aas" in shown
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_it_stands_in_the_plan_one_reads_too() -> None:
    async with room(desk_with(SCHOOL, now=NOW)) as (pilot, _screen):
        await press(pilot, "p", "t")
        assert "Hvem kan eleven gå til?" in told(pilot)


async def test_of_a_student_it_is_asked_by_name_unless_names_are_hidden() -> None:
    async with room(desk_with(SCHOOL, now=NOW)) as (pilot, screen):
        dialog = TurningTo(screen.session, student("s-1"))
        pilot.app.push_screen(dialog)
        await pilot.pause()
        assert "Hvem kan Thorvaldine Kvisgaard gå til?" in told(pilot)
        assert "kontaktlærer Berit Aas (2STA)" in told(pilot)
        assert "klasse for klasse" not in told(pilot)
        screen.session.names_hidden = True
        dialog.names_changed()
        await pilot.pause()
        assert "Hvem kan Elev 01 gå til?" in told(pilot)
        assert "Thorvaldine" not in told(pilot)


async def test_a_plan_that_says_nothing_of_it_is_told_so(desk: Desk, tmp_path: Path) -> None:
    table = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur | Mai | Rektor |\n"
    (tmp_path / "handlingsplan.md").write_text(f"# Plan\n\n{table}", encoding="utf-8")
    async with room(replace(desk, sources=Sources(tmp_path))) as (pilot, _screen):
        await press(pilot, "t")
        assert "Planen sier ikke hvem eleven kan gå til" in told(pilot)
        assert "p åpner hele planen" in told(pilot)
