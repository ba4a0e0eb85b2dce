"""`elvis-tui agenda`: the saksliste that is sent out, and which meetings are planned."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from tests.school import NAME_PARTS, desk_with
from tests.shell.conftest import Run
from tests.shell.test_withheld import in_a_file
from tests.suspected import LOGIN, OTHER, RUNNING, suspected, words_in

COUNCIL = "council"


def school() -> Desk:
    """Planned: a meeting of each team, and one of the council, where students take part."""
    desk = desk_with()
    council = Team(
        id=COUNCIL, name=FreeText("Elevråd"), follows_up=False, students_take_part=True, order=3,
        students=("s-1",), standing=(FreeText("Ordet er fritt"),),
    )  # fmt: skip
    desk.store.commit(put=[council])
    meetings.start(desk, "meeting-2")
    meetings.finish(desk, "meeting-2")
    planned = meetings.plan(desk, COUNCIL, date(2026, 11, 3), time(10, 0), "Aulaen")
    # What was put there before students took part.
    about_one = AgendaItem(id="item-8", subject=Subject.of_student("s-2"))
    by_words = AgendaItem(id="item-9", title=desk.store.get(Student, "s-3").first_name)
    desk.store.commit(put=[replace(planned, agenda=(about_one, by_words))])
    return desk


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skolen")
    folder.chmod(0o700)
    return in_a_file(school(), folder / "skole.json")


def test_the_next_saksliste_is_printed_and_the_planned_meetings_listed(ask: Run) -> None:
    assert ask("agenda").out.count("- ") == 2
    assert "# Saksliste: Nærværsteam 26.10.2026" in ask("agenda", "--next").out
    council = ask("agenda", "--next", "--series", "elevråd").out
    assert "Ordet er fritt" in council
    assert council == ask("agenda", "--next", "--series", COUNCIL).out


def test_where_students_sit_nothing_about_a_person_stands_on_it(ask: Run) -> None:
    council = ask("agenda", "--next", "--series", "elevråd").out
    assert council.splitlines()[-1] == "2. **Ordet er fritt** – fast sak"
    items = council.partition("\n1. ")[2].casefold()
    assert [part for part in NAME_PARTS if part in items] == []


def test_by_number_nobody_is_named(ask: Run) -> None:
    for words in (("agenda",), ("agenda", "--next"), ("agenda", "--next", "--series", "elevråd")):
        told = ask("--names", "hidden", *words).out.casefold()
        assert told
        assert [part for part in NAME_PARTS if part in told] == []


@pytest.mark.parametrize(("series", "code"), [("finnes ikke", 2), ("iko", 1), ("IKO-team", 1)])
def test_a_series_nobody_knows_or_without_a_planned_meeting_is_refused(
    ask: Run, series: str, code: int
) -> None:
    told = ask("agenda", "--next", "--series", series).refused(code)
    assert ("Elevråd" in told) is (code == 2)


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_series_is_none_and_not_every_one(ask: Run, empty: str) -> None:
    for words in (("agenda",), ("agenda", "--next")):
        assert "Elevråd" in ask(*words, "--series", empty).refused(2)


def test_what_was_never_held_or_is_about_a_case_alone_is_not_next(ask: Run, tmp_path: Path) -> None:
    desk = desk_with()
    missed = replace(meetings.get(desk, "meeting-2"), on=date(2026, 10, 12))
    again = replace(meetings.get(desk, "meeting-3"), on=date(2026, 10, 16))
    about_a_case = replace(again, id="meeting-6", on=date(2026, 10, 20), case_id="case-1")
    desk.store.commit(put=[missed, again, about_a_case])
    path = in_a_file(desk, tmp_path / "skole.json")
    assert "Planlegg ett" in ask("agenda", "--next", path=path).refused(1)
    assert ask("agenda", path=path).out.count("- ") == 3, "they are listed all the same"


def test_a_case_kept_from_whoever_asks_is_not_on_it(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "skolen"
    folder.mkdir(mode=0o700)
    desk = suspected()
    meetings.finish(desk, RUNNING)
    meetings.plan(desk, IKO, date(2026, 10, 26), None, "")
    path = in_a_file(desk, folder / "skole.json")
    for user, told in ((LOGIN, False), (OTHER, True)):
        monkeypatch.setenv("LOGNAME", user)
        done = ask("agenda", "--next", "--series", IKO, path=path)
        assert done.code == 0, done
        assert bool(words_in(done.out)) is told, done.out


def test_a_folder_gets_the_usual_name_of_a_saksliste_too(ask: Run, tmp_path: Path) -> None:
    done = ask("agenda", "--next", "--out", tmp_path)
    (out,) = tmp_path.glob("*.md")
    assert out.name == "saksliste-naervaersteam-2026-10-26.md"
    assert (done.code, done.data) == (0, b"")
    assert done.err == f"Skrevet til {out}. Elevenes navn står i klartekst.\n"
    assert out.read_text("utf-8") == ask("agenda", "--next").out
