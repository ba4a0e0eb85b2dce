"""Messages: whole, looked up late, and found by whoever makes a catalogue of them."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import elvis_tui

PACKAGE = Path(elvis_tui.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LOOK_UPS = {"_": 1, "later": 1, "later_of": 2, "ngettext": 2, "pgettext": 2}
"""Functions that look a message up, and how many of their arguments are literals."""
CONTEXT = {"pgettext": ((1, "c"), 2), "later_of": ((1, "c"), 2)}
"""Those whose first argument is no message, as Babel is told of it."""
EACH = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))


def look_up(node: ast.AST) -> ast.Call | None:
    """The call behind `_("…")` or `_("…").format(…)`."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in LOOK_UPS:
            return node
        if isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            return look_up(node.func.value)
    return None


def look_ups(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and look_up(node) is node:
            yield node


def is_late(call: ast.Call) -> bool:
    """Whether a message is only marked, to be looked up when it is shown."""
    return isinstance(call.func, ast.Name) and call.func.id in ("later", "later_of")


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Look-ups that are made when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            arguments = child.args
            for default in (*arguments.defaults, *arguments.kw_defaults):
                if default is not None:
                    yield from look_ups(default)
            for decorator in getattr(child, "decorator_list", []):
                yield from look_ups(decorator)
            continue
        if isinstance(child, ast.Call) and look_up(child) is child and not is_late(child):
            yield child
        yield from at_import(child)


def has_words(node: ast.AST) -> bool:
    """Whether something is more than a sign or space between two messages."""
    constant = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return not (constant and not any(c.isalpha() for c in node.value))  # type: ignore[attr-defined]


def glued(tree: ast.AST) -> Iterator[int]:
    """Lines on which a message is one piece of a sentence.

    One inside an f-string is that too, and no maker of catalogues finds it there.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            for one, other in ((node.left, node.right), (node.right, node.left)):
                if look_up(one) and has_words(other):
                    yield node.lineno
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and any(look_ups(node)):
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr == "join":
            # «a, b eller c» is one message too: a word between may stand elsewhere in a sentence.
            between = getattr(node.value, "value", "")
            words = isinstance(between, str) and any(letter.isalpha() for letter in between)
            if words or isinstance(node.value, ast.JoinedStr):
                yield node.lineno
        appended = isinstance(node, ast.AugAssign) and look_up(node.value)
        if appended or (isinstance(node, ast.JoinedStr) and any(look_ups(node))):
            yield node.lineno


@EACH
def test_no_word_is_chosen_at_import(path: Path) -> None:
    """The language is known, and may change, only while the program runs."""
    lines = [call.lineno for call in at_import(ast.parse(path.read_text("utf-8")))]
    assert lines == [], f"looked up at import on lines {lines}"


@EACH
def test_a_message_is_a_whole_text(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for call in look_ups(tree):
        name = call.func.id  # type: ignore[attr-defined]
        literals = call.args[: LOOK_UPS[name]]
        assert len(literals) == LOOK_UPS[name], f"line {call.lineno}"
        for literal in literals:
            if path.name == "i18n.py":
                continue
            assert isinstance(literal, ast.Constant), f"line {call.lineno}: not written out"
            assert literal.value == literal.value.strip(" "), f"line {call.lineno}: begins or ends"
    assert not list(glued(tree)), f"built from pieces on lines {list(glued(tree))}"


def extracted() -> dict[str, dict[str | None, set[str]]]:
    """Message, its contexts, and the files of each, as a maker of catalogues gets them."""
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))
    keywords = {"_": None, "later": None, "ngettext": (1, 2), **CONTEXT}
    found: dict[str, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    methods = [(m["pattern"], m["method"]) for m in project["tool"]["babel"]["mappings"]]
    for file, _line, message, _comments, context in extract_from_dir(
        PACKAGE.parent, methods, keywords=keywords
    ):
        for one in message if isinstance(message, tuple) else (message,):
            found[one][context].add(file)
    return found


def test_whoever_makes_a_catalogue_gets_every_message() -> None:
    found = extracted()
    written = {
        literal.value
        for path in FILES
        if path.name != "i18n.py"
        for call in look_ups(ast.parse(path.read_text("utf-8")))
        for literal in call.args[: LOOK_UPS[call.func.id]][call.func.id in CONTEXT :]  # type: ignore[attr-defined]
        if isinstance(literal, ast.Constant)
    }
    assert written
    assert written == set(found)


def test_a_word_is_said_either_of_one_thing_or_of_things_with_names() -> None:
    """A message with a context somewhere has one everywhere."""
    for message, contexts in extracted().items():
        assert None not in contexts or len(contexts) == 1, (message, dict(contexts))


def test_the_checks_find_what_they_are_there_for() -> None:
    tree = ast.parse(
        "X = _('ord')\n"
        "def f(a=_('b')): return _('frist ') + when\n"
        "def g(): return f'{_(\"sist sett\")} {day}'\n"
        "def h(): return _('Oppgave:') + '\\n'\n"
    )
    assert [call.lineno for call in at_import(tree)] == [1, 2]
    assert list(glued(tree)) == [2, 3]
