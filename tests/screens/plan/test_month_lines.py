"""How those responsible are told where there is little room."""

from __future__ import annotations

import pytest

from elvis_tui.screens.plan.month_lines import fitting_names


@pytest.mark.parametrize(
    ("names", "width", "told"),
    [
        ([], 10, ""),
        (["Rektor"], 10, "Rektor"),
        (["Sos.ped.rådgiver"], 10, "Sos.ped.rådgiver"),  # the column cuts it
        (["Rektor", "Elevrådet"], 17, "Rektor, Elevrådet"),
        (["Rektor", "Elevrådet"], 16, "Rektor +1"),
        (["Rektor", "Elevrådet", "PPT"], 20, "Rektor, Elevrådet +1"),
        (["Sos.ped.rådgiver", "Elevrådet"], 16, "Sos.ped.rådg… +1"),
        (["Sos.ped.rådgiver", "Elevrådet"], 3, "S… +1"),
    ],
)
def test_as_many_names_as_fit_and_how_many_more(names: list[str], width: int, told: str) -> None:
    assert fitting_names(names, width) == told
