"""A varsel: sent on a day, or, without a day, one that must be sent."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual.widget import Widget

from elvis_tui.domain.absence.records import Notice, NoticeKind
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.absence import reading, verbs
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.wording.dates import long_date

if TYPE_CHECKING:
    from elvis_tui.screens.frame.room import Room

FIRST = ("kind", "subject", "sent_on")


class NoticeForm(DescribedForm[Notice]):
    """Returns the varsel with what was typed; one with an empty id is new."""

    words = later("Varsel")
    first = FIRST

    def __init__(
        self, session: Session, student_id: str, notice: Notice, accept: Accept[Notice]
    ) -> None:
        key = f"notice:{student_id}:{notice.id or 'new'}"
        super().__init__(session, key, Subject.of_student(student_id), notice, accept)
        self._student_id = student_id

    def off_the_wall(self) -> Collection[str]:
        """The code of a group tells the class."""
        off = super().off_the_wall()
        return (*off, "subject") if off else off

    def field_for(self, field: Field) -> Widget:
        if field.name == "subject":
            known = reading.subjects_of(self.gate, self._student_id)
            keys = tuple(dict.fromkeys(one.key for one in known))
            return LineField(
                to_edit(self.record.subject), suggestions=keys, offered=True, id="subject"
            )
        if field.name == "sent_on":
            day = long_date(self.record.sent_on) if self.record.sent_on else ""
            return ShortField(day, placeholder=_("tomt: må sendes"), id="sent_on")
        return super().field_for(field)


def notice_sent(
    screen: Room, student_id: str, subject: str, kind: NoticeKind, asked: str = ""
) -> None:
    """Ask on which day a varsel was sent, and save it.

    Args:
        screen: Where it is asked.
        student_id: Whom it is about.
        subject: The key of the subject, or nothing.
        kind: What it is about.
        asked: The id of the varsel that somebody said must be sent, if there is one.
    """
    desk = screen.desk
    known = reading.of_student(screen.gate, student_id)
    waiting = next((n for n in known.notices if n.id == asked), None) if known else None
    if waiting is not None:
        from elvis_tui.domain.record import replace

        old = replace(waiting, sent_on=screen.gate.today)
        accept: Accept[Notice] = lambda n: verbs.edit_notice(desk, student_id, n)  # noqa: E731
        screen.app.push_screen(NoticeForm(screen.session, student_id, old, accept))
        return
    new = Notice(
        id="",
        kind=kind,
        subject=FreeText(subject),
        sent_on=screen.gate.today,
        by=desk.author,
    )
    screen.app.push_screen(
        NoticeForm(screen.session, student_id, new, lambda n: verbs.add_notice(desk, student_id, n))
    )
