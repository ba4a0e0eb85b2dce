"""The dialogs that ask why something is ended, and why it is taken up again."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.marks import Asked
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import later
from elvis_tui.screens.dialogs.described import DescribedForm, R
from elvis_tui.screens.frame.dialog import Question, asked
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.words import Words


class ReasonForm(DescribedForm[R]):
    """Why something is ended.

    Args:
        session: What the screens share.
        key: Names this dialog about this thing, for the draft.
        about: Whom or what it is about.
        record: What is to be ended.
        accept: Takes the record when it is saved.
        notice: What one should think of before it is ended.
    """

    words = later("Avslutt")
    asks = Asked.WHY

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject | str,
        record: R,
        accept: Accept[R],
        notice: Question = "",
    ) -> None:
        super().__init__(session, key, about, record, accept)
        self._notice = notice

    def body(self) -> Iterable[Widget]:
        if self._notice:
            yield Words(asked(self._notice), id="notice", classes="notice")
        yield from super().body()

    def names_changed(self) -> None:
        super().names_changed()
        for words in self.query("#notice").results(Words):
            words.say(asked(self._notice))


class ReopenForm(DescribedForm[R]):
    """Why something is taken up again."""

    words = later("Ta opp igjen")
    asks = Asked.REOPENING
    first = ("reopened_why",)
