"""What `elvis-tui --help` says, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elvis_tui.i18n import _
from elvis_tui.shell.command import ShellCommand
from elvis_tui.shell.commands import (
    COMMANDS,
    EVERYWHERE,
    FORMAT,
    HELP,
    JSON,
    PROGRAM,
    VERSION,
)
from elvis_tui.shell.exit_code import ExitCode, meaning

_COLUMN = 22
_WIDTH = 84
_WIDEST = 87


def help_text(commands: Sequence[ShellCommand] = COMMANDS) -> str:
    """Every command, option and exit code, in lines that end without a line break."""
    return "\n".join(
        [
            _("Elvis: oppfølging, skolemiljøsaker, handlingsplan og møter, i terminalen."),
            "",
            _("Bruk:  elvis-tui [valg] [kommando]"),
            "",
            _("Kommandoer"),
            _row(_("(ingen)"), PROGRAM.does()),
            *(_rows(command.written(), _doing(command)) for command in commands),
            "",
            _("Valg"),
            *_options(commands),
            "",
            *_codes(),
        ]
    )


def _doing(command: ShellCommand) -> str:
    """What a command does, and what each of its options that are not told of elsewhere does."""
    own = (a for a in command.arguments if a.does is not None and a is not FORMAT)
    clauses = (a.does().format(option=a.written()) for a in own if a.does is not None)
    return "; ".join((command.does(), *filter(None, clauses)))


def _options(commands: Sequence[ShellCommand]) -> Iterator[str]:
    names = ", ".join(command.name for command in commands if _gives_json(command))
    for argument in (*EVERYWHERE, FORMAT, VERSION, HELP):
        if argument.does is not None:
            yield _rows(argument.written(), argument.does().format(commands=names))


def _gives_json(command: ShellCommand) -> bool:
    """Whether a script may ask for JSON, and a person gets text."""
    formats = (a for a in command.arguments if a.name == FORMAT.name)
    return any(JSON in a.choices and a.default != JSON for a in formats)


def _row(left: str, right: str) -> str:
    return f"  {left:<{_COLUMN - 1}} {right}"


def _rows(left: str, right: str) -> str:
    """A row, and more of them where what a command does needs more room than one has."""
    import textwrap

    indent = " " * (_COLUMN + 2)
    lines = textwrap.wrap(right, _WIDEST - len(indent), break_on_hyphens=False)
    return "\n".join([_row(left, lines[0]), *(f"{indent}{line}" for line in lines[1:])])


def _codes() -> Iterator[str]:
    import textwrap

    codes = ", ".join(f"{code.value} {meaning(code)}" for code in ExitCode)
    yield from textwrap.wrap(_("Avslutningskoder: {codes}.").format(codes=codes), _WIDTH)
