"""What one can do with a plan that may be used: look at it, take it in, go back to another."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import FINDING, way_out
from elvis_tui.widgets.commands import Command, Commands, Importance, Part
from elvis_tui.widgets.moving import open_row

TAKING_IN = ("plan.taken_in", "plan.used_again")
TAKE_IN_KEYS: Commands = (
    Command(
        id="plan.take_in",
        key="i",
        action="take_in",
        words=later("ta inn"),
        hint=later("Ta inn en annen plan fra en fil"),
        changes=TAKING_IN,
    ),
    Command(
        id="plan.plans",
        key="v",
        action="plans",
        words=later("planer"),
        hint=later("Planene som er brukt, og bruk en av dem igjen"),
        changes=TAKING_IN,
    ),
)
"""For the page of the plan as it is written."""
TAKE_IN: Commands = (
    *(command for command in FINDING if command.action.startswith("move")),
    Command(
        id="taking_in.page_down",
        key="pagedown",
        action="page(1)",
        words=later("bla"),
        hint=later("En side ned i det som kommer"),
        when="is_long",
        priority=True,
    ),
    Command(
        id="taking_in.page_up",
        key="pageup",
        action="page(-1)",
        words=later("bla opp"),
        hint=later("En side opp i det som kommer"),
        when="is_long",
        importance=Importance.HELP_ONLY,
        part=Part.MOVING,
        priority=True,
    ),
    Command(
        id="taking_in.look",
        key="enter",
        action="look",
        words=later("se hva som kommer"),
        hint=later("Se hva som kommer"),
        when="has_field",
        priority=True,
    ),
    Command(
        id="taking_in.apply",
        key="ctrl+s",
        action="apply",
        words=later("ta i bruk"),
        hint=later("Ta planen i bruk"),
        when="is_ready",
        priority=True,
    ),
    Command(
        id="taking_in.carry",
        key="f8",
        action="carry",
        words=later("merker"),
        hint=later("La merker og datoer følge med rader som har endret ordlyd, eller ikke"),
        when="may_carry",
        priority=True,
    ),
    way_out("taking_in.cancel", "cancel", later("avbryt"), later("Avbryt")),
)
PLANS: Commands = (open_row(later("se planen"), later("Se hva planen endrer")),)
FORMER_PLANS: Commands = (way_out("plans.close", "close", later("lukk"), later("Lukk"), also="v"),)
