"""A list of those who work with the students, and of the teams they sit in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.people.staff import StaffRow
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded
from elvis_tui.incoming.cells import Cells
from elvis_tui.incoming.roster_columns import Header, find_columns
from elvis_tui.incoming.table import Table, TableRow

_BETWEEN_TEAMS = re.compile(r"[,;/+&|]|\bog\b")
_TEAM_WORD = re.compile(r"s?[- ]?(?:team(?:et)?|gruppen?|gruppa)$")
_YES = frozenset(("ja", "j", "x", "1", "true", "sant", "yes", "y", "ekstern"))
_NO = frozenset(("nei", "n", "0", "false", "usant", "no", "intern", "-", "skolen"))


class Staff(Record, frozen=True):
    """What a list holds. See `Roster`."""

    people: tuple[StaffRow, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    bad_fields: tuple[BadRow, ...] = ()
    left_out: tuple[str, ...] = ()


def read_staff(table: Table, teams: Mapping[str, str]) -> Staff:
    """People with their role and their teams; a team that there is not is told and left out.

    Args:
        table: The list.
        teams: The ids of the teams, by what they are called.
    """
    columns = find_columns(table.header)
    reader = _Reader(table, columns, {team_key(name): team for name, team in teams.items()})
    people: list[StaffRow] = []
    bad = list(table.bad_rows)
    for row in table.rows:
        result = reader.nobody(row) or reader.person(row)
        if isinstance(result, BadRow):
            bad.append(result)
            reader.forget(row)
        else:
            reader.tell_unreckoned(row)
            people.append(result)
    return Staff(
        people=tuple(people),
        bad_rows=tuple(sorted(bad, key=lambda b: b.line)),
        bad_fields=tuple(reader.bad_fields),
        left_out=reader.left_out,
    )


def team_key(name: str) -> str:
    """What the ways to call one team have in common: «IKO», «IKO-team», «IKO-teamet»."""
    return _TEAM_WORD.sub("", folded(name))


class _Reader(Cells):
    """Reads rows of one table of staff."""

    def __init__(self, table: Table, columns: dict[Header, int], teams: Mapping[str, str]) -> None:
        super().__init__(table, columns)
        self._teams = teams

    def person(self, row: TableRow) -> StaffRow | BadRow:
        name = " ".join(filter(None, self.names(row)))
        if not name:
            return self.bad(row, RowFault.NO_NAME, *_NAMED)
        if "?" in name:
            return self.bad(row, RowFault.LOST_LETTER, *_NAMED)
        role = self.sound(row, Header.ROLE, self.text(row, Header.ROLE))
        external, service = self._service(row)
        return StaffRow(
            line=row.line,
            name=name,
            role=role,
            external=external,
            service=service,
            teams=self._sits_in(row),
        )

    def _service(self, row: TableRow) -> tuple[bool | None, str]:
        """Whether somebody comes from another service, and from which."""
        text = self.sound(row, Header.SERVICE, self.text(row, Header.SERVICE))
        if not text:
            return None, ""
        if folded(text) in _YES | _NO:
            return folded(text) in _YES, ""
        return True, text

    def _sits_in(self, row: TableRow) -> tuple[str, ...]:
        whole = self.text(row, Header.TEAM)
        found: list[str] = []
        # A team may be called «Skole og hjem».
        for name in [whole] if team_key(whole) in self._teams else _BETWEEN_TEAMS.split(whole):
            if team := self._teams.get(team_key(name)):
                found.append(team)
            elif name.strip(" -"):
                self.leave_out(row, RowFault.UNKNOWN_TEAM, Header.TEAM)
        return tuple(dict.fromkeys(found))


_NAMED = (Header.NAME, Header.LAST_FIRST, Header.LAST, Header.FIRST)
