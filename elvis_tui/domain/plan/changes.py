"""What another plan changes: rows that are new, gone, or say something else than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from elvis_tui.domain.plan.placement import Placement
from elvis_tui.domain.plan.reading import PlanReading
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded

ALIKE = 0.75
"""How much of two rows' words must be the same for them to be one row, put in other words."""
ALIKE_AT_THE_SAME_TIME = 0.6
"""The same of rows that have one time, and the same responsible."""
_MOST_COMPARED = 5
_FEW = 20_000
"""Pairs that are all compared; of more, only rows that have a word in common."""


class RowChange(Record, frozen=True):
    """A row as it is in the plan that is used, and in the other one."""

    before: Activity
    after: Activity


class PlanChanges(Record, frozen=True, kw_only=True):
    """What becomes of the rows of the plan that is used; a row may change in two ways at once.

    `reworded` are rows whose words were changed a little: another key, and the same thing to do.
    """

    new: tuple[Activity, ...] = ()
    gone: tuple[Activity, ...] = ()
    reworded: tuple[RowChange, ...] = ()
    other_time: tuple[RowChange, ...] = ()
    other_responsible: tuple[RowChange, ...] = ()
    unchanged: int = 0


class PlanSummary(Record, frozen=True, kw_only=True):
    """What there is to show of a plan before it is used.

    `placements` are where its rows stand in this school year, in their order. `doubts` are those
    of them whose time is not placed, or must have something said of it. `nobody` are the rows that
    say nobody is responsible, and `naming` those that name a student of the school.

    `is_used` says that it is the plan that is used now. `carried` are how many marks and times of
    the team follow rows that were put in other words, and `left` those of rows that are gone.
    """

    name: str
    reading: PlanReading
    changes: PlanChanges
    placements: tuple[Placement, ...] = ()
    nobody: tuple[Activity, ...] = ()
    naming: tuple[Activity, ...] = ()
    is_used: bool
    carried: int
    left: int
    carries: bool

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The rows of the plan, without marks."""
        return self.reading.plan.activities

    @property
    def placed(self) -> tuple[tuple[Activity, Placement], ...]:
        """Its rows, each with where it stands in this school year."""
        return tuple(zip(self.activities, self.placements, strict=True))

    @property
    def doubts(self) -> tuple[tuple[Activity, Placement], ...]:
        """The rows whose time somebody must look at."""
        return tuple((row, at) for row, at in self.placed if at.unread or at.told)


def changes(now: Sequence[Activity], then: Sequence[Activity]) -> PlanChanges:
    """What changes from the plan that is used to another one.

    Args:
        now: The rows of the plan that is used.
        then: Those of the one that may come.
    """
    after = {row.key: row for row in then}
    before = {row.key: row for row in now}
    gone = [row for row in now if row.key not in after]
    new = [row for row in then if row.key not in before]
    reworded = _reworded(gone, new)
    matched = {change.before.key for change in reworded}, {c.after.key for c in reworded}
    kept = [RowChange(row, after[row.key]) for row in now if row.key in after] + reworded
    time = [c for c in kept if folded(c.before.when_text) != folded(c.after.when_text)]
    who = [c for c in kept if _who(c.before) != _who(c.after)]
    touched = {id(change) for change in (*time, *who, *reworded)}
    return PlanChanges(
        new=tuple(row for row in new if row.key not in matched[1]),
        gone=tuple(row for row in gone if row.key not in matched[0]),
        reworded=tuple(reworded),
        other_time=tuple(time),
        other_responsible=tuple(who),
        unchanged=sum(1 for change in kept if id(change) not in touched),
    )


def moved(
    reworded: Iterable[RowChange], marks: Iterable[DoneMark], own: Iterable[OwnTime]
) -> tuple[DoneMark | OwnTime, ...]:
    """The marks and the team's own times of reworded rows, as they follow them.

    Their words stay: that is what the row said then.
    """
    keys = {change.before.key: change.after.key for change in reworded}
    done = (replace(m, activity=keys[m.activity]) for m in marks if m.activity in keys)
    times = (replace(t, activity=keys[t.activity]) for t in own if t.activity in keys)
    return (*done, *times)


def _who(row: Activity) -> list[str]:
    return sorted(map(folded, row.responsible))


def _same_facts(before: Activity, after: Activity) -> bool:
    same_time = folded(before.when_text) == folded(after.when_text)
    return same_time and _who(before) == _who(after)


def _reworded(gone: Sequence[Activity], new: Sequence[Activity]) -> list[RowChange]:
    """Pairs of rows that are alike, the most alike first; each row is in one pair."""
    from difflib import SequenceMatcher

    holding: dict[str, list[int]] = {}
    for at, row in enumerate(new):
        for word in set(folded(row.text).split()):
            holding.setdefault(word, []).append(at)
    every = list(range(len(new))) if len(gone) * len(new) <= _FEW else []
    likely: list[tuple[float, int, int]] = []
    for number, row in enumerate(gone):
        words = folded(row.text)
        shared: Counter[int] = Counter()
        for word in set(words.split()):
            there = holding.get(word, ())
            # A word that every row has tells none from another, and takes long to count.
            if len(there) <= max(50, len(new) // 10):
                shared.update(there)
        compared = every or [at for at, _count in shared.most_common(_MOST_COMPARED)]
        for at in compared:
            matcher = SequenceMatcher(None, words, folded(new[at].text), autojunk=False)
            enough = ALIKE_AT_THE_SAME_TIME if _same_facts(row, new[at]) else ALIKE
            if matcher.quick_ratio() >= enough and (ratio := matcher.ratio()) >= enough:
                likely.append((ratio, number, at))
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _ratio, number, at in sorted(likely, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if number not in taken[0] and at not in taken[1]:
            taken[0].add(number)
            taken[1].add(at)
            pairs.append((number, at))
    return [RowChange(gone[number], new[at]) for number, at in sorted(pairs)]
