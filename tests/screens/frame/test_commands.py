"""Every command is defined once, and all that is made from it agrees with it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.dom import DOMNode

import elvis_tui
from elvis_tui import i18n, services
from elvis_tui.app.own_keys import every_command
from elvis_tui.domain.history import Reading
from elvis_tui.i18n import Wording
from elvis_tui.widgets.commands import Command, HasCommands
from elvis_tui.wording.history import VERBS, done
from tests.screens.frame.test_palette_help import own_bindings

PACKAGE = Path(elvis_tui.__file__).parent
BY_ENTER = {"follow_up.evaluate"}
"""What Enter on a row leads to, among other things: the row itself says whether it changes."""
BY_ITSELF = set(Reading)
"""What the program does without being asked to."""
FORMER = {"plan.read", "school.name"}
"""What earlier versions saved, and stands in the histories of their files."""
KEYS = {"enter", "escape", "space", "tab", "slash", "question_mark", "plus"}
KEYS |= {"up", "down", "left", "right", "home", "end", "pageup", "pagedown"}
KEYS |= {f"f{n}" for n in range(2, 10)} | {"f12"}
CTRL = {"ctrl+s", "ctrl+n", "ctrl+p", "ctrl+q"}


def kinds() -> list[type[HasCommands]]:
    """Every screen and widget with commands."""
    own_bindings()  # imports all there is
    found: list[type[HasCommands]] = []
    waiting: list[type[HasCommands]] = [HasCommands]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("elvis_tui.") and issubclass(kind, DOMNode):
            found.append(kind)
    return sorted(set(found), key=lambda k: k.__qualname__)


def own(kind: type[HasCommands]) -> tuple[Command, ...]:
    """What a class adds to what it inherits."""
    return kind.__dict__.get("OWN_COMMANDS", ())


COMMANDS = list(every_command())
KINDS = kinds()


def test_there_are_commands_to_look_at() -> None:
    assert len(COMMANDS) > 80
    assert len(KINDS) > 30


@pytest.mark.parametrize(("where", "command"), COMMANDS, ids=lambda x: getattr(x, "id", None))
def test_every_command_has_words_a_hint_and_keys_one_can_press(
    where: str, command: Command
) -> None:
    assert str(command.words), where
    assert str(command.hint)[0].isupper(), "a hint is a sentence"
    assert command.brief is None or len(str(command.brief)) < len(str(command.words))
    assert all(command.id.split(".")), "a room, and what is done there"
    for key in command.keys:
        plain = key.removeprefix("shift+")
        one_letter = len(key) == 1 and key.isascii() and key.isalnum()
        assert one_letter or plain in KEYS or key in CTRL, key


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__qualname__)
def test_a_screen_has_each_key_once_and_can_say_when_and_do_what_it_offers(
    kind: type[HasCommands],
) -> None:
    keys = [key for command in own(kind) for key in command.keys]
    assert len(keys) == len(set(keys))
    conditions: dict[str, str] = {}
    for command in kind.commands.values():
        action = command.action.partition("(")[0]
        assert conditions.setdefault(action, command.when) == command.when, command.id
        if command.when:
            assert callable(getattr(kind, command.when)), command.id
        if "." not in action:
            assert hasattr(kind, f"action_{action}"), command.id


def test_no_binding_stands_outside_the_commands() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        made = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _name(n) == "Binding"]
        assert not made or path.name == "commands.py", path
        named = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and _named(n) == "BINDINGS"]
        assert not named, path
    for kind in KINDS:
        ids = [command.id for command in own(kind)]
        assert [b.id for b in kind.__dict__.get("BINDINGS", ())] == ids, kind


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _named(node: ast.Assign) -> str:
    return node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""


def test_no_screen_says_on_its_own_when_a_command_is_possible() -> None:
    for kind in KINDS:
        if "app" not in kind.__module__.split(".")[1]:
            assert "check_action" not in kind.__dict__, kind


def saved_verbs() -> set[str]:
    """Every verb that a service saves or logs under, as it stands in the code."""
    heads = {verb.partition(".")[0] for verb in VERBS}
    return {
        node.value
        for path in Path(services.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.partition(".")[0] in heads
        and node.value.partition(".")[2].isidentifier()
    }


def test_every_verb_that_is_saved_is_defined_and_every_one_that_is_defined_is_saved() -> None:
    assert saved_verbs() | BY_ITSELF | FORMER == set(VERBS)
    assert not saved_verbs() & FORMER


def test_a_command_changes_what_the_history_has_a_verb_for_and_each_verb_has_a_command() -> None:
    named = {verb for _where, command in COMMANDS for verb in command.changes}
    assert named <= set(VERBS)
    assert named | BY_ENTER | BY_ITSELF | FORMER == set(VERBS)


def test_words_are_put_into_the_language_that_is_spoken_when_they_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Shouting:
        def gettext(self, message: str) -> str:
            return message.upper()

        def pgettext(self, _context: str, message: str) -> str:
            return message.upper()

    words = [command.words for _where, command in COMMANDS]
    monkeypatch.setattr(i18n, "_catalogue", Shouting())
    assert all(str(word) == word.message.upper() for word in words)
    assert str(Wording("notat")) == "NOTAT"
    assert done("follow_up.note") == "NOTAT"
