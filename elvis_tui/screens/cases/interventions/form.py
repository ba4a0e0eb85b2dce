"""One part of a physical intervention: what happened, the student's view, or who was told."""

from __future__ import annotations

from datetime import date

from textual.widget import Widget

from elvis_tui.domain.cases.intervention_rules import Part, fields_of
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.cases.doubting import DoubtsYear
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField, TextField
from elvis_tui.wording import interventions as words


class InterventionForm(DoubtsYear[Intervention]):
    """Returns the record with what was typed of one part of it."""

    def __init__(
        self, session: Session, one: Intervention, part: Part, accept: Accept[Intervention]
    ) -> None:
        self._part = part
        key = f"intervention:{one.id or one.student}:{part}"
        shown = offered(session, one, part)
        super().__init__(session, key, Subject.of_student(one.student), shown, accept)

    def heading(self) -> str:
        who = self.session.names.with_group(Subject.of_student(self.record.student))
        if not self.record.id:
            return _("Ny fysisk inngripen: {who}").format(who=who)
        return f"{words.part(self._part)}: {who}"

    def near(self) -> date:
        return self.record.on

    def asked_for(self) -> tuple[str, ...]:
        return fields_of(self._part)

    def field_for(self, field: Field) -> Widget:
        widget = super().field_for(field)
        hints = {
            "at": _("om det er kjent, f.eks. 10.15"),
            "parents_told": _("f.eks. mor, på telefon"),
            "county_reference": _("saksnummer eller journalpost"),
        }
        if isinstance(widget, LineField | TextField) and field.name in hints:
            widget.placeholder = hints[field.name]
        return widget


def offered(session: Session, one: Intervention, part: Part) -> Intervention:
    """The record with what is most likely where nothing stands: today, and the head."""
    today = session.gate.today
    if part is Part.HEAD and not one.head_told_on:
        head = one.head_told or FreeText(_("Rektor"))
        return replace(one, head_told=head, head_told_on=today)
    if part is Part.PARENTS and not one.parents_told_on:
        return replace(one, parents_told_on=today)
    if part is Part.VIEW and not one.student_view_on:
        return replace(one, student_view_on=today)
    if part is Part.COUNTY and not one.county_told_on:
        return replace(one, county_told_on=today)
    return one
