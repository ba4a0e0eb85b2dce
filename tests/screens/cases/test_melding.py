"""A melding becomes a case: who, when, how, what was seen, whom in which role, in whose words."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.list import CasesScreen
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.step_form import StepForm
from elvis_tui.screens.dialogs.pick_subject import PickSubject
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import LineField, TextField
from tests.parties import parties
from tests.school import TODAY
from tests.screens.saker import (
    Pressed,
    drawn,
    names_seen,
    open_first,
    reach,
    rows,
    running,
    save,
    started,
    the_new,
    told,
    words,
    write,
)
from tests.screens.waiting import wait_until

MOST_KEYS = 40
"""Keys of a real melding of two students, beside the letters of the texts themselves."""


async def begin(pilot: Pressed) -> None:
    """A case about the first student."""
    await pilot.press("n")
    await reach(pilot, PickSubject)
    await write(pilot, "kvisg")
    await pilot.press("enter")
    await reach(pilot, CaseForm)


def field(pilot: Pressed, name: str) -> LineField | TextField:
    return pilot.app.screen.query_one(f"#{name}")  # type: ignore[return-value]


def own_words(student: str) -> str:
    return f"own-words-{student.encode().hex()}"


async def ask_for(pilot: Pressed, *students: str) -> None:
    """Wait until the words of these students are asked for."""
    await wait_until(
        pilot, lambda: all(pilot.app.screen.query(f"#{own_words(s)}") for s in students)
    )
    await pilot.pause()


async def test_a_melding_of_two_students_takes_few_keys(desk: Desk) -> None:
    texts = {
        "title": "Utestengt i kantina",
        "by": "Kontaktlærer",
        "how": "muntlig",
        "seen": "Satt alene tre dager, bordet ble flyttet",
        "s-1": "De går når jeg kommer",
        "s-2": "Det var for moro",
    }
    keys = 0
    async with running(desk) as pilot:

        async def press(*pressed: str) -> None:
            nonlocal keys
            keys += len(pressed)
            await pilot.press(*pressed)

        await press("n")
        await reach(pilot, PickSubject)
        await press(*"kvisg", "enter")
        await reach(pilot, CaseForm)
        await press("up", *";øyolf", "space", *"(a", "tab")
        await write(pilot, texts["title"])
        await press("tab", "tab")
        await write(pilot, texts["by"])
        await press("tab")
        await write(pilot, texts["how"])
        await press("tab", "tab")
        await write(pilot, texts["seen"])
        await ask_for(pilot, "s-1", "s-2")
        await press("tab")
        await write(pilot, texts["s-1"])
        await press("tab")
        await write(pilot, texts["s-2"])
        await press("ctrl+s")
        await reach(pilot, CaseScreen)
        case = the_new(desk)
        assert [(p.student, p.role, p.own_words) for p in case.parties] == [
            ("s-1", Role.AFFECTED, texts["s-1"]),
            ("s-2", Role.OTHER, texts["s-2"]),
        ]
        assert (case.title, case.reported_by, case.reported_how, case.seen) == tuple(
            texts[name] for name in ("title", "by", "how", "seen")
        )
        assert (case.reported_on, case.raised_on) == (TODAY, TODAY)
        assert all(p.id for p in case.parties)
    assert keys <= MOST_KEYS


async def test_the_day_it_was_raised_is_that_of_the_report_until_somebody_says_else(
    desk: Desk,
) -> None:
    async with running(desk) as pilot:
        await begin(pilot)
        await write(pilot, "Bussen")
        await pilot.press("tab")
        await write(pilot, "fredag")
        await wait_until(pilot, lambda: field(pilot, "raised_on").value == "fredag")  # type: ignore[union-attr]
        await save(pilot)
        case = the_new(desk)
        assert case.reported_on == case.raised_on == date(2026, 10, 16)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        field(pilot, "raised_on").focus()
        await pilot.pause()
        await pilot.press("backspace")
        await save(pilot)
        assert the_new(desk).raised_on is None
        await pilot.press("f")
        await reach(pilot, CaseForm)
        field(pilot, "raised_on").focus()
        await write(pilot, "12.10.")
        await pilot.press("ctrl+s")
        assert "12.10.2026 er før saken ble meldt" in words(pilot, "error")
        assert pilot.app.focused is field(pilot, "raised_on")


async def test_a_role_is_written_out_shown_and_changed_on_the_line(desk: Desk) -> None:
    case = started(desk, parties=(*parties("s-1"), *parties("s-2", role=Role.WITNESS)))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        assert field(pilot, "students").value == (  # type: ignore[union-attr]
            "Thorvaldine Kvisgaard 2STA; Øyolf Grønnæss 3PBA (vitne)"
        )
        assert words(pilot, "match") == "Thorvaldine Kvisgaard: utsatt · Øyolf Grønnæss: vitne"
        await pilot.press(*["backspace"] * 6)
        await write(pilot, "a")
        suggested = field(pilot, "students")
        await wait_until(pilot, lambda: suggested._suggestion.endswith("(annen part)"))  # type: ignore[union-attr]
        await pilot.press("right")
        await save(pilot)
        roles = [p.role for p in service.get(desk, case.id).parties]
        assert roles == [Role.AFFECTED, Role.OTHER]


async def test_a_role_that_nobody_told_is_said_to_be_so_and_kept(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", role=Role.NOT_TOLD))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        assert "(rolle ikke sagt)" in drawn(pilot)
        await pilot.press("down")
        await write(pilot, "!")
        await save(pilot)
        assert service.get(desk, case.id).parties[0].role is Role.NOT_TOLD


async def test_own_words_of_one_who_is_taken_off_the_line_wait_and_come_back(desk: Desk) -> None:
    async with running(desk) as pilot:
        await begin(pilot)
        await write(pilot, "Bussen")
        await pilot.press("up")
        await write(pilot, "; øyolf;")
        await ask_for(pilot, "s-1", "s-2")
        field(pilot, own_words("s-2")).focus()
        await write(pilot, "Moro")
        line = field(pilot, "students")
        line.focus()
        await pilot.press(*["backspace"] * 30)
        await wait_until(pilot, lambda: not field(pilot, own_words("s-2")).parent.display)  # type: ignore[union-attr]
        await write(pilot, "; øyolf")
        await save(pilot)
        assert [(p.student, p.own_words) for p in the_new(desk).parties] == [
            ("s-1", ""),
            ("s-2", "Moro"),
        ]


async def test_a_draft_keeps_role_and_words_of_every_student(desk: Desk) -> None:
    async with running(desk) as pilot:
        await begin(pilot)
        await write(pilot, "Bussen")
        await pilot.press("up")
        await write(pilot, "; øyolf (v")
        await ask_for(pilot, "s-2")
        field(pilot, own_words("s-2")).focus()
        await write(pilot, "Jeg så det")
        await pilot.press("escape")
        await reach(pilot, CasesScreen)
        await begin(pilot)
        await ask_for(pilot, "s-2")
        assert "Utkastet ditt er hentet fram igjen" in drawn(pilot)
        await save(pilot)
        assert [(p.role, p.own_words) for p in the_new(desk).parties] == [
            (Role.AFFECTED, ""),
            (Role.WITNESS, "Jeg så det"),
        ]


async def test_f2_hides_the_students_on_the_line_and_before_their_words(desk: Desk) -> None:
    async with running(desk) as pilot:
        await begin(pilot)
        await write(pilot, "Bussen")
        await pilot.press("up")
        await write(pilot, "; øyolf (a;")
        await ask_for(pilot, "s-2")
        field(pilot, own_words("s-2")).focus()
        await write(pilot, "Øyolf lo")
        await pilot.press("f2")
        await wait_until(pilot, lambda: not names_seen(pilot))
        assert "(annen part)" in field(pilot, "students").value  # type: ignore[union-attr]
        await pilot.press("f2")
        await wait_until(pilot, lambda: bool(names_seen(pilot)))
        await save(pilot)
        assert [(p.student, p.role, p.own_words) for p in the_new(desk).parties] == [
            ("s-1", Role.AFFECTED, ""),
            ("s-2", Role.OTHER, "Øyolf lo"),
        ]


@pytest.mark.parametrize("how", ["skriftlig", "en lapp under døra"])
async def test_how_is_chosen_or_in_ones_own_words(desk: Desk, how: str) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        field(pilot, "how").focus()
        await pilot.press(*["backspace"] * 10)
        await write(pilot, how[:3] if how == "skriftlig" else how)
        if how == "skriftlig":
            await wait_until(pilot, lambda: field(pilot, "how")._suggestion == "skriftlig")  # type: ignore[union-attr]
            await pilot.press("right")
        await save(pilot)
        assert service.get(desk, case.id).reported_how == how


async def test_what_was_seen_stands_on_the_case_and_enter_leads_to_it(desk: Desk) -> None:
    case = started(desk, seen="Satt alene", raised_on=TODAY)
    async with running(desk) as pilot:
        await open_first(pilot)
        rows(pilot).select("seen:")
        await wait_until(pilot, lambda: "Satt alene" in drawn(pilot))
        assert "tatt opp med rektor 19.10." in drawn(pilot)
        await pilot.press("enter")
        await reach(pilot, CaseForm)
        assert service.get(desk, case.id).seen == "Satt alene"


async def test_who_has_something_written_is_not_taken_off_the_line(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", "s-2"))
    second = replace(case.parties[1], own_words="Jeg så det")
    desk.store.commit(put=[replace(case, parties=(case.parties[0], second))])
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press(*["backspace"] * 21)
        await pilot.press("ctrl+s")
        said = " ".join(words(pilot, "error").split())
        assert "så eleven blir stående. Endre rollen." in said
        assert "på saken med p, Enter og x." in said
        assert len(service.get(desk, case.id).parties) == 2


async def test_a_day_is_written_over_also_the_one_that_follows_the_report(desk: Desk) -> None:
    async with running(desk) as pilot:
        await begin(pilot)
        await write(pilot, "Bussen")
        await pilot.press("tab")
        await write(pilot, "i forgårs")
        await pilot.press("tab", "tab", "tab")
        await write(pilot, "i går")
        await save(pilot)
        case = the_new(desk)
        assert (case.reported_on, case.raised_on) == (date(2026, 10, 17), date(2026, 10, 18))
        assert (case.steps[2].title, case.steps[2].on) == ("Melde fra", case.raised_on)
        await wait_until(
            pilot,
            lambda: (
                "Sak 2026-05 er åpnet. «Melde fra» er ført som gjort 18.10., da den ble tatt opp"
                in " ".join(told(pilot).split())
            ),
        )


async def test_the_facts_begin_with_the_students(desk: Desk) -> None:
    started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        assert pilot.app.focused is field(pilot, "students")


async def test_each_piece_that_several_fit_is_named_and_so_is_the_wrong_one(desk: Desk) -> None:
    async with running(desk) as pilot:
        await begin(pilot)
        await write(pilot, "Bussen")
        await pilot.press("up")
        await write(pilot, ";3pba;2sta")
        await wait_until(pilot, lambda: "Flere passer for «2sta»" in words(pilot, "match"))
        assert "Flere passer for «3pba»" in words(pilot, "match")
        await pilot.press("ctrl+s")
        assert "Flere elever passer på «3pba»." in words(pilot, "error")


async def test_who_stands_where_the_line_has_no_room_stands_below_it(desk: Desk) -> None:
    started(desk, parties=parties("s-1", "s-2", "s-3"))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        names = field(pilot, "students").value  # type: ignore[union-attr]
        await wait_until(pilot, lambda: words(pilot, "match").count(": utsatt") == 3)
        assert len(names) > field(pilot, "students").size.width


async def test_the_step_begins_with_the_note_and_goes_on_to_who_and_when(desk: Desk) -> None:
    started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("home", "enter")
        await reach(pilot, StepForm)
        found = [f.id for f in pilot.app.screen.query("LineField, TextField, ChoiceField")]
        assert found == ["note", "status", "who", "on", "due"]
        assert pilot.app.focused is field(pilot, "note")
