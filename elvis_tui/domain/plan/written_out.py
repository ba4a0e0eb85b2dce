"""A plan as it is written, part for part, so that it can be read on a screen and found in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain

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
    number of the table it belongs to and `line` that in the document, both from 1. `activities` are
    the ids of the plan's activities that are written here: a row of a year wheel has several.
    """

    kind: BlockKind
    cells: tuple[Cell, ...]
    level: int = 0
    mark: str = ""
    table: int = 0
    line: int = 0
    activities: tuple[str, ...] = ()

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
    def id(self) -> str:
        """Its own among the parts of the document."""
        return str(self.first)

    @property
    def text(self) -> str:
        """All that is written under the heading."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def words(self) -> tuple[str, ...]:
        """What is written there that is no activity, block for block."""
        texts = (block.text.strip() for block in self.blocks if not block.activities)
        return tuple(filter(None, texts))


def parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The document's parts in its order; none without a word in it."""
    starts = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not blocks:
        return ()
    if not starts or starts[0]:
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
    """The blocks, each with the activities that were read out of it.

    An activity is found by its line in the document, and where that is not known by its words: a
    cell or a point of a list says just that, or else has all of it in it. Of rows that say the
    same the first is the first one's.

    Args:
        blocks: The document.
        activities: What was read out of it, in its order.
    """
    made = list(blocks)
    may_be = [n for n, block in enumerate(made) if block.kind in _MAY_BE_ACTIVITIES]
    by_words = _ByWords(made, (n for n in may_be if made[n].kind in _ROWS))
    starts = [made[n].line for n in may_be]
    found: dict[int, list[str]] = {}
    for activity in activities:
        at = bisect_right(starts, activity.line) - 1 if activity.line else -1
        place = may_be[at] if at >= 0 else by_words.place(activity.text)
        if place is not None:
            found.setdefault(place, []).append(activity.id)
    for place, ids in found.items():
        made[place] = replace(made[place], activities=tuple(ids))
    return tuple(made)


class _ByWords:
    """Finds rows by what they say, each once."""

    def __init__(self, blocks: Sequence[Block], may_be: Iterable[int]) -> None:
        self._told = {n: [_told(text) for text in blocks[n].texts] for n in may_be}
        self._exact: dict[str, list[int]] = {}
        for n, texts in self._told.items():
            for words in set(texts):
                self._exact.setdefault(words, []).append(n)
        self._taken: set[int] = set()

    def place(self, text: str) -> int | None:
        words = _told(text)
        exact = self._exact.get(words, ())
        holding = (n for n, texts in self._told.items() if words and words in " ".join(texts))
        free = (n for n in chain(exact, holding) if n not in self._taken)
        if (place := next(free, None)) is not None:
            self._taken.add(place)
        return place


_ROWS = (BlockKind.ROW, BlockKind.ITEM, BlockKind.PARAGRAPH)
_MAY_BE_ACTIVITIES = tuple(kind for kind in BlockKind if kind is not BlockKind.COLUMNS)
_ENDS = re.compile(r"^[\s:.;–-]+|[\s:.;–-]+$")


def one_line(text: str) -> str:
    """`text` with single spaces and no breaks."""
    return " ".join(text.split())


def _told(text: str) -> str:
    return _ENDS.sub("", folded(text))
