"""The table of commands. Parser, help and dispatch are made from it, the guides held against it.

A new command is one entry here, and the function that it names.
"""

from __future__ import annotations

from pathlib import Path

from elvis_tui.i18n import _
from elvis_tui.shell.command import Argument, ShellCommand
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.theme_names import THEMES
from elvis_tui.shell.usage import a_file, day, month, out_file, school_year

_ALL = tuple(ExitCode)
_PRINTS = (ExitCode.DONE, ExitCode.FAILED, ExitCode.USAGE)
_READS = (*_PRINTS, ExitCode.DAMAGED)
_WRITES = (*_READS, ExitCode.IN_USE)

TEXT, JSON, CSV, XLSX, HTML = "text", "json", "csv", "xlsx", "html"
MARKDOWN, DOCX, ICS = "md", "docx", "ics"

# Arguments that more than one command takes.

OUT = Argument(
    "--out", value=lambda: _("FIL"), does=lambda: _("{option} skriver til fil"), read=out_file
)
YES = Argument("--yes", does=lambda: _("{option} svarer ja"))
FORMAT = Argument(
    "--format",
    value=lambda: JSON,
    does=lambda: _("JSON ({commands})"),
    choices=(TEXT, JSON),
    default=TEXT,
)
"""Belongs to every command that prints lists or facts; told of once, among the options."""

EVERYWHERE = (
    Argument(
        "--data",
        value=lambda: _("FIL"),
        does=lambda: _("bruk en annen datafil (ellers ELVIS_TUI_DATA, ellers din egen)"),
        read=Path,
    ),
    Argument(
        "--today",
        value=lambda: _("ÅÅÅÅ-MM-DD"),
        does=lambda: _("la programmet tro at det er denne dagen"),
        read=day,
    ),
    Argument("--demo", does=lambda: _("bruk eksempelskolen, og ikke dine egne data")),
    Argument("--names", does=lambda: _("skjul eller vis elevnavn"), choices=("hidden", "shown")),
    Argument(
        "--theme",
        value=lambda: _("NAVN"),
        does=lambda: _("lys, mork eller standard"),
        choices=tuple(THEMES),
    ),
)
"""The options of every command, before or after its name."""
VERSION = Argument("--version", does=lambda: _("vis utgaven"))
HELP = Argument("--help", does=lambda: _("vis denne teksten"))

PROGRAM = ShellCommand(
    name="",
    does=lambda: _("åpne programmet med dine egne data"),
    runs="opening:open_program",
    codes=_WRITES,
)
COMMANDS = (
    ShellCommand(
        name="demo",
        does=lambda: _("åpne eksempelskolen (oppdiktede navn)"),
        runs="opening:open_demo",
        codes=_WRITES,
        arguments=(Argument("--fresh", does=lambda: _("{option} begynner på nytt")),),
    ),
    ShellCommand(
        name="import",
        does=lambda: _("hent liste, eller alt"),
        runs="importing:import_file",
        codes=_ALL,
        arguments=(
            Argument(
                "file",
                value=lambda: _("FIL"),
                missing=lambda: _("import trenger navnet på en fil. Se elvis-tui --help."),
            ),
            Argument("--dry-run", does=lambda: _("{option} bare viser")),
            Argument(
                "--as-of",
                value=lambda: _("DATO"),
                does=lambda: "{option}",
                read=day,
            ),
        ),
    ),
    ShellCommand(
        name="minutes",
        does=lambda: _("skriv referat"),
        runs="minutes:minutes",
        codes=(*_READS, ExitCode.BAD_INPUT),
        arguments=(
            Argument("which", value=lambda: _("ID")),
            Argument("--latest", does=lambda: "{option}"),
            Argument("--pseudonyms", does=lambda: "{option}"),
            Argument("--for", value=lambda: _("NAVN"), does=lambda: "{option}", handed_as="whom"),
            Argument(
                "--format",
                value=lambda: HTML,
                does=lambda: "",
                choices=(MARKDOWN, HTML, DOCX, JSON),
                default=MARKDOWN,
            ),
            # The row of the help is full, and other rows have told of it.
            Argument("--out", value=lambda: _("FIL"), does=lambda: "", read=out_file),
        ),
    ),
    ShellCommand(
        name="agenda",
        does=lambda: _("skriv planlagte møter"),
        runs="sending_out:agenda",
        codes=_READS,
        arguments=(
            Argument("--next", does=lambda: _("{option} neste saksliste")),
            Argument("--series", value=lambda: _("NAVN"), does=lambda: "{option}"),
            # The row of the help is full, and other rows have told of it.
            Argument("--out", value=lambda: _("FIL"), does=lambda: "", read=out_file),
        ),
    ),
    ShellCommand(
        name="list",
        does=lambda: _("skriv lista"),
        runs="listing:list_follow_ups",
        codes=_READS,
        arguments=(
            Argument("--view", value=lambda: _("VISNING"), default="alle"),
            Argument("--out", value=lambda: _("FIL"), does=lambda: "{option}", read=out_file),
            Argument(
                "--format",
                does=lambda: "{option}",
                choices=(TEXT, JSON, CSV, XLSX),
                default=TEXT,
            ),
            Argument("--yes", does=lambda: "{option}"),
        ),
    ),
    ShellCommand(
        name="absence",
        does=lambda: _("skriv fraværet"),
        runs="absence:absence",
        codes=_READS,
        arguments=(
            Argument("--missing-notice", does=lambda: _("{option} bare uten varsel")),
            Argument("--out", value=lambda: _("FIL"), does=lambda: "{option}", read=out_file),
            FORMAT,
        ),
    ),
    ShellCommand(
        name="handover",
        does=lambda: _("skriv overlevering"),
        runs="handing_over:handover",
        codes=_READS,
        arguments=(
            Argument(
                "whom",
                value=lambda: _("HVEM"),
                missing=lambda: _("handover trenger en elev, en klasse eller et team."),
            ),
            Argument("--restricted", does=lambda: _("{option} tar med skjermet")),
            Argument("--out", value=lambda: _("FIL"), does=lambda: "{option}", read=out_file),
        ),
    ),
    ShellCommand(
        name="tasks",
        does=lambda: _("skriv alle åpne oppgaver"),
        runs="printing:tasks",
        codes=_READS,
        arguments=(OUT, FORMAT),
    ),
    ShellCommand(
        name="departure",
        does=lambda: _("skriv «har eleven sluttet?»"),
        runs="departing:departure",
        codes=_READS,
        arguments=(
            Argument(
                "student",
                value=lambda: _("ELEV"),
                missing=lambda: _("departure trenger en elev: navnet, eller «Elev 07»."),
            ),
            OUT,
        ),
    ),
    ShellCommand(
        name="case",
        does=lambda: _("skriv sak"),
        runs="evidence:case",
        codes=_READS,
        arguments=(
            Argument("number", value=lambda: _("NUMMER")),
            Argument("--student", value=lambda: _("ELEV"), does=lambda: "{option}"),
            Argument("--plan", does=lambda: "{option}"),
            Argument("--restricted", does=lambda: "{option}"),
            Argument(
                "--format",
                value=lambda: HTML,
                does=lambda: "{option}",
                choices=(TEXT, HTML, JSON),
                default=TEXT,
            ),
            # The row of the help is full, and other rows have told of it.
            Argument("--out", value=lambda: _("FIL"), does=lambda: "", read=out_file),
        ),
    ),
    ShellCommand(
        name="plan",
        does=lambda: _("skriv planen"),
        runs="plan:plan",
        codes=_READS,
        arguments=(
            Argument("--month", value=lambda: "2026-10", does=lambda: "{option}", read=month),
            Argument(
                "--year",
                value=lambda: "2026",
                does=lambda: "{option}",
                read=school_year,
                alone=0,
            ),
            Argument("--report", does=lambda: "{option}"),
            Argument("--responsible", value=lambda: _("NAVN"), does=lambda: "{option}"),
            Argument("--whole", does=lambda: _("{option} hele dokumentet")),
            Argument(
                "--format",
                value=lambda: ICS,
                does=lambda: _("{option}, html eller json"),
                choices=(MARKDOWN, HTML, ICS, DOCX, JSON),
                default=MARKDOWN,
            ),
            # The row of the help is full, and other rows have told of it.
            Argument("--out", value=lambda: _("FIL"), does=lambda: "", read=out_file),
        ),
    ),
    ShellCommand(
        name="plan import",
        does=lambda: _("ta inn en plan"),
        runs="plan_import:import_plan",
        codes=_ALL,
        arguments=(
            Argument(
                "file",
                value=lambda: _("FIL"),
                missing=lambda: _("plan import trenger navnet på en fil. Se elvis-tui --help."),
            ),
            Argument("--dry-run", does=lambda: _("{option} bare viser")),
            # Told of among the options, as that of every command that gives JSON.
            Argument(
                "--format",
                value=lambda: JSON,
                does=lambda: "",
                choices=(TEXT, JSON),
                default=TEXT,
            ),
            YES,
        ),
    ),
    ShellCommand(
        name="plan use",
        does=lambda: _("bruk en plan igjen: former, package eller et nummer"),
        runs="plan_import:use_plan",
        codes=_ALL,
        arguments=(Argument("which", value=lambda: "former"), YES),
    ),
    ShellCommand(
        name="calendar",
        does=lambda: _("skriv skolerutene"),
        runs="calendars:calendar",
        codes=_READS,
        arguments=(FORMAT,),
    ),
    ShellCommand(
        name="calendar import",
        does=lambda: _("legg inn skolerute (TOML, CSV, ICS)"),
        runs="calendars:take_in",
        codes=_ALL,
        arguments=(
            Argument(
                "file",
                value=lambda: _("FIL"),
                missing=lambda: _("calendar import trenger navnet på en fil."),
            ),
            Argument("--dry-run", does=lambda: _("{option} bare viser")),
            # The row of the help is full, and other rows have told of it.
            Argument("--yes", does=lambda: ""),
        ),
    ),
    ShellCommand(
        name="calendar remove",
        does=lambda: _("ta skolens egen ut av bruk"),
        runs="calendars:take_out",
        codes=_WRITES,
        arguments=(
            Argument(
                "year",
                value=lambda: _("ÅR"),
                missing=lambda: _("calendar remove trenger et skoleår, som 2027/28."),
                read=school_year,
            ),
            # The row of the help is full, and other rows have told of it.
            Argument("--yes", does=lambda: ""),
        ),
    ),
    ShellCommand(
        name="export",
        does=lambda: _("skriv data"),
        runs="exporting:export",
        codes=_READS,
        arguments=(
            Argument(
                "--format",
                does=lambda: "{option}",
                choices=(JSON, CSV, XLSX),
                default=JSON,
            ),
            Argument("--out", value=lambda: _("FIL"), does=lambda: "{option}", read=out_file),
            YES,
        ),
    ),
    ShellCommand(
        name="check",
        does=lambda: _("se om data, eldre utgaver og rettigheter er i orden"),
        runs="checking:check",
        codes=_READS,
        arguments=(FORMAT,),
    ),
    ShellCommand(
        name="backup",
        does=lambda: _("lag en sikkerhetskopi"),
        runs="keeping:backup",
        codes=_WRITES,
        arguments=(
            Argument(
                "file",
                value=lambda: _("FIL"),
                missing=lambda: _("backup trenger navnet på en fil. Se elvis-tui --help."),
                read=a_file,
            ),
            YES,
        ),
    ),
    ShellCommand(
        name="restore",
        does=lambda: _("hent en eldre utgave eller en sikkerhetskopi"),
        runs="keeping:restore",
        codes=_ALL,
        arguments=(
            Argument(
                "source",
                value=lambda: _("UTGAVE|FIL"),
                missing=lambda: _("restore trenger en utgave. Se hvilke med elvis-tui check."),
            ),
            YES,
        ),
    ),
    ShellCommand(
        name="encrypt",
        does=lambda: _("krypter data med en passordfrase"),
        runs="sealing:encrypt",
        codes=_WRITES,
        arguments=(Argument("--new-passphrase", does=lambda: _("{option} bytter den")),),
    ),
    ShellCommand(
        name="decrypt",
        does=lambda: _("ta krypteringen av igjen"),
        runs="sealing:decrypt",
        codes=_WRITES,
        arguments=(YES,),
    ),
    ShellCommand(
        name="where",
        does=lambda: _("vis hvor data ligger"),
        runs="printing:where",
        codes=_PRINTS,
        arguments=(FORMAT,),
    ),
)
