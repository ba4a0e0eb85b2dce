"""The facts of a student, and of a class."""

from __future__ import annotations

from collections.abc import Collection

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.people.records import SchoolClass
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.people.students import StudentFacts
from elvis_tui.widgets.fields import LineField

NEW = "new"


class StudentForm(DescribedForm[StudentFacts]):
    """Returns what was typed about a student.

    Args:
        session: What the screens share.
        about: Who it is; None for one who is put in now.
        facts: What the fields hold at first.
        accept: Takes what was typed.
    """

    words = later("Rett opp")

    def __init__(
        self,
        session: Session,
        about: Subject | None,
        facts: StudentFacts,
        accept: Accept[StudentFacts],
    ) -> None:
        # Of two new students each has a draft of its own.
        key = f"student:{about.id if about else f'{NEW}:{facts.draft}'}"
        super().__init__(session, key, about or "", facts, accept)

    def heading(self) -> str:
        return super().heading() if self._about else _("Ny elev")

    def label_for(self, field: Field) -> str:
        return {
            "first_name": _("Fornavn"),
            "last_name": _("Etternavn"),
            "class_code": _("Klasse"),
            "birth_date": _("Født"),
            "address_protected": _("Adressesperre"),
        }[field.name]

    def field_for(self, field: Field) -> Widget:
        widget = super().field_for(field)
        if field.name == "birth_date" and isinstance(widget, LineField):
            widget.placeholder = _("f.eks. 14.3.2009; kan stå tom")
        return widget

    def off_the_wall(self) -> Collection[str]:
        """On the wall the day of birth would tell who «Elev 07» is: it goes with the names."""
        return ("birth_date", *(("class_code",) if self.record.address_protected else ()))


class ClassForm(DescribedForm[SchoolClass]):
    """Returns a class with what was typed."""

    words = later("Rett opp klassen")

    def __init__(self, session: Session, record: SchoolClass, accept: Accept[SchoolClass]) -> None:
        super().__init__(session, f"class:{record.id}", record.code, record, accept)
