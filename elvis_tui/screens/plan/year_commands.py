"""What one can do in the year of the plan."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.screens.plan.document_commands import TURN_TO, WHOLE
from elvis_tui.screens.plan.writing_commands import WRITE_YEAR
from elvis_tui.widgets.commands import Command, Commands, Importance

YEAR: Commands = (
    way_out(
        "page.back",
        "back",
        later("tilbake"),
        later("Tilbake til måneden; et søk avsluttes først"),
        also="y",
    ),
    Command(
        id="plan_year.left",
        key="left",
        action="turn(-1)",
        words=later("forrige"),
        hint=later("Forrige måned"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_year.right",
        key="right",
        action="turn(1)",
        words=later("neste"),
        hint=later("Neste måned"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_year.previous",
        key="v",
        action="another(-1)",
        words=later("forrige år"),
        hint=later("Forrige skoleår"),
    ),
    Command(
        id="plan_year.next",
        key="b",
        action="another(1)",
        words=later("neste år"),
        hint=later("Neste skoleår"),
    ),
    Command(
        id="plan_year.today",
        key="0",
        action="today",
        words=later("i dag"),
        hint=later("Måneden og skoleåret vi er i"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan.party",
        key="a",
        action="party",
        words=later("ansvar"),
        hint=later("Vis bare det én har ansvar for"),
    ),
    Command(
        id="plan.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Søk mens du skriver"),
        when="can_search",
    ),
    WHOLE,
    TURN_TO,
    WRITE_YEAR,
    TAKE_UP,
)
