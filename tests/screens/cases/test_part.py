"""A student's part in a case from the keyboard alone: voice, plan, evaluation, the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Party, Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.part import forms
from elvis_tui.screens.cases.part.page import CasePartyScreen
from elvis_tui.screens.cases.part.written import CorrectPiece
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.written import ErasureForm, WrittenDialog
from elvis_tui.services.cases import plans
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import heard, make_ready, parties
from tests.school import TODAY
from tests.screens.saker import (
    SMALL,
    WIDE,
    Pressed,
    choose_view,
    drawn,
    names_seen,
    open_first,
    reach,
    rows,
    running,
    save,
    started,
    told,
    write,
)
from tests.screens.waiting import wait_until

WHOLE = CaseMeasure(
    id="m", what="Fast voksen", who="Rektor", start=TODAY, evaluate_on=TODAY + timedelta(days=14)
)


def part(desk: Desk, case: Case, at: int = 0) -> Party:
    return service.get(desk, case.id).parties[at]


def with_part(desk: Desk, case: Case, **facts: object) -> None:
    """Put something into the first student's part."""
    first = replace(part(desk, case), **facts)
    now = service.get(desk, case.id)
    desk.store.commit(put=[replace(now, parties=(first, *now.parties[1:]))])


async def open_part(pilot: Pressed, case: Case) -> None:
    """The first student's part of a case, from the list."""
    rows(pilot).select(case.id)
    await open_first(pilot)
    await pilot.press("p")
    await reach(pilot, CasePartyScreen)


async def stand_on(pilot: Pressed, row_id: str) -> None:
    rows(pilot).select(row_id)
    await wait_until(pilot, lambda: rows(pilot).row is not None and rows(pilot).row.id == row_id)  # type: ignore[union-attr]
    await pilot.pause()


def row_of(pilot: Pressed, kind: Piece) -> str:
    return next(r.id for r in rows(pilot).rows if r.id.startswith(f"{kind.value}:"))


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_case_shows_each_student_with_role_plan_and_what_is_next(
    desk: Desk, size: tuple[int, int]
) -> None:
    case = started(desk, parties=(*parties("s-1"), *parties("s-2", role=Role.OTHER)))
    async with running(desk, size) as pilot:
        await open_first(pilot)
        for at, told_of in enumerate(
            (
                (
                    "Thorvaldine Kvisgaard (2STA)",
                    "utsatt",
                    "plan ikke begynt",
                    "tiltaksplanen skal",
                ),
                ("Øyolf Grønnæss (3PBA)", "annen part", "trenger ingen plan"),
            )
        ):
            await stand_on(pilot, f"part:{case.parties[at].id}")
            for said in told_of:
                assert said in drawn(pilot)
        await pilot.press("enter")
        await reach(pilot, CasePartyScreen)
        assert "Øyolf Grønnæss (3PBA) · annen part · Sak 2026-05" in drawn(pilot)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)


async def test_p_asks_whose_part_where_there_are_several(desk: Desk) -> None:
    started(desk, parties=parties("s-1", "s-2"))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("p")
        await reach(pilot, Choose)
        assert "Hvilken elevs del av saken?" in drawn(pilot)
        await pilot.press("down", "enter")
        await reach(pilot, CasePartyScreen)
        assert "Øyolf Grønnæss" in drawn(pilot)


async def test_a_plan_is_written_from_the_keys_and_ferdig_names_what_is_missing(
    desk: Desk,
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await pilot.press("f")
        assert "Planen er ikke ferdig. Det mangler: elevens egen opplevelse" in told(pilot)
        assert "Mangler: elevens egen opplevelse, hva som er best for eleven" in drawn(pilot)
        await pilot.press("v")
        await reach(pilot, forms.VoiceForm)
        await write(pilot, "Alene hver dag")
        await pilot.press("tab", "tab")
        await write(pilot, "Bli i klassen")
        await save(pilot)
        await pilot.press("p")
        await reach(pilot, forms.ProblemForm)
        await write(pilot, "Utestengt i kantina")
        await save(pilot)
        assert "Ingen tiltak ennå. t setter inn et tiltak." in drawn(pilot)
        await pilot.press("t")
        await reach(pilot, forms.MeasureForm)
        await write(pilot, "Fast voksen")
        await save(pilot)
        seen = " ".join(drawn(pilot).split())
        assert "Mangler: d hvem som gjennomfører tiltaket («Fast voksen»)" in seen
        assert "e når tiltaket evalueres («Fast voksen»)" in seen
        measure = part(desk, case).plan.measures[0]
        await stand_on(pilot, f"measure:{measure.id}")
        await pilot.press("enter")
        await reach(pilot, WrittenDialog)
        await pilot.press("e")
        await reach(pilot, CorrectPiece)
        await pilot.press("tab", "tab")
        await write(pilot, "Rektor")
        await pilot.press("tab")
        await write(pilot, "+14")
        await save(pilot)
        await pilot.press("escape")
        await reach(pilot, CasePartyScreen)
        assert "Alt er på plass. f sier at planen er ferdig." in drawn(pilot)
        assert part(desk, case).plan.finished_on is None
        await pilot.press("f")
        await wait_until(pilot, lambda: part(desk, case).plan.finished_on == TODAY)
        assert "✔ plan ferdig 19.10." in drawn(pilot)
        assert "○  Fast voksen" in drawn(pilot), "what is planned is not shown as done"
        await pilot.press("f")
        await wait_until(pilot, lambda: part(desk, case).plan.finished_on is None)
        assert "◐ plan under endring (ferdig 19.10.)" in drawn(pilot)


async def test_g_evaluates_the_measure_one_stands_on_and_one_that_failed_asks_for_a_new(
    desk: Desk,
) -> None:
    case = started(desk)
    late = replace(WHOLE, start=case.reported_on, evaluate_on=TODAY - timedelta(days=1))
    with_part(desk, case, plan=replace(part(desk, case).plan, measures=(late,)))
    async with running(desk) as pilot:
        await open_part(pilot, case)
        assert "18.10. (forfalt 1 d)" in drawn(pilot)
        await pilot.press("g")
        assert isinstance(pilot.app.screen, CasePartyScreen), "one does not stand on a measure"
        await stand_on(pilot, "measure:m")
        await pilot.press("g")
        await reach(pilot, forms.EvaluateForm)
        await write(pilot, "Fortsatt alene")
        await pilot.press("ctrl+s")
        assert "hjalp" in drawn(pilot)
        assert pilot.app.focused is pilot.app.screen.query_one("#went")
        await pilot.press("right", "up", "right", "right", "right")
        await save(pilot)
        measure = part(desk, case).plan.measures[0]
        assert (measure.helped, measure.went, measure.evaluated_on) == (
            Helped.NO,
            Went.AS_PLANNED,
            TODAY,
        )
        seen = " ".join(drawn(pilot).split())
        assert "✘ Fast voksen" in seen
        assert "hjalp ikke · som planlagt · Fortsatt alene" in seen
        assert "Nytt tiltak trengs: «Fast voksen» hjalp ikke." in seen
        assert "Tiltaket hjalp ikke. t setter inn et nytt." in told(pilot)
        await stand_on(pilot, "evaluation:m")
        await pilot.press("enter", "x", "enter")
        await reach(pilot, CasePartyScreen)
        assert part(desk, case).plan.measures[0] == late


async def test_that_no_plan_is_made_is_decided_in_writing_and_stands(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await pilot.press("i")
        await reach(pilot, forms.DecisionForm)
        await pilot.press("ctrl+s")
        assert "Feltet er tomt" in drawn(pilot)
        await write(pilot, "Undersøkt, ingenting pågikk")
        await pilot.press("tab")
        await write(pilot, "Rektor")
        await save(pilot)
        assert part(desk, case).plan.not_made is not None
        assert "Undersøkt, ingenting pågikk (Rektor, 19.10.)" in drawn(pilot)
        assert "– ingen plan: besluttet" in drawn(pilot)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        await stand_on(pilot, f"part:{case.parties[0].id}")
        assert "ingen plan: besluttet" in drawn(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Åpne saker" in drawn(pilot))
        assert "ingen plan" in drawn(pilot), "the list tells it too"
        await open_part(pilot, case)
        await pilot.press("i")
        await wait_until(pilot, lambda: part(desk, case).plan.not_made is None)


@pytest.mark.parametrize(
    ("piece", "form"),
    [
        (Piece.OWN_WORDS, forms.FactsForm),
        (Piece.EXPERIENCE, forms.VoiceForm),
        (Piece.BEST_INTEREST, forms.VoiceForm),
        (Piece.PROBLEM, forms.ProblemForm),
        (Piece.CLOSING_WORD, forms.WordForm),
    ],
)
async def test_enter_writes_what_is_empty_and_reads_what_is_written(
    desk: Desk, piece: Piece, form: type
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await stand_on(pilot, row_of(pilot, piece))
        await pilot.press("enter")
        await reach(pilot, form)
        if piece is Piece.BEST_INTEREST:
            assert pilot.app.focused is pilot.app.screen.query_one("#best_interest")
        await pilot.press("escape")
        await reach(pilot, CasePartyScreen)
        first = replace(heard(part(desk, case), TODAY), own_words="Jeg er redd")
        with_part(desk, case, **{f: getattr(first, f) for f in first.__struct_fields__})
        await pilot.press("enter")
        await reach(pilot, WrittenDialog)
        await pilot.press("e")
        await reach(pilot, CorrectPiece)
        await pilot.press("ctrl+s")
        await reach(pilot, WrittenDialog)
        await pilot.press("x", "down", "enter")
        await reach(pilot, ErasureForm)
        await write(pilot, "Eleven ba om det")
        await save(pilot)
        await reach(pilot, CasePartyScreen)
        now = part(desk, case)
        gone = now.plan.problem if piece is Piece.PROBLEM else getattr(now, piece.value)
        assert not gone


async def test_what_is_typed_is_kept_when_a_dialog_is_left(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await pilot.press("v")
        await reach(pilot, forms.VoiceForm)
        await write(pilot, "Alene")
        await pilot.press("escape", "v")
        await reach(pilot, forms.VoiceForm)
        assert "Utkastet ditt er hentet fram igjen" in drawn(pilot)
        assert "Alene" in drawn(pilot)


async def test_nothing_of_another_party_stands_on_a_students_part(desk: Desk) -> None:
    secrets = ("Ord til den andre", "Synet til den andre", "Problemet til den andre")
    case = started(desk, parties=parties("s-1", "s-2"))
    other = replace(heard(part(desk, case, 1), TODAY), own_words=secrets[0], experience=secrets[1])
    other = replace(other, plan=replace(other.plan, problem=secrets[2]))
    now = service.get(desk, case.id)
    desk.store.commit(put=[replace(now, parties=(now.parties[0], other))])
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("p", "enter")
        await reach(pilot, CasePartyScreen)
        seen = drawn(pilot)
        assert "Thorvaldine" in seen
        for word in (*secrets, "Øyolf", "Grønnæss", "Det er trygt nå", "Fast voksen"):
            assert word not in seen


async def test_names_hidden_hides_them_on_the_part_and_in_its_dialogs(desk: Desk) -> None:
    case = started(desk)
    first = replace(heard(part(desk, case), TODAY), experience="Thorvaldine er redd Øyolf")
    with_part(desk, case, **{f: getattr(first, f) for f in first.__struct_fields__})
    async with running(desk, names_hidden=True) as pilot:
        await open_part(pilot, case)
        assert names_seen(pilot) == []
        assert "▒▒▒▒ er redd ▒▒▒▒" in drawn(pilot)
        for key, form in (("v", forms.VoiceForm), ("t", forms.MeasureForm), ("w", forms.WordForm)):
            await pilot.press(key)
            await reach(pilot, form)
            assert names_seen(pilot) == []
            await pilot.press("escape")
            await reach(pilot, CasePartyScreen)


async def test_in_a_case_that_is_ended_the_part_is_read_and_the_keys_are_gone(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    service.close(desk, case.id, "Trygt")
    async with running(desk) as pilot:
        await choose_view(pilot, 4)
        await open_part(pilot, case)
        for key in "vptfwixrg":
            await pilot.press(key)
            assert isinstance(pilot.app.screen, CasePartyScreen), key
        await pilot.press("enter")
        assert "Saken er avsluttet. r på saken tar den opp igjen." in told(pilot)


async def test_another_change_of_the_same_text_is_refused_once(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await pilot.press("v")
        await reach(pilot, forms.VoiceForm)
        await write(pilot, "Mitt")
        plans.set_voice(desk, case.id, replace(part(desk, case), experience="Andres"))
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, forms.VoiceForm)
        assert part(desk, case).experience == "Andres"
        await save(pilot)
        assert part(desk, case).experience == "Mitt"
