"""Every test here sits at a terminal of its own, in a home of its own."""

from tests.terminal.fixtures import home, sit_down

__all__ = ["home", "sit_down"]
