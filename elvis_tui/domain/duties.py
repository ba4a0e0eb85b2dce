"""Duties that come on top of the plan's own five, in some cases."""

from __future__ import annotations

from enum import StrEnum


class FollowOn(StrEnum):
    """A follow-on duty of the plan's sections on § 12-5 and serious cases, or of § 12-5 itself."""

    STRICTER = "S12-5"
    """The employee who suspects tells the head at once."""
    COUNTY = "S12-5-COUNTY"
    """The county is told; only the law says so."""
    FAIR = "S12-5-FAIR"
    """A fair process for the student and for the employee alike."""
    SERIOUS = "SERIOUS"
    """The owner of the school is told."""
    ELEMENTS = "SERIOUS-ELEMENTS"
    """The written varsel in Elements, with its reference."""

    @property
    def duty_id(self) -> str:
        """Under which the plan's words for it are found."""
        return STRICTER if self in _STRICTER else SERIOUS


_STRICTER = (FollowOn.STRICTER, FollowOn.COUNTY, FollowOn.FAIR)
STRICTER, SERIOUS = "S12-5", "SERIOUS"
"""The plan's sections that duties follow from."""
