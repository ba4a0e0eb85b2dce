"""A dialog about one student, class or case."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TypeVar

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import at_field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import Wording, _, later
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField
from elvis_tui.wording.dates import is_next_meeting, read_date

T = TypeVar("T")
NEXT = ("next_date", "next_what", "next_on", "evaluate_on", "due")
"""The fields that tell where somebody will be, and when."""
DATE_HINT = later("f.eks. 23.10., fredag eller +14")
DATE_HINT_OF_SERIES = later("f.eks. fredag, +14 eller neste møte")


def who_field(
    reader: Reader, field_id: str, value: FreeText, of_case: Case | None = None
) -> LineField:
    """A field for whoever is to do something, with names and roles suggested."""
    options = register.who_options(reader, of_case)
    hint = _("hvem? navn eller rolle") if field_id == "by" else ""
    return LineField(
        to_edit(value), placeholder=hint, suggestions=options, offered=True, id=field_id
    )


class SubjectForm(Form[T]):
    """A dialog about one student, class or case, named in its heading."""

    words: Wording
    whose: Subject | None = None
    """Whom it is about, where the heading says something else."""
    of_case: Case | None = None
    """The case it is about: whoever is suspected in it is not proposed to do anything."""
    series: str = ""
    """The team whose next meeting a day may be; empty where none is known."""
    after: date | None = None
    """The day of the meeting it comes after, where it is about one."""

    def __init__(self, session: Session, key: str, about: Subject | str, accept: Accept[T]) -> None:
        super().__init__(session, key, accept)
        self._about = about

    def purpose(self) -> str:
        """What is to be done, before the name."""
        return str(self.words)

    def heading(self) -> str:
        names = self.session.names
        about = self._about
        name = about if isinstance(about, str) else names.with_group(about)
        return f"{self.purpose()}: {name}"

    def off_the_wall(self) -> Collection[str]:
        """Where somebody whose address is protected will be next goes with the names."""
        about = self._about if isinstance(self._about, Subject) else self.whose
        return NEXT if about is not None and self.gate.is_protected(about) else ()

    def is_gone(self) -> bool:
        """Whether what it is about is not to be seen any more."""
        return self.of_case is not None and self.of_case.id in self.gate.concealed()

    def date_of(self, field_id: str, *, has_been: bool = False) -> date | None:
        """The date in a field, as `read_date` has it; a wrong one points at the field.

        Where the series is known it may also be the day of its next meeting.
        """
        typed = self.value(field_id)
        if self.series and is_next_meeting(typed):
            from elvis_tui.services.meetings.coming import day_of_next

            return day_of_next(self.gate, self.series, self.after, field_id)
        with at_field(field_id):
            return read_date(typed, self.gate.today, has_been=has_been)

    def who_field(self, field_id: str, value: FreeText = FreeText("")) -> LineField:
        """A field for whoever is to do something, with names and roles suggested."""
        return who_field(self.gate, field_id, value, self.of_case)
