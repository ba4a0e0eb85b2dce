"""The key that is printed: easy to copy, and a slip of the write lock is noticed."""

from __future__ import annotations

import pytest

from elvis_tui.storage import recovery_key


def test_a_recovery_key_can_be_copied_from_paper() -> None:
    for _ in range(200):
        groups = recovery_key.new().split("-")
        assert [len(group) for group in groups] == [5] * 7
        assert not set("".join(groups)) & set("01OIL")
    assert len(recovery_key.SIGNS) ** recovery_key.RANDOM > 2**160


def test_every_wrong_sign_and_every_swap_of_neighbours_is_noticed() -> None:
    key = recovery_key.new()
    bare = key.replace("-", "")
    for place, right in enumerate(bare):
        for sign in recovery_key.SIGNS.replace(right, ""):
            assert recovery_key.read(bare[:place] + sign + bare[place + 1 :]) is None
    for place in range(len(bare) - 1):
        swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
        assert swapped == bare or recovery_key.read(swapped) is None
    assert recovery_key.read(key) == bare.encode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "en frase på nokså nøyaktig 35 tegn her",
        "a b c d e f g",
        "blåbær på øya før sæter",
        "1" * 20,
    ],
)
def test_a_passphrase_is_not_taken_for_a_miscopied_key(text: str) -> None:
    assert not recovery_key.resembles(text)
