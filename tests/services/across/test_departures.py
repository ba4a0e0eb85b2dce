"""«Har eleven sluttet?» comes up by itself: on the saksliste, the overview and in the list."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.absence.records import Figures, StudentAbsence
from elvis_tui.domain.across.overview import DueKind
from elvis_tui.domain.follow_ups.departure import Deed, Departure, Done
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.meetings.records import AgendaReason, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.across.overview import overview
from elvis_tui.services.desk.absence import without_notice
from elvis_tui.services.desk.departures import coming_up, of_subject, open_runs
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.follow_ups.views import View, counts, listed
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.wording.absence import newest
from tests.school import SCHOOL, TODAY, desk_with, student

BEGAN = date(2026, 9, 21)
WHO = student("s-2")


def tried(on: date) -> Contact:
    how = ContactMethod.PHONE
    return Contact(id=f"k-{on}", on=on, by="berit", whom="eleven", how=how, reached=Reached.NO)


def done(deed: Deed, on: date) -> Done:
    return Done(id=deed.value, deed=deed, on=on, by="berit")


def desk(*made: Done, tries: tuple[date, ...] = (BEGAN,), next_date: date | None = None) -> Desk:
    """The school today, in which a student of the attendance team may have left."""
    followed = next(r for r in SCHOOL if r.id == "f-2" and isinstance(r, FollowUp))
    contacts = tuple(map(tried, tries))
    followed = replace(followed, contacts=contacts, next_date=next_date, next_what="samtale")
    matter = Departure(id="d-1", subject=WHO, began_on=BEGAN, doubt="borte", done=made)
    return desk_with([*(r for r in SCHOOL if r.id != "f-2"), followed, matter])


NOTICED = done(Deed.NOTICE, date(2026, 10, 5))


@pytest.mark.parametrize(
    ("made", "tries", "reason"),
    [
        ((), (), AgendaReason.LEFT_TRY),
        ((), (BEGAN,), AgendaReason.LEFT_NOTICE),
        ((NOTICED,), (BEGAN,), AgendaReason.LEFT_DECIDE),
    ],
)
def test_the_saksliste_of_the_team_has_the_student_with_the_reason(
    made: tuple[Done, ...], tries: tuple[date, ...], reason: AgendaReason
) -> None:
    there = desk(*made, tries=tries, next_date=date(2026, 12, 1))
    # Three weeks after the varsel are over on the 27th.
    meeting = replace(there.get(Meeting, "meeting-3"), on=date(2026, 10, 27))
    (item,) = [i for i in agenda_of(there, meeting) if i.subject == WHO]
    assert item.reasons[0] is reason
    assert item.follow_up_id == "f-2"
    of_iko = replace(meeting, team="iko")
    assert not [i for i in agenda_of(there, of_iko) if reason in i.reasons]


def test_what_is_not_due_by_the_meeting_is_not_on_it() -> None:
    there = desk(NOTICED, next_date=date(2026, 12, 1))
    meeting = replace(there.get(Meeting, "meeting-3"), on=date(2026, 10, 26))
    reasons = [r for i in agenda_of(there, meeting) for r in i.reasons if i.subject == WHO]
    assert not [r for r in reasons if r.value.startswith("left")]


def test_what_has_ended_comes_up_no_more() -> None:
    there = desk(NOTICED, done(Deed.ANSWER, date(2026, 10, 12)), next_date=date(2026, 12, 1))
    meeting = replace(there.get(Meeting, "meeting-3"), on=date(2026, 12, 26))
    reasons = [r for i in agenda_of(there, meeting) for r in i.reasons]
    assert not [r for r in reasons if r.value.startswith("left")]
    assert all(d.kind is not DueKind.DEPARTURE for d in overview(there).now)


def test_the_overview_has_it_on_its_day_and_the_follow_up_is_not_undated_beside_it() -> None:
    there = desk()
    (due,) = [d for d in overview(there).now if d.kind is DueKind.DEPARTURE]
    assert (due.on, due.part) == (date(2026, 10, 5), "notice")
    assert "f-2" not in {f.id for f in overview(there).undated}
    later = desk(NOTICED)
    (ahead,) = [d for d in overview(later).ahead if d.kind is DueKind.DEPARTURE]
    assert (ahead.on, ahead.part) == (date(2026, 10, 27), "decide")


def test_the_list_has_it_where_it_is_due_among_what_is_overdue_and_dated() -> None:
    there = desk(next_date=date(2026, 12, 1))
    assert listed(there)[0].id == "f-2"
    assert "f-2" in {f.id for f in listed(there, View.OVERDUE)}
    undated = desk()
    assert "f-2" not in {f.id for f in listed(undated, View.UNDATED)}
    assert counts(there, [(View.OVERDUE, "")]) == [len(listed(there, View.OVERDUE))]
    assert there.today == TODAY


def test_what_is_confided_ends_the_run_too_and_is_read_by_nobody_else() -> None:
    """The clock is reckoned with all that is written; what is told of it is what may be read."""
    there = desk(tries=(BEGAN,))
    followed = there.get(FollowUp, "f-2")
    spoken = replace(
        tried(date(2026, 10, 12)), reached=Reached.YES, restricted=True, by="siv", text="hjemme"
    )
    there.store.commit(put=[replace(followed, contacts=(*followed.contacts, spoken))])
    gate = Gate(there)
    (seen,) = of_subject(gate, WHO)
    (known,) = of_subject(there, WHO)
    assert (seen.ending, seen.ended_on) == (known.ending, known.ended_on)
    assert known.ended_on == date(2026, 10, 12)
    assert all("hjemme" not in str(one.contact.text) for one in seen.tries)


@pytest.mark.parametrize(
    ("made", "began", "counts"),
    [
        ((), date(2026, 10, 1), "d-2"),  # 1.10., to try at once; the other from 5.10.
        ((), date(2026, 10, 6), "d-1"),
        ((NOTICED,), date(2026, 10, 19), "d-2"),  # the other waits until 27.10.
        ((), BEGAN, "d-1"),  # the same day: as they stand
    ],
)
def test_of_two_clocks_of_one_student_the_nearest_date_counts(
    made: tuple[Done, ...], began: date, counts: str
) -> None:
    there = desk(*made, tries=(BEGAN,) if began > BEGAN else ())
    there.store.commit(put=[Departure(id="d-2", subject=WHO, began_on=began, doubt="igjen")])
    run = open_runs(there)[WHO.id]
    assert run.departure.id == counts
    assert of_subject(there, WHO)[0].departure.id == counts
    followed = there.get(FollowUp, "f-2")
    assert (
        coming_up(there)(followed).on
        == run.due
        == min(one.due for one in of_subject(there, WHO) if one.due)
    )


def test_a_figure_of_an_older_list_stands_until_a_newer_one_tells_it() -> None:
    there = desk_with()
    one = there.get(StudentAbsence, "absence-1")
    subject = one.subjects[0]
    newer = replace(
        subject,
        now=Figures(as_of=date(2026, 10, 16), ten=1.5),
        earlier=(*subject.earlier, subject.now),
    )
    there.store.commit(put=[replace(one, subjects=(newer,))])
    assert "s-1" in without_notice(there)
    assert newest(newer, "fifteen", TODAY) == "9,29 12.10."
    assert newest(newer, "ten", TODAY) == "1,5\u00a0%"
