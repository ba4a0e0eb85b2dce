"""The teams that meet."""

from __future__ import annotations

from enum import StrEnum


class Team(StrEnum):
    """A team that meets."""

    IKO = "iko"
    ATTENDANCE = "attendance"
