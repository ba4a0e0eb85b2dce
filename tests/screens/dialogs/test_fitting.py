"""At eighty columns and twenty-four lines: heading and refusal stand, and what is below is told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.saved_views import SavedView
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.dialogs.pick_option import PickOption
from elvis_tui.screens.follow_ups.forms import ContactForm
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.dialog_box import DialogBox
from elvis_tui.widgets.fields import ChoiceField, LineField, TextField
from elvis_tui.widgets.many_field import ManyField
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from elvis_tui.wording.faults import explain
from tests.screens.forms_at_hand import ABOUT, FORMS
from tests.screens.running import SMALL, Running, running
from tests.screens.waiting import wait_until

SHORT = (72, 18)
MARK = re.compile(r"▼ (\d+) (?:felt )?til")


def refused(_result: object) -> None:
    raise DomainError(Fault.ALREADY_FOLLOWED)


def seen(app: Running, selector: str) -> bool:
    """Whether all of a widget stands on the screen, inside the dialog."""
    widget = app.screen.query_one(selector, Words)
    box = app.screen.query_one(DialogBox).region
    return bool(widget.region.area) and widget.region in box and widget.region.bottom < box.bottom


@pytest.mark.parametrize("size", [SMALL, (120, 40)], ids=str)
@pytest.mark.parametrize("name", sorted(FORMS))
async def test_a_refusal_and_the_heading_stand_together(
    desk: Desk, name: str, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        form = FORMS[name].make(app.app.session, refused)
        await app.app.push_screen(form)
        await app.pilot.pause()
        form.refuse("Det ble ikke lagret. Se over det som står her, og prøv én gang til.")
        for field in form.query("LineField, TextField, ChoiceField"):
            field.focus()
            inside = form.query_one(".inside")
            await wait_until(app.pilot, lambda f=field, i=inside: f.region in i.region)
            assert seen(app, ".heading"), app.text
            assert seen(app, ".refusal"), app.text


async def test_what_is_further_down_in_a_dialog_is_told_and_counted_down(desk: Desk) -> None:
    async with running(desk, SHORT) as app:
        form = FORMS["handover"].make(app.app.session, refused)
        await app.app.push_screen(form)
        await app.pilot.pause()
        told = MARK.search(app.text)
        assert told, app.text
        assert int(told[1]) > 1
        fields = list(form.query("LineField, TextField, ChoiceField"))
        fields[-1].focus()
        await app.pilot.pause()
        form.query_one(".inside").scroll_end(animate=False)
        await app.pilot.pause()
        await app.pilot.pause()
        assert "▼" not in app.text, app.text


async def test_the_views_fit_and_more_of_them_than_fit_are_told_of(desk: Desk) -> None:
    async with running(desk, SMALL) as app:
        await app.press("2", "v")
        await app.on("ViewsDialog")
        rows = app.screen.query_one(RowList)
        assert len(rows.rows) >= 14
        assert "Avsluttede" in app.text
        assert "▼" not in app.text
        await app.press("escape")
        desk.store.commit(put=[SavedView(id=f"v-{n}", name=f"Vår {n}") for n in range(8)])
        await app.press("v")
        await app.on("ViewsDialog")
        await app.pilot.pause()
        rows = app.screen.query_one(RowList)
        told = MARK.search(app.text)
        assert told, app.text
        assert int(told[1]) == rows.below > 0
        await app.press("end")
        await app.pilot.pause()
        assert "▼" not in app.text
        assert "Avsluttede" in app.text


async def test_what_is_chosen_between_is_never_cut(desk: Desk) -> None:
    long = "mer enn tre enkeltdager med fravær på en måned, uten at noen har meldt fra om det"
    async with running(desk, SMALL) as app:
        for follows in ("", "2 trinn", "et langt ord om hva som følger av dette svaret i skolen"):
            asking = Choose("Hva er sett?", "", [Answer("a", long, follows), Answer("b", "b")])
            await app.app.push_screen(asking)
            await app.pilot.pause()
            assert "…" not in app.text.split("Hva er sett?")[1].split("╰")[0], app.text
            await app.press("escape")


async def test_choices_there_is_no_room_for_are_counted_and_can_be_looked_through(
    desk: Desk,
) -> None:
    async with running(desk, SMALL) as app:
        form = ContactForm(app.app.session, "k", ABOUT, refused)
        await app.app.push_screen(form)
        await app.pilot.pause()
        assert re.search(r"Årsak .*… \d+ til", app.text), app.text
        form.query_one("#cause").focus()
        await app.press("f12")
        await app.on("PickOption")
        await app.until("Velg: Årsak", "skoleveien", "motivasjon")
        await app.type("helse")
        await app.press("enter")
        await app.on("ContactForm")
        assert form.query_one("#cause", ChoiceField).value == "health"
        assert "[helse]" in app.text


@pytest.mark.parametrize("name", ["criterion", "on to kartlegging"])
async def test_the_schools_criteria_can_be_looked_through(desk: Desk, name: str) -> None:
    async with running(desk, SMALL) as app:
        form = FORMS[name].make(app.app.session, refused)
        await app.app.push_screen(form)
        await app.pilot.pause()
        form.query_one("#text", LineField).focus()
        await app.press("f12", "down", "down", "enter")
        assert form.query_one("#text", LineField).value == form.query_one("#text").options[2]
        await app.press("tab", "f12")
        await app.on("PickOption")
        await app.until("Velg: Kilde", "Visma InSchool")
        await app.press("escape")
        assert form.query_one("#source", LineField).value == "", "Esc leaves the field as it was"


async def test_both_dialogs_ask_for_a_criterion_in_the_same_way(desk: Desk) -> None:
    def asked(form: Any) -> list[tuple[str, str, str, tuple[str, ...]]]:
        rows = [w for w in form.query("LineField") if w.id in ("text", "source", "on")]
        return [(w.parent.label, w.id, w.placeholder, w.options) for w in rows]

    async with running(desk, SMALL) as app:
        told = []
        for name in ("criterion", "on to kartlegging"):
            form = FORMS[name].make(app.app.session, refused)
            await app.app.push_screen(form)
            await app.pilot.pause()
            told.append(asked(form))
            await app.press("escape")
        assert told[0] == told[1] != []


async def test_a_criterion_is_put_in_on_a_line_of_its_own_when_the_facts_are_put_right(
    desk: Desk,
) -> None:
    async with running(desk, SMALL) as app:
        form = FORMS["follow_up"].make(app.app.session, refused)
        await app.app.push_screen(form)
        await app.pilot.pause()
        field = form.query_one("#criteria", TextField)
        before = field.text
        field.focus()
        await app.press("f12", "enter")
        assert field.text.splitlines() == [*before.splitlines(), field.options[0]]


async def test_of_several_the_word_that_is_begun_gives_way(desk: Desk) -> None:
    async with running(desk, SMALL) as app:
        field = ManyField("skolen, hel", suggestions=("helsesykepleier", "PPT"))
        await app.screen.mount(field)
        field.take_option(0)
        assert field.value == "skolen, helsesykepleier"
        field.take_option(1)
        assert field.value == "skolen, helsesykepleier, PPT"


async def test_names_in_what_can_be_chosen_are_masked_with_the_rest(desk: Desk) -> None:
    async with running(desk, SMALL, names_hidden=True) as app:
        options = ("ring Thorvaldine Kvisgaard", "Visma")
        await app.app.push_screen(PickOption(app.app.session, "Kilde", options))
        await app.pilot.pause()
        assert "Visma" in app.text
        assert "Kvisgaard" not in app.text


def test_that_something_is_empty_is_said_with_the_name_of_the_field() -> None:
    told = explain(DomainError(Fault.EMPTY_FIELD, field="why"))
    assert told.startswith("Feltet er tomt: grunn."), told
    told = explain(DomainError(Fault.EMPTY_FIELD, field="why", label="Hvorfor"))
    assert told.startswith("Feltet er tomt: Hvorfor."), told
