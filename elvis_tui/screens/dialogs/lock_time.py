"""How long nobody may do anything before the screen is locked."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.keys import key

MINUTES = (2, 5, 10, 30)


class LockTimeForm(Form[int]):
    """Returns minutes, 0 for never."""

    def __init__(self, session: Session, minutes: int, accept: Accept[int]) -> None:
        super().__init__(session, "lock-time", accept)
        self._minutes = minutes

    def heading(self) -> str:
        return _("Tid før skjermen låses")

    def fields(self) -> Iterable[Widget]:
        minutes = sorted({*MINUTES, self._minutes} - {0})
        yield Labelled(
            _("Uten en tast"),
            ChoiceField(
                [
                    *(Choice(str(m), _("{minutes} min").format(minutes=m)) for m in minutes),
                    Choice("0", _("aldri")),
                ],
                str(self._minutes),
                id="minutes",
            ),
        )
        yield Words(
            _(
                "{lock} låser med en gang. Mens et møte pågår, låses skjermen ikke av seg selv."
            ).format(lock=key("app.lock", "F4"))
        )

    def read(self) -> int:
        return int(self.value("minutes"))
