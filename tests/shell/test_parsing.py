"""What a command line is read as, and the sentence for each way it can be wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.shell.command import Argument, ShellCommand
from elvis_tui.shell.commands import COMMANDS, PROGRAM
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.parsing import read
from elvis_tui.shell.usage import UsageError

HELP = "Se elvis-tui --help."
WRONG = {
    "rapport": f"Ukjent kommando: «rapport». {HELP}",
    "it's": f"Ukjent kommando: «it's». {HELP}",
    "--today 2026-10-19 rapport --out x": f"Ukjent kommando: «rapport». {HELP}",
    "-1": f"Ukjent kommando: «-1». {HELP}",
    "where plan": f"Ukjent ord: plan. {HELP}",
    "--bogus": f"Ukjent valg: --bogus. {HELP}",
    "--bogus=1 where": f"Ukjent valg: --bogus=1. {HELP}",
    "-x": f"Ukjent valg: -x. {HELP}",
    "plan --bogus": f"Ukjent valg: --bogus. {HELP}",
    "plan --mon 2026-10": f"Ukjent valg: --mon. {HELP}",
    "where --out x": f"Ukjent valg: --out. {HELP}",
    "plan --version": f"Ukjent valg: --version. {HELP}",
    "--data": f"--data mangler en verdi. {HELP}",
    "--data --today 2026-10-19": f"--data mangler en verdi. {HELP}",
    "where --data": f"--data mangler en verdi. {HELP}",
    "plan --month": f"--month mangler en verdi. {HELP}",
    "plan --out --month 2026-10": f"--out mangler en verdi. {HELP}",
    "check --format": f"--format mangler en verdi. {HELP}",
    "decrypt --yes=ja": f"--yes tar ingen verdi. {HELP}",
    "minutes --latest=3": f"--latest tar ingen verdi. {HELP}",
    "--version=1": f"--version tar ingen verdi. {HELP}",
    "where --help=alt": f"--help tar ingen verdi. {HELP}",
    "--today 2026-13-01": "«2026-13-01» er ikke en dato. Skriv for eksempel 2026-10-19.",
    "where --today=i-dag": "«i-dag» er ikke en dato. Skriv for eksempel 2026-10-19.",
    "--names ja": "--names må være hidden eller shown, ikke «ja».",
    "where --names ja": "--names må være hidden eller shown, ikke «ja».",
    "--theme rosa": "--theme må være lys, mork eller standard, ikke «rosa».",
    "check --format xml": "--format må være text eller json, ikke «xml».",
    "--format json": f"Ukjent kommando: «json». {HELP}",
    "where her": f"Ukjent ord: her. {HELP}",
    "import a.csv b.csv": f"Ukjent ord: b.csv. {HELP}",
    "import a.csv --dry-run b.csv": f"Ukjent ord: b.csv. {HELP}",
    "import": f"import trenger navnet på en fil. {HELP}",
    "import --dry-run": f"import trenger navnet på en fil. {HELP}",
    "backup --yes": f"backup trenger navnet på en fil. {HELP}",
    "restore": "restore trenger en utgave. Se hvilke med elvis-tui check.",
}


@pytest.mark.parametrize(("line", "sentence"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_is_told_in_a_sentence_of_our_own(line: str, sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(line.split())
    assert str(raised.value) == sentence


KNOWN = [c.name for c in COMMANDS] + [a.name for c in COMMANDS for a in c.arguments]
ODD = ["--", "-", "", "-h", "--help", "-1", "--data=", "--yes=", "=", "-hx", "--=", "\udcff"]
WORDS = st.one_of(st.sampled_from([*KNOWN, *ODD, "--data", "--today", "2026-10"]), st.text())


@given(st.lists(WORDS))
def test_whatever_is_typed_is_read_or_refused_and_never_ends_the_program(words: list[str]) -> None:
    try:
        line = read(words)
    except (UsageError, DomainError):
        return
    assert line.command in (PROGRAM, *COMMANDS)
    assert {*line.command.name.split()} <= {word for typed in words for word in typed.split()}


MUST = [(c, a) for c in COMMANDS for a in c.arguments if a.missing is not None]


@pytest.mark.parametrize(("command", "argument"), MUST, ids=lambda v: v.name)
def test_what_must_be_there_is_asked_for_by_the_commands_name(
    command: ShellCommand, argument: Argument
) -> None:
    with pytest.raises(UsageError) as raised:
        read([command.name])
    assert argument.missing is not None
    assert str(raised.value) == argument.missing()
    assert command.name in str(raised.value)


@pytest.mark.parametrize("month", ["oktober", "2026-13", "2026-0", "2026-00", ""])
def test_a_month_that_is_none_is_refused_before_any_data_are_read(month: str) -> None:
    with pytest.raises(DomainError) as raised:
        read(["plan", "--month", month])
    assert raised.value.fault is Fault.NOT_A_MONTH


@pytest.mark.parametrize("year", ["2026", "2026/27", "2026-27", "2026–2027"])
def test_a_school_year_is_written_as_people_write_it(year: str) -> None:
    assert read(["plan", "--year", year]).values["year"] == 2026


@pytest.mark.parametrize("year", ["i", "26", "2026/28", "2026/2028", "0001", "9998", "20260", ""])
def test_a_school_year_that_is_none_is_refused(year: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(["plan", "--year", year])
    assert f"«{year}» er ikke et skoleår." in str(raised.value)


def test_an_option_may_stand_without_its_value_where_it_has_one_of_its_own() -> None:
    assert read(["plan"]).values["year"] is None
    assert read(["plan", "--year"]).values["year"] == 0
    said = read(["plan", "--year", "--out", "ut.md"]).values
    assert (said["year"], said["out"]) == (0, Path("ut.md"))


@pytest.mark.parametrize(
    "line",
    [
        "plan import ny.md",
        "--data a plan import ny.md",
        "plan --data a import ny.md",
        "plan --today=2026-10-19 --demo import --names shown ny.md",
    ],
)
def test_a_command_may_have_two_words(line: str) -> None:
    said = read(line.split())
    assert (said.command.name, said.values["file"]) == ("plan import", "ny.md")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("plan --month 2026-10", "plan"),
        ("--data plan import liste.csv", "import"),
        ("import plan", "import"),
        ("plan --out import", "plan"),
    ],
)
def test_two_words_are_one_command_only_where_they_are_meant(line: str, name: str) -> None:
    assert read(line.split()).command.name == name


def test_nothing_at_all_is_the_program() -> None:
    line = read([])
    assert (line.command, line.options, line.values) == (PROGRAM, {}, {})
    assert not line.asks_help
    assert not line.asks_version


@pytest.mark.parametrize(
    "line",
    [
        "--data a.json --today 2026-10-19 plan",
        "plan --data a.json --today=2026-10-19",
        "--today 2026-10-19 plan --data a.json",
        "--data b --today 2026-01-01 plan",
    ],
)
def test_options_stand_before_or_after_the_command(line: str) -> None:
    words = [*line.split(), "--data", "a.json", "--today", "2026-10-19"]
    assert read(words).options == {"data": Path("a.json"), "today": date(2026, 10, 19)}
    assert read(line.split()).command.name == "plan"


def test_an_option_after_the_command_wins_and_one_before_is_not_forgotten() -> None:
    line = read(["--data", "a", "--names", "hidden", "where", "--data", "b"])
    assert line.options == {"data": Path("b"), "names": "hidden"}


def test_every_argument_is_handed_over_given_or_not() -> None:
    plain = read(["tasks"]).values
    assert plain == {"out": None, "format": "text"}
    said = read(["tasks", "--out", "ut.md", "--format", "json"]).values
    assert said == {"out": Path("ut.md"), "format": "json"}
    assert read(["plan", "--month", "2026-10"]).values["month"] == (2026, 10)
    assert read(["backup", "--yes", "b.json"]).values == {"file": Path("b.json"), "yes": True}
    assert read(["minutes", "--latest", "--for", "Jon Vik"]).values == {
        **{"which": None, "latest": True, "pseudonyms": False},
        **{"whom": "Jon Vik", "format": "md", "out": None},
    }


@pytest.mark.parametrize("words", [["import", "--", "-x.csv"], ["import", "-x y.csv"]])
def test_a_file_may_begin_with_a_dash(words: list[str]) -> None:
    assert read(words).values["file"] == words[-1]


@pytest.mark.parametrize("line", ["--help", "-h", "plan -h", "import --help", "--help where"])
def test_help_is_help_wherever_it_stands(line: str) -> None:
    assert read(line.split()).asks_help


@pytest.mark.parametrize("line", ["-h rapport", "plan --help --out", "-- rapport"])
def test_wrong_use_is_told_before_any_help(line: str) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
        read(line.split())


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_a_file_named_as_a_command_is_a_file(name: str) -> None:
    assert read(["import", name]).values["file"] == name
    assert read(["--data", name, "where"]).options["data"] == Path(name)


def test_a_command_that_is_added_is_read_without_more_ado() -> None:
    count = Argument("--count", value=lambda: "N", read=int, default=1)
    letters = ShellCommand(
        name="letters",
        does=lambda: "",
        runs="nowhere:letters",
        codes=(ExitCode.DONE,),
        arguments=(Argument("team", value=lambda: "TEAM"), count),
    )
    line = read(["letters", "iko", "--count", "2"], (*COMMANDS, letters))
    assert (line.command, line.values) == (letters, {"team": "iko", "count": 2})
    assert read(["letters"], (letters,)).values == {"team": None, "count": 1}
