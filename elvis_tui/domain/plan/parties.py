"""Who the plan holds responsible, where it writes one party in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterable

from elvis_tui.domain.plan.month import MonthView, only
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded

_ENDINGS = (
    *("arane", "erane", "erar", "arar", "erne", "arne", "ane", "ene"),
    *("ere", "ar", "er", "en", "et", "a", "e"),
)
"""How bokmål and nynorsk say «the» and «several», the longest first."""
_SHORTEST_STEM = 4
"""What an ending leaves must still tell one party from another."""
_SAME_WORDS = (
    # Nynorsk, as bokmål writes it.
    *(("skule", "skole"), ("teneste", "tjeneste"), ("tenesta", "tjeneste"), ("rådgjev", "rådgiv")),
    *(("sjukeplei", "sykeplei"), ("pleiar", "pleier"), ("leiar", "leder"), ("leiing", "ledels")),
    ("tilsett", "ansatt"),
    # What is written out, and what is cut short.
    *(("sosialpedagogisk", "sosped"), ("pedagogisk", "ped"), ("avd.", "avdelings")),
    *(("skoleledels", "ledels"), ("skolens ledels", "ledels")),
)
_EVERYBODY = {
    "alle",
    *("alle ansatte", "ansatte", "alle på skolen", "samtlige ansatte", "hele personalet"),
    *("personalet", "alle lærere", "alle elever"),
}
"""Those that name nobody in particular; each is a party of its own."""
_WRITTEN_AS_ONE = re.compile(r"(?<=\w)[.\-/ ]+(?=\w)|[.]+$")


class Party(Record, frozen=True, kw_only=True):
    """A party with every way the plan spells it; `name` is the fullest of them.

    `is_everybody` is one that names nobody in particular, as «alle ansatte».
    """

    key: str
    name: str
    spellings: tuple[str, ...]
    is_everybody: bool = False


def party_key(spelling: str) -> str:
    """The same for «Miljøteam» and «Miljøteamet», «kontaktlærere» and «kontaktlærarane».

    Also for «Sos.ped.rådgiver» and «Sosialpedagogisk rådgiver», and for «leiinga» and «Ledelsen».
    """
    word = folded(spelling)
    for other, ours in _SAME_WORDS:
        word = word.replace(other, ours)
    if word not in _EVERYBODY:
        word = _WRITTEN_AS_ONE.sub("", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def names_nobody(spelling: str) -> bool:
    """Whether it is everybody, or all the staff, and nobody in particular."""
    return party_key(spelling) in {party_key(words) for words in _EVERYBODY}


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
            is_everybody=any(map(names_nobody, spellings)),
        )
        for key, spellings in found.items()
    ]
    return tuple(sorted(listed, key=lambda party: folded(party.name)))


def answers_for(activity: Activity, key: str) -> bool:
    """Whether a party, by its key, is among those responsible; the empty key is everybody."""
    return not key or any(party_key(spelling) == key for spelling in activity.responsible)


def is_named(party: Party, typed: str) -> bool:
    """Whether each typed word stands in a name of a party, or is another way to write one."""
    told = folded(" ".join(party.spellings))
    return all(
        word in told or (len(word) >= _SHORTEST_STEM and party_key(word) == party.key)
        for word in folded(typed).split()
    )


def is_found(activity: Activity, typed: str) -> bool:
    """Whether each typed word stands in the activity: in its text, its «Når», or who answers.

    A party is found by any way to write it: «miljøteamet» finds what «Miljøteam» answers for.
    """
    words = folded(typed).split()
    if not words:
        return True
    told = folded(" ".join((activity.text, activity.when_text, *activity.responsible)))
    keys = [party_key(spelling) for spelling in activity.responsible]
    return all(
        word in told or (len(word) >= _SHORTEST_STEM and party_key(word) in keys) for word in words
    )


def narrowed(view: MonthView, key: str, typed: str = "") -> MonthView:
    """The month with only what one party answers for, and what is found by what is typed.

    The empty key and no words leave it as it is.
    """
    if not key and not typed.strip():
        return view
    return only(view, lambda a: answers_for(a, key) and is_found(a, typed))
