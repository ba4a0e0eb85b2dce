"""The map of the repository leads to places that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs" / "decisions"
MAPS = ("docs/arkitektur.md", "CONTRIBUTING.md")
CODE = re.compile(r"`([\w./-]+)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PLACES = (ROOT, ROOT / "elvis_tui", ROOT / "docs")
NEW = "ROOM"
"""Stands for the name of a room."""


def paths(text: str) -> set[str]:
    """What is named like a file or folder: with a slash in it, or the ending of a module."""
    named = {word for word in CODE.findall(text) if "/" in word or word.endswith((".py", ".toml"))}
    return {word for word in named if NEW not in word}


def is_there(path: str) -> bool:
    """Whether there is such a path; one without a folder may stand anywhere in the package."""
    if "/" not in path and any((ROOT / "elvis_tui").rglob(path)):
        return True
    return any((place / path).exists() for place in PLACES)


@pytest.mark.parametrize("name", MAPS)
def test_every_path_on_the_map_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = paths(text)
    assert len(named) > 10
    assert {path for path in named if not is_there(path)} == set()
    folder = (ROOT / name).parent
    assert [link for link in LINK.findall(text) if not (folder / link).exists()] == []


def test_the_check_finds_a_path_that_is_not_there() -> None:
    assert paths("`domain/nowhere.py`, `a word`, `page.py`") == {"domain/nowhere.py", "page.py"}
    assert not is_there("domain/nowhere.py")
    assert is_there("page.py")


def test_decisions_are_numbered_without_gap_or_double_and_say_their_number() -> None:
    files = sorted(DECISIONS.glob("*.md"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for number, path in enumerate(files, 1):
        assert path.read_text("utf-8").startswith(f"# {number}. "), path.name


def test_every_decision_that_is_named_is_there() -> None:
    numbers = {path.name[:4] for path in DECISIONS.glob("*.md")}
    sources = [*(ROOT / "elvis_tui").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]
    named = {n for p in sources for n in re.findall(r"decisions/(\d{4})", p.read_text("utf-8"))}
    named |= {
        n.zfill(4)
        for p in DECISIONS.glob("*.md")
        for n in re.findall(r"\(decision (\d+)\)", p.read_text("utf-8"))
    }
    assert named
    assert named <= numbers
