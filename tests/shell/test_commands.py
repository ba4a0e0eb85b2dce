"""The table of commands, held against what runs, the help, and the guides."""

from __future__ import annotations

import inspect
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from elvis_tui.app.themes import THEMES as SCREEN_THEMES
from elvis_tui.bootstrap import Options
from elvis_tui.shell.command import ShellCommand
from elvis_tui.shell.commands import COMMANDS, EVERYWHERE, FORMAT, HELP, PROGRAM, VERSION
from elvis_tui.shell.exit_code import ExitCode, meaning
from elvis_tui.shell.help_text import help_text
from elvis_tui.shell.parsing import read
from elvis_tui.shell.theme_names import THEMES

ROOT = Path(__file__).parents[2]
GUIDES = {"README.md": "## Use it", "docs/veiledning.md": "### Kommandoer"}
DOCUMENTS = ("README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))))
ALL = (PROGRAM, *COMMANDS)
OPTIONS = (*EVERYWHERE, FORMAT, VERSION, HELP)
_SPAN = re.compile(r"`(elvis-tui(?: [^`]*)?)`")
_FENCED = re.compile(r"^(?:\S*/)?(elvis-tui(?: .*)?)$", re.MULTILINE)


def function_of(command: ShellCommand) -> Any:
    module, name = command.runs.split(":")
    return getattr(import_module(f"elvis_tui.shell.{module}"), name)


def chapter(guide: str) -> str:
    """The chapter of a guide that tells of the commands."""
    text = (ROOT / guide).read_text("utf-8")
    _, found, rest = text.partition(f"\n{GUIDES[guide]}\n")
    assert found
    level = GUIDES[guide].split()[0]
    return re.split(rf"^#{{2,{len(level)}}} ", rest, flags=re.MULTILINE)[0]


def command_lines(text: str) -> Iterator[list[str]]:
    """Every way to call the program that stands in a Markdown text, as words."""
    for line in (*_SPAN.findall(text), *_FENCED.findall(text)):
        words = shlex.split(line.replace("\\|", "/"), comments=True)[1:]
        if not {"[valg]", "[kommando]"} & set(words):
            yield list(words[: words.index(">")] if ">" in words else words)


# What runs


@pytest.mark.parametrize("command", ALL, ids=lambda c: c.name)
def test_what_a_command_runs_takes_just_what_the_table_hands_it(command: ShellCommand) -> None:
    function = function_of(command)
    first, *others = inspect.signature(function).parameters.values()
    hints = get_type_hints(function)
    assert hints[first.name] is Options
    assert issubclass(hints["return"], int)
    assert all(p.kind is p.KEYWORD_ONLY and p.default is p.empty for p in others)
    handed = {a.parameter: a for a in command.arguments if a.says_something}
    assert {p.name for p in others} == set(handed)
    for name, argument in handed.items():
        assert (hints[name] is bool) is argument.is_flag, name


@pytest.mark.parametrize("command", ALL, ids=lambda c: c.name)
def test_every_function_that_is_run_says_what_it_does(command: ShellCommand) -> None:
    assert function_of(command).__doc__


def test_names_and_parameters_are_there_once() -> None:
    assert [n for n, times in Counter(c.name for c in ALL).items() if times > 1] == []
    for command in ALL:
        taken = [a.parameter for a in (*OPTIONS, *command.arguments) if a is not FORMAT]
        assert len(taken) == len(set(taken)), command.name
        assert not any(a.is_option and not a.name.startswith("--") for a in command.arguments)


def test_every_command_can_be_done_can_fail_and_can_be_used_wrongly() -> None:
    for command in ALL:
        assert {ExitCode.DONE, ExitCode.FAILED, ExitCode.USAGE} <= set(command.codes)
        assert len(command.codes) == len(set(command.codes))


def test_a_value_that_is_not_given_is_one_that_would_do() -> None:
    for argument in (a for c in COMMANDS for a in c.arguments if a.choices):
        assert argument.default in argument.choices, argument.name


def test_every_theme_that_can_be_named_is_there() -> None:
    assert set(THEMES.values()) == {theme.name for theme in SCREEN_THEMES}


# The help


def test_the_help_has_a_row_for_every_command_option_and_code() -> None:
    rows = [line for line in help_text().splitlines() if re.match("  [^ ]", line)]
    wanted = ["(ingen)", *(c.written() for c in COMMANDS), *(a.written() for a in OPTIONS)]
    assert [re.split(r" {2,}", row.strip())[0] for row in rows] == wanted
    codes = help_text().partition("Avslutningskoder: ")[2].replace("\n", " ")
    assert codes == ", ".join(f"{code.value} {meaning(code)}" for code in ExitCode) + "."


def test_the_help_names_every_option_and_leaves_nothing_open() -> None:
    told = help_text()
    for argument in (a for command in COMMANDS for a in command.arguments if a.is_option):
        assert argument.name in told, argument.name
    assert "{" not in told
    assert max(map(len, told.splitlines())) <= 87
    asked = [(c.name, a) for c in COMMANDS for a in c.arguments if a.name == FORMAT.name]
    json = [name for name, a in asked if "json" in a.choices and a.default != "json"]
    assert "list" in json
    assert f"({', '.join(json)})" in " ".join(told.split())


# The guides


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guides_table_has_every_command_and_no_other(guide: str) -> None:
    rows = re.findall(r"^\| (`elvis-tui.*?) \| \S", chapter(guide), re.MULTILINE)
    named = [
        span.removeprefix("elvis-tui").split()
        for row in rows
        for span in re.findall(r"`([^`]+)`", row.replace("\\|", "/"))
    ]
    two = {command.name for command in ALL if " " in command.name}
    names = [
        " ".join(words[:2]) if " ".join(words[:2]) in two else " ".join(words[:1])
        for words in named
    ]
    commands = [
        name for name in names if (not name.startswith("--") and name.islower()) or not name
    ]
    assert commands == [command.name for command in ALL]


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_no_option_that_is_not_there(guide: str) -> None:
    known = {a.name for a in (*OPTIONS, *(a for c in COMMANDS for a in c.arguments)) if a.is_option}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", chapter(guide)))
    assert named <= known, named - known
    if guide != "README.md":
        assert named == known, known - named


def test_the_guide_has_every_exit_code() -> None:
    text = (ROOT / "docs/veiledning.md").read_text("utf-8").partition("### Avslutningskoder\n")[2]
    rows = re.findall(r"^\| (\d) \| (\S.*) \|$", text.partition("\n### ")[0], re.MULTILINE)
    assert [int(code) for code, _words in rows] == list(ExitCode)


@pytest.mark.parametrize("guide", DOCUMENTS)
def test_every_command_line_in_a_document_can_be_used(guide: str) -> None:
    for words in command_lines((ROOT / guide).read_text("utf-8")):
        read(words)


def test_the_command_lines_of_the_guides_are_found() -> None:
    found = [w for g in GUIDES for w in command_lines((ROOT / g).read_text("utf-8"))]
    assert len(found) > 25
    assert ["import", "elever.csv", "--dry-run"] in found
    assert ["demo", "--fresh"] in found
