"""The latest changes of phase and level, as the program would have written them down."""

from __future__ import annotations

import random

from elvis_tui.domain.follow_ups.records import FollowUp, Level, Phase
from elvis_tui.domain.history import FieldChange, HistoryEntry
from making.calendar_2026 import between, day, moment
from making.people import School

ROWS = 48
_BEFORE = {Phase.MAPPING: Phase.IDENTIFYING, Phase.FOLLOWING: Phase.MAPPING}


def write_history(
    rng: random.Random, school: School, follow_ups: list[FollowUp]
) -> list[HistoryEntry]:
    """Changes of the last weeks, oldest first."""
    changed = []
    for follow_up in follow_ups:
        days = between(max(follow_up.opened_on, day(-40)), day(-3))
        if not follow_up.is_open or len(days) < 4:
            continue
        by = rng.choice([p.name for p in school.team(follow_up.team) if not p.external])
        if before := _BEFORE.get(follow_up.phase):
            at = moment(rng, rng.choice(days[2:]))
            change = FieldChange(field="phase", before=before.value, after=follow_up.phase.value)
            changed.append((at, by, "follow_up.phase", follow_up.id, change))
        if follow_up.level is Level.RED:
            at = moment(rng, rng.choice(days[1:]))
            change = FieldChange(field="level", before="yellow", after="red")
            changed.append((at, by, "follow_up.level", follow_up.id, change))
    latest = sorted(changed, key=lambda c: (c[0], c[3]))[-ROWS:]
    return [
        HistoryEntry(
            id=f"h-{number}",
            number=number,
            at=at,
            by=by,
            verb=verb,
            table="follow_ups",
            record_id=record_id,
            changes=(change,),
        )
        for number, (at, by, verb, record_id, change) in enumerate(latest, start=1)
    ]
