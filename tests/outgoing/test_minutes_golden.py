"""Minutes as the services write them: for one, with what is changed, and of the students' council.

Each is a golden file, and is read back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    Participant,
)
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import attendance, corrections, minutes, sending_out, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted, read_back
from tests.school import LAST_MEETING, SCHOOL, TODAY, desk_with, student

GOLDEN = Path(__file__).parents[1] / "golden"
COUNCIL = Team(
    id="council",
    name=FreeText("Elevråd"),
    order=3,
    follows_up=False,
    students_take_part=True,
    students=("s-1", "s-4"),
    standing=(FreeText("Godkjenne referat"), FreeText("Ordet er fritt")),
)


def noted(kind: EntryKind, text: str, who: str = "", due: date | None = None) -> Entry:
    return Entry(id="", kind=kind, text=FreeText(text), who=FreeText(who), due=due)


def council(desk: Desk) -> Meeting:
    """One that is planned, with what somebody has put on it."""
    desk.store.commit(put=[COUNCIL])
    planned = meetings.plan(desk, COUNCIL.id, TODAY, time(10, 0), "Aulaen")
    item = AgendaItem(id="", title=FreeText("Kantina | priser"), detail=FreeText("*ny* avtale"))
    return meetings.add_item(desk, planned.id, item)


def for_one() -> str:
    desk = desk_with()
    return minutes.text(Gate(desk), LAST_MEETING, Wanted(whom="Jon Vik"))


def for_another_service() -> str:
    """With an own task, one whose item may not be told of, and a task of somebody else's."""
    told = Consent(id="c-1", student="s-1", services=(FreeText("PPT"),), on=date(2026, 9, 1))
    siv = Participant(id="p-3", name="Siv Dahle", role="PPT", external=True, present=True)
    berit = noted(EntryKind.TASK, "bestiller taxi", "Berit Aas")
    own = noted(EntryKind.TASK, "tester lesing", "Siv Dahle", date(2026, 10, 2))
    also = noted(EntryKind.TASK, "snakker med lærer", "PPT og Berit Aas")
    meeting = replace(
        LAST_MEETING,
        participants=(*LAST_MEETING.participants, siv),
        agenda=(
            AgendaItem(id="1", subject=student("s-2"), status=ItemStatus.POSTPONED),
            AgendaItem(id="2", subject=student("s-1"), entries=(own, berit)),
            AgendaItem(id="3", subject=student("s-4"), entries=(also, berit)),
            AgendaItem(id="4", title="Skyss", status=ItemStatus.POSTPONED, entries=(berit,)),
            AgendaItem(id="5", title="Foreldremøte", status=ItemStatus.POSTPONED),
        ),
    )
    school = [one for one in SCHOOL if not isinstance(one, Consent)]
    return minutes.text(Gate(desk_with([*school, told])), meeting, Wanted(whom="Siv Dahle"))


def with_changes() -> str:
    desk = desk_with()
    entry = corrections.find(desk, LAST_MEETING.id, "e-1")
    told = replace(entry, text=FreeText("Har vært borte tirsdager."))
    corrections.correct(desk, LAST_MEETING.id, told, FreeText("feil dag"))
    versions.reopen(desk, LAST_MEETING.id, FreeText("glemt vedtak"))
    decided = noted(EntryKind.DECISION, "Skyss fra 1. november.")
    meetings.note(desk, LAST_MEETING.id, "i-2", decided)
    attendance.tick(desk, LAST_MEETING.id, "p-2")
    held = meetings.finish(desk, LAST_MEETING.id)
    return minutes.text(Gate(desk), held, Wanted())


def of_students() -> str:
    desk = desk_with()
    meeting = meetings.start(desk, council(desk).id)
    attendance.tick(desk, meeting.id, meeting.participants[0].id)
    item = next(i for i in meeting.agenda if i.title == "Kantina | priser")
    for entry in (
        noted(EntryKind.INFO, "Prisene går opp."),
        noted(EntryKind.DECISION, "Rådet sier nei."),
        noted(EntryKind.TASK, "spør kantina", "Berit Aas", date(2026, 11, 2)),
    ):
        meetings.note(desk, meeting.id, item.id, entry)
    return minutes.text(Gate(desk), meetings.finish(desk, meeting.id), Wanted())


def saksliste_of_students() -> str:
    desk = desk_with()
    return sending_out.text(Gate(desk), council(desk), hidden=False)


WRITTEN: dict[str, Callable[[], str]] = {
    "referat-for-en": for_one,
    "referat-for-ppt": for_another_service,
    "referat-endret": with_changes,
    "referat-elevraad": of_students,
    "saksliste-elevraad": saksliste_of_students,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_the_golden_file(name: str) -> None:
    assert WRITTEN[name]() == (GOLDEN / f"{name}.md").read_text("utf-8")


def test_for_one_who_was_not_there_nothing_about_a_student_is_read_back() -> None:
    assert read_back(for_one()).items == ()
    assert "Utelatt | 2 saker" in for_one()


def test_an_extract_counts_its_items_and_its_tasks_as_the_whole_minutes_do() -> None:
    read = read_back(for_another_service())
    assert [(item.number, item.heading) for item in read.items] == [
        (2, "Thorvaldine Kvisgaard (2STA)"),
        (3, "Gjelder noe som ikke står i utdraget"),
        (4, "Skyss"),
        (5, "Foreldremøte"),
    ]
    assert [(task.text, task.who) for task in read.tasks] == [
        ("tester lesing", "Siv Dahle"),
        ("snakker med lærer", "PPT og Berit Aas"),
    ]


def test_an_item_with_a_task_for_others_is_not_told_as_one_that_nobody_got_to() -> None:
    told, _heading, untreated = for_another_service().partition("## Ikke behandlet")
    assert "## 4. Skyss" in told
    assert "Sak 5" in untreated
    assert "Sak 4" not in untreated


def test_who_has_no_task_is_told_that_others_may_have() -> None:
    meeting = replace(LAST_MEETING, agenda=(AgendaItem(id="1", title="Skyss", entries=(
        noted(EntryKind.TASK, "bestiller taxi", "Berit Aas"),)),))  # fmt: skip
    told = minutes.text(Gate(desk_with()), meeting, Wanted(whom="Jon Vik"))
    assert "| Utelatt | oppgavene til andre |" in told
    assert "Ingen oppgaver til Jon Vik." in told
    assert "Utelatt" not in minutes.text(Gate(desk_with()), meeting, Wanted(whom="Berit Aas"))


def test_what_was_changed_is_read_back_as_it_is_now() -> None:
    first, second = read_back(with_changes()).items
    assert [str(e.text) for e in first.entries] == [
        "Har vært borte tirsdager.",
        "Morgenringing i to uker.",
        "snakker med foresatte til Kvisgaard",
    ]
    assert [(e.kind, str(e.text)) for e in second.entries] == [
        (EntryKind.DECISION, "Skyss fra 1. november.")
    ]
    assert "Utgave | 3" in with_changes()
    assert with_changes().count("beslutning lagt til") == 1


def test_the_council_reads_back_its_items_and_its_task() -> None:
    read = read_back(of_students())
    assert [str(i.heading) for i in read.items][1:] == [
        "Godkjenne referat",
        "Ordet er fritt",
        "Kantina | priser: *ny* avtale",
    ]
    (task,) = read.tasks
    assert (task.text, task.who, task.due) == ("spør kantina", "Berit Aas", date(2026, 11, 2))
    assert "Unntatt" not in of_students()


def test_the_saksliste_of_the_council_is_a_list_of_as_many() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(saksliste_of_students())
    lines = [t for t in tokens if t.type == "list_item_open"]
    assert len(lines) == len(read_back(of_students()).items)
