"""The command line: what each command does, its exit code, and one sentence when it fails."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from elvis_tui import streams
from elvis_tui.domain.errors import ElvisError, Fault, InputError
from elvis_tui.i18n import _

if TYPE_CHECKING:
    from elvis_tui.bootstrap import Options

DONE, FAILED, USAGE, IN_USE, DAMAGED, BAD_INPUT = range(6)
THEMES = {"lys": "projektor-lys", "mork": "projektor-mørk", "standard": "standard"}


class UsageError(Exception):
    """The command line itself is wrong; the text says how."""


class _Parser(argparse.ArgumentParser):
    """argparse that says what is wrong in one Norwegian sentence, and in its own words."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            _("«{text}» er ikke en dato. Skriv for eksempel 2026-10-19.").format(text=text)
        ) from None


def _one_of(option: str, *allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in allowed:
            raise UsageError(
                _("{option} må være {allowed}, ikke «{text}».").format(
                    option=option, allowed=_(" eller ").join(allowed), text=text
                )
            )
        return text

    return check


HELP = _(
    """\
Elvis: oppfølging, skolemiljøsaker, handlingsplan og møter, i terminalen.

Bruk:  elvis-tui [valg] [kommando]

Kommandoer
  (ingen)               åpne programmet med dine egne data
  demo                  åpne eksempelskolen (oppdiktede navn); --fresh begynner på nytt
  import FIL            hent elever og klasser fra en CSV-fil; --dry-run bare viser
  minutes --latest      skriv siste referat (Markdown); --out FIL skriver til fil
  plan --month 2026-10  skriv en måned av handlingsplanen; --out FIL skriver til fil
  check                 se om data, eldre utgaver og rettigheter er i orden
  backup FIL            lag en sikkerhetskopi; --yes svarer ja
  restore UTGAVE|FIL    hent en eldre utgave eller en sikkerhetskopi; --yes svarer ja
  encrypt               krypter data med en passordfrase; --new-passphrase bytter den
  decrypt               ta krypteringen av igjen; --yes svarer ja
  where                 vis hvor data ligger

Valg
  --data FIL            bruk en annen datafil (ellers ELVIS_TUI_DATA, ellers din egen)
  --today ÅÅÅÅ-MM-DD    la programmet tro at det er denne dagen
  --names hidden|shown  skjul eller vis elevnavn
  --theme NAVN          lys, mork eller standard
  --version             vis utgaven
  --help                vis denne teksten

Avslutningskoder: 0 gjort, 1 mislyktes, 2 feil bruk, 3 data er i bruk et annet sted,
4 data er skadet, 5 fila kunne ikke brukes."""
)


def _parser() -> _Parser:
    common = _Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path)
    common.add_argument("--today", type=_day)
    common.add_argument("--names", type=_one_of("--names", "hidden", "shown"))
    common.add_argument("--theme", type=_one_of("--theme", *THEMES))
    common.add_argument("-h", "--help", action="store_true")
    parser = _Parser("elvis-tui", parents=[common], add_help=False, allow_abbrev=False)
    parser.add_argument("--version", action="store_true")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], add_help=False, allow_abbrev=False)

    command("demo").add_argument("--fresh", action="store_true")
    importing = command("import")
    importing.add_argument("file", type=Path, nargs="?")
    importing.add_argument("--dry-run", action="store_true")
    minutes = command("minutes")
    minutes.add_argument("--latest", action="store_true")
    minutes.add_argument("--out", type=Path)
    plan = command("plan")
    plan.add_argument("--month")
    plan.add_argument("--out", type=Path)
    command("check")
    backup = command("backup")
    backup.add_argument("file", type=Path, nargs="?")
    backup.add_argument("--yes", action="store_true")
    restore = command("restore")
    restore.add_argument("what", nargs="?")
    restore.add_argument("--yes", action="store_true")
    command("encrypt").add_argument("--new-passphrase", action="store_true")
    command("decrypt").add_argument("--yes", action="store_true")
    command("where")
    return parser


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    try:
        options, unknown = _parser().parse_known_args(list(arguments))
    except UsageError as wrong:
        if str(wrong).startswith(("«", "--")) and "argument" not in str(wrong):
            raise
        raise UsageError(_usage(str(wrong))) from None
    if unknown:
        kind = _("Ukjent valg: {word}.") if unknown[0].startswith("-") else _("Ukjent ord: {word}.")
        raise UsageError(f"{kind.format(word=unknown[0])} {_see_help()}")
    return options


def _see_help() -> str:
    return _("Se elvis-tui --help.")


def _usage(message: str) -> str:
    """Argparse's English message, told in Norwegian."""
    if chosen := re.search(r"invalid choice: (['\"])(.*?)\1", message):
        sentence = _("Ukjent kommando: «{word}».").format(word=chosen[2])
    elif option := re.match(r"argument (\S+): expected", message):
        sentence = _("{option} mangler en verdi.").format(option=option[1])
    else:
        sentence = _("Kommandoen er ikke forstått.")
    return f"{sentence} {_see_help()}"


_NOT_WHOLE = (Fault.DATA_DAMAGED, Fault.DATA_MISSING, Fault.DATA_FOREIGN, Fault.DATA_NEWER)


def _exit_code(error: ElvisError) -> int:
    if error.fault is Fault.DATA_IN_USE:
        return IN_USE
    if error.fault in _NOT_WHOLE:
        return DAMAGED
    if isinstance(error, InputError):
        return BAD_INPUT
    if error.fault is Fault.NOT_A_MONTH:
        return USAGE
    return FAILED


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    streams.open_streams()
    try:
        options = _read(arguments)
        if options.version:
            from elvis_tui import __version__

            return _out(f"elvis-tui {__version__}\n")
        if getattr(options, "help", False):
            return _out(f"{HELP}\n")
        return _run(options)
    except UsageError as wrong:
        streams.say(str(wrong))
        return USAGE
    except ElvisError as error:
        from elvis_tui.wording.faults import explain

        streams.say(explain(error))
        return _exit_code(error)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A traceback would show the error's own words, and a name may stand in them.
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
        sentence = _("Elvis stoppet på grunn av en feil i programmet ({place}).")
        streams.say(sentence.format(place=place))
        return FAILED


def _run(arguments: argparse.Namespace) -> int:
    from elvis_tui.bootstrap import Options
    from elvis_tui.storage.posix import no_core_dumps

    no_core_dumps()
    names = getattr(arguments, "names", None)
    options = Options(
        data=getattr(arguments, "data", None),
        today=getattr(arguments, "today", None),
        names_hidden=None if names is None else names == "hidden",
        theme=THEMES.get(getattr(arguments, "theme", ""), ""),
    )
    return _COMMANDS[arguments.command or ""](options, arguments)


def _import(options: Options, arguments: argparse.Namespace) -> int:
    if arguments.file is None:
        raise UsageError(f"{_('import trenger navnet på en fil.')} {_see_help()}")
    from elvis_tui.shell import import_list

    return import_list(options, arguments.file, dry_run=arguments.dry_run)


def _check(options: Options, _arguments: argparse.Namespace) -> int:
    from elvis_tui.shell_keep import check

    return check(options)


def _backup(options: Options, arguments: argparse.Namespace) -> int:
    if arguments.file is None:
        raise UsageError(f"{_('backup trenger navnet på en fil.')} {_see_help()}")
    from elvis_tui.shell_keep import backup

    return backup(options, arguments.file, assume=arguments.yes)


def _restore(options: Options, arguments: argparse.Namespace) -> int:
    if arguments.what is None:
        raise UsageError(_("restore trenger en utgave. Se hvilke med elvis-tui check."))
    from elvis_tui.shell_keep import restore

    return restore(options, arguments.what, assume=arguments.yes)


def _encrypt(options: Options, arguments: argparse.Namespace) -> int:
    from elvis_tui.shell_seal import encrypt

    return encrypt(options, new_passphrase=arguments.new_passphrase)


def _decrypt(options: Options, arguments: argparse.Namespace) -> int:
    from elvis_tui.shell_seal import decrypt

    return decrypt(options, assume=arguments.yes)


def _where(options: Options, _arguments: argparse.Namespace) -> int:
    from elvis_tui.bootstrap import data_path

    return _out(f"{data_path(options)}\n")


def _out(text: str, out: Path | None = None) -> int:
    """A document to standard output, or to a new file."""
    if out is None:
        streams.write(text)
        return DONE
    from elvis_tui.storage.exports import write_export

    streams.say(_("Skrevet til {path}.").format(path=write_export(out, text)))
    return DONE


def _minutes(options: Options, arguments: argparse.Namespace) -> int:
    if not arguments.latest:
        raise UsageError(_("Skriv elvis-tui minutes --latest for siste referat."))
    from elvis_tui.bootstrap import open_desk
    from elvis_tui.services.meetings import minutes
    from elvis_tui.services.meetings import verbs as meetings

    desk = open_desk(options, read_only=True)
    chosen = desk.preferences.now.names_hidden
    hidden = chosen if options.names_hidden is None else options.names_hidden
    return _out(minutes.text(desk, meetings.latest_finished(desk), hidden=hidden), arguments.out)


def _plan(options: Options, arguments: argparse.Namespace) -> int:
    from elvis_tui.bootstrap import open_desk
    from elvis_tui.domain.plan.month import parse_month
    from elvis_tui.outgoing.plan_month import month_document
    from elvis_tui.services.plan import verbs as plan

    desk = open_desk(options, read_only=True)
    here = (desk.today.year, desk.today.month)
    year, number = here if arguments.month is None else parse_month(arguments.month)
    return _out(month_document(plan.month(desk, year, number)), arguments.out)


def _screen(options: Options, arguments: argparse.Namespace) -> int:
    if not streams.is_terminal():
        streams.say(_("Elvis trenger en terminal. Se elvis-tui --help for det som virker uten."))
        return FAILED
    if os.environ.get("TERM", "") in ("", "dumb"):
        streams.say(_("Denne terminalen (TERM) kan ikke vise Elvis. Prøv TERM=xterm-256color."))
        return FAILED
    from elvis_tui.bootstrap import demo_desk, open_desk, run_app

    if arguments.command == "demo":
        return run_app(demo_desk(options, fresh=arguments.fresh), options)
    return run_app(open_desk(options, along=True), options)


_COMMANDS: dict[str, Callable[[Options, argparse.Namespace], int]] = {
    "": _screen,
    "demo": _screen,
    "where": _where,
    "import": _import,
    "minutes": _minutes,
    "plan": _plan,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "encrypt": _encrypt,
    "decrypt": _decrypt,
}
