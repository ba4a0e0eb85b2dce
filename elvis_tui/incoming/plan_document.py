"""A school's plan, read out of the Markdown it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.records import Activity, Duty, Plan, PlanSection, activity_keys
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import Record
from elvis_tui.domain.source import SourceWhy, digest
from elvis_tui.domain.text import clean, folded
from elvis_tui.incoming.source import unusable

if TYPE_CHECKING:
    from markdown_it.token import Token


_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BETWEEN_PARTIES = re.compile(r"[,;\n]|\s+og\s+")


class _Row(Record, frozen=True):
    """A table row's three cells; `opening` is what the first cell says in bold at its start."""

    what: str
    when: str
    responsible: str
    opening: str


def read_plan(text: str) -> Plan:
    """A plan: its activities (P01...), its duties (D1...) and its sections for reading.

    Tables are found by the names of their columns (aktivitet or tiltak, når, ansvar), wherever
    they stand and in whatever order. A table is one of duties when its header says «plikt», or
    «Ansvarlig» with every row opening in bold; all others are activities.

    Args:
        text: Markdown. A table cell may be broken with `<br>`.

    Raises:
        InputError: `SOURCE_UNUSABLE` when there is no table of activities.
    """
    from markdown_it import MarkdownIt

    source = clean(text.removeprefix("\ufeff"), lines=True)
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    activities: list[_Row] = []
    duties: list[_Row] = []
    for header, rows in _tables(tokens):
        (duties if _tells_duties(header, rows) else activities).extend(rows)
    if not activities:
        raise unusable(SourceWhy.NO_ACTIVITY_TABLE)
    keys = activity_keys(row.what for row in activities)
    sections = tuple(_sections(tokens, source.split("\n")))
    return Plan(
        title=next((s.title for s in sections if s.title), ""),
        activities=tuple(
            _activity(row, n, key)
            for n, (row, key) in enumerate(zip(activities, keys, strict=True), 1)
        ),
        duties=tuple(_duty(row, n) for n, row in enumerate(duties, 1)),
        sections=sections,
        digest=digest(text.encode("utf-8", "surrogatepass")),
    )


# Tables


def _tables(tokens: Sequence[Token]) -> Iterator[tuple[list[str], list[_Row]]]:
    """Header and rows of every table that has the three columns."""
    start = 0
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            start = index
        elif token.type == "table_close":
            header, *body = _cells(tokens[start:index])
            names = [folded(_plain(cell)) for cell in header]
            columns = _columns(names)
            if columns:
                picked = ([cells[c] for c in columns] for cells in body)
                rows = [_row(*cells) for cells in picked]
                yield names, [row for row in rows if row.what or row.when or row.responsible]


def _cells(table: Iterable[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = []
    for token in table:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return rows


def _columns(names: list[str]) -> tuple[int, int, int] | None:
    def find(*starts: str) -> int | None:
        return next((i for i, n in enumerate(names) if any(s in n for s in starts)), None)

    what, when, who = find("aktivitet", "tiltak", "plikt"), find("når", "tid"), find("ansvar")
    if what is None or when is None or who is None or len({what, when, who}) < 3:
        return None
    return what, when, who


def _tells_duties(names: list[str], rows: list[_Row]) -> bool:
    if any("plikt" in name for name in names):
        return True
    return "ansvarlig" in names and bool(rows) and all(row.opening for row in rows)


def _row(what: Token, when: Token, responsible: Token) -> _Row:
    return _Row(_one_line(what), _one_line(when), _plain(responsible), _opening(what))


def _activity(row: _Row, number: int, key: str) -> Activity:
    return Activity(
        id=f"P{number:02d}",
        key=key,
        text=row.what,
        when_text=row.when,
        when=read_when(row.when, row.what),
        responsible=_parties(row.responsible),
    )


def _duty(row: _Row, number: int) -> Duty:
    return Duty(
        id=f"D{number}",
        title=row.opening or row.what,
        text=row.what.removeprefix(row.opening).lstrip(" :") if row.opening else "",
        when_text=row.when,
        responsible=_parties(row.responsible),
    )


def _parties(text: str) -> tuple[str, ...]:
    """«Rektor, Elevråd», «Miljøteam og elevtjeneste» or one a line."""
    parts = (" ".join(part.split()) for part in _BETWEEN_PARTIES.split(text))
    return tuple(part for part in parts if part)


# Text


def _plain(inline: Token) -> str:
    """What a reader sees of an inline token; `<br>` is a line break, other tags are nothing."""
    return "".join(_texts(inline.children or ()))


def _texts(children: Iterable[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type == "html_inline":
            yield "\n" if _BREAK.fullmatch(child.content) else ""
        else:
            yield child.content


def _one_line(inline: Token) -> str:
    return " ".join(_plain(inline).split())


def _opening(inline: Token) -> str:
    """What stands in bold at the start of a cell; empty when it does not start so."""
    children = [c for c in inline.children or () if c.type != "text" or c.content.strip()]
    if not children or children[0].type != "strong_open":
        return ""
    end = next((i for i, c in enumerate(children) if c.type == "strong_close"), 0)
    return " ".join("".join(_texts(children[1:end])).split())


def _sections(tokens: Sequence[Token], lines: list[str]) -> Iterator[PlanSection]:
    title, start = "", 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            yield from _section(title, lines[start : token.map[0]])
            title, start = _one_line(tokens[index + 1]), token.map[1]
    yield from _section(title, lines[start:])


def _section(title: str, lines: list[str]) -> Iterator[PlanSection]:
    text = "\n".join(lines).strip()
    if title or text:
        yield PlanSection(title=title, text=text)
