"""Makes the invented school again, byte for byte: `python sample_data/make_school.py [FOLDER]`.

Nobody in it exists. Chance comes from fixed seeds, and no clock is read.
"""

from __future__ import annotations

import random
import sys
from datetime import datetime, time
from itertools import groupby
from pathlib import Path

from making.absence import write_absence
from making.calendar_2026 import REFERENCE, SUMMER_TIME
from making.cases import write_cases
from making.chance import Ids
from making.closing import write_closing_meetings
from making.departures import write_departures
from making.follow_ups import write_follow_ups
from making.history import write_history
from making.interventions import write_interventions
from making.ladder import write_ladder, write_views
from making.lists import write_lists
from making.meetings import write_meetings
from making.people import School, make_school
from making.plan import write_plan
from making.series import write_series

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.school import FileFacts
from elvis_tui.domain.school import School as TheSchool
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import AnyRecord

PLAN = Sources().plan()
PLAN_SOURCE = Sources().with_digest(PLAN.digest)
MARKER = "Unntatt offentlighet, offl. § 13"
SCHOOL = "Eksempel videregående skole (oppdiktet)"


def _chance(room: str) -> random.Random:
    # One stream for each room, so that a change in one does not shuffle the others.
    return random.Random(f"elvis-{room}")


def plan_records(ids: Ids) -> list[AnyRecord]:
    """The school, the file's facts, and what has been carried out of the plan this autumn."""
    facts = FileFacts(invented=True, sample_monday=REFERENCE, plan_year=REFERENCE.year)
    return [
        TheSchool(name=FreeText(SCHOOL), access_marker=FreeText(MARKER)),
        facts,
        PLAN_SOURCE,
        *write_plan(PLAN.activities, ids),
    ]


def records(school: School, ids: Ids) -> list[AnyRecord]:
    """All records of the demo database, table by table."""
    follow_ups, voices, consents = write_follow_ups(_chance("follow-ups"), ids, school)
    cases = write_cases(_chance("cases"), ids, school)
    meetings, tasks = write_meetings(_chance("meetings"), ids, school, follow_ups, voices, cases)
    series = write_series(school, meetings, ids)
    follow_ups, departures = write_departures(ids, school, follow_ups)
    history = write_history(_chance("history"), school, follow_ups)
    return [
        *plan_records(ids),
        *school.classes,
        *school.students,
        *school.staff,
        *consents,
        *follow_ups,
        *write_absence(_chance("absence"), ids, school, follow_ups),
        *departures,
        *cases,
        *write_interventions(ids, cases),
        *series.teams,
        *series.meetings,
        *write_closing_meetings(ids, school, cases),
        *series.versions,
        *tasks,
        *write_ladder(ids),
        *write_views(ids),
        *history,
    ]


def write_database(path: Path, every: list[AnyRecord]) -> None:
    """A new data file, its tables in the order of `every`."""
    path.unlink(missing_ok=True)
    store = FileStore(path, clock=lambda: datetime.combine(REFERENCE, time(8), SUMMER_TIME))
    try:
        # A commit of several tables puts them down in any order.
        for _kind, table in groupby(every, key=type):
            store.commit(put=table)
    finally:
        store.close()
    for beside in path.parent.glob(f"{path.name}.*"):
        beside.unlink()
    path.chmod(0o644)


def main(folder: Path) -> None:
    """Write the four files into `folder`."""
    ids = Ids()
    school = make_school(_chance("people"), ids)
    folder.mkdir(parents=True, exist_ok=True)
    write_lists(folder, school)
    write_database(folder / "skole.json", records(school, ids))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
