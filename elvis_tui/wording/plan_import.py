"""What another plan would change, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from elvis_tui.domain.plan.changes import PlanChanges, PlanSummary, RowChange
from elvis_tui.domain.plan.placement import Placement
from elvis_tui.domain.plan.reading import NotRead, Untold
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import number
from elvis_tui.wording.plan_read_as import read_as
from elvis_tui.wording.plan_told import all_told

T = TypeVar("T")
MOST_TOLD = 12
"""Rows of one kind that are named; the rest are counted."""
ITEM = "  "
"""What stands before a row that a sentence names."""
_WIDEST = 70
_BEFORE_THE_CHANGE = 25


def lines(summary: PlanSummary, most: int = MOST_TOLD) -> list[str]:
    """All there is to know before a plan is used: what was read, what not, and what changes.

    Args:
        summary: Of the plan.
        most: How many rows of one kind are named.
    """
    told = [read_line(summary)]
    if summary.is_used:
        told.append(_("Dette er planen som er i bruk. Ingenting endres."))
    else:
        # What weighs most stands first: it is seen without scrolling.
        told += [_count(summary.changes), *_marks(summary)]
    told += _naming(summary.naming, most)
    told += not_read(summary.reading.untold, most)
    told += _doubts(summary.doubts, most)
    if not summary.reading.plan.duties:
        told.append(_no_duties())
    told += _nobody(summary.nobody)
    if not summary.is_used:
        told += change_lines(summary.changes, most)
    return [*told, *_read_as(summary.placed, most)]


def read_line(summary: PlanSummary) -> str:
    """«plan.md: 32 aktiviteter, 5 plikter etter § 12-4 og 7 avsnitt er lest.»."""
    plan = summary.reading.plan
    activities = ngettext("{count} aktivitet", "{count} aktiviteter", len(plan.activities))
    duties = ngettext(
        "{count} plikt etter § 12-4", "{count} plikter etter § 12-4", len(plan.duties)
    )
    sections = ngettext("{count} avsnitt", "{count} avsnitt", len(plan.sections))
    words = _("{name}: {activities}, {duties} og {sections} er lest.")
    return words.format(
        name=_short(summary.name),
        activities=activities.format(count=number(len(plan.activities))),
        duties=duties.format(count=number(len(plan.duties))),
        sections=sections.format(count=number(len(plan.sections))),
    )


def _no_duties() -> str:
    return _(
        "Planen har ingen tabell over pliktene etter § 12-4. "
        "Nye saker får stegene fra programmets egen plan."
    )


def not_read(untold: Sequence[Untold], most: int = MOST_TOLD) -> list[str]:
    """What in the document became no activity, line by line."""
    if not untold:
        return []
    heading = ngettext(
        "{count} ting i fila er ikke lest som det står:",
        "{count} ting i fila er ikke lest som de står:",
        len(untold),
    )
    return [heading.format(count=number(len(untold))), *_some(untold, untold_words, most)]


def untold_words(told: Untold) -> str:
    """«linje 14: tabellen «Navn | Telefon» er ikke en aktivitetstabell»."""
    why = {
        NotRead.OTHER_TABLE: _("tabellen «{words}» er ikke en tabell over aktiviteter"),
        NotRead.ROW_WITHOUT_TEXT: _("raden «{words}» sier ikke hva som skal gjøres"),
        NotRead.HEADING_ROW: _("«{words}» er lest som en overskrift i tabellen"),
        NotRead.TOO_MANY_CELLS: _(
            "raden har flere felt enn overskrifter, og «{words}» er ikke med"
        ),
        NotRead.MONTH_OF_ABOVE: _("måneden mangler og er lest som raden over («{words}»)"),
        NotRead.LIST_ITEM: _("punktet «{words}» har verken tid eller ansvarlig, og er ikke med"),
        NotRead.TOO_LONG: _("teksten «{words}» er for lang til å være en aktivitet"),
        NotRead.OTHER_YEAR: _(
            "planen sier at den er for skoleåret {words}. Dager uten årstall er lest i skoleåret "
            "som vises"
        ),
        NotRead.NO_TIME: _("«{words}» har en ansvarlig, men ingen tid, og er ikke med"),
        NotRead.WORDS_IN_MONTH: _("«{words}» er tekst til måneden, ikke en aktivitet"),
    }[told.why].replace("{words}", _short(told.words))
    return _("linje {line}: {why}").format(line=told.line, why="{why}").replace("{why}", why)


def _doubts(doubts: Sequence[tuple[Activity, Placement]], most: int) -> list[str]:
    """The times that are not placed or contradict themselves; their words are kept as they are."""
    if not doubts:
        return []
    heading = ngettext(
        "{count} aktivitet har en tid som må sees på. Ordene er beholdt, "
        "og teamet kan sette en dato:",
        "{count} aktiviteter har en tid som må sees på. Ordene er beholdt, "
        "og teamet kan sette datoer:",
        len(doubts),
    )
    return [heading.format(count=number(len(doubts))), *_some(doubts, _doubt, most)]


def _doubt(doubt: tuple[Activity, Placement]) -> str:
    row, placement = doubt
    why = " ".join(all_told(placement))
    return _("{row} ({when}). {why}").format(
        row=_short(row.text), when=_short(row.when_text or _("ingen tid")), why=clean(why)
    )


def _read_as(rows: Sequence[tuple[Activity, Placement]], most: int) -> list[str]:
    """Each row with its time as it is read and who answers for it: one can look them over."""
    if not rows:
        return []
    heading = _("Slik er radene lest:")
    return [heading, *_some(rows, _row_as_read, most)]


def _row_as_read(found: tuple[Activity, Placement]) -> str:
    row, placement = found
    told = _("{row}. Lest som: {time}. Ansvar: {who}.").format(
        row=_row_and_time(row),
        time=read_as(placement).rstrip("."),
        who=_short(", ".join(row.responsible)) or _("ingen"),
    )
    return told.replace("…. ", "… ", 1)


def _nobody(rows: Sequence[Activity]) -> list[str]:
    if not rows:
        return []
    words = ngettext(
        "{count} aktivitet har ingen ansvarlig.",
        "{count} aktiviteter har ingen ansvarlig.",
        len(rows),
    )
    return [words.format(count=number(len(rows)))]


def _naming(rows: Sequence[Activity], most: int) -> list[str]:
    """The rows that name a student: the plan hangs on the wall, and goes into calendars."""
    if not rows:
        return []
    heading = ngettext(
        "{count} rad ser ut til å nevne en elev. Ta navnet ut av planen:",
        "{count} rader ser ut til å nevne elever. Ta navnene ut av planen:",
        len(rows),
    )
    return [heading.format(count=number(len(rows))), *_some(rows, _row_and_who, most)]


def change_lines(changes: PlanChanges, most: int = MOST_TOLD) -> list[str]:
    """What becomes of the rows of the plan that is used."""
    told: list[str] = []
    for heading, rows in ((_("Nye:"), changes.new), (_("Borte:"), changes.gone)):
        if rows:
            told += [heading, *_some(rows, _row_and_time, most)]
    for heading, pairs, words in (
        (_("Endret ordlyd:"), changes.reworded, _reworded),
        (_("Annen tid:"), changes.other_time, _other_time),
        (_("Annet ansvar:"), changes.other_responsible, _other_responsible),
    ):
        if pairs:
            told += [heading, *_some(pairs, words, most)]
    return told


def _count(changes: PlanChanges) -> str:
    counts = (
        (len(changes.new), ngettext("{count} ny", "{count} nye", len(changes.new))),
        (len(changes.gone), _("{count} borte")),
        (len(changes.reworded), _("{count} med endret ordlyd")),
        (len(changes.other_time), _("{count} med annen tid")),
        (len(changes.other_responsible), _("{count} med annet ansvar")),
        (changes.unchanged, ngettext("{count} uendret", "{count} uendrede", changes.unchanged)),
    )
    told = ", ".join(words.format(count=number(count)) for count, words in counts if count)
    return _("Mot planen som er i bruk: {told}.").format(told=told)


def _marks(summary: PlanSummary) -> list[str]:
    told = []
    if count := summary.carried:
        words = (
            ngettext(
                "{count} merke eller dato følger med rader som har endret ordlyd.",
                "{count} merker og datoer følger med rader som har endret ordlyd.",
                count,
            )
            if summary.carries
            else ngettext(
                "{count} merke eller dato følger ikke med rader som har endret ordlyd.",
                "{count} merker og datoer følger ikke med rader som har endret ordlyd.",
                count,
            )
        )
        told.append(words.format(count=number(count)))
    if count := summary.left:
        words = ngettext(
            "{count} merke eller dato hører til rader som er borte. Det blir liggende, "
            "og vises igjen hvis raden kommer tilbake.",
            "{count} merker og datoer hører til rader som er borte. De blir liggende, "
            "og vises igjen hvis radene kommer tilbake.",
            count,
        )
        told.append(words.format(count=number(count)))
    told.append(
        _("Merker og datoer for uendrede rader blir stående. Den gamle planen er tatt vare på.")
    )
    return told


def taken_in(summary: PlanSummary) -> str:
    """That the plan is used now."""
    return _("{name} er planen fra nå av.").format(name=_short(summary.name))


def _row_and_time(row: Activity) -> str:
    when = row.when_text or _("ingen tid")
    return _("{row} ({when})").format(row=_short(row.text), when=_short(when))


def _row_and_who(row: Activity) -> str:
    parts = (row.text, row.when_text, ", ".join(row.responsible))
    return " · ".join(_short(part) for part in parts if part)


def _reworded(change: RowChange) -> str:
    before, after = clean(change.before.text), clean(change.after.text)
    same = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    # Of long words that begin alike, what differs is what one wants to see.
    start = max(0, same - _BEFORE_THE_CHANGE) if max(map(len, (before, after))) > _WIDEST else 0
    words = _("«{before}» er nå «{after}»")
    return words.format(before=_from(before, start), after=_from(after, start))


def _from(text: str, start: int) -> str:
    return f"…{_short(text[start:])}" if start else _short(text)


def _other_time(change: RowChange) -> str:
    return _from_to(change, change.before.when_text, change.after.when_text)


def _other_responsible(change: RowChange) -> str:
    before, after = change.before.responsible, change.after.responsible
    return _from_to(change, ", ".join(before), ", ".join(after))


def _from_to(change: RowChange, before: str, after: str) -> str:
    return _("{row}: fra «{before}» til «{after}»").format(
        row=_short(change.after.text), before=_short(before), after=_short(after)
    )


def _some(found: Iterable[T], words: Callable[[T], str], most: int) -> list[str]:
    every = tuple(found)
    told = [f"{ITEM}{words(one)}" for one in every[:most]]
    if (rest := len(every) - most) > 0:
        more = _("og {rest} til").format(rest=number(rest))
        told.append(f"{ITEM}{more}")
    return told


def _short(text: str) -> str:
    """Words of the plan on one line, none of them markup or a sign of control."""
    words = clean(text)
    return words if len(words) <= _WIDEST else words[: _WIDEST - 1].rstrip() + "…"
