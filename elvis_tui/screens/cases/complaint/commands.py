"""What one can do on the page of the complaint to Statsforvalteren."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import PAGE_HISTORY
from elvis_tui.widgets.commands import Command, Commands, Importance

_STAGES = (
    "case.complaint",
    "case.complaint_asked",
    "case.complaint_sent",
    "case.complaint_decided",
    "case.complaint_followed",
)
PAGE: Commands = (
    Command(
        id="complaint.next",
        key="s",
        action="next",
        words=later("neste steg"),
        hint=later("Skriv neste steg: bedt om, sendt, vedtak, fulgt"),
        importance=Importance.FIRST,
        changes=_STAGES,
        when="is_reported",
    ),
    Command(
        id="complaint.new",
        key="n",
        action="new",
        words=later("meldt dit"),
        hint=later("Skriv at saken er meldt til Statsforvalteren"),
        changes=("case.complaint",),
        when="is_open",
    ),
    Command(
        id="complaint.edit",
        key="e",
        action="edit",
        words=later("rett opp"),
        hint=later("Rett steget du står på"),
        importance=Importance.HELP_ONLY,
        changes=_STAGES,
        when="is_reported",
    ),
    Command(
        id="complaint.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Ta bort: en feil, eller for elevens skyld"),
        importance=Importance.SELDOM,
        changes=("case.complaint_take_away", "case.complaint_erase"),
        when="has_any",
    ),
    PAGE_HISTORY,
)
