"""What stands behind labels inside words («Foreldremøte. Ansvar: Rektor. Frist: september»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from elvis_tui.domain.plan.records import RowNote
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded
from elvis_tui.incoming.plans.rows import Row
from elvis_tui.incoming.plans.times import composed, deadline, is_time, of_week
from elvis_tui.incoming.plans.words import Kind, Piece, pieces

_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z\u00c6\u00d8\u00c5\u00ab])")


def with_labels(row: Row) -> Iterator[Row]:
    """The rows that the words of one are, with what stands behind labels in its place.

    Where «Ansvar:» comes again, what stands between is the next thing to do: «Foreldremøte.
    Ansvar: Rektor. Valg av elevråd. Ansvar: Kontaktlærere» is two.
    """
    told = pieces(row.what)
    if all(kind is None for kind, _label, _words in told):
        yield row
        return
    for entry in _entries(told):
        yield _of(row, entry)


def _entries(told: list[Piece]) -> Iterator[list[Piece]]:
    entry: list[Piece] = []
    for at, (kind, label, words) in enumerate(told):
        again = any(later is Kind.WHO for later, _label, _words in told[at + 1 :])
        cut = _NEXT_SENTENCE.search(words) if kind is Kind.WHO and again else None
        if cut:
            yield [*entry, (kind, label, words[: cut.start()])]
            entry = [(None, "", words[cut.end() :])]
        elif kind is Kind.WHAT and any(k in (None, Kind.WHAT) for k, _label, _words in entry):
            yield entry
            entry = [(kind, label, words)]
        else:
            entry.append((kind, label, words))
    if entry:
        yield entry


def people_and_times(words: str) -> tuple[str, str]:
    """«Rektor, september» behind one label as who, and when; a time is nobody."""
    parts = [part.strip() for part in words.split(",")]
    times = [part for part in parts if is_time(part)]
    return ", ".join(part for part in parts if part not in times), ", ".join(times)


def said(label: str, words: str, month: str) -> str:
    """«Uke: 41» says a week with its label, and «Frist: 1. november» a deadline."""
    if folded(label) in ("uke", "veke"):
        return of_week(words)
    return deadline(words, month) if "frist" in folded(label) else words


def _of(row: Row, entry: Iterable[Piece]) -> Row:
    told = list(entry)
    what = " ".join(words for kind, _label, words in told if kind in (None, Kind.WHAT))
    when = ", ".join(
        said(label, words, row.when) for kind, label, words in told if kind is Kind.WHEN and words
    )
    named = ", ".join(words for kind, _label, words in told if kind is Kind.WHO and words)
    who, time = people_and_times(named)
    when = when or time
    notes = (RowNote(label=name, text=t) for kind, name, t in told if kind is Kind.NOTE and t)
    return replace(
        row,
        what=what or row.what,
        when=composed(when, month=row.when) if when else row.when,
        who=who or row.who,
        notes=(*row.notes, *notes),
    )
