from datetime import date

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.roster import Move
from elvis_tui.domain.people.roster_summary import BadRow, ImportSummary, RowFault, StaffSummary
from elvis_tui.wording.roster import lines

KARI = Student(id="s", first_name="Kari", last_name="Moen", birth_date=date(2009, 2, 3))


def bad(count: int) -> tuple[BadRow, ...]:
    return tuple(BadRow(line=i, why=RowFault.NO_NAME, field="Navn") for i in range(2, count + 2))


def test_a_first_import_is_told_in_two_lines_with_hard_spaces() -> None:
    summary = ImportSummary(students=1200, classes=45, new_students=1200, new_classes=45)
    assert lines(summary) == [
        "1\u00a0200 elever i 45 klasser: 1\u00a0200 nye.",
        "45 nye klasser.",
    ]


def test_a_second_import_says_that_nothing_is_new() -> None:
    summary = ImportSummary(students=1200, classes=45, unchanged=1200)
    assert summary.nothing
    assert lines(summary) == [
        "1\u00a0200 elever i 45 klasser: 1\u00a0200 uendret.",
        "Ingenting er nytt. Alt på lista er på plass fra før.",
    ]


def test_everything_that_changed_is_counted() -> None:
    summary = ImportSummary(
        students=6,
        classes=2,
        new_students=1,
        changed_students=2,
        unchanged=3,
        new_classes=1,
        changed_classes=1,
        moved=(Move(student=KARI, from_code="1STA", to_code="2STA"),) * 2,
        doubles=(4, 9),
        not_in_list=14,
    )
    assert lines(summary) == [
        "6 elever i 2 klasser: 1 ny, 2 endret, 3 uendret.",
        "1 ny klasse.",
        "1 klasse har fått ny kontaktlærer.",
        "2 elever har byttet klasse.",
        "2 rader gjentar en elev og er tatt med én gang (linjene 4, 9).",
        "14 elever i programmet står ikke på lista. Ingen er slettet.",
    ]


def test_one_of_each_is_in_the_singular() -> None:
    summary = ImportSummary(
        students=1,
        classes=1,
        changed_students=1,
        moved=(Move(student=KARI, from_code="1STA", to_code="2STA"),),
        doubles=(4,),
        not_in_list=1,
        bad_rows=(BadRow(line=350, why=RowFault.TOO_FEW_CELLS),),
    )
    assert lines(summary) == [
        "1 elev i 1 klasse: 1 endret.",
        "1 elev har byttet klasse.",
        "1 rad gjentar en elev og er tatt med én gang (linje 4).",
        "1 elev i programmet står ikke på lista. Ingen er slettet.",
        "1 rad er ikke tatt med:",
        "Linje 350: det er færre felt enn overskrifter.",
    ]


def test_a_list_of_classes_is_told_as_one() -> None:
    assert lines(ImportSummary(classes=45, new_classes=40, changed_classes=3, not_in_list=9)) == [
        "45 klasser: 40 nye, 3 endret, 2 uendret."
    ]


def test_a_list_without_classes_names_none() -> None:
    assert lines(ImportSummary(students=2, new_students=2)) == ["2 elever: 2 nye."]


def test_a_list_of_bad_rows_alone_does_not_say_that_all_is_well() -> None:
    told = lines(ImportSummary(bad_rows=bad(1)))
    assert told == [
        "Ingen elever eller klasser kunne leses.",
        "1 rad er ikke tatt med:",
        "Linje 2: navnet mangler.",
    ]


@pytest.mark.parametrize(("count", "shown", "rest"), [(20, 20, None), (32, 20, "og 12 til")])
def test_twenty_bad_rows_are_named_and_the_rest_counted(
    count: int, shown: int, rest: str | None
) -> None:
    told = lines(ImportSummary(students=1, unchanged=1, bad_rows=bad(count)))
    assert sum(line.startswith("Linje ") for line in told) == shown
    assert (told[-1] if rest else None) == rest


def test_many_doubles_are_cut_short() -> None:
    told = lines(ImportSummary(students=5, new_students=5, doubles=tuple(range(2, 32))))
    assert "(linjene 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 og 20 til)" in told[1]


@pytest.mark.parametrize("why", RowFault)
def test_every_fault_has_a_sentence(why: RowFault) -> None:
    told = lines(ImportSummary(bad_rows=(BadRow(line=7, why=why, field="Født"),)))[-1]
    assert told.startswith("Linje 7: ")
    assert "{" not in told


def test_what_is_left_out_is_named_by_header_and_line() -> None:
    told = lines(
        ImportSummary(
            students=1,
            unchanged=1,
            left_out=("Mobil", "Adresse"),
            bad_fields=(BadRow(line=3, why=RowFault.NOT_A_DATE, field="Født"),),
            bad_rows=(BadRow(line=4, why=RowFault.PRINTED_LINE),),
        )
    )
    assert told[2:] == [
        "Kolonner som ikke leses: Mobil, Adresse.",
        "1 felt er ikke tatt med, resten av raden er det:",
        "Linje 3: «Født» er ikke en dato som 3.2.2009.",
        "1 rad er ikke tatt med:",
        "Linje 4: en sum eller en utskriftslinje, ikke en person.",
    ]


def test_no_student_is_named() -> None:
    move = Move(student=KARI, from_code="1STA", to_code="2STA")
    told = "\n".join(lines(ImportSummary(students=1, changed_students=1, moved=(move,))))
    assert "Kari" not in told
    assert "Moen" not in told


def test_a_list_of_staff_is_told_as_one() -> None:
    assert lines(StaffSummary(new=1, changed=2, unchanged=1, doubles=(4,))) == [
        "Ansatte: 4 personer: 1 ny, 2 endret, 1 uendret.",
        "1 rad gjentar en person og er tatt med én gang (linje 4).",
    ]
    assert lines(StaffSummary(unchanged=1))[1].startswith("Ingenting er nytt.")
    assert lines(StaffSummary(bad_rows=bad(1)))[0] == "Ingen ansatte kunne leses."
