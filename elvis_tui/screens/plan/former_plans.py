"""The plans that can be used: Enter shows what one of them changes."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.i18n import _, later
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.plan.taking_in_commands import FORMER_PLANS, PLANS
from elvis_tui.services.plan.former import KnownPlan
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording.former_plans import since

COLUMNS = {
    "": (
        Column(8, later("I bruk")),
        Column(20, later("Plan"), grow=True, wrap=True),
        Column(32, later("Fra"), wrap=True),
    )
}


class PlanList(RowList):
    """Enter chooses."""

    OWN_COMMANDS = PLANS


class FormerPlans(Dialog[str]):
    """Dismisses with the digest of a plan, or "" for none.

    Args:
        plans: Those that can be used, the one that is first.
    """

    AUTO_FOCUS = "RowList"
    shape = "list"
    OWN_COMMANDS = FORMER_PLANS

    def __init__(self, plans: Iterable[KnownPlan]) -> None:
        super().__init__()
        self._plans = tuple(plans)

    def heading(self) -> str:
        return _("Planer som kan brukes")

    def body(self) -> Iterable[Widget]:
        yield PlanList(COLUMNS, heading=True, id="plans")

    def on_mount(self) -> None:
        self.query_one(RowList).fill(_row(plan) for plan in self._plans)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        message.stop()
        self.dismiss(message.row_id)

    def action_close(self) -> None:
        self.dismiss("")


def _row(plan: KnownPlan) -> Row:
    source = plan.document
    mark = (_("● i bruk"), "key") if plan.is_used else ("○", "muted")
    told = since(plan.on, plan.by, source.origin)
    return Row(source.id, (mark, source.name, (told, "muted")))
