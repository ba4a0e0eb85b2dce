"""The saksliste that is sent out: `tests/golden/saksliste.md`, and the same by number."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from elvis_tui.domain.across.agenda import LeftOut
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.outgoing.agenda import file_name, meetings, saksliste
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.meetings import planning, sending_out
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import whole_agenda
from tests.school import NAME_PARTS, TODAY, desk_with

GOLDEN = Path(__file__).parents[1] / "golden"
SHOWN = naming.names(desk_with())


def written(desk: Desk, *, hidden: bool = False) -> str:
    gate = Gate(desk, hidden)
    return sending_out.text(gate, service.get(gate, "meeting-2"), hidden=hidden)


@pytest.fixture
def series(desk: Desk) -> Desk:
    """The IKO team with a standing item, and one put in by hand with all that could break out."""
    team = Team(id=IKO, takes_up_cases=True, order=1, standing=("Godkjenne referat",))
    desk.store.commit(put=[team])
    odd = AgendaItem(id="", title="# <b>1. | [lenke](http://x.no)", detail="*hvem* | `kode`")
    service.add_item(desk, "meeting-2", odd)
    return desk


@pytest.mark.parametrize(("name", "hidden"), [("saksliste", False), ("saksliste-skjult", True)])
def test_it_is_the_golden_file(series: Desk, name: str, hidden: bool) -> None:
    assert written(series, hidden=hidden) == (GOLDEN / f"{name}.md").read_text("utf-8")


def test_by_number_it_names_no_student(series: Desk) -> None:
    told = written(series, hidden=True).casefold()
    assert [part for part in NAME_PARTS if part.casefold() in told] == []


def test_what_is_left_out_is_not_sent_out(series: Desk) -> None:
    first = whole_agenda(series, service.get(series, "meeting-2")).items[0]
    before = written(series)
    planning.skip(series, "meeting-2", first.id)
    assert len(written(series).splitlines()) == len(before.splitlines()) - 1
    left: tuple[LeftOut, ...] = whole_agenda(series, service.get(series, "meeting-2")).left_out
    assert [one.item.id for one in left] == [first.id]


@given(title=st.text(min_size=1), detail=st.text(), place=st.text())
def test_no_text_breaks_the_structure(title: str, detail: str, place: str) -> None:
    plain = Meeting(id="m", team=IKO, on=TODAY, start=time(12, 0), place="Rom")
    item = AgendaItem(id="i", title="x", detail="x", reasons=(AgendaReason.ADDED,))
    odd = saksliste(
        replace(plain, place=place),
        [replace(item, title=title, detail=detail), item],
        SHOWN,
        {},
        {},
    )
    usual = saksliste(plain, [item, item], SHOWN, {}, {})
    parse = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse
    assert [t.type for t in parse(odd)] == [t.type for t in parse(usual)]


def test_of_a_meeting_without_items_it_says_so() -> None:
    meeting = Meeting(id="m", team=IKO, on=TODAY)
    assert "Ingenting står på sakslista ennå." in saksliste(meeting, [], SHOWN, {}, {})
    assert file_name(meeting, SHOWN) == "saksliste-iko-team-2026-10-19.md"
    assert "IKO-team: mandag 19.10.2026 · 3 saker" in meetings([(meeting, 3)], SHOWN, TODAY)
