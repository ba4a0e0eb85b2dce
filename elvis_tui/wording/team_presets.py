"""Series of meetings that most schools have, ready to be put in: all of it can be changed."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _

OWN = "own"


def presets() -> dict[str, Team]:
    """The series by their codes, as they are offered; one's own is the last, and empty.

    Where students take part nobody is followed up. How often they meet is what is usual: the plan
    says «etter egen møteplan».
    """

    def meets(name: str, every_weeks: int, *standing: str, students: bool) -> Team:
        return Team(
            id="",
            name=FreeText(name),
            follows_up=False,
            students_take_part=students,
            every_weeks=every_weeks,
            standing=tuple(map(FreeText, standing)),
        )

    return {
        "environment": meets(
            _("Skolemiljøutvalg"),
            8,
            _("Det psykososiale skolemiljøet siden sist"),
            _("Det fysiske skolemiljøet"),
            _("Innspill fra elevrådet"),
            students=True,
        ),
        "council": meets(
            _("Elevråd"),
            2,
            _("Innspill fra klassene"),
            _("Skolemiljøet"),
            students=True,
        ),
        "class": meets(
            _("Klassemøte"),
            2,
            _("Hvordan vi har det i klassen"),
            _("Innspill til elevrådet"),
            students=True,
        ),
        "police": meets(
            _("Samarbeidsmøte med politiet"),
            8,
            _("Det som har skjedd siden sist"),
            _("Forebygging framover"),
            students=False,
        ),
        OWN: Team(id=""),
    }


def preset_told(code: str, team: Team) -> str:
    """What stands behind the name of one where it is chosen."""
    if code == OWN:
        return _("du fyller ut alt selv")
    return _("elever deltar") if team.students_take_part else _("følger ingen opp")
