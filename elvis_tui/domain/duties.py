"""Duties that come on top of the plan's own five, in some cases."""

from __future__ import annotations

from enum import StrEnum


class FollowOn(StrEnum):
    """A follow-on duty; the value is its `duty_id`, under which the plan's words are found.

    Both stand in the seed's `case_rules`: § 12-5, and the plan's section on serious cases.
    """

    STRICTER = "S12-5"
    SERIOUS = "SERIOUS"
