"""What a command of the shell is: one definition, from which all else is made.

The classes are named tuples, as records would cost every `elvis-tui --version` the import of
msgspec.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from elvis_tui.shell.exit_code import ExitCode

Words = Callable[[], str]
"""A text that is looked up in the catalogue when it is shown, not when the table is made."""


class Argument(NamedTuple):
    """A word of the command line: an option (`--out`) or a place for a word (`file`).

    Attributes:
        name: With its dashes, if it is an option. What runs gets it under this name, without the
            dashes in front and with `_` for the others.
        value: What the help calls its value; None for an option that takes none.
        does: What the help says of it, `{option}` in it for how it is written. Without it the
            argument is shown with the command's own name, as the usual way to call it.
        missing: What is said when it is left out; None if it may be.
        read: Makes the value of the word; raises UsageError for one that will not do.
        choices: The only words it takes, if they can be counted.
        default: The value when it is left out and takes one.
        alone: The value when an option stands without one; None if it must have one.
        handed_as: What runs gets it under this name, where its own is a word of Python.
    """

    name: str
    value: Words | None = None
    does: Words | None = None
    missing: Words | None = None
    read: Callable[[str], object] = str
    choices: tuple[str, ...] = ()
    default: object = None
    alone: object = None
    handed_as: str = ""

    @property
    def is_option(self) -> bool:
        return self.name.startswith("-")

    @property
    def is_flag(self) -> bool:
        """An option that is there or not, and takes no value."""
        return self.is_option and self.value is None and not self.choices

    @property
    def says_something(self) -> bool:
        """False for a flag that must be there: what runs is not handed it."""
        return not (self.is_flag and self.missing is not None)

    @property
    def parameter(self) -> str:
        """The name of the parameter that gets it."""
        return self.handed_as or self.name.lstrip("-").replace("-", "_")

    def written(self) -> str:
        """How the help writes it: «--out FIL», «FIL», «--latest»."""
        value = "|".join(self.choices) if self.value is None else self.value()
        return " ".join(part for part in (self.name if self.is_option else "", value) if part)


class ShellCommand(NamedTuple):
    """A command: what it is called, what is said of it, what it takes, and what it runs.

    Attributes:
        name: The word on the command line, or both where one belongs to another («plan import»);
            empty for the program without any.
        does: What the help says of it.
        runs: `module:function` below `elvis_tui.shell`, imported when it is run. It is called
            with the `Options` and every argument by name, and returns the exit code.
        codes: All exit codes that it can end with.
        arguments: What it takes beyond the options of every command.
    """

    name: str
    does: Words
    runs: str
    codes: tuple[ExitCode, ...]
    arguments: tuple[Argument, ...] = ()

    def written(self) -> str:
        """How the help writes its usual use: «import FIL»."""
        usual = (argument.written() for argument in self.arguments if argument.does is None)
        return " ".join((self.name, *usual))
