"""Whose part of the plan is shown: everybody's, or one party's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.widget import Widget

from elvis_tui.domain.plan.parties import Party
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, later
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.plan import commands
from elvis_tui.widgets.rows import Column, Line, Row, RowList

EVERYBODY = "party:"
COLUMNS = {
    "": (
        Column(12, later("Hvem"), grow=True),
        Column(24, later("Også skrevet")),
        Column(6, later("Antall"), right=True),
    )
}


class PartyList(RowList):
    """Enter chooses."""

    OWN_COMMANDS = commands.PARTIES


class PickParty(Dialog[str | None]):
    """Dismisses with a party's key, the empty one for everybody, or None.

    Args:
        parties: Who there is.
        counts: How much each answers for in the month that is shown, by key; "" for all.
        month: That month, in words.
        chosen: The key that is chosen now.
    """

    AUTO_FOCUS = "RowList"
    shape = "list"
    OWN_COMMANDS = commands.PICK_PARTY

    def __init__(
        self, parties: Iterable[Party], counts: Mapping[str, int], month: str, chosen: str
    ) -> None:
        super().__init__()
        self._parties = tuple(parties)
        self._counts = counts
        self._month = month
        self._chosen = chosen

    def heading(self) -> str:
        return _("Ansvar i {month}").format(month=self._month)

    def body(self) -> Iterable[Widget]:
        yield PartyList(COLUMNS, heading=True, id="parties")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        lines: list[Line] = [Row(EVERYBODY, (_("hele planen"), "", self._count("")))]
        for party in self._parties:
            cells = (party.name, (_other_spellings(party), "muted"), self._count(party.key))
            lines.append(Row(EVERYBODY + party.key, cells))
        rows.fill(lines)
        rows.select(EVERYBODY + self._chosen)

    def _count(self, key: str) -> tuple[str, str]:
        return str(self._counts.get(key) or "–"), "muted"

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        message.stop()
        self.dismiss(message.row_id.removeprefix(EVERYBODY))

    def action_cancel(self) -> None:
        self.dismiss(None)


def _other_spellings(party: Party) -> str:
    """How else the plan writes the name, a capital letter is no other way; or that it is all."""
    if party.is_everybody:
        return _("ingen er nevnt for seg")
    others = {folded(s): s for s in party.spellings if folded(s) != folded(party.name)}
    return ", ".join(others.values())
