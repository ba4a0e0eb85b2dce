"""The verbs of oppfølging: each is one write, and what was noted meanwhile stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    Criterion,
    FollowUp,
    Level,
    Measure,
    Reached,
)
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.screens.follow_ups.form import criteria_text
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import contacts, phases
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.views import View, listed, views
from elvis_tui.services.tasks import verbs as task_verbs
from tests.school import FOLLOW_UPS, NOW, SCHOOL, TODAY, desk_with, school_class, student
from tests.services.counting import CountingStore

NEW = FollowUp(id="", subject=student("s-5"), team=IKO, opened_on=TODAY)
CONTACT = Contact(
    id="", on=TODAY, by="berit", whom="mor", how=ContactMethod.PHONE, reached=Reached.YES
)
MEASURE = Measure(id="", what="leksehjelp", who="Miljøteam", start=TODAY)
TASK = Task(id="", what="ringe hjem", who="Rådgiver", created_on=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("view", "team", "ids"),
    [
        (View.OPEN, "", ["f-1", "f-3", "f-2", "f-4"]),
        (View.TEAM, IKO, ["f-1", "f-3", "f-4"]),
        (View.TEAM, ATTENDANCE, ["f-2"]),
        (View.RED, "", ["f-1"]),
        (View.UNDATED, "", []),
        (View.CLOSED, "", ["f-5"]),
    ],
)
def test_a_view_shows_its_own_soonest_first(
    desk: Desk, view: View, team: str, ids: list[str]
) -> None:
    assert (view, team) in views(desk)
    assert [f.id for f in listed(desk, view, team)] == ids


def test_one_without_any_date_is_undated(desk: Desk) -> None:
    undated = service.start(desk, NEW)
    assert listed(desk, View.UNDATED) == [undated]
    assert listed(desk)[-1] == undated


VERBS: list[Callable[[Desk], object]] = [
    lambda d: service.start(d, NEW),
    lambda d: service.edit(d, replace(FOLLOW_UPS[0], owner="Sos.ped.")),
    lambda d: service.set_next(d, "f-1", TODAY, "samtale"),
    lambda d: phases.advance(d, service.get(d, "f-4"), "haster"),
    lambda d: phases.map_out(d, replace(service.get(d, "f-3"), findings="uro i timene")),
    lambda d: phases.add_criterion(d, "f-2", Criterion(text="fravær", source="Visma", on=TODAY)),
    lambda d: service.set_level(d, "f-1", Level.GREEN),
    lambda d: service.add_note(d, "f-1", "notat"),
    lambda d: contacts.add(d, "f-1", CONTACT),
    lambda d: service.add_measure(d, "f-1", MEASURE),
    lambda d: service.evaluate(d, "f-1", "m-1", "virker"),
    lambda d: service.close(d, "f-1", "trives", "fint"),
    lambda d: service.reopen(d, replace(service.get(d, "f-5"), reopened_why="fravær")),
    lambda d: task_verbs.add_task(d, TASK),
    lambda d: task_verbs.finish_task(d, "t-1"),
]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_one_write_with_one_line_of_history(verb: Callable[[Desk], object]) -> None:
    store = CountingStore(SCHOOL)
    desk = replace(desk_with(), store=store)
    verb(desk)
    assert store.commits == 1
    (entry,) = store.all(HistoryEntry).values()
    assert (entry.by, entry.at) == ("berit", NOW)
    assert entry.verb.startswith(("follow_up.", "task."))


def test_a_new_follow_up_gets_an_id_and_is_there(desk: Desk) -> None:
    made = service.start(desk, NEW)
    assert made.id
    assert service.get(desk, made.id) == replace(NEW, id=made.id)


def test_a_team_follows_nobody_twice_but_two_teams_may(desk: Desk) -> None:
    again = replace(NEW, subject=FOLLOW_UPS[0].subject)
    with pytest.raises(DomainError) as refused:
        service.start(desk, again)
    assert refused.value.fault is Fault.ALREADY_FOLLOWED
    assert service.start(desk, replace(again, team=ATTENDANCE)).id


def test_one_whose_follow_up_was_closed_may_be_followed_anew(desk: Desk) -> None:
    assert service.start(desk, replace(NEW, subject=student("s-4"))).id


def test_editing_keeps_what_was_noted_while_the_form_was_open(desk: Desk) -> None:
    form = service.get(desk, "f-1")
    service.add_note(desk, "f-1", "kom mens skjemaet sto åpent")
    edited = service.edit(desk, replace(form, owner="Sos.ped.", level=Level.GREEN))
    assert (edited.owner, edited.level) == ("Sos.ped.", Level.GREEN)
    assert [n.text for n in edited.notes][-1] == "kom mens skjemaet sto åpent"
    assert service.get(desk, "f-1") == edited


def test_a_note_has_who_and_when_and_is_never_empty(desk: Desk) -> None:
    note = service.add_note(desk, "f-2", "  Ringte.\nIkke svar. ").notes[-1]
    assert (note.text, note.by, note.at) == ("Ringte.\nIkke svar.", "berit", NOW)
    with pytest.raises(DomainError) as refused:
        service.add_note(desk, "f-2", " \n ")
    assert refused.value.fault is Fault.EMPTY_FIELD


def test_contacts_and_measures_get_ids_of_their_own(desk: Desk) -> None:
    first = contacts.add(desk, "f-1", CONTACT).contacts[-1]
    second = contacts.add(desk, "f-1", CONTACT).contacts[-1]
    assert first.id != second.id
    assert service.add_measure(desk, "f-1", MEASURE).measures[-1].id not in ("", first.id)


def test_an_evaluated_measure_is_no_longer_open(desk: Desk) -> None:
    after = service.evaluate(desk, "f-1", "m-1", "virker")
    assert after.open_measures == ()
    assert (after.measures[0].result, after.measures[0].evaluated_on) == ("virker", TODAY)


def test_closing_ends_it_today_and_reopening_takes_it_up_again(desk: Desk) -> None:
    closed = service.close(desk, "f-1", "trives", "fint")
    assert (closed.is_open, closed.closed_on, closed.closed_why) == (False, TODAY, "trives")
    typed = replace(closed, reopened_why="nytt fravær", next_date=TODAY, next_what="samtale")
    opened = service.reopen(desk, typed)
    assert (opened.is_open, opened.closed_on, opened.closed_why) == (True, None, "")
    assert (opened.reopened_on, opened.reopened_why) == (TODAY, "nytt fravær")
    assert (opened.next_date, opened.next_what) == (TODAY, "samtale")
    assert opened.notes == FOLLOW_UPS[0].notes


def test_what_was_started_anew_meanwhile_cannot_be_reopened_beside_it(desk: Desk) -> None:
    service.start(desk, replace(NEW, subject=student("s-4")))
    with pytest.raises(DomainError) as refused:
        service.reopen(desk, replace(service.get(desk, "f-5"), reopened_why="fravær"))
    assert refused.value.fault is Fault.ALREADY_FOLLOWED


def test_a_task_is_done_today_and_open_again_when_marked_once_more(desk: Desk) -> None:
    assert task_verbs.finish_task(desk, "t-1").done_on == TODAY
    assert [t.is_open for t in task_verbs.about_subject(desk, student("s-1"))] == [False]
    assert task_verbs.finish_task(desk, "t-1").is_open


def test_a_task_given_outside_a_meeting_is_dated_today(desk: Desk) -> None:
    made = task_verbs.add_task(desk, replace(TASK, subject=school_class("c-3")))
    assert made.created_on == TODAY
    assert task_verbs.about_subject(desk, school_class("c-3")) == [made]


def test_what_happened_is_told_with_its_changes(desk: Desk) -> None:
    service.set_level(desk, "f-1", Level.GREEN)
    first = service.events(desk, service.get(desk, "f-1"))[0]
    assert (first.kind, first.on, first.by) == (Happening.CHANGE, TODAY, "berit")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["f-1", "f-3", "f-2", "f-4"]),
        ("kvisg", ["f-1"]),
        ("THORV 2sta", ["f-1"]),
        ("2sta", ["f-1", "f-4"]),
        ("bræKHUS", ["f-1", "f-4"]),
        ("ægir", []),
        ("skjermet mobbing", []),
        ("buss sein", ["f-1"]),
        ("morgenringing", ["f-1"]),
        ("varsel", ["f-2"]),
        ("o\u0308yolf", ["f-2"]),
        ("Øyolf", ["f-1", "f-2"]),
        ("1baa", ["f-3"]),
        ("zebulon", []),
    ],
)
def test_search_finds_those_that_hold_every_word(desk: Desk, query: str, ids: list[str]) -> None:
    index = service.index(desk, listed(desk))
    assert [f.id for f in index.search(query)] == ids


def test_criteria_are_read_one_a_line_or_between_semicolons() -> None:
    typed = "fravær 11,8 % (Visma 28.9.)\n\nmistrivsel; nye venner (mor) ;uro (i timene, 1.10.2026)"
    assert phases.read_criteria(typed + "\nsein (12.10.)", TODAY) == (
        Criterion(text="fravær 11,8 %", source="Visma", on=date(2026, 9, 28)),
        Criterion(text="mistrivsel"),
        Criterion(text="nye venner", source="mor"),
        Criterion(text="uro", source="i timene", on=date(2026, 10, 1)),
        Criterion(text="sein", on=date(2026, 10, 12)),
    )
    assert phases.read_criteria("", TODAY) == ()


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


@given(
    criteria=st.lists(
        st.builds(
            Criterion,
            text=st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
            source=st.just("") | WORDS,
            on=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
        ),
        max_size=4,
    ).map(tuple)
)
def test_criteria_written_out_are_read_back(criteria: tuple[Criterion, ...]) -> None:
    assert phases.read_criteria(criteria_text(criteria), TODAY) == criteria


@pytest.mark.parametrize(
    "typed",
    ["fravær (11,8 %) i matematikk", "a (b) (c)", "(x)", "1) sover", "uro (Tor)", "x (uke 41)"],
)
def test_no_word_of_a_criterion_is_lost_whatever_its_brackets(typed: str) -> None:
    told = criteria_text(phases.read_criteria(typed, TODAY))
    assert told.replace(" ", "") == typed.replace(" ", "")
