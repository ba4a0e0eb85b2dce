"""Keys of the user's own."""

from __future__ import annotations

import pytest

from docs.make_keys import PATH, table
from elvis_tui.app.own_keys import own_keys


def test_a_free_key_is_the_users() -> None:
    assert own_keys((("app.theme", "f10"),)) == ({"app.theme": "f10"}, [])


def test_a_key_that_is_taken_is_refused() -> None:
    keys, refused = own_keys((("app.theme", "u"), ("overview.meeting", "f2")))
    assert (keys, refused) == ({}, ["app.theme", "overview.meeting"])


def test_two_commands_may_change_keys() -> None:
    wanted = {"app.theme": "f2", "app.names": "f3"}
    assert own_keys(wanted.items()) == (wanted, [])


def test_a_command_that_does_not_exist_is_refused_and_those_of_the_rooms_exist() -> None:
    wanted = {"follow_up.note": "f8", "rows.up": "f9", "notat": "f12"}
    keys, refused = own_keys(wanted.items())
    assert (keys, refused) == ({"follow_up.note": "f8", "rows.up": "f9"}, ["notat"])


@pytest.mark.parametrize(
    "wanted",
    [
        {"follow_up.note": "c"},  # contact would have no key on the page
        {"follow_up.note": "k"},  # up in every list
        {"app.names": "w"},  # the note would have none
        {"overview.school": "k"},
        {"app.quit": "crtl+q"},
        {"app.undo": "F 9"},
        {"cases.new": "hurra"},
        {"follow_up.note": ""},
        {"form.save": "s"},  # works while one types: it would eat the letter
    ],
    ids=str,
)
def test_a_key_that_would_cost_another_or_cannot_be_pressed_is_refused(
    wanted: dict[str, str],
) -> None:
    assert own_keys(wanted.items()) == ({}, list(wanted))


@pytest.mark.parametrize("key", ["f8", "ctrl+e", "q", "slash", "shift+f8", "f8,q"])
def test_a_key_that_can_be_pressed_is_taken(key: str) -> None:
    assert own_keys({"follow_up.note": key}.items()) == ({"follow_up.note": key}, [])


def test_a_key_may_be_written_as_the_screen_writes_it() -> None:
    assert own_keys({"follow_up.note": "F8"}.items()) == ({"follow_up.note": "f8"}, [])


def test_two_commands_of_a_page_may_change_keys_and_one_alone_may_not() -> None:
    both = {"follow_up.note": "c", "follow_up.contact": "w"}
    assert own_keys(both.items()) == (both, [])
    three = {"follow_up.note": "c", "follow_up.contact": "c"}
    assert own_keys(three.items())[0] != three


def test_the_page_of_all_keys_is_made_from_the_commands_of_today() -> None:
    assert PATH.read_text("utf-8") == table(), "run python -m docs.make_keys"
