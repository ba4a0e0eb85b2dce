"""Somebody works as root: who did it is asked for, else the log-in is told as a log-in, no name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.departure import Day
from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Reached
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.across import history
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import departures, handovers
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.meetings import corrections
from elvis_tui.services.meetings.restricting import restrict
from elvis_tui.services.people import consents
from elvis_tui.services.plan import verbs as plan
from elvis_tui.widgets.fields import LineField
from tests.school import DEPARTURE, TODAY
from tests.screens.running import WIDE, running


@pytest.fixture
def root(desk: Desk) -> Desk:
    return replace(desk, user="root")


@pytest.mark.parametrize(("key", "form"), [("w", "NoteForm"), ("c", "ContactForm")])
async def test_who_it_was_is_asked_for_and_not_offered(root: Desk, key: str, form: str) -> None:
    async with running(root, WIDE) as app:
        await app.press("2", "home", "enter", key)
        await app.on(form)
        field = app.screen.query_one("#by", LineField)
        assert (field.value, field.placeholder) == ("", "hvem? navn eller rolle")
        await app.type("Ringte.")
        await app.press("ctrl+s")
        await app.on(form)
        field.value = "Jon Vik"
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert "root" not in app.text
    follow_up = root.get(FollowUp, "f-1")
    newest = follow_up.notes[-1] if key == "w" else follow_up.contacts[-1]
    assert newest.by == "Jon Vik"


async def test_the_history_tells_the_login_as_a_login_and_a_note_has_no_such_name(
    root: Desk,
) -> None:
    service.add_note(root, "f-1", "Ny", by="Jon Vik")
    (entry,) = root.all(HistoryEntry).values()
    assert entry.by == "root", "so that it can be told who had the keyboard"
    old = root.get(FollowUp, "f-1")
    root.store.commit(put=[replace(old, notes=(replace(old.notes[0], by="root"),))])
    async with running(root, WIDE) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        assert "root" not in app.text
        await app.press("h")
        await app.on("SubjectHistory")
        assert "notat" in app.text
        assert "innlogging root" in app.text
        assert "root" not in app.text.replace("innlogging root", "")


async def test_a_name_that_is_known_is_offered_as_before(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await app.press("2", "home", "enter", "c")
        await app.on("ContactForm")
        assert app.screen.query_one("#by", LineField).value == "berit"
        await app.press("escape", "w")
        await app.on("NoteForm")
        assert not app.screen.query("#by")


def test_what_nobody_could_open_again_is_not_restricted(root: Desk) -> None:
    with pytest.raises(DomainError) as refused:
        service.add_note(root, "f-1", "Ny", restricted=True)
    assert refused.value.fault is Fault.NOBODY_KNOWN
    with pytest.raises(DomainError) as refused:
        restrict(root, "meeting-1", "e-1")
    assert refused.value.fault is Fault.NOBODY_KNOWN
    assert not corrections.find(root, "meeting-1", "e-1").restricted


def test_the_minutes_say_that_they_were_put_right_and_not_by_root(root: Desk) -> None:
    from elvis_tui.services.meetings.minutes import Wanted, text

    entry = corrections.find(root, "meeting-1", "e-1")
    corrections.correct(root, "meeting-1", replace(entry, text="Annet"), "feil")
    told = text(root, root.get(Meeting, "meeting-1"), Wanted())
    assert "| Utgave | 2, rettet 19.10.2026 av innlogging root: feil |" in told


async def test_who_spoke_with_the_student_today_is_asked_for(root: Desk) -> None:
    async with running(root, WIDE) as app:
        await app.press("2", "home", "i")
        await app.on("ContactForm")
        field = app.screen.query_one("#by", LineField)
        assert field.value == ""
        field.value = "Jon Vik"
        await app.press("ctrl+s")
        await app.on("FollowUpsScreen")
    told = [c for f in root.all(FollowUp).values() for c in f.contacts if c.by == "Jon Vik"]
    assert [(c.on, c.reached) for c in told] == [(TODAY, Reached.YES)]


def test_what_no_dialog_asks_tells_the_login(root: Desk) -> None:
    """Each verb that says by whom: none of them leaves it empty."""
    marked = plan.toggle_done(root, plan.activities(root)[0].id, 2026, 10)
    assert marked.done[-1].by == "root"
    given = consents.record(root, replace(consents.proposed(root, "s-1"), services=("ppt",)))
    assert given.by == "root"
    written = handovers.write(root, "f-1", Handover(id="", on=TODAY, by="", works="tegning"))
    assert written.handovers[-1].by == "root"
    root.store.commit(put=[DEPARTURE])
    departures.correct_date(root, DEPARTURE.id, Day.BEGAN, TODAY - timedelta(days=20), "feil dag")
    assert departures.get(root, DEPARTURE.id).corrections[-1].by == "root"
    ended = service.close(root, "f-1", "trives", without="gikk greit")
    assert ended.without[-1].by == "root"
    assert {e.by for e in root.all(HistoryEntry).values()} == {"root"}


def test_two_logins_of_systems_are_two_readers(root: Desk) -> None:
    history.note_read(root, "case-1")
    history.note_read(replace(root, user="admin"), "case-1")
    assert [e.by for e in root.all(HistoryEntry).values()] == ["root", "admin"]
