"""How a time off school in a waiting time is told: in which wait, and one day as one date."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.across.departures import Overlap
from elvis_tui.domain.follow_ups.departure_rules import Day
from elvis_tui.wording.departures import overlap


def test_one_day_is_one_date_and_says_which_wait_it_lies_in() -> None:
    day = date(2026, 11, 27)
    told = overlap(Overlap(Day.NOTICE_FROM, "Fridag", day, day))
    assert told == "Fridag 27.11.2026 (1 dag), i tiden med forsøk før varsel"


def test_several_days_are_told_from_the_first_to_the_last() -> None:
    found = Overlap(Day.COMPLAIN_BY, "", date(2026, 6, 20), date(2026, 6, 29))
    assert overlap(found) == "Sommerferie 20.6.2026–29.6.2026 (10 dager), i klagefristen"
    answer = Overlap(Day.ANSWER_BY, "Juleferie", date(2026, 12, 21), date(2027, 1, 1))
    assert overlap(answer).endswith("(12 dager), i svarfristen")
