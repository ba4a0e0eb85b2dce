"""Who the plan holds responsible, where it writes one party in several ways."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded

_ENDINGS = ("erne", "ene", "ere", "er", "en", "et", "e")
"""How bokmål says «the» and «several», the longest first."""
_SHORTEST_STEM = 4
"""What an ending leaves must still tell one party from another."""


class Party(Record, frozen=True, kw_only=True):
    """A party with every way the plan spells it; `name` is the fullest of them."""

    key: str
    name: str
    spellings: tuple[str, ...]


def party_key(spelling: str) -> str:
    """The same for «Miljøteam» and «Miljøteamet», «kontaktlærere» and «Kontaktlærer»."""
    word = folded(spelling)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def parties(activities: Iterable[Activity]) -> tuple[Party, ...]:
    """Everybody who is responsible for something, by name."""
    found: dict[str, dict[str, None]] = {}
    for activity in activities:
        for spelling in activity.responsible:
            found.setdefault(party_key(spelling), {})[spelling] = None
    listed = [
        Party(
            key=key,
            # Of «kontaktlærere» and «Kontaktlærere» the one that begins like a name.
            name=max(spellings, key=lambda s: (len(s), s[:1].isupper())),
            spellings=tuple(spellings),
        )
        for key, spellings in found.items()
    ]
    return tuple(sorted(listed, key=lambda party: folded(party.name)))


def answers_for(activity: Activity, key: str) -> bool:
    """Whether a party, by its key, is among those responsible; the empty key is everybody."""
    return not key or any(party_key(spelling) == key for spelling in activity.responsible)


def narrowed(view: MonthView, key: str) -> MonthView:
    """The month with only what one party answers for; the empty key leaves it as it is."""

    def mine(activities: Iterable[Activity]) -> tuple[Activity, ...]:
        return tuple(a for a in activities if answers_for(a, key))

    weeks = tuple(
        replace(week, days=tuple(replace(d, activities=mine(d.activities)) for d in week.days))
        for week in view.weeks
    )
    bands = (replace(band, activities=mine(band.activities)) for band in view.bands)
    return replace(view, weeks=weeks, bands=tuple(b for b in bands if b.activities))
