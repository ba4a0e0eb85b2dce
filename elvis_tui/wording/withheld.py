"""The words for what is kept back."""

from __future__ import annotations

from elvis_tui.domain.people.authors import is_of_a_system
from elvis_tui.i18n import _


def withheld() -> str:
    """What stands where a class, or a day, of a student whose address is protected would."""
    return _("◼ skjermet")


def in_brief(text: str) -> str:
    """The same in a column of six: the sign alone, whole. What it stands for is told beside it."""
    return _("◼") if text == withheld() else text


def ask(who: str) -> str:
    """What stands where a restricted text would: that it is there, and whom to ask."""
    known = who and not is_of_a_system(who)
    return _("◼ skjermet, spør {who}").format(who=who) if known else withheld()


def private(who: str) -> str:
    """What stands on the screen where a private note is: that it is there, and whose it is."""
    known = who and not is_of_a_system(who)
    return _("▪ privat notat · {who}").format(who=who) if known else _("▪ privat notat")
