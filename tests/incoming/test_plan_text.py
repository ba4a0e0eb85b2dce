"""A plan's Markdown as the blocks it is read in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.written_out import BlockKind, with_activities
from elvis_tui.domain.text import clean
from elvis_tui.incoming.plan_document import read_plan
from elvis_tui.incoming.plan_text import read_plan_text
from elvis_tui.resources import content


def told(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, " | ".join(block.texts)) for block in read_plan_text(text)]


def test_every_kind_of_block_is_read_in_its_order() -> None:
    text = (
        "# Plan\n\nOrd med **fet** skrift.\n\n- en\n  1. to\n- tre\n\n> sitat\n\n"
        "| a | b |\n|---|---|\n| x<br>y | z |\n\n```\nkode [/]\n```\n"
    )
    assert told(text) == [
        ("heading", "Plan"),
        ("paragraph", "Ord med fet skrift."),
        ("item", "en"),
        ("item", "to"),
        ("item", "tre"),
        ("quote", "sitat"),
        ("columns", "a | b"),
        ("row", "x\ny | z"),
        ("paragraph", "kode [/]"),
    ]


def test_points_have_their_marks_and_depths() -> None:
    blocks = read_plan_text("3. en\n   - to\n\n     mer\n4. tre\n")
    assert [(b.mark, b.level, b.text) for b in blocks] == [
        ("3.", 0, "en"),
        ("•", 1, "to"),
        ("", 1, "mer"),
        ("4.", 0, "tre"),
    ]


def test_a_link_is_its_words_and_its_address() -> None:
    (block,) = read_plan_text("Se [her](https://udir.no/x), <https://a.no> og ![et bilde](b.png).")
    assert "".join(piece.words for piece in block.cells[0]) == (
        "Se her (https://udir.no/x), https://a.no og et bilde."
    )
    assert block.text == "Se her, https://a.no og et bilde."


def test_html_is_its_words_and_a_table_of_it_a_table() -> None:
    text = (
        "<p>Først &amp; fremst</p><script>alert(1)</script>\n\n"
        "<table><tr><th>Tiltak</th><th>Når</th></tr>\n"
        "<tr><td rowspan=2>Tur</td><td>Mai</td></tr>\n\n<tr><td>Juni</td></tr></table>\n\nEtter.\n"
    )
    assert told(text) == [
        ("paragraph", "Først & fremst"),
        ("paragraph", "alert(1)"),
        ("columns", "Tiltak | Når"),
        ("row", "Tur | Mai"),
        ("row", "Tur | Juni"),
        ("paragraph", "Etter."),
    ]


def test_each_block_has_its_line_also_after_a_table_in_html() -> None:
    text = "# Plan\n\n<table>\n<tr><th>a</th></tr>\n<tr><td>b</td></tr>\n</table>\n\nEtter.\n"
    assert [(b.line, b.table) for b in read_plan_text(text)] == [(1, 0), (3, 1), (5, 1), (8, 0)]


def test_each_table_has_a_number_of_its_own() -> None:
    table = "| a |\n|---|\n| b |\n\n"
    html = "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>\n\n"
    assert [b.table for b in read_plan_text(table + html + table)] == [1, 1, 2, 2, 3, 3]


def test_rows_that_markdown_takes_for_a_paragraph_stay_in_their_lines() -> None:
    (block,) = read_plan_text("Tur | Mai\nMøte | Juni")
    assert block.text == "Tur | Mai\nMøte | Juni"


def test_every_activity_of_the_seed_is_a_row() -> None:
    text = content("handlingsplan.md").read_text(encoding="utf-8")
    plan = read_plan(text)
    blocks = with_activities(read_plan_text(text), plan.activities)
    found = {id: block for block in blocks for id in block.activities}
    assert len(found) == 32
    for activity in plan.activities:
        assert found[activity.id].kind is BlockKind.ROW
        assert found[activity.id].texts[0] == activity.text


_PIECES = (
    *("# ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "| x | y |\n", "**", "`", "```\n"),
    *("<table><tr><td>", "</table>", "<br>", "&amp;", "&rlm;", "&#27;", "[a](b)", "[/]", "  "),
    *("\u202e", "\ud800", "\x1b", "\n", "\r", "\t"),
)


@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=30).map("".join))
def test_no_document_stops_the_reading_and_all_of_it_can_be_drawn(text: str) -> None:
    for block in read_plan_text(text):
        assert block.cells
        assert block.line > 0
        shown = "".join(piece.words for cell in block.cells for piece in cell)
        assert clean(shown, lines=True) == shown
