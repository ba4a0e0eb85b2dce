"""Another plan, of a file or of the data: what it would change, as a proposal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from elvis_tui.domain.across.masked_plan import names_student
from elvis_tui.domain.errors import InputError
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.plan.changes import PlanSummary, changes, moved
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.reading import PlanReading
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.source import Origin, Source, SourceInUse, SourceKind, digest
from elvis_tui.incoming.plan_document import look_through, plan_reading
from elvis_tui.incoming.source import decoded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import naming_nobody, plan_in_use
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal, read_file
from elvis_tui.services.desk.sources import LARGEST
from elvis_tui.storage.tables import AnyRecord

TAKEN_IN, USED_AGAIN = "plan.taken_in", "plan.used_again"
IN_USE = "plan"
"""The id of the `SourceInUse` of the plan."""


PlanProposal = Proposal[PlanSummary]


class IncomingPlan(Record, frozen=True, kw_only=True):
    """A plan that has been read. `carries` is whether marks follow rows put in other words."""

    source: FileRead
    document: Source
    reading: PlanReading
    verb: str = TAKEN_IN
    carries: bool = True

    def planner(self, desk: Desk) -> Callable[[], PlanProposal]:
        """See `Incoming`."""
        base = Base.of(desk, Source, SourceInUse, DoneMark, OwnTime)
        used = plan_in_use(desk)
        rows = desk.sources.activities()
        marks = tuple(desk.store.all(DoneMark).values())
        own = tuple(desk.store.all(OwnTime).values())
        shown = naming_nobody(desk)
        year, years = starting_year(desk.today), tuple(desk.sources.school_years())
        kept = desk.store.find(Source, self.document.id) is not None
        in_use = SourceInUse(
            id=IN_USE,
            kind=SourceKind.PLAN,
            source_id=self.document.id,
            name=self.document.name,
            on=desk.today,
            by=unmasked(desk.signed),
        )

        def plan() -> PlanProposal:
            incoming_rows = self.reading.plan.activities
            found = changes(rows, incoming_rows)
            is_used = used is not None and used.id == self.document.id
            follow = moved(found.reworded, marks, own)
            there: tuple[DoneMark | OwnTime, ...] = (*marks, *own)
            gone = {row.key for row in found.gone}
            records: tuple[AnyRecord, ...] = (in_use, *(follow if self.carries else ()))
            if not kept:
                records = (self.document, *records)
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=PlanSummary(
                    name=self.document.name,
                    reading=replace(self.reading, untold=self.reading.untold_in(year)),
                    changes=found,
                    placements=tuple(placed(row, year, years) for row in incoming_rows),
                    nobody=tuple(row for row in incoming_rows if not row.responsible),
                    naming=tuple(row for row in incoming_rows if names_student(row, shown)),
                    is_used=is_used,
                    carried=len(follow),
                    left=sum(mark.activity in gone for mark in there),
                    carries=self.carries,
                ),
                verb=self.verb,
                records=() if is_used else records,
                history=(
                    FieldChange(
                        field="name", before=used.name if used else None, after=in_use.name
                    ),
                    FieldChange(
                        field="plan", before=used.id if used else None, after=in_use.source_id
                    ),
                ),
            )

        return plan


def _history(used: Source | None, then: Source) -> tuple[FieldChange, ...]:
    """Which plan was used, and which is: one entry, as its rows are told by the plan itself."""
    before = (used.name, used.id) if used else (None, None)
    return (
        FieldChange(field="name", before=before[0], after=then.name),
        FieldChange(field="plan", before=before[1], after=then.id),
    )


def read(path: Path) -> IncomingPlan:
    """The plan in a file; no data are touched.

    Raises:
        InputError: `INPUT_MISSING`, `INPUT_UNDECODABLE` for one that is too large, or
            `SOURCE_UNUSABLE` for what is not UTF-8, is no text, or has no activity in it, with
            its `name`.
    """
    try:
        source, data = read_file(path, LARGEST)
        text = decoded(data)
        look_through(text)
        reading = plan_reading(text)
    except InputError as fault:
        fault.facts.update(name=path.name, taken_in=True)
        raise
    document = Source(
        id=digest(data), kind=SourceKind.PLAN, name=path.name, origin=Origin.DATA, text=text
    )
    return IncomingPlan(source=source, document=document, reading=reading)


def again(document: Source) -> IncomingPlan:
    """A plan that was used before, or came with the program, to be used again.

    Raises:
        InputError: `SOURCE_UNUSABLE`.
    """
    return IncomingPlan(
        source=FileRead(Path(document.name), document.id),
        document=document,
        reading=plan_reading(document.text),
        verb=USED_AGAIN,
    )


def carrying(incoming: IncomingPlan, carries: bool) -> IncomingPlan:
    """The same plan, whose marks follow rows that were put in other words, or do not."""
    return replace(incoming, carries=carries)
