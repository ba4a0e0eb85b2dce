"""Keys of the user's own. Imported only for who has some: it goes through all rooms' commands."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module

from elvis_tui import app, screens, widgets
from elvis_tui.app.commands import EVERYWHERE
from elvis_tui.widgets.commands import Command


def own_keys(wanted: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """The keys a user has chosen, and the commands whose key cannot be as it is wished.

    Those are commands that do not exist, and those whose key is taken by what works everywhere: a
    key that took another's place would leave that one, undoing say, without any.
    """
    keys, refused = dict(wanted), []
    known = {command.id for _where, command in every_command()}
    for command_id, key in list(keys.items()):
        others = (c for c in EVERYWHERE if c.id != command_id and c.id not in keys)
        taken = any(one in other.keys for other in others for one in key.split(","))
        if taken or command_id not in known:
            refused.append(command_id)
            del keys[command_id]
    return keys, refused


def every_command() -> Iterator[tuple[str, Command]]:
    """Every command there is, with the name it is defined under: `elvis_tui.MODULE.NAME`."""
    for package in (app, screens, widgets):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.rpartition(".")[2] in ("commands", "moving"):
                for name, value in vars(import_module(found.name)).items():
                    for one in value if isinstance(value, tuple) else (value,):
                        if isinstance(one, Command):
                            yield f"{found.name}.{name}", one
