"""Somebody leans on a real terminal: whatever comes, it ends when it is told to, and answers.

`ELVIS_MONKEY_AT_TERMINAL=50000` sends as many things as that, `ELVIS_MONKEY_SEED=7` others.
"""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

import pytest

from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES
from tests.terminal.fixtures import SitDown
from tests.terminal.terminal import KEYS, Terminal
from tests.terminal.test_sifting import ANSWERS

COUNT = int(os.environ.get("ELVIS_MONKEY_AT_TERMINAL", "400"))
SEED = int(os.environ.get("ELVIS_MONKEY_SEED", "0"))
ROUND = 400
SIZES = [(1, 1), (2, 3), (20, 5), (71, 24), (80, 17), (80, 24), (120, 40)]
PRESSED = [key for name, key in KEYS.items() if name not in ("ctrl+q", "ctrl+z")]
PRESSED += [*"abcdefghijklmnopqrstuvwxyzæøå0123456789/?+-,. UFL", "\x1bOU", "\x1b[15~", "\x1b[20~"]
TEXTS = ["Mor ringte i dag.\n", "[/]", "\x1b[31mrød", "漢字" * 20, "\x00\x07\x9b1m", "Nora Solli"]


def thing(chance: random.Random) -> str | bytes:
    """Something that may come over the line."""
    kinds = ("key", "keys", "mouse", "answer", "paste", "noise")
    (kind,) = chance.choices(kinds, (60, 8, 15, 6, 6, 5))
    if kind == "key":
        return chance.choice(PRESSED)
    if kind == "keys":
        return "".join(chance.choices(PRESSED, k=chance.randint(2, 6)))
    if kind == "mouse":
        x, y = chance.randint(1, 120), chance.randint(1, 40)
        if chance.random() < 0.5:
            return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"
        return f"\x1b[<{chance.choice((35, 64, 65))};{x};{y}M"
    if kind == "answer":
        answer = chance.choice(list(ANSWERS.values()))
        return answer[: chance.randint(1, len(answer))]
    if kind == "paste":
        begins, ends = chance.choice((("\x1b[200~", "\x1b[201~"), ("\x1b[200~", ""), ("", "")))
        return f"{begins}{chance.choice(TEXTS)}{ends}"
    return chance.randbytes(chance.randint(1, 12)).replace(b"\x11", b"").replace(b"\x1a", b"")


def lean_on(terminal: Terminal, chance: random.Random) -> None:
    for _ in range(ROUND):
        if chance.random() < 0.04:
            terminal.resize(*chance.choice(SIZES))
        else:
            terminal.send(thing(chance))
        if chance.random() < 0.5:
            terminal.wait_quiet(0.02, timeout=60)


@pytest.mark.parametrize("seed", range(SEED, SEED + max(1, COUNT // ROUND)))
def test_it_lives_answers_and_ends_when_it_is_told_to(
    sit_down: SitDown, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "skole.json"
    terminal = sit_down("--today", "2026-10-21", "--data", str(path), "demo")
    terminal.wait_for("Krever noe nå")
    lean_on(terminal, random.Random(seed))
    terminal.resize(80, 24)
    # A palette may have been asked to end the program; a fault ends it with 1.
    if terminal.is_alive:
        before = len(terminal.raw)
        terminal.press("\x1b[I", "f2", "f3")
        terminal.wait_until(lambda: len(terminal.raw) > before, "it answers no key")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM, terminal.text()
    else:
        assert terminal.wait() == 0, terminal.text()
    store = FileStore(path, read_only=True)
    assert all(store.all(kind) is not None for kind in TABLES)
