"""Schema 7: each student has a part of its own in a case, and what did not apply is not stored.

Before, a case named its students, and both follow-on duties stood in every case as «gjelder
ikke». Nobody can tell which role a student had: that is left untold.
"""

from __future__ import annotations

import contextlib
from typing import Any

import msgspec

from elvis_tui.domain.record import replace
from elvis_tui.storage.durable import Meta, RawTable

_FOLLOW_ON = ("S12-5", "SERIOUS")


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """What the history tells of the students of a case stays as it was told."""
    old = tables.get("cases", {})
    new = dict(old)
    for key, raw in old.items():
        # What is wrong with a document is told where the table is read.
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            document = msgspec.json.decode(raw)
            if isinstance(document, dict) and _change(document):
                new[key] = msgspec.Raw(msgspec.json.encode(document))
    return replace(meta, schema=7), {**tables, "cases": new} if old else tables


def _change(case: dict[str, Any]) -> bool:
    """Whether the case could be read; then it is as this schema has it."""
    own, students, steps = case.get("id"), case.get("students"), case.get("steps", [])
    if not isinstance(own, str) or not isinstance(students, list) or not isinstance(steps, list):
        return False
    if not all(isinstance(student, str) for student in students):
        return False
    once = dict.fromkeys(students)
    case["parties"] = [{"id": f"party-{own}-{n}", "student": s} for n, s in enumerate(once, 1)]
    del case["students"]
    case["steps"] = [step for step in steps if not _is_idle(step)]
    return True


def _is_idle(step: Any) -> bool:
    """Whether a follow-on duty has never applied, and nothing was written at it."""
    if not isinstance(step, dict) or step.get("follow_on") not in _FOLLOW_ON:
        return False
    idle = step.get("status") == "not_applicable"
    return idle and not any(step.get(name) for name in ("note", "on", "due", "who"))
