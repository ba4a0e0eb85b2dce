"""t: the dates of a case, each by what it is, how it was counted, and what the law says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from textual.widget import Widget

from elvis_tui.domain.cases.clocks import clock_of
from elvis_tui.domain.cases.law import LawNote, notes_on
from elvis_tui.domain.cases.moves import Move, moves
from elvis_tui.domain.cases.plan_due import came_later, plan_due
from elvis_tui.domain.cases.plan_rules import affected
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import turn
from elvis_tui.i18n import _
from elvis_tui.screens.cases import commands
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.cases.deadlines import how_counted, recounted
from elvis_tui.widgets.text import toned
from elvis_tui.widgets.words import Words
from elvis_tui.wording import case_clocks, case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import near_day
from elvis_tui.wording.keys import key

PARAGRAPHS = ("§ 12-6", "§ 12-10", "§ 12-9")
"""What the law says of the dates of a case, and of keeping what shows them."""
Piece = str | tuple[str, str]


class ClocksDialog(Dialog[None]):
    """All that has a date in a case; nothing is changed here.

    Args:
        session: What the screens share.
        case_id: Which case.
    """

    scrolls = True
    OWN_COMMANDS = commands.CLOCKS

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__()
        self.session = session
        self._case_id = case_id

    def heading(self) -> str:
        return _("Frister: {case}").format(case=case_words.name(self._case))

    @property
    def _case(self) -> Case:
        return service.get(self.session.gate, self._case_id)

    def body(self) -> Iterable[Widget]:
        yield Words(id="clocks")

    def on_mount(self) -> None:
        self.names_changed()

    def names_changed(self) -> None:
        """Write all of it with the names as they may be shown now."""
        self.query_one("#clocks", Words).say(toned(*self._pieces()))

    def _pieces(self) -> Iterator[Piece]:
        case, gate = self._case, self.session.gate
        today = gate.today
        yield _("Intern frist for plan"), "bold $key"
        yield f"\n{case_clocks.finished(case, today) or _day(case.deadline, today)}\n"
        if counted := how_counted(gate, case):
            yield case_clocks.internal(case, counted, today), "$muted"
            yield "\n"
        if anew := recounted(gate, case):
            edit, save = key("case.facts", "f"), key("form.save", "ctrl+s")
            yield case_clocks.recounted(anew, today, edit, save), "bold $level-yellow"
            yield "\n"
        yield from self._later(case)
        yield "\n"
        yield _("Kan meldes til Statsforvalteren fra"), "bold $key"
        yield f"\n{_day(service.complaint_from(gate, case), today)}\n"
        yield case_clocks.complaint(case, today), "$muted"
        yield from self._waits(case)
        for note in notes_on(gate.sources.law_notes(), *PARAGRAPHS):
            yield from _law(note)

    def _later(self, case: Case) -> Iterator[Piece]:
        """The deadlines of those who came into the case after it was reported."""
        names, gate = self.session.names, self.session.gate
        for party in affected(case.parties):
            if came_later(case, party):
                yield f"{names.student(party.student)}: {_day(plan_due(case, party), gate.today)}\n"
                counted = how_counted(gate, case, party)
                yield case_clocks.of_part(case, party, counted, gate.today), "$muted"
                yield "\n"

    def _waits(self, case: Case) -> Iterator[Piece]:
        """Everything that is to be done, the nearest first."""
        names, today = self.session.names, self.session.gate.today
        every = moves(case)
        if every:
            yield "\n\n"
            yield _("Dette venter i saken"), "bold $key"
        for move in every:
            clock, whose = clock_of(move), turn(case, move)
            who = case_clocks.turn(whose, names) if whose else ""
            when = case_clocks.clock(clock, today) if clock else _("uten dato")
            late = clock is not None and clock.on < today
            yield f"\n{when}", "bold $level-red" if late else ""
            what = case_parts.move(move, names)
            yield f"  {who}: {what}{self._of_whom(case, move)}"

    def _of_whom(self, case: Case, move: Move) -> str:
        """Which student it is about, where the case is about several."""
        if move.party is None or len(case.parties) == 1:
            return ""
        return f" · {self.session.names.student(move.party.student)}"


def _day(day: date | None, today: date) -> str:
    return near_day(day, today) if day else "–"


def _law(note: LawNote) -> Iterator[Piece]:
    yield "\n\n"
    yield _("Loven sier"), "bold $key"
    yield f" ({note.paragraph})\n{note.text}\n"
    yield (
        _("Kilde: {source}. Kontrollert {when}; {certainty}.").format(
            source=note.source, when=note.checked, certainty=note.certainty
        ),
        "$muted",
    )
