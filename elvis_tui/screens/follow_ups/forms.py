"""The short dialogs of a follow-up: note, contact, measure, evaluation."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.follow_ups.records import Contact, Measure, Reached
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, About
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, TextField
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.dates import long_date


class NoteForm(About[str]):
    words = _("Notat")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Tekst"), TextField(id="text"))

    def read(self) -> str:
        return self.needed("text")


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
            _("Svar"),
            ChoiceField([Choice(r, follow_up_words.reached(r)) for r in Reached], id="reached"),
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
