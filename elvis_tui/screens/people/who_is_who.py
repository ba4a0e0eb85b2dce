"""Rows of a list that may be a known student or somebody else: what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.widget import Widget

from elvis_tui.domain.people.roster_changes import Answer, IdentityChange
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.widgets.words import Words
from elvis_tui.wording import roster_changes as words
from elvis_tui.wording.dates import number

LAYOUT = {"": (Column(13), Column(40, grow=True, wrap=True))}
TONES = {Answer.LEFT_OUT: "muted", Answer.SAME: "yellow", Answer.ANOTHER: "green"}


class WhoIsWho(Dialog[Mapping[str, Answer] | None]):
    """Dismisses with the answers by their keys, or None: nothing is saved here.

    Args:
        session: The names, shown or hidden.
        questions: The rows; of one without an answer nothing is taken in.
    """

    shape = "list"
    OWN_COMMANDS = commands.WHO_IS_WHO

    def __init__(self, session: Session, questions: Iterable[IdentityChange]) -> None:
        super().__init__()
        self.session = session
        self._questions = {question.key: question for question in questions}
        self._answers = {key: question.answer for key, question in self._questions.items()}

    def heading(self) -> str:
        count = len(self._questions)
        return ngettext("Hvem er hvem? {count} rad", "Hvem er hvem? {count} rader", count).format(
            count=number(count)
        )

    def body(self) -> Iterable[Widget]:
        yield Words(
            _(
                "Er én kolonne sortert for seg selv, står ett navn ved et annet nummer. "
                "Si bare «samme elev» når du vet det: notatene følger med."
            ),
            classes="details",
        )
        yield RowList(LAYOUT)

    def on_mount(self) -> None:
        self._show()

    def names_changed(self) -> None:
        """Show the names as they may be shown now."""
        self._show()

    def _show(self) -> None:
        names = self.session.names
        self.query_one(RowList).fill(
            Row(
                key,
                (
                    (words.answer(self._answers[key]), TONES[self._answers[key]]),
                    words.line(question, names),
                ),
            )
            for key, question in self._questions.items()
        )

    def action_say(self, answer: str) -> None:
        rows = self.query_one(RowList)
        if rows.row is not None:
            self._answers[rows.row.id] = Answer(answer)
            self._show()
            rows.action_move(1)

    def action_next(self) -> None:
        self.query_one(RowList).action_move(1)

    def action_all(self) -> None:
        self._answers = dict.fromkeys(self._questions, Answer.SAME)
        self._show()

    def action_done(self) -> None:
        self.dismiss(self._answers)

    def action_cancel(self) -> None:
        self.dismiss(None)
