"""What is said of every measure, whoever it is for."""

from __future__ import annotations

from enum import StrEnum


class Went(StrEnum):
    """Whether a measure was carried out: what was planned is not thereby done."""

    NOT_TOLD = "not_told"
    AS_PLANNED = "as_planned"
    PARTLY = "partly"
    NOT_DONE = "not_done"
