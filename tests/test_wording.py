"""Every word that a person reads goes through gettext."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import elvis_tui
from tests.test_messages import LOOK_UPS

PACKAGE = Path(elvis_tui.__file__).parent
ROOMS = ("shell", "terminal", "screens", "widgets", "wording", "incoming", "outgoing")
NOT_SHOWN = {
    "incoming/roster_columns.py": "headers of other programs' lists, compared and never shown",
    "incoming/absence_columns.py": "headers of other programs' lists, compared and never shown",
    "incoming/calendar_days.py": "days and months in calendars, compared and never shown",
    "incoming/calendar_entries.py": "names in calendars, told of in faults as the files have them",
    "incoming/calendar_rows.py": "headers of calendars, told of in faults as the files have them",
    "incoming/plans/words.py": "headings that are looked for in the plan",
    "incoming/plans/column_times.py": "headings of columns that are looked for in the plan",
    "incoming/plans/timed.py": "times that are looked for in the words of the plan",
    "incoming/foreign.py": "values of a school's own files, compared and never shown",
    "shell/theme_names.py": "the names of themes in the program, never shown",
    "incoming/nobody.py": "words of lines that programs print in lists, compared and never shown",
    "incoming/identity_numbers.py": "what numbers are called in lists, compared and never shown",
    "incoming/decoding.py": "letters that tell encodings apart",
}
FILES = [
    path
    for room in ROOMS
    for path in sorted((PACKAGE / room).rglob("*.py"))
    if str(path.relative_to(PACKAGE)) not in NOT_SHOWN
]


def _untranslated(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    wrapped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in LOOK_UPS:
            wrapped |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            wrapped |= {id(n.value) for n in node.body if isinstance(n, ast.Expr)}
        elif isinstance(node, ast.Expr):
            wrapped.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            norwegian = any(letter in node.value.lower() for letter in "æøå")
            if id(node) not in wrapped and norwegian and len(node.value) > 1:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.value!r}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_norwegian_words_stand_inside_gettext(path: Path) -> None:
    assert list(_untranslated(path)) == []
