"""Text on its way to the screen: never markup, never a control code."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.text import clean
from elvis_tui.widgets.text import shown, toned
from elvis_tui.widgets.words import Words
from tests.widgets.host import drawn
from tests.widgets.host import shown as on_screen

HOSTILE = [
    *(
        "[/]",
        "[bold]x",
        "[@click=app.quit]x[/]",
        "[",
        "\\[",
        "[red",
        "$primary",
        "[link=x]y[/link]",
    ),
    *("\x1b[2J", "\x1b]52;c;x\x07", "\x9b31m", "\x7f", "\u202egnp", "a\u200bb", "A\u030ase"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_is_with_what_cannot_be_seen_made_visible(text: str) -> None:
    assert shown(text).plain == clean(text)
    assert toned(text, (text, "bold $key")).plain == clean(text) * 2
    assert not shown(text).spans


@given(text=st.text(st.characters(exclude_categories=())))
def test_no_text_breaks_it_and_no_control_code_gets_through(text: str) -> None:
    told = toned((text, "$muted"), text).plain
    assert {unicodedata.category(c) for c in told if c != "\n"} & {"Cc", "Cs"} == set()


def test_only_the_pieces_that_have_a_style_get_one() -> None:
    content = toned("a", ("b", "bold $key"), ("", "$muted"))
    assert content.plain == "ab"
    assert [(s.start, s.end, str(s.style)) for s in content.spans] == [(1, 2, "bold $key")]


@pytest.mark.parametrize("text", HOSTILE)
async def test_words_on_the_screen_are_read_as_words(text: str) -> None:
    words = Words("før")
    async with on_screen(words) as (pilot, _heard):
        words.say(text)
        await pilot.pause()
        assert drawn(words)[0] == clean(text)
        await pilot.click(words, offset=(1, 0))
        assert pilot.app.is_running
        words.say(toned((text, "bold")))
        await pilot.pause()
        assert drawn(words)[0] == clean(text)


async def test_lines_are_kept_as_lines() -> None:
    words = Words("en\nto\r\ntre")
    async with on_screen(words):
        assert drawn(words)[:3] == ["en", "to", "tre"]
