"""The number that stands for a student («Elev 07»): once somebody's, it is never another's.

Not after an undo, nor when a student is taken away: on paper and on the wall it was this student.
The file remembers the highest (`FileFacts.last_number`), and no undo takes that back.
"""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.history import EVERY, HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.tables import AnyRecord


def next_number(reader: Reader) -> int:
    """The number of the next new student."""
    taken = [student.number for student in reader.all(Student).values()]
    # A file from before the facts remembered it has it in the history of its lists.
    taken += [
        change.after
        for entry in reader.mentioning(HistoryEntry, EVERY)
        for change in entry.changes
        if change.field == "last_number" and isinstance(change.after, int)
    ]
    return max([reader.facts.last_number, *taken]) + 1


def remembered(
    facts: FileFacts, put: Iterable[AnyRecord], touched: Iterable[AnyRecord]
) -> list[AnyRecord]:
    """What is to be saved, with the facts that remember the numbers in it.

    Args:
        facts: As they stand.
        put: What is to be saved.
        touched: Every record of the change, also those that are taken away.
    """
    highest = max((r.number for r in touched if isinstance(r, Student)), default=0)
    highest = max(highest, facts.last_number)
    told = list(put)
    new = next((record for record in told if isinstance(record, FileFacts)), facts)
    if highest <= new.last_number:
        return told
    return [*(r for r in told if r is not new), replace(new, last_number=highest)]
