"""h: every change of a student, a class or a case, newest first, field by field.

What stood there before can be taken away for a student's sake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.containers import VerticalScroll
from textual.widget import Widget

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.commands import ENTRY_ROWS, HISTORY
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.across import erasing
from elvis_tui.services.across import history as service
from elvis_tui.services.cases import verbs as cases
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.rows import Cell, Column, Row, RowList
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import clock_time, moment, near_date
from elvis_tui.wording.history import done
from elvis_tui.wording.history_fields import brief, fields

LAYOUT = {"": (Column(10, right=True), Column(5), Column(10), Column(22), Column(10, grow=True))}


class EntryRows(RowList):
    """The entries; Enter reads on in the one that is chosen."""

    OWN_COMMANDS = ENTRY_ROWS


class HistoryScreen(Page):
    """All entries, and under them the one that is chosen.

    Subclasses give `entries()` and `about()`, both of which raise when the thing has gone, and
    `table`: where the record lies.
    """

    AUTO_FOCUS = "#entries"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    OWN_COMMANDS = HISTORY
    table: str

    def __init__(self, session: Session, record_id: str) -> None:
        super().__init__(session)
        self._record_id = record_id
        self._entries: dict[str, HistoryEntry] = {}

    def entries(self) -> list[HistoryEntry]:
        """What is told, newest first."""
        return []

    def about(self) -> str:
        """Whom or what it is about, as it may be named now."""
        return ""

    def body(self) -> Iterable[Widget]:
        rows = EntryRows(LAYOUT, id="entries")
        rows.empty = _("Ingen endringer er lagret her ennå.")
        yield rows
        change = VerticalScroll(Facts(id="change"), id="chosen")
        change.can_focus = False
        yield change

    def head(self) -> str:
        return _("Historikk: {name}").format(name=self.about())

    def _stamp(self) -> tuple[object, ...]:
        return (self.gate.changes, *super()._stamp())

    def reload(self) -> None:
        self._entries = {entry.id: entry for entry in self.entries()}
        self.query_one("#entries", RowList).fill(
            Row(entry.id, partial(self._cells, entry)) for entry in self._entries.values()
        )
        self._show_chosen()

    def _cells(self, entry: HistoryEntry) -> tuple[Cell, ...]:
        names = self.session.names
        return (
            near_date(entry.at.date(), self.gate.today),
            (clock_time(entry.at), "muted"),
            (names.author(entry.by), "muted"),
            done(entry.verb),
            (brief(entry, names), "muted"),
        )

    def on_row_list_opened(self) -> None:
        self.action_read(1)

    def on_row_list_moved(self) -> None:
        self._show_chosen()

    @property
    def _chosen(self) -> HistoryEntry | None:
        row = self.query_one("#entries", RowList).row
        return self._entries.get(row.id) if row else None

    def _show_chosen(self) -> None:
        chosen = self._chosen
        self.query_one("#chosen").display = chosen is not None
        if chosen is not None:
            self.query_one("#change", Facts).show(*self._facts_of(chosen))
            self.query_one("#chosen").scroll_home(animate=False)

    def _facts_of(self, entry: HistoryEntry) -> tuple[str, Sequence[Fact]]:
        names = self.session.names
        parts = (done(entry.verb).capitalize(), moment(entry.at), names.author(entry.by))
        title = " · ".join(part for part in parts if part)
        was_read = entry.verb in frozenset(Reading)
        nothing = _("Saken er lest. Ingenting ble endret.") if was_read else "–"
        facts = fields(entry, names)
        if entry.why:
            facts.append((_("hvorfor"), names.text(entry.why)))
        return title, facts or [("", nothing)]

    def action_read(self, step: int) -> None:
        """Scroll the change."""
        self.query_one("#chosen").scroll_relative(y=3 * step, animate=False)

    def action_erase(self) -> None:
        """Take away what stood there before; it is chosen among all that the entry tells."""
        from elvis_tui.screens.dialogs.choose import Answer, Choose
        from elvis_tui.screens.dialogs.written import ErasureForm

        entry = self._chosen
        confided = erasing.confided_texts(self.gate, entry) if entry else []
        texts = [*erasing.former_texts(self.gate, entry), *confided] if entry else []
        if entry is None or not texts:
            self.tell(
                _("Teksten er skjermet. Bare den som skrev den, kan ta den bort.")
                if entry and erasing.keeps_back(entry)
                else _("Her er ingen tidligere tekst. Det som står i dag, rettes der det står.")
            )
            return
        entry_id, seen_from = entry.id, (self.table, self._record_id)

        def answered(code: str | None) -> None:
            if code:
                text = texts[int(code)]
                form = ErasureForm(self.session, entry_id, lambda why: erase(text, why))
                self.app.push_screen(form, lambda _why: self.show_again())

        def erase(text: FreeText, why: FreeText) -> None:
            erasing.erase(self.desk, entry_id, text, why, seen_from)

        def words(text: FreeText) -> str:
            if text in confided:
                return _("◼ skjermet tekst du har skrevet ({n})").format(n=confided.index(text) + 1)
            return " ".join(self.session.names.text(text).split())

        answers = [Answer(str(n), partial(words, one)) for n, one in enumerate(texts)]
        question = _("Hvilken tekst skal bort for elevens skyld?")
        self.app.push_screen(Choose(question, "", answers), answered)


class SubjectHistory(HistoryScreen):
    """The history of a student or a class."""

    mode = "follow_ups"

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__(session, subject.id)
        self._subject = subject
        is_student = subject.kind is SubjectKind.STUDENT
        self.table = TABLES[Student if is_student else SchoolClass]

    def entries(self) -> list[HistoryEntry]:
        return service.of_subject(self.gate, self._subject)

    def about(self) -> str:
        return self.session.names.with_group(self._subject)


class CaseHistory(HistoryScreen):
    """The history of a case, with every reading of it."""

    mode = "cases"
    table = TABLES[Case]

    def entries(self) -> list[HistoryEntry]:
        return service.of_case(self.gate, cases.get(self.gate, self._record_id).id)

    def about(self) -> str:
        case = cases.get(self.gate, self._record_id)
        return f"{case_words.name(case)} · {self.session.names.text(case.title)}"
