"""What stands in the plan: its headings, beside it or in front of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from elvis_tui.domain.plan.written_out import Part
from elvis_tui.domain.text import findable, folded
from elvis_tui.i18n import _
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.screens.plan.document_commands import CONTENTS
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording.keys import key

COLUMNS = {"": (Column(20, grow=True, wrap=True), Column(2))}
"""The heading, and whether the law's notes say something of what stands under it."""


class ContentsList(RowList):
    """The headings beside the plan; the one that is read is marked."""

    OWN_COMMANDS = CONTENTS


def part_title(part: Part) -> str:
    """A part's heading; of what stands before the first that it is the beginning."""
    return part.title or _("Begynnelsen")


def contents(parts: Sequence[Part], cited: Sequence[bool]) -> Iterator[Row]:
    """The headings as rows, the lower ones further in; the id is the number of the part.

    Args:
        parts: The plan's parts.
        cited: Of each whether the law's notes say something of it.
    """
    for number, (part, law) in enumerate(zip(parts, cited, strict=True)):
        indent = "  " * max(0, part.level - 2)
        yield Row(str(number), (indent + part_title(part), ("§" if law else "", "muted")))


class FindPart(Finding[int]):
    """Dismisses with the number of a part, found by typing some of its heading.

    Args:
        parts: The plan's parts.
        cited: Of each whether the law's notes say something of it.
        at: The one that is read.
    """

    columns = COLUMNS[""]

    def __init__(self, parts: Sequence[Part], cited: Sequence[bool], at: int) -> None:
        super().__init__()
        self._parts, self._cited, self._at = parts, cited, at

    def heading(self) -> str:
        return _("Innholdet i planen")

    def placeholder(self) -> str:
        return _("ord i en overskrift")

    def empty(self) -> str:
        return _("Ingen overskrift sier det. Prøv færre bokstaver, eller trykk {cancel}.").format(
            cancel=key("pick.cancel", "Esc")
        )

    def find(self) -> None:
        super().find()
        if not self.typed.strip():
            self.query_one(RowList).select(str(self._at))

    def found(self, typed: str) -> Iterable[Row]:
        words = folded(typed).split()
        told = (findable(part_title(part)) for part in self._parts)
        shown = [all(word in title for word in words) for title in told]
        return compress(contents(self._parts, self._cited), shown)

    def chosen(self, row_id: str) -> None:
        self.dismiss(int(row_id))
