"""What one can do in the plan as it is written, and with what stands beside it."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.screens.plan.taking_in_commands import TAKE_IN_KEYS
from elvis_tui.widgets.commands import Command, Commands, Importance
from elvis_tui.widgets.moving import open_row

WHOLE = Command(
    id="plan.whole",
    key="p",
    action="whole",
    words=later("planen"),
    hint=later("Les hele planen ved raden du står på; der tar du inn en annen plan"),
)
TURN_TO = Command(
    id="plan.turn_to",
    key="t",
    action="turn_to",
    words=later("hvem kan eleven gå til?"),
    brief=later("hvem?"),
    importance=Importance.SELDOM,
    hint=later("Hvem kan eleven gå til? Planens ord, og hvem det er her"),
)
DOCUMENT: Commands = (
    Command(
        id="document.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Søk i planen mens du skriver"),
        when="can_search",
    ),
    Command(
        id="document.next_hit",
        key="n,right",
        action="next_hit",
        words=later("neste treff"),
        hint=later("Neste sted det du søker etter står"),
        importance=Importance.FIRST,
        when="has_hits",
    ),
    Command(
        id="document.previous_hit",
        key="N,left",
        action="previous_hit",
        words=later("forrige treff"),
        hint=later("Forrige sted det du søker etter står"),
        when="has_hits",
        symbol="⇧N",
    ),
    Command(
        id="document.contents",
        key="o",
        action="contents",
        words=later("innhold"),
        hint=later("Innholdet: gå til en overskrift"),
    ),
    Command(
        id="document.law",
        key="l",
        action="law",
        words=later("loven"),
        hint=later("Hva loven sier om det du leser, med kilde og dato"),
        when="has_law",
        why_not=later("Lovnotatene sier ikke noe om det som står her."),
    ),
    TURN_TO,
    *TAKE_IN_KEYS,
    TAKE_UP,
)
CONTENTS: Commands = (open_row(later("les"), later("Les videre her")),)
BESIDE: Commands = (way_out("beside.close", "close", later("lukk"), later("Lukk"), also="enter"),)
