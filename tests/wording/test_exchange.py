"""An exchange file in words."""

from __future__ import annotations

import pytest

from elvis_tui.domain.exchange import Finding, Flaw
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.wording.exchange import finding, lines

SETTINGS = {TABLES[School], TABLES[FileFacts]}


@pytest.mark.parametrize("table", sorted(set(TABLES.values()) - SETTINGS))
def test_whatever_a_file_holds_is_counted(table: str) -> None:
    (line,) = lines({table: 7})
    assert line.startswith("Utvekslingsfila har 7 ")


@pytest.mark.parametrize("table", sorted(TABLES.values()))
def test_the_place_of_a_flaw_is_told_in_words(table: str) -> None:
    told = finding(Finding((table, 2, "id"), Flaw.NO_ID))
    assert "3: «id» er tom" in told
    assert table not in told
