"""The plans that can be used: the one that is, those before it, and the program's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import EVERY, HistoryEntry
from elvis_tui.domain.record import Record
from elvis_tui.domain.source import Origin, Source, SourceInUse, SourceKind
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.plan import plan_in_use
from elvis_tui.services.plan.importing import IN_USE, TAKEN_IN, USED_AGAIN

FORMER, PACKAGE = "former", "package"
"""What a plan may be called instead of by its digest: the one before this, and the program's."""


class KnownPlan(Record, frozen=True, kw_only=True):
    """A plan that can be used. `on` is when it was last taken into use, if it ever was."""

    document: Source
    is_used: bool
    on: date | None = None
    by: str = ""


def known_plans(gate: Gate) -> tuple[KnownPlan, ...]:
    """The plan that is used first, then the last used of the others, the package's at the end.

    Raises:
        InputError: `INPUT_MISSING` or `SOURCE_UNUSABLE` for the package's own.
    """
    used = plan_in_use(gate)
    told = _told(gate)
    documents = {s.id: s for s in gate.all(Source).values() if s.kind is SourceKind.PLAN}
    for source in gate.sources.plan_documents():
        # The package's own may also be kept in the data, for a case: it is still the package's.
        if source.origin is not Origin.DATA:
            documents[source.id] = source
    plans = [_known(source, told, used) for source in documents.values()]
    return tuple(sorted(plans, key=_order))


def _order(plan: KnownPlan) -> tuple[bool, bool, int, str]:
    own = plan.document.origin is Origin.PACKAGE
    return not plan.is_used, own, -(plan.on.toordinal() if plan.on else 0), plan.document.name


def _known(source: Source, told: dict[str, tuple[date, str]], used: Source | None) -> KnownPlan:
    on, by = told.get(source.id, (None, ""))
    return KnownPlan(
        document=source, is_used=used is not None and used.id == source.id, on=on, by=by
    )


def _told(gate: Gate) -> dict[str, tuple[date, str]]:
    """When each plan was last taken into use, by its digest, as the history tells."""
    found: dict[str, tuple[date, str]] = {}
    for entry, digest in _entries(gate):
        found[digest] = (entry.at.astimezone().date(), gate.masked_names.author(entry.by))
    now = gate.find(SourceInUse, IN_USE)
    if now is not None and now.source_id:
        found[now.source_id] = (now.on, gate.masked_names.author(FreeText(now.by)))
    return found


def _entries(gate: Gate) -> Iterator[tuple[HistoryEntry, str]]:
    entries = (e for e in gate.mentioning(HistoryEntry, EVERY) if e.verb in (TAKEN_IN, USED_AGAIN))
    for entry in sorted(entries, key=lambda entry: entry.number):
        for change in entry.changes:
            if change.field == "plan" and isinstance(change.after, str):
                yield entry, change.after


def plan_called(gate: Gate, name: str) -> Source:
    """The plan of that digest or its beginning; or `former`, the one used before this; `package`.

    Raises:
        DomainError: `NOT_FOUND` for one that is not known, or a beginning that several have.
    """
    plans = known_plans(gate)
    if name == PACKAGE:
        found = [plan for plan in plans if plan.document.origin is Origin.PACKAGE]
    elif name == FORMER:
        found = [plan for plan in plans if not plan.is_used][:1]
    else:
        found = [plan for plan in plans if name and plan.document.id.startswith(name)]
    if len(found) != 1:
        raise DomainError(Fault.NOT_FOUND, what="plan")
    return found[0].document
