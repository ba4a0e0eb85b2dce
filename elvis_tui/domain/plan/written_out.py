"""A plan as it is written, part for part, so that it can be read on a screen and found in."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded


class BlockKind(StrEnum):
    """What a part of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    COLUMNS = "columns"
    """The names of a table's columns."""
    ROW = "row"


class Piece(Record, frozen=True):
    """Some of the words, `strong` where they are set off; `aside` are those of a link's address."""

    words: str
    strong: bool = False
    aside: bool = False


Cell = tuple[Piece, ...]


class Block(Record, frozen=True, kw_only=True):
    """A heading, a paragraph, a point of a list, or a row of a table; all but a row have one cell.

    `level` is how deep a heading or a point lies, `mark` what stands before a point, `table` the
    number of the table it belongs to and `line` that in the document, both from 1. `activity` is
    the id of the plan's activity that is written here.
    """

    kind: BlockKind
    cells: tuple[Cell, ...]
    level: int = 0
    mark: str = ""
    table: int = 0
    line: int = 0
    activity: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell, without the addresses of its links."""
        return tuple("".join(p.words for p in cell if not p.aside) for cell in self.cells)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.texts)


class Part(Record, frozen=True, kw_only=True):
    """A heading with what stands under it, until the next; `first` is the place of its heading.

    What stands before the first heading has no title.
    """

    title: str
    level: int
    first: int
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All that is written under the heading."""
        return "\n".join(block.text for block in self.blocks)


def parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The document's parts in its order; none without a word in it."""
    starts = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if blocks and (not starts or starts[0]):
        starts.insert(0, 0)
    found = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        head = blocks[start]
        titled = head.kind is BlockKind.HEADING
        found.append(
            Part(
                title=one_line(head.text) if titled else "",
                level=head.level if titled else 0,
                first=start,
                blocks=tuple(blocks[start + titled : end]),
            )
        )
    return tuple(found)


def part_at(of: Sequence[Part], block: int) -> int:
    """Which of the parts a block belongs to; the first where there are none before it."""
    return max((n for n, part in enumerate(of) if part.first <= block), default=0)


def with_activities(blocks: Iterable[Block], activities: Iterable[Activity]) -> tuple[Block, ...]:
    """The blocks, each that is the row of an activity with the activity's id.

    A row is known by its words: one of its cells, or the point of a list, says just what the
    activity says. Where none does, it is the first that has all of the activity's words in it.
    Each is one activity's alone, and of rows that say the same the first is the first one's.

    Args:
        blocks: The document.
        activities: What was read out of it, in its order.
    """
    made = list(blocks)
    may_be = [n for n, b in enumerate(made) if b.kind in _MAY_BE_ACTIVITIES]
    exact: dict[str, list[int]] = {}
    for n in may_be:
        for words in {_told(text) for text in made[n].texts}:
            exact.setdefault(words, []).append(n)
    left: list[Activity] = []
    for activity in activities:
        free = (n for n in exact.get(_told(activity.text), ()) if not made[n].activity)
        if (place := next(free, None)) is None:
            left.append(activity)
        else:
            made[place] = replace(made[place], activity=activity.id)
    told = {n: _told(made[n].text) for n in may_be} if left else {}
    for activity in left:
        words = _told(activity.text)
        held = (n for n in may_be if words and not made[n].activity and words in told[n])
        if (place := next(held, None)) is not None:
            made[place] = replace(made[place], activity=activity.id)
    return tuple(made)


_MAY_BE_ACTIVITIES = (BlockKind.ROW, BlockKind.ITEM, BlockKind.PARAGRAPH)
_ENDS = re.compile(r"^[\s:.;–-]+|[\s:.;–-]+$")


def one_line(text: str) -> str:
    """`text` with single spaces and no breaks."""
    return " ".join(text.split())


def _told(text: str) -> str:
    return _ENDS.sub("", folded(text))
