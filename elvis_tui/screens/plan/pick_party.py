"""Whose part of the plan is shown: everybody's, or one party's, found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from elvis_tui.domain.plan.parties import Party, is_named
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, later
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording.keys import key

EVERYBODY = "party:"


class PickParty(Finding[str]):
    """Dismisses with a party's key, the empty one for everybody, or None.

    Args:
        parties: Who there is.
        counts: How much each answers for in the month that is shown, by key; "" for all.
        month: That month, in words.
        chosen: The key that is chosen now.
    """

    columns = (
        Column(12, later("Hvem"), grow=True),
        Column(24, later("Også skrevet")),
        Column(6, later("Antall"), right=True),
    )
    titled = True

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

    def placeholder(self) -> str:
        return _("skriv noe av navnet, eller gå ned med pilene")

    def empty(self) -> str:
        return _("Ingen i planen heter det. Skriv noe annet, eller trykk {cancel}.").format(
            cancel=key("pick.cancel", "Esc")
        )

    def find(self) -> None:
        super().find()
        if not self.typed.strip():
            self.query_one(RowList).select(EVERYBODY + self._chosen)

    def found(self, typed: str) -> Iterator[Row]:
        """The whole plan first, and then those that are called what is typed."""
        everybody = _("hele planen")
        if all(word in folded(everybody) for word in folded(typed).split()):
            yield Row(EVERYBODY, (everybody, "", self._count("")))
        words = folded(typed).split()
        hits = [party for party in self._parties if is_named(party, typed)]
        # Enter takes the first: «re» is Rektor rather than Avdelingsledere.
        for party in sorted(hits, key=lambda one: not _begins(one, words)):
            cells = (party.name, (_other_spellings(party), "muted"), self._count(party.key))
            yield Row(EVERYBODY + party.key, cells)

    def _count(self, key: str) -> tuple[str, str]:
        return str(self._counts.get(key) or "–"), "muted"

    def chosen(self, row_id: str) -> None:
        self.dismiss(row_id.removeprefix(EVERYBODY))


def _begins(party: Party, words: Sequence[str]) -> bool:
    names = folded(" ".join(party.spellings)).split()
    return any(name.startswith(word) for name in names for word in words)


def _other_spellings(party: Party) -> str:
    """How else the plan writes the name, a capital letter is no other way; or that it is all."""
    if party.is_everybody:
        return _("ingen er nevnt for seg")
    # Of «elevtjeneste» and «Elevtjeneste» the one that begins like a name, in whatever order.
    ordered = sorted(party.spellings, key=lambda spelling: spelling[:1].isupper())
    others = {folded(s): s for s in ordered if folded(s) != folded(party.name)}
    return ", ".join(others.values())
