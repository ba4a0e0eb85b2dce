"""Who wrote something, where the log-in is a system's and tells nothing of who that was."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.text import folded

_OF_A_SYSTEM = {"root", "toor", "admin", "administrator", "sysadmin", "operator", "system"}
_OF_A_SYSTEM |= {"user", "users", "bruker", "guest", "gjest", "nobody", "daemon", "www-data"}
_OF_A_SYSTEM |= {"ubuntu", "debian", "ec2-user", "pi", "test", "elvis", "elvis-tui"}
"""Log-ins that several share, or that nobody is called."""


def is_of_a_system(login: str) -> bool:
    """Whether a log-in looks like that of a machine or of whoever sees to it."""
    return folded(login).strip() in _OF_A_SYSTEM


def author(login: str, staff: Iterable[str]) -> FreeText:
    """Who sits at the keyboard, as it is written; nothing where the log-in does not tell.

    Args:
        login: The log-in.
        staff: The names of those the school knows: one of them may be called as a system is.
    """
    if not is_of_a_system(login):
        return FreeText(login)
    mine = folded(login).strip()
    called = any(mine in (folded(name), *folded(name).split()) for name in staff)
    return FreeText(login if called else "")


def told(by: FreeText) -> FreeText:
    """Who wrote it, as it is read: data from before may hold the log-in of a system."""
    return FreeText("") if is_of_a_system(unmasked(by)) else by
