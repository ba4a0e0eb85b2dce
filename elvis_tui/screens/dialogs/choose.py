"""A question with a few answers: arrows and Enter choose, Esc leaves it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.screens.dialogs.commands import ANSWERS, CHOOSE
from elvis_tui.screens.frame.dialog import Dialog, Question, asked
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.widgets.words import Words

ALONE, TOLD, SHORT, COUNTED = "alone", "", "short", "counted"
COLUMNS = {
    ALONE: (Column(20, grow=True, wrap=True),),
    TOLD: (Column(27, wrap=True), Column(20, grow=True, wrap=True)),
    SHORT: (Column(20, grow=True, wrap=True), Column(16)),
    COUNTED: (Column(20, grow=True, wrap=True), Column(10, right=True)),
}
"""What is chosen between is never cut; what follows takes little room where all of it is short."""
MOST_LINES = 12
"""Lines of answers that stand without scrolling."""


class Answer(NamedTuple):
    """One answer: its code, its words (a function where a name is in them), and what follows."""

    code: str
    words: Question
    follows: str = ""


class AnswerList(RowList):
    """Enter chooses."""

    OWN_COMMANDS = ANSWERS
    most_lines = 0
    """Lines it takes at most, else as many as the answers do; 0 where its box says how many."""

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Take as many lines as the answers do."""
        if self.most_lines and self.virtual_size.height:
            self.styles.height = min(self.most_lines, self.virtual_size.height)


class Choose(Dialog[str]):
    """Dismisses with the code of an answer, or "" for none.

    Args:
        question: What has happened, in a few words; a function for one with a name in it.
        details: What one has to know to choose.
        answers: What can be answered.
        first: Which of them has the cursor.
    """

    AUTO_FOCUS = "AnswerList"
    OWN_COMMANDS = CHOOSE

    def __init__(
        self, question: Question, details: str, answers: Sequence[Answer], first: int = 0
    ) -> None:
        super().__init__()
        self._first = first
        self._question, self._details, self._answers = question, details, tuple(answers)

    def heading(self) -> str:
        return asked(self._question)

    def names_changed(self) -> None:
        """Ask with the names as they may be shown now."""
        self.say_heading()
        self._show()

    def body(self) -> Iterable[Widget]:
        if self._details:
            yield Words(self._details, classes="details")
        yield AnswerList(COLUMNS)

    def on_mount(self) -> None:
        rows = self.query_one(AnswerList)
        rows.most_lines = MOST_LINES
        rows.styles.height = min(MOST_LINES, len(self._answers))
        self._show()
        if self._first:
            rows.select(self._answers[self._first].code)

    def _show(self) -> None:
        follows = max((len(a.follows) for a in self._answers), default=0)
        layout = _layout(follows)
        rows = self.query_one(AnswerList)
        rows.fill(
            Row(a.code, (asked(a.words), (a.follows, "muted")), layout) for a in self._answers
        )
        rows.fit()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        message.stop()
        self.dismiss(message.row_id)

    def action_leave(self) -> None:
        self.dismiss("")


def _layout(follows: int) -> str:
    """By how long what follows the answers is at most."""
    if not follows:
        return ALONE
    return next((name for name in (COUNTED, SHORT) if follows <= COLUMNS[name][1].width), TOLD)
