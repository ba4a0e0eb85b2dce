"""The fields of the records, as they are described where they stand.

Read when they are first asked for: the way to the first screen does not need them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from elvis_tui.domain.kinds import FORMER_FIELDS, TABLES, AnyRecord
from elvis_tui.domain.marks import Asked, Mark, Refers
from elvis_tui.domain.record import Record


class Shape(StrEnum):
    """What a value looks like."""

    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    FLAG = "flag"
    NUMBER = "number"
    CODE = "code"
    RECORD = "record"
    ANY = "any"


class Field(Record, frozen=True, kw_only=True):
    """A field, described. `kind` is the type of one value: of each, where it holds `many`.

    `record` is that type where it is a record, so that one can go on into it.
    """

    name: str
    shape: Shape
    kind: type[Any]
    record: type[Record] | None = None
    many: bool = False
    optional: bool = False
    marks: frozenset[Mark] = frozenset()
    asked: frozenset[Asked] = frozenset()
    refers_to: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether the history tells it."""
        return Mark.UNTOLD not in self.marks

    @property
    def is_masked(self) -> bool:
        """Whether it may hold a name, so that it passes a mask while names are hidden."""
        return Mark.WRITTEN in self.marks or Mark.OWN_NAME in self.marks


Wanted = Callable[[Field], bool]


@cache
def fields_of(kind: type[Record]) -> dict[str, Field]:
    """The fields of a record, by name, in its own order."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: _field(name, hints[name]) for name in kind.__struct_fields__}


def described(kind: type[Record], name: str) -> Field | None:
    """A field of a record, also one that it has no more; None where nothing was ever told of it."""
    found = fields_of(kind).get(name)
    former = FORMER_FIELDS.get(kind)
    return found or (fields_of(former).get(name) if former else None)


def _field(name: str, hint: Any) -> Field:
    bare, said, many, optional = _taken_apart(hint)
    shape = _shape(bare)
    return Field(
        name=name,
        shape=shape,
        kind=bare,
        record=bare if shape is Shape.RECORD else None,
        many=many,
        optional=optional,
        marks=frozenset(one for one in said if isinstance(one, Mark)),
        asked=frozenset(one for one in said if isinstance(one, Asked)),
        refers_to=tuple(t for one in said if isinstance(one, Refers) for t in one.tables),
    )


def _taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...], bool, bool]:
    """A hint's innermost type, all that is said of it, and whether it is many, or optional."""
    if get_origin(hint) is Annotated:
        bare, said, many, optional = _taken_apart(hint.__origin__)
        return bare, (*said, *hint.__metadata__), many, optional
    if get_origin(hint) in (Union, UnionType):
        inner = next(one for one in get_args(hint) if one is not NoneType)
        bare, said, many, _ = _taken_apart(inner)
        return bare, said, many, True
    if get_origin(hint) is tuple:
        bare, said, _, optional = _taken_apart(get_args(hint)[0])
        return bare, said, True, optional
    return hint, (), False, False


_SHAPES: tuple[tuple[type[Any], Shape], ...] = (
    (Record, Shape.RECORD),
    (Enum, Shape.CODE),
    (str, Shape.TEXT),
    (datetime, Shape.MOMENT),
    (date, Shape.DATE),
    (time, Shape.TIME),
    (bool, Shape.FLAG),
    (int, Shape.NUMBER),
    (float, Shape.NUMBER),
)


def _shape(bare: Any) -> Shape:
    found = (shape for kind, shape in _SHAPES if isinstance(bare, type) and issubclass(bare, kind))
    return next(found, Shape.ANY)


def asked(kind: type[Record], dialog: Asked) -> tuple[str, ...]:
    """The fields that a dialog about such a record asks for: what it may change."""
    return tuple(name for name, field in fields_of(kind).items() if dialog in field.asked)


@cache
def ways(kind: type[Record], wanted: Wanted) -> tuple[Field, ...]:
    """The fields that are wanted, and those that hold records in which some are."""
    return tuple(
        field
        for field in fields_of(kind).values()
        if wanted(field) or (field.record and ways(field.record, wanted))
    )


def kinds_with(wanted: Wanted) -> tuple[type[AnyRecord], ...]:
    """The kinds of record that have, at any depth, a field that is wanted."""
    return tuple(kind for kind in TABLES if ways(kind, wanted))


def found(record: Record, wanted: Wanted) -> list[tuple[Field, Any]]:
    """Every value of the fields that are wanted, each with its field, at any depth.

    Args:
        record: Any described record; what is not there is left out.
        wanted: A function at the top of a module: what it finds is remembered for each kind.
    """
    pairs: list[tuple[Field, Any]] = []
    for field in ways(type(record), wanted):
        value = getattr(record, field.name)
        if not field.many:
            value = () if value is None else (value,)
        if field.record is None:
            pairs += [(field, one) for one in value]
        else:
            for one in value:
                pairs += found(one, wanted)
    return pairs


def values(record: Record, wanted: Wanted) -> list[Any]:
    """The values alone of what is `found`."""
    return [value for _field, value in found(record, wanted)]


def searched(record: Record) -> str:
    """All the words a record is found by, those of what it holds among them."""
    return " ".join(values(record, _is_searched))


def _is_searched(field: Field) -> bool:
    return Mark.SEARCHED in field.marks
