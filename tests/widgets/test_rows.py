"""A list of rows: the cursor keeps its place, and columns stand where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from tests.widgets.host import drawn, shown, widths

COLUMNS = {
    "": (Column(8, "Navn", grow=True), Column(6, "Klasse", right=True), Column(9, "Hva", above=40)),
    "wide": (Column(10, grow=True, wrap=True),),
}
HOSTILE = [
    *("[/]", "[bold]x", "[@click=app.quit]x[/]", "\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\x7f\x00"),
    *(
        "\u202egnp.exe",
        "a\u200bb",
        "A\u030ase",
        "👩‍👩‍👧 🇳🇴",
        "漢字" * 40,
        "n" * 200,
        "en\nto",
        "z̸̛͓a",
    ),
]


def row(row_id: str, *more: str, layout: str = "") -> Row:
    return Row(row_id, (row_id, *more), layout)


def rows_of(*lines: Line, heading: bool = False) -> RowList:
    rows = RowList(COLUMNS, heading=heading)
    rows.empty = "Ingen ennå."
    rows.fill(lines)
    return rows


def numbered(count: int) -> list[Row]:
    return [row(f"r{n}") for n in range(count)]


def at(rows: RowList) -> str | None:
    return rows.row.id if rows.row else None


async def test_the_cursor_begins_on_the_first_row_and_passes_headings_by() -> None:
    rows = rows_of(Section("Nå"), row("a"), Section(), Section("Siden"), row("b"))
    async with shown(rows) as (pilot, _heard):
        rows.focus()
        assert at(rows) == "a"
        await pilot.press("down")
        assert at(rows) == "b"
        await pilot.press("down")
        assert at(rows) == "b"
        await pilot.press("up", "up")
        assert at(rows) == "a"


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ("j j k", "r1"),
        ("end", "r39"),
        ("end up", "r38"),
        ("end home", "r0"),
        ("pagedown", "r10"),
        ("pagedown pagedown pageup", "r10"),
        ("pagedown " * 9, "r39"),
        ("pageup", "r0"),
    ],
)
async def test_every_way_of_moving_stays_inside_the_list(keys: str, there: str) -> None:
    rows = rows_of(*numbered(40))
    async with shown(rows) as (pilot, _heard):
        rows.focus()
        await pilot.press(*keys.split())
        assert at(rows) == there
        assert any(there in line for line in drawn(rows))


async def test_enter_opens_the_row_one_stands_on() -> None:
    rows = rows_of(*numbered(3))
    async with shown(rows) as (pilot, heard):
        rows.focus()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert [(m.row_id, m.control) for m in heard.of(RowList.Opened)] == [("r1", rows)]
        assert [m.row_id for m in heard.of(RowList.Moved)] == ["r1"]


async def test_a_click_goes_to_a_row_and_a_second_click_opens_it() -> None:
    rows = rows_of(Section("Nå"), row("a"), row("b"), heading=True)
    async with shown(rows) as (pilot, heard):
        rows.focus()
        await pilot.click(rows, offset=(10, 3))
        assert at(rows) == "b"
        assert heard.of(RowList.Opened) == []
        await pilot.click(rows, offset=(10, 3))
        await pilot.click(rows, offset=(10, 1))
        await pilot.click(rows, offset=(10, 0))
        await pilot.click(rows, offset=(10, 9))
        await pilot.pause()
        assert at(rows) == "b"
        assert [m.row_id for m in heard.of(RowList.Opened)] == ["b"]


async def test_filled_again_the_cursor_stays_on_the_same_row() -> None:
    rows = rows_of(*numbered(40))
    async with shown(rows):
        rows.select("r20")
        rows.fill([Section("Ny"), row("new"), *reversed(numbered(40))])
        assert at(rows) == "r20"
        assert any(line.startswith(" ▸ r20") for line in drawn(rows))


async def test_when_its_row_is_gone_the_cursor_stays_nearby() -> None:
    rows = rows_of(*numbered(5))
    async with shown(rows):
        rows.select("r2")
        rows.fill([row("r0"), row("r1"), Section(), row("r3")])
        assert at(rows) == "r3"
        rows.select("r3")
        rows.fill([row("r0"), row("r1")])
        assert at(rows) == "r1"


async def test_an_empty_list_says_so_and_has_nothing_to_open() -> None:
    rows = rows_of()
    async with shown(rows) as (pilot, heard):
        rows.focus()
        assert "Ingen ennå." in "\n".join(drawn(rows))
        await pilot.press("enter", "down", "up", "end", "home", "pagedown")
        await pilot.pause()
        assert heard.of(RowList.Opened) == []
        assert "rows.open" not in {
            b.binding.id for b in rows.screen.active_bindings.values() if b.enabled
        }
        rows.fill([Section("Bare overskrift")])
        await pilot.press("enter", "down")
        assert rows.row is None
        rows.fill([row("a")])
        assert at(rows) == "a"


async def test_columns_stand_under_their_titles_and_go_when_there_is_no_room() -> None:
    rows = rows_of(row("Åse", "2STA", "ringe"), heading=True)
    async with shown(rows, size=(60, 5)) as (pilot, _heard):
        title, first, *_rest = drawn(rows)
        assert title.index("Hva") == first.index("ringe")
        assert title.index("Klasse") + len("Klasse") == first.index("2STA") + len("2STA")
        await pilot.resize_terminal(36, 5)
        await pilot.pause()
        title, first, *_rest = drawn(rows)
        assert "Hva" not in title
        assert "ringe" not in first
        assert widths(rows) == {36}


async def test_no_line_is_lost_where_a_scrollbar_comes_and_takes_room() -> None:
    rows = rows_of(*(row("ab " * n, layout="wide") for n in range(4)))
    async with shown(rows) as (pilot, _heard):
        rows.fill(row("ab " * n, layout="wide") for n in range(4, 60))
        await pilot.pause()
        assert rows.show_vertical_scrollbar
        assert rows.virtual_size.height == sum(map(rows._height, rows._lines))


async def test_a_page_of_rows_that_wrap_passes_by_nothing() -> None:
    rows = rows_of(*(row(f"{n} " + "ab " * 60, layout="wide") for n in range(20)))
    async with shown(rows) as (pilot, _heard):
        rows.focus()
        while rows.row is not rows.rows[-1]:
            before = rows.scroll_offset.y
            await pilot.press("pagedown")
            assert rows.scroll_offset.y - before <= rows.size.height


async def test_long_text_is_cut_with_an_ellipsis_or_wrapped() -> None:
    words = "morgenringing fortsetter til jul fordi det virker"
    rows = rows_of(row("lang " * 20), Row("w", (words,), "wide"), row("etter"))
    async with shown(rows, size=(24, 10)):
        first, *rest = drawn(rows)
        assert "…" in first
        wrapped = rest[: rest.index("   etter")]
        assert len(wrapped) > 1
        assert " ".join(line.strip() for line in wrapped) == words


async def test_a_row_of_many_lines_is_one_row_to_stand_on() -> None:
    rows = rows_of(Row("w", ("ord " * 30,), "wide"), row("etter"))
    async with shown(rows, size=(24, 14)) as (pilot, _heard):
        rows.focus()
        height = [line.strip() for line in drawn(rows)].index("etter")
        assert height > 3
        await pilot.press("down")
        assert at(rows) == "etter"
        await pilot.click(rows, offset=(5, height - 1))
        assert at(rows) == "w"


async def test_the_cursors_line_is_marked_by_more_than_colour() -> None:
    rows = rows_of(*numbered(3))
    async with shown(rows):
        rows.select("r1")
        assert [line.startswith(" ▸ ") for line in drawn(rows)[:3]] == [False, True, False]


async def test_a_section_has_its_note_at_the_right() -> None:
    rows = rows_of(Section("Krever noe nå", "7"), row("a"))
    async with shown(rows, size=(40, 4)):
        assert drawn(rows)[0] == " Krever noe nå" + " " * 23 + "7"
        assert widths(rows) == {40}


@pytest.mark.parametrize("size", [(60, 12), (20, 5), (4, 2), (1, 1)])
async def test_hostile_text_is_drawn_as_text_and_every_line_is_as_wide_as_the_list(
    size: tuple[int, int],
) -> None:
    lines: list[Line] = [Row(f"h{i}", (t, t, (t, "red"))) for i, t in enumerate(HOSTILE)]
    lines += [Row(f"w{i}", (t,), "wide") for i, t in enumerate(HOSTILE)]
    lines += [Section(t, t) for t in HOSTILE]
    rows = rows_of(*lines, heading=True)
    async with shown(rows, size=size) as (pilot, _heard):
        rows.focus()
        for _ in range(len(lines)):
            await pilot.press("down")
            assert widths(rows) == {size[0] - 1}, "all but the scroll bar"
            assert not _unsafe("".join(drawn(rows)))


def _unsafe(text: str) -> set[str]:
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u200b\ufeff"}


async def test_markup_is_never_obeyed() -> None:
    rows = rows_of(*(row(t) for t in HOSTILE[:3]))
    async with shown(rows):
        told = "\n".join(drawn(rows))
        assert all(text in told for text in HOSTILE[:3])


async def test_any_text_leaves_every_line_as_wide_as_the_list() -> None:
    rows = rows_of()
    texts = st.text(st.characters(exclude_categories=()), max_size=30)
    tones = st.sampled_from(["", "red", "muted", "strong"])
    cell = texts | st.tuples(texts, tones)
    row_lines = st.builds(
        Row,
        st.uuids().map(str),
        st.lists(cell, max_size=4).map(tuple),
        st.sampled_from(["", "wide"]),
    )

    @settings(max_examples=150)
    @given(lines=st.lists(row_lines | st.builds(Section, texts, texts), max_size=5))
    @example(lines=[Row("a", ("\u0301" * 9, "漢", "🏳️‍🌈"))])
    def check(lines: list[Line]) -> None:
        rows.fill(lines)
        assert widths(rows) == {rows.size.width}
        assert not _unsafe("".join(drawn(rows)))

    async with shown(rows, size=(44, 9)):
        check()


@pytest.mark.parametrize(
    "text", ["漢字漢字漢字漢字", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "🇳🇴🇸🇪🇩🇰🇫🇮🇮🇸", "A\u030a" * 30]
)
async def test_wide_characters_do_not_push_the_columns_after_them(text: str) -> None:
    rows = rows_of(row(text, "2STA", "ringe"), row("vanlig", "2STA", "ringe"))
    async with shown(rows, size=(50, 4)):
        wide, plain, *_rest = drawn(rows)
        assert cell_len(wide[: wide.index("2STA")]) == plain.index("2STA")
