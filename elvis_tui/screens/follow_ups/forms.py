"""The short dialogs of a follow-up: note, contact, measure, evaluation."""

from __future__ import annotations

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, Measure, Note, Reached
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.evaluating import EvaluatingForm
from elvis_tui.screens.dialogs.restricted import Restrictable
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField
from elvis_tui.wording import people as people_words
from elvis_tui.wording.follow_ups import contact_method

NOTHING = FreeText("")
CONTACT_ORDER = ("whom", "how", "reached", "cause", "text", "next_on")
"""What one asks about a contact first; the day and who it was are mostly today and oneself."""


class NoteForm(Restrictable[Note]):
    words = later("Notat")

    def __init__(self, session: Session, key: str, about: Subject, accept: Accept[Note]) -> None:
        by = session.desk.author
        new = Note(id="", at=session.gate.clock.now(), by=by, text=NOTHING)
        super().__init__(session, key, about, new, accept)

    def asked_for(self) -> tuple[str, ...]:
        """Who wrote it is asked for where the log-in does not tell."""
        names = super().asked_for()
        return names if self.record.by else (*names, "by")


class ContactForm(Restrictable[Contact]):
    words = later("Kontakt")
    first = CONTACT_ORDER

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject,
        accept: Accept[Contact],
        reached: Reached = Reached.YES,
    ) -> None:
        is_class = about.kind is SubjectKind.CLASS
        new = Contact(
            id="",
            on=session.gate.today,
            by=session.desk.author,
            whom=FreeText(_("klassen") if is_class else _("eleven")),
            how=ContactMethod.PHONE,
            reached=reached,
        )
        super().__init__(session, key, about, new, accept)

    def heading(self) -> str:
        """With the age: whom one may ring depends on it."""
        about = self._about
        student = None if isinstance(about, str) else register.student_of(self.gate, about)
        age = people_words.age(student, self.gate.today) if student else ""
        return f"{super().heading()} · {age}" if age else super().heading()

    def label_for(self, field: Field) -> str:
        return _("Avtale") if field.name == "text" else super().label_for(field)

    def field_for(self, field: Field) -> Widget:
        if field.name == "whom":
            usual = (_("eleven"), _("foresatte"), _("kontaktlærer"))
            return LineField(usual[0], suggestions=usual, offered=True, id="whom")
        if field.name == "how":
            # The way that no dialog gives is there for what older files tell.
            ways = [way for way in ContactMethod if way is not ContactMethod.OTHER]
            return ChoiceField([Choice(way, contact_method(way)) for way in ways], id="how")
        return super().field_for(field)


class MeasureForm(DescribedForm[Measure]):
    words = later("Nytt tiltak")

    def __init__(self, session: Session, key: str, about: Subject, accept: Accept[Measure]) -> None:
        new = Measure(id="", what=NOTHING, who=NOTHING, start=session.gate.today)
        super().__init__(session, key, about, new, accept)


class EvaluateForm(EvaluatingForm[Measure]):
    """How a measure went."""

    first = ("result",)

    def __init__(
        self, session: Session, measure: Measure, about: Subject, accept: Accept[Measure]
    ) -> None:
        measure = replace(measure, result=NOTHING)
        super().__init__(session, f"evaluate:{measure.id}", about, measure, accept)

    def label_for(self, field: Field) -> str:
        return _("Hvordan gikk det") if field.name == "result" else super().label_for(field)
