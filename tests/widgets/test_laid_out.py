"""A document in lines: nothing of it is lost, and nothing stands outside its columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from elvis_tui.domain.plan.written_out import Block, BlockKind, Piece
from elvis_tui.widgets.laid_out import LaidOut, Span

WORDS = st.text(st.sampled_from("aåx 漢\n👍.-|"), max_size=60)


def block(kind: BlockKind, *cells: str, table: int = 0) -> Block:
    return Block(kind=kind, cells=tuple((Piece(cell),) for cell in cells), table=table)


def table(*rows: tuple[str, ...]) -> list[Block]:
    first, *others = rows
    return [
        block(BlockKind.COLUMNS, *first, table=1),
        *(block(BlockKind.ROW, *row, table=1) for row in others),
    ]


def widths(laid: LaidOut) -> list[int]:
    return [field.width for field in laid.blocks[-1].fields]


def test_a_column_that_says_much_is_wider_and_none_is_too_narrow_for_its_words() -> None:
    rows = table(("Aktivitet", "Når"), ("et langt tiltak om mye " * 5, "Mai"), ("Tur", "Juni"))
    what, when = widths(LaidOut(rows, 60))
    assert when == len("Juni") + 1  # as wide as all of it, and no narrower than five
    assert what > 40


def test_a_table_with_room_for_all_takes_no_more_than_it_needs() -> None:
    assert widths(LaidOut(table(("Hva", "Når"), ("Turdag", "Mai")), 100)) == [6, 5]


def test_a_table_with_no_room_has_its_cells_under_each_other() -> None:
    names = tuple(f"kolonnenummer{n}" for n in range(8))
    laid = LaidOut(table(names, names), 60)
    assert laid.blocks[0].height == 0
    tops = [field.top for field in laid.blocks[1].fields if field.cell >= 0]
    assert tops == list(range(8))


def test_where_a_word_stands_is_found_again() -> None:
    laid = LaidOut([block(BlockKind.PARAGRAPH, "en to tre fire fem seks")], 12)
    told = laid.blocks[0]
    assert told.sign_line(0, 0) == 0
    assert told.sign_line(0, len("en to tre fire fem ")) == told.height - 1


def test_what_is_set_off_is_told_sign_for_sign() -> None:
    cell = (Piece("Se "), Piece("her", strong=True), Piece(" (http://a)", aside=True))
    laid = LaidOut([Block(kind=BlockKind.PARAGRAPH, cells=(cell,))], 40)
    assert laid.blocks[0].fields[0].spans == (Span(3, 6, "strong"), Span(6, 17, "aside"))


@given(
    st.lists(st.tuples(st.sampled_from(BlockKind), st.lists(WORDS, min_size=1, max_size=6))),
    st.integers(1, 90),
)
def test_every_sign_is_in_a_line_and_no_line_is_too_long(
    made: list[tuple[BlockKind, list[str]]], width: int
) -> None:
    in_table = (BlockKind.ROW, BlockKind.COLUMNS)
    blocks = [block(kind, *cells, table=int(kind in in_table)) for kind, cells in made]
    laid = LaidOut(blocks, width)
    assert len(laid.blocks) == len(blocks)
    assert laid.places.lines == sum(one.lines for one in laid.blocks)
    for one in laid.blocks:
        for field in one.fields:
            drawn = "".join(field.text[start:end] for start, end in field.lines)
            assert "".join(drawn.split()) == "".join(field.text.split())
            assert field.top + len(field.lines) <= one.height
            for start, end in field.lines:
                assert cell_len(field.text[start:end]) <= max(2, field.width)
