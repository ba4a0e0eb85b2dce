"""What the columns of a list of absence or of varsel hold, where commas may have moved cells."""

from __future__ import annotations

from elvis_tui.incoming.absence_columns import Column, Columns
from elvis_tui.incoming.comma_rows import CommaRows, Holds
from elvis_tui.incoming.roster_columns import Header
from elvis_tui.incoming.table import Table

_HOLDS = {
    Column.SUBJECT: Holds.WORDS,
    Column.CODE: Holds.CODE,
    Column.GROUP: Holds.WORDS,
    Column.TEACHER: Holds.WORDS,
    Column.CONTACT: Holds.WORDS,
    Column.KIND: Holds.WORDS,
    Column.SENDER: Holds.WORDS,
    Column.ABSENCE_CODE: Holds.WORDS,
    Column.TEN: Holds.NUMBER,
    Column.FIFTEEN: Holds.NUMBER,
    Column.HOURS: Holds.NUMBER,
    Column.YEAR_HOURS: Holds.NUMBER,
    Column.PERCENT: Holds.NUMBER,
    Column.LEFT: Holds.YES_OR_NO,
    Column.WHOLE_DAY: Holds.YES_OR_NO,
    Column.NOTICES: Holds.COUNT,
    Column.NOTICES_GRADE: Holds.COUNT,
    Column.NOTICES_ABSENCE: Holds.COUNT,
    Column.DAY: Holds.DAY,
    Column.SENT: Holds.DAY,
}
_PERSON_HOLDS = {
    Header.CLASS: Holds.CLASS,
    Header.BIRTH: Holds.DAY,
    Header.EXTERNAL: Holds.ANYTHING,
}
_APART = {
    Column.TEACHER: (Column.SUBJECT, Column.CODE, Column.GROUP),
    Column.SUBJECT: (Column.TEACHER, Column.CONTACT),
    Column.CODE: (Column.TEACHER, Column.CONTACT),
    Column.GROUP: (Column.TEACHER, Column.CONTACT),
}
"""In which columns a word stands that has nothing to do in another."""


def comma_rows(table: Table, columns: Columns) -> CommaRows:
    """What tells the rows of a text with commas whose cells have been moved."""
    known = {at: _PERSON_HOLDS.get(header, Holds.WORDS) for header, at in columns.person.items()}
    known |= {at: _HOLDS[column] for column, at in columns.own.items()}
    known |= dict.fromkeys(columns.by_code.values(), Holds.NUMBER)
    apart = {
        columns.own[column]: [columns.own[other] for other in others if other in columns.own]
        for column, others in _APART.items()
        if column in columns.own
    }
    return CommaRows(table, known, apart)
