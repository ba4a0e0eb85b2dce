"""The school's own calendar: proposed, taken in, undone, taken out of use, and won over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.plan.calendar import is_school_day
from elvis_tui.domain.source import Origin, Source, SourceInUse, SourceKind
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.desk.school_days import was_school
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.plan.calendars import (
    known_years,
    read_calendar_file,
    take_out,
)
from elvis_tui.wording.calendars import lines
from tests.incoming.calendars import EXCEL, calendar, excel
from tests.school import desk_with

FRIDAY = date(2027, 11, 12)


@pytest.fixture
def desk() -> Desk:
    return desk_with()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "skolerute.csv"
    path.write_bytes(excel())
    return path


def taken_in(desk: Desk, path: Path) -> None:
    apply(desk, read_calendar_file(path).planner(desk)())


def labels(desk: Desk) -> list[str]:
    return [year.label for year in desk.sources.school_years()]


def test_a_calendar_is_shown_first_and_then_stored_in_one_save(desk: Desk, path: Path) -> None:
    proposal = read_calendar_file(path).planner(desk)()
    assert labels(desk) == ["2025/26", "2026/27"]
    assert lines(proposal.summary)[0] == ("Skoleåret 2027/28: 189 skoledager.")
    apply(desk, proposal)
    assert labels(desk) == ["2025/26", "2026/27", "2027/28"]
    (used,) = desk.store.all(SourceInUse).values()
    assert (used.id, used.kind, used.name) == (
        "calendar:2027",
        SourceKind.CALENDAR,
        "skolerute.csv",
    )
    source = desk.store.find(Source, used.source_id)
    assert source
    assert (source.origin, source.text.splitlines()[1]) == (Origin.DATA, 'navn = "2027/28"')
    (entry,) = desk.store.all(HistoryEntry).values()
    assert (entry.verb, entry.record_id) == ("calendar.import", "calendar:2027")


def test_what_is_reckoned_in_school_days_follows_at_once(desk: Desk, path: Path) -> None:
    assert was_school(desk.sources, 2027)(FRIDAY)
    taken_in(desk, path)
    assert not was_school(desk.sources, 2027)(FRIDAY)
    assert is_school_day(FRIDAY, desk.sources.school_years()) is False
    undo(desk)
    assert was_school(desk.sources, 2027)(FRIDAY)
    assert labels(desk) == ["2025/26", "2026/27"]


def test_it_can_be_taken_out_of_use_and_stays_in_the_data(desk: Desk, path: Path) -> None:
    taken_in(desk, path)
    take_out(desk, 2027)
    assert labels(desk) == ["2025/26", "2026/27"]
    assert len(desk.store.all(Source)) == 1
    with pytest.raises(DomainError) as caught:
        take_out(desk, 2027)
    assert caught.value.fault is Fault.NO_OWN_CALENDAR
    undo(desk)
    assert labels(desk) == ["2025/26", "2026/27", "2027/28"]


def test_the_way_back_is_to_the_schools_own_that_was_there_before(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    taken_in(desk, path)
    newer = tmp_path / "ny.csv"
    newer.write_bytes(excel(EXCEL.replace("12.11.2027;;fredag", "19.11.2027;;fredag")))
    newest = tmp_path / "nyest.csv"
    newest.write_bytes(excel(EXCEL.replace("12.11.2027;;fredag", "26.11.2027;;fredag")))
    taken_in(desk, newer)
    taken_in(desk, newest)
    undo(desk)
    taken_in(desk, newest)
    assert take_out(desk, 2027).name == "ny.csv"
    assert not was_school(desk.sources, 2027)(date(2027, 11, 19))
    assert take_out(desk, 2027).name == "skolerute.csv"
    assert not was_school(desk.sources, 2027)(FRIDAY)
    undo(desk)
    assert take_out(desk, 2027).name == "skolerute.csv"
    assert take_out(desk, 2027).source_id is None
    assert labels(desk) == ["2025/26", "2026/27"]


def test_a_year_that_is_known_shows_what_changes(desk: Desk, tmp_path: Path) -> None:
    text = (
        "Navn;Fra;Til\r\nSkolestart;17.8.2026;\r\nHøstferie;28.9.2026;2.10.2026\r\n"
        "Fridag;27.11.2026;\r\nJuleferie;21.12.2026;1.1.2027\r\nVinterferie;22.2.2027;26.2.2027\r\n"
        "Påskeferie;22.3.2027;29.3.2027\r\nFri;7.5.2027;\r\nSiste skoledag;18.6.2027;\r\n"
    )
    path = tmp_path / "ny.csv"
    path.write_bytes(excel(text))
    told = lines(read_calendar_file(path).planner(desk)().summary)
    assert "  Blir fri: 28.9.–2.10., 7.5." in told
    assert "  Blir skoledager: 5.–9.10." in told
    taken_in(desk, path)
    (known,) = [one for one in known_years(desk) if one.year.label == "2026/27"]
    assert (known.origin, known.file, known.school_days) == (Origin.DATA, "ny.csv", 190)
    again = read_calendar_file(path).planner(desk)()
    assert again.summary.nothing
    assert again.records == ()


def test_a_proposal_is_not_taken_in_over_another(desk: Desk, path: Path) -> None:
    first = read_calendar_file(path).planner(desk)()
    taken_in(desk, path)
    with pytest.raises(DomainError) as caught:
        apply(desk, first)
    assert caught.value.fault is Fault.PROPOSAL_STALE


def test_a_faulty_file_changes_nothing_and_is_told_by_its_name(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "rute {0}.csv"
    path.write_bytes(excel(EXCEL.replace("16.08.2027;;mandag", "16.08.2027;;tirsdag")))
    with pytest.raises(InputError) as caught:
        read_calendar_file(path)
    from elvis_tui.wording.faults import explain

    assert explain(caught.value) == (
        "Skoleruta er ikke lagt inn. Rett rute {0}.csv, og prøv igjen: "
        "linje 2: 16.8.2027 er en mandag, ikke en tirsdag."
    )
    assert desk.store.all(SourceInUse) == {}


def test_of_many_faults_some_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "rute.csv"
    path.write_bytes(excel("Navn;Fra\r\n" + "Ferie;snart\r\n" * 40))
    with pytest.raises(InputError) as caught:
        read_calendar_file(path)
    from elvis_tui.wording.faults import explain

    assert explain(caught.value).endswith("; og 30 feil til.")


def test_events_come_in_as_rows_do(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "skolerute.ics"
    path.write_bytes(calendar())
    taken_in(desk, path)
    assert labels(desk)[-1] == "2027/28"


def test_a_calendar_in_the_data_that_has_been_spoilt_stops_nothing() -> None:
    source = Source(
        id="a", kind=SourceKind.CALENDAR, name="x", origin=Origin.DATA, text="[[skolear]]\nfra=5\n"
    )
    used = SourceInUse(
        id="calendar:2027", kind=SourceKind.CALENDAR, source_id="a", on=date(2026, 10, 1)
    )
    desk = desk_with([source, used])
    assert labels(desk) == ["2025/26", "2026/27"]
    assert SourceKind.CALENDAR in desk.sources.faults
