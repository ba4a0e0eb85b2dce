"""Text that was pasted where no field takes it: kept with the drafts until a field asks for it."""

from __future__ import annotations

from elvis_tui.services.desk.desk import Desk

_DRAFT, _TEXT = "pasted", "text"


def kept(desk: Desk) -> str:
    """What is kept; empty if nothing is."""
    return desk.drafts.get(_DRAFT).get(_TEXT, "")


def keep(desk: Desk, text: str) -> None:
    """Keep `text`, after what is kept already."""
    before = kept(desk)
    desk.drafts.keep(_DRAFT, {_TEXT: f"{before}\n{text}" if before else text})


def let_go(desk: Desk) -> None:
    """A field has it now."""
    desk.drafts.drop(_DRAFT)
