"""A plan as it is written, and which of its rows each activity was read out of."""

from __future__ import annotations

from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.plan.written_out import (
    Block,
    BlockKind,
    Part,
    Piece,
    part_at,
    parts,
    with_activities,
)


def block(kind: BlockKind, *cells: str, line: int = 0, level: int = 0) -> Block:
    return Block(kind=kind, cells=tuple((Piece(cell),) for cell in cells), line=line, level=level)


def row(*cells: str, line: int = 0) -> Block:
    return block(BlockKind.ROW, *cells, line=line)


def activity(id: str, text: str, line: int = 0) -> Activity:
    return Activity(
        id=id, text=text, when_text="Mai", when=read_when("Mai"), responsible=(), line=line
    )


def found(blocks: list[Block], *activities: Activity) -> list[tuple[str, ...]]:
    return [one.activities for one in with_activities(blocks, activities)]


def test_an_activity_is_the_row_on_its_line() -> None:
    blocks = [row("Tur", "Mai", line=5), row("Tur", "Juni", line=6)]
    assert found(blocks, activity("P01", "Tur", 6)) == [(), ("P01",)]


def test_a_row_of_a_year_wheel_has_several() -> None:
    blocks = [row("Mai", "Tur", "Møte", line=5), row("Juni", "Fest", line=6)]
    told = found(blocks, *(activity(f"P0{n}", "x", line) for n, line in ((1, 5), (2, 5), (3, 6))))
    assert told == [("P01", "P02"), ("P03",)]


def test_a_line_within_a_paragraph_is_that_paragraph() -> None:
    blocks = [block(BlockKind.PARAGRAPH, "en to tre", line=3), row("fire", line=9)]
    assert found(blocks, activity("P01", "to", 4)) == [("P01",), ()]


def test_the_names_of_the_columns_are_no_activity() -> None:
    blocks = [block(BlockKind.COLUMNS, "Tur", "Når", line=3), row("Tur", "Mai", line=5)]
    assert found(blocks, activity("P01", "Tur", 5)) == [(), ("P01",)]
    assert found(blocks, activity("P01", "Tur")) == [(), ("P01",)]


def test_without_a_line_it_is_the_row_that_says_just_that() -> None:
    blocks = [row("Tur til fjells", "Mai"), row("TUR:", "Juni"), row("Fest", "Tur")]
    assert found(blocks, activity("P01", "Tur")) == [(), ("P01",), ()]


def test_of_rows_that_say_the_same_the_first_is_the_first_ones() -> None:
    blocks = [row("Møte", "Mai"), row("Møte", "Juni")]
    assert found(blocks, activity("P01", "Møte"), activity("P02", "Møte")) == [("P01",), ("P02",)]


def test_without_a_row_of_its_own_it_is_the_one_that_has_its_words() -> None:
    blocks = [block(BlockKind.ITEM, "Tiltak: Tur. Ansvar: Rektor"), row("Møte")]
    assert found(blocks, activity("P01", "Tur")) == [("P01",), ()]


def test_what_stands_nowhere_is_no_row() -> None:
    assert found([row("Tur")], activity("P01", "Fest"), activity("P02", "")) == [()]


def test_the_parts_begin_with_their_headings() -> None:
    blocks = [
        block(BlockKind.PARAGRAPH, "først"),
        block(BlockKind.HEADING, "Til  eleven", level=2),
        block(BlockKind.PARAGRAPH, "Kom til oss."),
        block(BlockKind.HEADING, "Tom", level=3),
    ]
    found = parts(blocks)
    assert [(p.title, p.level, p.first, p.text) for p in found] == [
        ("", 0, 0, "først"),
        ("Til eleven", 2, 1, "Kom til oss."),
        ("Tom", 3, 3, ""),
    ]
    assert [part_at(found, n) for n in range(4)] == [0, 1, 1, 2]
    assert parts([]) == ()
    assert part_at(list[Part](), 3) == 0
