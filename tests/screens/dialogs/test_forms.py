"""Every dialog: the keys that walk it, what it gives, and that nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

import elvis_tui
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import ChoiceField, LineField, TextField
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.words import Words
from tests.screens.at_hand import AtHand
from tests.screens.case_forms_at_hand import CASE_FORMS
from tests.screens.forms_at_hand import FORMS
from tests.screens.running import Running, running

Field = LineField | TextField | ChoiceField
ALL = pytest.mark.parametrize("name", FORMS)
DATED = pytest.mark.parametrize(
    ("name", "field_id"), [(n, d) for n, at_hand in FORMS.items() for d in at_hand.dates]
)
NEEDED = pytest.mark.parametrize(
    ("name", "field_id"), [(n, d) for n, at_hand in FORMS.items() for d in at_hand.needed]
)


class Opened:
    """A dialog in the running program, and what it gave."""

    def __init__(self, app: Running, at_hand: AtHand) -> None:
        self.app = app
        self.at_hand = at_hand
        self.given: list[Any] = []
        self.refusal: DomainError | None = None

    def accept(self, result: object) -> None:
        if self.refusal:
            raise self.refusal
        self.given.append(result)

    async def open(self) -> Form[Any]:
        form = self.at_hand.make(self.app.app.session, self.accept)
        await self.app.app.push_screen(form)
        await self.app.pilot.pause()
        return form

    @property
    def form(self) -> Form[Any]:
        assert isinstance(self.app.screen, Form)
        return self.app.screen

    def field(self, field_id: str) -> Field:
        found = self.form.query_one(f"#{field_id}")
        assert isinstance(found, Field)
        return found

    @property
    def is_open(self) -> bool:
        return isinstance(self.app.screen, Form)

    @property
    def error(self) -> str:
        return str(self.form.query_one("#error", Words).content)

    async def fill(self, values: dict[str, str] | None = None) -> None:
        """Put texts into fields as typing does, one change after the other."""
        for field_id, text in (self.at_hand.typed if values is None else values).items():
            field = self.field(field_id)
            if isinstance(field, TextField):
                field.text = text
            else:
                field.value = text
            await self.app.pilot.pause()


@asynccontextmanager
async def opened(desk: Desk, name: str, **options: Any) -> AsyncIterator[Opened]:
    async with running(desk, **options) as app:
        there = Opened(app, FORMS[name])
        await there.open()
        yield there


@ALL
async def test_ctrl_s_gives_what_was_typed(desk: Desk, name: str) -> None:
    async with opened(desk, name) as there:
        await there.fill()
        await there.app.press("ctrl+s")
        assert [there.at_hand.result(given) for given in there.given] == [there.at_hand.wanted]
        assert not there.is_open
        assert desk.drafts.keys() == ()


@ALL
async def test_enter_goes_from_field_to_field_and_saves_on_the_last(desk: Desk, name: str) -> None:
    async with opened(desk, name) as there:
        await there.fill()
        fields = list(there.form.query("LineField, TextField, ChoiceField"))
        assert there.form.focused is fields[0]
        for after in fields[1:]:
            # In a field of several lines Enter is a new line.
            await there.app.press("tab" if isinstance(there.form.focused, TextField) else "enter")
            assert there.form.focused is after
        await there.app.press("ctrl+s" if isinstance(fields[-1], TextField) else "enter")
        assert len(there.given) == 1
        assert not there.is_open


@ALL
async def test_the_arrows_reach_every_field_and_come_back(desk: Desk, name: str) -> None:
    async with opened(desk, name) as there:
        fields = list(there.form.query("LineField, TextField, ChoiceField"))
        seen = [there.form.focused]
        for _ in fields[1:]:
            await there.app.press("down")
            seen.append(there.form.focused)
        assert seen == fields
        for before in reversed(fields[:-1]):
            await there.app.press("up")
            assert there.form.focused is before
        await there.app.press("up", "down")
        assert there.form.focused is fields[0]


@ALL
async def test_escape_keeps_the_draft_and_the_same_dialog_offers_it_again(
    desk: Desk, name: str
) -> None:
    async with opened(desk, name) as there:
        await there.fill()
        typed = there.form.values()
        await there.app.press("escape")
        assert not there.is_open
        assert there.given == []
        await there.open()
        await there.app.press("escape")  # looked at and left, it is there the time after, too
        await there.open()
        assert there.form.values() == typed
        assert "Utkastet ditt er hentet fram igjen." in there.app.text
        await there.app.press("ctrl+s")
        assert [there.at_hand.result(given) for given in there.given] == [there.at_hand.wanted]
        await there.open()
        assert not there.form.query_one("#draft-note").display


@ALL
async def test_a_draft_is_kept_at_every_change_and_can_be_emptied(desk: Desk, name: str) -> None:
    async with opened(desk, name) as there:
        before = there.form.values()
        await there.fill()
        assert len(desk.drafts.keys()) == 1
        await there.app.press("f9")
        assert there.form.values() == before
        assert desk.drafts.keys() == ()


@DATED
async def test_a_wrong_date_is_told_and_pointed_at_and_nothing_is_lost(
    desk: Desk, name: str, field_id: str
) -> None:
    async with opened(desk, name) as there:
        await there.fill({**there.at_hand.typed, field_id: "30.02."})
        typed = there.form.values()
        await there.app.press("ctrl+s")
        assert there.is_open
        assert there.given == []
        assert "«30.02.» er ikke en dato." in there.error
        assert there.form.focused is there.field(field_id)
        assert there.form.values() == typed
        # Part of a mask is none either.
        await there.fill({field_id: "▒▒"})
        await there.app.press("ctrl+s")
        assert there.is_open
        assert "Navn er skjult." in there.error
        await there.fill({field_id: there.at_hand.typed[field_id]})
        await there.app.press("ctrl+s")
        assert [there.at_hand.result(given) for given in there.given] == [there.at_hand.wanted]


@NEEDED
async def test_what_must_be_there_is_asked_for(desk: Desk, name: str, field_id: str) -> None:
    async with opened(desk, name) as there:
        await there.fill({**there.at_hand.typed, field_id: "  "})
        await there.app.press("ctrl+s")
        assert there.is_open
        label = there.field(field_id).parent
        assert isinstance(label, Labelled)
        assert f"Feltet er tomt: {label.label}." in there.error
        assert there.form.focused is there.field(field_id)


@ALL
async def test_what_cannot_be_saved_stays_in_the_dialog(desk: Desk, name: str) -> None:
    async with opened(desk, name) as there:
        there.refusal = DomainError(Fault.ALREADY_FOLLOWED)
        await there.fill()
        typed = there.form.values()
        await there.app.press("ctrl+s")
        assert "Teamet har alt en åpen oppfølging her." in there.error
        assert there.form.values() == typed
        assert len(desk.drafts.keys()) == 1
        there.refusal = None
        await there.app.press("ctrl+s")
        assert len(there.given) == 1


@ALL
async def test_the_last_line_tells_how_to_save_and_leave_and_untouched_it_leaves_no_draft(
    desk: Desk, name: str
) -> None:
    async with opened(desk, name) as there:
        last = there.app.text.splitlines()[-1]
        assert "ctrl+s lagre" in last
        assert "Esc lukk, utkastet beholdes" in last
        ids = [a.binding.id for a in live_bindings(there.form, every=True)]
        assert len(ids) == len(set(ids))
        await there.app.press("escape")
        assert desk.drafts.keys() == ()


async def test_a_time_that_is_none_is_told(desk: Desk) -> None:
    async with opened(desk, "meeting") as there:
        await there.fill({"start": "25.00"})
        await there.app.press("ctrl+s")
        assert "«25.00» er ikke et klokkeslett." in there.error
        assert there.form.focused is there.field("start")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"who": "finnes ikke"}, "Velg en elev eller en klasse."),
        ({"who": "2sta"}, ""),
        ({"who": "sta y"}, ""),
        ({}, "Feltet er tomt: "),
    ],
)
async def test_an_agenda_item_is_about_one_that_is_there_or_has_a_title(
    desk: Desk, typed: dict[str, str], told: str
) -> None:
    async with opened(desk, "item") as there:
        await there.fill(typed)
        await there.app.press("ctrl+s")
        if told:
            assert told in there.error
        else:
            assert len(there.given) == 1


async def test_whom_an_agenda_item_is_about_is_shown_while_one_types(desk: Desk) -> None:
    async with opened(desk, "item") as there:
        await there.app.type("kvis")
        await there.app.until("Treff: Thorvaldine Kvisgaard 2STA")


async def test_criteria_that_were_not_touched_keep_their_dates(desk: Desk) -> None:
    from elvis_tui.domain.follow_ups.records import Criterion
    from elvis_tui.domain.record import replace
    from elvis_tui.screens.follow_ups.form import FollowUpForm
    from tests.school import FOLLOW_UPS, TODAY

    made: list[Any] = []
    async with running(desk) as app:
        form = FollowUpForm(app.app.session, FOLLOW_UPS[0], made.append)
        await app.app.push_screen(form)
        await app.press("ctrl+s")
        odd = Criterion(text="fravær; sover (lite)", source="rektor (vikar)", on=TODAY)
        with_odd = replace(FOLLOW_UPS[0], criteria=(*FOLLOW_UPS[0].criteria, odd))
        await app.app.push_screen(FollowUpForm(app.app.session, with_odd, made.append))
        await app.pilot.pause()
        field = app.screen.query_one("#criteria", TextField)
        field.text += "\nsover lite (mor)"
        await app.press("ctrl+s")
    assert made[0].criteria == FOLLOW_UPS[0].criteria
    assert made[1].criteria[:-1] == with_odd.criteria
    assert (made[1].criteria[-1].text, made[1].criteria[-1].on) == ("sover lite", TODAY)


IN_CASES = pytest.mark.parametrize(
    ("name", "field_id"), [(n, d) for n, at_hand in CASE_FORMS.items() for d in at_hand.dates]
)


@IN_CASES
async def test_a_day_in_a_case_is_asked_about_once_where_it_is_of_another_school_year(
    desk: Desk, name: str, field_id: str
) -> None:
    async with opened(desk, name) as there:
        await there.fill({**there.at_hand.typed, field_id: "16.10.2019"})
        before = there.form.values()
        await there.app.press("ctrl+s")
        assert "16.10.2019 er i skoleåret 2019/20, ikke i 2026/27." in there.error
        assert there.form.focused is there.field(field_id)
        assert there.form.values() == before, "nothing that was typed is lost"
        await there.app.press("ctrl+s")
        assert len(there.given) == 1, "and nobody is stopped"


def test_no_dialog_of_a_case_takes_a_day_without_that_question() -> None:
    for path in (Path(elvis_tui.__file__).parent / "screens" / "cases").rglob("*.py"):
        source = path.read_text("utf-8")
        assert "(DescribedForm[" not in source or path.name == "doubting.py", path
        assert ".date_of(" not in source or "def doubt(" in source, path
