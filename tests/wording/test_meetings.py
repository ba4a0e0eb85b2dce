"""What is noted, and what a meeting would be left without, in words."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.wording.meetings import entry_text, open_ends_text
from tests.school import LAST_MEETING

TASK = Entry(
    id="e", kind=EntryKind.TASK, text="søker skyss", who="Sos.ped.", due=date(2026, 10, 23)
)
READY = "Referatet er ferdig med det samme."


def test_info_and_decisions_stand_as_they_were_written() -> None:
    assert entry_text(replace(TASK, kind=EntryKind.INFO)) == "søker skyss"
    assert entry_text(replace(TASK, kind=EntryKind.DECISION)) == "søker skyss"


def test_a_task_says_who_and_by_when_or_that_it_does_not() -> None:
    assert entry_text(TASK) == "søker skyss ▸ Sos.ped. · frist 23.10.2026"
    assert entry_text(replace(TASK, who="", due=None)) == "søker skyss ▸ (ingen satt) · uten frist"


def test_a_meeting_with_no_open_ends_says_only_that_the_minutes_are_done() -> None:
    assert open_ends_text(replace(LAST_MEETING, agenda=LAST_MEETING.agenda[:1])) == READY


def test_every_open_end_gets_a_line_with_how_many() -> None:
    bare = replace(TASK, who=" ", due=None)
    meeting = replace(
        LAST_MEETING,
        status=MeetingStatus.RUNNING,
        participants=(),
        agenda=(
            AgendaItem(id="1", entries=(TASK, bare, replace(bare, id="f"))),
            AgendaItem(id="2"),
        ),
    )
    assert open_ends_text(meeting).splitlines() == [
        "▲ Ingen er krysset av som til stede.",
        "▲ 2 oppgaver mangler hvem.",
        "▲ 2 oppgaver mangler frist.",
        "→ 1 sak er ikke behandlet og blir utsatt til neste møte.",
        READY,
    ]
