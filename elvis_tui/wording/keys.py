"""The key of a command in a sentence, as its user has it: «n starter en sak».

The application says which keys the user has chosen; for a shell, and until it has, they are the
ones that the commands are defined with.
"""

from __future__ import annotations

from collections.abc import Mapping

_own: dict[str, str] = {}


def use_keys(own: Mapping[str, str]) -> None:
    """Say these keys from now on.

    Args:
        own: What a user presses instead, by the id of the command, as the key line shows it.
    """
    _own.clear()
    _own.update(own)


def key(command: str, usual: str) -> str:
    """What to press.

    Args:
        command: The id of the command («app.names»).
        usual: Its key while nobody has chosen another, as the key line shows it («F2»).
    """
    return _own.get(command, usual)
