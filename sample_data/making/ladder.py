"""What the school has decided of its own: a step of the ladder, and a view of the list."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.follow_ups.ladder import Rung, StepKind
from elvis_tui.domain.follow_ups.saved_views import SavedView
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.teams import ATTENDANCE
from making.chance import Ids


def write_ladder(ids: Ids) -> list[Rung]:
    """A visit at home, beside the usual steps."""
    return [
        Rung(
            id=ids("rung"),
            trigger=FreeText("mer enn fem dager fravær på rad"),
            step=FreeText("hjemmebesøk, to sammen"),
            kind=StepKind.HOME_VISIT,
            within=5,
            school_days=True,
            since=date(2026, 8, 17),
            order=100,
        )
    ]


def write_views(ids: Ids) -> list[SavedView]:
    """Those the nærværsteam follows in the first year."""
    name = FreeText("Nærværsteamet, første trinn")
    return [SavedView(id=ids("view"), name=name, team=ATTENDANCE, classes=FreeText("1"))]
