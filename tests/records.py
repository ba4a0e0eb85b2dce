"""Any data at all, made from the records' own fields, for hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import Field, found
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.source import Origin, Source, SourceKind
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import FROM_THE_START, Team
from elvis_tui.storage.tables import TABLES, AnyRecord

_TEXT = st.text(max_size=12)
_NAME = st.text(min_size=1, max_size=6)
_WHOLE = st.integers(-(2**63), 2**63 - 1)
_PLAIN = st.recursive(
    st.none() | st.booleans() | _WHOLE | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
_LEAVES: dict[object, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: _WHOLE,
    bool: st.booleans(),
    date: st.dates(),
    float: st.floats(0, 10_000, allow_nan=False),
    time: st.times(),
    datetime: st.datetimes(timezones=_ZONES, min_value=datetime(2, 1, 1)),  # noqa: DTZ001
    object: _PLAIN,
    type(None): st.none(),
}


@cache
def of(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Values of a type; what is, or names, an id is never empty."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return of(parts[0], name)
    if kind is str and (name.endswith("id") or name in ("team", "student", "person")):
        return _NAME
    if kind in _LEAVES:
        return _LEAVES[kind]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        return st.builds(kind, **{f.name: of(f.type, f.name) for f in fields})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if origin in (Union, UnionType):
        return st.one_of(*(of(part, name) for part in parts))
    if origin is tuple and parts[-1] is not Ellipsis:
        return st.tuples(*(of(part) for part in parts))
    if origin is tuple:
        item = _NAME if _is_text(parts[0]) else of(parts[0], name)
        # What holds fields of its own is drawn few at a time, or a meeting alone is too much.
        most = 2 if isinstance(parts[0], type) and issubclass(parts[0], msgspec.Struct) else 3
        return st.lists(item, max_size=most).map(tuple)
    raise AssertionError(f"no values are known for {kind}")


def _is_text(kind: Any) -> bool:
    return kind is str or (get_origin(kind) is Annotated and get_args(kind)[0] is str)


@st.composite
def data(draw: st.DrawFn) -> list[AnyRecord]:
    """Sound data: every id once in its table, every reference to something, history in order."""
    made: list[AnyRecord] = []
    for kind in TABLES:
        records = {r.id: r for r in draw(st.lists(of(kind), max_size=3))}
        if kind in (School, FileFacts):  # of these there is one
            records = {kind().id: replace(r, id=kind().id) for r in list(records.values())[:1]}
        if kind is Student:
            numbered = (replace(r, number=n) for n, r in enumerate(records.values(), 1))
            records = {r.id: r for r in numbered}
        made += list(records.values())
    history = [r for r in made if isinstance(r, HistoryEntry)]
    content = [r for r in made if not isinstance(r, HistoryEntry)]
    content += list(_missing(content))
    told = [replace(r, number=n, id=f"h-{n}") for n, r in enumerate(history, 1)]
    return [*content, *told]


_DAY = date(2026, 10, 19)
_LEAST: dict[str, Callable[[str], AnyRecord]] = {
    "students": lambda id: Student(id=id, first_name="", last_name=""),
    "classes": lambda id: SchoolClass(id=id, code=""),
    "people": lambda id: Person(id=id, name="", role=""),
    "teams": lambda id: Team(id=id),
    "meetings": lambda id: Meeting(id=id, team="iko", on=_DAY),
    "sources": lambda id: Source(id=id, kind=SourceKind.PLAN, name="", origin=Origin.DATA, text=""),
    "tasks": lambda id: Task(id=id, what="", who="", created_on=_DAY),
    "cases": lambda id: Case(id=id, number="", title="", parties=(), reported_on=_DAY),
    "follow_ups": lambda id: FollowUp(
        id=id, subject=Subject(kind=SubjectKind.STUDENT, id=id), team="iko", opened_on=_DAY
    ),
}


def _refers(field: Field) -> bool:
    return bool(field.refers_to)


def _missing(content: list[AnyRecord]) -> Iterator[AnyRecord]:
    """Something for every id that is named and stands in none of the tables it may stand in."""
    there = {name: {r.id for r in content if type(r) is kind} for kind, name in TABLES.items()}
    there["teams"] |= {team.id for team in FROM_THE_START}
    named = [pair for record in content for pair in found(record, _refers)]
    # A follow-up is about somebody who may not be there either.
    named.sort(key=lambda pair: pair[0].refers_to != ("follow_ups",))
    for field, id in named:
        if not any(id in there[table] for table in field.refers_to):
            first = field.refers_to[0]
            there[first].add(id)
            yield _LEAST[first](id)
            if first == "follow_ups" and id not in there["students"]:
                there["students"].add(id)
                yield _LEAST["students"](id)
