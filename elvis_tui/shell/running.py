"""One command from the first word to its exit code, and one sentence when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.shell.exit_code import INTERRUPTED, ExitCode, code_of
from elvis_tui.shell.parsing import CommandLine, read
from elvis_tui.shell.theme_names import THEMES
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import open_streams, say, write

if TYPE_CHECKING:
    from elvis_tui.bootstrap import Options


def run(words: Sequence[str]) -> int:
    """Run the command that `words` name; returns its exit code."""
    open_streams()
    try:
        return _obey(read(words))
    except UsageError as wrong:
        say(str(wrong))
        return ExitCode.USAGE
    except ElvisError as error:
        from elvis_tui.wording.faults import explain

        say(explain(error))
        return code_of(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        # A traceback would show the error's own words, and a name may stand in them.
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
        sentence = _("Elvis stoppet på grunn av en feil i programmet ({place}).")
        say(sentence.format(place=place))
        return ExitCode.FAILED


def _obey(line: CommandLine) -> int:
    if line.asks_version:
        from elvis_tui import __version__

        write(f"elvis-tui {__version__}\n")
        return ExitCode.DONE
    if line.asks_help:
        from elvis_tui.shell.help_text import help_text

        write(f"{help_text()}\n")
        return ExitCode.DONE
    return _run(line)


def _run(line: CommandLine) -> int:
    from importlib import import_module

    from elvis_tui.storage.posix import no_core_dumps

    no_core_dumps()
    module, function = line.command.runs.split(":")
    runs = getattr(import_module(f"elvis_tui.shell.{module}"), function)
    code: int = runs(_options(line), **line.values)
    return code


def _options(line: CommandLine) -> Options:
    from elvis_tui.bootstrap import Options

    names = line.options.get("names")
    return Options(
        data=line.options.get("data"),
        today=line.options.get("today"),
        names_hidden=None if names is None else names == "hidden",
        demo=bool(line.options.get("demo")),
        theme=THEMES.get(line.options.get("theme", ""), ""),
    )
