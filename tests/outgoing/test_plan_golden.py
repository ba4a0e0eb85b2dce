"""All that goes out of the plan, held against what it has been."""

from __future__ import annotations

import pytest

from tests.plan_golden import FOLDER, WRITTEN, written


@pytest.mark.parametrize("name", WRITTEN)
def test_what_goes_out_is_as_it_has_always_been(name: str) -> None:
    hint = "where it was meant to change: python -m tests.plan_golden"
    assert written(name) == (FOLDER / name).read_bytes(), hint
