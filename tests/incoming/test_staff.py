"""Lists of those who work with the students, and which kind a list is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.people.staff import StaffRow
from elvis_tui.incoming.cells import table_of
from elvis_tui.incoming.roster_columns import Kind, find_columns, kind_of
from elvis_tui.incoming.staff import Staff, read_staff
from tests.incoming.workbooks import ods, xlsx

TEAMS = {"IKO-team": "iko", "Nærværsteam": "attendance", "Skole og hjem": "home"}


def read(text: str) -> Staff:
    return read_staff(table_of(text.encode()), TEAMS)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Navn;Klasse", Kind.STUDENTS), ("Elevnavn;Klasse;Rolle", Kind.STUDENTS),
        ("Navn;Elevnummer;Stilling", Kind.STUDENTS), ("Fornavn;Etternavn;Født", Kind.STUDENTS),
        ("Klasse;Kontaktlærer", Kind.CLASSES), ("Navn;Rolle", Kind.STAFF),
        ("Navn;Stilling;E-post", Kind.STAFF), ("Fornavn;Etternavn;Team", Kind.STAFF),
        ("Ansatt;Klasse;Rolle", Kind.STAFF), ("Navn;Tjeneste", Kind.STAFF),
        ("Etternavn, fornavn;Ekstern", Kind.STAFF), ("Ansatt;Født;Stilling", Kind.STAFF),
    ],
)  # fmt: skip
def test_a_list_is_known_by_its_headers(header: str, kind: Kind) -> None:
    assert kind_of(find_columns(header.split(";"))) is kind


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("Navn;Klasse;Rolle", "Klasse", "Rolle"),
        ("Navn;Født;Team", "Født", "Team"),
        ("Navn;Rolle;Kontaktlærer", "Kontaktlærer", "Rolle"),
    ],
)
def test_a_list_that_may_be_of_either_says_so(header: str, one: str, other: str) -> None:
    with pytest.raises(InputError) as caught:
        table_of(f"Skolen vår\n{header}\na;b;c\n".encode())
    assert caught.value.fault is Fault.INPUT_NO_HEADER
    assert (caught.value.facts["unclear"], caught.value.facts["other"]) == (one, other)


@pytest.mark.parametrize(
    "file", [lambda rows: "\n".join(";".join(row) for row in rows).encode(), xlsx, ods]
)
def test_people_are_read_with_role_teams_and_service(file: Callable[..., bytes]) -> None:
    rows = [
        ["Ansatte ved Eksempel vgs", "", "", "", ""],
        ["Navn", "Stilling", "Team", "Tjeneste", "Mobil"],
        ["Li, Siv", "Rådgiver", "IKO-teamet, nærvær", "", "99887766"],
        ["Per Bø", "", "iko og Nærværsteam", "PPT", ""],
        ["Åse Ås", "Psykolog", "Skole og hjem", "BUP", ""],
        ["Ida Vik", "PPT-rådgiver", "-", "PPT", ""],
    ]
    staff = read_staff(table_of(file(rows)), TEAMS)
    assert staff.people == (
        StaffRow(line=3, name="Siv Li", role="Rådgiver", teams=("iko", "attendance")),
        StaffRow(line=4, name="Per Bø", service="PPT", external=True, teams=("iko", "attendance")),
        StaffRow(
            line=5, name="Åse Ås", role="Psykolog", service="BUP", external=True, teams=("home",)
        ),
        StaffRow(line=6, name="Ida Vik", role="PPT-rådgiver", service="PPT", external=True),
    )
    assert (staff.bad_rows, staff.bad_fields, staff.left_out) == ((), (), ("Mobil",))


@pytest.mark.parametrize(
    ("said", "external"), [("ja", True), ("X", True), ("nei", False), ("0", False), ("", None)]
)
def test_external_may_be_a_yes_or_a_no(said: str, external: bool | None) -> None:
    (person,) = read(f"Navn;Rolle;Ekstern\nSiv Li;Rådgiver;{said}\n").people
    assert (person.role, person.external) == ("Rådgiver", external)


def test_a_team_that_there_is_not_costs_the_team() -> None:
    staff = read("Navn;Team\nSiv Li;IKO, Trivsel\n")
    assert staff.people == (StaffRow(line=2, name="Siv Li", teams=("iko",)),)
    assert staff.bad_fields == (BadRow(line=2, why=RowFault.UNKNOWN_TEAM, field="Team"),)


def test_rows_that_are_nobody_and_identity_numbers_are_left_out_here_too() -> None:
    """FAULTS 92."""
    staff = read(
        "Navn;Rolle\nSiv Li 03020912345;Rådgiver 43020912345\nTotalt: 1;\nNavn;Rolle\n;x\n"
    )
    assert staff.people == (StaffRow(line=2, name="Siv Li", role="Rådgiver"),)
    assert [bad.why for bad in staff.bad_rows] == [
        RowFault.PRINTED_LINE,
        RowFault.HEADER_AGAIN,
        RowFault.NO_NAME,
    ]
    assert {bad.why for bad in staff.bad_fields} == {RowFault.IDENTITY_NUMBER}
