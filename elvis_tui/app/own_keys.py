"""Keys of the user's own. Imported only for who has some: it goes through all rooms' commands."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from textual.keys import Keys, format_key

from elvis_tui import app, screens, widgets
from elvis_tui.app.commands import EVERYWHERE
from elvis_tui.widgets.commands import Command
from elvis_tui.widgets.key_line import key_words
from elvis_tui.widgets.moving import ROWS

_NAMED = {key.value for key in Keys}
_MODIFIERS = {"ctrl", "shift", "alt"}


def own_keys(wanted: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """The keys a user has chosen, and the commands whose key cannot be as it is wished.

    Those are commands that do not exist, keys that no keyboard has, letters for what works while
    one types, and keys that another command of the same screen has, or one that works everywhere:
    that one would be left without any.
    """
    keys = {id: ",".join(map(_as_known, key.split(","))) for id, key in wanted}
    asked_for = tuple(keys)
    places = _places()
    while wrong := [id for id in keys if not _can_be(id, keys, places)]:
        # One at a time, the last first: without it those above may well be as they are wished.
        del keys[wrong[-1]]
    return keys, [id for id in asked_for if id not in keys]


def as_shown(keys: Mapping[str, str]) -> dict[str, str]:
    """What to press, as the key line writes it: the first key of each command."""
    return {id: key_words(key.split(",")[0]) for id, key in keys.items()}


def every_command() -> Iterator[tuple[str, Command]]:
    """Every command there is, with the name it is defined under: `elvis_tui.MODULE.NAME`."""
    for package in (app, screens, widgets):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith("commands") or found.name.endswith(".moving"):
                for name, value in vars(import_module(found.name)).items():
                    for one in value if isinstance(value, tuple) else (value,):
                        if isinstance(one, Command):
                            yield f"{found.name}.{name}", one


def _places() -> list[tuple[Command, ...]]:
    """The commands that work in one place together, beside those of every place."""
    places: dict[str, list[Command]] = defaultdict(list)
    for where, command in every_command():
        places[where].append(command)
    return [tuple(commands) for commands in places.values()]


def _can_be(id: str, keys: Mapping[str, str], places: list[tuple[Command, ...]]) -> bool:
    mine = [place for place in places if any(command.id == id for command in place)]
    asked = keys[id].split(",")
    if not mine or not all(map(_is_key, asked)):
        return False
    works_while_typing = any(c.priority for place in mine for c in place if c.id == id)
    if works_while_typing and any(map(_is_letter, asked)):
        return False
    everywhere = any(command.id == id for command in EVERYWHERE)
    beside = {command for place in (places if everywhere else mine) for command in place}
    others = {command for command in beside | {*EVERYWHERE, *ROWS} if command.id != id}
    return not any(
        key in asked
        for other in others
        for key in (keys[other.id].split(",") if other.id in keys else other.keys)
    )


def _as_known(key: str) -> str:
    """«F8», as the key line writes it, as Textual knows it: «f8»."""
    return key.lower() if key.lower() in _NAMED else key


def _is_key(key: str) -> bool:
    """Whether a key can be pressed: «f8», «ctrl+e», «z», «slash»."""
    *modifiers, name = key.split("+")
    return (name in _NAMED or _is_letter(name)) and set(modifiers) <= _MODIFIERS


def _is_letter(key: str) -> bool:
    """Whether a key puts something in a field: «z», «slash»."""
    return key not in _NAMED and len(format_key(key)) == 1
