"""The dialogs of «Har eleven sluttet?»: the doubt, a step that was done, a date, and a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.departure import Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.departure_rules import Run
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import departures as words
from elvis_tui.wording.dates import long_date

ASKED = {
    Deed.NOTICE: ("on", "whom", "sent_as", "by", "text"),
    Deed.ANSWER: ("on", "whom", "sent_as", "text"),
    Deed.DECISION: ("on", "by", "sent_as", "text"),
    Deed.COMPLAINT: ("on", "whom", "sent_as", "text"),
    Deed.SIGNED_OUT: ("on", "by", "text"),
    Deed.OT_TOLD: ("on", "by", "whom", "sent_as", "text"),
}
"""What one is asked of each step."""
NEEDS_NOTHING = frozenset({Deed.ANSWER, Deed.COMPLAINT, Deed.OT_TOLD})
"""What may be written whatever is missing."""
NOTHING = FreeText("")


class BeginForm(DescribedForm[Departure]):
    """What the doubt rests on, and when it arose."""

    words = later("Har eleven sluttet?")
    first = ("doubt",)

    def __init__(self, session: Session, about: Subject, accept: Accept[Departure]) -> None:
        new = Departure(id="", subject=about, began_on=session.gate.today, doubt=NOTHING)
        super().__init__(session, f"departure:{about.id}", about, new, accept)

    def purpose(self) -> str:
        return _("Har eleven sluttet")


class DoneForm(DescribedForm[Done]):
    """That a step was done: when, by whom, to whom and how.

    Args:
        session: What the screens share.
        run: How it stands.
        deed: Which step.
        accept: Takes it.
    """

    words = later("Steg")

    def __init__(self, session: Session, run: Run, deed: Deed, accept: Accept[Done]) -> None:
        self._run, self._deed = run, deed
        today = session.gate.today
        new = Done(
            id="",
            deed=deed,
            on=today,
            by=session.desk.author,
            whom=FreeText(_whom(run, deed, today)),
        )
        about = run.departure.subject
        key = f"departure:{run.departure.id}:{deed}"
        super().__init__(session, key, about, new, accept)

    def purpose(self) -> str:
        return words.form_heading(self._deed)

    def asked_for(self) -> tuple[str, ...]:
        return ASKED[self._deed]

    def label_for(self, field: Field) -> str:
        if field.name == "whom" and self._deed in (Deed.ANSWER, Deed.COMPLAINT):
            return _("Fra hvem")
        if field.name == "sent_as" and self._deed in (Deed.ANSWER, Deed.COMPLAINT):
            return _("Hvordan")
        return super().label_for(field)

    def field_for(self, field: Field) -> Widget:
        if field.name == "whom":
            usual = (_("eleven og foresatte"), _("eleven"), _("foresatte"))
            return LineField(to_edit(self.record.whom), suggestions=usual, offered=True, id="whom")
        if field.name == "sent_as":
            ways = (_("brev"), _("rekommandert brev"), _("e-post"), _("melding i Visma"))
            return LineField(placeholder=_("f.eks. brev"), suggestions=ways, id="sent_as")
        return super().field_for(field)

    def body(self) -> Iterable[Widget]:
        today = self.gate.today
        if lacks := self._run.lacks(self._deed, today):
            told = words.lacking(lacks, self._run, today)
            yield Words(_("Mangler i dag: {missing}.").format(missing=told), classes="notice")
        yield from super().body()

    def fields(self) -> Iterable[Widget]:
        yield from super().fields()
        if self._deed not in NEEDS_NOTHING:
            hint = _("bare når noe mangler")
            yield Labelled(_("Likevel, fordi"), LineField(placeholder=hint, id="why"))

    def read(self) -> Done:
        done = super().read()
        if self._deed in NEEDS_NOTHING:
            return done
        return replace(done, why=FreeText(self.value("why")))


def _whom(run: Run, deed: Deed, today: date) -> str:
    """Whom it mostly goes to, or comes from."""
    if deed is Deed.OT_TOLD:
        return _("oppfølgingstjenesten")
    if deed is Deed.NOTICE:
        return _("eleven") if run.is_under_age(today) is False else _("eleven og foresatte")
    return _("eleven") if deed in (Deed.ANSWER, Deed.COMPLAINT) else ""


class NewDay(NamedTuple):
    """A day as it is to be, and why."""

    on: date
    why: FreeText


class DayForm(SubjectForm[NewDay]):
    """Puts one day right; what it was stays beside it.

    Args:
        session: What the screens share.
        run: How it stands.
        day: Which day.
        was: What it is now.
        accept: Takes it.
    """

    words = later("Rett en dato")

    def __init__(
        self, session: Session, run: Run, day: Day, was: date, accept: Accept[NewDay]
    ) -> None:
        key = f"departure:{run.departure.id}:day:{day}"
        super().__init__(session, key, run.departure.subject, accept)
        self._day, self._was = day, was

    def purpose(self) -> str:
        return _("Rett «{day}»").format(day=words.day(self._day))

    def fields(self) -> Iterable[Widget]:
        field = ShortField(long_date(self._was), placeholder=str(DATE_HINT), id="on")
        yield Labelled(_("Dato"), field)
        yield Labelled(_("Hvorfor"), LineField(placeholder=_("må fylles ut"), id="why"))

    def read(self) -> NewDay:
        on = self.date_of("on")
        if on is None:
            raise DomainError(Fault.EMPTY_FIELD, field="on")
        return NewDay(on, FreeText(self.needed("why")))


class WhyForm(SubjectForm[FreeText]):
    """Why it is taken up again, or taken away.

    Args:
        session: What the screens share.
        key: Names this dialog, for the draft.
        about: Whom it is about.
        purpose: What is to be done.
        notice: What comes of it.
        accept: Takes the reason.
    """

    words = later("Hvorfor")

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject,
        purpose: str,
        notice: str,
        accept: Accept[FreeText],
    ) -> None:
        super().__init__(session, key, about, accept)
        self._purpose, self._notice = purpose, notice

    def purpose(self) -> str:
        return self._purpose

    def body(self) -> Iterable[Widget]:
        yield Words(self._notice, classes="notice")
        yield from super().body()

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvorfor"), LineField(placeholder=_("må fylles ut"), id="why"))

    def read(self) -> FreeText:
        return FreeText(self.needed("why"))
