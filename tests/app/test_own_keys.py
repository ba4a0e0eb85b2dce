"""Keys of the user's own."""

from __future__ import annotations

from docs.make_keys import PATH, table
from elvis_tui.app.own_keys import own_keys


def test_a_free_key_is_the_users() -> None:
    assert own_keys((("app.theme", "f8"),)) == ({"app.theme": "f8"}, [])


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


def test_the_page_of_all_keys_is_made_from_the_commands_of_today() -> None:
    assert PATH.read_text("utf-8") == table(), "run python -m docs.make_keys"
