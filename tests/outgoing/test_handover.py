"""The hand-over, read back as next year's team will read it.

`tests/golden/overlevering.md` is what goes out by name, `overlevering-skjult.md` by number.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Measure
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.teams import IKO
from elvis_tui.outgoing.handover import HandedOver, handover_text
from elvis_tui.services.across import handover as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.follow_ups import handovers
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.people import students
from tests.kept_back import kept_back, place_in
from tests.school import FOLLOW_UPS, NAME_PARTS, NOW, TODAY, desk_with

GOLDEN = Path(__file__).parents[1] / "golden"
WRITTEN = Handover(
    id="",
    on=TODAY,
    by="",
    works="Thorvaldine tegner *alltid*.\n# Gi henne blyant",
    reach="Om morgenen, med melding først.",
    family="Mormor Kvisgaard kommer når noen ringer.",
    left_to_do="Skyss fra høsten.",
    remember="Spør Thorvaldine før du ringer hjem.",
    in_confidence="Bor hos tante Brækhus.",
)
DONE = Measure(
    id="m-9",
    what="frokost i kantina",
    who="Jon Vik",
    start=date(2026, 9, 1),
    evaluate_on=date(2026, 10, 1),
    went=Went.AS_PLANNED,
    result="Kom tre av fire dager.",
    evaluated_on=date(2026, 10, 1),
)


@pytest.fixture
def desk() -> Desk:
    desk = desk_with()
    old = FOLLOW_UPS[0]
    desk.save("follow_up.measure", replace(old, measures=(*old.measures, DONE)))
    handovers.write(desk, "f-1", WRITTEN)
    return desk


def made(desk: Desk, *, hidden: bool = False, in_confidence: bool = False) -> str:
    gate = Gate(desk, hidden)
    one = gate.get(FollowUp, "f-1")
    return service.text(gate, [one], hidden=hidden, in_confidence=in_confidence)


@pytest.mark.parametrize(
    ("name", "hidden"), [("overlevering.md", False), ("overlevering-skjult.md", True)]
)
def test_the_document_is_as_it_was(desk: Desk, name: str, hidden: bool) -> None:
    assert made(desk, hidden=hidden) == (GOLDEN / name).read_text("utf-8")


def sections(text: str) -> dict[str, list[str]]:
    """The texts under each heading, as a reader of Markdown sees them."""
    found: dict[str, list[str]] = {}
    heading, is_heading = "", False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        is_heading = token.type == "heading_open" or (is_heading and token.type == "inline")
        if token.type == "inline":
            shown = "".join(
                "\n" if child.type == "hardbreak" else child.content
                for child in token.children or ()
            )
            if is_heading:
                heading = shown
                found[heading] = []
                is_heading = False
            else:
                found[heading].append(shown)
    return found


def test_it_reads_back_as_it_was_written_with_strengths_first(desk: Desk) -> None:
    read = sections(made(desk))
    assert list(read) == [
        "Overlevering: Thorvaldine Kvisgaard (2STA)",
        *("Dette virker", "Slik når vi fram", "Hjemmet", "Venner", "Gjenstår"),
        *("Oppfølgingen", "Skjermet"),
    ]
    first = read["Overlevering: Thorvaldine Kvisgaard (2STA)"]
    assert "Det viktigste: Spør Thorvaldine før du ringer hjem." in first
    assert "av berit 19.10.2026" in first
    assert "2026/27" in first
    works, lead, measure, *_rest = read["Dette virker"]
    assert works == "Thorvaldine tegner *alltid*.\n# Gi henne blyant"
    assert lead == "Gjennomført som planlagt:"
    assert measure == "«frokost i kantina» (Jon Vik, som planlagt): Kom tre av fire dager."
    assert read["Venner"] == ["Ikke skrevet."]
    left = read["Gjenstår"]
    assert left[0] == "Skyss fra høsten."
    assert any(row.startswith("Oppgave: snakker med foresatte") for row in left)
    assert any(row.startswith("Neste dato: 16.10.2026, ring foresatte") for row in left)


def test_what_was_given_in_confidence_is_there_only_where_its_owner_chooses(desk: Desk) -> None:
    assert "tante" not in made(desk)
    assert "skjermet, spør berit" in made(desk)
    assert sections(made(desk, in_confidence=True))["Skjermet"][0] == "Bor hos tante Brækhus."
    assert "tante" not in made(desk, hidden=True, in_confidence=True)
    assert "tante" not in made(replace(desk, user="siv"), in_confidence=True)


def test_of_two_records_that_were_joined_both_are_in_it_the_newest_first(desk: Desk) -> None:
    later = replace(desk, user="siv", clock=replace(desk.clock, at=NOW + timedelta(days=1)))
    subject = Subject.of_student("s-5")
    twin = FollowUp(id="", subject=subject, team=IKO, opened_on=TODAY)
    twin = follow_ups.start(later, twin)
    second = Handover(id="", on=TODAY, by="", works="svømmer", remember="ring mor først")
    handovers.write(later, twin.id, replace(second, in_confidence="Flytter til far."))
    students.join(later, "s-1", "s-5")
    read = sections(made(later))
    (head,) = (texts for title, texts in read.items() if title.startswith("Overlevering: "))
    assert "av siv 20.10.2026; av berit 19.10.2026" in head
    assert [line for line in head if line.startswith("Det viktigste")] == [
        "Det viktigste: ring mor først (av siv 20.10.2026)",
        "Det viktigste: Spør Thorvaldine før du ringer hjem. (av berit 19.10.2026)",
    ]
    assert read["Dette virker"][:4] == [
        *("Av siv 20.10.2026:", "svømmer", "Av berit 19.10.2026:"),
        "Thorvaldine tegner *alltid*.\n# Gi henne blyant",
    ]
    assert read["Hjemmet"] == [
        "Av berit 19.10.2026:",
        "Mormor Kvisgaard kommer når noen ringer.",
    ]
    assert read["Venner"] == ["Ikke skrevet."]
    assert "tante" not in made(later)
    mine = sections(made(later, in_confidence=True))["Skjermet"]
    assert "Flytter til far." in mine
    assert any("skjermet, spør berit" in line for line in mine), "each gives on one's own"
    by_number = made(later, hidden=True).casefold()
    assert [part for part in NAME_PARTS if part in by_number] == []


def test_by_number_no_name_is_in_it(desk: Desk) -> None:
    told = made(desk, hidden=True).casefold()
    assert [part for part in NAME_PARTS if part in told] == []


def test_of_a_protected_student_neither_class_nor_next_is_in_it() -> None:
    desk = kept_back()
    handovers.write(desk, "f-1", replace(WRITTEN, in_confidence=""))
    assert place_in(made(desk)) == []
    assert "Neste dato: ◼ skjermet, ◼ skjermet" in made(desk)


def test_where_nothing_is_written_the_follow_up_tells_of_itself() -> None:
    read = sections(made(desk_with()))
    assert "ikke ennå" in read["Overlevering: Thorvaldine Kvisgaard (2STA)"]
    assert read["Slik når vi fram"] == ["Ikke skrevet."]
    assert "Skjermet" not in read


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_as_text(typed: str) -> None:
    known = HandedOver(
        follow_up=FOLLOW_UPS[0],
        handovers=(Handover(id="o", on=TODAY, by="berit", works=typed, remember=typed),),
        tasks=(),
        last_seen=None,
        last_contact=None,
    )
    text = handover_text(known, names(desk_with()), TODAY)
    wanted = ["Dette virker", "Slik når vi fram", "Hjemmet", "Venner", "Gjenstår"]
    wanted.append("Oppfølgingen")
    assert list(sections(text))[1:] == wanted


# Whose is asked for


@pytest.mark.parametrize(
    ("whom", "found"),
    [
        ("thorvaldine kvisgaard", ["f-1"]),
        ("Thorvaldine Kvisgaard 2STA", ["f-1"]),
        ("Elev 01", ["f-1"]),
        ("1baa", ["f-3"]),
        ("nobody", []),
    ],
)
def test_a_student_or_a_class_is_asked_for_by_what_it_is_called(
    whom: str, found: list[str]
) -> None:
    assert [one.id for one in service.asked_for(Gate(desk_with()), whom)] == found


def test_of_a_class_all_who_are_followed_in_it_and_of_a_team_all_it_follows() -> None:
    desk = desk_with()
    in_class = {f.id for f in service.asked_for(Gate(desk), "2sta")}
    assert "f-1" in in_class
    by_team = service.asked_for(Gate(desk), "IKO-team")
    wanted = {f.id for f in FOLLOW_UPS if f.team == "iko" and f.is_open}
    assert {f.id for f in by_team} == wanted


def test_the_class_document_does_not_tell_who_goes_there_in_secret() -> None:
    assert service.asked_for(Gate(kept_back()), "9zqx") == []
    assert [f.id for f in service.asked_for(Gate(kept_back()), "Thorvaldine Kvisgaard")] == ["f-1"]
