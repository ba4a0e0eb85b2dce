"""Who is near a limit of absence; those without a varsel stand first."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.widget import Widget

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import NoticeKind, SubjectAbsence
from elvis_tui.domain.absence.rules import (
    Limits,
    MissingNotice,
    Standing,
    is_sent,
    notices_for,
    standing,
)
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.absence import commands
from elvis_tui.screens.frame import absence_rows
from elvis_tui.screens.frame.navigation import ImportLists, ShowSubject
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.services.absence import reading
from elvis_tui.services.absence.reading import InSubject
from elvis_tui.services.desk.absence import limits
from elvis_tui.widgets.rows import Cell, Column, Line, Row, RowList, Section
from elvis_tui.wording import absence as words
from elvis_tui.wording.dates import near_date, number
from elvis_tui.wording.keys import key
from elvis_tui.wording.withheld import in_brief, withheld

COLUMNS = {
    "": (
        Column(16, later("Navn"), grow=True),
        Column(6, later("Klasse")),
        Column(9, later("Fag")),
        Column(16, later("Fagnavn"), above=116),
        Column(13, later("Egenm.+udok"), right=True),
        Column(12, later("Helse+udok"), right=True),
        Column(12, later("Varsel")),
        Column(14, later("Står"), above=96),
        Column(16, later("Lærer"), above=150),
    )
}
"""The two figures stand beside each other, each under what it is, at every width."""


class AbsenceScreen(TakesUp, Page):
    """A row for each student and subject; Enter shows the student."""

    mode = "follow_ups"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._all = False
        self._missing = 0
        self._kept_back = False
        self._students: dict[str, tuple[str, str, NoticeKind, str]] = {}

    def to_take_up(self) -> AgendaItem | None:
        """Whom the cursor stands on."""
        marked = self._marked() if self.stands else None
        return AgendaItem(id="", subject=Subject.of_student(marked[0])) if marked else None

    def body(self) -> Iterator[Widget]:
        yield RowList(COLUMNS, heading=True)

    def head(self) -> str:
        told = _("Fravær, alle fag") if self._all else _("Fravær nær grensen")
        missing = _("{n} varsel mangler").format(n=number(self._missing))
        parts = [told, missing]
        if newest := reading.newest_list(self.gate):
            parts.append(words.of_list(newest, self.gate.today))
        if self._kept_back:
            # What the sign in the column of the class stands for.
            parts.append(withheld())
            if cell_len(" · ".join(parts)) > self.head_room:
                # A sign whose word is cut says nothing: what stands before it is said shorter.
                short = _("Alle fag") if self._all else _("Nær grensen")
                parts[:2] = [short, _("{n} uten varsel").format(n=number(self._missing))]
        return " · ".join(parts)

    def reload(self) -> None:
        self._students, self._kept_back = {}, False
        lines = list(self._lines())
        rows = self.query_one(RowList)
        rows.empty = self._nobody()
        rows.fill(lines)
        self.refresh_bindings()

    def _nobody(self) -> str:
        if reading.newest_list(self.gate) is None:
            return _(
                "Ingen fraværstall ennå. {fetch} henter fraværslista eller varsellista fra VIS."
            ).format(fetch=key("absence.import", "h"))
        return _("Ingen er nær grensen. {view} viser alle fag.").format(
            view=key("absence.view", "v")
        )

    def _lines(self) -> Iterator[Line]:
        held = limits(self.gate)
        every = reading.held(self.gate)
        missing = every.missing
        self._missing = len(missing)
        if missing:
            yield Section(_("Varsel mangler"), number(len(missing)))
            yield from (self._wanting(one, held) for one in missing)
        others = [
            one
            for one in every.in_subjects
            if not one.without_notice
            and not one.subject.left
            and (self._all or one.standing is not Standing.FINE)
        ]
        if others:
            if missing:
                yield Section()
            title = _("Andre fag") if self._all else _("Varslet")
            yield Section(title, number(len(others)))
            yield from (self._row(one, held) for one in others)

    def _wanting(self, one: MissingNotice, held: Limits) -> Row:
        asked = one.asked.id if one.asked else ""
        subject = one.subject
        row_id = f"{one.absence.id}:{subject.key if subject else ''}:{one.kind}:{asked}"
        told = subject.key if subject else ""
        self._students[row_id] = (one.absence.student_id, told, one.kind, asked)
        wanted: Cell = (_("□ må sendes") if one.asked else _("□ mangler"), "strong")
        if one.kind is not NoticeKind.ABSENCE:
            wanted = (f"□ {words.notice_kind(one.kind)}", "strong")
        who = Subject.of_student(one.absence.student_id)
        if subject is None:
            return self._cells(row_id, who, ("", ""), ("", "", wanted, "", ""))
        found = InSubject(
            absence=one.absence,
            subject=subject,
            standing=Standing.FINE,
            without_notice=True,
        )
        return self._figures(row_id, found, wanted, held)

    def _row(self, one: InSubject, held: Limits) -> Row:
        row_id = f"{one.absence.id}:{one.subject.key}"
        kind = NoticeKind.ABSENCE
        self._students[row_id] = (one.absence.student_id, one.subject.key, kind, "")
        today = self.gate.today
        sent = [n for n in notices_for(one.absence, one.subject, today) if is_sent(n)]
        told: Cell = ""
        if sent:
            last = sent[-1]
            day = near_date(last.sent_on, today) if last.sent_on else _("sendt")
            told = (f"✔ {day}", "green")
        return self._figures(row_id, one, told, held)

    def _figures(self, row_id: str, one: InSubject, notice: Cell, held: Limits) -> Row:
        subject, stands = one.subject, standing(one.subject, held)
        tone, told = absence_rows.TONES[stands] or "muted", words.standing(stands, held)
        called = self.session.names.text(
            words.told(subject, self.session.names, one.absence.student_id).called
        )
        cells: tuple[Cell, ...] = (
            (self._figure(subject, "fifteen", told[:1]), tone),
            (
                self._figure(subject, "ten", told[:1]),
                tone if rules.latest(subject).ten is not None else "muted",
            ),
            notice,
            (told, tone),
            (self.session.names.staff(subject.teacher), "muted"),
        )
        who = Subject.of_student(one.absence.student_id)
        return self._cells(row_id, who, (subject.code or called, called), cells)

    def _figure(self, subject: SubjectAbsence, one: str, sign: str) -> str:
        """A figure; before the highest stands the sign of how near a limit the subject is."""
        told = words.newest(subject, one, self.gate.today)
        known = rules.latest(subject)
        highest = getattr(known, one) == rules.greatest(known)
        return f"{sign} {told}" if sign and highest else told

    def _cells(
        self, row_id: str, who: Subject, called: tuple[str, str], cells: tuple[Cell, ...]
    ) -> Row:
        names = self.session.names
        group: Cell = (in_brief(names.group(who, "")), "muted")
        self._kept_back |= names.shields(who.id)
        return Row(row_id, (names.subject(who), group, *called, *cells))

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        student_id, *_rest = self._students[message.row_id]
        self.post_message(ShowSubject(Subject.of_student(student_id)))

    def on_row_list_moved(self) -> None:
        self.refresh_bindings()

    def is_on_one(self) -> bool:
        """Whether somebody is marked in the list."""
        return self.stands and self._marked() is not None

    def _marked(self) -> tuple[str, str, NoticeKind, str] | None:
        row = self.query_one(RowList).row
        return self._students.get(row.id) if row else None

    def action_sent(self) -> None:
        from elvis_tui.screens.absence.notice_form import notice_sent

        if (marked := self._marked()) is not None:
            student_id, subject, kind, asked = marked
            notice_sent(self, student_id, subject, kind, asked)

    def action_messages(self) -> None:
        from elvis_tui.screens.absence.messages import MessagesScreen

        self.app.push_screen(MessagesScreen(self.session))

    def action_view(self) -> None:
        self._all = not self._all
        self.show_again()

    def action_import(self) -> None:
        self.post_message(ImportLists())
