"""A list of absence from the bytes of a file to the records: what comes, and what never does."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elvis_tui.domain.absence.records import NoticeKind, StudentAbsence, SubjectAbsence
from elvis_tui.domain.across.absence_list import Dated
from elvis_tui.domain.across.absence_summary import AbsenceSummary
from elvis_tui.domain.errors import DomainError, ElvisError, Fault, InputError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.roster_summary import RowFault
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.incoming.absence_columns import VIS_FIGURES, VIS_NOTICES
from elvis_tui.services.absence import importing
from elvis_tui.services.absence.reading import of_student
from elvis_tui.services.across import lists
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Proposal, apply
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.follow_ups import ladder
from elvis_tui.services.people import students
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.wording.absence_import import lines, receipt
from elvis_tui.wording.faults import explain
from tests.incoming.workbooks import saved, xlsx
from tests.school import SCHOOL, TODAY, desk_with
from tests.services.people.lists import propose

FRIDAY = date(2026, 10, 16)
WRITTEN = date(2026, 10, 15)
PEOPLE_ALONE = [r for r in SCHOOL if not isinstance(r, StudentAbsence)]
"""The school before any list of absence."""
TITLE = ("Fravær i fag per 16.10.2026",)


def row(
    name: str = "Thorvaldine Kvisgaard",
    code: str = "2STA",
    figure: object = "7,5",
    subject: str = "Norsk",
    group: str = "2STA/NOR1267",
    left: str = "Nei",
) -> tuple[object, ...]:
    return (name, code, subject, group, figure, "6", "Berit Aas", "Jon Vik", left)


def csv(*rows: Sequence[object], encoding: str = "cp1252") -> bytes:
    return "".join(";".join(map(str, r)) + "\r\n" for r in rows).encode(encoding)


def write(folder: Path, data: bytes, name: str = "fravær.csv", on: date = WRITTEN) -> Path:
    path = folder / name
    path.write_bytes(data)
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (at, at))
    return path


Take = Callable[..., AbsenceSummary]


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    def take_in(*rows: Sequence[object], **where: object) -> AbsenceSummary:
        data = csv(*rows)
        proposal: Proposal[AbsenceSummary] = propose(desk, write(tmp_path, data, **where))  # type: ignore[arg-type]
        apply(desk, proposal)
        return proposal.summary

    return take_in


@pytest.fixture
def desk() -> Desk:
    return desk_with(PEOPLE_ALONE)


def subject(desk: Desk, who: str = "s-1") -> SubjectAbsence:
    found = of_student(desk, who)
    assert found is not None
    [one] = found.subjects
    return one


def faults(summary: AbsenceSummary) -> list[tuple[int, RowFault]]:
    return [(bad.line, bad.why) for bad in (*summary.bad_rows, *summary.bad_fields)]


# One list


def test_a_list_is_shown_and_then_taken_in_as_one_step_that_can_be_undone(
    desk: Desk, take: Take
) -> None:
    summary = take(TITLE, VIS_FIGURES, row(), row("Øyolf Grønnæss", "3PBA", "11,2 %"))
    assert (summary.plan.new, summary.plan.students, summary.listed.as_of) == (2, 2, FRIDAY)
    assert summary.listed.dated is Dated.TITLE
    assert subject(desk).now.fifteen == 7.5
    assert subject(desk, "s-2").now.fifteen == 11.2
    told = [h for h in desk.all(HistoryEntry).values() if h.verb == importing.VERB]
    assert len(told) == 1
    assert {(c.field, c.after) for c in told[0].changes} == {
        ("as_of", "2026-10-16"),
        ("new_rows", 2),
    }
    undo(desk)
    assert not desk.all(StudentAbsence)
    redo(desk)
    assert subject(desk).now.fifteen == 7.5


def test_the_same_list_twice_writes_nothing(tmp_path: Path) -> None:
    commits: list[object] = []

    class Counting(MemoryStore):
        def commit(self, put: Iterable[object] = (), **rest: object) -> None:  # type: ignore[override]
            put = list(put)
            commits.append(put)
            super().commit(put, **rest)  # type: ignore[arg-type]

    plain = desk_with()
    desk = Desk(store=Counting(PEOPLE_ALONE), clock=plain.clock, user="berit", drafts=plain.drafts)
    path = write(tmp_path, csv(TITLE, VIS_FIGURES, row()))
    apply(desk, propose(desk, path))
    before, history = len(commits), len(desk.all(HistoryEntry))
    again = propose(desk, path)
    apply(desk, again)
    assert (again.records, again.summary.nothing, again.summary.plan.unchanged) == ((), True, 1)
    assert (len(commits), len(desk.all(HistoryEntry))) == (before, history)


def test_what_changed_meanwhile_makes_a_proposal_stale_and_nothing_of_it_comes(
    desk: Desk, tmp_path: Path
) -> None:
    proposal = propose(desk, write(tmp_path, csv(TITLE, VIS_FIGURES, row())))
    desk.save("student.edit", replace(desk.get(Student, "s-1"), last_name="Annen"))
    with pytest.raises(DomainError) as caught:
        apply(desk, proposal)
    assert caught.value.fault is Fault.PROPOSAL_STALE
    assert not desk.all(StudentAbsence)


def test_every_row_that_is_not_taken_is_told_by_its_line(take: Take, desk: Desk) -> None:
    summary = take(
        TITLE,
        VIS_FIGURES,
        row("Kari Dal"),
        row(code="3PBA"),
        row(code="9ZZZ"),
        row(subject="", group=""),
        (*row(), "mer"),
        row()[:5],
        row(figure="sju"),
        ("Sum", *[""] * 3, "40", *[""] * 4),
    )
    assert faults(summary) == [
        (3, RowFault.UNKNOWN_STUDENT),
        (4, RowFault.OTHER_CLASS),
        (5, RowFault.OTHER_CLASS),
        (6, RowFault.NO_SUBJECT),
        (7, RowFault.TOO_MANY_CELLS),
        (8, RowFault.TOO_FEW_CELLS),
        (10, RowFault.PRINTED_LINE),
        (9, RowFault.NOT_A_FIGURE),
    ]
    assert subject(desk).now.fifteen is None
    told = lines(summary)
    for line in range(3, 11):
        assert any(f"Linje {line}: " in sentence for sentence in told)


def test_a_list_of_last_year_and_an_older_list_are_told_and_change_nothing(
    take: Take, desk: Desk
) -> None:
    last = take(("Per 5.6.2026",), VIS_FIGURES, row())
    assert (last.plan.last_year, last.read, last.nothing) == (True, False, True)
    assert any("et annet skoleår" in sentence for sentence in lines(last))
    take(TITLE, VIS_FIGURES, row())
    older = take(("Per 1.10.2026",), VIS_FIGURES, row(figure="2"))
    assert (older.plan.older, older.read) == (1, True)
    assert subject(desk).now.fifteen == 7.5


@pytest.mark.parametrize(("who", "kept"), [("s-1", 2), ("s-5", 1)])
def test_earlier_figures_are_kept_of_those_who_are_followed(
    who: str, kept: int, take: Take, desk: Desk
) -> None:
    name = {"s-1": "Thorvaldine Kvisgaard", "s-5": "Ygdis Hjorthaug"}[who]
    for day, figure in (("1.9.2026", "3"), ("1.10.2026", "9"), ("16.10.2026", "6,5")):
        take((f"Per {day}",), VIS_FIGURES, row(name, figure=figure))
    found = subject(desk, who)
    assert found.now.fifteen == 6.5
    assert [f.fifteen for f in found.earlier] == [3.0, 9.0][-kept:]


def test_somebody_may_say_of_which_day_the_list_is_but_not_one_to_come(
    desk: Desk, tmp_path: Path
) -> None:
    path = write(tmp_path, csv(TITLE, VIS_FIGURES, row()))
    read = lists.read(desk, path, as_of=date(2026, 9, 18))
    assert read.planner(desk)().summary.listed.dated is Dated.TOLD  # type: ignore[union-attr]
    with pytest.raises(DomainError) as caught:
        lists.read(desk, path, as_of=date(2026, 10, 20))
    assert caught.value.fault is Fault.DAY_TO_COME
    assert explain(caught.value)


@pytest.mark.parametrize(
    ("name", "dated", "day"),
    [
        ("fravær 2026-10-12.csv", Dated.FILE_NAME, date(2026, 10, 12)),
        ("fravær.csv", Dated.FILE, WRITTEN),
    ],
)
def test_without_a_title_the_name_and_then_the_file_say_the_day(
    name: str, dated: Dated, day: date, take: Take
) -> None:
    summary = take(VIS_FIGURES, row(), name=name)
    assert (summary.listed.dated, summary.listed.as_of) == (dated, day)


# Workbooks


def test_percent_formats_of_a_workbook_are_read_cell_by_cell(desk: Desk, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(TITLE))
    sheet.append(list(VIS_FIGURES))
    students = (
        ("Thorvaldine Kvisgaard", "2STA", 0.075, "0.0%"),
        ("Øyolf Grønnæss", "3PBA", 0.1, "0%"),
        ("Ætna-Lovise Brækhus", "2STA", 7.5, "General"),
        ("Zebulon Fjærestrand", "3PBA", "7,5 %", "@"),
        ("Ygdis Hjorthaug", "2STA", 0.5, '0.0" %"'),
    )
    for name, code, figure, how in students:
        sheet.append(list(row(name, code, figure)))
        sheet.cell(sheet.max_row, 5).number_format = how
    proposal = propose(desk, write(tmp_path, saved(book), "fravær.xlsx"))
    assert not faults(proposal.summary)
    apply(desk, proposal)
    found = [subject(desk, f"s-{n}").now.fifteen for n in range(1, 6)]
    assert found == [7.5, 10.0, 7.5, 7.5, 0.5]


def test_a_workbook_without_its_header_keeps_its_percent_formats(
    desk: Desk, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([*row(figure=0.075)[:5], 6, "Berit Aas", "Jon Vik", "Nei"])
    sheet.cell(1, 5).number_format = "0.0%"
    proposal = propose(desk, write(tmp_path, saved(book), "fravær 16.10.2026.xlsx"))
    assert proposal.summary.listed.without_header
    apply(desk, proposal)
    assert subject(desk).now.fifteen == 7.5


def test_days_of_a_workbook_are_cells_of_days_serial_numbers_and_texts(
    desk: Desk, tmp_path: Path
) -> None:
    common = ("Thorvaldine Kvisgaard", None, "2STA", "NOR1267", "2STA/NOR1267", 0.112, None, "B A")
    sent = (date(2026, 9, 7), 46273, "09.09.2026", "100926", 110926, "12.9.26")
    rows = [("Fravær", *common, day) for day in sent]
    proposal = propose(desk, write(tmp_path, xlsx((TITLE, VIS_NOTICES, *rows)), "varsel.xlsx"))
    assert not faults(proposal.summary)
    apply(desk, proposal)
    found = of_student(desk, "s-1")
    assert found is not None
    assert [n.sent_on for n in found.notices] == [date(2026, 9, day) for day in range(7, 13)]


# Varsel


def test_varsel_are_taken_in_once_and_joined_with_the_figures(take: Take, desk: Desk) -> None:
    header = (*VIS_FIGURES, "Varselbrev totalt", "Varselbrev karakter", "Varselbrev fravær")
    take(TITLE, header, (*row(), 1, 0, 1))
    common = ("Thorvaldine Kvisgaard", "", "2STA", "NOR1267", "2STA/NOR1267", "11,2 %", "", "B A")
    varsel = (
        ("Fravær", *common, "12.10.2026"),
        ("Orden", *common[:3], "", "", "", "", "B A", "5.10.26"),
        ("Fravær", *common, "1.6.2026"),
    )
    summary = take(TITLE, VIS_NOTICES, *varsel, name="varsel.csv")
    assert (summary.plan.new, summary.plan.changed) == (1, 1)
    assert faults(summary) == [(5, RowFault.LAST_YEAR)]
    found = of_student(desk, "s-1")
    assert found is not None
    assert [(n.kind, n.sent_on) for n in found.notices] == [
        (NoticeKind.ABSENCE, date(2026, 10, 12)),
        (NoticeKind.ORDER, date(2026, 10, 5)),
    ]
    assert take(TITLE, VIS_NOTICES, *varsel, name="varsel.csv").nothing


# Hours


def test_hours_tell_the_figures_and_the_days_in_a_row_over_the_autumn_break(
    take: Take, desk: Desk
) -> None:
    header = ("Navn", "Klasse", "Fag", "Dato", "Timer", "Kode", "Hel dag", "Årstimer")
    days = ("1.10.2026", "2.10.26", "121026")
    rows = [("Thorvaldine Kvisgaard", "2STA", "Norsk", day, "2", "M", "Ja", "60") for day in days]
    take(TITLE, header, *rows)
    assert subject(desk).now.fifteen == 10.0
    found = of_student(desk, "s-1")
    assert found is not None
    assert (found.streak, found.streak_ends) == (3, date(2026, 10, 12))
    assert found.streak_listed == FRIDAY


OF_DAYS = ("Navn", "Klasse", "Dato", "Fraværskode", "Hel dag")


def away(*days: int, code: str = "X", whole: str = "ja") -> list[tuple[object, ...]]:
    """Whole days of October, of one who is followed."""
    return [("Thorvaldine Kvisgaard", "2STA", f"{n}.10.2026", code, whole) for n in days]


def test_a_list_of_whole_days_without_a_subject_is_read_told_and_saved(
    desk: Desk, take: Take
) -> None:
    summary = take(TITLE, OF_DAYS, *away(12, 13, 14))
    assert (summary.read, summary.nothing, summary.proposed) == (True, False, 1)
    told = lines(summary)
    assert told[0] == "Fravær i hele dager per 16.10.2026: 1 elev."
    assert "Hele dager er lest for 1 elev: 1 ny." in told
    assert not any("Andelene" in sentence or "Timene" in sentence for sentence in told)
    again = take(TITLE, OF_DAYS, *away(12, 13, 14))
    assert (again.read, again.nothing) == (True, True)
    assert "Ingenting er nytt. Alt på lista er på plass fra før." in lines(again)
    put_right = take(("Fravær per 17.10.2026",), OF_DAYS, *away(12), *away(13, 14, whole="nei"))
    assert not put_right.nothing
    found = of_student(desk, "s-1")
    assert found is not None
    assert (found.streak, found.streak_ends) == (1, date(2026, 10, 12))


def test_a_row_that_is_no_whole_day_and_has_no_subject_is_told(take: Take) -> None:
    header = (*OF_DAYS, "Fag")
    rows = [(*row, subject) for row, subject in zip(away(12, whole="nei"), [""], strict=True)]
    assert faults(take(TITLE, header, *rows)) == [(3, RowFault.NO_SUBJECT)]


def test_whole_days_that_come_with_a_list_taken_in_again_are_new(take: Take) -> None:
    header = ("Navn", "Klasse", "Dato", "Fraværskode", "Faggruppe", "Timer")
    rows = [(*row[:4], "A/M", "5") for row in away(12, 13, 14)]
    take(TITLE, header, *rows)
    summary = take(TITLE, (*header, "Hel dag"), *((*row, "ja") for row in rows))
    assert not summary.nothing
    told = lines(summary)
    assert "Hele dager er lest for 1 elev: 1 ny." in told
    assert not any(sentence.startswith("Ingenting er nytt") for sentence in told)


def test_days_of_an_unknown_code_are_told_and_nothing_of_them_is_saved(
    desk: Desk, take: Take
) -> None:
    summary = take(TITLE, OF_DAYS, *away(12, 13, 14, code="ZZ"))
    assert (summary.read, summary.proposed, of_student(desk, "s-1")) == (False, 0, None)
    assert [why for _line, why in faults(summary)] == [RowFault.UNKNOWN_CODE] * 3
    assert "Ukjente fraværskoder: «ZZ»." in lines(summary)


def test_nothing_is_proposed_again_in_a_streak_that_grows_but_the_next_trigger(
    desk: Desk, take: Take
) -> None:
    whom = Subject.of_student("s-1")
    take(("Fravær per 14.10.2026",), OF_DAYS, *away(12, 13, 14))
    (one,) = ladder.proposed_of(desk, whom)
    ladder.accept(desk, "f-1", one)
    take(TITLE, OF_DAYS, *away(15, 16))
    assert ladder.proposed_of(desk, whom) == []
    take(("Fravær per 19.10.2026",), OF_DAYS, *away(19))
    (longer,) = ladder.proposed_of(desk, whom)
    assert (longer.rung.streak, longer.days, longer.on) == (6, 6, date(2026, 10, 19))


def test_nothing_is_proposed_for_one_who_has_left(desk: Desk, take: Take) -> None:
    take(TITLE, OF_DAYS, *away(12, 13, 14))
    students.leave(desk, "s-1")
    assert ladder.proposed_of(desk, Subject.of_student("s-1")) == []
    assert take(TITLE, OF_DAYS, *away(12, 13, 14, 15)).proposed == 0


def test_two_records_of_one_student_become_one_streak(desk: Desk, take: Take) -> None:
    other = [("Øyolf Grønnæss", "3PBA", *row[2:]) for row in away(15, 16)]
    take(TITLE, OF_DAYS, *away(12, 13, 14), *other)
    students.join(desk, "s-1", "s-2")
    found = of_student(desk, "s-1")
    assert found is not None
    assert (found.streak, found.streak_ends) == (5, FRIDAY)


def test_the_receipt_tells_for_how_many_steps_are_proposed_and_gives_none(
    take: Take, desk: Desk
) -> None:
    header = ("Navn", "Klasse", "Fag", "Dato", "Timer", "Kode", "Hel dag", "Årstimer")
    days = ("1.10.2026", "2.10.26", "121026")
    rows = [("Thorvaldine Kvisgaard", "2STA", "Norsk", day, "2", "M", "Ja", "60") for day in days]
    before = list(desk.all(Task).values())
    summary = take(TITLE, header, *rows[1:])
    assert summary.proposed == 0, "two days in a row are no trigger of the usual ladder"
    summary = take(TITLE, header, *rows)
    assert summary.proposed == 1
    assert (
        "1 elev som følges, har vært borte så mange dager på rad at trinn er foreslått. "
        "Forslaget står på Oversikt og på elevens side."
    ) in lines(summary)
    assert list(desk.all(Task).values()) == before
    (one,) = ladder.proposed_of(desk, Subject.of_student("s-1"))
    assert (one.rung.id, one.on, one.listed_on) == ("three-call", date(2026, 10, 12), FRIDAY)
    ladder.decline(desk, one)
    assert take(TITLE, header, *rows).proposed == 0


def hours(*days: str, hours: str = "2", group: str = "2STA/NOR1267") -> list[tuple[str, ...]]:
    header = ("Navn", "Klasse", "Faggruppe", "Dato", "Timer", "Kode", "Årstimer")
    common = ("Thorvaldine Kvisgaard", "2STA", group)
    return [header, *((*common, day, hours, "X", "56") for day in days)]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_hours_of_a_part_of_the_year_stand_beside_the_figures_of_the_whole(
    encoding: str, desk: Desk, tmp_path: Path
) -> None:
    def take_in(data: bytes) -> list[str]:
        proposal = propose(desk, write(tmp_path, data))
        apply(desk, proposal)
        return lines(proposal.summary)

    part = csv(("Per 16.10.2026",), *hours("28.9.2026", "12.10.2026"), encoding=encoding)
    told = take_in(part)
    assert (
        "Lista er av en del av skoleåret, 28.9.2026 til 12.10.2026: tallene er minst så høye."
    ) in told
    now = subject(desk).now
    assert (now.part, now.first_day, now.last_day) == (True, date(2026, 9, 28), date(2026, 10, 12))
    take_in(csv(("Per 9.10.2026",), VIS_FIGURES, row(), encoding=encoding))
    found = subject(desk)
    assert (found.now.as_of, found.now.fifteen, found.beside) == (date(2026, 10, 9), 7.5, now)
    told = take_in(part)
    assert "1 fag har tall som går lenger tilbake. De står, og disse står ved siden av." in told
    assert subject(desk) == found
    whole = csv(("Per 16.10.2026",), *hours("17.8.2026", "12.10.2026"), encoding=encoding)
    assert "Timene er fra 17.8.2026 til 12.10.2026." in take_in(whole)
    assert (subject(desk).now.part, subject(desk).now.hours) == (False, 4.0)


def test_a_list_that_says_it_is_of_september_does_not_replace_the_year(
    take: Take, desk: Desk
) -> None:
    take(("Per 31.8.2026",), VIS_FIGURES, row(figure="12"))
    september = hours("1.9.2026", "12.9.2026")
    take(("Per 30.9.2026",), *september)  # nothing says that it is not the first absence
    assert subject(desk).now.as_of == date(2026, 9, 30)
    undo(desk)
    summary = take(("Fravær 01.09.2026 - 30.09.2026",), *september)
    assert (
        "Lista er av en del av skoleåret, 1.9.2026 til 30.9.2026: tallene er minst så høye."
        in lines(summary)
    )
    found = subject(desk)
    assert (found.now.as_of, found.now.fifteen, len(found.later)) == (date(2026, 8, 31), 12, 1)


def test_hours_without_days_are_told_to_say_nothing_of_them(take: Take) -> None:
    summary = take(TITLE, ("Navn", "Klasse", "Fag", "X", "M"), (*row()[:3], 2, 3))
    assert "Lista sier ikke hvilke dager timene er fra. De regnes som hele skoleåret." in (
        lines(summary)
    )


def test_who_has_changed_group_is_told_and_the_old_figures_are_earlier_ones(
    take: Take, desk: Desk
) -> None:
    other = row(figure="2", subject="Matematikk", group="2STA/MAT1019")
    take(("Per 1.10.2026",), VIS_FIGURES, row(figure="3"), other)
    summary = take(TITLE, VIS_FIGURES, row(figure="6", group="2STB/NOR1267"), other)
    assert (
        "1 elev har byttet gruppe i et fag. Tallene fra den gamle er tidligere tall nå."
        in lines(summary)
    )
    found, _other = of_student(desk, "s-1").subjects  # type: ignore[union-attr]
    assert (found.group, found.now.fifteen) == ("2STB/NOR1267", 6)
    assert [f.fifteen for f in found.earlier] == [3]
    undo(desk)
    found, _other = of_student(desk, "s-1").subjects  # type: ignore[union-attr]
    assert (found.group, found.now.fifteen) == ("2STA/NOR1267", 3)


# Parts of one, and cells that commas have moved


def test_a_list_of_parts_of_one_is_refused_whole_and_its_column_named(
    desk: Desk, tmp_path: Path
) -> None:
    header = ("Navn", "Klasse", "Faggruppe", "Udokumentert fravær i prosent")
    rows = [("Thorvaldine Kvisgaard", "2STA", f"G{n}", f"0,0{n}") for n in range(1, 7)]
    with pytest.raises(InputError) as caught:
        propose(desk, write(tmp_path, csv(TITLE, header, *rows, encoding="utf-16")))
    assert explain(caught.value).startswith("«Udokumentert fravær i prosent» kan være deler av én")
    book = xlsx((TITLE, header, *((*one[:3], float(one[3].replace(",", "."))) for one in rows)))
    with pytest.raises(InputError):
        propose(desk, write(tmp_path, book, "fravær.xlsx"))


def test_the_hours_of_a_list_make_its_parts_of_one_percent_and_say_so(
    take: Take, desk: Desk
) -> None:
    summary = take(TITLE, VIS_FIGURES, row(figure="0,075"))
    assert subject(desk).now.fifteen == 7.5
    told = f"Tall under 1 i «{VIS_FIGURES[4]}» er deler av én (0,075 er 7,5 %): timene viser det."
    assert told in lines(summary)


def test_a_row_that_a_comma_has_moved_is_told_by_name(desk: Desk, tmp_path: Path) -> None:
    header = ("Navn", "Klasse", "Fag", "% udok. fravær", "Lærer", "Avbrudd")
    rows = (("Thorvaldine Kvisgaard", "2STA", "Norsk", "7,5", "Nei"),
            ("Ygdis Hjorthaug", "2STA", "Norsk", "8", "Berit Aas", "Nei"))  # fmt: skip
    data = "".join(",".join(r) + "\r\n" for r in (header, *rows)).encode("utf-8-sig")
    summary = propose(desk, write(tmp_path, data)).summary
    told = lines(summary, naming.names(desk, hidden=False))
    assert (
        "Linje 2, Thorvaldine Kvisgaard (2STA): «Lærer» er noe annet enn ellers, og et komma for "
        "mye kan ha flyttet feltene."
    ) in told


# Whose a row is


def test_who_is_not_taken_stands_by_name_and_with_names_hidden_by_none(
    desk: Desk, tmp_path: Path
) -> None:
    rows = (row("Kari Dal"), row("Øyolf Grønnæss"), row("Ås Dal", "Kari"), row(figure="sju"))
    summary = propose(desk, write(tmp_path, csv(VIS_FIGURES, *rows))).summary
    shown = lines(summary, naming.names(desk, hidden=False))
    assert "Linje 2, Kari Dal (2STA): eleven finnes ikke i programmet." in shown
    assert "Linje 3, Øyolf Grønnæss (2STA): eleven går i en annen klasse i programmet." in shown
    assert any(told.startswith("Linje 5, Thorvaldine Kvisgaard (2STA): «H1") for told in shown)
    hidden = "\n".join(lines(summary, naming.names(desk, hidden=True)))
    assert "Linje 2, ▒▒▒▒ (2STA): eleven finnes ikke i programmet." in hidden
    assert "Linje 4, ▒▒▒▒: " in hidden
    assert not re.search("Kari|Dal|Øyolf|Grønnæss|Thorvaldine|Kvisgaard", hidden)


def test_the_class_of_whom_an_address_is_protected_is_told_of_no_row(
    desk: Desk, tmp_path: Path
) -> None:
    desk.save("student.edit", replace(desk.get(Student, "s-2"), address_protected=True))
    summary = propose(desk, write(tmp_path, csv(VIS_FIGURES, row("Øyolf Grønnæss")))).summary
    told = "\n".join(lines(summary, naming.names(desk, hidden=False)))
    assert "Linje 2, Øyolf Grønnæss (◼ skjermet): " in told
    assert "2STA" not in told


def test_an_unknown_code_is_told_with_its_line_and_no_figure_is_guessed(
    take: Take, desk: Desk
) -> None:
    header = ("Navn", "Klasse", "Fag", "X", "M", "Q")
    summary = take(TITLE, header, ("Thorvaldine Kvisgaard", "2STA", "Norsk", 2, 3, 4))
    assert summary.plan.unknown_codes == ("Q",)
    assert faults(summary) == [(3, RowFault.UNKNOWN_CODE)]
    now = subject(desk).now
    assert (now.hours, now.ten, now.fifteen) == (None, None, None)
    assert any("fraværskoden «Q» er ukjent" in sentence for sentence in lines(summary))


def test_a_list_from_before_all_known_codes_is_told_and_no_crash(
    desk: Desk, tmp_path: Path
) -> None:
    header = ("Navn", "Klasse", "Fag", "X", "M")
    data = csv(("Per 1.9.2019",), header, ("Thorvaldine Kvisgaard", "2STA", "Norsk", 2, 3))
    assert propose(desk, write(tmp_path, data)).summary.plan.last_year


# What never comes in


def test_a_file_of_more_than_64_megabytes_is_refused_unread(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(lists.LARGEST_FILE + 1)
    with pytest.raises(InputError) as caught:
        lists.read(desk, path)
    assert caught.value.facts["kind"] == "too_large"
    assert explain(caught.value).endswith(".")


def test_no_identity_number_and_no_file_is_kept(take: Take, desk: Desk) -> None:
    header = (*VIS_FIGURES, "Personnummer")
    take(TITLE, header, (*row("Thorvaldine Kvisgaard", subject="Norsk 03020912345"), "03020912345"))
    everything = repr([list(desk.all(kind).values()) for kind in (StudentAbsence, HistoryEntry)])
    assert "12345" not in everything


def test_hostile_markup_in_a_list_is_text_all_the_way(take: Take, desk: Desk) -> None:
    hostile = "[/][red]Norsk[@click=app.quit]"
    summary = take(TITLE, VIS_FIGURES, row(subject=hostile), row("[/] Ingen", "2STA"))
    assert subject(desk).name == hostile
    assert faults(summary) == [(4, RowFault.UNKNOWN_STUDENT)]
    assert not any("Ingen" in sentence and "[/]" in sentence for sentence in lines(summary))


def test_progress_rises_to_the_whole_and_many_rows_are_taken_once(
    desk: Desk, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    rows = [row(subject=f"Fag {n}", group=f"G{n}", figure=n % 15) for n in range(3000)]
    path = write(tmp_path, csv(TITLE, VIS_FIGURES, *rows))
    found = propose(desk, path, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (3000, 3000)
    assert found.summary.plan.new == 3000


_BYTES = st.binary(max_size=200)
_CELL = st.sampled_from(
    [*map(str, row()), *VIS_NOTICES, "", "Fravær", "5.10.26", "0.075", "X", "'=1", '"', "\x00", "æ"]
)
_TABLE = st.lists(st.lists(_CELL, max_size=11), max_size=5).map(
    lambda rows: ("\r\n".join(";".join(r) for r in rows)).encode()
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([b"", csv(VIS_FIGURES), csv(VIS_NOTICES), b"PK\x03\x04"]), _BYTES | _TABLE)
def test_whatever_the_file_holds_it_is_planned_or_refused_in_a_sentence(
    tmp_path: Path, first: bytes, data: bytes
) -> None:
    desk = desk_with()
    path = write(tmp_path, first + data)
    told = ""
    try:
        summary = propose(desk, path).summary
        told = " ".join(lines(summary))
    except ElvisError as error:
        told = explain(error)
    assert told.strip()
    assert desk.today == TODAY


def test_hours_without_the_years_hours_say_that_the_share_is_unknown(
    desk: Desk, take: Take
) -> None:
    header = ("Navn", "Klasse", "Dato", "Fraværskode", "Faggruppe", "Timer")
    day = ("Thorvaldine Kvisgaard", "2STA", "15.10.2026", "X", "2STA/NOR1267", "2")
    summary = take(TITLE, header, day)
    told = "Lista har ikke årstimene i 1 fag: andelen er ukjent, og holdes ikke mot grensene."
    assert told in lines(summary)
    assert receipt(summary, naming.names(desk, hidden=False))[1] == told


def test_the_receipt_tells_first_what_is_asked_of_somebody(desk: Desk, take: Take) -> None:
    said = receipt(take(TITLE, OF_DAYS, *away(12, 13, 14, 15)), naming.names(desk, hidden=False))
    assert said[0].startswith("Fravær i hele dager per 16.10.2026: 1 elev")
    assert "trinn er foreslått" in said[1]
