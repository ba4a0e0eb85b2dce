"""What happened to a follow-up, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from elvis_tui.domain.across.timeline import Event, Happening, timeline
from elvis_tui.domain.follow_ups.records import Handover
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.consents import Standing
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import replace
from elvis_tui.wording.timeline import change_words, kind, sentence
from tests.domain.across.test_timeline import CHANGED, FOLLOW_UP
from tests.school import CASES, CONSENTS, INTERVENTION, LAST_MEETING, TASKS

SHOWN = Names(students={}, classes={})
CASE = replace(CASES[0], closed_on=date(2026, 10, 9), closed_why="Trygg igjen")
AGAIN = replace(CASES[0], reopened_on=date(2026, 10, 12), reopened_why="Ny melding")
TASK = replace(TASKS[0], done_on=date(2026, 10, 8))
EVENTS = {e.kind: e for e in timeline(FOLLOW_UP, [LAST_MEETING], [CHANGED])}
CONSENT = replace(
    CONSENTS[0],
    standing=Standing.WITHDRAWN,
    withdrawn_on=date(2026, 10, 9),
    withdrawn_what="fraværet",
    withdrawn_why="ville ikke mer",
)
EVENTS |= {e.kind: e for e in timeline(FOLLOW_UP, [], [], [CONSENT])}
OVER = Handover(id="over-1", on=TASK.created_on, by="berit", works="tegning\nmusikk")
EVENTS |= {
    Happening.HANDOVER: Event(on=OVER.on, kind=Happening.HANDOVER, record=OVER),
    Happening.INTERVENTION: Event(
        on=INTERVENTION.on, kind=Happening.INTERVENTION, record=INTERVENTION
    ),
    Happening.TASK: Event(on=date(2026, 10, 8), kind=Happening.TASK, record=TASK),
    Happening.CLOSED: Event(on=date(2026, 10, 9), kind=Happening.CLOSED, record=CASE),
    Happening.REOPENED: Event(on=date(2026, 10, 12), kind=Happening.REOPENED, record=AGAIN),
}


def test_every_kind_of_event_has_a_word() -> None:
    assert set(EVENTS) == set(Happening)
    words = [kind(event) for event in EVENTS.values()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            Happening.NOTE,
            "Samtale med Thorvaldine og Øyolf.\nKvisgaards buss er sein. (berit)",
        ),
        (
            Happening.CONTACT,
            "telefon, mor til Thorvaldine: ikke svar. SMS sendt til Kvisgaard",
        ),
        (Happening.MEASURE, "«tilpasset plan», Kontaktlærer"),
        (Happening.EVALUATED, "«tilpasset plan»: Brækhus hjalp til"),
        (
            Happening.MEETING,
            "IKO-team: informasjon: Thorvaldine har vært borte mandager; "
            "beslutning: Morgenringing i to uker; oppgave: snakker med foresatte til Kvisgaard",
        ),
        (Happening.CHANGE, "nivå: gul → rød"),
        (Happening.OPENED, "oppfølgingen begynte"),
        (
            Happening.CONSENT,
            "gitt: PPT, helsesykepleier, til 1.6.2027. samarbeid om fraværet til Thorvaldine",
        ),
        (
            Happening.WITHDRAWN,
            "samtykke tilbakekalt: PPT, helsesykepleier. fraværet. ville ikke mer",
        ),
        (Happening.TASK, "snakker med foresatte til Kvisgaard (Berit Aas)"),
        (Happening.CLOSED, "Sak 2026-04: Trygg igjen"),
        (Happening.HANDOVER, "overlevering: tegning (berit)"),
    ],
)
def test_an_event_is_told_in_a_sentence(event: Happening, words: str) -> None:
    assert sentence(EVENTS[event], SHOWN) == words


def test_what_nobody_added_is_left_out() -> None:
    contact = replace(FOLLOW_UP.contacts[0], text="")
    note = replace(FOLLOW_UP.notes[0], by="")
    measure = replace(FOLLOW_UP.measures[0], who="")
    assert sentence(replace(EVENTS[Happening.CONTACT], record=contact), SHOWN).endswith("ikke svar")
    assert sentence(replace(EVENTS[Happening.NOTE], record=note), SHOWN) == note.text
    assert (
        sentence(replace(EVENTS[Happening.MEASURE], record=measure), SHOWN) == f"«{measure.what}»"
    )


@pytest.mark.parametrize(
    ("field", "before", "after", "sentence"),
    [
        ("phase", "mapping", "following", "fase: kartlegging → oppfølging"),
        ("level", "red", "green", "nivå: rød → grønn"),
        ("next_date", "2026-10-16", "2027-01-05", "neste dato: 16.10. → 5.1."),
        ("next_date", "2026-10-16", None, "neste dato: 16.10. → –"),
        ("owner", "Rådgiver", "Sos.ped.", "eier: Rådgiver → Sos.ped."),
        ("team", "iko", "attendance", "team: IKO-team → Nærværsteam"),
        ("consent", "PPT til 1.6.27", "", "samtykke: PPT til 1.6.27 → –"),
        ("closed_why", "trives", None, "grunn: trives → –"),
    ],
)
def test_a_change_is_told_with_what_was_and_what_is(
    field: str, before: Any, after: Any, sentence: str
) -> None:
    assert change_words(FieldChange(field=field, before=before, after=after), SHOWN) == sentence


def test_only_the_fields_that_have_a_word_are_told() -> None:
    both = replace(
        CHANGED,
        changes=(
            FieldChange(field="notes", before=[{"id": "n-1"}], after=[]),
            FieldChange(field="level", before="green", after="yellow"),
            FieldChange(field="owner", before="A", after="B"),
        ),
    )
    event = replace(EVENTS[Happening.CHANGE], record=both)
    assert sentence(event, SHOWN) == "nivå: grønn → gul, eier: A → B"


def test_a_change_that_was_taken_back_is_told_as_that() -> None:
    change = FieldChange(field="level", before="green", after="red")
    entry = HistoryEntry(
        id="h-1",
        number=1,
        at=datetime(2026, 10, 19, tzinfo=UTC),
        by="berit",
        verb="undo:follow_up.level",
        table="follow_ups",
        record_id="f-1",
        changes=(change,),
    )
    event = Event(on=entry.at.date(), kind=Happening.CHANGE, record=entry)
    assert sentence(event, SHOWN) == "angret: nivå: grønn → rød"


def test_a_case_stands_with_its_number_and_what_it_is_about() -> None:
    opened = Event(on=CASE.reported_on, kind=Happening.OPENED, record=CASE)
    assert kind(opened) == "sak"
    assert sentence(opened, SHOWN) == f"Sak {CASE.number}: {CASE.title!s}"
