"""What a list of absence did, in sentences: each fault with its line, and no student's name."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.across.absence_list import AbsenceList, Dated, ListKind
from elvis_tui.domain.across.absence_summary import AbsencePlan, AbsenceSummary
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.roster_summary import BadRow, ImportSummary, RowFault
from elvis_tui.domain.record import replace
from elvis_tui.wording.absence_import import lines
from elvis_tui.wording.faults import explain
from elvis_tui.wording.listed import may_be_told
from elvis_tui.wording.roster import lines as roster_lines

SUMMARY = AbsenceSummary(
    listed=AbsenceList(
        kind=ListKind.FIGURES,
        rows=(),
        as_of=date(2026, 10, 5),
        dated=Dated.TITLE,
        tells_fifteen=True,
    ),
    plan=AbsencePlan(students=1200, new=1200, changed=2, unchanged=3),
)


def but(summary: AbsenceSummary, **facts: object) -> AbsenceSummary:
    """The same with other facts, of the list or of what it changes."""
    of_list = {k: v for k, v in facts.items() if k in AbsenceList.__struct_fields__}
    of_plan = {k: v for k, v in facts.items() if k not in of_list}
    return AbsenceSummary(
        listed=replace(summary.listed, **of_list), plan=replace(summary.plan, **of_plan)
    )


def test_a_list_is_told_with_its_day_and_which_figure_it_holds() -> None:
    assert lines(SUMMARY) == [
        "Fravær per 5.10.2026: 1\u00a0200 elever, 1\u00a0200 nye fag, 2 endret, 3 uendret.",
        "Datoen står i lista.",
        "Lista har egenmeldt + udokumentert (15 %). Helse + udokumentert er ukjent.",
    ]


@pytest.mark.parametrize(
    ("ten", "fifteen", "told"),
    [
        (True, True, "Lista har både helse + udokumentert (10 %)"),
        (True, False, "Egenmeldt + udokumentert er ukjent."),
        (False, True, "Helse + udokumentert er ukjent."),
        (False, False, "ingen av de to andelene"),
    ],
)
def test_the_figure_a_list_does_not_hold_is_said_to_be_unknown(
    ten: bool, fifteen: bool, told: str
) -> None:
    summary = but(SUMMARY, tells_ten=ten, tells_fifteen=fifteen)
    assert any(told in sentence for sentence in lines(summary))


@pytest.mark.parametrize("how", list(Dated))
def test_how_the_day_is_known_is_said_in_one_sentence_of_its_own(how: Dated) -> None:
    told = lines(but(SUMMARY, dated=how))[1]
    others = [lines(but(SUMMARY, dated=other))[1] for other in Dated if other is not how]
    assert told.endswith(".")
    assert told not in others


def test_a_list_of_last_year_is_told_with_its_day_and_nothing_else_of_it() -> None:
    summary = but(SUMMARY, last_year=True, new=0, changed=0, unchanged=0)
    assert lines(summary)[:2] == [
        "Lista er fra 5.10.2026, i et annet skoleår. Ingenting av den hentes.",
        "Datoen står i lista.",
    ]


def test_a_second_time_and_an_older_list_are_told() -> None:
    again, in_place = but(SUMMARY, new=0, changed=0), "Alt på lista er på plass fra før."
    assert any(in_place in sentence for sentence in lines(again))
    older = but(again, unchanged=0, older=1)
    assert "1 fag har tall fra en nyere liste, og står som før." in lines(older)
    assert not any(in_place in sentence for sentence in lines(older))
    nothing = but(older, older=0)
    assert lines(nothing) == ["Ingenting på lista kunne leses."]


def test_doubles_unknown_codes_and_a_list_without_its_header_are_told() -> None:
    summary = but(
        SUMMARY,
        kind=ListKind.HOURS,
        doubles=(4, 9),
        unknown_codes=("Q", "[/]"),
        without_header=True,
        left_out=("Kontaktlærer",),
    )
    told = lines(summary)
    assert "2 rader gjentar en annen og er tatt med én gang (linjene 4, 9)." in told
    assert "Ukjente fraværskoder: «Q», «[/]». Andelen i de fagene er ukjent." in told
    assert any("ingen overskrift" in sentence for sentence in told)
    assert "Kolonner som ikke leses: Kontaktlærer." in told
    assert any(sentence.startswith("Fraværstimer per 5.10.2026") for sentence in told)


def test_varsel_are_told_as_varsel_and_of_no_figure() -> None:
    told = lines(but(SUMMARY, kind=ListKind.NOTICES))
    assert told[0].startswith("Varsel per 5.10.2026: 1\u00a0200 elever, ")
    assert not any("%" in sentence for sentence in told)


@pytest.mark.parametrize("why", list(RowFault))
def test_every_fault_is_one_sentence_with_its_line(why: RowFault) -> None:
    told = lines(but(SUMMARY, bad_rows=(BadRow(line=7, why=why, field="Andel"),)))
    assert told[-2] == "1 rad er ikke tatt med:"
    assert told[-1].startswith("Linje 7: ")
    assert told[-1].endswith(".")
    assert "{" not in told[-1]


@pytest.mark.parametrize("why", list(RowFault))
def test_a_fault_with_a_name_is_one_sentence_too(why: RowFault) -> None:
    bad = BadRow(line=7, why=why, field="Andel", name=FreeText("[/] Kari"), class_code="[b]")
    told = lines(but(SUMMARY, bad_rows=(bad,)), Names(students={}, classes={}))
    assert told[-1].startswith("Linje 7, [/] Kari ([b]): ")
    hidden = lines(but(SUMMARY, bad_rows=(bad,)), Names(students={}, classes={}, hidden=True))
    assert hidden[-1].startswith("Linje 7, ▒▒▒▒: ")
    assert "Kari" not in hidden[-1]


def test_the_days_that_hours_are_of_and_what_a_part_means_are_told() -> None:
    days = {"kind": ListKind.HOURS, "first_day": date(2026, 10, 1), "last_day": date(2026, 10, 5)}
    assert "Timene er fra 1.10.2026 til 5.10.2026." in lines(but(SUMMARY, **days))
    told = lines(but(SUMMARY, **days, part=True, beside=2))
    assert (
        "Lista er av en del av skoleåret, 1.10.2026 til 5.10.2026: tallene er minst så høye."
    ) in told
    assert "2 fag har tall som går lenger tilbake. De står, og disse står ved siden av." in told
    figures = but(SUMMARY, first_day=None)
    assert not any("dager" in sentence for sentence in lines(figures))


def test_a_code_that_is_missing_is_not_called_an_unknown_one() -> None:
    told = lines(but(SUMMARY, bad_rows=(BadRow(line=7, why=RowFault.UNKNOWN_CODE),)))
    assert told[-1] == "Linje 7: fraværskoden mangler."


def test_nothing_says_that_a_grade_is_lost() -> None:
    every = [BadRow(line=n, why=why, field="f") for n, why in enumerate(RowFault)]
    told = " ".join(lines(but(SUMMARY, bad_rows=tuple(every)))).lower()
    assert "karakter" not in told


@pytest.mark.parametrize("hidden", [True, False])
def test_with_names_hidden_no_word_of_a_list_tells_a_name(hidden: bool) -> None:
    kari = FreeText("Kari Moen")
    names = Names(students={}, classes={}, hidden=hidden)
    why = RowFault.UNKNOWN_CODE
    absence = but(
        SUMMARY,
        unknown_codes=("Kari syk",),
        of_one=("Andel Moen",),
        left_out=("Lærer til Kari Moen",),
        bad_rows=(BadRow(line=7, why=why, field="Kari syk", name=kari),),
        bad_fields=(BadRow(line=8, why=RowFault.NOT_A_FIGURE, field="Moens tall", name=kari),),
    )
    people = ImportSummary(
        students=1,
        new_students=1,
        names=(kari,),
        left_out=("Kari Moen",),
        bad_fields=(BadRow(line=3, why=RowFault.NOT_A_DATE, field="Født Kari"),),
    )
    for summary in (absence, people):
        told = "\n".join(lines(summary, names))
        assert ("Kari" in told, "Moen" in told) == (not hidden, not hidden)
        assert "▒▒▒▒" in told or not hidden


def test_with_names_hidden_a_header_that_no_list_has_is_not_told() -> None:
    names = Names(students={}, classes={}, hidden=True)
    fault = InputError(
        Fault.INPUT_NO_HEADER,
        found=["Navn", "Kari Moen"],
        strange=["Kari Moen"],
        missing="Klasse",
    )
    assert "Fant «Navn», «▒▒▒▒»." in explain(may_be_told(fault, names))
    shown = replace(names, hidden=False)
    assert "Fant «Navn», «Kari Moen»." in explain(may_be_told(fault, shown))


def test_a_list_of_students_is_told_as_before() -> None:
    people = ImportSummary(students=2, classes=1, new_students=2)
    assert lines(people) == roster_lines(people)
