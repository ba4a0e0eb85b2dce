"""`case`: the list of cases, and a case as a document, to standard output or to a new file."""

from __future__ import annotations

import json
import re
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.make_schema import CASES_PATH, cases_schema
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CasePlan, Role
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded
from elvis_tui.services.cases.called import parties_called
from elvis_tui.storage.file_store import FileStore
from tests.parties import parties
from tests.school import desk_with
from tests.shell.conftest import Done, Run, tree
from tests.shell.json_schema import misfits


def _case(number: str, closed: date | None = None) -> Case:
    return Case(
        id=f"case-{number}",
        number=number,
        title="Erting, sa Åsheim",
        parties=(*parties("s-1"), *parties("s-2", role=Role.OTHER)),
        reported_on=date(2026, 10, 12),
        deadline=date(2026, 10, 19),
        steps=(Step(id="S1", duty_id="S1", title="Undersøke", who="Rektor"),),
        closed_on=closed,
        closed_why="trygt" if closed else "",
        archive_reference="2026/77" if closed else "",
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two cases about the same two students, of which one is closed."""
    path = tmp_path / "mine" / "elvis.json"
    path.parent.mkdir()
    store = FileStore(path)
    names = (("Kåre", "Åsheim"), ("Øystein", "Sæther"), ("Kåre", "Sæther"))
    students = [
        Student(id=f"s-{n}", first_name=first, last_name=last, number=n)
        for n, (first, last) in enumerate(names, 1)
    ]
    store.commit(put=[*students, _case("2026-04"), _case("2026-02", date(2026, 10, 15))])
    store.close()
    return path


TODAY = ("--today", "2026-10-19")


def test_without_a_number_the_cases_are_listed(run: Run, data: Path) -> None:
    done = run("--data", data, *TODAY, "case")
    assert (done.code, done.err) == (0, "")
    first, second = (line for line in done.out.splitlines() if line.startswith("- "))
    for said in ("**2026-04**", "Kåre Åsheim", "0 av 1", "Undersøke (Rektor)", "i dag"):
        assert said in first
    assert "avsluttet 15.10.2026" in second
    hidden = run("--data", data, "--names", "hidden", "case").out
    assert "Åsheim" not in hidden
    assert "Elev 01, Elev 02" in hidden


def test_scripts_get_the_list_with_the_nearest_clock_and_whose_move_it_is(
    run: Run, data: Path
) -> None:
    told = json.loads(run("--data", data, *TODAY, "case", "--format", "json").out)
    assert told[0] == {
        "number": "2026-04",
        "title": "Erting, sa Åsheim",
        "opened": "2026-10-12",
        "closed": None,
        "students": ["Kåre Åsheim", "Øystein Sæther"],
        "progress": {"done": 0, "of": 1},
        "waits_for": "Undersøke",
        "whose_move": "Rektor",
        "nearest_clock": "2026-10-19",
        "archive_reference": None,
    }
    assert (told[1]["nearest_clock"], told[1]["archive_reference"]) == (None, "2026/77")
    hidden = run("--data", data, "--names", "hidden", "case", "--format", "json").out
    assert "Åsheim" not in hidden
    written = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    chapter = written.partition("\n## case\n")[2].partition("\n## ")[0]
    documented = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", chapter, re.M)))
    assert set(documented) == set(told[0])


def test_the_list_is_as_its_published_schema_says(run: Run, data: Path) -> None:
    assert CASES_PATH.read_text("utf-8") == cases_schema(), "run python -m docs.make_schema"
    schema = json.loads(CASES_PATH.read_text("utf-8"))
    for names in ("shown", "hidden"):
        told = json.loads(
            run("--data", data, *TODAY, "--names", names, "case", "--format", "json").out
        )
        assert len(told) == 2
        assert misfits(told, schema, schema) == []
    first = told[0]
    wrong = {**first, "progress": {"done": "0"}, "closed": 3, "more": None}
    del wrong["number"]
    assert len(misfits([wrong], schema, schema)) == 5, "and what is not is told"


def test_a_case_is_printed_whole_for_a_family_and_as_a_plan(run: Run, data: Path) -> None:
    way = ("--data", data, *TODAY, "--names", "shown", "case", "2026-04")
    whole = run(*way)
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.startswith("# Sak 2026-04: Erting, sa Åsheim\n")
    family = run(*way, "--student", "Øystein").out
    assert family.startswith("# Skolemiljøsak 2026-04\n")
    assert "Åsheim" not in family
    for plan in (run(*way, "--plan"), run(*way, "--plan", "--student", "Kåre Åsheim")):
        assert plan.out.startswith("# Tiltaksplan for Kåre Åsheim\n")
    assert run(*way, "--format", "html").out.startswith("<!DOCTYPE html>\n")


def test_names_hidden_in_a_file_that_is_private_and_never_written_over(
    run: Run, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sak.md"
    done = run("--data", data, "--names", "hidden", "case", "2026-04", "--out", out)
    assert (done.code, done.out) == (0, "")
    assert "Navnene er skjult" in done.err
    text = out.read_text("utf-8")
    assert "Elev 01" in text
    assert "Åsheim" not in text
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert str(out) in run("--data", data, "case", "2026-04", "--out", out).refused(1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2026-9",), "Ingen sak har nummeret «2026-9». Disse finnes: 2026-02, 2026-04."),
        (("2026-04", "--student", "Kåre Sæther"), "Ingen i saken heter det."),
        (("2026-04", "--student", "Ingen"), "Kåre Åsheim · Øystein Sæther"),
        (("2026-04", "--format", "json"), "JSON gir bare lista"),
        (("--student", "Øystein"), "Skriv hvilken sak"),
        (("--plan",), "Skriv hvilken sak"),
        (("--format", "html"), "Skriv hvilken sak"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence_with_what_there_is(
    run: Run, data: Path, words: tuple[str, ...], told: str
) -> None:
    assert told in run("--data", data, "--names", "shown", "case", *words).refused(2)


# Which student


MANY = (
    *(("Ida", "Berg"), ("Ida", "Holm"), ("Ida Sofie", "Holm"), ("Jasper", "Ek"), ("Åse", "Vik")),
    *((f"Per{n}", f"Kasper{n}") for n in range(8)),
)


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """A case about five, in a school of others who are called somewhat like them."""
    path = tmp_path / "mange" / "elvis.json"
    path.parent.mkdir()
    store = FileStore(path)
    # Those of the case come last: what is looked for first in the whole school meets the others.
    students = [
        Student(id=f"m-{n}", first_name=first, last_name=last, number=n)
        for n, (first, last) in enumerate(reversed(MANY), 1)
    ]
    ids = [one.id for one in reversed(students)][:5]
    case = replace(_case("2026-04"), parties=tuple(p for i in ids for p in parties(i)))
    store.commit(put=[*students, case])
    store.close()
    return path


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Ida Berg", "Ida Berg"),
        ("berg", "Ida Berg"),
        ("Ida Holm", "Ida Holm"),
        ("sofie", "Ida Sofie Holm"),
        ("Jasper", "Jasper Ek"),
        ("ase", "Åse Vik"),
        ("Vik  Åse", "Åse Vik"),
        ("Elev 13", "Ida Berg"),
    ],
)
def test_a_student_is_found_among_the_cases_own_by_whole_words(
    run: Run, crowd: Path, typed: str, who: str
) -> None:
    done = run("--data", crowd, *TODAY, "--names", "shown", "case", "2026-04", "--student", typed)
    assert done.code == 0
    assert f"| Elev | {who} |" in done.out


@pytest.mark.parametrize("typed", ["Ida", "ida", "Holm", "Ida Ida"])
def test_where_several_fit_none_is_written_and_those_alone_are_named(
    run: Run, crowd: Path, typed: str
) -> None:
    way = ("--data", crowd, "--names", "shown", "case", "2026-04", "--student", typed)
    told = run(*way).refused(2)
    assert told.startswith("Flere i saken passer: ")
    assert ("Ida Berg" in told) is (typed != "Holm")
    assert "Ida Holm" in told
    assert "Jasper" not in told
    hidden = run("--data", crowd, "--names", "hidden", *way[4:]).refused(2)
    assert "Ida" not in hidden
    assert "Elev" in hidden


@given(st.text("idaperkshjolmbgv ", max_size=12))
def test_no_part_of_a_word_is_a_student(typed: str) -> None:
    students = [
        Student(id=f"m-{n}", first_name=first, last_name=last, number=n)
        for n, (first, last) in enumerate(MANY, 1)
    ]
    case = replace(_case("2026-04"), parties=parties("m-1", "m-2", "m-3", "m-4", "m-5"))
    desk = desk_with([*students, case])
    for party in parties_called(desk, case, typed):
        name = unmasked(desk.get(Student, party.student).name)
        assert {*typed.split()} <= {*folded(name).split(), "ase"}


@pytest.mark.parametrize("typed", ["Per", "Kasper", "Id", "Elev", "13", "Per0", "Ida Per"])
def test_what_is_none_of_them_is_refused_whoever_in_the_school_it_is(
    run: Run, crowd: Path, typed: str
) -> None:
    way = ("--data", crowd, "--names", "shown", "case", "2026-04", "--student", typed)
    assert run(*way).refused(2).startswith("Ingen i saken heter det. I saken er: Ida Berg")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2026-04", "--student", ""), "--student er tomt."),
        (("2026-04", "--student", "  "), "--student er tomt."),
        (("--student", ""), "--student er tomt."),
        (("2026-04", "--plan", "--student", ""), "--student er tomt."),
        (("",), "Saksnummeret er tomt."),
        ((" ", "--plan"), "Saksnummeret er tomt."),
        (("2026-04", "--out", ""), "--out er tomt:"),
        (("2026-04", "--out", "finnes/ikke/"), "Mappa «finnes/ikke/» finnes ikke."),
    ],
)
def test_an_empty_word_is_no_wish_for_all_there_is(
    run: Run, data: Path, words: tuple[str, ...], told: str
) -> None:
    assert told in run("--data", data, "--names", "shown", "case", *words).refused(2)


# Which document, and where


def _with(data: Path, **changes: object) -> None:
    store = FileStore(data)
    case = store.get(Case, "case-2026-04")
    own, other = case.parties
    store.commit(put=[replace(case, parties=(replace(own, **changes), other))])
    store.close()


def test_there_is_no_plan_to_sign_where_none_is_to_be(run: Run, data: Path) -> None:
    way = ("--data", data, *TODAY, "--names", "shown", "case", "2026-04", "--plan")
    other = run(*way, "--student", "Øystein").refused(2)
    assert other == "Øystein Sæther har ingen tiltaksplan i saken: rollen er annen part."
    decision = Decision(why="Ikke noe pågår", by="Rektor", on=date(2026, 10, 14))
    _with(data, plan=CasePlan(not_made=decision))
    refused = run(*way, "--student", "Kåre").refused(2)
    assert refused == "For Kåre Åsheim er det besluttet ikke å lage noen tiltaksplan."
    assert run(*way).refused(2) == "Ingen i saken har en tiltaksplan, eller skal ha en."
    assert run(*way[:-1], "--student", "Kåre").code == 0


def test_a_folder_is_given_the_files_own_name(run: Run, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    for words, name in (
        (("--student", "Kåre"), "sak-2026-04-familie-elev-01.md"),
        (("--plan", "--format", "html"), "sak-2026-04-tiltaksplan-elev-01.html"),
        ((), "sak-2026-04.md"),
    ):
        out = f"{folder}/"
        done = run("--data", data, *TODAY, "case", "2026-04", *words, "--out", out)
        assert done.code == 0
        assert str(folder / name) in done.err
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert run("--data", data, "case", "--out", folder).code == 0
    assert (folder / "saker.md").read_text("utf-8").startswith("# Åpne saker")


def test_how_much_was_exchanged_is_told_beside_the_document_and_never_in_it(
    run: Run, data: Path, tmp_path: Path
) -> None:
    _with(data, own_words="Øystein lo. Øysteins bror òg. Kåre.", experience="Sæther er snill.")
    way = ("--data", data, *TODAY, "--names", "shown", "case", "2026-04", "--student", "Kåre")
    told = "3 steder er byttet ut, ingen ord er tvilsomme: les gjennom før den gis bort."
    done = run(*way)
    assert done.err.strip() == told
    assert told not in done.out
    assert told in run(*way, "--out", tmp_path / "ut.md").err
    assert run(*way[:-2]).err == ""


def test_words_that_may_be_names_are_told_where_names_may_be_read(run: Run, data: Path) -> None:
    store = FileStore(data)
    store.commit(put=[Student(id="s-9", first_name="Hans", last_name="Ek", number=9)])
    store.close()
    _with(data, own_words="Hans jakke ble borte.")
    way = ("--data", data, *TODAY, "case", "2026-04", "--student", "Kåre")
    shown = run("--names", "shown", *way)
    assert "Hans jakke" in shown.out
    assert "0 steder er byttet ut, 1 ord er tvilsomt (Hans): les gjennom" in shown.err
    hidden = run("--names", "hidden", *way)
    assert "0 steder er byttet ut, 1 ord er tvilsomt: les gjennom" in hidden.err
    assert "Hans" not in hidden.out + hidden.err


def test_in_an_empty_school_there_is_no_case_and_no_file_is_made(run: Run, home: Path) -> None:
    before = tree(home)
    assert run("case").out == "# Åpne saker\n\nIngen åpne saker.\n"
    assert run("case", "2026-04").refused(2) == "Ingen saker er ført ennå."
    assert tree(home) == before


def test_that_it_was_printed_is_told_as_a_reading_and_the_list_is_none(
    run: Run, data: Path
) -> None:
    def reads() -> list[str]:
        store = FileStore(data, read_only=True)
        return [e.record_id for e in store.all(HistoryEntry).values() if e.verb == Reading.SHELL]

    run("--data", data, "case")
    assert reads() == []
    run("--data", data, "case", "2026-04")
    assert reads() == ["case-2026-04"]


def test_while_somebody_has_the_file_open_it_is_printed_all_the_same(run: Run, data: Path) -> None:
    store = FileStore(data)
    try:
        done = run("--data", data, "case", "2026-04")
        assert done.code == 0
        assert "Lesingen er ikke ført i historikken" in done.err, "it is not lost in silence"
    finally:
        store.close()


def test_what_is_restricted_goes_out_to_its_writer_by_name_and_in_the_whole_case_alone(
    run: Run, data: Path
) -> None:
    entry = Entry(id="e", kind=EntryKind.INFO, text="Det hemmelige", by="berit", restricted=True)
    item = AgendaItem(id="i", case_id="case-2026-04", entries=(entry,))
    meeting = Meeting(
        id="m", team="iko", on=date(2026, 10, 15), status=MeetingStatus.FINISHED, agenda=(item,)
    )
    store = FileStore(data)
    store.commit(put=[meeting])
    store.close()

    def case(*more: str, user: str = "berit") -> Done:
        return run("--data", data, *TODAY, "case", "2026-04", *more, LOGNAME=user)

    assert "1 punkt fra møtene er skjermet" in case().out
    assert "Det hemmelige" not in case().out
    assert "Det hemmelige" in case("--names", "shown", "--restricted").out
    assert "--names shown" in case("--names", "hidden", "--restricted").refused(2)
    assert "hele saken" in case("--restricted", "--plan").refused(2)
    assert "Det hemmelige" not in case("--names", "shown", "--restricted", user="jon").out
