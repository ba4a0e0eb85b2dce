"""What was changed from within a meeting stands under its item in the minutes, and stays there."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Level,
    Measure,
    Note,
    Reached,
)
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    Participant,
)
from elvis_tui.domain.people.consents import Consent, Giver, Manner
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.desk.withholding import Withholding
from elvis_tui.services.follow_ups import corrections
from elvis_tui.services.meetings import minutes, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.changed_meanwhile import with_changes
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.tasks.verbs import finish_task
from elvis_tui.wording.cases import step_title
from tests.school import student

ID = "meeting-2"
ABOUT = AgendaItem(id="i-1", subject=student("s-1"), follow_up_id="f-1")
OTHER = AgendaItem(id="i-2", title=FreeText("Skyss"))
NEXT = date(2026, 12, 11)
SECRET = FreeText("Kvaxholm")


def begun(desk: Desk) -> FollowUp:
    """Have a meeting run with two items; the follow-up of the first."""
    meetings.start(desk, ID)
    desk.store.commit(put=[replace(meetings.get(desk, ID), agenda=(ABOUT, OTHER))])
    return desk.store.get(FollowUp, "f-1")


def change(desk: Desk, verb: str = "follow_up.edit", **fields: object) -> None:
    desk.save(verb, replace(desk.store.get(FollowUp, "f-1"), **fields))


def noted(desk: Desk) -> tuple[ItemChange, ...]:
    return meetings.get(desk, ID).agenda[0].changed


def written(desk: Desk, wanted: Wanted | None = None) -> str:
    gate = Gate(desk)
    return minutes.text(gate, gate.get(Meeting, ID), wanted or Wanted())


def line(markdown: str) -> str:
    (found,) = [one for one in markdown.split("\n") if one.startswith("- **Endret:**")]
    return found


def measure(what: str = "morgentaxi") -> Measure:
    return Measure(
        id="m-new", what=FreeText(what), who=FreeText("Sos.ped."), start=date(2026, 10, 19)
    )


def other_level(follow_up: FollowUp) -> Level:
    return Level.RED if follow_up.level is not Level.RED else Level.GREEN


def test_level_and_next_date_stand_in_the_minutes_so_far_and_when_they_are_done(
    desk: Desk,
) -> None:
    level = other_level(begun(desk))
    change(desk, "follow_up.level", level=level)
    change(desk, "follow_up.next", next_date=NEXT)
    so_far = line(written(desk))
    assert " → " in so_far
    assert "neste dato 11.12.2026" in so_far
    meetings.finish(desk, ID)
    assert line(written(desk)) == so_far
    assert [c.what for c in noted(desk)] == [Changed.LEVEL, Changed.NEXT_DATE]


def test_it_stays_whatever_is_changed_afterwards_and_in_the_next_version(desk: Desk) -> None:
    before = begun(desk)
    change(desk, level=other_level(before))
    meetings.finish(desk, ID)
    told = noted(desk)
    change(desk, level=before.level, next_date=NEXT)
    assert noted(desk) == told
    versions.reopen(desk, ID, FreeText("feil dato"))
    change(desk, next_date=date(2026, 12, 18))
    meetings.finish(desk, ID)
    assert noted(desk) == told
    assert len(versions.of_meeting(desk, ID)) == 1


def test_what_was_before_the_meeting_or_was_changed_back_is_not_told(desk: Desk) -> None:
    before = desk.store.get(FollowUp, "f-1")
    change(desk, owner=FreeText("Amund"))
    begun(desk)
    change(desk, level=other_level(before))
    change(desk, level=before.level)
    change(desk, next_date=NEXT)
    undo(desk)
    meetings.finish(desk, ID)
    assert noted(desk) == ()


def test_an_item_with_a_change_has_been_treated(desk: Desk) -> None:
    begun(desk)
    change(desk, next_date=NEXT)
    first, second = meetings.finish(desk, ID).agenda
    assert (first.status, second.status) == (ItemStatus.CLOSED, ItemStatus.POSTPONED)


def test_what_was_written_is_not_repeated_and_what_is_restricted_is_not_told(desk: Desk) -> None:
    before = begun(desk)
    contact = Contact(
        id="c-new",
        on=date(2026, 10, 19),
        by=FreeText("Berit Aas"),
        whom=FreeText("mor"),
        how=ContactMethod.PHONE,
        reached=Reached.YES,
        text=SECRET,
    )
    note = Note(id="n-new", at=desk.clock.now(), by=desk.author, text=SECRET, restricted=True)
    change(desk, contacts=(*before.contacts, contact), notes=(*before.notes, note))
    meetings.finish(desk, ID)
    assert [c.what for c in noted(desk)] == [Changed.CONTACT]
    assert "kontakt ført" in line(written(desk))
    assert SECRET not in written(desk)


def test_whoever_the_team_began_to_follow_is_told_with_level_owner_and_date(desk: Desk) -> None:
    team = meetings.start(desk, ID).team
    about = AgendaItem(id="i-9", subject=student("s-9"))
    desk.store.commit(put=[replace(meetings.get(desk, ID), agenda=(about,))])
    new = FollowUp(
        id="f-new",
        subject=student("s-9"),
        team=team,
        opened_on=desk.today,
        level=Level.RED,
        owner=FreeText("Berit Aas"),
        next_date=NEXT,
    )
    desk.save("follow_up.start", new)
    told = line(written(desk))
    for words in ("oppfølging begynt", "nivå", "eier Berit Aas", "neste dato 11.12.2026"):
        assert words in told


def test_a_measure_is_told_by_what_it_is_and_names_are_masked(desk: Desk) -> None:
    before = begun(desk)
    name = desk.store.get(Student, "s-1").first_name
    change(desk, measures=(*before.measures, measure(f"taxi for {name}")))
    meetings.finish(desk, ID)
    assert f"nytt tiltak «taxi for {name}» (Sos" in line(written(desk))
    assert name not in line(written(desk, Wanted(hidden=True)))
    assert name not in line(written(desk, Wanted(coded=True)))


def test_a_measure_that_is_erased_for_a_students_sake_goes_from_minutes_and_versions(
    desk: Desk,
) -> None:
    before = begun(desk)
    change(desk, measures=(*before.measures, measure(SECRET)))
    meetings.finish(desk, ID)
    assert SECRET in written(desk)
    corrections.erase(desk, "f-1", "m-new", FreeText("feil elev"))
    assert SECRET not in written(desk)
    assert noted(desk) == ()
    (version,) = versions.of_meeting(desk, ID)
    assert SECRET not in str(version)
    assert SECRET not in str(desk.store.all(HistoryEntry).values())


def test_the_next_date_of_one_whose_address_is_protected_is_not_told(desk: Desk) -> None:
    begun(desk)
    change(desk, next_date=NEXT)
    protected = replace(desk.store.get(Student, "s-1"), address_protected=True)
    desk.save("student.edit", protected)
    assert "11.12.2026" not in written(desk)
    meetings.finish(desk, ID)
    assert "11.12.2026" not in written(desk)
    assert "neste dato satt" in line(written(desk))
    told = Gate(desk).all(HistoryEntry).values()
    items = [e for e in told if e.table == "meetings"]
    assert "2026-12-11" not in str(items)


def test_what_was_changed_in_a_case_goes_with_the_case_alone(desk: Desk) -> None:
    case = desk.store.get(Case, "case-1")
    about = AgendaItem(id="i-3", subject=student(case.students[0]))
    of_case = AgendaItem(id="i-4", case_id=case.id)
    meetings.start(desk, ID)
    desk.store.commit(put=[replace(meetings.get(desk, ID), agenda=(about, of_case))])
    step = next(s for s in case.steps if s.status is not StepStatus.DONE)
    done = replace(step, status=StepStatus.DONE, on=desk.today)
    steps = tuple(done if s is step else s for s in case.steps)
    desk.save("case.step", replace(case, steps=steps))
    task = Task(
        id="t-new",
        what=SECRET,
        who=FreeText("Berit Aas"),
        created_on=desk.today,
        subject=about.subject,
        case_id=case.id,
    )
    desk.save("task.add", task)
    mine, theirs = meetings.finish(desk, ID).agenda
    assert mine.changed == ()
    assert [c.what for c in theirs.changed] == [Changed.STEP, Changed.TASK_GIVEN]
    assert f"steget «{step_title(step)}» gjort" in line(written(desk))


def test_a_task_of_the_last_meeting_that_is_done_in_this_one_is_told_by_what_it_is(
    desk: Desk,
) -> None:
    task = Task(
        id="t-old",
        what=FreeText("ringe hjem"),
        who=FreeText("Berit Aas"),
        created_on=date(2026, 10, 1),
        subject=student("s-1"),
    )
    desk.store.commit(put=[task])
    begun(desk)
    finish_task(desk, "t-old")
    assert "oppgaven «ringe hjem» gjort" in line(written(desk))


def test_an_extract_tells_another_service_only_what_consent_covers_and_no_task_of_others(
    desk: Desk,
) -> None:
    begun(desk)
    change(desk, next_date=NEXT)
    desk.save(
        "task.add",
        Task(
            id="t-new",
            what=FreeText("ringe hjem"),
            who=FreeText("Berit Aas"),
            created_on=desk.today,
            subject=student("s-1"),
        ),
    )
    outside = Participant(id="g", name="Siv Dahle", role="PPT", external=True, present=True)
    inside = Participant(id="x", name="Jon Vik", role="Sos.ped.", present=True)
    meeting = replace(meetings.get(desk, ID), participants=(outside, inside))
    desk.store.commit(put=[meeting])
    meetings.finish(desk, ID)
    theirs = [c for c in desk.store.all(Consent).values() if c.student == "s-1"]
    desk.store.commit(delete=theirs)
    assert "Endret" not in written(desk, Wanted(whom="Siv Dahle"))
    told = line(written(desk, Wanted(whom="Jon Vik")))
    assert "neste dato 11.12.2026" in told
    assert "ringe hjem" not in told
    given = Consent(
        id="consent-new",
        student="s-1",
        services=(FreeText("PPT"),),
        given_by=Giver.STUDENT,
        manner=Manner.ORAL,
        on=desk.today,
    )
    desk.store.commit(put=[given])
    assert "neste dato 11.12.2026" in line(written(desk, Wanted(whom="Siv Dahle")))


def test_an_item_that_comes_up_again_has_nothing_of_what_was_changed_then(desk: Desk) -> None:
    begun(desk)
    change(desk, next_date=NEXT)
    meetings.set_status(desk, ID, "i-1", ItemStatus.POSTPONED)
    held = meetings.finish(desk, ID)
    assert held.agenda[0].changed
    again = meetings.plan(desk, held.team, desk.today, None, "")
    assert all(item.changed == () for item in meetings.start(desk, again.id).agenda)


def test_a_code_that_is_none_any_more_leaves_the_minutes_readable(desk: Desk) -> None:
    odd = [
        ItemChange(id="x", record_id="f-1", what=what, before="?", after="?") for what in Changed
    ]
    begun(desk)
    meeting = meetings.finish(desk, ID)
    first, second = meeting.agenda
    changed = replace(first, changed=tuple(odd))
    desk.store.commit(put=[replace(meeting, agenda=(changed, second))])
    assert "nivå endret" in line(written(desk))


# What it costs: it is asked for each time a meeting that runs is drawn


def test_what_is_noted_in_the_meeting_is_not_read_again_from_the_history(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(desk)
    for number in range(5):
        text = FreeText(f"sak {number}")
        meetings.note(desk, ID, "i-2", Entry(id="", kind=EntryKind.INFO, text=text))
    change(desk, next_date=NEXT)
    gate, cleaned = Gate(desk), []
    plain = Withholding.one

    def counted(self: Withholding, record: Record) -> Record:
        cleaned.extend([record.verb] if isinstance(record, HistoryEntry) else [])
        return plain(self, record)

    monkeypatch.setattr(Withholding, "one", counted)
    (told,) = with_changes(gate, meetings.get(desk, ID)).agenda[0].changed
    assert told.what is Changed.NEXT_DATE
    assert cleaned == ["follow_up.edit", "meeting.start"]


def test_what_items_may_be_about_is_gone_through_once_however_many_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(desk)
    plan = [AgendaItem(id=f"i-{n}", reasons=(AgendaReason.PLAN,)) for n in range(10, 15)]
    many = replace(meetings.get(desk, ID), agenda=(ABOUT, replace(ABOUT, id="i-3"), *plan))
    gate, asked = Gate(desk), []
    plain = gate.all
    monkeypatch.setattr(gate, "all", lambda kind: asked.append(kind) or plain(kind))
    with_changes(gate, many)
    assert len(asked) == len(set(asked))
    assert {FollowUp, Consent, Task, DoneMark} <= set(asked)
