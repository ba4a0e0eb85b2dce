"""A command: one definition of each thing one can do, from which all that tells of it is made.

The binding, the key line, help, the palette, what a reader may not do and what the history calls
it are read from here. Each room has its commands in its own `commands` module.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum, IntEnum
from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType

from elvis_tui.domain.record import Record
from elvis_tui.i18n import Wording
from elvis_tui.wording.keys import key as told


class Importance(IntEnum):
    """Which keys give way on the key line when there is no room for all; the lowest stay longest.

    Of two that are equal, the one that is defined first stays; what works everywhere goes first.
    """

    ALWAYS = 0
    """The way out, and help: never left out, but told by the key alone before a `FIRST` goes."""
    FIRST = 1
    """What the screen is for: told at 80 columns, in short words if it must be."""
    USUAL = 2
    """What one often does here."""
    SELDOM = 3
    """What one looks up in help when the terminal is narrow."""
    HELP_ONLY = 4
    """Never on the key line: moving, and what every screen has."""


class Part(Enum):
    """Where help tells of a command."""

    HERE = "here"
    MOVING = "moving"
    EVERYWHERE = "everywhere"


class Command(Record, frozen=True, kw_only=True):
    """One thing one can do on a screen.

    `id` («follow_up.note») stays the same for ever: a user's own keys are kept by it. Two screens
    may share one, where the same key does the same kind of thing. `key` is one key or several with
    commas between; the first is the one that is told. `action` is what Textual runs. `words` stand
    on the key line, `brief` where there is no room for them, `hint` in help and in the palette.

    `changes` names the verbs of the history it leads to (`wording.history.VERBS`), `writes` says
    that it changes what the history does not name: who only reads may do neither. `when` names the
    method of the screen that says whether it is possible now; without one it always is. `why_not`
    is what the screen says to the key when it is not.
    """

    id: str
    key: str
    action: str
    words: Wording
    hint: Wording
    brief: Wording | None = None
    importance: Importance = Importance.USUAL
    part: Part = Part.HERE
    changes: tuple[str, ...] = ()
    writes: bool = False
    when: str = ""
    why_not: Wording | None = None
    symbol: str = ""
    priority: bool = False

    @property
    def keys(self) -> list[str]:
        """The keys, one by one, as they are until a user chooses others."""
        return self.key.split(",")

    @property
    def is_for_writers(self) -> bool:
        """Whether one who only reads may not do it."""
        return self.writes or bool(self.changes)

    @property
    def binding(self) -> Binding:
        """What Textual needs to know; the words are looked up when they are shown."""
        return Binding(
            self.key,
            self.action,
            self.words.message,
            show=self.importance is not Importance.HELP_ONLY,
            key_display=self.symbol or None,
            priority=self.priority,
            id=self.id,
        )


Commands = tuple[Command, ...]


class HasCommands:
    """A screen or widget whose keys are its commands. It stands first among the bases."""

    OWN_COMMANDS: ClassVar[Commands] = ()
    """What this class adds to the commands it inherits."""
    commands: ClassVar[Mapping[str, Command]] = {}
    """All of them by their ids; its own take the place of those it inherits."""
    order: ClassVar[Mapping[str, int]] = {}
    """Where each of them stands among the others."""
    LEFT_ALONE: ClassVar[Collection[str]] = ()
    """Actions of Textual's own whose keys the application has for something else."""
    _conditions: ClassVar[Mapping[str, str]] = {}
    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, **options: bool) -> None:
        bases = [base for base in reversed(cls.__mro__) if "OWN_COMMANDS" in base.__dict__]
        cls.commands = {c.id: c for base in bases for c in base.__dict__["OWN_COMMANDS"]}
        cls.order = {id: place for place, id in enumerate(cls.commands)}
        cls._conditions = {
            c.action.partition("(")[0]: c.when for c in cls.commands.values() if c.when
        }
        if "OWN_COMMANDS" in cls.__dict__:
            cls.BINDINGS = [command.binding for command in cls.OWN_COMMANDS]
        super().__init_subclass__(**options)

    def why_not(self, pressed: Collection[str]) -> str:
        """Why what a key does is not possible now; empty for a key that works, or is none.

        Args:
            pressed: All that the key is called: by Textual, on the key line, and the sign of it.
        """
        for command in self.commands.values():
            mine = told(command.id, command.keys[0]), *command.keys[1:]
            if command.why_not is None or set(mine).isdisjoint(pressed):
                continue
            if not self.check_action(command.action.partition("(")[0], ()):
                return self.told_why_not(command)
        return ""

    def told_why_not(self, command: Command) -> str:
        """What is said of a command that has a `why_not` and is not possible now."""
        return str(command.why_not)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether what a command does is possible now."""
        if action in self.LEFT_ALONE:
            return False
        when = self._conditions.get(action)
        return when is None or bool(getattr(self, when)())


def is_ours(active: ActiveBinding) -> bool:
    """Whether a binding is one of a command, and none of Textual's own."""
    node = active.node
    return isinstance(node, HasCommands) and active.binding.id in node.commands


def command_of(active: ActiveBinding) -> Command:
    """The command behind a binding that works now and that `is_ours`."""
    node: object = active.node
    assert isinstance(node, HasCommands)
    return node.commands[active.binding.id or ""]
