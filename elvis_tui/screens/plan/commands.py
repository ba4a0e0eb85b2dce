"""What one can do in planen: in the month, with one activity, and when choosing whose part."""

from __future__ import annotations

from elvis_tui.i18n import later, later_of
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.screens.plan.document_commands import TURN_TO, WHOLE
from elvis_tui.screens.plan.writing_commands import WRITE_MONTH
from elvis_tui.widgets.commands import Command, Commands
from elvis_tui.widgets.moving import open_row

MONTH: Commands = (
    Command(
        id="plan.previous",
        key="left",
        action="turn(-1)",
        words=later("forrige"),
        hint=later("Forrige måned"),
    ),
    Command(
        id="plan.next",
        key="right",
        action="turn(1)",
        words=later("neste"),
        hint=later("Neste måned"),
    ),
    Command(
        id="plan.today",
        key="0",
        action="today",
        words=later("i dag"),
        hint=later("Måneden vi er i"),
    ),
    Command(
        id="plan.done",
        key="g",
        action="done",
        words=later_of("tast", "gjort"),
        hint=later("Merk som gjort i måneden; igjen: angre"),
        changes=("plan.done", "plan.not_done"),
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
        id="plan.list",
        key="l",
        action="list",
        words=later("liste"),
        hint=later("Aktivitetene som liste etter tid; igjen: hele skoleåret"),
    ),
    Command(
        id="plan.free",
        key="f",
        action="free",
        words=later("fridager"),
        hint=later("Hvorfor dager i måneden er fri, og hvor det står"),
    ),
    Command(
        id="plan.year",
        key="y",
        action="year",
        words=later("år"),
        hint=later("Skoleåret måned for måned: planlagt, gjort og sent"),
    ),
    WHOLE,
    TURN_TO,
    WRITE_MONTH,
    way_out(
        "plan.everybody", "everybody", later("vis alle"), later("Vis alle"), when="is_narrowed"
    ),
    TAKE_UP,
)
ACTIVITY: Commands = (
    Command(
        id="activity.done",
        key="g",
        action="done",
        words=later_of("tast", "gjort"),
        hint=later("Merk som gjort i måneden; igjen: angre"),
        changes=("plan.done", "plan.not_done"),
        when="can_be_done",
    ),
    Command(
        id="activity.row",
        key="p",
        action="row",
        words=later("i planen"),
        hint=later("Les raden der den står i planen"),
    ),
    way_out("activity.close", "close", later("lukk"), later("Lukk"), also="enter"),
    TAKE_UP,
)
PARTIES: Commands = (open_row(later("velg"), later("Vis dette ansvaret")),)
PICK_PARTY: Commands = (way_out("pick.cancel", "cancel", later("lukk"), later("Lukk"), also="a"),)
FREE_DAYS: Commands = (way_out("free.close", "cancel", later("lukk"), later("Lukk"), also="f"),)
