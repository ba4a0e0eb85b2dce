"""Somebody works as root: nobody reads it where it says who wrote, and who did it is asked for."""

from __future__ import annotations

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.meetings import corrections
from elvis_tui.services.meetings.restricting import restrict
from elvis_tui.widgets.fields import LineField
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
        assert (field.value, field.placeholder) == ("", "hvem? innloggingen sier det ikke")
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


async def test_nobody_reads_it_in_the_history_also_of_data_from_before(root: Desk) -> None:
    service.add_note(root, "f-1", "Ny", by="Jon Vik")
    (entry,) = root.all(HistoryEntry).values()
    assert entry.by == ""
    root.store.commit(put=[replace(entry, by="root")])
    old = root.get(FollowUp, "f-1")
    root.store.commit(put=[replace(old, notes=(replace(old.notes[0], by="root"),))])
    async with running(root, WIDE) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        assert "root" not in app.text
        await app.press("h")
        await app.on("SubjectHistory")
        assert "notat" in app.text
        assert "root" not in app.text


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
    from elvis_tui.services.meetings.minutes import text

    entry = corrections.find(root, "meeting-1", "e-1")
    corrections.correct(root, "meeting-1", replace(entry, text="Annet"), "feil")
    told = text(root, root.get(Meeting, "meeting-1"), hidden=False)
    assert "| Utgave | 2, rettet 19.10.2026: feil |" in told
