"""What one can do in the list of the plan."""

from __future__ import annotations

from elvis_tui.i18n import later, later_of
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.screens.plan.commands import DONE
from elvis_tui.screens.plan.document_commands import TURN_TO, WHOLE
from elvis_tui.widgets.commands import Command, Commands, Importance

LIST: Commands = (
    # Its words are those of this page; a search ends first.
    way_out(
        "page.back", "back", later("måneden"), later("Tilbake til måneden; et søk avsluttes først")
    ),
    Command(
        id="plan_list.scope",
        key="l",
        action="scope",
        words=later("måned/år"),
        hint=later("Lista for måneden eller for hele skoleåret"),
    ),
    Command(
        id="plan_list.previous",
        key="left",
        action="turn(-1)",
        words=later("forrige"),
        hint=later("Forrige måned eller skoleår"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_list.next",
        key="right",
        action="turn(1)",
        words=later("neste"),
        hint=later("Neste måned eller skoleår"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_list.today",
        key="0",
        action="today",
        words=later("i dag"),
        hint=later("Tiden vi er i"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan_list.done",
        key="g",
        action="done",
        words=later_of("tast", "gjort"),
        hint=later("Merk som gjort, med hva dere lærte; igjen: rett eller ta bort"),
        changes=DONE,
        when="is_on_one",
    ),
    Command(
        id="plan.late",
        key="s",
        action="late",
        words=later("sent"),
        hint=later("Bare det som er sent: over og ikke merket gjort; igjen: alt"),
    ),
    Command(
        id="plan_list.party",
        key="a",
        action="party",
        words=later("ansvar"),
        hint=later("Vis bare det én har ansvar for"),
    ),
    Command(
        id="plan_list.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Søk mens du skriver"),
        when="can_search",
    ),
    Command(
        id="plan_list.own_time",
        key="d",
        action="own_time",
        words=later("sett tid"),
        hint=later("Sett når teamet har det"),
        changes=("plan.own_time",),
        when="is_on_one",
    ),
    Command(
        id="plan.year",
        key="y",
        action="year",
        words=later("år"),
        hint=later("Skoleåret måned for måned (årshjul); der er rapport og nytt skoleår"),
    ),
    WHOLE,
    TURN_TO,
    TAKE_UP,
)
