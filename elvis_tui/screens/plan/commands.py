"""What one can do in planen: in the month, and with one activity."""

from __future__ import annotations

from elvis_tui.i18n import later, later_of
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.screens.plan.calendar_commands import SHOW_CALENDARS
from elvis_tui.screens.plan.document_commands import TURN_TO, WHOLE
from elvis_tui.widgets.commands import Command, Commands, Importance

DONE = ("plan.done", "plan.edit_done", "plan.not_done")
"""What the dialog of a mark changes."""

MONTH: Commands = (
    # The neighbours' names stand above the month with their arrows.
    Command(
        id="plan.previous",
        key="left",
        action="turn(-1)",
        words=later("forrige"),
        hint=later("Forrige måned"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan.next",
        key="right",
        action="turn(1)",
        words=later("neste"),
        hint=later("Neste måned"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan.today",
        key="0",
        action="today",
        words=later("i dag"),
        hint=later("Måneden vi er i"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="plan.done",
        key="g",
        action="done",
        words=later_of("tast", "gjort"),
        hint=later("Merk som gjort, med hva dere lærte; igjen: rett eller ta bort"),
        changes=DONE,
    ),
    Command(
        id="plan.own_time",
        key="d",
        action="own_time",
        words=later("sett tid"),
        hint=later("Sett når teamet har det"),
        changes=("plan.own_time",),
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
        id="plan.year",
        key="y",
        action="year",
        words=later("år"),
        hint=later("Skoleåret måned for måned (årshjul); der er rapport og nytt skoleår"),
    ),
    WHOLE,
    Command(
        id="plan.late",
        key="s",
        action="late",
        words=later("sent"),
        hint=later("Bare det som er sent: over og ikke merket gjort, i hele skoleåret"),
    ),
    Command(
        id="plan.free",
        key="f",
        action="free",
        words=later("fridager"),
        hint=later("Hvorfor dager i måneden er fri, og hvor det står"),
    ),
    TURN_TO,
    Command(
        id="plan.write",
        key="w",
        action="write",
        words=later("skriv til fil"),
        hint=later("Skriv måneden til en fil, til utskrift eller til kalenderen"),
        importance=Importance.SELDOM,
    ),
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
        hint=later("Merk som gjort, med hva dere lærte; igjen: rett eller ta bort"),
        importance=Importance.FIRST,
        changes=DONE,
    ),
    Command(
        id="activity.own",
        key="d",
        action="own",
        words=later("sett tid"),
        hint=later("Sett når teamet har det"),
        changes=("plan.own_time",),
    ),
    Command(
        id="activity.edit",
        key="e",
        action="edit",
        words=later("rett"),
        hint=later("Rett merket eller teamets tid"),
        when="is_marked_or_own",
        changes=("plan.edit_done", "plan.own_time_edit"),
    ),
    Command(
        id="activity.take_away",
        key="x",
        action="take_away",
        words=later("ta bort"),
        hint=later("Ta bort merket eller teamets tid"),
        when="is_marked_or_own",
        changes=("plan.not_done", "plan.own_time_off"),
    ),
    Command(
        id="activity.row",
        key="p",
        action="row",
        words=later("i planen"),
        hint=later("Les raden der den står i planen"),
    ),
    TAKE_UP,
)
NEW_YEAR: Commands = (
    Command(
        id="new_year.begin",
        key="s",
        action="begin",
        words=later("begynn skoleåret"),
        hint=later("Ta med det som er valgt, og begynn skoleåret"),
        importance=Importance.FIRST,
        changes=("plan.new_year",),
    ),
    Command(
        id="new_year.toggle",
        key="space",
        action="take",
        words=later("ta med eller ikke"),
        brief=later("ta med"),
        hint=later("Ta med tida, eller la den ligge"),
        when="goes_on",
    ),
    Command(
        id="new_year.own_time",
        key="d",
        action="own_time",
        words=later("sett tid"),
        hint=later("Sett når teamet har det i det nye skoleåret"),
        changes=("plan.own_time",),
    ),
)
FREE_DAYS: Commands = (
    *SHOW_CALENDARS,
    way_out("free.close", "cancel", later("lukk"), later("Lukk"), also="f"),
)
