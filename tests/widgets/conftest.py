"""No test of a widget sleeps."""

from tests.settling import no_sleeping

__all__ = ["no_sleeping"]
