"""What happened in a case day by day, in a document: each change with what stood before it.

Which fields there are is read from the records' descriptions: what is new among them is told too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from elvis_tui.domain.across.timeline import Event
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import described
from elvis_tui.domain.history import HistoryEntry, verb_itself
from elvis_tui.domain.kinds import TABLES, kind_in
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import NOTHING, point
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import case_timeline
from elvis_tui.wording.dates import at_clock, long_date
from elvis_tui.wording.history import done
from elvis_tui.wording.history_fields import NONE, Fact, fields

_BEGIN = ("case.start", "intervention.add")
"""What stands in the document as it is now, with each change after it, is not told once more."""


class _Told(Struct):
    """A line of what was changed, and the lines that belong under it."""

    words: str
    text: str
    under: list[_Told] = field(default_factory=list)


def events(every: Iterable[Event], names: Names) -> list[str]:
    """Each thing that happened, with the day, the time where it is known, and who."""
    lines: list[str] = []
    for event in every:
        lines += _event(event, names)
    return lines


def _event(event: Event, names: Names) -> Iterator[str]:
    day = long_date(event.on)
    when = f"**{escaped(at_clock(day, event.at) if event.at else day)}**"
    record = event.record
    if not isinstance(record, HistoryEntry):
        told = case_timeline.sentence(event, names, event.on)
        yield from point(when, f"{case_timeline.kind(event)}: {told}")
        return
    who = names.author(event.by) or NOTHING
    yield from point(when, f"{who}: {done(record.verb)}")
    if why := names.text(record.why):
        yield from point(escaped(_("begrunnelse:")), why, 1)
    if verb_itself(record.verb) not in _BEGIN:
        yield from _points(_tree(fields(_of_the_case(record), names)), 1)


def _of_the_case(entry: HistoryEntry) -> HistoryEntry:
    """The entry without which case it belongs to: that is this one; what follows stands last."""
    told = (c for c in entry.changes if not _ties(entry, c.field))
    return replace(entry, changes=tuple(sorted(told, key=lambda c: c.field == "steps")))


def _ties(entry: HistoryEntry, name: str) -> bool:
    kind = kind_in(entry.table)
    found = described(kind, name) if kind else None
    return found is not None and TABLES[Case] in found.refers_to


def _tree(facts: Iterable[Fact]) -> list[_Told]:
    """The lines under those that they stand further in than."""
    top = _Told("", "")
    way = [(-1, top)]
    for words, text in facts:
        depth = len(words) - len(words.lstrip())
        while way[-1][0] >= depth:
            way.pop()
        one = _Told(words.strip(), text.removeprefix(f"{NONE} → "))
        way[-1][1].under.append(one)
        way.append((depth, one))
    return top.under


def _points(every: Iterable[_Told], depth: int) -> Iterator[str]:
    for one in every:
        head = _head(one)
        # What holds one thing alone, and that one more, stands on a line with it.
        while len(one.under) == 1 and one.under[0].under:
            (one,) = one.under
            head = f"{head} › {_head(one)}"
        if one.under:
            yield from point(escaped(head), "", depth)
            yield from _points(one.under, depth + 1)
        else:
            yield from point(f"{escaped(one.words)}:", one.text, depth)


def _head(one: _Told) -> str:
    return f"{one.words}: {one.text}" if one.text else one.words
