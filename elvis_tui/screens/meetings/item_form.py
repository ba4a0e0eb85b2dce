"""Something to put on the agenda by hand."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.follow_ups.views import listed
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.words import Words


class ItemForm(Form[AgendaItem]):
    """Returns an agenda item about a student, a class or anything else.

    What is typed as the matter is compared with the register as it is typed; the student or
    class it names is shown before it is saved.
    """

    def __init__(self, session: Session, meeting_id: str, accept: Accept[AgendaItem]) -> None:
        super().__init__(session, f"item:{meeting_id}", accept)
        self._team = session.gate.get(Meeting, meeting_id).team
        self._index = register.subject_index(session.gate, hidden=session.names_hidden)

    def heading(self) -> str:
        return _("Meld inn sak")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(
            _("Elev, klasse"), LineField(placeholder=_("skriv navn eller klasse"), id="who")
        )
        yield Words("", id="match")
        yield Labelled(_("Hva gjelder det"), LineField(id="detail"))

    def on_input_changed(self, message: LineField.Changed) -> None:
        message.prevent_default()
        super().on_input_changed(message)
        self._show_match()

    def names_changed(self) -> None:
        super().names_changed()
        self._index = register.subject_index(self.gate, hidden=self.session.names_hidden)
        self._show_match()

    def _show_match(self) -> None:
        typed = self.values()["who"].strip()
        found = self._index.search(typed, 3) if typed else []
        names = " · ".join(f"{f.name} {f.group}" for f in found)
        self.query_one("#match", Words).say(names and _("Treff: {names}").format(names=names))

    def _subject(self) -> Subject | None:
        typed = self.value("who")
        if not typed:
            return None
        found = self._index.search(typed, 2)
        exact = [f for f in found if f.name.casefold() == typed.casefold()]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0].subject
        raise DomainError(Fault.NO_SUBJECT, field="who")

    def read(self) -> AgendaItem:
        subject = self._subject()
        detail = self.value("detail")
        if subject is None and not detail:
            raise DomainError(Fault.EMPTY_FIELD, field="detail")
        theirs = (f for f in listed(self.gate) if f.subject == subject)
        followed = next((f.id for f in theirs if f.team == self._team), None)
        return AgendaItem(
            id="",
            title=FreeText("" if subject else detail),
            subject=subject,
            follow_up_id=followed,
            detail=FreeText(detail if subject else ""),
        )
