"""A handler of a message runs once: Textual calls that of each class itself, the base's too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "elvis_tui"
MODULES = sorted([*(PACKAGE / "screens").rglob("*.py"), *(PACKAGE / "widgets").rglob("*.py")])


def runs_twice(handler: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it calls the base's handler, and lets Textual call that once more."""
    calls = [node.func for node in ast.walk(handler) if isinstance(node, ast.Call)]
    names = [func.attr for func in calls if isinstance(func, ast.Attribute)]
    asks_the_base = any(
        isinstance(func, ast.Attribute)
        and func.attr == handler.name
        and isinstance(func.value, ast.Call)
        and isinstance(func.value.func, ast.Name)
        and func.value.func.id == "super"
        for func in calls
    )
    return asks_the_base and "prevent_default" not in names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_handler_of_the_base_is_run_twice(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    handlers = [one for one in functions if one.name.startswith("on_")]
    assert [one.name for one in handlers if runs_twice(one)] == []
