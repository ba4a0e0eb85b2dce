"""A plan document as activities, duties and sections, and what in it became none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.domain.plan.reading import NotRead, PlanReading, Untold
from elvis_tui.domain.plan.records import Plan, PlanSection, activity_keys
from elvis_tui.domain.source import digest
from elvis_tui.domain.text import clean, folded
from elvis_tui.incoming.plans.blocks import Block, Heading, Item, blocks
from elvis_tui.incoming.plans.bullets import listed
from elvis_tui.incoming.plans.cells import below_its_title
from elvis_tui.incoming.plans.grid import Grid
from elvis_tui.incoming.plans.rows import Row, activity, duty, tells_duties
from elvis_tui.incoming.plans.tables import Found, columns, rows_of
from elvis_tui.incoming.plans.wheels import wheel
from elvis_tui.incoming.plans.words import DUTY_HEADING, Kind, month_heading

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
    return PlanReading(plan=plan, untold=tuple(sorted(reader.untold, key=lambda told: told.line)))


class _Reader:
    """Goes through the blocks, and knows what headings it stands under."""

    def __init__(self) -> None:
        self.activities: list[Row] = []
        self.duties: list[Row] = []
        self.untold: list[Untold] = []
        self._above: list[Heading] = []
        self._items: list[Item] = []
        self._bold_month = ""

    def read(self, found: Sequence[Block]) -> None:
        """Read all of a document."""
        for block in found:
            if isinstance(block, Item):
                self._item(block)
                continue
            self._end_of_items()
            if isinstance(block, Heading):
                self._above = [h for h in self._above if h.level < block.level] + [block]
                self._bold_month = ""
            else:
                self._table(block)
        self._end_of_items()

    def _item(self, item: Item) -> None:
        # A line that is a month in bold is a heading to whoever wrote it.
        is_heading = (
            not item.depth and item.opening and item.opening.rstrip(":") == item.text.rstrip(":")
        )
        if is_heading and (month := month_heading(item.text)):
            self._end_of_items()
            self._bold_month = month
        else:
            self._items.append(item)

    @property
    def _month(self) -> str:
        months = (month_heading(heading.text) for heading in reversed(self._above))
        return self._bold_month or next((month for month in months if month), "")

    @property
    def _heading(self) -> str:
        return " / ".join(heading.text for heading in self._above)

    def _table(self, table: Grid) -> None:
        table = below_its_title(table)
        found = _listed(table, month_heading(table.title) or self._month)
        if found is None:
            words = " | ".join(name for name in table.header if name)
            self.untold.append(Untold(why=NotRead.OTHER_TABLE, line=table.line, words=words))
        else:
            self._take(found, folded(" | ".join(table.header)))

    def _end_of_items(self) -> None:
        if self._items:
            above = self._above[-1] if self._above and not self._month else None
            named = Item(above.text, above.first + 1) if above else None
            self._take(listed(self._items, self._month, named), "")
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
    only_months = where is not None and where.who is None and set(where.times) <= {Kind.MONTH}
    if where is not None and not only_months and where.times:
        return rows_of(table, where, month)
    if (found := wheel(table)) is not None:
        return found
    return rows_of(table, where, month) if where is not None else None


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
