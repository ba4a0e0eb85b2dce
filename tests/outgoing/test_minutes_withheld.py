"""No document of a meeting tells a hidden name, or what is kept back, in any form or version."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.services.across.search import everything
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.meetings import minutes, sending_out, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Form, Wanted
from elvis_tui.wording import finishing
from tests.kept_back import HELD, confidence_in, kept_back, place_in
from tests.planted import PHRASES, STAFF, planted, read_in
from tests.school import desk_with

HIDDEN = (Wanted(hidden=True), Wanted(coded=True))
EVERY = (Wanted(), *HIDDEN)


def words_of(data: bytes, form: Form) -> str:
    if form is not Form.WORD:
        return data.decode()
    made = docx.Document(BytesIO(data))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    feet = (p.text for s in made.sections for p in s.footer.paragraphs)
    title = made.core_properties.title
    return "\n".join((title, *(p.text for p in made.paragraphs), *cells, *feet))


def documents(desk: Desk, wanted: Wanted, form: Form) -> Iterator[tuple[str, str]]:
    """Each of a meeting's documents with its name, as whoever gets it reads it."""
    gate = Gate(desk, wanted.hidden or wanted.coded)
    for meeting in gate.all(Meeting).values():
        told = replace(wanted, form=form)
        yield (
            minutes.file_name(gate, meeting, told),
            words_of(minutes.file(gate, meeting, told), form),
        )
        for version in versions.of_meeting(gate, meeting.id):
            yield "version", words_of(minutes.file(gate, version.meeting, told), form)


def with_planted_names() -> Desk:
    """Planted in every text, and in minutes that have been opened again."""
    desk = desk_with(planted())
    for number, meeting in enumerate(list(desk.store.all(Meeting).values())):
        if meeting.status is MeetingStatus.FINISHED:
            for phrase in PHRASES[number : number + 2]:
                versions.reopen(desk, meeting.id, FreeText(phrase))
                entry = Entry(id="", kind=EntryKind.DECISION, text=FreeText(phrase))
                meetings.note(desk, meeting.id, meeting.agenda[0].id, entry)
                meetings.finish(desk, meeting.id)
    return desk


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("wanted", HIDDEN, ids=["by number", "by code"])
def test_no_name_stands_in_minutes_by_number_or_code(wanted: Wanted, form: Form) -> None:
    found = list(documents(with_planted_names(), wanted, form))
    assert len(found) > 4
    for name, text in found:
        assert read_in(name) == [], name
        assert read_in(text) == [], text


@pytest.mark.parametrize("wanted", HIDDEN, ids=["by number", "by code"])
def test_nor_in_an_extract_for_anybody(wanted: Wanted) -> None:
    desk = with_planted_names()
    gate = Gate(desk, True)
    made = 0
    for meeting in gate.all(Meeting).values():
        for person in (one for one in STAFF if any(p.id == one.id for p in meeting.participants)):
            told = replace(wanted, whom=person.name)
            assert read_in(minutes.text(gate, meeting, told)) == []
            assert read_in(minutes.file_name(gate, meeting, told)) == []
            made += 1
    assert made > 1


def test_nor_in_a_saksliste_or_in_what_is_told_of_versions() -> None:
    desk = with_planted_names()
    gate = Gate(desk, True)
    shown = names(gate, hidden=True)
    planned = sending_out.planned(gate)
    assert planned
    for meeting in planned:
        assert read_in(sending_out.text(gate, meeting, hidden=True)) == []
        assert read_in(sending_out.file_name(gate, meeting)) == []
    assert read_in(sending_out.meetings_text(gate, planned, hidden=True)) == []
    for meeting in gate.all(Meeting).values():
        for version in versions.of_meeting(gate, meeting.id):
            changed = versions.changed(gate, version.meeting)
            assert read_in(finishing.changed(changed, shown, lambda _item: "sak")) == []


def opened_again() -> Desk:
    """What is kept back, in a second version of the minutes too."""
    desk = kept_back()
    versions.reopen(desk, HELD, FreeText("glemt"))
    item = meetings.get(desk, HELD).agenda[0]
    meetings.note(desk, HELD, item.id, Entry(id="", kind=EntryKind.INFO, text=FreeText("Mer")))
    meetings.finish(desk, HELD)
    return replace(desk, user="jon")


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("wanted", EVERY, ids=["by name", "by number", "by code"])
def test_what_is_kept_back_stands_in_no_minutes(wanted: Wanted, form: Form) -> None:
    found = list(documents(opened_again(), wanted, form))
    assert len(found) > 4
    for _name, text in found:
        assert place_in(text) == [], text
        assert confidence_in(text) == [], text


@pytest.mark.parametrize("hidden", [False, True])
def test_nor_in_an_extract_a_saksliste_or_a_search(hidden: bool) -> None:
    gate = Gate(opened_again(), hidden)
    every = gate.all(Meeting).values()
    assert any(meeting.status is MeetingStatus.PLANNED for meeting in every)
    assert any(minutes.for_whom(gate, meeting) for meeting in every)
    for meeting in every:
        for one in minutes.for_whom(gate, meeting):
            text = minutes.text(gate, meeting, Wanted(hidden=hidden, whom=one.name))
            assert place_in(text) == [], text
            assert confidence_in(text) == [], text
        if meeting.status is MeetingStatus.PLANNED:
            text = sending_out.text(gate, meeting, hidden=hidden)
            assert place_in(text) == []
            assert confidence_in(text) == []
    index = everything(gate, hidden=hidden)
    for word in ("kvaxholm", "jexvold", "ulvestrand", "snarholt", "brimfossen", "yttervang"):
        assert not index.search(word), word
