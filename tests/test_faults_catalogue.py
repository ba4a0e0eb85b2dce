"""Every fault that docs/faults.md promises an answer to is tested, by the tests it names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent
TABLE = TESTS.parent / "docs" / "faults.md"
PROMISED = {*range(1, 46), *range(66, 71), *range(73, 76), *range(77, 85), 86, 87, 89, 98}
"""Everything about storage, the process, the privacy of files, versions, and stray bytes."""
_ROW = re.compile(r"\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
_NAMED = re.compile(r"FAULTS (\d+(?:, (?:FAULTS )?\d+)*)")


@cache
def rows() -> dict[int, tuple[str, str, tuple[str, ...]]]:
    """What goes wrong, what the program does, and the tests' files, by number."""
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if told := _ROW.fullmatch(line):
            number, fault, answer, files = told.groups()
            assert int(number) not in found, f"{number} stands twice"
            found[int(number)] = fault, answer, tuple(re.findall(r"`([^`]+)`", files))
    return found


def numbers_in(docstring: str) -> Iterator[int]:
    for named in _NAMED.findall(docstring):
        yield from map(int, re.findall(r"\d+", named))


@cache
def named_by_tests() -> dict[str, set[int]]:
    """The numbers that the docstrings of a file's tests name, by the file."""
    return {
        file.relative_to(TESTS).as_posix(): {
            number
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name.startswith("test_")
            for number in numbers_in(ast.get_docstring(node) or "")
        }
        for file in TESTS.rglob("test_*.py")
        if file != Path(__file__)
    }


def test_every_promised_fault_has_a_row_and_a_test_that_names_it() -> None:
    assert set(rows()) >= PROMISED, sorted(PROMISED - set(rows()))
    named = set().union(*named_by_tests().values())
    assert named >= set(rows()), f"no test names {sorted(set(rows()) - named)}"


def test_every_row_leads_to_tests_that_name_its_number() -> None:
    for number, (_, _, files) in rows().items():
        assert files, number
        for file in files:
            assert number in named_by_tests().get(file, ()), f"{file} does not name {number}"


def test_the_rows_stand_in_order_and_say_something() -> None:
    assert list(rows()) == sorted(rows())
    for number, (fault, answer, _) in rows().items():
        assert len(fault) > 10, number
        assert len(answer) > 3, number
