"""The dialog made from a description: which fields, in which order, and what comes of it."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Any

import pytest

from elvis_tui.domain.fields import asked
from elvis_tui.domain.follow_ups.records import Measure, Reached
from elvis_tui.domain.marks import Asked, Line, Mark, Text
from elvis_tui.domain.record import Record
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.follow_ups.forms import MeasureForm
from elvis_tui.widgets.fields import ChoiceField, LineField, ShortField, TextField
from tests.school import TODAY, desk_with, student
from tests.screens.running import Running, running

ABOUT = student("s-1")


class Visit(Record, frozen=True, kw_only=True):
    """One field of every shape a dialog can ask for, and one it does not."""

    id: str = ""
    where: Annotated[Line, Mark.NEEDED, Asked.FACTS] = ""
    who: Annotated[Line, Mark.WHO, Asked.FACTS] = ""
    long: Annotated[Text, Asked.FACTS] = ""
    on: Annotated[date, Asked.FACTS]
    until: Annotated[date | None, Asked.FACTS] = None
    at: Annotated[time | None, Asked.FACTS] = None
    went: Annotated[Reached, Asked.FACTS] = Reached.NO
    alone: Annotated[bool, Asked.FACTS] = False
    unasked: Line = ""


class VisitForm(DescribedForm[Visit]):
    words = "Besøk"
    first = ("went",)


async def put_up(app: Running, given: list[Any], visit: Visit) -> Form[Any]:
    form = VisitForm(app.app.session, "visit:k", ABOUT, visit, given.append)
    await app.app.push_screen(form)
    await app.pilot.pause()
    return form


def fill(form: Form[Any], values: dict[str, str]) -> None:
    for name, text in values.items():
        field = form.query_one(f"#{name}")
        assert isinstance(field, LineField | TextField | ChoiceField)
        if isinstance(field, TextField):
            field.text = text
        else:
            field.value = text


async def test_it_asks_for_what_the_description_says_in_its_order() -> None:
    async with running(desk_with()) as app:
        form = await put_up(app, [], Visit(on=TODAY, where="hjemme"))
        fields = {f.id: type(f) for f in form.query("LineField, TextField, ChoiceField")}
        assert list(fields) == ["went", "where", "who", "long", "on", "until", "at", "alone"]
        assert {k: v for k, v in fields.items() if v is not LineField} == {
            "went": ChoiceField,
            "long": TextField,
            "on": ShortField,
            "until": ShortField,
            "at": ShortField,
            "alone": ChoiceField,
        }
        assert form.values()["where"] == "hjemme"
        assert form.values()["on"] == "19.10.2026"
        assert "Where" in app.text  # no record of this kind has labels


async def test_what_was_typed_comes_out_as_the_record_holds_it() -> None:
    given: list[Visit] = []
    async with running(desk_with()) as app:
        form = await put_up(app, given, Visit(id="v", on=TODAY, unasked="står"))
        typed = {"went": "yes", "where": "hjemme", "who": "Jon Vik", "long": "to\nlinjer"}
        fill(form, {**typed, "on": "fredag", "until": "", "at": "12.30", "alone": "yes"})
        await app.press("ctrl+s")
    assert given == [
        Visit(
            id="v",
            where="hjemme",
            who="Jon Vik",
            long="to\nlinjer",
            on=date(2026, 10, 23),
            at=time(12, 30),
            went=Reached.YES,
            alone=True,
            unasked="står",
        )
    ]


async def test_a_date_that_must_be_there_stays_when_it_is_emptied() -> None:
    given: list[Visit] = []
    async with running(desk_with()) as app:
        form = await put_up(app, given, Visit(on=TODAY, until=TODAY, where="hjemme"))
        fill(form, {"on": "", "until": ""})
        await app.press("ctrl+s")
    assert (given[0].on, given[0].until) == (TODAY, None)


@pytest.mark.parametrize(
    ("name", "text"),
    [("where", ""), ("on", "i fjor en gang"), ("until", "99.99."), ("at", "25.71")],
)
async def test_what_is_wrong_is_said_and_pointed_at(name: str, text: str) -> None:
    given: list[Visit] = []
    async with running(desk_with()) as app:
        form = await put_up(app, given, Visit(on=TODAY, where="hjemme"))
        fill(form, {name: text})
        await app.press("ctrl+s")
        assert app.app.focused is form.query_one(f"#{name}")
    assert not given


async def test_a_field_it_cannot_draw_is_told_to_the_developer() -> None:
    class Odd(Record, frozen=True, kw_only=True):
        id: str = ""
        count: Annotated[object, Asked.FACTS] = None

    async with running(desk_with()) as app:
        form = DescribedForm(app.app.session, "k", ABOUT, Odd(), lambda _odd: None)
        with pytest.raises(NotImplementedError, match="count"):
            list(form.fields())


async def test_a_new_field_of_a_measure_is_in_its_dialog_at_once() -> None:
    async with running(desk_with()) as app:
        form = MeasureForm(app.app.session, "k", ABOUT, lambda _measure: None)
        await app.app.push_screen(form)
        await app.pilot.pause()
        assert set(form.values()) == set(asked(Measure, Asked.FACTS))
