"""What a meeting would be left without in the data around it."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import EntryKind, Meeting, MinutesVersion
from elvis_tui.domain.meetings.rules import OpenEnd
from elvis_tui.domain.meetings.versions import version_of
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import attendance
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.begun import begun_in, draft_key
from elvis_tui.services.meetings.finishing import gaps
from elvis_tui.wording import finishing as words
from tests.school import LAST_MEETING
from tests.suspected import LOGIN, SUSPECTED

ID = "meeting-2"


def without_consent(desk: Desk) -> dict[str, tuple[str, ...]]:
    found = gaps(Gate(desk), meetings.get(desk, ID))
    return {g.student: tuple(map(str, g.services)) for g in found if g.end is OpenEnd.CONSENT}


def test_a_student_lacks_consent_for_the_services_of_those_who_are_called_in(desk: Desk) -> None:
    meetings.start(desk, ID)
    there = without_consent(desk)
    assert there["s-3"] == ("PPT",)
    given = Consent(id="c-new", student="s-3", services=("PPT",), on=desk.today)
    desk.store.commit(put=[given])
    assert "s-3" not in without_consent(desk)
    attendance.remove_participant(desk, ID, "p-3")
    assert without_consent(desk) == {}


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
    versions = [version_of(m, desk.clock.now(), FreeText("siv")) for m in (about, named)]
    stored.commit(put=[replace(case, suspicion=whom), about, named, *versions])
    assert len(Gate(desk).all(MinutesVersion)) == len(versions)
    gate = Gate(replace(desk, user=LOGIN))
    assert gate.find(Meeting, "about") is None
    assert gate.find(MinutesVersion, versions[0].id) is None
    assert "borte mandager" not in repr(gate.get(MinutesVersion, versions[1].id))
    assert "borte mandager" not in repr(gate.to_change(MinutesVersion, versions[1].id))


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
    assert (first.end, first.item_id, first.many) == (OpenEnd.DRAFT, item.id, 2)
    assert "2 påbegynte punkt i sak 1" in words.gap(first, "", "1")
