"""What each student on the line of a case told, in the student's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.fields import TextField
from elvis_tui.widgets.words import Words

_FIELD = "own-words-"


def field_id(student: str) -> str:
    """The id of the field for one student's own words: also where a file has odd signs in ids."""
    return f"{_FIELD}{student.encode().hex()}"


def students(fields: Iterable[str]) -> Iterator[str]:
    """Whose own words a draft has fields for."""
    for one in fields:
        if one.startswith(_FIELD):
            yield bytes.fromhex(one.removeprefix(_FIELD)).decode()


class OwnWords(Labelled):
    """A field for the own words of one student, who is named in front.

    Args:
        session: What the screens share.
        student: Whose, by id.
        text: What stands in it at first.
    """

    def __init__(self, session: Session, student: str, text: str = "") -> None:
        self._session, self.student = session, student
        hint = _("med egne ord; kan stå tomt")
        super().__init__(self._whose(), TextField(text, placeholder=hint, id=field_id(student)))

    def _whose(self) -> str:
        return _("{student} sier").format(student=self._session.names.student(self.student))

    def say_whose(self) -> None:
        """Name the student as may be done now."""
        self.label = self._whose()
        self.query_one(Words).say(self.label)
