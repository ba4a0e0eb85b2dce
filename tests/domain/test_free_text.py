"""Text in which there may be a name cannot be drawn before it has passed: mypy says so."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import fields_of
from elvis_tui.domain.follow_ups.records import Note
from elvis_tui.domain.free_text import FreeText, unmasked
from tests.described import every_field

PACKAGE = Path(__file__).parents[2] / "elvis_tui"
BEFORE = """
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Student
from elvis_tui.widgets.rows import Row
from elvis_tui.widgets.words import Words
from elvis_tui.widgets.text import shown, toned

def draw(names: Names, follow_up: FollowUp, student: Student, words: Words) -> None:
    text = follow_up.next_what
"""
FORGOTTEN = {
    'f"neste: {text}"': "str-bytes-safe",
    '"neste: {}".format(text)': "str-bytes-safe",
    '"neste: %s" % text': "str-bytes-safe",
    '"neste: " + text': "operator",
    '", ".join([text])': "list-item",
    '", ".join(n.text for n in follow_up.notes)': "misc",
    '"sak: " + (text or "–")': "operator",
    'text == "ring"': "comparison-overlap",
    "Words(text)": "arg-type",
    "words.say(text)": "arg-type",
    "shown(text)": "arg-type",
    'toned("neste: ", text)': "arg-type",
    'Row("f-1", (text,))': "arg-type",
    'Row("f-1", ((text, "muted"),))': "arg-type",
    "Words(student.name)": "arg-type",
    "names.text(text).join([student.first_name])": "list-item",
    "text.decode()": "misc",
}
"""Ways to draw what has not passed, and what mypy calls each of them."""
PASSED = (
    'f"neste: {names.text(text)}"',
    '"neste: " + names.text(text)',
    'Row("f-1", (names.text(text), (names.text(follow_up.owner), "muted")))',
    "words.say(names.text(text) if text else '–')",
)


@pytest.fixture
def complaints(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy has to say about each line, in the lines' order."""
    folder = tmp_path_factory.mktemp("forgotten")
    lines = [*FORGOTTEN, *PASSED]
    module = folder / "forgotten.py"
    module.write_text(BEFORE + "".join(f"    {line}\n" for line in lines), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(module)],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
        check=False,
    )
    assert not run.stderr
    first = BEFORE.count("\n") + 1
    told = [""] * len(lines)
    for line in run.stdout.splitlines():
        place, _, words = line.partition(": error: ")
        if words:
            told[int(place.rpartition(":")[2]) - first] += words
    return told


def test_mypy_finds_a_forgotten_call_and_lets_pass_what_has_passed(complaints: list[str]) -> None:
    """In one test: mypy takes its time, and would take it once on every processor."""
    for line, told in zip(FORGOTTEN, complaints, strict=False):
        assert f"[{FORGOTTEN[line]}]" in told, line
    assert complaints[len(FORGOTTEN) :] == [""] * len(PASSED)


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for room in rooms:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def importing(name: str, *rooms: str) -> set[str]:
    return {
        path
        for path, tree in modules(*rooms)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}
    }


def test_what_draws_never_takes_the_masks_off() -> None:
    assert importing("unmasked", "screens", "widgets") == {"screens/frame/masks.py"}


def test_only_fields_that_masks_come_over_are_filled_with_the_text_itself() -> None:
    masked = {
        path
        for name in ("Form", "SubjectForm", "DescribedForm", "Masks")
        for path in importing(name, "screens")
    }
    assert importing("to_edit", "screens", "widgets") <= masked


def written(kind: ast.Module) -> Iterator[str]:
    """The fields of a module's own values, stored nowhere, that may hold a name."""
    for node in ast.walk(kind):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="FreeText")):
                yield name


def test_str_and_repr_are_no_way_round() -> None:
    """The two that mypy lets through, for it takes them for what was meant."""
    fields = {field for _, tree in modules("domain") for field in written(tree)}
    fields |= {field.name for _, field in every_field() if field.is_masked}
    assert {"next_what", "first_name", "closed_why"} <= fields
    for path, tree in modules("screens", "widgets", "wording", "outgoing"):
        for node in ast.walk(tree):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("str", "repr", "ascii"):
                given = node.args
            elif isinstance(node, ast.FormattedValue) and node.conversion != -1:
                given = [node.value]
            for value in given:
                taken = isinstance(value, ast.Attribute) and value.attr in fields
                assert not taken, f"{path}:{node.lineno} {ast.unparse(node)}"


def test_while_the_program_runs_it_is_plain_text() -> None:
    note = Note(id="n-1", at=None, by=FreeText("Lærer"), text=FreeText("ring"))  # type: ignore[arg-type]
    assert type(note.text) is str
    assert unmasked(note.text) is note.text
    assert fields_of(Case)["title"].kind is str
