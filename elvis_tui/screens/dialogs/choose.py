"""A question with a few answers: arrows and Enter choose, Esc leaves it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.screens.dialogs.commands import ANSWERS, CHOOSE
from elvis_tui.screens.frame.dialog import Dialog, Question, asked
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.widgets.text import Words

COLUMNS = {"": (Column(27), Column(20, grow=True)), "alone": (Column(20, grow=True),)}
MOST_LINES = 12
"""Answers that stand without scrolling."""


class Answer(NamedTuple):
    """One answer: its code, its words (a function where a name is in them), and what follows."""

    code: str
    words: Question
    follows: str = ""


class AnswerList(RowList):
    """Enter chooses."""

    OWN_COMMANDS = ANSWERS


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
        rows.styles.height = min(MOST_LINES, len(self._answers))
        self._show()
        if self._first:
            rows.select(self._answers[self._first].code)

    def _show(self) -> None:
        layout = "" if any(a.follows for a in self._answers) else "alone"
        self.query_one(AnswerList).fill(
            Row(a.code, (asked(a.words), (a.follows, "muted")), layout) for a in self._answers
        )

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        message.stop()
        self.dismiss(message.row_id)

    def action_leave(self) -> None:
        self.dismiss("")
