"""What is pasted, without an application."""

from __future__ import annotations

import pytest
from textual import events

from elvis_tui.app.pasting import Pasting, Unfinished
from elvis_tui.services.desk import pasted
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.start_notices import notices
from elvis_tui.widgets.fields import LONGEST_LINE, ChoiceField, LineField, TextField
from tests.app.stand_in import StandIn

WORDS = "Mor ringte.\nHun var frisk."


@pytest.fixture
def pasting(desk: Desk, host: StandIn) -> Pasting:
    return Pasting(desk, host)


async def given(pasting: Pasting, event: events.Event) -> list[events.Event]:
    """What goes on to Textual."""
    dealt: list[events.Event] = []

    async def deal(one: events.Event) -> None:
        dealt.append(one)

    await pasting.before(deal)(event)
    return dealt


@pytest.mark.parametrize("field", [LineField, TextField])
async def test_a_field_takes_it(
    pasting: Pasting, desk: Desk, host: StandIn, field: type[LineField] | type[TextField]
) -> None:
    host.focused = field()
    (paste,) = await given(pasting, events.Paste(WORDS))
    assert isinstance(paste, events.Paste)
    assert paste.text == WORDS
    assert (host.told, pasted.kept(desk)) == ([], "")


async def test_one_without_an_end_is_told_of_and_taken_as_any_other(
    pasting: Pasting, host: StandIn
) -> None:
    host.focused = LineField()
    (paste,) = await given(pasting, Unfinished(WORDS))
    assert type(paste) is events.Paste
    assert len(host.told) == 1


@pytest.mark.parametrize("focused", [None, ChoiceField([])])
async def test_where_no_field_takes_it_it_is_kept_and_nothing_else_happens(
    pasting: Pasting, desk: Desk, host: StandIn, focused: object
) -> None:
    host.focused = focused
    assert await given(pasting, events.Paste(WORDS)) == []
    assert pasted.kept(desk) == WORDS
    assert "ctrl+v" in host.told[0]
    assert "Mor" not in host.told[0], "it may be a name"


async def test_a_second_one_takes_nothing_from_the_first(pasting: Pasting, desk: Desk) -> None:
    await given(pasting, events.Paste("en"))
    await given(pasting, events.Paste(" \n"))
    await given(pasting, events.Paste("to"))
    assert pasting.take_kept() == "en\nto"
    assert pasting.take_kept() == ""


async def test_what_a_line_cannot_hold_is_kept_on(
    pasting: Pasting, desk: Desk, host: StandIn
) -> None:
    await given(pasting, events.Paste("x" * (LONGEST_LINE + 1)))
    host.focused = LineField()
    assert pasting.take_kept()
    assert pasted.kept(desk)
    host.focused = TextField()
    assert pasting.take_kept()
    assert not pasted.kept(desk)


async def test_it_is_told_of_at_the_next_start(pasting: Pasting, desk: Desk) -> None:
    assert not notices(desk)
    await given(pasting, events.Paste(WORDS))
    (sentence,) = notices(desk)
    assert "ctrl+v" in sentence


async def test_it_is_told_of_twice_and_kept_without_a_word_after(
    pasting: Pasting, desk: Desk
) -> None:
    await given(pasting, events.Paste(WORDS))
    assert [len(notices(desk)) for _start in range(4)] == [1, 1, 0, 0]
    assert pasted.kept(desk) == WORDS
    await given(pasting, events.Paste("mer"))
    assert notices(desk), "what is new is told of"


async def test_a_key_goes_its_way(pasting: Pasting) -> None:
    key = events.Key("n", "n")
    assert await given(pasting, key) == [key]
