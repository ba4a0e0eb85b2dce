"""The shapes that an exchange file is held against: pydantic's models, made from the records.

pydantic reads "1767225600" as a date, also when it is told to be strict; so days and times are
read here, in the one form that the file has them in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin

import msgspec
from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from elvis_tui.domain.exchange import FORMAT
from elvis_tui.domain.record import Record

_STRICT = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)
_DAY = r"\d{4}-\d\d-\d\d"
_TIME = r"\d\d:\d\d:\d\d(?:\.\d{1,6})?"


def _written(pattern: str, read: Callable[[str], object], word: str, form: str) -> Any:
    """A value that is written in one form only; `word` is the fault, `form` JSON Schema's name."""
    whole = re.compile(pattern, re.ASCII)

    def look(value: object) -> object:
        if isinstance(value, str) and whole.fullmatch(value):
            try:
                return read(value)
            except ValueError:
                pass
        raise PydanticCustomError(word, "not written as it should be")

    return PlainValidator(look), WithJsonSchema({"type": "string", "format": form})


_DATE = Annotated[date, *_written(_DAY, date.fromisoformat, "date", "date")]
_MOMENT = Annotated[
    datetime,
    *_written(rf"{_DAY}T{_TIME}(?:Z|[+-]\d\d:\d\d)", datetime.fromisoformat, "moment", "date-time"),
]
_CLOCK = Annotated[time, *_written(_TIME, time.fromisoformat, "time", "time")]
_LEAVES: dict[object, Any] = {date: _DATE, datetime: _MOMENT, time: _CLOCK}


def tables_model(kinds: Mapping[type[Record], str]) -> type[BaseModel]:
    """The model of all tables: each a list of its records, and one that is missing an empty one."""
    tables: dict[str, Any] = {
        name: (list[model(kind)], Field(default_factory=list))  # type: ignore[misc]
        for kind, name in kinds.items()
    }
    return create_model("Tables", __config__=_STRICT, **tables)


def file_schema(kinds: Mapping[type[Record], str], version: int) -> dict[str, Any]:
    """The JSON Schema of an exchange file of a version."""
    head: dict[str, Any] = {
        "format": (Literal[FORMAT], ...),
        "version": (Literal[version], ...),
        "exported": (_MOMENT, ...),
        "tables": (tables_model(kinds), ...),
    }
    whole = create_model(
        "Exchange",
        __config__=_STRICT,
        **head,
    )
    schema = whole.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


@cache
def model(kind: type[Record]) -> type[BaseModel]:
    """The model of a kind of record, field for field."""
    fields: dict[str, Any] = {}
    for one in msgspec.structs.fields(kind):
        default: Any = ... if one.required else one.default
        if default is msgspec.NODEFAULT:
            default = Field(default_factory=one.default_factory)
        elif isinstance(default, msgspec.Struct):
            default = msgspec.to_builtins(default)
        fields[one.encode_name] = (_shape(one.type), default)
    return create_model(
        kind.__name__,
        __config__=_STRICT,
        __doc__=kind.__doc__,
        __module__=kind.__module__,
        **fields,
    )


def _shape(kind: Any) -> Any:
    """What pydantic is to look for where a record has `kind`."""
    if kind in _LEAVES:
        return _LEAVES[kind]
    if isinstance(kind, NewType):
        return _shape(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return model(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _shape(parts[0])
    if origin in (Union, UnionType):
        return Union[tuple(_shape(part) for part in parts)]  # noqa: UP007
    if origin in (tuple, list, dict):
        return origin[tuple(part if part is ... else _shape(part) for part in parts)]
    return None if kind is NoneType else kind
