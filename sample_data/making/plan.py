"""What has been carried out of the plan, also last school year, and the team's own times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from making.chance import Ids

DONE = {
    "P03": (date(2026, 8, 13),),
    "P04": (date(2026, 8, 18),),
    "P06": (date(2026, 8, 28),),
    "P07": (date(2026, 8, 28),),
    "P08": (date(2026, 9, 10),),
    "P09": (date(2026, 9, 25), date(2026, 10, 16)),
    "P10": (date(2026, 9, 30), date(2026, 10, 14)),
    "P32": (date(2026, 9, 30), date(2026, 10, 14)),
}
"""Marked for the month, by the plan's rows; this month's own marking has not been."""
LEARNED = (
    (
        "P07",
        "2025-08",
        date(2025, 8, 29),
        "MOT-coach",
        "Bland klassene i leken, så blir flere kjent.",
    ),
    (
        "P18",
        "2025-W40",
        date(2025, 10, 3),
        "Elevtjenesten",
        "Uka før ferien var fin. Ha stand også i hallen.",
    ),
    (
        "P19",
        "2025-11",
        date(2025, 11, 28),
        "Kontaktlærere",
        "Sett av to timer; noen ble ikke ferdige.",
    ),
    ("P22", "2025-12-10", date(2025, 12, 10), "Miljøteam", "Kjøp inn mer lim, og start kl. 10."),
    (
        "P23",
        "2026-01",
        date(2026, 1, 30),
        "Sos.ped.rådgiver",
        "Avgangselevene holdt den selv, det virket.",
    ),
    ("P25", "2026-06", date(2026, 6, 5), "Elevråd", ""),
    ("P29", "2026-spring", date(2026, 6, 12), "", "Send saklista ei uke før, ikke samme dag."),
    ("P30", "2026-03-04", date(2026, 3, 4), "Rektor", "Elevene vil ha egne saker først."),
    ("P30", "2026-09-09", date(2026, 9, 10), "Rektor", "Alle nye er valgt."),
    ("P29", "2026-W38", date(2026, 9, 18), "Elevråd", "God stemning, men for lang saksliste."),
    ("P14", "2026-autumn", date(2026, 10, 16), "Kontaktlærere", "Førsteklassene er i gang."),
)
"""Row, period, when it was marked, who did it, and what was learned."""
OWN = (
    ("P29", 2025, date(2025, 8, 28), "første mandag i hver måned"),
    ("P30", 2025, date(2025, 8, 28), "15. oktober, 10. desember, 4. mars og 6. mai"),
    ("P29", 2026, date(2026, 8, 27), "første mandag i hver måned"),
    ("P30", 2026, date(2026, 8, 27), "9. september, 11. november, 3. februar og 14. april"),
    ("P17", 2026, date(2026, 9, 3), "uke 45 og uke 10"),
)
"""Row, school year, when it was set, and the team's words."""


def write_plan(activities: Sequence[Activity], ids: Ids) -> Iterator[DoneMark | OwnTime]:
    """The marks and the team's own times, in the order they were made in each year."""
    rows = {activity.id: activity for activity in activities}
    for row_id, days in DONE.items():
        for day in days:
            by = rows[row_id].responsible[0]
            yield mark_done(rows[row_id], f"{day:%Y-%m}", day, by, ids("mark"))
    for row_id, period, on, who, learned in LEARNED:
        row = rows[row_id]
        yield mark_done(
            row,
            period,
            on,
            row.responsible[0],
            ids("mark"),
            who=FreeText(who),
            evaluation=FreeText(learned),
        )
    for row_id, year, on, words in OWN:
        row = rows[row_id]
        yield OwnTime(
            id=ids("own"),
            activity=row.key,
            text=row.text,
            year=year,
            when_text=words,
            on=on,
            by=row.responsible[0],
        )
