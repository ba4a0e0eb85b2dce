"""The minutes, read back as whoever gets them will read them.

`tests/golden/referat.md` is what a meeting becomes; `referat-skjult.md` the same by number.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.people.names import MASK
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.outgoing.minutes import file_name, item_title, title
from elvis_tui.outgoing.minutes_document import MinutesKnown
from elvis_tui.outgoing.minutes_document import minutes as document
from elvis_tui.outgoing.web_page import web_page
from elvis_tui.services.desk import naming
from elvis_tui.services.meetings.minutes import codes
from elvis_tui.services.people import register
from tests.school import (
    CASES,
    LAST_MEETING,
    NAME_PARTS,
    SCHOOL,
    STUDENTS,
    desk_with,
    school_class,
    student,
)

GOLDEN = Path(__file__).parents[1] / "golden"
CASES_BY_ID = {c.id: c for c in CASES}
SHOWN = naming.names(desk_with())
HIDDEN = naming.names(desk_with(), hidden=True)
ENTRY = Entry(id="e", kind=EntryKind.INFO, text="Bussen er sein.")
TASK = Entry(
    id="t", kind=EntryKind.TASK, text="søker skyss", who="Sos.ped.", due=date(2026, 10, 23)
)
MEETING = Meeting(
    id="m",
    team=IKO,
    on=date(2026, 10, 19),
    start=time(12, 0),
    end=time(12, 45),
    place="Grupperom 2",
    status=MeetingStatus.FINISHED,
    participants=(
        Participant(id="p-1", name="Berit Aas", role="Rådgiver", present=True),
        Participant(id="p-3", name="Siv Dahle", role="PPT", external=True, present=True),
        Participant(id="g-1", name="mor til Thorvaldine", role="", present=True),
        Participant(id="p-2", name="Jon Vik", role="Sos.ped."),
    ),
    agenda=(
        AgendaItem(
            id="1",
            subject=student("s-1"),
            reasons=(AgendaReason.CARRIED_OVER, AgendaReason.EVALUATION),
            detail="evaluering av tiltak for Kvisgaard",
            status=ItemStatus.CLOSED,
            entries=(
                replace(ENTRY, text="Thorvaldine har vært borte mandager; bussen er et problem."),
                Entry(id="b", kind=EntryKind.DECISION, text="Morgenringing | ringe til jul."),
                TASK,
            ),
            changed=(
                ItemChange(
                    id="f:level", record_id="f", what=Changed.LEVEL, before="red", after="yellow"
                ),
                ItemChange(
                    id="f:next_date", record_id="f", what=Changed.NEXT_DATE, after="2026-12-11"
                ),
                ItemChange(
                    id="f-m",
                    record_id="f",
                    what=Changed.MEASURE,
                    text="henter Thorvaldine | *mandag*",
                    who="Sos.ped.",
                ),
            ),
        ),
        AgendaItem(id="2", subject=school_class("c-3"), reasons=(AgendaReason.DUE,)),
        AgendaItem(
            id="3",
            case_id="case-1",
            reasons=(AgendaReason.CASE_STEP,),
            status=ItemStatus.POSTPONED,
            entries=(replace(TASK, who="", due=None, text="Ygdis følges <hjem>"),),
        ),
        AgendaItem(id="4", title="Markering av *verdensdagen*", status=ItemStatus.CLOSED),
        AgendaItem(id="5", subject=student("s-3"), status=ItemStatus.POSTPONED),
    ),
)

CODED = replace(HIDDEN, codes=codes(MEETING, CASES_BY_ID))


def minutes(meeting: Meeting, names: register.Names, cases: Mapping[str, Case]) -> str:
    coded = names.codes is not None
    return document(MinutesKnown(meeting=meeting, cases=cases, coded=coded), names)


def blocks(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def read(markdown: str, kind: str) -> list[str]:
    """The text of every block of a kind («h1», «li», «td»...), as a reader sees it."""
    found, inside = [], 0
    for token in blocks(markdown):
        if token.tag == kind:
            inside += token.nesting
        elif token.type == "inline" and inside:
            found.append("".join(t.content for t in token.children or []).replace("\u2060", ""))
    return found


def table(markdown: str, number: int) -> list[list[str]]:
    """A table's rows."""
    tables: list[list[list[str]]] = []
    cell = False
    for token in blocks(markdown):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and cell:
            told = "".join(t.content for t in token.children or [])
            tables[-1][-1].append(told.replace("\u2060", ""))
        cell = token.type in ("th_open", "td_open")
    return tables[number]


FILES = [(SHOWN, "referat.md"), (HIDDEN, "referat-skjult.md"), (CODED, "referat-kode.md")]


@pytest.mark.parametrize(("names", "file"), FILES)
def test_a_meeting_becomes_the_golden_file(names: register.Names, file: str) -> None:
    golden = (GOLDEN / file).read_text(encoding="utf-8")
    assert minutes(MEETING, names, CASES_BY_ID) == golden


def test_the_page_of_a_meeting_is_the_golden_file() -> None:
    page = web_page(minutes(MEETING, SHOWN, CASES_BY_ID), title(MEETING, SHOWN))
    assert page == (GOLDEN / "referat.html").read_text(encoding="utf-8")


def test_the_facts_stand_in_a_table() -> None:
    assert table(minutes(MEETING, SHOWN, CASES_BY_ID), 0) == [
        ["Tid og sted", "mandag 19.10.2026 kl. 12.00–12.45, Grupperom 2"],
        ["Til stede", "Berit Aas (Rådgiver), Siv Dahle (PPT) – ekstern, mor til Thorvaldine"],
        ["Forfall", "Jon Vik (Sos.ped.)"],
        ["Utgave", "1"],
    ]


def test_every_item_has_a_numbered_heading_with_what_it_was_about() -> None:
    markdown = minutes(MEETING, SHOWN, CASES_BY_ID)
    assert read(markdown, "h1") == ["Referat: IKO-team 19.10.2026"]
    assert read(markdown, "h2") == [
        "1. Thorvaldine Kvisgaard (2STA): evaluering av tiltak for Kvisgaard",
        "3. Sak 2026-04 · Utestenging i kantina, Zebulon og Ygdis",
        "4. Markering av *verdensdagen*",
        "Ikke behandlet, utsatt til neste møte",
        "Ikke behandlet",
        "Oppgaver",
        "Hvem gjør hva",
        "Neste møte",
    ]
    assert "Tatt opp fordi: steg venter" in read(markdown, "p")


def test_every_entry_stands_under_its_item_with_its_kind() -> None:
    assert read(minutes(MEETING, SHOWN, CASES_BY_ID), "li") == [
        "Informasjon: Thorvaldine har vært borte mandager; bussen er et problem.",
        "Beslutning: Morgenringing | ringe til jul.",
        "Oppgave: søker skyss · Hvem: Sos.ped. · Frist: 23.10.2026",
        "Endret: nivå rød → gul; neste dato 11.12.2026; "
        "nytt tiltak «henter Thorvaldine | *mandag*» (Sos.ped.)",
        "Oppgave: Ygdis følges <hjem> · Hvem: ingen satt · Frist: uten frist",
        *("Sak 5: Ætna-Lovise Brækhus (2STA)", "Sak 2: 1BAA"),
        *("Sos.ped.", "søker skyss · Frist: 23.10.2026 · sak 1"),
        *("Ingen satt", "Ygdis følges <hjem> · Frist: uten frist · sak 3"),
    ]


def test_every_task_stands_in_the_table_with_its_matter() -> None:
    assert table(minutes(MEETING, SHOWN, CASES_BY_ID), 1) == [
        ["Hva", "Hvem", "Frist", "Sak"],
        ["søker skyss", "Sos.ped.", "23.10.2026", "1. Thorvaldine Kvisgaard (2STA)"],
        ["Ygdis følges <hjem>", "–", "–", "3. Sak 2026-04"],
    ]


def test_a_meeting_without_tasks_people_or_place_says_so() -> None:
    bare = replace(MEETING, agenda=(), participants=(), place="", start=None)
    markdown = minutes(bare, SHOWN, {})
    assert table(markdown, 0) == [
        ["Tid og sted", "mandag 19.10.2026"],
        ["Til stede", "–"],
        ["Utgave", "1"],
    ]
    assert "Ingen oppgaver." in read(markdown, "p")


def test_a_meeting_that_still_runs_has_no_end() -> None:
    running = replace(MEETING, end=None, status=MeetingStatus.RUNNING)
    markdown = minutes(running, SHOWN, CASES_BY_ID)
    assert table(markdown, 0)[0][1] == "mandag 19.10.2026 kl. 12.00, Grupperom 2"


@pytest.mark.parametrize("meeting", [MEETING, LAST_MEETING])
def test_hidden_minutes_hold_no_part_of_any_name(meeting: Meeting) -> None:
    written = minutes(replace(meeting, place="hos Hjorthaug"), HIDDEN, CASES_BY_ID).casefold()
    assert [part for part in NAME_PARTS if part in written] == []
    assert "elev 01 (2sta)" in written
    assert "berit aas" in written


def test_who_is_a_student_is_masked_and_who_is_staff_is_not() -> None:
    tasks = [
        replace(TASK, id=f"t-{i}", who=who)
        for i, who in enumerate(("Thorvaldine", "Ygdis Hjorthaug", "Berit Aas", "Rådgiver"))
    ]
    item = replace(MEETING.agenda[0], entries=tuple(tasks))
    written = minutes(replace(MEETING, agenda=(item,)), HIDDEN, CASES_BY_ID)
    whom = [MASK, f"{MASK} {MASK}", "Berit Aas", "Rådgiver"]
    assert [row[1] for row in table(written, 1)[1:]] == whom
    noted = [line.split(" · ")[1] for line in read(written, "li")[:4]]
    assert noted == [f"Hvem: {one}" for one in whom]


def test_a_task_for_several_is_told_under_each_and_stands_once_in_the_table() -> None:
    shared = replace(TASK, who="Berit Aas og Ygdis")
    item = replace(MEETING.agenda[0], entries=(shared,), changed=())
    written = minutes(replace(MEETING, agenda=(item,)), HIDDEN, CASES_BY_ID)
    assert len(table(written, 1)) == 2
    whom = [one for one in read(written, "li")[1:] if ":" not in one]
    assert whom == ["Berit Aas", MASK]


def test_staff_who_share_a_name_with_a_student_are_read_with_their_roles() -> None:
    ygdis = Participant(id="p-4", name="Ygdis Aas", role="Rådgiver", present=True)
    lovise = Participant(id="p-5", name="Lovise Brækhus", role="PPT", present=True)
    guest = Participant(id="g", name="Ygdis", role="søster til Zebulon", present=True)
    staff = [Person(id=p.id, name=p.name, role=p.role) for p in (ygdis, lovise)]
    shown = naming.names(desk_with([*SCHOOL, *staff]), hidden=True)
    meeting = replace(MEETING, participants=(ygdis, lovise, guest))
    who = f"Ygdis Aas (Rådgiver), Lovise Brækhus (PPT), {MASK} (søster til {MASK})"
    assert table(minutes(meeting, shown, CASES_BY_ID), 0)[1] == ["Til stede", who]


def test_a_former_name_is_masked_in_the_minutes() -> None:
    noted = replace(ENTRY, text="Wilhelmina Solberg er tilbake.")
    item = replace(MEETING.agenda[0], entries=(noted,), changed=())
    meeting = replace(MEETING, agenda=(item,))
    former = replace(STUDENTS[0], former_names=("Wilhelmina Solberg",))
    shown = naming.names(desk_with([*SCHOOL, former]), hidden=True)
    assert read(minutes(meeting, shown, {}), "li") == [f"Informasjon: {MASK} {MASK} er tilbake."]


def test_an_item_is_called_by_its_subject_its_case_or_its_own_title() -> None:
    named = [item_title(item, SHOWN, CASES_BY_ID) for item in MEETING.agenda]
    assert named[:3] == ["Thorvaldine Kvisgaard (2STA)", "1BAA", "Sak 2026-04"]
    assert item_title(MEETING.agenda[2], SHOWN, {}) == "Sak ?"
    own = AgendaItem(id="x", title="Tur med Zebulon")
    assert item_title(own, SHOWN, {}) == "Tur med Zebulon"
    assert "Zebulon" not in item_title(own, HIDDEN, {})


def test_a_meetings_title_and_file_name_hold_no_name_and_no_strange_letter() -> None:
    """FAULTS 69."""
    assert title(MEETING, SHOWN) == "IKO-team 19.10.2026"
    assert file_name(MEETING, SHOWN) == "referat-iko-team-2026-10-19.md"
    other = replace(MEETING, team=ATTENDANCE)
    assert file_name(other, SHOWN) == "referat-naervaersteam-2026-10-19.md"
