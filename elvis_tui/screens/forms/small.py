"""The short dialogs of a follow-up: next date, note, contact, measure, evaluation, task, reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from textual.widget import Widget

from elvis_tui.documents import wording
from elvis_tui.documents.dates import long_date, read_date
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import Contact, Measure, Reached
from elvis_tui.domain.people import Subject
from elvis_tui.domain.tasks import Task
from elvis_tui.i18n import _
from elvis_tui.screens.forms.base import Form, Labelled
from elvis_tui.screens.session import Accept, Session
from elvis_tui.services import register
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, TextField

T = TypeVar("T")
DATE_HINT = _("23.10. · fredag · +14")


class NextStep(NamedTuple):
    """What happens next, and when."""

    on: date | None
    what: str


class About(Form[T]):
    """A dialog about one student, class or case, named in its heading."""

    words = ""

    def __init__(self, session: Session, key: str, about: Subject | str, accept: Accept[T]) -> None:
        super().__init__(session, key, accept)
        self._about = about

    def heading(self) -> str:
        names = self.session.names
        about = self._about
        name = about if isinstance(about, str) else names.with_group(about)
        return f"{self.words}: {name}"

    def date_of(self, field_id: str) -> date | None:
        """The date in a field; a wrong one points at the field."""
        try:
            return read_date(self.value(field_id), self.desk.today)
        except DomainError as fault:
            raise DomainError(fault.fault, **{**fault.facts, "field": field_id}) from None

    def needed(self, field_id: str) -> str:
        """The text in a field that must not be empty."""
        text = self.value(field_id)
        if not text:
            raise DomainError(Fault.EMPTY_FIELD, field=field_id)
        return text

    def who_field(self, field_id: str, value: str = "") -> LineField:
        """A field for whoever is to do something, with names and roles suggested."""
        return LineField(value, suggestions=register.who_options(self.desk), id=field_id)


class NextStepForm(About[NextStep]):
    words = _("Neste dato")

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject,
        old: NextStep,
        accept: Accept[NextStep],
    ) -> None:
        super().__init__(session, f"next:{key}", about, accept)
        self._old = old

    def fields(self) -> Iterable[Widget]:
        on = long_date(self._old.on) if self._old.on else ""
        yield Labelled(_("Når"), LineField(on, placeholder=DATE_HINT, id="on"))
        yield Labelled(_("Hva"), LineField(self._old.what, id="what"))

    def read(self) -> NextStep:
        return NextStep(self.date_of("on"), self.value("what"))


class NoteForm(About[str]):
    words = _("Notat")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Tekst"), TextField(id="text"))

    def read(self) -> str:
        return self.needed("text")


class ReasonForm(About[str]):
    """Why something is closed."""

    words = _("Avslutt")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvorfor"), TextField(id="why"))

    def read(self) -> str:
        return self.needed("why")


class ContactForm(About[Contact]):
    words = _("Kontakt")

    def fields(self) -> Iterable[Widget]:
        today = long_date(self.desk.today)
        yield Labelled(
            _("Hvem"),
            LineField(
                _("eleven"),
                suggestions=(_("eleven"), _("foresatte"), _("kontaktlærer")),
                id="whom",
            ),
        )
        yield Labelled(
            _("Hvordan"),
            ChoiceField(
                [
                    Choice(how, how)
                    for how in (_("telefon"), _("melding"), _("samtale"), _("hjemmebesøk"))
                ],
                id="how",
            ),
        )
        yield Labelled(
            _("Svar"), ChoiceField([Choice(r, wording.reached(r)) for r in Reached], id="reached")
        )
        yield Labelled(_("Dato"), LineField(today, placeholder=DATE_HINT, id="on"))
        yield Labelled(_("Avtale"), TextField(id="text"))

    def read(self) -> Contact:
        return Contact(
            id="",
            on=self.date_of("on") or self.desk.today,
            by=self.desk.user,
            whom=self.needed("whom"),
            how=self.value("how"),
            reached=Reached(self.value("reached")),
            text=self.value("text"),
        )


class MeasureForm(About[Measure]):
    words = _("Nytt tiltak")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hva"), LineField(id="what"))
        yield Labelled(_("Hvem"), self.who_field("who"))
        yield Labelled(_("Fra"), LineField(long_date(self.desk.today), id="start"))
        yield Labelled(_("Evalueres"), LineField(placeholder=DATE_HINT, id="evaluate_on"))

    def read(self) -> Measure:
        return Measure(
            id="",
            what=self.needed("what"),
            who=self.value("who"),
            start=self.date_of("start") or self.desk.today,
            evaluate_on=self.date_of("evaluate_on"),
        )


class EvaluateForm(About[str]):
    """How a measure went."""

    def __init__(
        self, session: Session, measure: Measure, about: Subject, accept: Accept[str]
    ) -> None:
        super().__init__(session, f"evaluate:{measure.id}", about, accept)
        self._measure = measure

    def heading(self) -> str:
        self.words = _("Evaluer «{what}»").format(what=self.session.names.text(self._measure.what))
        return super().heading()

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvordan gikk det"), TextField(id="result"))

    def read(self) -> str:
        return self.needed("result")


class TaskForm(About[Task]):
    words = _("Ny oppgave")

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject | str,
        accept: Accept[Task],
        *,
        case_id: str | None = None,
    ) -> None:
        super().__init__(session, key, about, accept)
        self._case_id = case_id

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvem"), self.who_field("who"))
        yield Labelled(_("Hva"), LineField(id="what"))
        yield Labelled(_("Frist"), LineField(placeholder=DATE_HINT, id="due"))

    def read(self) -> Task:
        return Task(
            id="",
            who=self.needed("who"),
            what=self.needed("what"),
            due=self.date_of("due"),
            created_on=self.desk.today,
            subject=self._about if isinstance(self._about, Subject) else None,
            case_id=self._case_id,
        )
