"""The wheel: it holds what the program reads, and runs from anywhere."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from elvis_tui import __version__
from tests.terminal.fixtures import ELVIS, TODAY
from tests.terminal.terminal import Terminal

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree; without a network where hatchling is at hand."""
    folder = tmp_path_factory.mktemp("wheel")
    here = importlib.util.find_spec("hatchling") and importlib.util.find_spec("build")
    build = (
        ["build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
        if here
        else ["pip", "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    )
    done = subprocess.run(
        [sys.executable, "-m", *build], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture
def unpacked(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what is in the wheel, and nothing else of ours to import."""
    folder = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def output(empty: Path, *arguments: str) -> str:
    done = subprocess.run(
        [*ELVIS, *arguments], capture_output=True, cwd=empty, timeout=60, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode()


def names(folder: Path, pattern: str) -> set[str]:
    return {path.name for path in folder.glob(pattern)}


def test_the_wheel_holds_every_document_style_and_sample(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {Path(name) for name in archive.namelist()}
    package = Path("elvis_tui")
    for folder, pattern in (
        ("styles", "*.tcss"),
        ("sample_data", "*.json"),
        ("sample_data", "*.csv"),
    ):
        wanted = names(ROOT / folder, pattern)
        assert wanted
        assert {p.name for p in held if p.parent == package / folder} >= wanted
    content = names(ROOT / "elvis_tui" / "content", "*.*")
    assert "handlingsplan.md" in content
    assert {p.name for p in held if p.parent == package / "content"} == content


def test_the_wheel_holds_the_program_and_nothing_of_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = [Path(name) for name in archive.namelist()]
    modules = {p for p in held if p.suffix == ".py"}
    assert modules == {p.relative_to(ROOT) for p in (ROOT / "elvis_tui").rglob("*.py")}
    assert {p.parts[0] for p in held} == {"elvis_tui", f"elvis_tui-{__version__}.dist-info"}
    assert not [p for p in held if p.suffix in (".pyc", ".lock", ".drafts")]
    assert Path(f"elvis_tui-{__version__}.dist-info/licenses/LICENSE") in held


def test_it_is_the_wheels_program_that_runs(unpacked: Path, empty: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import elvis_tui; print(elvis_tui.__file__)"],
        capture_output=True,
        cwd=empty,
        timeout=60,
        check=True,
    )
    assert Path(done.stdout.decode().strip()).is_relative_to(unpacked)


def test_it_prints_from_an_empty_folder_and_leaves_it_empty(unpacked: Path, empty: Path) -> None:
    assert output(empty, "--version") == f"elvis-tui {__version__}\n"
    month = output(empty, "--today", TODAY, "plan", "--month", "2026-10")
    golden = ROOT / "tests" / "golden" / "plan-2026-10.md"
    assert month == golden.read_text(encoding="utf-8")
    assert list(empty.iterdir()) == []


def test_the_demo_stands_on_the_screen_and_leaves_the_folder_empty(
    unpacked: Path, empty: Path, home: Path
) -> None:
    with Terminal([*ELVIS, "--today", TODAY, "demo"], cwd=empty) as terminal:
        terminal.wait_for("Krever noe nå")
        assert "oppdiktede navn" in terminal.text()
        for key, room in (("2", "Alle åpne"), ("5", "Avholdt"), ("1", "Krever noe nå")):
            terminal.press(key)
            terminal.wait_for(room)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert list(empty.iterdir()) == []
    assert (home / "data" / "elvis-tui" / "demo.json").stat().st_mode & 0o777 == 0o600
    assert os.environ["PYTHONPATH"] == str(unpacked)
