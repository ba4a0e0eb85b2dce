"""Fields to type and choose in: nothing pasted is lost, nothing pasted is obeyed."""

from __future__ import annotations

import re

import pytest
from textual import events
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Input

from elvis_tui.widgets.fields import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Choice,
    ChoiceField,
    LineField,
    ShortField,
    TextField,
)
from tests.widgets.host import drawn, shown

CHOICES = [Choice("a", "grønn"), Choice("b", "gul"), Choice("c", "rød")]


async def paste(pilot: Pilot[object], text: str) -> None:
    """As a terminal pastes: to the app, which hands it on."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Nora\nSolli", "Nora Solli"),
        ("en\rto\ttre", "en to tre"),
        ("\x1b[2Jx\x07", "␛[2Jx␇"),
        ("A\u030ase", "Åse"),
        ("a\u202eb\u200b", "a⟨202E⟩b⟨200B⟩"),
        ("[/][@click=app.quit]", "[/][@click=app.quit]"),
        ("x" * 5_000, "x" * LONGEST_LINE),
        ("", ""),
    ],
)
async def test_a_paste_in_a_line_is_one_clean_line(pasted: str, kept: str) -> None:
    field = LineField("")
    async with shown(field) as (pilot, _heard):
        field.focus()
        await paste(pilot, pasted)
        assert field.value == kept
        assert not {c for line in drawn(field) for c in line if ord(c) < 32}


async def test_a_paste_goes_in_where_the_cursor_stands() -> None:
    async with shown(lambda: LineField("Solli")) as (pilot, _heard):
        field = pilot.app.query_one(LineField)
        field.focus()
        await pilot.press("home")
        await paste(pilot, "Nora\n")
        await pilot.press("x")
        assert field.value == "Nora xSolli"


async def test_a_line_begins_clean_and_bounded() -> None:
    async with shown(lambda: LineField("a\nb\x1b" + "x" * 5_000)) as (pilot, _heard):
        field = pilot.app.query_one(LineField)
        assert field.value.startswith("a b␛")
        assert len(field.value) == LONGEST_LINE


async def test_names_and_roles_are_suggested_whatever_the_case() -> None:
    field = LineField("", suggestions=["Rådgiver", "Sos.ped."])
    async with shown(field) as (pilot, _heard):
        field.focus()
        await pilot.press("r", "å")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("right")
        assert field.value == "Rådgiver"


async def test_a_text_keeps_its_lines_and_shows_what_cannot_be_seen() -> None:
    field = TextField("en\r\nto\x1b")
    async with shown(field) as (pilot, _heard):
        assert field.text == "en\nto␛"
        field.focus()
        field.move_cursor(field.document.end)
        await paste(pilot, "\ntre\x00\r\nA\u030a")
        assert field.text == "en\nto␛\ntre␀\nÅ"


async def test_a_text_of_a_megabyte_is_bounded() -> None:
    field = TextField("")
    async with shown(field) as (pilot, _heard):
        field.focus()
        await paste(pilot, "linje\n" * 200_000)
        assert len(field.text) == LONGEST_TEXT


async def test_tab_leaves_a_text() -> None:
    field, after = TextField(""), LineField("")
    async with shown(field, after) as (pilot, _heard):
        field.focus()
        await pilot.press("a", "tab")
        assert (field.text, after.has_focus) == ("a", True)


async def test_the_arrows_leave_a_text_only_at_its_edges() -> None:
    before, field, after = LineField(), TextField("en\nto " + "ord " * 30), LineField()
    async with shown(before, field, after, size=(40, 12)) as (pilot, _heard):
        field.focus()
        await pilot.press("down")
        assert field.has_focus
        await pilot.press("down", "down", "down", "down")
        assert after.has_focus
        field.focus()
        await pilot.press(*["up"] * 4)
        assert field.has_focus
        await pilot.press("up")
        assert before.has_focus


async def test_ctrl_z_undoes_what_was_typed_in_a_text() -> None:
    field = TextField("var her")
    async with shown(field) as (pilot, _heard):
        field.focus()
        await pilot.press("x", "ctrl+z")
        assert field.text == "var her"
        await pilot.press("ctrl+z")
        assert field.text == "var her"


async def test_the_cursor_stands_still() -> None:
    line, text = LineField(""), TextField("")
    async with shown(line, text):
        assert not line.cursor_blink
        assert not text.cursor_blink


async def test_left_and_right_choose_and_go_round() -> None:
    field = ChoiceField(CHOICES, "b")
    async with shown(field) as (pilot, heard):
        field.focus()
        assert field.value == "b"
        await pilot.press("right")
        assert field.value == "c"
        await pilot.press("right", "space")
        assert field.value == "b"
        await pilot.press("left", "left")
        assert field.value == "c"
        await pilot.pause()
        told = [(m.value, m.control) for m in heard.of(ChoiceField.Changed)]
        assert told == [(v, field) for v in "cabac"]


async def test_the_chosen_one_is_marked_by_more_than_colour() -> None:
    field = ChoiceField(CHOICES, "b")
    async with shown(field):
        assert drawn(field)[0] == " grønn  [gul]  rød"


async def test_a_click_chooses() -> None:
    field = ChoiceField(CHOICES, "b")
    async with shown(field) as (pilot, _heard):
        await pilot.click(field, offset=(16, 0))
        assert field.value == "c"
        await pilot.click(field, offset=(2, 0))
        assert field.value == "a"
        await pilot.click(field, offset=(50, 0))
        assert field.value == "a"


async def test_an_unknown_value_is_the_first_choice() -> None:
    field = ChoiceField(CHOICES, "finnes ikke")
    assert field.value == "a"
    field.value = "c"
    assert field.value == "c"


async def test_a_choice_is_never_read_as_markup() -> None:
    field = ChoiceField([Choice("x", "[/]"), Choice("y", "[@click=app.quit]z[/]")])
    async with shown(field) as (pilot, _heard):
        assert drawn(field)[0] == "[[/]]  [@click=app.quit]z[/]"
        await pilot.click(field, offset=(10, 0))
        assert pilot.app.is_running


async def test_enter_in_a_line_tells_that_it_is_done() -> None:
    async with shown(lambda: LineField("x")) as (pilot, heard):
        pilot.app.query_one(LineField).focus()
        await pilot.press("enter")
        await pilot.pause()
        assert [m.value for m in heard.of(Input.Submitted)] == ["x"]


async def test_what_is_offered_is_replaced_by_what_one_types_and_kept_when_one_moves_in_it() -> (
    None
):
    async with shown(
        lambda: LineField("eleven", offered=True, id="typed"),
        lambda: ShortField("20.10.2026", id="moved"),
    ) as (pilot, _heard):
        typed = pilot.app.query_one("#typed", LineField)
        moved = pilot.app.query_one("#moved", LineField)
        typed.focus()
        await pilot.press("m", "o", "r")
        moved.focus()
        await pilot.press("end", "backspace", "5")
        assert (typed.value, moved.value) == ("mor", "20.10.2025")
        typed.focus()
        await pilot.press("!")
        assert typed.value == "mor!"


async def test_a_date_is_replaced_by_what_one_types_whoever_wrote_it() -> None:
    async with shown(lambda: ShortField("19.10.2026"), lambda: LineField("", id="next")) as (
        pilot,
        _heard,
    ):
        field = pilot.app.query_one(ShortField)
        field.focus()
        await pilot.press(*"30.10.", "tab", "shift+tab", *"29.10.")
        assert field.value == "29.10."
        field.value = "28.10."
        await pilot.press("tab", "shift+tab", *"27.10.")
        assert field.value == "27.10."


async def test_what_is_typed_on_a_choice_replaces_the_date_after_it() -> None:
    async with shown(lambda: ChoiceField(CHOICES, "b"), lambda: ShortField("19.10.2026")) as (
        pilot,
        _heard,
    ):
        date = pilot.app.query_one(ShortField)
        pilot.app.query_one(ChoiceField).focus()
        await pilot.pause()
        await pilot.press(*"30.10.")
        assert date.value == "30.10."


async def test_back_from_another_window_one_goes_on_in_a_date() -> None:
    async with shown(lambda: ShortField("")) as (pilot, _heard):
        field = pilot.app.query_one(ShortField)
        field.focus()
        await pilot.press(*"30.")
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.press(*"10.")
        assert field.value == "30.10."


async def test_what_a_person_wrote_is_not_replaced() -> None:
    async with shown(lambda: LineField("Ring mor")) as (pilot, _heard):
        field = pilot.app.query_one(LineField)
        field.focus()
        await pilot.press("!")
        assert field.value == "Ring mor!"


@pytest.mark.parametrize("text", ["Gjelder ikke gutten i 2STA", "g", "uU15?/"])
async def test_what_is_typed_on_a_choice_goes_whole_to_the_next_field(text: str) -> None:
    choice, line = ChoiceField(CHOICES, "b"), LineField("", id="line")
    async with shown(Vertical(choice, line)) as (pilot, _heard):
        choice.focus()
        await pilot.pause()
        await pilot.press(*("space" if c == " " else c for c in text))
        assert (choice.value, line.value) == ("b", text)
        assert pilot.app.focused is line


async def test_what_is_pasted_on_a_choice_goes_to_the_next_field() -> None:
    choice, lines = ChoiceField(CHOICES, "b"), TextField("Før. ")
    async with shown(Vertical(choice, lines)) as (pilot, _heard):
        lines.move_cursor(lines.document.end)
        choice.focus()
        await paste(pilot, "Så\netter")
        assert (choice.value, lines.text) == ("b", "Før. Så\netter")


MANY = tuple(Choice(str(n), f"valg nummer {n}") for n in range(9))


@pytest.mark.parametrize(
    ("chosen", "before", "after"), [("0", False, True), ("4", True, True), ("8", True, False)]
)
async def test_choices_that_there_is_no_room_for_are_told_of(
    chosen: str, before: bool, after: bool
) -> None:
    field = ChoiceField(MANY, chosen)
    async with shown(field):
        line = drawn(field)[0]
        assert f"[valg nummer {chosen}]" in line
        assert line.startswith("…") is before
        assert line.endswith(" til") is after
        whole = (
            re.sub(r"… \d+ til$", "", line)
            .replace("…", "")
            .replace("[", " ")
            .replace("]", " ")
            .split("  ")
        )
        assert {piece.strip() for piece in whole} - {""} <= {c.label for c in MANY}
