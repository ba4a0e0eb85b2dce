"""The school's whole plan, to read: its headings, its rows, and what the law says beside it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from elvis_tui.domain.across.agenda_found import of_activity
from elvis_tui.domain.across.plan_law import notes_beside
from elvis_tui.domain.cases.law import LawNote
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.written_out import Part, part_at, parts
from elvis_tui.i18n import _
from elvis_tui.screens.frame.searched import Findable, SearchedPage
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.plan.contents import COLUMNS, ContentsList, contents, part_title
from elvis_tui.screens.plan.document_commands import DOCUMENT
from elvis_tui.screens.plan.law_beside import law_words
from elvis_tui.screens.plan.plans import TakesInPlans
from elvis_tui.screens.plan.reading_on import ReadsOn
from elvis_tui.services.desk.plan import activities, plan_text
from elvis_tui.widgets.document import Document
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.search_line import SearchLine
from elvis_tui.widgets.words import Words

WIDE = 112
"""Columns from which the headings stand beside the plan."""


class PlanTextScreen(TakesInPlans, ReadsOn, TakesUp, SearchedPage):
    """The document as it is written. Enter on the row of an activity opens the activity.

    Args:
        session: What the screens share.
        activity: The id of the one whose row is looked for; one comes back to where one was last
            without it.
        again: One comes back there also where it was this row that led there the last time.
        part: The heading that is looked for.
        found_by: What was looked for elsewhere, and led here.
    """

    mode = "plan"
    AUTO_FOCUS = "#plan-text"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    OWN_COMMANDS = DOCUMENT

    def __init__(
        self,
        session: Session,
        activity: str = "",
        *,
        again: bool = False,
        part: str = "",
        found_by: str = "",
    ) -> None:
        super().__init__(session, found_by)
        self._activity, self._part, self._again = activity, part, again
        self._parts: tuple[Part, ...] = ()
        self._law: tuple[tuple[LawNote, ...], ...] = ()
        self._at = 0

    def body(self) -> Iterable[Widget]:
        yield SearchLine(_("ord i planen"))
        with Horizontal(id="whole"):
            yield Document(id="plan-text")
            with Vertical(id="beside"):
                yield ContentsList(COLUMNS, id="contents")
                yield Words("", id="law")

    @property
    def document(self) -> Document:
        return self.query_one(Document)

    @property
    def read_here(self) -> Findable:
        return self.document

    def head(self) -> str:
        if not self._parts:
            return _("Hele planen")
        return _("Hele planen · del {n} av {all}: {title}").format(
            n=self._at + 1, all=len(self._parts), title=part_title(self._parts[self._at])
        )

    def reload(self) -> None:
        blocks = plan_text(self.gate)
        first = not self._parts
        self._parts = parts(blocks)
        notes = self.gate.sources.law_notes()
        self._law = tuple(notes_beside(notes, part.title, part.text) for part in self._parts)
        self._at = min(self._at, max(0, len(self._parts) - 1))
        self.document.show(blocks)
        self.query_one(ContentsList).fill(contents(self._parts, self._cited))
        if first:
            self._begin()
        self._show_law()

    @property
    def _cited(self) -> list[bool]:
        return [bool(notes) for notes in self._law]

    def _begin(self) -> None:
        """Where one is led to: a row, a heading, or where one was the last time."""
        last = self.session.read_until.get(self._read_as)
        if last and (self._again or not self._activity) and not self._part:
            self.document.go_to(last)
        elif self._activity:
            self.show_activity(self._activity)
        elif self._part:
            found = (part.first for part in self._parts if part.title == self._part)
            self.document.go_to_block(next(found, 0))

    @property
    def _read_as(self) -> str:
        """Which document it is, and the row that led here."""
        return f"{self.gate.sources.plan().digest}:{self._activity}"

    def _keep_place(self) -> None:
        """Keep where one is for the next time."""
        document, _colon, _activity = self._read_as.partition(":")
        self.session.read_until = dict.fromkeys(
            (self._read_as, f"{document}:"), self.document.place
        )

    def show_activity(self, activity: str) -> None:
        """Mark the row of an activity; where there is none, that is said."""
        if not self.document.go_to_activity(activity):
            self.tell(_("Fant ikke raden til aktiviteten i planen. Søk etter den med /."))

    # What one reads

    def on_document_moved(self, message: Document.Moved) -> None:
        at = part_at(self._parts, message.block)
        if at != self._at:
            self._at = at
            self._show_law()
            self.refresh_heading()
            self.refresh_bindings()
        self._mark_heading()

    def _mark_heading(self) -> None:
        headings = self.query_one(ContentsList)
        if not headings.has_focus:
            headings.select(str(self._at))

    def _show_law(self) -> None:
        notes = self._law[self._at] if self._law else ()
        law = self.query_one("#law", Words)
        law.visible = bool(notes)
        # As tall as there is room for: a layout would have the whole screen drawn anew.
        law.update(law_words(notes), layout=False)

    def has_law(self) -> bool:
        """Whether the law's notes say something of the part one reads."""
        return bool(self._law and self._law[self._at])

    def on_document_found(self, message: Document.Found) -> None:
        self.found_places(message.at, message.many)

    def on_document_opened(self, message: Document.Opened) -> None:
        from elvis_tui.screens.plan.activity import ActivityScreen

        today = self.gate.today
        month = today.year, today.month

        def chosen(activity: str | None) -> None:
            for found in self._found((activity,)) if activity else ():
                self.app.push_screen(ActivityScreen(self.session, found, month))

        if len(found := self._found(message.activities)) < 2:
            chosen(found[0].id if found else "")
            return
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        answers = [Answer(a.id, a.text, a.when_text) for a in found]
        self.app.push_screen(Choose(_("Flere aktiviteter står i denne raden"), "", answers), chosen)

    def _found(self, ids: Container[str]) -> list[Activity]:
        return [a for a in activities(self.gate) if a.id in ids]

    def activity_here(self) -> Activity | None:
        return next(iter(self._found(self.document.activities)), None)

    def to_take_up(self) -> AgendaItem | None:
        """The activity whose row one stands on."""
        there = self.stands and self.activity_here()
        return of_activity(there, self.gate.today.month) if there else None

    # The headings

    def action_contents(self) -> None:
        """To the headings: beside the plan where they stand there, else in front of it."""
        headings = self.query_one(ContentsList)
        if self.app.size.width >= WIDE:
            (self.document if headings.has_focus else headings).focus()
            return
        from elvis_tui.screens.plan.contents import FindPart

        self.app.push_screen(FindPart(self._parts, self._cited, self._at), self._go_to)

    def _go_to(self, part: int | None) -> None:
        if part is not None:
            self.document.go_to_block(self._parts[part].first)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        if message.rows.has_focus:
            self._go_to(int(message.row_id))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self._go_to(int(message.row_id))
        self.document.focus()

    def action_back(self) -> None:
        """From the headings to the plan first."""
        if self.query_one(ContentsList).has_focus:
            self.document.focus()
        else:
            self._keep_place()
            super().action_back()

    # What stands beside it

    def action_law(self) -> None:
        from elvis_tui.screens.plan.law_beside import LawBeside

        self.app.push_screen(LawBeside(part_title(self._parts[self._at]), self._law[self._at]))
