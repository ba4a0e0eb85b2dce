"""Where styles, sample data and the plan lie, in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _beside(name: str) -> Path:
    # A wheel holds the folder inside the package, a checkout beside it.
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def style(name: str) -> Path:
    """The style sheet of one screen."""
    return _beside("styles") / f"{name}.tcss"


def styles() -> list[Path]:
    """All style sheets, in an order that is always the same."""
    return sorted(_beside("styles").glob("*.tcss"))


def sample(name: str) -> Path:
    """A file of the invented school."""
    return _beside("sample_data") / name


def content(name: str) -> Path:
    """A document the program reads."""
    return _PACKAGE / "content" / name
