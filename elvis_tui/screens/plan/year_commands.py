"""What one can do in the year of the plan."""

from __future__ import annotations

from elvis_tui.i18n import later, later_of
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.screens.plan.commands import DONE
from elvis_tui.screens.plan.document_commands import TURN_TO, WHOLE
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
        id="plan_year.done",
        key="g",
        action="done",
        words=later_of("tast", "gjort"),
        hint=later("Merk som gjort i måneden du står i, med hva dere lærte"),
        changes=DONE,
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
    Command(
        id="plan_year.previous",
        key="v",
        action="another(-1)",
        words=later("år før"),
        hint=later("Forrige skoleår"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_year.next",
        key="b",
        action="another(1)",
        words=later("år etter"),
        hint=later("Neste skoleår"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_year.report",
        key="r",
        action="report",
        words=later("rapport"),
        hint=later("Skriv årets rapport: gjort, når, av hvem og hva dere lærte"),
    ),
    Command(
        id="plan_year.new_year",
        key="n",
        action="new_year",
        words=later("nytt år"),
        hint=later("Begynn det nye skoleåret: ta med tidene og se hva dere lærte"),
    ),
    Command(
        id="plan_year.own_time",
        key="d",
        action="own_time",
        words=later("sett tid"),
        hint=later("Sett når teamet har det"),
        changes=("plan.own_time",),
        importance=Importance.SELDOM,
    ),
    WHOLE,
    TURN_TO,
    Command(
        id="plan_year.today",
        key="0",
        action="today",
        words=later("i dag"),
        hint=later("Måneden og skoleåret vi er i"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_year.write",
        key="w",
        action="write",
        words=later("skriv til fil"),
        hint=later("Skriv skoleåret til en fil, til utskrift eller til kalenderen"),
        importance=Importance.SELDOM,
    ),
    TAKE_UP,
)
