"""Schema 3: what the school is and facts of the file apart; a user's choices leave the data."""

from __future__ import annotations

from datetime import date

import msgspec

from elvis_tui.domain.record import Record, replace
from elvis_tui.storage.durable import Meta, RawTable


class _Settings(Record, frozen=True, kw_only=True):
    school: str = ""
    theme: str = ""
    names_hidden: bool = False
    invented: bool = False
    plan_digest: str = ""
    sample_monday: date | None = None
    lock_minutes: int = 10


class _Choices(Record, frozen=True, kw_only=True):
    theme: str = ""
    names_hidden: bool = False
    lock_minutes: int = 10


class _School(Record, frozen=True, kw_only=True):
    id: str = "school"
    name: str = ""


class _Facts(Record, frozen=True, kw_only=True):
    id: str = "facts"
    invented: bool = False
    sample_monday: date | None = None
    plan_digest: str = ""
    former_choices: _Choices | None = None


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """The one settings record becomes the school's and the file's own.

    The user's choices wait in the facts: no file of the user's is known here.
    """
    meta = replace(meta, schema=3)
    tables = dict(tables)
    settings = tables.pop("settings", {})
    if not settings:
        return meta, tables
    try:
        (old,) = (msgspec.json.decode(raw, type=_Settings) for raw in settings.values())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        # In a list it is no record: what is wrong is told where the facts are read.
        broken = {doc: msgspec.Raw(b"[%b]" % bytes(raw)) for doc, raw in settings.items()}
        return meta, {**tables, "facts": broken}
    chosen = _Choices(theme=old.theme, names_hidden=old.names_hidden, lock_minutes=old.lock_minutes)
    facts = _Facts(
        invented=old.invented,
        sample_monday=old.sample_monday,
        plan_digest=old.plan_digest,
        former_choices=None if chosen == _Choices() else chosen,
    )
    if old.school:
        tables["school"] = _table(_School(name=old.school))
    tables["facts"] = _table(facts)
    return meta, tables


def _table(record: Record) -> RawTable:
    return {"1": msgspec.Raw(msgspec.json.encode(record))}
