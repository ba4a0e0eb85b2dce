"""Whom a student can turn to, found in the words of any school's plan."""

from __future__ import annotations

import pytest

from elvis_tui.domain.plan.turning_to import ROLES, has_role, named_roles, turning_to
from elvis_tui.domain.plan.written_out import parts
from elvis_tui.incoming.plan_text import read_plan_text
from elvis_tui.resources import content


def roles_of(text: str) -> list[str]:
    found = turning_to(parts(read_plan_text(text)))
    return [named.words for named in found.roles] if found else []


def test_the_seeds_plan_says_it_to_the_student() -> None:
    text = content("handlingsplan.md").read_text(encoding="utf-8")
    found = turning_to(parts(read_plan_text(text)))
    assert found
    assert found.part.title == "Til eleven"
    assert [named.words for named in found.at_school] == [
        "kontaktlærer",
        "elevtjenesten",
        "avdelingsleder",
        "rådgiver",
        "helsesykepleier",
        "rektor",
    ]
    outside = [named.words for named in found.outside]
    assert outside == ["elev- og lærlingeombudet", "Mobbeombudet"]


@pytest.mark.parametrize(
    "heading",
    [
        "Til eleven",
        "Til deg som elev",
        "Til elevane",
        "For deg som er elev",
        "Hvem kan du snakke med?",
        "Hvem kan eleven kontakte",
        "Kven kan du snakke med?",
        "Kven kan eleven gå til",
        "Snakk med oss",
        "Si ifra!",
        "Sei frå",
        "Har du det ikke bra på skolen?",
        "3.2 HVEM KAN DU GÅ TIL?",
    ],
)
def test_the_heading_may_be_called_many_things(heading: str) -> None:
    text = f"# Plan\n\nRektor har ansvar.\n\n## {heading}\n\nSnakk med rådgjevaren.\n"
    assert roles_of(text) == ["rådgjevaren"]


@pytest.mark.parametrize(
    "heading", ["Informasjon til foreldre", "Tiltak", "Hvem har ansvar", "Til rektor"]
)
def test_other_headings_are_none(heading: str) -> None:
    assert roles_of(f"# Plan\n\n## {heading}\n\nRektor har ansvar.\n") == []


def test_without_a_heading_it_is_the_part_that_names_most_to_a_you() -> None:
    text = (
        "# Plan\n\nRektor, rådgiver og helsesykepleier har ansvar.\n\n## Trygghet\n\n"
        "Vil du snakke med noen, kan du gå til kontaktlærer eller miljøterapeuten.\n"
    )
    assert roles_of(text) == ["kontaktlærer", "miljøterapeuten"]


def test_a_heading_with_nothing_under_it_says_nothing() -> None:
    assert roles_of("# Plan\n\n## Til eleven\n\n## Tiltak\n\nRektor har ansvar.\n") == []


def test_of_two_headings_it_is_the_one_that_names_most() -> None:
    text = "## Til elevene\n\nVær snille.\n\n## Til eleven\n\nGå til rektor.\n"
    assert roles_of(text) == ["rektor"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Sos.ped.rådgiver og rådgiver", ["Sos.ped.rådgiver", "rådgiver"]),
        ("assisterende rektor", ["assisterende rektor"]),
        ("rektor, Rektor og rektoren", ["rektor"]),
        ("direktoren er korrektør", []),
        ("helsesjukepleiaren, mobbeombodet", ["helsesjukepleiaren", "mobbeombodet"]),
        ("PPT/OT-veileder", ["PPT", "OT-veileder"]),
    ],
)
def test_a_role_is_named_once_and_whole(text: str, roles: list[str]) -> None:
    assert [named.words for named in named_roles(text)] == roles


@pytest.mark.parametrize(
    ("named", "position", "has"),
    [
        ("rådgjevar", "Rådgiver", True),
        ("rådgiver", "Sos.ped.rådgiver", True),
        ("rektor", "Assisterende rektor", True),
        ("assisterende rektor", "Rektor", False),
        ("avdelingsleder", "Avdelingsleder, studieforberedende", True),
        ("helsesykepleier", "Helsesøster", True),
        ("kontaktlærer", "Faglærer", False),
        ("rektor", "", False),
    ],
)
def test_a_position_is_a_role_whatever_it_is_written_in(
    named: str, position: str, has: bool
) -> None:
    role = next(iter(named_roles(named))).role
    assert has_role(role, position) is has


def test_no_word_begins_two_roles() -> None:
    stems = [stem for role in ROLES for stem in role.stems]
    assert len(stems) == len(set(stems))
