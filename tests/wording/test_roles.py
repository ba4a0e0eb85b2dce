"""The role of a student on a line: read from its first letters, and written out."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.parties import Role
from elvis_tui.wording import roles


@pytest.mark.parametrize(
    ("piece", "who", "role"),
    [
        ("Nora Solli 2STA", "Nora Solli 2STA", Role.AFFECTED),
        ("omar (a", "omar", Role.OTHER),
        ("omar (annen part)", "omar", Role.OTHER),
        ("omar  (V)", "omar", Role.WITNESS),
        ("omar (u)", "omar", Role.AFFECTED),
        ("omar (rolle", "omar", Role.NOT_TOLD),
        ("Nora Solli 2STA (Elev 07)", "Nora Solli 2STA (Elev 07)", Role.AFFECTED),
        ("Nora Solli 2STA (Elev 07) (v)", "Nora Solli 2STA (Elev 07)", Role.WITNESS),
        ("omar ()", "omar ()", Role.AFFECTED),
        ("omar (mobber)", "omar (mobber)", Role.AFFECTED),
        ("", "", Role.AFFECTED),
    ],
)
def test_a_role_is_read_by_its_first_letter(piece: str, who: str, role: Role) -> None:
    assert roles.read(piece) == (who, role)


@pytest.mark.parametrize("role", list(Role))
def test_what_is_written_is_read_again(role: Role) -> None:
    for who in ("Nora Solli 2STA", "Nora Solli 2STA (Elev 07)"):
        assert roles.read(roles.written(who, role)) == (who, role)


def test_a_role_that_is_begun_is_written_out() -> None:
    assert roles.completed("nora; omar (a") == "nora; omar (annen part)"
    assert roles.completed("nora; omar (v)") is None
    assert roles.completed("nora; omar") is None
    assert roles.completed("omar (q") is None
