"""Keys that stand in sentences."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import elvis_tui
from elvis_tui.app.own_keys import every_command
from elvis_tui.widgets.key_line import key_name
from elvis_tui.wording.keys import key, use_keys

PACKAGE = Path(elvis_tui.__file__).parent
TRANSLATED = {"_", "ngettext", "pgettext"}
A_KEY = re.compile(
    r"\bF\d|\b(ctrl|shift)\+|\b[Tt]rykk [a-z]\b|(^|[.:,] |og |fra )[b-hj-zA-HJ-Z] [a-zæøå]"
)
NO_KEYS = {
    "Trykk Enter når den er skrevet av."  # at a plain terminal, before there are any commands
}


def _calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield f"{file.relative_to(PACKAGE)}:{node.lineno}", node


def test_every_key_in_a_sentence_is_that_of_its_command() -> None:
    usual: dict[str, set[str]] = {}
    for _where, command in every_command():
        first = {key_name(command.binding)} | ({"Enter"} if "enter" in command.keys else set())
        usual.setdefault(command.id, set()).update(first)
        usual[command.id].update("Esc" for one in command.keys if one == "escape")
    asked = [(where, [ast.literal_eval(a) for a in call.args]) for where, call in _calls("key")]
    assert len(asked) > 30
    wrong = [(where, *args) for where, args in asked if args[1] not in usual.get(args[0], set())]
    assert wrong == []


def test_no_sentence_names_a_key_that_the_user_may_have_chosen_anew() -> None:
    named = [
        f"{where} {part.value}"
        for where, call in _calls(*TRANSLATED)
        for part in call.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        if part.value not in NO_KEYS and A_KEY.search(part.value)
    ]
    assert named == []


def test_a_key_of_ones_own_is_said_instead() -> None:
    use_keys({"app.names": "F8"})
    assert (key("app.names", "F2"), key("app.lock", "F4")) == ("F8", "F4")
    use_keys({})
    assert key("app.names", "F2") == "F2"
