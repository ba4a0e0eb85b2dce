"""No test of a screen sleeps."""

from tests.settling import no_sleeping

__all__ = ["no_sleeping"]
