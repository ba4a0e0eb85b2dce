"""The history in words: every verb, and every field before and after."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from elvis_tui import services
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import FieldChange, HistoryEntry, Reading, differences
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.people.renaming import renamed
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.wording.history import done
from elvis_tui.wording.history_fields import Fact, brief, fields
from tests.parties import parties
from tests.school import CASES, CLASSES, FOLLOW_UPS, LAST_MEETING, NAME_PARTS, STUDENTS, TASKS

SHOWN = Names(students={s.id: s for s in STUDENTS}, classes={c.id: c for c in CLASSES})
HIDDEN = replace(SHOWN, hidden=True, student_word="Elev", parts=name_parts(STUDENTS))
TABLES = {FollowUp: "follow_ups", Case: "cases", Meeting: "meetings", Task: "tasks"}


def entry(before: Record | None, after: Record | None, table: str) -> HistoryEntry:
    return HistoryEntry(
        id="h-1",
        number=1,
        at=datetime(2026, 10, 19, tzinfo=UTC),
        by="berit",
        verb="test",
        table=table,
        record_id="x",
        changes=differences(before, after),
    )


def told(before: Record | None, after: Record | None, names: Names = SHOWN) -> list[Fact]:
    kind = type(after if after is not None else before)
    return fields(entry(before, after, TABLES.get(kind, "students")), names)


def verbs() -> set[str]:
    """Every verb that a service saves under."""
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(services.__file__).parent.rglob("*.py")
    )
    heads = "case|class|consent|follow_up|meeting|plan|roster|student|task"
    return set(re.findall(rf'"((?:{heads})\.[a-z_]+)"', source))


@pytest.mark.parametrize("verb", sorted(verbs() | set(Reading)))
def test_every_verb_has_words_also_undone_and_done_again(verb: str) -> None:
    assert done(verb) != done("unknown")
    assert done(f"undo:{verb}") == f"angret: {done(verb)}"
    assert done(f"redo:{verb}") == f"gjort om igjen: {done(verb)}"


def test_there_are_verbs_to_have_words_for() -> None:
    assert {"follow_up.note", "meeting.note", "roster.import", "task.done"} <= verbs()
    assert len(verbs()) > 30


def test_codes_dates_and_texts_stand_as_they_are_read() -> None:
    old = FOLLOW_UPS[1]
    new = replace(FOLLOW_UPS[0], id=old.id, notes=(), contacts=(), measures=(), criteria=())
    assert told(old, new) == [
        ("om", "Øyolf Grønnæss (3PBA) → Thorvaldine Kvisgaard (2STA)"),
        ("team", "Nærværsteam → IKO-team"),
        ("begynt", "1.10.2026 → 1.9.2026"),
        ("fase", "identifisering → oppfølging"),
        ("nivå", "gul → rød"),
        ("eier", "– → Rådgiver"),
        ("neste dato", "19.10.2026 → 16.10.2026"),
        ("hva", "varsel ikke sendt → ring foresatte til Kvisgaard"),
        ("samtalen viste", "– → Thorvaldine blir stående utenfor rommet."),
        ("elevens syn", "– → «Kvisgaard-bussen er sein.»"),
        ("gikk videre uten", "+ oppfølging · 20.9.2026 · berit · mor til Øyolf ville ikke vente"),
    ]


def test_a_field_that_is_no_more_is_told_in_the_words_it_had() -> None:
    """The line of consent that a follow-up had until schema 6; names in it are masked still."""
    made = entry(None, FOLLOW_UPS[0], "follow_ups")
    change = FieldChange(field="consent", before="PPT", after="BUP, avtalt med Kvisgaard")
    made = replace(made, changes=(change,))
    assert fields(made, SHOWN) == [("samtykke", "PPT → BUP, avtalt med Kvisgaard")]
    assert fields(made, HIDDEN) == [("samtykke", f"PPT → BUP, avtalt med {MASK}")]


def test_what_comes_into_a_list_is_told_with_all_that_is_in_it() -> None:
    old = FOLLOW_UPS[0]
    assert told(replace(old, contacts=()), old) == [
        ("kontakt", "ny"),
        ("  dato", "28.9.2026"),
        ("  av", "berit"),
        ("  hvem", "mor til Thorvaldine"),
        ("  hvordan", "telefon"),
        ("  svar", "ikke svar"),
        ("  årsak", "ikke sagt"),
        ("  tekst", "SMS sendt til Kvisgaard"),
    ]
    assert told(old, replace(old, contacts=()))[0] == ("kontakt", "fjernet")


def test_what_changes_in_a_list_is_told_by_its_name_and_fields() -> None:
    case = CASES[0]
    step = replace(case.steps[1], note="", who="Rektor")
    assert told(case, replace(case, steps=(case.steps[0], step))) == [
        ("steg", "Undersøke"),
        ("  hvem", "Avdelingsleder → Rektor"),
        ("  notat", "Ygdis er spurt → –"),
    ]


def test_what_has_no_id_stands_with_plus_and_minus() -> None:
    old = FOLLOW_UPS[0]
    (fact,) = told(old, replace(old, criteria=old.criteria[1:]))
    assert fact == ("kriterier", "− fravær 11,8 % · Visma · 28.9.2026")


def test_who_came_into_a_case_and_who_left_is_told_by_name() -> None:
    case = CASES[0]
    facts = told(case, replace(case, parties=parties("s-4", "s-1")))
    assert ("  elev", "Ygdis Hjorthaug") in facts
    assert facts[0] == ("elever", "fjernet")
    assert facts[-4:-1] == [
        ("elever", "ny"),
        ("  elev", "Thorvaldine Kvisgaard"),
        ("  rolle", "utsatt"),
    ]


def test_what_changes_in_a_plan_is_told_field_by_field() -> None:
    old = replace(CASES[0], parties=parties("s-1"))
    (party,) = old.parties
    plan = replace(party.plan, problem="Alene i kantina")
    assert told(old, replace(old, parties=(replace(party, plan=plan),))) == [
        ("elever", "Thorvaldine Kvisgaard"),
        ("  tiltaksplan", ""),
        ("    problem som skal løses", "– → Alene i kantina"),
    ]


def test_a_long_text_stands_on_a_line_of_its_own() -> None:
    old = replace(FOLLOW_UPS[0], next_what="a" * 40)
    assert told(old, replace(old, next_what="b" * 40)) == [("hva", f"{'a' * 40}\n→ {'b' * 40}")]


def test_in_a_meeting_each_item_has_its_entries() -> None:
    item = LAST_MEETING.agenda[0]
    before = replace(LAST_MEETING, agenda=(replace(item, entries=item.entries[:1]),))
    facts = told(before, replace(LAST_MEETING, agenda=(replace(item, entries=item.entries[:2]),)))
    assert facts == [
        ("i møtet", "Thorvaldine Kvisgaard (2STA)"),
        ("  punkt", "ny"),
        ("    slag", "beslutning"),
        ("    tekst", "Morgenringing i to uker."),
    ]


def test_those_a_meeting_was_about_did_not_start_it() -> None:
    started = entry(replace(LAST_MEETING, agenda=()), LAST_MEETING, "meetings")
    words = brief(replace(started, verb="meeting.start"), SHOWN)
    assert words.startswith("på sakslista: Thorvaldine Kvisgaard")
    assert not brief(replace(started, verb="meeting.item"), SHOWN).startswith("på sakslista")


def test_on_one_line_it_is_what_tells_it_apart() -> None:
    old = FOLLOW_UPS[0]
    noted = entry(replace(old, notes=()), old, "follow_ups")
    assert brief(noted, SHOWN) == "Samtale med Thorvaldine og Øyolf. Kvisgaards buss er sein."
    assert brief(entry(None, TASKS[1], "tasks"), SHOWN).startswith("hva: søker skyss for Øyolf, ")
    case = CASES[0]
    stepped = replace(case, steps=(case.steps[0], replace(case.steps[1], who="Rektor")))
    assert brief(entry(case, stepped, "cases"), SHOWN) == (
        "Undersøke · hvem Avdelingsleder → Rektor"
    )


@pytest.mark.parametrize(
    "record", [*FOLLOW_UPS, *CASES, *TASKS, *STUDENTS, LAST_MEETING], ids=lambda r: r.id
)
def test_hidden_names_are_in_no_field(record: Record) -> None:
    """FAULTS 76: also in texts, in lists and in what was there before."""
    for before, after in ((None, record), (record, None)):
        made = entry(before, after, TABLES.get(type(record), "students"))
        text = f"{fields(made, HIDDEN)} {brief(made, HIDDEN)}".casefold()
        assert not [part for part in NAME_PARTS if part in text]


@pytest.mark.parametrize("value", [3, 2.5, ["x", None], {"odd": [1]}, "2026-99-99", "2026-13-01T"])
def test_a_value_of_another_shape_is_shown_as_it_is(value: object) -> None:
    made = entry(None, FOLLOW_UPS[0], "follow_ups")
    odd = (FieldChange(field="unknown_thing", before=None, after=value),)
    assert fields(replace(made, changes=odd), HIDDEN)
    assert isinstance(brief(replace(made, changes=odd), HIDDEN), str)


def test_records_of_no_page_are_told_too() -> None:
    person = Person(id="p", name="Siv", role="PPT", external=True)
    activity = Activity(id="a", text="t", when_text="w", when=_when(), responsible=("x",))
    assert ("navn", "– → Siv") in fields(entry(None, person, "people"), SHOWN)
    assert ("tekst", "– → t") in fields(entry(None, activity, "activities"), SHOWN)


def _when():  # type: ignore[no-untyped-def]
    from elvis_tui.domain.plan.when import read_when

    return read_when("Hele året")


def test_who_of_the_staff_is_told_and_who_is_a_student_is_not() -> None:
    # A part of a student's whole name: in a text it may be the student's.
    staff = "Lovise Brækhus"
    names = replace(HIDDEN, parts=name_parts(STUDENTS, [staff]))
    old = replace(FOLLOW_UPS[0], owner=staff, next_what=staff)
    new = replace(old, owner="Zebulon Fjærestrand", next_what="")
    told = dict(fields(entry(old, new, "follow_ups"), names))
    assert told["eier"] == f"{staff} → {MASK} {MASK}"
    assert staff not in told["hva"]


def test_a_former_name_is_told_only_while_names_are_shown() -> None:
    made = entry(renamed(STUDENTS[0], "Noor", "Haddad"), None, "students")
    assert "Thorvaldine" not in str(fields(made, HIDDEN))
    old = replace(FOLLOW_UPS[0], next_what="ring Noor")
    names = replace(HIDDEN, parts=name_parts([renamed(STUDENTS[0], "Noor", "Haddad")]))
    told = str(fields(entry(FOLLOW_UPS[0], old, "follow_ups"), names))
    assert not [name for name in ("Kvisgaard", "Noor") if name in told]
