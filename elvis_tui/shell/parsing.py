"""The command line read against the table, and one sentence when it does not fit.

Which fault it is comes from argparse's structured error (which argument) and from the table (what
that argument takes), never from its English messages. Every word is checked by our own functions.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, NoReturn

from elvis_tui.i18n import _
from elvis_tui.shell.command import Argument, ShellCommand
from elvis_tui.shell.commands import COMMANDS, EVERYWHERE, HELP, PROGRAM, VERSION
from elvis_tui.shell.usage import UsageError, one_of, see_help

_COMMAND = "command"
# Argparse makes a formatter for every argument. It is told the width, as it would import shutil,
# and with that every way to pack a file, to find it.
_UNUSED_LAYOUT = partial(argparse.HelpFormatter, width=80)


class CommandLine(NamedTuple):
    """What the command line said.

    `options` are those of every command that were given, `values` all of the command's own, both
    by parameter; `asks_version` and `asks_help` go before any command.
    """

    command: ShellCommand
    options: Mapping[str, Any]
    values: Mapping[str, Any]
    asks_version: bool
    asks_help: bool


class _Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong, in every version of Python, and ends no program."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=_UNUSED_LAYOUT,
            **settings,
        )

    def error(self, message: str) -> NoReturn:
        # Whatever argparse does not raise, even with exit_on_error=False (much in Python 3.11).
        raise see_help(_("Kommandoen er ikke forstått."))

    def take(self, argument: Argument) -> None:
        """Let the parser know an argument of the table; none of them is required here."""
        if argument.is_flag:
            self.add_argument(argument.name, action="store_true")
            return
        read = one_of(argument.name, argument.choices) if argument.choices else argument.read
        place: dict[str, Any] = {"dest": argument.parameter}
        if not argument.is_option:
            place = {"nargs": "?"}
        elif argument.alone is not None:
            place |= {"nargs": "?", "const": argument.alone}
        default = self.argument_default or argument.default
        self.add_argument(argument.name, type=read, default=default, **place)


class _Named(dict[str, _Parser]):
    """The parsers of the commands that are named; to look for another one is wrong use."""

    def __contains__(self, name: object) -> bool:
        if not super().__contains__(name):
            raise see_help(_("Ukjent kommando: «{word}».").format(word=name))
        return True


def read(words: Sequence[str], commands: Sequence[ShellCommand] = COMMANDS) -> CommandLine:
    """What `words` say, those after the program's own name.

    Raises:
        UsageError: they do not fit the table.
        DomainError: `NOT_A_MONTH`.
    """
    words = _with_one_name(words, commands)
    try:
        found, unknown = _parser(words, commands).parse_known_args(list(words))
    except argparse.ArgumentError as error:
        raise see_help(_misused(error.argument_name, commands)) from None
    if unknown:
        kind = _("Ukjent valg: {word}.") if unknown[0].startswith("-") else _("Ukjent ord: {word}.")
        raise see_help(kind.format(word=unknown[0]))
    given = vars(found)
    command = next((one for one in commands if one.name == given[_COMMAND]), PROGRAM)
    line = CommandLine(
        command=command,
        options=_of(EVERYWHERE, given),
        values=_of((a for a in command.arguments if a.says_something), given),
        asks_version=given[VERSION.parameter],
        asks_help=given.get(HELP.parameter, False),
    )
    if not (line.asks_version or line.asks_help):
        _refuse_missing(command, given)
    return line


def _with_one_name(words: Sequence[str], commands: Iterable[ShellCommand]) -> list[str]:
    """The words, where a command of two («plan import») is one, also with options between them."""
    names = {command.name for command in commands if " " in command.name}
    at = list(_not_of_an_option(words))[:2]
    if len(at) < 2 or f"{words[at[0]]} {words[at[1]]}" not in names:
        return list(words)
    first, second = at
    joined = [*words[:first], f"{words[first]} {words[second]}", *words[first + 1 :]]
    del joined[second]
    return joined


def _not_of_an_option(words: Sequence[str]) -> Iterator[int]:
    """Where words stand that are neither an option of every command nor the value of one.

    It ends at the first option that is a command's own: what follows it may be its value.
    """
    everywhere = {argument.name: argument for argument in (*EVERYWHERE, VERSION, HELP)}
    is_value = False
    for at, word in enumerate(words):
        if is_value or not word.startswith("-"):
            if not is_value:
                yield at
            is_value = False
            continue
        name, given, _value = word.partition("=")
        if name not in everywhere and name != "-h":
            return
        is_value = name != "-h" and not (given or everywhere[name].is_flag)


def _parser(words: Sequence[str], commands: Sequence[ShellCommand]) -> _Parser:
    # What is not given must not be there: it would hide what was given before the command.
    everywhere = _Parser(argument_default=argparse.SUPPRESS)
    for argument in EVERYWHERE:
        everywhere.take(argument)
    everywhere.add_argument("-h", HELP.name, action="store_true")
    parser = _Parser(prog="elvis-tui", parents=[everywhere])
    parser.take(VERSION)
    parsers = parser.add_subparsers(dest=_COMMAND, parser_class=_Parser, prog="elvis-tui")
    # A parser takes longer to make than to use: only for names that stand there.
    for command in commands:
        if command.name in words:
            own = parsers.add_parser(command.name, parents=[everywhere])
            for argument in command.arguments:
                own.take(argument)
    parsers.choices = _Named(parsers.choices)
    return parser


def _of(arguments: Iterable[Argument], given: Mapping[str, Any]) -> dict[str, Any]:
    names = [argument.parameter for argument in arguments]
    return {name: given[name] for name in names if name in given}


def _misused(name: str | None, commands: Iterable[ShellCommand]) -> str:
    """The sentence for an option with a value it does not take, or without the one it does.

    Argparse joins the names of an option that has two: «-h/--help».
    """
    table = (*EVERYWHERE, VERSION, HELP, *(a for command in commands for a in command.arguments))
    names = (name or "").split("/")
    option = next((argument for argument in table if argument.name in names), None)
    if option is None:
        return _("Kommandoen er ikke forstått.")
    if option.is_flag:
        return _("{option} tar ingen verdi.").format(option=option.name)
    return _("{option} mangler en verdi.").format(option=option.name)


def _refuse_missing(command: ShellCommand, given: Mapping[str, Any]) -> None:
    for argument in command.arguments:
        if argument.missing is not None and not given[argument.parameter]:
            raise UsageError(argument.missing())
