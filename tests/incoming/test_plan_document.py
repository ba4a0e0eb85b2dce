"""The plan document: the school's own words, row by row, and other schools' documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.document import duty_words, section
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.records import Plan, Recurrence
from elvis_tui.domain.source import digest
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.incoming.plan_document import read_plan
from elvis_tui.resources import content

DATA = Path(__file__).parents[1] / "data"
ROWS = json.loads((DATA / "plan_rows.json").read_text(encoding="utf-8"))
RULES = json.loads((DATA / "case_rules.json").read_text(encoding="utf-8"))
TEXT = content("handlingsplan.md").read_text(encoding="utf-8")
PLAN = read_plan(TEXT)
TABLE = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Turdag | Mai | Rektor |\n"


def test_the_plan_has_thirty_two_activities_and_five_duties() -> None:
    assert [a.id for a in PLAN.activities] == [f"P{n:02d}" for n in range(1, 33)]
    assert [d.id for d in PLAN.duties] == ["D1", "D2", "D3", "D4", "D5"]


@pytest.mark.parametrize("facts", ROWS, ids=lambda r: r["id"])
def test_every_activity_is_word_for_word_the_plans(facts: dict[str, object]) -> None:
    activity = next(a for a in PLAN.activities if a.id == facts["id"])
    assert activity.text == facts["activity"]
    assert activity.when_text == facts["when_text"]
    assert list(activity.responsible) == facts["responsible"]
    assert sorted(placed(activity, 2026, ()).months) == facts["months"]
    kind = "months" if facts["recurrence"] == "month" else facts["recurrence"]
    assert activity.when.recurrence.value == kind
    assert activity.done == ()


@pytest.mark.parametrize("facts", RULES["duties"], ids=lambda r: r["id"])
def test_every_duty_is_word_for_word_the_plans(facts: dict[str, object]) -> None:
    duty = next(d for d in PLAN.duties if d.id == facts["id"])
    assert duty.title == facts["title"]
    assert duty.text == facts["text"]
    assert duty.when_text == facts["when_text"]
    assert list(duty.responsible) == facts["responsible"]
    assert duty_words(PLAN, duty.id) == facts["text"]


def test_the_plan_is_read_under_its_own_headings() -> None:
    assert PLAN.title == (
        "Handlingsplan for et trygt og godt skolemiljø på Elverum videregående skole"
    )
    assert [s.title for s in PLAN.sections] == [
        PLAN.title,
        "Til eleven",
        "Elever og ansatte samarbeider forebyggende for et trygt og godt skolemiljø "
        "gjennom hele skoleåret utfra følgende handlingsplan:",
        "Aktivitetsplikten, Opplæringsloven § 12-4",
        "Skjerpet aktivitetsplikt Opplæringsloven § 12-5",
        "Ved alvorlige tilfeller skal rektor melde fra til skoleeier",
        "Klageinstans",
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("§ 12-5", RULES["skjerpet_12_5"]["text"]),
        ("Ved alvorlige tilfeller", RULES["serious_cases"]["text"]),
        ("Ved alvorlige tilfeller", RULES["serious_cases"]["ownership"]),
        ("klageinstans", RULES["complaint"]["text"]),
        ("§ 12-4", RULES["general"]["routines"]),
        ("Til eleven", RULES["general"]["duration"]),
        *(("Til eleven", contact) for contact in RULES["general"]["contacts"]),
        *(("Ved alvorlige", trigger) for trigger in RULES["serious_cases"]["triggers"]),
        ("Handlingsplan", "Opplæringsloven § 12-2 slår fast"),
        ("Handlingsplan", "jf. Opplæringsloven § 12-3."),
        ("Handlingsplan", "- Ingen sjikanere hverandre"),
    ],
)
def test_each_section_holds_the_words_of_the_facts(heading: str, words: str) -> None:
    found = section(PLAN, heading)
    assert found is not None
    assert words in found.text


def test_the_reading_view_holds_the_whole_document() -> None:
    read = " ".join(f"{s.title} {s.text}" for s in PLAN.sections)
    assert read.split() == [word for word in TEXT.split() if word not in ("#", "##")]


def test_the_follow_on_duties_have_the_words_of_their_sections() -> None:
    assert duty_words(PLAN, "S12-5") == RULES["skjerpet_12_5"]["text"]
    assert duty_words(PLAN, "SERIOUS").startswith(RULES["serious_cases"]["text"])
    assert duty_words(PLAN, "D9") == ""
    assert duty_words(read_plan(TABLE), "SERIOUS") == ""
    assert section(PLAN, "§ 12-9") is None


def test_tables_are_found_by_their_headers_wherever_they_stand() -> None:
    plan = read_plan(
        "# Plan\n\n| Handlingsplikt | Ansvarlig | Frist/tid |\n|---|---|---|\n"
        "| Melde fra | Alle | Straks |\n\n"
        "| Dato | Rom |\n|---|---|\n| 1.1. | A12 |\n\n"
        "| Hvem har ansvar? | Tidspunkt | Nr | Tiltak |\n|---|---|---|---|\n"
        "| Rektor | Mai | 1 | Turdag |\n"
    )
    assert [(a.text, a.when_text, a.responsible) for a in plan.activities] == [
        ("Turdag", "Mai", ("Rektor",))
    ]
    assert [(d.title, d.text, d.when_text, d.responsible) for d in plan.duties] == [
        ("Melde fra", "", "Straks", ("Alle",))
    ]


def test_a_table_with_ansvarlig_is_one_of_activities_unless_its_rows_open_in_bold() -> None:
    header = "| Aktivitet | Når | Ansvarlig |\n|---|---|---|\n"
    plan = read_plan(f"{header}| Turdag | Mai | Rektor |\n")
    assert [a.text for a in plan.activities] == ["Turdag"]
    plan = read_plan(f"{TABLE}\n{header}| **Gripe inn:** Hvis noen | Straks | Alle |\n")
    assert [(d.title, d.text) for d in plan.duties] == [("Gripe inn:", "Hvis noen")]


def test_bold_rows_alone_do_not_make_activities_into_duties() -> None:
    plan = read_plan(TABLE.replace("Turdag", "**Turdag** i skogen"))
    assert [a.text for a in plan.activities] == ["Turdag i skogen"]
    assert plan.duties == ()


def test_a_heading_inside_a_quotation_begins_no_section() -> None:
    plan = read_plan(f"# Plan\n\n> # Sitat\n\nSlutt\n\n{TABLE}")
    assert [s.title for s in plan.sections] == ["Plan"]
    assert plan.sections[0].text.startswith("> # Sitat\n\nSlutt")


def test_several_activity_tables_are_numbered_on_and_empty_rows_left_out() -> None:
    plan = read_plan(f"## Høst\n\n{TABLE}| | | |\n\n## Vår\n\n{TABLE}")
    assert [(a.id, a.text) for a in plan.activities] == [("P01", "Turdag"), ("P02", "Turdag")]


def test_cells_are_plain_text_without_their_markdown() -> None:
    plan = read_plan(
        "| Aktivitet/tiltak | **Når** | Ansvar |\n|---|---|---|\n"
        "| *Tur* til `A\\|B` &amp; [kart](x) \\*nå\\*<br>med mat "
        "| November<br/>Analyse i februar | Rektor<br>Elevråd og lærere; PPT |\n"
    )
    activity = plan.activities[0]
    assert activity.text == "Tur til A|B & kart *nå* med mat"
    assert activity.when_text == "November Analyse i februar"
    assert placed(activity, 2026, ()).months == (11, 2)
    assert activity.responsible == ("Rektor", "Elevråd", "lærere", "PPT")


def test_a_when_that_cannot_be_read_is_kept_word_for_word() -> None:
    plan = read_plan(TABLE.replace("Mai", "Uke 19, hvis været tillater det"))
    assert plan.activities[0].when_text == "Uke 19, hvis været tillater det"
    assert plan.activities[0].when.recurrence is Recurrence.UNREAD


def test_control_and_direction_marks_in_a_plan_are_made_visible() -> None:
    plan = read_plan(TABLE.replace("Turdag", "Tur\x1b[2J\u202edag"))
    assert plan.activities[0].text == "Tur␛[2J⟨202E⟩dag"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_line_endings_and_byte_order_mark_of_windows_do_no_harm(newline: str) -> None:
    plan = read_plan("\ufeff" + TEXT.replace("\n", newline))
    assert plan.activities == PLAN.activities
    assert plan.sections == PLAN.sections


def test_the_digest_is_that_of_the_bytes_on_disk_and_tells_texts_apart() -> None:
    assert PLAN.digest == digest(content("handlingsplan.md").read_bytes())
    assert read_plan(TEXT + "\n").digest != PLAN.digest


@pytest.mark.parametrize(
    "text",
    ["", "# Plan\n\nIngen tabell.", "| A | B |\n|---|---|\n| 1 | 2 |\n", TABLE.splitlines()[0]],
)
def test_a_document_without_an_activity_table_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_plan(text)
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
    assert caught.value.facts == {"faults": (SourceFault(why=SourceWhy.NO_ACTIVITY_TABLE),)}


@given(st.text(alphabet=st.sampled_from("|-: #*`<br>\\[]()&;\n\tæA1§«»_~")) | st.text())
def test_any_text_after_a_table_is_read_without_losing_the_table(text: str) -> None:
    plan = read_plan(f"{TABLE}\n\n{text}")
    assert isinstance(plan, Plan)
    assert plan.activities[0].text == "Turdag"
