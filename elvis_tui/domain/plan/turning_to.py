"""Whom a student can turn to, in the plan's own words."""

import re
from collections.abc import Iterator, Sequence

from elvis_tui.domain.plan.written_out import Part
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded

_HEADINGS = (
    r"\b(?:hvem|kven) kan\b.*\b(?:snakke|gå til|kontakte|hjelpe|vende|elev|du)",
    r"\b(?:snakk|prat|ta kontakt) med\b",
    r"\btil (?:eleven|elevene|elevane|deg som elev|deg som er elev)\b",
    r"\bfor (?:deg som (?:er )?elev|eleven|elevene|elevane)\b",
    r"\b(?:si|sei) (?:i?fra|i?frå)\b",
    r"\b(?:har|får) du det ikk?(?:e|je) (?:bra|godt|trygt)|\bhjelp til (?:deg|elev)",
)
"""What such a part is called, what is surest first; bokmål and nynorsk."""


class Role(Record, frozen=True):
    """Somebody one can turn to: how the word begins, and whether it is outside the school.

    One who is told by what comes before («miljøterapeut», «miljøarbeider») is a role of its own.
    """

    stems: tuple[str, ...]
    outside: bool = False


ROLES = (
    Role(("elev- og lærlingeombud", "elev- og lærlingombod", "elev- og lærlingeombod"), True),
    Role(("elev- og lærlingombud",), True),
    Role(("mobbeombud", "mobbeombod"), True),
    Role(("barneombud", "barneombod"), True),
    Role(("statsforvaltar", "statsforvalter"), True),
    Role(("alarmtelefon",), True),
    Role(("kors på halsen",), True),
    Role(("kontaktlærer", "kontaktlærar")),
    Role(("faglærer", "faglærar")),
    Role(("elevtjenest", "elevtenest")),
    Role(("avdelingsleder", "avdelingsleiar")),
    Role(("teamleder", "teamleiar", "trinnleder", "trinnleiar")),
    Role(("sos.ped.rådgiver", "sosialpedagogisk rådgiver", "sosialpedagogisk rådgjevar")),
    Role(("sosialrådgiver", "sosialrådgjevar")),
    Role(("rådgiver", "rådgjevar", "rådgivar")),
    Role(("sosiallærer", "sosiallærar")),
    Role(("spesialpedagog",)),
    Role(("helsesykepleier", "helsesjukepleiar", "helsesøster", "helsesyster")),
    Role(("skolelege", "skulelege")),
    Role(("psykolog",)),
    Role(("miljøterapeut",)),
    Role(("miljøarbeider", "miljøarbeidar")),
    Role(("miljøteam",)),
    Role(("nærværsteam",)),
    Role(("mot-coach",)),
    Role(("assisterende rektor", "assisterande rektor")),
    Role(("rektor",)),
    Role(("inspektør",)),
    Role(("oppfølgingstjenest", "ot-veileder", "ot-rettleiar")),
    Role(("pp-tjenest", "pp-tenest", "ppt")),
    Role(("elevråd",)),
    Role(("tillitselev",)),
)
"""Those that a student of an upper secondary school can turn to (the plan's «Til eleven», and what
other schools' plans name)."""


class Named(Record, frozen=True, kw_only=True):
    """A role the plan names, spelt as it is there."""

    words: str
    role: Role


class Turning(Record, frozen=True, kw_only=True):
    """What the plan says to a student who is not well: the part, and the roles it names.

    `roles` stand in the order they are named in, each once.
    """

    part: Part
    roles: tuple[Named, ...]

    @property
    def at_school(self) -> tuple[Named, ...]:
        return tuple(named for named in self.roles if not named.role.outside)

    @property
    def outside(self) -> tuple[Named, ...]:
        return tuple(named for named in self.roles if named.role.outside)


def turning_to(parts: Sequence[Part]) -> Turning | None:
    """The part of the plan that says it: found by its heading, else by whom it names to a «du».

    Where several headings tell of it, it is the one that names the most roles. None for a plan
    that says nothing of it.

    Args:
        parts: The plan's parts.
    """
    for pattern in _HEADINGS:
        called = [p for p in parts if re.search(pattern, folded(p.title)) and p.text.strip()]
        if called:
            return max(map(_turning, called), key=lambda found: len(found.roles))
    to_you = [p for p in parts if re.search(r"\b(?:du|deg)\b", folded(p.text))]
    told = [found for found in map(_turning, to_you) if len(found.roles) > 1]
    return max(told, key=lambda found: len(found.roles), default=None)


def _turning(part: Part) -> Turning:
    return Turning(part=part, roles=tuple(named_roles(part.text)))


_NAMED = re.compile(
    # «rådgiver» in «Sos.ped.rådgiver» is none of its own.
    r"(?<![\w.-])(?:"
    + "|".join(f"({'|'.join(map(re.escape, role.stems))})" for role in ROLES)
    + r")\w*",
    re.IGNORECASE,
)
"""A group for each of the roles, in their order."""


def named_roles(text: str) -> Iterator[Named]:
    """The roles that a text names, in its order, each once and by its longest name."""
    seen: set[Role] = set()
    for found in _NAMED.finditer(text):
        role = ROLES[(found.lastindex or 1) - 1]
        if role not in seen:
            seen.add(role)
            yield Named(words=found[0], role=role)


def has_role(role: Role, told: str) -> bool:
    """Whether somebody whose position is `told` («Avdelingsleder, studieforberedende») has a role.

    A school's list of its staff is in bokmål or nynorsk, whatever its plan is; and a
    «Sos.ped.rådgiver» is a rådgiver too.
    """
    words = folded(told)
    return any(stem in words for stem in role.stems)
