"""Text that was pasted where no field takes it: kept with the drafts until a field asks for it."""

from __future__ import annotations

from elvis_tui.services.desk.desk import Desk

_DRAFT, _TEXT, _TOLD = "pasted", "text", "told"
TELLINGS = 2
"""Starts at which it is told of: what nobody wants after that waits without a word."""


def kept(desk: Desk) -> str:
    """What is kept; empty if nothing is."""
    return desk.drafts.get(_DRAFT).get(_TEXT, "")


def keep(desk: Desk, text: str) -> None:
    """Keep `text`, after what is kept already."""
    before = kept(desk)
    desk.drafts.keep(_DRAFT, {_TEXT: f"{before}\n{text}" if before else text})


def is_to_be_told(desk: Desk) -> bool:
    """Whether this start is one of the first after it was kept; it counts as told."""
    text, told = kept(desk), len(desk.drafts.get(_DRAFT).get(_TOLD, ""))
    if not text or told >= TELLINGS:
        return False
    desk.drafts.keep(_DRAFT, {_TEXT: text, _TOLD: "x" * (told + 1)})
    return True


def let_go(desk: Desk) -> None:
    """A field has it now."""
    desk.drafts.drop(_DRAFT)
