"""Write docs/taster.md: every command with its id and its keys, made from the commands themselves.

Run it as `python -m docs.make_keys` whenever a command changes; a test says when it is needed.
"""

from __future__ import annotations

from pathlib import Path

from elvis_tui.app.own_keys import every_command
from elvis_tui.i18n import use_language
from elvis_tui.widgets.commands import Command

PATH = Path(__file__).with_name("taster.md")
TOP = """\
# Alle tastene

For deg som vil velge andre taster: navnet på kommandoen skrives i `innstillinger.toml`, se
[veiledningen](veiledning.md#dine-innstillinger). Lista er laget av programmet selv
(`python -m docs.make_keys`).

| Navn | Taster | Gjør |
|---|---|---|
"""


def table() -> str:
    """The page as it is published."""
    use_language("nb")
    found: dict[str, Command] = {}
    for _where, command in every_command():
        found.setdefault(command.id, command)
    rows = (
        f"| `{id}` | {' '.join(f'`{key}`' for key in command.keys)} | {command.hint} |\n"
        for id, command in sorted(found.items())
    )
    return TOP + "".join(rows)


if __name__ == "__main__":
    PATH.write_text(table(), encoding="utf-8")
