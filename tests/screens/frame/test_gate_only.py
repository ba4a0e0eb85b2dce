"""The screens read through the gate, and have the desk for nothing but to change something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[3] / "elvis_tui"
CHANGING = {"user", "author", "drafts"}
"""What screens take from the desk itself: who signs a change, and what is not saved yet."""


def trees(room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        name = path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".")
        yield name, ast.parse(path.read_text("utf-8"))


def reading() -> set[str]:
    """Every service that only reads, a class by its own name, as «module.name»."""
    found = set()
    for module, tree in trees("services"):
        for owner in [tree, *(n for n in tree.body if isinstance(n, ast.ClassDef))]:
            for node in owner.body:
                if isinstance(node, ast.FunctionDef) and any(
                    a.annotation and ast.unparse(a.annotation) == "Reader" for a in node.args.args
                ):
                    name = owner.name if isinstance(owner, ast.ClassDef) else node.name
                    found.add(f"{module}.{name}")
    return found


def imported(tree: ast.Module) -> dict[str, str]:
    """What each name in a module stands for."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def is_desk(node: ast.expr) -> bool:
    match node:
        case ast.Name(id="desk") | ast.Attribute(attr="desk"):
            return True
    return False


def meant(called: ast.expr, names: dict[str, str]) -> str:
    """What is called, as «module.name»."""
    first, _, rest = ast.unparse(called).partition(".")
    return ".".join(part for part in (names.get(first, first), rest) if part)


def test_the_services_that_read_are_known() -> None:
    known = {name.removeprefix("elvis_tui.services.") for name in reading()}
    assert {"cases.verbs.listed", "follow_ups.verbs.get", "people.student_line.StudentLine"} < known
    assert "cases.verbs.start" not in known


def test_no_screen_hands_the_desk_to_a_service_that_only_reads() -> None:
    reads = reading()
    for module, tree in trees("screens"):
        names = imported(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and any(map(is_desk, node.args)):
                assert meant(node.func, names) not in reads, f"{module}:{node.lineno}"


def test_no_screen_takes_anything_from_the_desk_that_can_be_seen() -> None:
    for module, tree in trees("screens"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and is_desk(node.value):
                assert node.attr in CHANGING, f"{module}:{node.lineno} takes {node.attr}"


def test_no_screen_knows_the_store() -> None:
    for module, tree in [*trees("screens"), *trees("widgets")]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("store", "_desk"), f"{module}:{node.lineno}"
            elif isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("elvis_tui.storage"), module
