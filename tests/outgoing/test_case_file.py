"""What was changed in a case stands in the document for the file: old, new, who, when and why.

`tests/golden/sak-endret.md` is a case that was put right in every way a case can be.
"""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from elvis_tui.domain.cases.complaint_rules import Stage
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import Helped
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Correction,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import complaints, interventions, plans, routes, verbs
from elvis_tui.services.cases import document as service
from elvis_tui.services.cases.document import Wanted
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from tests.outgoing.test_case import CLOSING, GOLDEN, HOSTILE, told_case
from tests.school import INTERVENTION, NAME_PARTS, NOW, SCHOOL, TODAY, desk_with

FILE = Wanted()
PLANNED = Meeting(
    id="planned",
    team="iko",
    on=date(2026, 10, 23),
    start=time(13),
    place="Rom 12",
    participants=(Participant(id="p-1", name="Berit Aas", role="Rådgiver"),),
    agenda=(AgendaItem(id="p-i", title="Avslutningsmøte", case_id="case-1"),),
    case_id="case-1",
)


def desk_of(*more: Meeting) -> Desk:
    return desk_with([*(r for r in SCHOOL if not isinstance(r, Case)), told_case(), *more])


@pytest.fixture
def desk() -> Desk:
    return desk_of()


def text(desk: Desk, **changes: object) -> str:
    return service.text(desk, "case-1", replace(FILE, **changes))


def happened(desk: Desk) -> str:
    return text(desk).partition("## Hva som er gjort, dag for dag")[2]


def put_right(desk: Desk, words: str = "") -> None:
    """All that can be put right or taken away of a case, with `words` in all of it."""
    party = verbs.get(desk, "case-1").parties[0]
    measure = party.plan.measures[0]
    worse = replace(
        measure,
        helped=Helped.NO,
        result=f"Det hjalp ikke.\nHun gråt da hun ble spurt om det.{words}",
    )
    plans.correct_measure(desk, "case-1", party.id, worse, measure, f"feil kryss{words}")
    party = plans.get(desk, "case-1", party.id)
    heard = replace(party, experience=f"- alene\n- i kantina{words}")
    plans.set_voice(desk, "case-1", heard, party, f"hørt igjen{words}")
    plans.take_away(desk, "case-1", party.id, Piece.MEASURE, measure.id)
    base = verbs.get(desk, "case-1").suspicion
    assert base
    other = replace(base, whom=f"Turid Moe{words}")
    routes.suspect(desk, "case-1", other, base, f"navnet var hørt feil{words}")
    routes.take_back_suspicion(desk, "case-1", f"var på kurs{words}")
    routes.take_back_severity(desk, "case-1", f"gjaldt en annen{words}")
    told = complaints.report(desk, "case-1", Complaint(id="", on=TODAY, by=f"mor{words}"))
    asked = replace(told, asked_for=f"alt{words}", asked_on=TODAY, answer_by=date(2026, 11, 2))
    complaints.edit(desk, "case-1", asked, Stage.ASKED_FOR, told)
    case = verbs.get(desk, "case-1")
    verbs.edit(desk, replace(case, raised_on=date(2026, 10, 13)))


def test_what_was_put_right_is_what_stands_in_the_golden_file(desk: Desk) -> None:
    put_right(desk)
    assert text(desk) == (GOLDEN / "sak-endret.md").read_text(encoding="utf-8")


def test_an_evaluation_that_was_put_right_has_the_old_result_the_new_and_the_reason(
    desk: Desk,
) -> None:
    put_right(desk)
    told = happened(desk).partition("tiltak i tiltaksplanen rettet")[2]
    assert told.startswith("\n  - begrunnelse: feil kryss\n")
    for line in (
        "elever: Zebulon Fjærestrand › tiltaksplan › tiltak: Fast voksen",
        "hjalp det: hjalp → hjalp ikke",
        "evaluering: Det hjalp.\\\n",
        "→ Det hjalp ikke.\\\n      Hun gråt da hun ble spurt om det.\n",
    ):
        assert line in told


def test_who_was_suspected_before_stands_with_who_said_so_when_and_why(desk: Desk) -> None:
    put_right(desk)
    told = happened(desk)
    when = "- **19.10.2026 kl. 12.00** Berit Aas (berit): "
    assert f"{when}ansatt mistenkt (§ 12-5)\n  - begrunnelse: navnet var hørt feil\n" in told
    assert "ansatt: Siv Dahle → Turid Moe" in told
    taken_back = told.partition(f"{when}mistanken tatt tilbake (§ 12-5)\n")[2]
    assert taken_back.startswith("  - begrunnelse: var på kurs\n")
    assert "    - ansatt: Turid Moe → –\n" in taken_back


def test_what_was_taken_away_or_asked_for_and_days_stand_in_full(desk: Desk) -> None:
    put_right(desk)
    told = happened(desk)
    for line in (
        "- tiltak: fjernet\n",
        "- hva: Fast voksen\n",
        "- vurdering: x → –\n",
        "- alvorlig fordi: − grove trusler på sosiale medier\n",
        "- begrunnelse: gjaldt en annen\n",
        "- bedt om: alt\n",
        "- svarfrist: 2.11.2026\n",
        "- tatt opp med rektor: 12.10.2026 → 13.10.2026\n",
    ):
        assert line in told
    assert "2026-1" not in told, "days stand as Norwegian writes them"


def test_hostile_text_in_what_was_changed_is_only_text() -> None:
    def tags(words: str) -> list[str]:
        desk = desk_of()
        put_right(desk, words)
        page = MarkdownIt("commonmark").enable("table").parse(text(desk))
        inline = [child.type for token in page for child in token.children or ()]
        assert not {"html_inline", "link_open", "image", "code_inline"} & set(inline)
        return [t.type for t in page if t.type != "inline" and "paragraph" not in t.type]

    assert tags(HOSTILE) == tags(" ordet")


def test_by_number_no_name_of_a_student_can_be_read_in_what_was_changed(desk: Desk) -> None:
    put_right(desk, " om Ygdis Hjorthaug")
    told = text(desk, hidden=True).casefold()
    assert [part for part in NAME_PARTS if part in told] == []


def test_who_opened_it_and_when_stands_in_it(desk: Desk) -> None:
    new = verbs.start(desk, replace(told_case(), id="", number="", steps=(), title="Ny"))
    told = service.text(desk, new.id, FILE).partition("dag for dag")[2]
    assert "- **12.10.2026** meldt: av Jon Vik, muntlig\n" in told
    assert "- **19.10.2026 kl. 12.00** Berit Aas (berit): ny sak\n" in told


# Physical interventions


def test_physical_interventions_of_the_case_are_in_it(desk: Desk) -> None:
    one = interventions.record(desk, replace(INTERVENTION, id="", case_id="case-1"))
    interventions.record(desk, replace(INTERVENTION, id="", case_id=None, event="Et annet"))
    interventions.take_away(desk, one.id)
    kept = interventions.record(desk, replace(INTERVENTION, id="", case_id="case-1"))
    said = text(desk).partition("## Fysisk inngripen (§ 13-5)")[2].partition("\n## ")[0]
    assert f"- **Hendelsen:** {kept.event}\n" in said
    assert "- **Foresatte varslet:** mor til Zebulon · mangler\n" in said
    told = happened(desk)
    assert f"inngripen: {kept.event}" in told
    assert "fysisk inngripen\n" in told
    assert "§ 13-5: tatt bort\n" in told
    assert "Et annet" not in text(desk)
    assert "case-1" not in told


# Meetings


def meetings_in(desk: Desk) -> str:
    return text(desk).partition("## Møter om saken")[2].partition("\n## ")[0]


def test_a_meeting_stands_in_it_also_where_nothing_was_noted_or_the_case_was_put_off() -> None:
    bare = AgendaItem(id="b", title="Avslutningsmøte", case_id="case-1", status=ItemStatus.CLOSED)
    bare_one = replace(CLOSING, id="bare", agenda=(bare,))
    put_off = replace(bare, id="u", status=ItemStatus.POSTPONED)
    team = replace(CLOSING, id="team", on=date(2026, 10, 15), case_id=None, agenda=(put_off,))
    untouched = replace(bare, status=ItemStatus.REPORTED)
    other = replace(team, id="other", on=date(2026, 10, 14), agenda=(untouched,))
    desk = desk_of(bare_one, team, other)
    told = meetings_in(desk)
    assert "### Avslutningsmøte 16.10.2026\n" in told
    assert "- **Status:** avsluttet\n" in told
    assert "### IKO-team 15.10.2026\n" in told
    assert "- **Status:** utsatt til neste møte" in told
    assert "14.10.2026" not in told
    day = happened(desk)
    assert "- **16.10.2026** møte: Avslutningsmøte: avsluttet\n" in day
    assert "- **15.10.2026** møte: IKO-team: utsatt til neste møte\n" in day


def test_a_meeting_has_place_times_who_was_away_and_that_the_minutes_were_put_right() -> None:
    away = Participant(id="p-2", name="Jon Vik", role="Sos.ped.")
    lines = Entry(id="e", kind=EntryKind.DECISION, text="Vi gjør:\n- dette\n- hint")
    whole = replace(
        CLOSING,
        start=time(12),
        end=time(12, 45),
        place="Grupperom 2",
        participants=(*CLOSING.participants, away),
        agenda=(replace(CLOSING.agenda[0], entries=(lines,)),),
        corrections=(Correction(at=NOW, by="berit", why="feil dato"),),
    )
    told = meetings_in(desk_of(whole, PLANNED))
    for line in (
        "- **Tid og sted:** fredag 16.10.2026 kl. 12.00–12.45, Grupperom 2\n",
        "- **Forfall:** Jon Vik (Sos.ped.)\n",
        "- **Utgave:** 2, rettet 19.10.2026 av Berit Aas (berit): feil dato\n",
        "- **Beslutning:** Vi gjør:\\\n  \\- dette\\\n  \\- hint\n",
        "### Avslutningsmøte 23.10.2026 (planlagt)\n",
        "- **Tid og sted:** fredag 23.10.2026 kl. 13.00, Rom 12\n",
        "- **Innkalt:** Berit Aas (Rådgiver)",
    ):
        assert line in told


def test_who_finished_the_minutes_and_when_stands_with_them() -> None:
    desk = desk_of(replace(CLOSING, status=MeetingStatus.RUNNING))
    desk.save("meeting.finish", replace(CLOSING, status=MeetingStatus.FINISHED))
    told = meetings_in(desk)
    assert "- **Referatet ferdig:** 19.10.2026 kl. 12.00 av Berit Aas (berit)\n" in told


# What is restricted


def restricted(by: str) -> Meeting:
    entry = Entry(id="r", kind=EntryKind.INFO, text="Det hemmelige", by=by, restricted=True)
    return replace(CLOSING, agenda=(replace(CLOSING.agenda[0], entries=(entry,)),))


def test_its_writer_takes_with_it_what_is_restricted_and_only_by_name() -> None:
    gate = Gate(desk_of(restricted("Berit Aas")))
    left_out = service.text(gate, "case-1", FILE)
    assert "Det hemmelige" not in left_out
    top = left_out.partition("| Skole |")[0]
    assert "1 punkt fra møtene er skjermet og står ikke her. Spør Berit Aas." in top
    whole = service.text(gate, "case-1", replace(FILE, restricted=True))
    assert "- **Informasjon:** Det hemmelige" in whole
    assert "skjermet og står ikke her" not in whole
    by_number = service.text(gate, "case-1", replace(FILE, restricted=True, hidden=True))
    assert "Det hemmelige" not in by_number


def test_what_another_one_restricted_is_counted_and_never_given() -> None:
    gate = Gate(desk_of(restricted("Jon Vik")))
    asked = service.text(gate, "case-1", replace(FILE, restricted=True))
    assert "Det hemmelige" not in asked
    assert "1 punkt fra møtene er skjermet og står ikke her. Spør Jon Vik." in asked


# The page


def test_each_row_of_the_facts_has_its_own_heading_and_each_student_a_new_sheet(
    desk: Desk, tmp_path: Path
) -> None:
    page = text(desk, html=True)
    assert '<th scope="row">Meldt av</th>\n<td>Jon Vik</td>' in page
    assert '<th scope="col">Steg</th>' in page
    assert "<table>\n<tr>\n" in page, "a table of facts has no row that is over the others"
    assert page.count('<h2 class="sheet">') == 2
    assert '<h2 class="sheet">Zebulon Fjærestrand (3PBA), utsatt</h2>' in page
    assert '@top-left { content: "Sak\\20 2026\\2d 04"' in page
