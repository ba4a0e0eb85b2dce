"""Marking an activity done, and setting when the team has it: the dialogs, and what opens them.

The month, the list, the year and the activity's own page all do it by the functions here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from elvis_tui.domain.fields import Field
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.periods import Period, period
from elvis_tui.domain.plan.proposing import Proposed, proposed
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.plan import marking as service
from elvis_tui.widgets.fields import Choice, ChoiceField, OnlyField, TextField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import plan_own as own_words
from elvis_tui.wording.keys import key
from elvis_tui.wording.periods import period_words, short_period
from elvis_tui.wording.plan import short_name

NAME = 60
"""Columns an activity's name has in a heading."""
Changed = Callable[[], object]


class MarkForm(DescribedForm[DoneMark]):
    """That an activity was carried out: for what time, what was learned, and who did it.

    Nothing has to be typed; a time that has not come is asked about once. A mark that is corrected
    can be taken away: it comes out without a period.

    Args:
        session: What the screens share.
        row: The activity.
        record: The mark; a new one has no id.
        periods: What it can be for.
        accept: Takes the mark.
    """

    words = later("Gjort")
    first = ("evaluation",)

    def __init__(
        self,
        session: Session,
        row: Activity,
        record: DoneMark,
        periods: Iterable[Period],
        accept: Accept[DoneMark],
    ) -> None:
        name = short_name(row, NAME)
        draft = f"mark:{row.key}:{record.id or record.period}"
        super().__init__(session, draft, name, record, accept)
        self._periods = tuple(periods)
        self._was = record.period if record.id else ""

    def filled(self) -> None:
        learned = self.query_one("#evaluation", TextField)
        learned.move_cursor(learned.document.end)

    def purpose(self) -> str:
        return _("Rett merket") if self.record.id else super().purpose()

    def doubt(self, result: DoneMark) -> str:
        when = period(result.period)
        if when is None or when.first <= self.gate.today or result.period == self._was:
            return ""
        told = _("{time} har ikke vært ennå. {save} en gang til merker det likevel.")
        words = period_words(when.code)
        return told.format(time=words[0].upper() + words[1:], save=key("form.save", "ctrl+s"))

    def label_for(self, field: Field) -> str:
        return {"evaluation": _("Hva lærte vi?"), "who": _("Hvem gjorde det?")}[field.name]

    def fields(self) -> Iterable[Widget]:
        yield from super().fields()
        choices = [Choice(one.code, short_period(one)) for one in self._periods]
        which = Labelled(_("Gjort for"), ChoiceField(choices, self.record.period, id="period"))
        yield which.add_class("above")
        if self.record.id:
            answers = [Choice("", _("beholdes")), Choice("off", _("tas bort"))]
            yield Labelled(_("Merket"), ChoiceField(answers, id="off"))

    def read(self) -> DoneMark:
        code = "" if self.record.id and self.value("off") else self.value("period")
        return replace(super().read(), period=code)


class OwnTimeForm(DescribedForm[OwnTime]):
    """When the team has an activity; under the field stands how it is read, at each key.

    Args:
        session: What the screens share.
        row: The activity.
        record: The team's time; a new one has no id.
        accept: Takes it.
        proposal: What the field holds at first, where it is new and the plan's date has no school.
    """

    words = later("Teamets egen tid")

    def __init__(
        self,
        session: Session,
        row: Activity,
        record: OwnTime,
        accept: Accept[OwnTime],
        proposal: str = "",
    ) -> None:
        about = short_name(row, NAME)
        draft = f"own:{row.key}:{record.id or record.year}"
        super().__init__(session, draft, about, record, accept)
        self._row, self._proposal = row, proposal

    def label_for(self, field: Field) -> str:
        return _("Når")

    def field_for(self, field: Field) -> Widget:
        return OnlyField(self.record.when_text or self._proposal, id=field.name)

    def fields(self) -> Iterable[Widget]:
        yield Words(self._plans_words(), classes="details")
        yield from super().fields()
        yield Words("", id="reading")

    def _plans_words(self) -> str:
        """What the plan says, that the team's words do not change."""
        when = f"«{self._row.when_text}»" if self._row.when_text else _("ingenting om når")
        told = _("Planen sier {when}. Dette er teamets egen tid i skoleåret {year}.").format(
            when=when, year=label_of(self.record.year)
        )
        there = [own.when_text for own in self._row.own if own.year == self.record.year]
        if self.record.id or not there:
            return told
        more = _("Teamet har satt {times}; dette kommer i tillegg.")
        return f"{told} {more.format(times=', '.join(f'«{when}»' for when in there))}"

    def filled(self) -> None:
        self._show_reading()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.prevent_default()
        super().on_input_changed(message)
        self._show_reading()

    def _show_reading(self) -> None:
        words = self.values().get("when_text", "")
        reading = service.reading(self.gate, words, self.record.year)
        lines = own_words.reading_lines(reading, self.session.names.text(words))
        self.query_one("#reading", Words).say(
            Content("\n").join(Content.styled(text, _TONES[tone]) for text, tone in lines)
        )


_TONES = {"muted": "$muted", "red": "$level-red", "yellow": "$level-yellow", "strong": "bold"}


def mark_in(
    screen: Room, row: Activity, year: int, month: int, changed: Changed, time: str = ""
) -> None:
    """Open the dialog that marks an activity done in a month, or corrects its mark.

    Args:
        screen: The one that asks.
        row: The activity.
        year: Of the month that is shown.
        month: That month.
        changed: Shows the screen anew when it has been saved.
        time: The one that is pointed at, as `proposed` has it.
    """
    today = screen.gate.today
    what = proposed(row, year, month, screen.gate.sources.school_years(), today, time)
    mark_for(screen, row, what, changed)


def mark_for(screen: Room, row: Activity, what: Proposed, changed: Changed) -> None:
    """Open the dialog for just this: `what` says which mark, or which periods can be meant."""
    if not screen.may_change():
        return
    base = what.mark
    periods = what.periods
    if base is None:
        record = mark_done(row, periods[0].code, screen.gate.today, "", "")
    else:
        record = base
        own = period(base.period)
        known = {one.code for one in periods}
        periods = (own, *periods) if own and own.code not in known else periods

    def accept(typed: DoneMark) -> None:
        if typed.period:
            service.mark(screen.desk, row.id, typed, base)
        elif base is not None:
            service.unmark(screen.desk, row.id, base.id)

    def left(typed: DoneMark | None) -> None:
        if typed is None:
            return
        changed()
        if typed.period:
            told = _("Merket gjort for {period}.").format(period=period_words(typed.period))
        else:
            told = _("Merket er tatt bort. {undo} angrer.").format(undo=key("app.undo", "u"))
        screen.tell(told, wrong=False)

    screen.app.push_screen(MarkForm(screen.session, row, record, periods, accept), left)


def set_time(
    screen: Room, row: Activity, year: int, changed: Changed, base: OwnTime | None = None
) -> None:
    """Open the dialog for when the team has an activity.

    Args:
        screen: The one that asks.
        row: The activity.
        year: In which the school year begins that it is set for.
        changed: Shows the screen anew when it has been saved.
        base: The time that is corrected, if it is none that is new.
    """
    if not screen.may_change():
        return
    proposal = ""
    record = base
    if record is None:
        today = screen.gate.today
        record = OwnTime(
            id="", activity=row.key, text=row.text, year=year, when_text="", on=today, by=""
        )
        has_own = any(own.year == year for own in row.own)
        day = None if has_own else service.proposed_day(screen.gate, row, year)
        proposal = own_words.typed_day(day) if day else ""

    def accept(typed: OwnTime) -> None:
        service.set_time(screen.desk, row.id, typed, base)

    def left(typed: OwnTime | None) -> None:
        if typed is not None:
            changed()
            screen.tell(_("Teamets tid er satt. Planens egne ord står som før."), wrong=False)

    screen.app.push_screen(OwnTimeForm(screen.session, row, record, accept, proposal), left)
