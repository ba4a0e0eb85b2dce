"""What one can do in the list of physical interventions, and on the page of one."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import PAGE_HISTORY
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance

LIST: Commands = (
    Command(
        id="interventions.new",
        key="n",
        action="new",
        words=later("ny"),
        hint=later("Skriv ned en fysisk inngripen"),
        importance=Importance.FIRST,
        changes=("intervention.add", "student.add"),
    ),
    Command(
        id="interventions.edit",
        key="e",
        action="edit",
        words=later("rett opp"),
        hint=later("Rett hendelsen og inngrepet"),
        changes=("intervention.edit",),
    ),
)
PAGE: Commands = (
    Command(
        id="intervention.next",
        key="s",
        action="next",
        words=later("neste"),
        hint=later("Skriv det første som mangler"),
        importance=Importance.FIRST,
        changes=(
            "intervention.head",
            "intervention.parents",
            "intervention.view",
            "intervention.judge",
            "intervention.county",
        ),
    ),
    Command(
        id="intervention.edit",
        key="e",
        action="edit",
        words=later("rett opp"),
        hint=later("Rett det linja du står på, forteller"),
        changes=("intervention.edit",),
    ),
    Command(
        id="intervention.link",
        key="g",
        action="link",
        words=later("knytt til sak"),
        brief=later("sak"),
        hint=later("Knytt til en sak eleven er med i, eller til ingen"),
        changes=("intervention.link",),
    ),
    Command(
        id="intervention.write",
        key="d",
        action="write",
        words=later("dokument"),
        hint=later("Skriv dokumentasjonen til en fil"),
    ),
    Command(
        id="intervention.student",
        key="a",
        action="student",
        words=later("eleven"),
        hint=later("Alt om eleven, fra alle team"),
    ),
    Command(
        id="intervention.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Ta bort: en feil, eller for elevens skyld"),
        importance=Importance.SELDOM,
        changes=("intervention.take_away", "intervention.erase"),
    ),
    TAKE_UP,
    PAGE_HISTORY,
)
