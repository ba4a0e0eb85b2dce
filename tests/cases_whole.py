"""A case with something in every field there is, each with words that stand nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.fields import Field, Shape, fields_of
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.record import Record, replace

FIRST = date(2031, 1, 1)
"""No day of the invented school is near it, and none is counted from another that is planted."""


@dataclass
class Planted:
    """What was planted, by where: «parties.0.plan.measures.0.what»."""

    words: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)

    def of(self, way: str) -> dict[str, str]:
        """The words of one part of the case."""
        return {place: word for place, word in self.words.items() if place.startswith(way)}


def whole(students: tuple[str, ...] = ("s-4", "s-5"), each: int = 2) -> tuple[Case, Planted]:
    """A case about some students, and where each word of it was planted.

    Args:
        students: Whom it is about.
        each: How many there are of what there can be many of.
    """
    planted = Planted()
    case = _filled(Case, "", planted, each)
    parties = tuple(
        replace(_filled(Party, f"parties.{n}.", planted, each), id=f"party-{s}", student=s)
        for n, s in enumerate(students)
    )
    case = replace(
        case,
        id="case-1",
        number="2026-04",
        parties=parties,
        steps=tuple(_steps(planted, each)),
    )
    return case, planted


def _steps(planted: Planted, each: int) -> Any:
    for n in range(each):
        step = _filled(Step, f"steps.{n}.", planted, each)
        yield replace(step, id=f"S{n}", duty_id=f"S{n}", status=StepStatus.NOT_APPLICABLE)
    step = _filled(Step, "steps.follow.", planted, each)
    # One of the follow-on duties has no title of its own.
    planted.words.pop("steps.follow.title")
    yield replace(step, id="F", duty_id="S12-5", title="", follow_on=FollowOn.COUNTY)


def _filled(kind: type[Record], way: str, planted: Planted, each: int) -> Any:
    values = {}
    for name, one in fields_of(kind).items():
        place = f"{way}{name}"
        if (kind, name) in ((Case, "parties"), (Case, "steps")):
            values[name] = ()
        elif one.many:
            values[name] = tuple(_value(one, f"{place}.{n}.", planted, each) for n in range(each))
        else:
            values[name] = _value(one, f"{place}.", planted, each)
    return replace(kind(**values), **({"follow_on": None} if kind is Step else {}))


def _value(one: Field, place: str, planted: Planted, each: int) -> Any:
    if one.record:
        return _filled(one.record, place, planted, each)
    if one.shape is Shape.CODE:
        assert issubclass(one.kind, Enum)
        return list(one.kind)[-1]
    if one.shape is Shape.FLAG:
        return True
    if one.shape is Shape.NUMBER:
        return 5
    if one.shape is Shape.DATE:
        day = FIRST + timedelta(days=10 * len(planted.days))
        planted.days[place.rstrip(".")] = day
        return day
    assert one.shape is Shape.TEXT, one
    word = f"q{len(planted.words):03d}zw"
    if Mark.UNTOLD not in one.marks and not one.refers_to:
        planted.words[place.rstrip(".")] = word
    return word
