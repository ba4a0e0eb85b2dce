"""What a meeting would be left without in the data around it."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting, MinutesVersion
from elvis_tui.domain.meetings.rules import OpenEnd
from elvis_tui.domain.meetings.versions import version_of
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import attendance, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.begun import begun_in, draft_key
from elvis_tui.services.meetings.finishing import gaps, put_keeper_in
from elvis_tui.wording import finishing as words
from tests.school import LAST_MEETING
from tests.suspected import LOGIN, SUSPECTED

ID = "meeting-2"


def without_consent(desk: Desk) -> dict[str, tuple[str, ...]]:
    found = gaps(Gate(desk), meetings.get(desk, ID))
    return {str(g.service): g.students for g in found if g.end is OpenEnd.CONSENT}


def note(desk: Desk, student_id: str, text: str = "borte") -> None:
    agenda = meetings.get(desk, ID).agenda
    item = next(i for i in agenda if i.subject and i.subject.id == student_id)
    meetings.note(desk, ID, item.id, Entry(id="", kind=EntryKind.INFO, text=FreeText(text)))


def test_only_who_was_there_and_only_students_something_was_noted_of_count(desk: Desk) -> None:
    meetings.start(desk, ID)
    attendance.tick_all(desk, ID)
    assert without_consent(desk) == {}
    note(desk, "s-3")
    assert without_consent(desk) == {"PPT": ("s-3",)}
    attendance.add_participant(
        desk, ID, attendance.Guest("Ola Nordby", external=True, service="BUP")
    )
    assert without_consent(desk) == {"PPT": ("s-3",), "BUP": ("s-3",)}
    attendance.tick(desk, ID, "p-3")
    assert without_consent(desk) == {"BUP": ("s-3",)}
    given = Consent(id="c-new", student="s-3", services=("BUP",), on=desk.today)
    desk.store.commit(put=[given])
    assert without_consent(desk) == {}


def test_of_minutes_that_were_opened_again_only_what_is_changed_counts(desk: Desk) -> None:
    meetings.start(desk, ID)
    attendance.tick_all(desk, ID)
    note(desk, "s-3")
    versions.finish(desk, ID)
    versions.reopen(desk, ID, FreeText("glemt"))
    assert gaps(Gate(desk), meetings.get(desk, ID)) == ()
    note(desk, "s-3", "kom seinere")
    assert without_consent(desk) == {"PPT": ("s-3",)}
    versions.finish(desk, ID)
    versions.reopen(desk, ID, FreeText("glemt"))
    attendance.add_participant(
        desk, ID, attendance.Guest("Ola Nordby", external=True, service="BUP")
    )
    assert without_consent(desk) == {"BUP": ("s-3",)}


def test_who_takes_the_minutes_is_put_among_those_who_were_there_with_one_key(desk: Desk) -> None:
    def is_away() -> bool:
        found = gaps(Gate(desk), meetings.get(desk, ID))
        return OpenEnd.KEEPER_AWAY in [gap.end for gap in found]

    meetings.start(desk, ID)
    attendance.tick_all(desk, ID)
    meeting = replace(meetings.get(desk, ID), keeper=FreeText("Siv Dahl"))
    desk.store.commit(put=[meeting])
    assert is_away()
    put_keeper_in(desk, ID)
    assert not is_away()
    assert meetings.get(desk, ID).present[-1].name == "Siv Dahl"
    attendance.tick(desk, ID, meetings.get(desk, ID).present[-1].id)
    assert is_away()
    assert len(put_keeper_in(desk, ID).present) == len(meetings.get(desk, ID).participants)


def test_a_team_that_has_met_before_wants_a_next_date(desk: Desk) -> None:
    meeting = meetings.start(desk, ID)

    def wanted() -> bool:
        found = gaps(Gate(desk), meetings.get(desk, ID))
        return OpenEnd.NEXT_DATE in [gap.end for gap in found]

    assert wanted()
    meetings.plan(desk, meeting.team, desk.today, None, "")
    assert not wanted()


def test_a_version_of_a_hidden_cases_meeting_is_hidden_and_one_that_names_it_tells_nothing(
    desk: Desk,
) -> None:
    stored = desk.store
    stored.commit(put=[SUSPECTED])
    case = next(iter(stored.all(Case).values()))
    whom = Suspicion(whom=FreeText(SUSPECTED.name), login=FreeText(LOGIN), on=desk.today)
    item = replace(LAST_MEETING.agenda[0], subject=None, case_id=case.id)
    about = replace(LAST_MEETING, id="about", case_id=case.id, agenda=(item,))
    named = replace(LAST_MEETING, agenda=(item,))
    stands = [version_of(m, desk.clock.now(), FreeText("siv")) for m in (about, named)]
    stored.commit(put=[replace(case, suspicion=whom), about, named, *stands])
    assert len(Gate(desk).all(MinutesVersion)) == len(stands)
    gate = Gate(replace(desk, user=LOGIN))
    assert gate.find(Meeting, "about") is None
    assert gate.find(MinutesVersion, stands[0].id) is None
    assert "borte mandager" not in repr(gate.get(MinutesVersion, stands[1].id))
    assert "borte mandager" not in repr(gate.to_change(MinutesVersion, stands[1].id))


def test_what_was_begun_and_not_noted_is_told_first_whatever_its_kind(desk: Desk) -> None:
    meeting = meetings.start(desk, ID)
    item = meeting.agenda[0]
    assert begun_in(desk.drafts, meeting) == {}
    typed = {"text": "halv", "kind": "decision", "private": "yes"}
    for kind in (EntryKind.DECISION, EntryKind.TASK):
        desk.drafts.keep(draft_key(ID, item.id, kind), typed)
    desk.drafts.keep(draft_key("another", item.id, EntryKind.INFO), typed)
    desk.drafts.keep(draft_key(ID, meeting.agenda[1].id, EntryKind.INFO), {"private": "yes"})
    begun = begun_in(desk.drafts, meeting)
    assert begun == {item.id: 2}
    first = gaps(Gate(desk), meeting, begun)[0]
    assert (first.end, first.item_id, first.items) == (OpenEnd.DRAFT, item.id, 2)
    assert "2 påbegynte punkt i sak 1" in words.gap(first, "", "1")
