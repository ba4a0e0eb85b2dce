"""What the follow-up list can be asked to show, and the views that a school saves itself."""

import re
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.follow_ups.records import FollowUp, Level, Phase
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded


class View(StrEnum):
    """Which follow-ups the list shows: each is a question somebody asks before a meeting."""

    OPEN = "open"
    MINE = "mine"
    """Those that oneself owns, or has a measure to see to in."""
    TEAM = "team"
    OVERDUE = "overdue"
    NEW = "new"
    """Not taken up in any meeting of their team yet."""
    SILENT = "silent"
    """No contact of any kind for the days that the school has set."""
    STEPS = "steps"
    """A step of the ladder is still to be taken (`ladder`)."""
    NO_NOTICE = "no_notice"
    """A varsel of § 9-7 is not known to have been sent: the nearest to a limit first."""
    OF_AGE = "of_age"
    """They turn eighteen soon: guardians drop out, and consent is asked for anew."""
    CONSENT = "consent"
    """Consent runs out, has to be asked for anew, or is not clear."""
    RED = "red"
    UNDATED = "undated"
    NO_HANDOVER = "no_handover"
    """Nothing is written for next year's team in this school year."""
    CLOSED = "closed"
    SAVED = "saved"
    """One of the school's own."""


OF_SOMETHING = frozenset({View.TEAM, View.SAVED})
"""The views there may be several of, each told by an id."""


class SavedView(Record, frozen=True, kw_only=True):
    """A view of the school's own: what is in `base`, and all that is asked beside it.

    `classes` are classes and years, as one types them: «2STA, 1» is a class and all of the first
    year. `search` is what was typed to narrow the list. What is empty is not asked.
    """

    id: Id
    name: Annotated[Line, Mark.TITLE, Mark.NEEDED, Asked.FACTS]
    base: Annotated[View, Asked.FACTS] = View.OPEN
    team: Annotated[str | None, Refers.to("teams"), Asked.FACTS] = None
    phase: Annotated[Phase | None, Asked.FACTS] = None
    level: Annotated[Level | None, Asked.FACTS] = None
    owner: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    classes: Annotated[Line, Asked.FACTS] = FreeText("")
    search: Annotated[Line, Asked.FACTS] = FreeText("")


_BETWEEN = r"[\s,;/&]+"


def passes(view: SavedView, follow_up: FollowUp) -> bool:
    """Whether a follow-up is of the team, phase, level and owner that a view asks for."""
    return (
        view.team in (None, follow_up.team)
        and view.phase in (None, follow_up.phase)
        and view.level in (None, follow_up.level)
        and _owned(unmasked(view.owner), unmasked(follow_up.owner))
    )


def _owned(asked: str, owner: str) -> bool:
    """Whether the words that are asked for stand, whole, among those of the owner."""
    words = " ".join(re.split(_BETWEEN, folded(asked))).strip()
    return not words or f" {words} " in f" {' '.join(re.split(_BETWEEN, folded(owner)))} "


def in_classes(asked: str, codes: Collection[str]) -> Callable[[str], bool]:
    """What tells whether somebody goes in one of the classes that are asked for.

    A word that is no class is the beginning of several: «2» and «vg2» are the second year, «2ST»
    all classes that begin so.

    Args:
        asked: As it was typed; nothing asks for nothing.
        codes: Of every class there is.
    """
    known = {folded(code) for code in codes}
    words = {word for word in re.split(_BETWEEN, folded(asked)) if word}
    whole = words & known
    begun = tuple(word.removeprefix("vg") or word for word in words - known)

    def goes_there(code: str) -> bool:
        one = folded(code)
        return not words or one in whole or one.startswith(begun)

    return goes_there
