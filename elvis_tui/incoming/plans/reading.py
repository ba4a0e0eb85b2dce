"""A plan document as activities, duties and sections, and what in it became none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.domain.plan.reading import NotRead, PlanReading, Untold
from elvis_tui.domain.plan.records import Plan, PlanSection, activity_keys
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.source import digest
from elvis_tui.domain.text import clean, folded
from elvis_tui.incoming.plans.blocks import Block, Heading, Item, blocks
from elvis_tui.incoming.plans.bullets import listed
from elvis_tui.incoming.plans.cells import below_its_title
from elvis_tui.incoming.plans.grid import Grid
from elvis_tui.incoming.plans.rows import Row, activity, duty, tells_duties
from elvis_tui.incoming.plans.tables import Found, columns, rows_of
from elvis_tui.incoming.plans.times import time_heading
from elvis_tui.incoming.plans.wheels import wheel
from elvis_tui.incoming.plans.words import DUTY_HEADING, MONTH, Kind, month_heading, month_line

_SECTION_NUMBER = re.compile(
    rf"(?:\d+(?:\.\d+)+|\d+[.)])\s+(?!{MONTH}|[-–—])(?=[^\W\d])", re.IGNORECASE
)
_ONLY_A_LABEL = re.compile(r"[^:]{1,40}:")
_LONGEST_WORDS = 4000
"""No activity is told at this length; what is longer is not looked through for times."""
_BEGINNING = 100
_SCHOOL_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)(?!\d)")
_EMPTY_LINES = re.compile(r"\A(?:[ \t]*\n)+")


def read(text: str) -> PlanReading:
    """What a plan document says, whatever its layout.

    Activities (P01...) are the rows of tables with a column of what is done and one of when, by
    the names of their headings in whatever order; of calendars with months down or across; and
    points of lists with labels, or under the heading of a month. Duties (D1...) are told apart by
    `tells_duties`. All sections are kept for reading, word for word.

    Args:
        text: Markdown, with tables in Markdown or HTML. A cell may be broken with `<br>`.
    """
    source = clean(text.removeprefix("\ufeff"), lines=True)
    found = blocks(source)
    reader = _Reader()
    reader.read(found)
    keys = activity_keys(row.what for row in reader.activities)
    sections = tuple(_sections(found, source.split("\n")))
    plan = Plan(
        title=next((s.title for s in sections if s.title), ""),
        activities=tuple(
            activity(row, n, key)
            for n, (row, key) in enumerate(zip(reader.activities, keys, strict=True), 1)
        ),
        duties=tuple(duty(row, n) for n, row in enumerate(reader.duties, 1)),
        sections=sections,
        digest=digest(text.encode("utf-8", "surrogatepass")),
    )
    return PlanReading(
        plan=plan,
        untold=tuple(sorted(reader.untold, key=lambda told: told.line)),
        named_years=tuple(_named_years(found)),
    )


def _named_years(found: Iterable[Block]) -> Iterator[Untold]:
    """The school years that the headings of the document itself name, each once."""
    told: set[int] = set()
    for block in found:
        if not isinstance(block, Heading) or block.level > 1:
            continue
        for years in _SCHOOL_YEAR.finditer(block.text):
            first = int(years[1])
            if (first + 1) % 100 == int(years[2]) and first not in told:
                told.add(first)
                line = block.first + 1
                yield Untold(why=NotRead.OTHER_YEAR, line=line, words=label_of(first))


class _Reader:
    """Goes through the blocks, and knows what headings it stands under."""

    def __init__(self) -> None:
        self.activities: list[Row] = []
        self.duties: list[Row] = []
        self.untold: list[Untold] = []
        self._above: list[Heading] = []
        self._items: list[Item] = []
        self._line_month = ""

    def read(self, found: Sequence[Block]) -> None:
        """Read all of a document."""
        for block in found:
            if isinstance(block, Item):
                if not self._is_too_long(block.text, block.line):
                    self._item(block)
                continue
            self._end_of_items()
            if isinstance(block, Heading):
                self._above = [h for h in self._above if h.level < block.level] + [block]
                self._line_month = ""
            else:
                self._table(block)
        self._end_of_items()

    def _is_too_long(self, words: str, line: int) -> bool:
        if len(words) <= _LONGEST_WORDS:
            return False
        self.untold.append(Untold(why=NotRead.TOO_LONG, line=line, words=words[:_BEGINNING]))
        return True

    def _item(self, item: Item) -> None:
        # A line that is a month is a heading to whoever wrote it.
        month, rest = (
            ("", "") if item.depth or self._goes_on else month_line(item.text, item.opening)
        )
        if month:
            self._end_of_items()
            self._line_month = month
            item = replace(item, text=rest, opening="", begins=True)
        if item.text:
            self._items.append(item)

    @property
    def _goes_on(self) -> bool:
        """Whether what stands above is a label, and the next line what it says."""
        return bool(self._items) and bool(_ONLY_A_LABEL.fullmatch(self._items[-1].text))

    @property
    def _month(self) -> str:
        months = (time_heading(heading.text) for heading in reversed(self._above))
        return self._line_month or next((month for month in months if month), "")

    @property
    def _heading(self) -> str:
        return " / ".join(heading.text for heading in self._above)

    def _table(self, table: Grid) -> None:
        rows = tuple(
            row
            for row in table.rows
            if not any(self._is_too_long(cell.text, row.line) for cell in row.cells)
        )
        table = below_its_title(replace(table, rows=rows))
        found = _listed(table, month_heading(table.title) or self._month)
        if found is None:
            words = " | ".join(name for name in table.header if name)
            self.untold.append(Untold(why=NotRead.OTHER_TABLE, line=table.line, words=words))
        else:
            self._take(found, folded(" | ".join(table.header)))

    def _end_of_items(self) -> None:
        if self._items:
            month = self._month
            # Words below «Skolestart» may be there to be read; below a month they are of it.
            is_other = bool(month) and not month_heading(month)
            above = self._above[-1] if self._above and (is_other or not month) else None
            named = Item(_without_number(above.text), above.first + 1) if above else None
            self._take(listed(self._items, month, named, are_points=is_other), "")
            self._items = []

    def _take(self, found: Found, header: str) -> None:
        self.untold.extend(found.untold)
        heading = self._above[-1].text if self._above else ""
        if not DUTY_HEADING.search(heading):
            heading = self._heading if len(self._above) > 1 else heading
        into = self.duties if tells_duties(found.rows, header, heading) else self.activities
        into.extend(found.rows)


def _listed(table: Grid, month: str) -> Found | None:
    where = columns(table, month)
    only_months = (
        where is not None
        and where.who is None
        and set(where.times) <= {Kind.MONTH}
        and not where.together.tells
    )
    tells = where is not None and (where.times or where.together.tells)
    if where is not None and not only_months and tells:
        return rows_of(table, where, month)
    if (found := wheel(table)) is not None:
        return found
    return rows_of(table, where, month) if where is not None else None


def _without_number(heading: str) -> str:
    """«3.2 Klassemøter» is a section; «12. oktober» is a day, and «3.2.» may be one."""
    found = _SECTION_NUMBER.match(heading)
    return heading[found.end() :] if found else heading


# Sections


def _sections(found: Iterable[Block], lines: list[str]) -> Iterator[PlanSection]:
    title, level, start = "", 0, 0
    for block in found:
        if isinstance(block, Heading) and block.top:
            yield from _section(title, level, lines[start : block.first])
            title, level, start = block.text, block.level, block.after
    yield from _section(title, level, lines[start:])


def _section(title: str, level: int, lines: list[str]) -> Iterator[PlanSection]:
    # Only whole lines go: words that are put in from the margin are something else without it.
    text = _EMPTY_LINES.sub("", "\n".join(lines)).rstrip()
    if title or text:
        yield PlanSection(title=title, text=text, level=level)
