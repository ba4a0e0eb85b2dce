"""A key of a page reaches it: the list or the text that has the cursor takes it not."""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module

import elvis_tui.screens
from elvis_tui.screens.frame.room import Room
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.reading import Reading
from elvis_tui.widgets.rows import RowList


def rooms() -> list[type[Room]]:
    for module in pkgutil.walk_packages(elvis_tui.screens.__path__, "elvis_tui.screens."):
        import_module(module.name)

    def below(cls: type[Room]) -> Iterator[type[Room]]:
        for one in cls.__subclasses__():
            yield one
            yield from below(one)

    return list(dict.fromkeys(below(Room)))


def has_cursor(room: type[Room]) -> Iterator[type[HasCommands]]:
    """The lists and texts that a page is made with."""
    known = vars(sys.modules[room.body.__module__])
    for name in re.findall(r"\b([A-Z]\w+)\(", inspect.getsource(room.body)):
        widget = known.get(name)
        if isinstance(widget, type) and issubclass(widget, (RowList, Reading)):
            yield widget


def test_no_command_of_a_page_is_taken_by_what_has_the_cursor() -> None:
    looked, taken = 0, []
    for room in rooms():
        for widget in has_cursor(room):
            looked += 1
            theirs = {key: c.id for c in widget.commands.values() for key in c.keys}
            taken += [
                f"{room.__name__}: {key} is {theirs[key]} and not {command.id}"
                for command in room.commands.values()
                for key in command.keys
                if theirs.get(key, command.id) != command.id and not command.priority
            ]
    assert looked > 10
    assert taken == []
