"""How what is shown of the plan is written to a file."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.widgets.commands import Command, Importance

WRITE_MONTH = Command(
    id="plan.write",
    key="w",
    action="write",
    words=later("skriv til fil"),
    hint=later("Skriv måneden til en fil, til utskrift eller til kalenderen"),
    importance=Importance.SELDOM,
)
WRITE_YEAR = Command(
    id="plan_year.write",
    key="w",
    action="write",
    words=later("skriv til fil"),
    hint=later("Skriv skoleåret til en fil, til utskrift eller til kalenderen"),
    importance=Importance.SELDOM,
)
