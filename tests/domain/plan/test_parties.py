"""Who is responsible, where the plan writes one party in several ways."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.month import month_view
from elvis_tui.domain.plan.parties import answers_for, is_found, narrowed, parties, party_key
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.plan.when import read_when
from elvis_tui.resources import content

YEAR = SchoolYear(label="2026/27", first_day=date(2026, 8, 17), last_day=date(2027, 6, 18))


def row(row_id: str, when_text: str, *responsible: str) -> Activity:
    return Activity(
        id=row_id,
        text=f"Aktivitet {row_id}",
        when_text=when_text,
        when=read_when(when_text),
        responsible=responsible,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miljøteam", "Miljøteamet"),
        ("Kontaktlærer", "kontaktlærere"),
        ("Elevtjeneste", "elevtjenesten"),
        ("Elevråd", "Elevrådet"),
        ("Rådgivere", "Rådgiver"),
        ("avdelingsledere", "Avdelingslederne"),
        ("Ledelse", "Ledelsen"),
    ],
)
def test_a_party_is_one_however_its_name_is_inflected(one: str, other: str) -> None:
    assert party_key(one) == party_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miljøteamet", "Nærværsteamet"),
        ("Miljøteamet", "Miljøarbeidere"),
        ("Rådgivere", "Sos.ped.rådgivere"),
        ("Elevråd", "Elever"),
        ("PPT", "PPTs kontor"),
        ("Eier", "Eiet"),
    ],
)
def test_different_parties_stay_apart(one: str, other: str) -> None:
    assert party_key(one) != party_key(other)


def test_every_party_of_the_schools_plan_is_listed_once_in_words_of_the_plan() -> None:
    from elvis_tui.incoming.plan_document import read_plan

    plan = read_plan(content("handlingsplan.md").read_text(encoding="utf-8"))
    listed = parties(plan.activities)
    written = {name for activity in plan.activities for name in activity.responsible}
    assert {s for party in listed for s in party.spellings} == written
    assert all(party.name in party.spellings for party in listed)
    names = [party.name for party in listed]
    assert {"Miljøteamet", "Kontaktlærere", "Elevtjenesten", "Avdelingsledere"} <= set(names)
    assert not {"Miljøteam", "kontaktlærere", "Elevtjeneste", "Avdelingsleder"} & set(names)
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 19


def test_the_empty_key_is_everybody_also_where_nobody_is_named() -> None:
    assert answers_for(row("P01", "Oktober"), "")
    assert not answers_for(row("P01", "Oktober"), party_key("Rektor"))


def test_a_month_narrowed_to_one_party_keeps_only_its_days_and_bands() -> None:
    rows = [
        row("P01", "Oktober", "Rektor"),
        row("P02", "Hver onsdag", "Miljøteamet", "Rektor"),
        row("P03", "Hele året", "Miljøteam"),
        row("P04", "Hver tirsdag", "Biblioteket"),
    ]
    view = month_view(rows, 2026, 10, [YEAR], {}, date(2026, 10, 19))
    team = narrowed(view, party_key("Miljøteamet"))
    assert [a.id for a in team.on_days] == ["P02"]
    assert [band.kind for band in team.bands] == [Recurrence.ALL_YEAR]
    assert [d.on for w in team.weeks for d in w.days] == [d.on for w in view.weeks for d in w.days]
    assert narrowed(view, "") == view


@given(st.lists(st.sampled_from(["Miljøteam", "Miljøteamet", "Rektor", "PPT"]), unique=True))
def test_every_activity_is_somebodys_when_anybody_is_named(names: list[str]) -> None:
    activity = row("P01", "Oktober", *names)
    assert all(answers_for(activity, party.key) for party in parties([activity]))
    assert bool(parties([activity])) == bool(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kontaktlærarane", "Kontaktlærer"),
        ("leiinga", "Ledelsen"),
        ("Skuleleiinga", "Skolens ledelse"),
        ("rådgjevarar", "Rådgivere"),
        ("avdelingsleiarane", "Avd.leder"),
        ("elevtenesta", "Elevtjenesten"),
        ("Helsesjukepleiar", "Helsesykepleier"),
        ("Sos.ped.rådgiver", "Sosialpedagogisk rådgiver"),
        ("sos. ped. rådgiver", "Sos.ped.rådgjevar"),
        ("Ped.ansatte", "pedagogisk ansatte"),
        ("alle tilsette", "Alle ansatte"),
        ("IKO-team", "IKO-teamet"),
    ],
)
def test_bokmal_nynorsk_and_what_is_cut_short_are_one_party(one: str, other: str) -> None:
    assert party_key(one) == party_key(other)


def test_everybody_is_a_party_that_names_nobody() -> None:
    rows = [row("P01", "Oktober", "Alle ansatte"), row("P02", "Oktober", "Alle", "Rektor")]
    told = {party.name: party.is_everybody for party in parties(rows)}
    assert told == {"Alle": True, "Alle ansatte": True, "Rektor": False}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", True),
        ("aktivitet", True),
        ("OKTOBER rektor", True),
        ("miljøteamet", True),
        ("miljøteam", True),
        ("miljø", True),
        ("rektor november", False),
        ("nærværsteam", False),
    ],
)
def test_what_is_typed_is_found_in_text_time_and_any_spelling_of_who(
    typed: str, found: bool
) -> None:
    assert is_found(row("P01", "Oktober", "Rektor", "Miljøteam"), typed) is found


@given(st.text())
def test_any_spelling_has_a_key_whatever_stands_around_it(spelling: str) -> None:
    assert party_key(f" {spelling} ") == party_key(spelling)
