"""What is put off, skipped and taken away: it is always somewhere, and never twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.across.agenda import OF_EARLIER, Agenda, Left, build_agenda
from elvis_tui.domain.across.agenda_keys import item_key, read_taken_off, taken_off
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.meetings.rules import finish
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from tests.domain.across.test_agenda import (
    ACTIVITY,
    LAST,
    LAST_ON,
    MEETING,
    TODAY,
    follow_up,
    subjects,
    task,
)
from tests.school import NOW, student

DECISION = Entry(id="e", kind=EntryKind.DECISION, text="ringe")
INFO = Entry(id="e", kind=EntryKind.INFO, text="sett på")
MOVED = ItemChange(id="f-s-1", record_id="f-s-1", what=Changed.NEXT_DATE)
GIVEN = ItemChange(id="t", record_id="t", what=Changed.TASK_GIVEN)


def whole(meeting: Meeting = MEETING, **given_: Any) -> Agenda:
    nothing: dict[str, Any] = {"follow_ups": (), "cases": (), "tasks": (), "activities": ()}
    return build_agenda(
        meeting, **{**nothing, "held": [], "takes_up_cases": True, "today": meeting.on, **given_}
    )


def held(meeting: Meeting, agenda: Agenda, **more: Any) -> Meeting:
    """A meeting with that agenda, ended without anything being said."""
    left = tuple(one.item for one in agenda.left_out if one.how not in OF_EARLIER)
    begun = replace(
        meeting, status=MeetingStatus.RUNNING, agenda=agenda.items, left_out=left, **more
    )
    return finish(begun, at=NOW)


def later(days: int) -> Meeting:
    return Meeting(id=f"m-{days}", team=IKO, on=TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (AgendaItem(id="i", subject=student("s-1"), title="x"), "student:s-1"),
        (AgendaItem(id="i", case_id="c", title="Avslutningsmøte"), "case:c"),
        (AgendaItem(id="i", task_id="t", title="ringe"), "task:t"),
        (AgendaItem(id="i", activity_id="a", title="x"), "activity:a"),
        (AgendaItem(id="i"), "item:i"),
    ],
)
def test_an_item_is_known_by_what_it_is_about(item: AgendaItem, key: str) -> None:
    assert item_key(item) == key


def test_an_item_about_nobody_is_known_by_its_words_and_tells_none_of_them() -> None:
    one = AgendaItem(id="a", title="Skoletur til Nora")
    assert item_key(one) == item_key(replace(one, id="b", title=" skoletur til nora"))
    assert "nora" not in item_key(one).casefold()


def test_the_ids_stay_the_same_however_often_the_saksliste_makes_itself() -> None:
    facts: dict[str, Any] = {"follow_ups": [follow_up("s-1")], "activities": [ACTIVITY]}
    first, second = whole(**facts), whole(**facts)
    assert [i.id for i in first.items] == [i.id for i in second.items]
    assert len({i.id for i in first.items}) == 2
    other = whole(later(7), **facts)
    assert not {i.id for i in other.items} & {i.id for i in first.items}


def test_one_who_was_added_on_the_day_of_a_meeting_or_before_the_first_is_new() -> None:
    that_day = follow_up("s-1", None, opened_on=LAST_ON)
    assert [i.reasons for i in whole(follow_ups=[that_day], held=[LAST]).items] == [
        (AgendaReason.NEW,)
    ]
    assert [i.reasons for i in whole(follow_ups=[that_day]).items] == [(AgendaReason.NEW,)]


def test_standing_items_come_every_time_and_are_not_doubled_when_they_were_put_off() -> None:
    once = whole(standing=["Godkjenne referat"])
    assert [(i.title, i.reasons) for i in once.items] == [
        ("Godkjenne referat", (AgendaReason.STANDING,))
    ]
    again = whole(later(7), standing=["Godkjenne referat"], held=[held(MEETING, once)])
    assert [i.reasons for i in again.items] == [(AgendaReason.CARRIED_OVER, AgendaReason.STANDING)]


def test_a_task_is_not_doubled_when_it_was_put_off() -> None:
    given_ = task("t-1", None, what="bestille rom", meeting_id=LAST.id)
    once = whole(tasks=[given_], held=[LAST])
    assert [(i.task_id, i.reasons) for i in once.items] == [("t-1", (AgendaReason.TASK_OPEN,))]
    late = replace(given_, due=TODAY)
    again = whole(later(7), tasks=[late], held=[LAST, held(MEETING, once)])
    assert [i.reasons for i in again.items] == [
        (AgendaReason.CARRIED_OVER, AgendaReason.TASK_OVERDUE)
    ]
    old = replace(LAST, agenda=(AgendaItem(id="i", title="bestille rom"),))
    old = replace(old, agenda=(replace(old.agenda[0], status=ItemStatus.POSTPONED),))
    of_old = whole(tasks=[replace(late, due=LAST_ON)], held=[old])
    assert len(of_old.items) == 1, "an older program wrote no id of the task"


def test_two_tasks_with_the_same_words_are_two() -> None:
    tasks = [task("t-1", None, meeting_id=LAST.id), task("t-2", None, meeting_id=LAST.id)]
    assert [i.task_id for i in whole(tasks=tasks, held=[LAST]).items] == ["t-1", "t-2"]


def test_all_tasks_about_one_student_are_told() -> None:
    tasks = [
        task("t-1", LAST_ON, subject=student("s-1"), what="søke skyss"),
        task("t-2", None, subject=student("s-1"), what="ringe far", meeting_id=LAST.id),
    ]
    (item,) = whole(tasks=tasks, held=[LAST], follow_ups=[follow_up("s-1", next_what="møte")]).items
    assert item.detail == "møte; søke skyss; ringe far"


def test_an_activity_of_a_month_gone_by_does_not_come_back_as_put_off() -> None:
    before = held(MEETING, whole(activities=[ACTIVITY]))
    assert before.agenda[0].status is ItemStatus.POSTPONED
    assert whole(later(14), held=[before]).items == ()
    this_month = whole(later(7), held=[before], activities=[ACTIVITY])
    assert [i.reasons for i in this_month.items] == [(AgendaReason.PLAN,)]
    old = replace(before, agenda=(replace(before.agenda[0], activity_id=""),))
    assert whole(later(14), held=[old]).items == ()


def test_an_activity_that_somebody_wanted_taken_up_comes_back_until_it_has_been() -> None:
    wanted = AgendaItem(
        id="h", title="Markering", activity_id="a1", reasons=(AgendaReason.ADDED,), detail="hvem?"
    )
    meetings = [held(MEETING, whole(replace(MEETING, agenda=(wanted,)), activities=[ACTIVITY]))]
    for days in (14, 28, 42):
        agenda = whole(later(days), held=meetings)
        assert [i.detail for i in agenda.items] == ["hvem?"]
        meetings.append(held(later(days), agenda))


def test_what_somebody_typed_stays_however_often_it_is_put_off() -> None:
    by_hand = AgendaItem(
        id="h", subject=student("s-1"), reasons=(AgendaReason.ADDED,), detail="mor har ringt"
    )
    known = follow_up("s-1", next_what="samtale")
    meetings = [held(MEETING, whole(replace(MEETING, agenda=(by_hand,)), follow_ups=[known]))]
    for days in (7, 14):
        agenda = whole(later(days), follow_ups=[known], held=meetings)
        assert agenda.items[0].detail == "samtale; mor har ringt"
        meetings.append(held(later(days), agenda))


def test_what_is_skipped_comes_next_time_and_says_so() -> None:
    by_hand = AgendaItem(id="h", title="Skoletur", reasons=(AgendaReason.ADDED,), detail="buss")
    planned = replace(MEETING, agenda=(by_hand,), skipped=(item_key(by_hand),))
    agenda = whole(planned)
    assert agenda.items == ()
    assert [(o.item.title, o.how) for o in agenda.left_out] == [("Skoletur", Left.SKIPPED)]
    following = whole(later(7), held=[held(planned, agenda)])
    assert [(i.title, i.detail, i.reasons) for i in following.items] == [
        ("Skoletur", "buss", (AgendaReason.SKIPPED, AgendaReason.ADDED))
    ]
    assert following.left_out == ()


def off(meeting: Meeting, agenda: Agenda, place: int = 0) -> Meeting:
    return replace(meeting, taken_away=(*meeting.taken_away, taken_off(agenda.found[place])))


def test_what_is_taken_away_comes_back_when_there_is_a_new_reason_and_not_before() -> None:
    known = follow_up("s-1", LAST_ON)
    facts: dict[str, Any] = {"follow_ups": [known]}
    gone = off(MEETING, whole(held=[LAST], **facts))
    agenda = whole(gone, held=[LAST], **facts)
    assert (agenda.items, [o.how for o in agenda.left_out]) == ((), [Left.TAKEN_AWAY])
    meetings = [LAST, held(gone, agenda)]
    for days in (7, 14):
        following = whole(later(days), held=meetings, **facts)
        assert following.items == ()
        how = Left.LAST if days == 7 else Left.BEFORE
        assert [(o.how, o.item.reasons) for o in following.left_out] == [
            (how, (AgendaReason.OVERDUE,))
        ]
        meetings.append(held(later(days), following))
    moved = replace(known, next_date=TODAY + timedelta(days=20))
    again = whole(later(21), held=meetings, follow_ups=[moved])
    assert subjects(again.items) == ["s-1"]
    assert again.left_out == ()


def test_a_new_reason_brings_it_back_also_before_the_meeting() -> None:
    known = follow_up("s-1", LAST_ON)
    gone = off(MEETING, whole(follow_ups=[known], held=[LAST]))
    late = [task("t", LAST_ON, subject=student("s-1"))]
    assert subjects(whole(gone, follow_ups=[known], held=[LAST], tasks=late).items) == ["s-1"]


def test_what_was_put_in_by_hand_and_taken_off_is_found_at_the_next_meeting() -> None:
    by_hand = AgendaItem(id="h", title="Skoletur", reasons=(AgendaReason.ADDED,))
    planned = replace(MEETING, agenda=(by_hand,))
    gone = off(planned, whole(planned))
    agenda = whole(gone)
    following = whole(later(7), held=[held(gone, agenda)])
    assert following.items == ()
    assert [(o.item.title, o.how) for o in following.left_out] == [("Skoletur", Left.LAST)]


def test_what_was_taken_away_once_and_has_been_up_since_is_put_off_as_all_else() -> None:
    known = follow_up("s-1", LAST_ON)
    gone = off(MEETING, whole(follow_ups=[known], held=[LAST]))
    meetings = [LAST, held(gone, whole(gone, follow_ups=[known], held=[LAST]))]
    by_hand = AgendaItem(id="h", subject=student("s-1"), reasons=(AgendaReason.ADDED,))
    wanted = replace(later(7), agenda=(by_hand,))
    meetings.append(held(wanted, whole(wanted, follow_ups=[known], held=meetings)))
    assert subjects(whole(later(14), held=meetings).items) == ["s-1"]


@pytest.mark.parametrize(
    ("order", "come"),
    [
        ((), ["a", "b", "c", "d"]),
        (("d", "a", "b", "c"), ["d", "a", "b", "c"]),
        (("c", "a"), ["c", "d", "a", "b"]),
        (("gone", "b", "a"), ["b", "c", "d", "a"]),
        (("d",), ["a", "b", "c", "d"]),
    ],
)
def test_what_comes_after_the_order_was_given_stands_where_it_came(
    order: tuple[str, ...], come: list[str]
) -> None:
    days = (TODAY - timedelta(days=9 - n) for n in range(4))
    every = [follow_up(name, day) for name, day in zip("abcd", days, strict=True)]
    planned = replace(MEETING, order=tuple(f"student:{name}" for name in order))
    assert subjects(whole(planned, follow_ups=every, held=[LAST]).items) == come


@pytest.mark.parametrize("meetings", range(1, 5))
def test_for_how_many_meetings_it_has_been_up_without_progress(meetings: int) -> None:
    known = follow_up("s-1", LAST_ON)
    before = [_up(n) for n in range(meetings, 0, -1)]
    (item,) = whole(follow_ups=[known], held=before).items
    assert item.stalled == meetings + 1


def _up(weeks: int, **more: Any) -> Meeting:
    item = replace(AgendaItem(id="i", subject=student("s-1")), **{"entries": (INFO,)} | more)
    on = TODAY - timedelta(weeks=weeks)
    return replace(LAST, id=f"m-{weeks}", on=on, agenda=(item,))


@pytest.mark.parametrize(
    ("last", "times"),
    [
        ({"entries": (INFO,), "status": ItemStatus.CLOSED}, 3),
        ({"entries": (), "status": ItemStatus.POSTPONED}, 3),
        ({"entries": (DECISION,)}, 1),
        ({"entries": (INFO, replace(DECISION, kind=EntryKind.TASK))}, 1),
        ({"entries": (), "status": ItemStatus.CLOSED}, 1),
        ({"entries": (), "changed": (MOVED,), "status": ItemStatus.CLOSED}, 3),
        ({"entries": (), "changed": (MOVED, GIVEN), "status": ItemStatus.CLOSED}, 1),
        ({"subject": student("s-2")}, 1),
    ],
)
def test_information_alone_is_no_progress(last: dict[str, Any], times: int) -> None:
    before = [_up(2), _up(1, **last)]
    items = whole(follow_ups=[follow_up("s-1", LAST_ON)], held=before).items
    assert [i.stalled for i in items if i.subject == student("s-1")] == [times]


@pytest.mark.parametrize(
    ("done_on", "times"),
    [
        (TODAY - timedelta(days=22), 4),
        (TODAY - timedelta(days=15), 3),
        (TODAY - timedelta(days=8), 2),
        (TODAY - timedelta(days=1), 1),
    ],
)
def test_what_is_done_between_two_meetings_is_progress(done_on: date, times: int) -> None:
    before = [_up(3), _up(2), _up(1)]
    done = task("t", None, subject=student("s-1"), done_on=done_on, meeting_id="")
    (item,) = whole(follow_ups=[follow_up("s-1", LAST_ON)], held=before, tasks=[done]).items
    assert item.stalled == times


def test_another_phase_is_progress_and_a_meeting_that_skipped_it_is_none() -> None:
    known = follow_up("s-1", LAST_ON)
    skipped = AgendaItem(id="i", subject=student("s-1"))
    between = replace(LAST, id="m-x", on=TODAY - timedelta(weeks=1), left_out=(skipped,))
    before = [_up(3), _up(2), between]
    (item,) = whole(follow_ups=[known], held=before).items
    assert item.stalled == 3
    asked: list[str] = []

    def phases(follow_up_id: str) -> set[date]:
        asked.append(follow_up_id)
        return {TODAY - timedelta(days=1)}

    (item,) = whole(follow_ups=[known], held=before, phase_days=phases).items
    assert (item.stalled, asked) == (1, ["f-s-1"])


DOES = st.sampled_from(["nothing", "put off", "decided", "info", "skip", "off"])


@settings(max_examples=60)
@given(done=st.lists(st.lists(DOES, min_size=5, max_size=5), min_size=10, max_size=10))
def test_over_ten_meetings_nothing_is_lost_and_nothing_doubled(done: list[list[str]]) -> None:
    """Two students that are due all along, one put in by hand, a standing item and a task."""
    every = [follow_up("s-1", LAST_ON), follow_up("s-2", LAST_ON)]
    by_hand = AgendaItem(
        id="h", title="Skoletur", reasons=(AgendaReason.ADDED,), detail="hvem har nøkkelen"
    )
    given_ = task("t-1", LAST_ON, what="bestille rom", meeting_id=LAST.id)
    facts: dict[str, Any] = {"follow_ups": every, "tasks": [given_], "standing": ["Runden"]}
    meetings, waiting = [LAST], {"Skoletur"}
    always = {"student:s-1", "student:s-2", "task:t-1"}
    for number, acts in enumerate(done):
        planned = replace(later(7 * number), agenda=() if number else (by_hand,))
        agenda = whole(planned, held=meetings, **facts)
        for found, act in zip(agenda.found, acts, strict=False):
            key = item_key(found.item)
            if act == "skip":
                planned = replace(planned, skipped=(*planned.skipped, key))
            elif act == "off":
                planned = replace(planned, taken_away=(*planned.taken_away, taken_off(found)))
        agenda = whole(planned, held=meetings, **facts)
        keys = [item_key(i) for i in (*agenda.items, *(o.item for o in agenda.left_out))]
        assert len(keys) == len(set(keys)), "nothing stands twice"
        assert always <= set(keys), "what is due stands above or below"
        told = {i.title for i in (*agenda.items, *(o.item for o in agenda.left_out))}
        assert waiting <= told
        assert all(o.item.reasons for o in agenda.left_out), "and says why"
        left = tuple(o.item for o in agenda.left_out if o.how not in OF_EARLIER)
        walked = tuple(
            _walked(i, act) for i, act in zip(agenda.items, [*acts, *acts], strict=False)
        )
        begun = replace(planned, status=MeetingStatus.RUNNING, agenda=walked, left_out=left)
        meetings.append(finish(begun, at=NOW))
        over = {i.title for i in meetings[-1].agenda if i.status is ItemStatus.CLOSED}
        gone = {i.title for i in left if item_key(i) in read_taken_off(planned.taken_away)}
        # What was taken away is told of once more, at the next meeting, and then no more.
        waiting = (waiting & {i.title for i in (*walked, *left)}) - over - gone


def _walked(item: AgendaItem, act: str) -> AgendaItem:
    if act == "put off":
        return replace(item, status=ItemStatus.POSTPONED)
    if act == "decided":
        return replace(item, entries=(DECISION,))
    return replace(item, entries=(INFO,)) if act == "info" else item


STATES = st.sampled_from(["absent", "put off", "skipped", "taken away", "closed", "noted"])


def _in_state(number: int, states: dict[str, str]) -> Meeting:
    """A meeting that was held, with what became of each thing in it."""
    items = {word: AgendaItem(id=f"{number}-{word}", title=word) for word in states}
    of = {
        "put off": {"status": ItemStatus.POSTPONED},
        "closed": {"status": ItemStatus.CLOSED},
        "noted": {"status": ItemStatus.CLOSED, "entries": (INFO,)},
    }
    up = [replace(items[w], **of[state]) for w, state in states.items() if state in of]
    out = [items[w] for w, state in states.items() if state in ("skipped", "taken away")]
    return replace(
        LAST,
        id=f"m-{number}",
        on=LAST_ON + timedelta(days=number),
        agenda=tuple(up),
        left_out=tuple(out),
        skipped=tuple(item_key(items[w]) for w, state in states.items() if state == "skipped"),
    )


@given(st.lists(st.fixed_dictionaries(dict.fromkeys("xyz", STATES)), max_size=6))
def test_whatever_is_put_off_in_any_meeting_comes_until_it_has_been_up(
    rows: list[dict[str, str]],
) -> None:
    meetings = [_in_state(number, states) for number, states in enumerate(rows)]
    up = [item.title for item in whole(held=meetings).items]
    assert len(up) == len(set(up)), "nothing is doubled"
    for word in "xyz":
        became = [states[word] for states in rows if states[word] != "absent"]
        assert (word in up) == (became[-1:] in (["put off"], ["skipped"]))


def test_a_task_of_older_minutes_that_were_opened_again_comes_up_once() -> None:
    newer = replace(LAST, id="m-3", on=LAST_ON + timedelta(days=7), agenda=(
        AgendaItem(id="i", subject=student("s-1"), detail="noe annet", entries=(INFO,)),
    ))  # fmt: skip
    given_ = task("t", TODAY, what="ringe far", subject=student("s-1"), meeting_id=LAST.id)
    again = whole(tasks=[given_], held=[LAST, newer])
    assert [i.reasons for i in again.items] == [(AgendaReason.TASK_OPEN,)]
    then = held(MEETING, again)
    later_on = whole(later(0), tasks=[given_], held=[LAST, newer, then])
    assert [i.reasons for i in later_on.items] == [(AgendaReason.CARRIED_OVER,)]


def test_what_was_put_off_about_a_task_alone_is_over_when_the_task_is_done() -> None:
    given_ = task("t-1", LAST_ON, what="bestille rom", meeting_id=LAST.id)
    meetings = [LAST, held(MEETING, whole(tasks=[given_], held=[LAST]))]
    assert subjects(whole(later(7), tasks=[given_], held=meetings).items) == ["bestille rom"]
    done = replace(given_, done_on=TODAY)
    assert whole(later(7), tasks=[done], held=meetings).items == ()
    assert whole(later(7), held=meetings).items == (), "it was taken away"
    about = replace(given_, subject=student("s-1"))
    of_student = [LAST, held(MEETING, whole(tasks=[about], held=[LAST]))]
    put_off = whole(later(7), tasks=[replace(about, done_on=TODAY)], held=of_student)
    assert subjects(put_off.items) == ["s-1"], "there may be more to say of a student"


def test_an_open_task_without_a_day_comes_up_until_it_is_done_or_given_one() -> None:
    given_ = task("t-1", None, what="bestille rom", meeting_id=LAST.id)
    meetings = [LAST]
    for days in (7, 14, 21):
        agenda = whole(later(days), tasks=[given_], held=meetings)
        assert [i.reasons for i in agenda.items] == [(AgendaReason.TASK_OPEN,)]
        noted = tuple(replace(i, entries=(INFO,)) for i in agenda.items)
        meetings.append(replace(held(later(days), agenda), agenda=noted))
    dated = replace(given_, due=TODAY + timedelta(days=60))
    assert whole(later(28), tasks=[dated], held=meetings).items == ()
    done = replace(given_, done_on=TODAY)
    assert whole(later(28), tasks=[done], held=meetings).items == ()
