"""What the rows or events of a calendar are, and the school years that they come to.

A list and a calendar file give entries; all of them are held against each other here, and then
against the same model as a «skoleruter.toml» (`foreign.check`). A fault keeps its line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum
from typing import Any

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.calendar import SATURDAY
from elvis_tui.domain.plan.calendar_import import LeftOut, LeftWhy, no_weekday_of_its_own
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.domain.text import folded

FIELD = {"navn": "Navn", "fra": "Fra", "til": "Til"}
_STARTS = re.compile(
    r"(?:første|fyrste) (?:skole|skule)dag(?!.*\b(?:etter|før|i)\b)|(?:skole|skule)start"
    r"|(?:skole|skule)år(?:et)? (?:begynner|starter|start|byrjar|startar)"
    r"|elevene (?:begynner|starter)|elevane (?:byrjar|startar)"
    r"|^(?:første|fyrste) dag for elev(?:ene|ane)"
)
_ENDS = re.compile(
    r"siste (?:skole|skule)dag(?!.*\b(?:før|etter|i)\b)|(?:skole|skule)slutt"
    r"|(?:skole|skule)år(?:et)? (?:slutter|slutt|sluttar)|^siste dag for elev(?:ene|ane)"
)
_SCHOOL_DAY = re.compile(r"(?:første|fyrste|siste) (?:skole|skule)dag")
_SUMMER = re.compile(r"sommarferie|sommerferie")
_STAFF = re.compile(r"planleggings?dag|plandag|studiedag|kursdag|personaldag")
_FREE = re.compile(
    r"ferie(?:n|r|ar|ne|dag(?:en|er|ar)?|uk[ea]|vek[ea])?\b|\bfri(?:dag(?:er|ar)?)?\b|(?:elev|skole|skule|undervisnings)fri(?:e|tt|dag)?\b"
    r"|inneklemt|^(?:jul|påske|romjul|vinter|høst|haust)(?:a|en)?$"
)


class Kind(Enum):
    """What an entry says, as far as its name tells."""

    START = "Skolestart"
    END = "Siste skoledag"
    SCHOOL_DAY = "school_day"
    SUMMER = "summer"
    STAFF = "staff"
    FREE = "free"
    OTHER = "other"


class Entry(Record, frozen=True, kw_only=True):
    """A row or an event with its days; `timed` is that it is no whole day.

    `recurs` is one day of several that an event comes on.
    """

    line: int
    name: str
    first: date
    last: date
    timed: bool = False
    recurs: bool = False
    source: str = ""
    certainty: str = ""


class Assembled(Record, frozen=True, kw_only=True):
    """School years as tables of a «skoleruter.toml», and what is not among them.

    `unheard` are the years of which start or end stood in a row that could not be read.
    """

    tables: dict[str, Any]
    left_out: tuple[LeftOut, ...]


def kind_of(name: str) -> Kind:
    """What an entry is, by its name alone: «Friluftsdag» is no day off."""
    said = folded(name)
    for kind, pattern in (
        (Kind.START, _STARTS),
        (Kind.END, _ENDS),
        (Kind.SCHOOL_DAY, _SCHOOL_DAY),
        (Kind.SUMMER, _SUMMER),
        (Kind.STAFF, _STAFF),
        (Kind.FREE, _FREE),
    ):
        if pattern.search(said):
            return kind
    return Kind.OTHER


def assembled(
    entries: Iterable[Entry], faults: Iterable[SourceFault], unread: frozenset[Kind] = frozenset()
) -> Assembled:
    """The school years that entries come to.

    Args:
        entries: In the order of the file.
        faults: What was wrong with others of the same file: told together with what is found.
        unread: Kinds of which one could not be read: that it is missing is not told as well.

    Raises:
        InputError: `SOURCE_UNUSABLE` with every fault and its line.
    """
    gathering = _Gathering(unread)
    for entry in entries:
        gathering.take(entry)
    found = gathering.assembled()
    every = [*faults, *gathering.faults, *_of_model(found.tables, gathering.lines)]
    if every:
        in_order = sorted(every, key=lambda fault: fault.line or 0)
        raise InputError(Fault.SOURCE_UNUSABLE, faults=tuple(dict.fromkeys(in_order)))
    return found


class _Gathering:
    """Entries by what they are and by their school year."""

    def __init__(self, unread: frozenset[Kind]) -> None:
        self.faults: list[SourceFault] = []
        self.lines: dict[tuple[str | int, ...], int] = {}
        self._unread = unread
        self._left: list[LeftOut] = []
        self._edges: dict[tuple[int, Kind], Entry] = {}
        self._free: dict[int, list[Entry]] = defaultdict(list)
        self._school: list[Entry] = []
        self._if_inside: dict[int, list[tuple[Entry, LeftWhy]]] = defaultdict(list)

    def take(self, entry: Entry) -> None:
        kind, year = kind_of(entry.name), starting_year(entry.first)
        if kind in (Kind.START, Kind.END):
            self._take_edge(entry, kind, year)
        elif kind is Kind.SCHOOL_DAY:
            self._school.append(entry)
        elif entry.timed:
            self._leave(entry, LeftWhy.TIMED)
        elif kind is Kind.SUMMER:
            self._if_inside[year].append((entry, LeftWhy.SUMMER))
        elif entry.last >= entry.first and (why := _goes_without(entry)):
            self._leave(entry, why)
        elif kind is Kind.OTHER:
            self._leave(entry, LeftWhy.NOT_FREE)
        elif kind is Kind.FREE:
            self._free[year].append(entry)
        else:
            self._if_inside[year].append((entry, LeftWhy.STAFF_DAY))

    def _take_edge(self, entry: Entry, kind: Kind, year: int) -> None:
        day = entry.first
        there = self._edges.get((year, kind))
        if there is not None and there.first != day:
            fault = SourceWhy.TOLD_TWICE
            self._fault(fault, entry.line, kind.value, other=there.line)
        elif day.isoweekday() >= SATURDAY:
            self._fault(SourceWhy.ON_A_WEEKEND, entry.line, kind.value, day=day)
        self._edges.setdefault((year, kind), entry)

    def _fault(self, why: SourceWhy, line: int, *place: str, **facts: Any) -> None:
        self.faults.append(SourceFault(why=why, line=line, place=place, **facts))

    def _leave(self, entry: Entry, why: LeftWhy) -> None:
        self._left.append(
            LeftOut(why=why, name=entry.name, first=entry.first, last=entry.last, line=entry.line)
        )

    def assembled(self) -> Assembled:
        """The tables; what is missing or contradicts itself has become a fault."""
        years = self._years()
        tables = []
        for number, year in enumerate(years, 1):
            table = self._table(number, year)
            if table is not None:
                tables.append(table)
        for year, entries in sorted(self._free.items()):
            if year not in years:
                for entry in entries:
                    self._leave(entry, LeftWhy.OTHER_YEAR)
        for year, others in sorted(self._if_inside.items()):
            if year not in years:
                for entry, why in others:
                    self._leave(entry, why)
        self._check_school_days()
        # What recurs is told of once, and not for every year.
        once = {(one.line, one.why): one for one in reversed(self._left)}.values()
        left = tuple(sorted(once, key=lambda one: one.line))
        return Assembled(tables={"skolear": tables}, left_out=left)

    def _years(self) -> list[int | None]:
        """The school years that the file is of; without any, that start and end are missing.

        A start or an end alone, such as that of the next year below a calendar, makes none where
        another one is whole.
        """
        known = {year for year, _kind in self._edges}
        whole = {
            y for y in known if (y, Kind.START) in self._edges and (y, Kind.END) in self._edges
        }
        for edge in [e for e in self._edges if whole and e[0] not in whole | set(self._free)]:
            known.discard(edge[0])
            self._leave(self._edges.pop(edge), LeftWhy.OTHER_YEAR)
        return [*sorted(known or self._free)] or [None]

    def _table(self, number: int, year: int | None) -> dict[str, Any] | None:
        start = self._edges.get((year, Kind.START)) if year is not None else None
        end = self._edges.get((year, Kind.END)) if year is not None else None
        for edge, kind, why in (
            (start, Kind.START, SourceWhy.NO_SCHOOL_START),
            (end, Kind.END, SourceWhy.NO_SCHOOL_END),
        ):
            if edge is None and kind not in self._unread:
                self.faults.append(SourceFault(why=why, year=year))
        if year is None:
            return None
        edges = {"fra": start, "til": end}
        for field, edge in edges.items():
            if edge is not None:
                self.lines["skolear", number, field] = edge.line
                self.lines.setdefault(("skolear", number), edge.line)
        free = [*self._free[year], *self._inside(year, start, end)]
        free.sort(key=lambda entry: (entry.first, entry.line))
        free = _joined(free)
        for at, entry in enumerate(free, 1):
            self.lines["skolear", number, "fri", at] = entry.line
        of_year = [edge for edge in (start, end) if edge is not None]
        source = next((e.source for e in (*of_year, *free) if e.source), "")
        certainty = next((e.certainty for e in (*of_year, *free) if e.certainty), "")
        return {
            "navn": label_of(year),
            **{field: edge.first for field, edge in edges.items() if edge is not None},
            **_said(source, certainty),
            "fri": [
                {"navn": e.name, "fra": e.first, "til": e.last, **_said(e.source, e.certainty)}
                for e in free
            ],
        }

    def _inside(self, year: int, start: Entry | None, end: Entry | None) -> list[Entry]:
        """The planning days and the summer that take school days from the students."""
        inside = []
        for entry, why in self._if_inside[year]:
            if start and end and start.first <= entry.first <= entry.last <= end.first:
                inside.append(entry)
            else:
                self._leave(entry, why)
        return inside

    def _check_school_days(self) -> None:
        """«Siste skoledag før jul» is no day off, and must not lie in one."""
        for entry in self._school:
            free = self._free[starting_year(entry.first)]
            over = next((e for e in free if e.first <= entry.first <= e.last), None)
            if over is None:
                self._leave(entry, LeftWhy.SCHOOL_DAY)
            else:
                why = SourceWhy.SCHOOL_DAY_IN_BREAK
                self._fault(why, entry.line, other=over.line, day=entry.first)


def _joined(free: Iterable[Entry]) -> list[Entry]:
    """Days in a row of one name as one break, as in a list with a line for each day.

    Weekends and public holidays between them are no gap. What overlaps is left as it is: that is
    a fault to be told.
    """
    joined: list[Entry] = []
    for entry in free:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(last, entry):
            joined[-1] = replace(last, last=entry.last)
        else:
            joined.append(entry)
    return joined


def _goes_on(before: Entry, after: Entry) -> bool:
    if folded(before.name) != folded(after.name) or after.first <= before.last:
        return False
    if (before.source, before.certainty) != (after.source, after.certainty):
        return False
    first, last = before.last + timedelta(days=1), after.first - timedelta(days=1)
    return first > last or no_weekday_of_its_own(first, last) is not None


def _goes_without(entry: Entry) -> LeftWhy | None:
    return no_weekday_of_its_own(entry.first, entry.last)


def _said(source: str, certainty: str) -> dict[str, str]:
    told = {"kilde": source, "sikkerhet": certainty}
    return {name: words for name, words in told.items() if words}


def _of_model(tables: dict[str, Any], lines: dict[tuple[str | int, ...], int]) -> list[SourceFault]:
    """The faults that the model finds, each with the line it comes from."""
    from elvis_tui.incoming.foreign import check

    try:
        check("skolear", tables)
    except InputError as error:
        found = error.facts["faults"]
        assert isinstance(found, tuple)
        # That start or end is missing has been told, in the words of a list.
        told = (fault for fault in found if fault.why is not SourceWhy.MISSING)
        return [_at_line(fault, lines) for fault in told]
    return []


def _at_line(fault: SourceFault, lines: dict[tuple[str | int, ...], int]) -> SourceFault:
    place = fault.place
    line = next(
        (lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in lines), None
    )
    other = fault.other
    if fault.why is SourceWhy.OVERLAPS and other is not None:
        other = lines.get((*place[:-1], other), other)
    field = place[-1] if place and isinstance(place[-1], str) else ""
    return replace(fault, line=line, place=(FIELD.get(field, field),) if field else (), other=other)
