"""Where a document is to be written, and whether by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField

SHOWN, HIDDEN = "shown", "hidden"


def names_field(session: Session, chosen: str = SHOWN, *others: Choice) -> Labelled:
    """How students stand in a document: while names are hidden, by number unless one says so."""
    ways = [Choice(SHOWN, _("navn")), Choice(HIDDEN, _("nummer (Elev 07)")), *others]
    now = HIDDEN if chosen == SHOWN and session.names_hidden else chosen
    return Labelled(_("Elevene står med"), ChoiceField(ways, now, id="names"))


class Target(NamedTuple):
    """A new file, and whether students stand by number in it."""

    path: Path
    hidden: bool


class WriteForm(Form[Target]):
    """Returns where to write; an existing file is never written over.

    Args:
        session: What the screens share.
        key: Names this dialog about this document, for the draft.
        name: What the file is called, told whether students stand by number in it: then no name
            stands in that of the file either.
        accept: Takes where to write.
    """

    def __init__(
        self, session: Session, key: str, name: Callable[[bool], str], accept: Accept[Target]
    ) -> None:
        super().__init__(session, f"write:{key}", accept)
        self._called = name

    def _suggested(self, *, hidden: bool) -> str:
        return str(Path("~") / self._called(hidden))

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        message.prevent_default()
        super().on_choice_field_changed(message)
        field, hidden = self.query_one("#path", LineField), self._hides_names()
        if self.values()["path"] == self._suggested(hidden=not hidden):
            field.put(self._suggested(hidden=hidden))

    def heading(self) -> str:
        return _("Skriv til fil")

    def fields(self) -> Iterable[Widget]:
        if self.asks_about_names():
            yield names_field(self.session)
        suggested = self._suggested(hidden=self.session.names_hidden)
        yield Labelled(_("Fil"), LineField(suggested, id="path"))

    def read(self) -> Target:
        return Target(Path(self.needed("path")), self._hides_names())

    def asks_about_names(self) -> bool:
        """Whether students stand in the document, so that it is asked how."""
        return True

    def _hides_names(self) -> bool:
        if not self.asks_about_names():
            return self.session.names_hidden
        return self.value("names") == HIDDEN
