"""Whom something is about: one student or one class."""

from __future__ import annotations

from enum import StrEnum

from elvis_tui.domain.record import Record


class SubjectKind(StrEnum):
    STUDENT = "student"
    CLASS = "class"


class Subject(Record, frozen=True, kw_only=True):
    """Whom something is about: one student or one class, by id."""

    kind: SubjectKind
    id: str
