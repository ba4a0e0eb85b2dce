"""What goes out holds nothing of what is kept back, in any form."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from elvis_tui.domain.record import replace
from elvis_tui.outgoing.follow_up_text import follow_up_text
from elvis_tui.outgoing.spreadsheet import as_csv, as_xlsx
from elvis_tui.outgoing.task_list import task_list
from elvis_tui.services.across.exchange import export
from elvis_tui.services.desk.departures import coming_up
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.follow_ups.ladder import outstanding
from elvis_tui.services.follow_ups.seen import last_contact, last_seen
from elvis_tui.services.follow_ups.spreadsheet import sheet
from elvis_tui.services.follow_ups.views import listed, silence
from elvis_tui.services.meetings import minutes
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.tasks.verbs import listed as tasks
from elvis_tui.shell import list_facts, task_facts
from elvis_tui.shell.printing import as_json
from tests.kept_back import WHOSE, confidence_in, kept_back, place_in
from tests.school import TODAY, student

Written = Callable[[Gate], str]


def _cells(gate: Gate) -> str:
    book = load_workbook(io.BytesIO(as_xlsx(sheet(gate, hidden=gate.names_hidden))))
    return " ".join(str(c.value) for row in book.active.iter_rows() for c in row)


def _named(gate: Gate) -> str:
    shown = names(gate, hidden=gate.names_hidden)
    seen, reached = last_seen(gate), last_contact(gate)
    up, steps = coming_up(gate), outstanding(gate)
    return as_json(list_facts.facts(listed(gate), shown, seen, reached, silence(gate), up, steps))


DOCUMENTS: dict[str, Written] = {
    "list": lambda g: follow_up_text(
        listed(g), names(g, hidden=g.names_hidden), TODAY, coming_up(g)
    ),
    "list, json": _named,
    "list, csv": lambda g: as_csv(sheet(g, hidden=g.names_hidden)).decode("utf-8-sig"),
    "list, xlsx": _cells,
    "tasks": lambda g: task_list(tasks(g), names(g, hidden=g.names_hidden), TODAY),
    "tasks, json": lambda g: as_json(
        task_facts.facts(tasks(g), names(g, hidden=g.names_hidden))
    ),
    "minutes": lambda g: minutes.text(
        g, meetings.get(g, "meeting-2"), Wanted(hidden=g.names_hidden)
    ),
    "former minutes": lambda g: minutes.text(
        g, meetings.get(g, "meeting-1"), Wanted(hidden=g.names_hidden)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("hidden", [False, True])
def test_no_document_tells_class_or_next_or_what_is_restricted(name: str, hidden: bool) -> None:
    text = DOCUMENTS[name](Gate(kept_back(), hidden))
    assert place_in(text) == [], text
    assert confidence_in(text) == [], text
    assert ("Thorvaldine" in text) is not hidden, "the student is on it all the same"
    assert "◼ skjermet" in text


def test_the_saksliste_of_a_meeting_begun_before_the_mark_is_cleaned_too() -> None:
    desk = kept_back()
    meeting = meetings.get(desk, "meeting-2")
    agenda = tuple(
        replace(item, detail="møte på Yttervang") if item.subject == student(WHOSE) else item
        for item in meeting.agenda
    )
    desk.store.commit(put=[replace(meeting, agenda=agenda)])
    assert "Yttervang" in minutes.text(desk, meetings.get(desk, "meeting-2"), Wanted())
    assert place_in(DOCUMENTS["minutes"](Gate(desk))) == []


def test_the_exchange_file_is_the_data_and_stays_whole() -> None:
    whole = export(kept_back()).decode()
    assert "Yttervang" in whole
    assert "Kvaxholm" in whole
