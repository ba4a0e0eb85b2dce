"""The documents the program is told by: found, read once, and the package's where one is bad."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.own_words import is_at_hand, own_when, put_at_hand, says_only_times
from elvis_tui.domain.plan.records import Activity, Plan
from elvis_tui.domain.plan.times import When
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.source import Origin, Source, SourceInUse, SourceKind, digest
from elvis_tui.resources import content
from elvis_tui.storage.derived import Derived

if TYPE_CHECKING:
    from elvis_tui.domain.absence.codes import CodeTable
    from elvis_tui.domain.cases.law import LawNote
    from elvis_tui.domain.dated_rules import DatedRule, RuleId
    from elvis_tui.domain.plan.reading import Untold
    from elvis_tui.domain.plan.written_out import Block
    from elvis_tui.storage.store import Store

NAMES = {
    SourceKind.PLAN: "handlingsplan.md",
    SourceKind.CALENDAR: "skoleruter.toml",
    SourceKind.LAW_NOTES: "lovnotater.md",
    SourceKind.RULES: "regler.toml",
    SourceKind.ABSENCE_CODES: "fravaerskoder.toml",
}
"""What each document is called, in the package and in the user's folder."""
LARGEST = 8 * 1024 * 1024
"""Bytes; a plan is about one thousandth of it."""
FOLDER = "kilder"
"""The user's folder, beside the data file: what is told there holds for all who use the file."""
T = TypeVar("T")

_ROWS, _OWN_TIME = "activities-2", "own-time-2"
"""What rows are kept as; another number where what a «Når» is read as gets another shape."""


class Sources:
    """The plan, the school calendars, the law notes, the dated rules and the absence codes.

    A document that was taken into the data wins over one in the user's folder, and that over the
    package's of the same name; of calendars, rules and codes it wins entry by entry, so that a
    school year can be added by a file that has no more than that. One that cannot be used is left
    out and told of in `faults`, and stops nothing.

    Args:
        own: The user's folder, if there is one to look in.
        derived: Where what takes time to read is found again.
    """

    def __init__(self, own: Path | None = None, derived: Derived | None = None) -> None:
        self.faults: dict[SourceKind, InputError] = {}
        self._own = own
        self._derived = derived or Derived()
        self._found: dict[tuple[SourceKind, Origin], Source | None] = {}
        self._kept: dict[SourceKind, tuple[tuple[str, ...], tuple[object, ...]]] = {}
        self._activities: tuple[str, tuple[Activity, ...]] | None = None
        self._plan_text: tuple[str, tuple[Block, ...]] | None = None
        self._store: Store | None = None

    def follow(self, store: Store) -> None:
        """Look into the data too, for what was taken in there."""
        self._store = store

    # What is read out of them

    def plan(self) -> Plan:
        """The plan document, read: its duties, its sections, and its activities without marks.

        Raises:
            InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own.
        """
        return next(iter(self._read(SourceKind.PLAN, lambda source: (plan_of(source),))))

    def untold(self, year: int) -> tuple[Untold, ...]:
        """What stands in the plan document, and was not read as it stands, in a school year.

        Raises:
            InputError: as `plan`.
        """
        from elvis_tui.incoming.plan_document import plan_reading

        used = self.plan_source()
        return plan_reading(used.text).untold_in(year) if used else ()

    def activities(self) -> tuple[Activity, ...]:
        """The plan's rows without marks; once derived, without the time Markdown takes.

        Raises:
            InputError: as `plan`.
        """
        document = next(self._documents(SourceKind.PLAN))
        if self._activities is None or self._activities[0] != document.id:
            found = self._derived.find(_ROWS, document.id, tuple[Activity, ...])
            if found is None:
                plan = self.plan()
                found = plan.activities
                self._derived.keep(_ROWS, plan.digest, found)
            self._activities = (document.id, found)
        return self._activities[1]

    def have_read(self, words: Iterable[str]) -> None:
        """Have at hand what the team's own words mean; once derived, without the grammar's time.

        Only what says nothing but times is kept: the folder may outlive what is erased.
        """
        for said in words:
            if is_at_hand(said):
                continue
            known_by = digest(said.encode("utf-8", "replace"))
            found = self._derived.find(_OWN_TIME, known_by, When)
            if found is not None:
                put_at_hand(said, found)
            elif says_only_times(said, when := own_when(said)):
                self._derived.keep(_OWN_TIME, known_by, when)

    def plan_text(self) -> tuple[Block, ...]:
        """The plan as it is written, each row with its activities; once derived, as they are.

        Raises:
            InputError: as `plan`.
        """
        from elvis_tui.domain.plan.written_out import Block

        document = next(self._documents(SourceKind.PLAN))
        if self._plan_text is None or self._plan_text[0] != document.id:
            found = self._derived.find("plan_text", document.id, tuple[Block, ...])
            if found is None:
                plan = self.plan()
                found = _written_out(plan, self.with_digest(plan.digest))
                self._derived.keep("plan_text", plan.digest, found)
            self._plan_text = (document.id, found)
        return self._plan_text[1]

    def law_notes(self) -> tuple[LawNote, ...]:
        """What the law adds to the plan, as the dated notes say.

        Raises:
            InputError: as `plan`.
        """
        from elvis_tui.incoming.law_notes import read_law_notes

        return self._read(SourceKind.LAW_NOTES, lambda source: read_law_notes(source.text))

    def school_years(self) -> tuple[SchoolYear, ...]:
        """The school years whose calendar is known, oldest first.

        Raises:
            InputError: as `plan`.
        """
        return tuple(year for _source, year in self.calendars())

    def calendars(self) -> tuple[tuple[Source, SchoolYear], ...]:
        """The school years that are known, oldest first, each with the document it stands in.

        Raises:
            InputError: as `plan`.
        """

        def read(source: Source) -> tuple[tuple[Source, SchoolYear], ...]:
            return tuple((source, year) for year in self._school_years(source))

        every = self._read(SourceKind.CALENDAR, read, add=True)
        by_year = {
            starting_year(year.first_day): (source, year) for source, year in reversed(every)
        }
        return tuple(by_year[year] for year in sorted(by_year))

    def _school_years(self, source: Source) -> tuple[SchoolYear, ...]:
        """The school years of a document; once derived, without the time its reader takes."""
        known_by = digest(source.text.encode("utf-8", "replace"))
        found = self._derived.find("calendar", known_by, tuple[SchoolYear, ...])
        if found is None:
            from elvis_tui.incoming.school_calendar import read_school_years

            foreign = source.origin is not Origin.PACKAGE
            found = read_school_years(source.text, foreign=foreign)
            self._derived.keep("calendar", known_by, found)
        return found

    def rule(self, rule_id: RuleId, day: date) -> DatedRule:
        """The dated rule that held on a day; of a day before the first of them, that one.

        Raises:
            InputError: as `plan`.
        """
        from elvis_tui.domain.dated_rules import rule_on

        rules = self.rules()
        return rule_on(rules, rule_id, day) or next(r for r in rules if r.id is rule_id)

    def rules(self) -> tuple[DatedRule, ...]:
        """All dated rules; once derived, without the time TOML takes.

        Raises:
            InputError: as `plan`.
        """
        from elvis_tui.domain.dated_rules import DatedRule

        def read(source: Source) -> tuple[DatedRule, ...]:
            kept = self._derived.find("rules", source.id, tuple[DatedRule, ...])
            if kept is not None:
                return kept
            from elvis_tui.incoming.dated_rules import read_dated_rules

            found = read_dated_rules(source.text, foreign=source.origin is not Origin.PACKAGE)
            self._derived.keep("rules", source.id, found)
            return found

        return self._read(SourceKind.RULES, read, add=True)

    def absence_codes(self, day: date) -> CodeTable | None:
        """What the absence codes of the county meant on a day; None before all that is known.

        Raises:
            InputError: as `plan`.
        """
        from elvis_tui.domain.absence.codes import table_on
        from elvis_tui.incoming.absence_codes import read_absence_codes

        def read(source: Source) -> tuple[CodeTable, ...]:
            return read_absence_codes(source.text, foreign=source.origin is not Origin.PACKAGE)

        return table_on(self._read(SourceKind.ABSENCE_CODES, read, add=True), day)

    def check(self) -> list[InputError]:
        """Read every document of the user's own, and say what is wrong with them."""
        if any(self._source(kind, Origin.OWN) or kind in self.faults for kind in SourceKind):
            self.plan()
            self.law_notes()
            self.school_years()
            self.rules()
            self.absence_codes(date.max)
        return list(self.faults.values())

    # The documents themselves

    def plan_source(self) -> Source | None:
        """The plan that is used: the first that has an activity in it."""
        wanted = self.plan().digest
        return next((s for s in self._documents(SourceKind.PLAN) if s.id == wanted), None)

    def plan_documents(self) -> tuple[Source, ...]:
        """Every plan that could be used without being taken in again, in the order it would be."""
        return tuple(self._documents(SourceKind.PLAN))

    def duty_plan(self) -> Plan:
        """The plan whose duties a new case has for its steps.

        It is the one that is used, where it has a table of the duties of § 12-4; else the user's
        or the package's, which always has.

        Raises:
            InputError: as `plan`.
        """
        used = self.plan()
        if used.duties:
            return used
        for source in self._documents(SourceKind.PLAN):
            with contextlib.suppress(InputError):
                if (found := plan_of(source)).duties:
                    return found
        return used

    def with_digest(self, wanted: str) -> Source | None:
        """The plan with that digest, if it is the user's or the package's."""
        return next((s for s in self._documents(SourceKind.PLAN) if s.id == wanted), None)

    def _documents(self, kind: SourceKind) -> Iterator[Source]:
        """What was taken into the data, the user's if there is one that is text, the package's."""
        yield from self._in_data(kind)
        if own := self._source(kind, Origin.OWN):
            yield own
        package = self._source(kind, Origin.PACKAGE)
        if package is None:
            raise InputError(Fault.INPUT_MISSING, path=content(NAMES[kind]))
        yield package

    def _in_data(self, kind: SourceKind) -> tuple[Source, ...]:
        """The documents in use that were taken into the data, the one taken in last first."""
        if self._store is None:
            return ()
        used = sorted(self._store.all(SourceInUse).values(), key=lambda one: one.id)
        ids = (one.source_id for one in used if one.kind is kind and one.source_id)
        found = (self._store.find(Source, one) for one in ids)
        return tuple(source for source in found if source is not None)

    def _source(self, kind: SourceKind, origin: Origin) -> Source | None:
        if (kind, origin) not in self._found:
            self._found[kind, origin] = self._find(kind, origin)
        return self._found[kind, origin]

    def _find(self, kind: SourceKind, origin: Origin) -> Source | None:
        from elvis_tui.incoming.source import decoded

        name = NAMES[kind]
        folder = content("") if origin is Origin.PACKAGE else self._own
        try:
            if folder is None or not (path := folder / name).exists():
                return None
            if not path.is_file():  # a pipe would be waited for
                raise InputError(Fault.INPUT_MISSING, path=name)
            if path.stat().st_size > LARGEST:
                raise InputError(Fault.INPUT_UNDECODABLE, path=name, line=1, kind="too_large")
            data = path.read_bytes()
            return Source(id=digest(data), kind=kind, name=name, origin=origin, text=decoded(data))
        except FileNotFoundError:
            return None
        except OSError:
            fault = InputError(Fault.INPUT_MISSING, path=name)
        except InputError as error:
            fault = error
        if origin is Origin.PACKAGE:
            raise fault
        self._tell(kind, fault)
        return None

    def _read(
        self, kind: SourceKind, read: Callable[[Source], tuple[T, ...]], *, add: bool = False
    ) -> tuple[T, ...]:
        """What the first document holds that is sound; what all of them hold with `add`."""
        in_data = tuple(source.id for source in self._in_data(kind))
        if kind not in self._kept or self._kept[kind][0] != in_data:
            found: list[T] = []
            for source in self._documents(kind):
                try:
                    found += read(source)
                except InputError as fault:
                    if source.origin is Origin.PACKAGE:
                        raise
                    self._tell(kind, fault)
                    continue
                if not add:
                    break
            self._kept[kind] = (in_data, tuple(found))
        return self._kept[kind][1]  # type: ignore[return-value]

    def _tell(self, kind: SourceKind, fault: InputError) -> None:
        fault.facts.setdefault("name", NAMES[kind])
        self.faults[kind] = fault


@lru_cache(maxsize=8)
def plan_of(source: Source) -> Plan:
    """A plan document, read; once for each, as its words stand beside every step of a case.

    Raises:
        InputError: `SOURCE_UNUSABLE`.
    """
    from elvis_tui.incoming.plan_document import read_plan

    return read_plan(source.text)


def _written_out(plan: Plan, source: Source | None) -> tuple[Block, ...]:
    from elvis_tui.domain.plan.written_out import with_activities
    from elvis_tui.incoming.plan_text import read_plan_text

    return with_activities(read_plan_text(source.text), plan.activities) if source else ()
