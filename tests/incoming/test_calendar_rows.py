"""A calendar as Excel saves it, and what can be wrong with one: all of it told, with its line."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.calendar_import import CalendarRead, LeftWhy
from elvis_tui.incoming.calendar_file import read_calendar
from elvis_tui.wording.sources import faults_in_words
from tests.incoming.calendars import EXCEL, excel

HEAD = "Navn;Fra;Til;Ukedag\r\n"
EDGES = "Skolestart;16.8.2027;;\r\nSiste skoledag;16.6.2028;;\r\n"


def read(text: str) -> CalendarRead:
    return read_calendar("skolerute.csv", excel(text))


def told(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
    return faults_in_words(caught.value.facts["faults"]).split("; ")


def days(found: CalendarRead) -> list[tuple[str, date, date]]:
    (year,) = found.years
    return [(b.name, b.first, b.last) for b in year.breaks]


@pytest.mark.parametrize("utf8", [True, False])
def test_what_excel_saves_is_a_school_year(utf8: bool) -> None:
    found = read_calendar("skolerute.csv", excel(utf8=utf8))
    (year,) = found.years
    assert (year.label, year.source) == ("2027/28", "skolerute.csv")
    assert (year.first_day, year.last_day) == (date(2027, 8, 16), date(2028, 6, 16))
    assert days(found) == [
        ("Høstferie", date(2027, 10, 11), date(2027, 10, 15)),
        ("Fri; etter eksamen", date(2027, 11, 12), date(2027, 11, 12)),
        ("Juleferie", date(2027, 12, 20), date(2027, 12, 31)),
        ("Vinterferie", date(2028, 2, 21), date(2028, 2, 25)),
        ("Påskeferie", date(2028, 4, 10), date(2028, 4, 17)),
    ]
    assert found.left_out == ()


def test_a_workbook_is_read_as_well() -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ferie", "Første dag", "Siste dag"])
    sheet.append(["Skolestart", date(2027, 8, 16), None])
    sheet.append(["Høstferie", date(2027, 10, 11), date(2027, 10, 15)])
    sheet.append(["Skoleslutt", date(2028, 6, 16), None])
    kept = BytesIO()
    book.save(kept)
    found = read_calendar("skolerute.xlsx", kept.getvalue())
    assert days(found) == [("Høstferie", date(2027, 10, 11), date(2027, 10, 15))]


@pytest.mark.parametrize(
    "text",
    [
        "Hva;Start;Slutt\nSkolestart;16.8.2027;\nHøstferie;11.10.2027;15.10.2027\n"
        "Skoleslutt;16.6.2028;\n",
        "Ferie,Første dag,Siste dag\nFørste skoledag,2027-08-16,\n"
        "Høstferie,2027-10-11,2027-10-15\nSiste skoledag,2028-06-16,\n",
        "Skoleruta 2027/28;;\nKva;Frå;Til\nSkulestart;mån. 16.8.;\nHaustferie;11.10.;15.10.\n"
        "Siste skuledag;16. juni;\n",
        "Navn;Dato\nSkolestart;mandag 16. august 2027\nHøstferie;11.–15. oktober 2027\n"
        "Skoleslutt;fre. 16.6.2028\n",
        "Navn\tFra og med\tTil og med\tUkedag\nSkolestart\t16.08.27\t\tmandag\n"
        "Høstferie\t11.10.27\t15.10.27\tmandag–fredag\nSkoleslutt\t16.06.28\t\tfredag\n",
    ],
)
def test_headings_and_dates_as_schools_write_them(text: str) -> None:
    found = read(text)
    (year,) = found.years
    assert (year.first_day, year.last_day) == (date(2027, 8, 16), date(2028, 6, 16))
    assert [(b.first, b.last) for b in year.breaks] == [(date(2027, 10, 11), date(2027, 10, 15))]


def test_a_weekday_that_is_not_the_dates_is_refused_and_nothing_guessed() -> None:
    text = EXCEL.replace("16.08.2027;;mandag", "mandag 17.08.2027;;").replace(
        "15.10.2027;mandag", "15.10.2027;tirsdag"
    )
    assert told(text) == [
        "linje 2: 17.8.2027 er en tirsdag, ikke en mandag",
        "linje 3: 11.10.2027 er en mandag, ikke en tirsdag",
    ]


def test_every_fault_is_told_together_with_its_line() -> None:
    text = (
        HEAD
        + EDGES
        + "Høstferie;11.10.2027;8.10.2027;\r\n"
        + "Juleferie;31.11.2027;1.1.2028;\r\n"
        + "Vinterferie;snart;25.2.2028;\r\n"
        + "Fri;21.2.2028;25.2.2028;\r\n"
        + "Fri før påske;25.2.2028;28.2.2028;mandg\r\n"
        + "Ferie;24.2.2028;29.2.2028;\r\n"
        + "Fri;1.8.2027;2.8.2027;\r\n"
        + ";3.3.2028;;\r\n"
        + "Fri etter jul;;;\r\n"
        + "Skolestart;17.8.2027;;\r\n"
    )
    assert told(text) == [
        "linje 4: «til» kommer før «fra»",
        "linje 5: dagen i «Fra» finnes ikke",
        "linje 6: «Fra» er ikke en dato (5.10.2026)",
        "linje 8: «Ukedag» er ikke en ukedag",
        "linje 9: dagene står også i linje 7",
        "linje 10: 1.8.2027 ligger utenfor skoleåret",
        "linje 11: «Navn» er tom",
        "linje 12: «Fra» er tom",
        "linje 13: «Skolestart» står også i linje 2, med en annen dato",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Elev;Klasse\nNora Hansen;1A\n", ["fant ikke kolonnene «Navn», «Fra» og «Til»"]),
        (
            HEAD + "Høstferie;11.10.2027;15.10.2027;\n",
            [
                "«Skolestart» med dato mangler for skoleåret 2027/28",
                "«Siste skoledag» med dato mangler for skoleåret 2027/28",
            ],
        ),
        (
            HEAD + "Møte;11.10.2027;;\n",
            ["«Skolestart» med dato mangler", "«Siste skoledag» med dato mangler"],
        ),
        (
            HEAD + "Skolestart;14.8.2027;;\nSiste skoledag;17.6.2028;;\n",
            [
                "linje 2: 14.8.2027 er en lørdag, og kan ikke være «Skolestart»",
                "linje 3: 17.6.2028 er en lørdag, og kan ikke være «Siste skoledag»",
            ],
        ),
        (
            HEAD + "Skolestart;16.8.;;\nSiste skoledag;16.6.;;\n",
            [
                "linje 2: «Fra» mangler årstall (5.10.2026)",
                "linje 3: «Fra» mangler årstall (5.10.2026)",
            ],
        ),
        (
            HEAD + EDGES + "Juleferie;20.12.2027;31.12.2027;\nFørste skoledag etter jul;30.12.;;\n",
            ["linje 5: 30.12.2027 er en skoledag her, og fri i linje 4"],
        ),
        (
            "Skoleruta 2027/28\nNavn;Fra;Sikkerhet\nSkolestart;16.8.;ganske\nSkoleslutt;16.6.;\n",
            ["linje 3: «sikkerhet» er ikke høy, middels eller lav"],
        ),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_said(text: str, words: list[str]) -> None:
    assert told(text) == words


def test_no_word_of_a_wrong_file_is_told() -> None:
    for text in ("Navn;Født\nNora Hansen;1.2.2010\n", "Navn;Dato\nNora Hansen;Nora Hansen\n"):
        assert "Nora" not in "".join(told(text))


def test_public_holidays_weekends_and_what_is_no_day_off_are_left_out_and_said() -> None:
    found = read(
        HEAD
        + EDGES
        + "17. mai og pinse;4.6.2028;5.6.2028;\n"
        + "Langfredag;14.4.2028;;fredag\n"
        + "Friluftsdag;1.9.2027;;\n"
        + "Siste skoledag før jul;17.12.2027;;\n"
        + "Planleggingsdager;12.8.2027;13.8.2027;\n"
        + "Planleggingsdag;12.11.2027;;\n"
        + "Helgefri;13.11.2027;14.11.2027;\n"
        + "Sommerferie;17.6.2028;;\n"
        + "Skolestart neste år;14.8.2028;;\n"
        + "Fri;3.3.2028;;\n"
        + "Fri;3.3.2028;;\n"
    )
    assert days(found) == [
        ("Planleggingsdag", date(2027, 11, 12), date(2027, 11, 12)),
        ("Fri", date(2028, 3, 3), date(2028, 3, 3)),
    ]
    assert [(one.line, one.why) for one in found.left_out] == [
        (4, LeftWhy.PUBLIC_HOLIDAY),
        (5, LeftWhy.PUBLIC_HOLIDAY),
        (6, LeftWhy.NOT_FREE),
        (7, LeftWhy.SCHOOL_DAY),
        (8, LeftWhy.STAFF_DAY),
        (10, LeftWhy.WEEKEND),
        (11, LeftWhy.SUMMER),
        (12, LeftWhy.OTHER_YEAR),
        (0, LeftWhy.REPEATED),
    ]


def test_a_list_with_a_line_for_each_day_has_one_break_and_not_five() -> None:
    christmas = (20, 21, 22, 23, 24, 27, 28, 29, 30, 31)
    rows = "".join(f"Høstferie;{day}.10.2027;;\r\n" for day in range(11, 16))
    rows += "".join(f"Juleferie;{day}.12.2027;;\r\n" for day in christmas)
    rows += "Fri;12.11.2027;;\r\nFri;16.11.2027;;\r\n"
    assert days(read(HEAD + EDGES + rows)) == [
        ("Høstferie", date(2027, 10, 11), date(2027, 10, 15)),
        ("Fri", date(2027, 11, 12), date(2027, 11, 12)),
        ("Fri", date(2027, 11, 16), date(2027, 11, 16)),
        ("Juleferie", date(2027, 12, 20), date(2027, 12, 31)),
    ]


def test_a_calendar_in_word_is_told_to_be_that() -> None:
    with pytest.raises(InputError) as caught:
        read_calendar("skolerute.docx", b"PK\x03\x04word/document.xml")
    assert "fila er fra Word" in faults_in_words(caught.value.facts["faults"])


def test_two_school_years_may_stand_in_one_file() -> None:
    found = read(
        HEAD
        + EDGES
        + "Skolestart;14.8.2028;;\nSkoleslutt;15.6.2029;;\n"
        + "Høstferie;9.10.2028;13.10.2028;\n"
    )
    assert [(y.label, len(y.breaks)) for y in found.years] == [("2027/28", 0), ("2028/29", 1)]


def test_hostile_words_are_kept_as_words_and_made_drawable() -> None:
    name = "Ferie [/] \x1b[31m😀 " + "x" * 200
    found = read(HEAD + EDGES + f"{name};3.3.2028;;\n")
    ((kept, _first, _last),) = days(found)
    assert kept.startswith("Ferie [/] ␛[31m😀 x")
    assert len(kept) == 60


def test_a_list_that_is_far_too_long_is_refused() -> None:
    rows = "Fri;3.3.2028;;\n" * 6_000
    assert told(HEAD + EDGES + rows) == ["fila er for stor til å være en skolerute"]


def test_a_week_beside_a_date_is_held_against_it() -> None:
    head = "Hva;Uke;Dato;Til\r\nFørste skoledag;33;16.8.2027;\r\nSiste skoledag;24;16.6.2028;\r\n"
    assert told(head + "Høstferie;40;11.10.2027;15.10.2027\r\n") == [
        "linje 4: 11.10.2027 er i uke 41, ikke i uke 40"
    ]
    rows = "Høstferie;uke 41;11.10.2027;15.10.2027\r\nJuleferie;51 og 52;18.12.2027;31.12.2027\r\n"
    assert len(read(head + rows).years[0].breaks) == 2


def test_football_in_a_break_is_no_break() -> None:
    found = read(HEAD + EDGES + "Feriefotball;8.10.2027;;\r\nHøstferien;11.10.2027;15.10.2027;\r\n")
    assert [b.name for b in found.years[0].breaks] == ["Høstferien"]
    assert [one.why for one in found.left_out] == [LeftWhy.NOT_FREE]


def test_a_name_without_end_is_cut_wherever_it_is_told() -> None:
    long = "x" * 20_000
    row = f"{long} møte;8.10.2027;;\r\nFri {long};11.10.2027;;\r\n"
    found = read(HEAD + EDGES + row)
    names = [one.name for one in (*found.left_out, *found.years[0].breaks)]
    assert [len(name) for name in names] == [60, 60]
