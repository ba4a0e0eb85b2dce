"""i in Saker: every physical intervention, those first of which something is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.cases.intervention_rules import Part, Standing
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.cases.interventions import commands
from elvis_tui.screens.cases.interventions.opening import ask, begin
from elvis_tui.screens.frame.navigation import ShowIntervention
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import interventions as service
from elvis_tui.services.desk.interventions import standings
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.wording import interventions as words
from elvis_tui.wording.dates import near_date, number
from elvis_tui.wording.keys import key

LAYOUTS = {"": (Column(1), Column(7, right=True), Column(24), Column(20, grow=True, wrap=True))}


class InterventionsScreen(Page):
    """A list; Enter opens the page of one."""

    mode = "cases"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._count = 0

    def body(self) -> Iterable[Widget]:
        yield RowList(LAYOUTS, id="interventions")

    def head(self) -> str:
        words = _("Fysiske inngripener (§ 13-5)")
        return f"{words} · {number(self._count)}"

    def reload(self) -> None:
        every = standings(self.gate)
        self._count = len(every)
        rows = self.query_one(RowList)
        rows.empty = _("Ingen er skrevet ned. {new} skriver ned en fysisk inngripen.").format(
            new=key("interventions.new", "n")
        )
        rows.fill(self._lines(every))

    def _lines(self, every: list[Standing]) -> Iterator[Line]:
        lacking = [one for one in every if one.missing]
        whole = [one for one in every if not one.missing]
        for title, ones in ((_("Noe mangler"), lacking), (_("Alt er på plass"), whole)):
            if ones:
                yield Section(title, str(len(ones)))
                yield from (row(self.session, one) for one in ones)
            if ones and ones is lacking and whole:
                yield Section()

    # What can be done

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.post_message(ShowIntervention(message.row_id))

    def action_edit(self) -> None:
        chosen = self.query_one(RowList).row
        if chosen is not None:
            one = service.get(self.gate, chosen.id)
            ask(self, one, Part.FACTS, self.show_again)

    def action_new(self) -> None:
        from elvis_tui.screens.dialogs.pick_subject import PickSubject

        def picked(subject: Subject | None) -> None:
            if subject is not None and subject.kind is SubjectKind.STUDENT:
                begin(self, subject.id)

        title = _("Hvilken elev gjelder det?")
        self.app.push_screen(PickSubject(self.session, title, students_only=True), picked)


def row(session: Session, stands: Standing) -> Row:
    """One in the list: when, against whom, what happened, and what is missing."""
    one, names = stands.intervention, session.names
    event = " ".join(names.text(one.event).split())
    lacks = words.missing(stands.missing)
    told = "\n".join(w for w in (event, words.repeated(stands), lacks) if w)
    mark = (words.OPEN, "red") if stands.missing else (words.DONE, "green")
    who = names.with_group(Subject.of_student(one.student))
    return Row(one.id, (mark, near_date(one.on, session.gate.today), who, told))
