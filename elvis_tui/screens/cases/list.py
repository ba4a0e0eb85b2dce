"""3 Saker: the school-environment cases, the one that waits longest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from elvis_tui.domain.cases.parties import Party, Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.views import CaseView
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.cases import commands
from elvis_tui.screens.cases.list_rows import NARROW, CaseRows, columns
from elvis_tui.screens.frame.navigation import ShowCase
from elvis_tui.screens.frame.searching import SearchingRoom
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.cases import views
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.widgets.rows import Column, RowList
from elvis_tui.widgets.text import toned
from elvis_tui.widgets.words import Words
from elvis_tui.wording import case_clocks
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import number
from elvis_tui.wording.keys import key


class CasesScreen(TakesUp, SearchingRoom):
    """The cases of a view; Enter opens the checklist, and typing after `/` narrows the list."""

    mode = "cases"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._view = CaseView.OPEN
        self._listed: list[Case] = []
        self._index: TextIndex[Case] | None = None
        self._count = 0
        self._layouts: dict[str, tuple[Column, ...]] = {"": columns(NARROW)}

    def body(self) -> Iterable[Widget]:
        yield self.search_field(_("søk i tittel, elever, nummer, notater …"))
        yield RowList(self._layouts, heading=True, id="list")
        yield Words(id="legend")

    def head(self) -> str:
        return f"{case_clocks.view(self._view)} · {number(self._count)}"

    def reload(self) -> None:
        self._listed = views.listed(self.gate, self._view, self.desk.user)
        self._index = None
        self.query_one("#legend", Words).say(toned((case_clocks.legend(), "$muted")))
        self.show_found()

    def _found(self) -> Sequence[Case]:
        """What is searched for; the words are gathered when the first letter is typed."""
        if not self.searched.strip():
            return self._listed
        if self._index is None:
            self._index = views.index(self.gate, self._listed)
        return self._index.search(self.searched)

    def show_found(self) -> None:
        """Fill the list with what is found."""
        found, width = self._found(), self.app.size.width
        self._count = len(found)
        self._layouts[""] = columns(width)
        rows = self.query_one(RowList)
        rows.empty = self._no_hit() if self.is_searching else self._nothing()
        rows.fill(map(CaseRows(self.session, self._view, width).row, found))

    def _no_hit(self) -> str:
        return _("Ingen treff. {clear} nullstiller søket, {view} skifter visning.").format(
            clear=key("cases.clear", "Esc"), view=key("cases.view", "v")
        )

    def _nothing(self) -> str:
        """What an empty view says, and what one can do."""
        view = key("cases.view", "v")
        match self._view:
            case CaseView.OPEN:
                return _("Ingen åpne saker. {new} starter en sak når noen melder fra.").format(
                    new=key("cases.new", "n")
                )
            case CaseView.CLOSED:
                return _("Ingen saker er avsluttet ennå. {view} skifter visning.").format(view=view)
            case CaseView.MINE:
                return _("Ingen sak venter på {user}. {view} skifter visning.").format(
                    user=self.session.names.staff(self.desk.author) or _("denne innloggingen"),
                    view=view,
                )
            case _:
                return _("Ingen saker i denne visningen. {view} skifter visning.").format(view=view)

    def on_resize(self) -> None:
        if self.stands and self.is_current:
            self.reload()

    # What can be done

    def open_found(self, row_id: str) -> None:
        self.post_message(ShowCase(row_id))

    def to_take_up(self) -> AgendaItem | None:
        """The case the cursor stands on."""
        row = self.row_here
        return AgendaItem(id="", case_id=row.id) if row else None

    def action_view(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        held = views.counts(self.gate, self.desk.user)
        answers = [Answer(v, case_clocks.view(v), number(n)) for v, n in held.items()]

        def answered(code: str | None) -> None:
            if code:
                self._view = CaseView(code)
                self.show_again()
                self.query_one(RowList).action_edge(-1)

        first = list(held).index(self._view)
        self.app.push_screen(Choose(_("Hvilke saker?"), "", answers, first), answered)

    def action_interventions(self) -> None:
        from elvis_tui.screens.cases.interventions.list import InterventionsScreen

        self.app.push_screen(InterventionsScreen(self.session))

    def action_new(self) -> None:
        from elvis_tui.screens.cases.form import CaseForm
        from elvis_tui.screens.dialogs.pick_subject import PickSubject

        def accept(typed: Case) -> None:
            made = service.start(self.desk, typed)
            self._view = CaseView.OPEN
            self.tell(case_clocks.opened(made, case_words.name(made), self.gate.today), wrong=False)
            self.post_message(ShowCase(made.id))

        def picked(subject: Subject | None) -> None:
            if subject is not None and subject.kind is SubjectKind.STUDENT:
                new = Case(
                    id="",
                    number="",
                    title=FreeText(""),
                    parties=(Party(id="", student=subject.id, role=Role.AFFECTED),),
                    reported_on=self.gate.today,
                )
                self.app.push_screen(CaseForm(self.session, new, accept))

        self.app.push_screen(
            PickSubject(self.session, _("Hvilken elev gjelder saken?"), students_only=True), picked
        )
