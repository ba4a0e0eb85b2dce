"""The minutes for one reader: what each may see, and no name where none belongs."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Correction,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import School
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.domain.text import folded
from elvis_tui.services.meetings.minutes import (
    Form,
    Wanted,
    cases_in,
    file,
    file_name,
    for_whom,
    text,
)
from tests.parties import parties
from tests.school import NOW, SCHOOL, desk_with, student
from tests.suspected import suspected

DAY = date(2026, 10, 19)


def noted(kind: EntryKind, text: str, who: str = "", *, private: bool = False) -> Entry:
    words, whom = FreeText(text), FreeText(who)
    return Entry(id=text, kind=kind, text=words, who=whom, private=private, restricted=private)


MEETING = Meeting(
    id="m",
    team=IKO,
    on=DAY,
    status=MeetingStatus.FINISHED,
    participants=(
        Participant(id="p-1", name="Berit Aas", role="Rådgiver", present=True),
        Participant(id="p-3", name="Siv Dahle", role="PPT", external=True, present=True),
        Participant(id="g", name="mor til Thorvaldine", external=True, present=True),
    ),
    agenda=(
        AgendaItem(
            id="1",
            subject=student("s-1"),
            entries=(
                noted(EntryKind.INFO, "Thorvaldine trives, Ygdis hjelper."),
                noted(EntryKind.TASK, "tester lesing", "PPT"),
                noted(EntryKind.TASK, "ringer hjem", "Berit Aas"),
                noted(EntryKind.INFO, "bare for meg selv", private=True),
            ),
        ),
        AgendaItem(
            id="2", subject=student("s-2"), entries=(noted(EntryKind.INFO, "noe fortrolig"),)
        ),
        AgendaItem(
            id="3", title=FreeText("Skyss"), entries=(noted(EntryKind.INFO, "Ygdis, taxi"),)
        ),
    ),
)
CONSENT = Consent(id="c-1", student="s-1", services=(FreeText("PPT"),), on=date(2026, 9, 1))
NO_CONSENT = [one for one in SCHOOL if not isinstance(one, Consent)]
ALLOWED, NONE = desk_with([*NO_CONSENT, CONSENT]), desk_with(NO_CONSENT)


def test_another_service_reads_what_a_consent_covers_and_of_no_other_student() -> None:
    told = text(ALLOWED, MEETING, Wanted(whom="Siv Dahle"))
    assert "Thorvaldine trives" in told
    assert "tester lesing" in told
    for word in ("ringer hjem", "noe fortrolig", "Ygdis", "Hjorthaug", "bare for meg"):
        assert word not in told, word
    assert "Siv Dahle" in told.partition("Utdrag til")[2]
    assert "Utelatt" in told


def test_without_a_consent_another_service_gets_the_own_task_alone() -> None:
    told = text(NONE, MEETING, Wanted(whom="Siv Dahle"))
    assert "tester lesing" in told
    for word in ("trives", "ringer hjem", "noe fortrolig", "Kvisgaard", "Ygdis"):
        assert word not in told, word


def test_one_of_the_school_reads_the_items_and_the_own_tasks() -> None:
    told = text(NONE, MEETING, Wanted(whom="berit aas"))
    assert "ringer hjem" in told
    assert "noe fortrolig" in told
    assert "tester lesing" not in told
    assert "bare for meg" not in told


def test_a_private_note_stands_in_no_version() -> None:
    for wanted in (Wanted(), Wanted(hidden=True), Wanted(coded=True)):
        assert "bare for meg" not in text(NONE, MEETING, wanted)


def test_a_code_is_the_same_through_the_document_and_is_not_the_number() -> None:
    told = text(NONE, MEETING, Wanted(coded=True))
    assert "1. Elev A" in told
    assert "2. Elev B" in told
    assert "2STA" not in told
    assert "Elev 0" not in told
    for word in ("Thorvaldine", "Ygdis", "Kvisgaard"):
        assert word not in told
    assert "Berit Aas" in told, "who works there is not masked"


@pytest.mark.parametrize("wanted", [Wanted(hidden=True), Wanted(coded=True)])
def test_nobody_is_offered_by_a_students_name_while_names_are_hidden(wanted: Wanted) -> None:
    with pytest.raises(DomainError) as raised:
        text(NONE, MEETING, replace(wanted, whom="Nils"))
    assert raised.value.fault is Fault.NO_RECIPIENT
    assert "Thorvaldine" not in str(raised.value.facts)
    assert "Thorvaldine" not in text(NONE, MEETING, replace(wanted, whom="mor til Thorvaldine"))


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(hidden=True), Wanted(coded=True)])
def test_the_name_of_the_file_names_no_student(wanted: Wanted) -> None:
    whom = [one.name for one in for_whom(NONE, MEETING)]
    assert "mor til Thorvaldine" in whom
    names = [file_name(NONE, MEETING, replace(wanted, whom=one, form=Form.WORD)) for one in whom]
    assert names[0] == "referat-iko-team-2026-10-19-berit-aas.docx"
    assert not any("thorvaldine" in name for name in names)


def test_of_an_extract_only_the_cases_that_stand_in_it_are_read() -> None:
    item = AgendaItem(id="4", case_id="case-1", entries=(noted(EntryKind.INFO, "undersøkt"),))
    meeting = replace(MEETING, agenda=(*MEETING.agenda, item))
    assert cases_in(NONE, meeting, Wanted()) == ("case-1",)
    assert cases_in(NONE, meeting, Wanted(whom="Berit Aas")) == ("case-1",)
    assert cases_in(NONE, meeting, Wanted(whom="Siv Dahle")) == ()


@pytest.mark.parametrize("who", ["Faglærer", "faglærer og Berit Aas", "Vegard", "Vegard Holtskog"])
def test_an_extract_for_whoever_is_suspected_by_role_or_name_has_nothing_of_the_case(
    who: str,
) -> None:
    desk = suspected()
    of_case = AgendaItem(id="4", case_id="case-77", entries=(noted(EntryKind.TASK, "ser", who),))
    meeting = replace(MEETING, agenda=(of_case,))
    whom = [one.name for one in for_whom(desk, meeting)]
    made = {name: text(desk, meeting, Wanted(whom=name)) for name in whom}
    (own,) = (name for name in whom if folded(name) in folded(who) and name != "Berit Aas")
    told = made[own]
    assert "2026-77" not in told
    assert "Fnattvik" not in told
    assert "2026-77" in made["Berit Aas"]


def test_nothing_that_somebody_wrote_names_another_student_to_another_service() -> None:
    by = Correction(at=NOW, by=FreeText("berit"), why=FreeText("Ygdis var ikke der"))
    helped = ItemChange(
        id="f-m",
        record_id="f",
        what=Changed.MEASURE,
        text=FreeText("følges av Ygdis"),
        who=FreeText("Ygdis Hjorthaug"),
    )
    guest = Participant(id="g-2", name="Ygdis Hjorthaug", service="mor til Ygdis", present=True)
    meeting = replace(
        MEETING,
        team="team-9",
        participants=(*MEETING.participants, guest),
        place=FreeText("hos Hjorthaug"),
        keeper=FreeText("Ygdis Hjorthaug"),
        archive_ref=FreeText("2026/Ygdis"),
        corrections=(by,),
        agenda=(
            *MEETING.agenda,
            AgendaItem(id="4", entries=(noted(EntryKind.TASK, "ringer", "PPT og Ygdis"),)),
            AgendaItem(id="5", case_id="case-9", entries=(noted(EntryKind.TASK, "ser", "PPT"),)),
            AgendaItem(id="6", title=FreeText("Leksehjelp"), changed=(helped,)),
        ),
    )
    case = Case(
        id="case-9",
        number="2026-09",
        title=FreeText("Uro, Ygdis så det"),
        parties=parties("s-1"),
        reported_on=DAY,
        reported_by=FreeText("noen"),
    )
    series = Team(id="team-9", name=FreeText("Samarbeidsmøte om Ygdis Hjorthaug"), order=9)
    school = School(name=FreeText("Hjorthaug skole"), access_marker=FreeText("Bare om Ygdis"))
    desk = desk_with([*NO_CONSENT, CONSENT, case, series, school])
    wanted = Wanted(whom="Siv Dahle", form=Form.HTML)
    told = file(desk, meeting, wanted).decode()
    assert "Thorvaldine Kvisgaard" in told
    assert "2026-09" in told
    assert "nytt tiltak" in told
    for word in ("Ygdis", "Hjorthaug"):
        assert word not in told, word


@pytest.mark.parametrize(("case_id", "is_told"), [(None, False), ("case-1", True)])
def test_who_may_read_minutes_is_told_unless_students_sat_there(
    case_id: str | None, is_told: bool
) -> None:
    """Also where students have come into the team after a meeting it had about a case."""
    team = Team(id=IKO, name=FreeText("IKO"), order=1, students_take_part=True)
    school = School(name=FreeText("Fjellheim"), access_marker=FreeText("Unntatt § 13"))
    desk = desk_with([*SCHOOL, team, school])
    told = text(desk, replace(MEETING, case_id=case_id), Wanted())
    assert ("Unntatt § 13" in told) is is_told
