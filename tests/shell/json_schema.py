"""What does not fit a published JSON Schema, by the keywords that ours use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}
KNOWN = {"type", "items", "$defs", "$ref", "anyOf", "enum", "format", "properties", "required"}
KNOWN |= {"title", "description"}


def misfits(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "") -> list[str]:
    """Where `value` is not as `schema` says, a part of `whole`; an unknown keyword is an error.

    A key that the schema does not name is a misfit too: it is not documented.
    """
    return list(_misfits(value, schema, whole, at))


def _misfits(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    if unknown := schema.keys() - KNOWN:
        raise NotImplementedError(f"{at}: {unknown}")
    if ref := schema.get("$ref"):
        yield from _misfits(value, whole["$defs"][ref.rpartition("/")[2]], whole, at)
    if ways := schema.get("anyOf"):
        found = [misfits(value, way, whole, at) for way in ways]
        yield from () if [] in found else found[0]
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if (kind := schema.get("type")) and not _is(value, kind):
        yield f"{at}: {value!r} is no {kind}"
        return
    if schema.get("format") == "date" and date.fromisoformat(value).isoformat() != value:
        yield f"{at}: {value!r} is no day"
    yield from _inside(value, schema, whole, at)


def _inside(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    """The misfits of what a list or an object holds."""
    if isinstance(value, list):
        for n, one in enumerate(value):
            yield from _misfits(one, schema.get("items", {}), whole, f"{at}[{n}]")
    if isinstance(value, dict) and "properties" in schema:
        named = schema["properties"]
        yield from (f"{at}.{name} is not there" for name in schema["required"] if name not in value)
        for name, one in value.items():
            if name not in named:
                yield f"{at}.{name} is not documented"
            else:
                yield from _misfits(one, named[name], whole, f"{at}.{name}")


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))
