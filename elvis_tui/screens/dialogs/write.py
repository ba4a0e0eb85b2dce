"""Where a document is to be written, and whether by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField


class Target(NamedTuple):
    """A new file, and whether students stand by number in it."""

    path: Path
    hidden: bool


class WriteForm(Form[Target]):
    """Returns where to write; an existing file is never written over."""

    def __init__(self, session: Session, key: str, suggested: Path, accept: Accept[Target]) -> None:
        super().__init__(session, f"write:{key}", accept)
        self._suggested = suggested

    def heading(self) -> str:
        return _("Skriv til fil")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(
            _("Elevene står med"),
            ChoiceField(
                [Choice("shown", _("navn")), Choice("hidden", _("nummer (Elev 07)"))],
                "hidden" if self.session.names_hidden else "shown",
                id="names",
            ),
        )
        yield Labelled(_("Fil"), LineField(str(self._suggested), id="path"))

    def read(self) -> Target:
        path = self.value("path")
        if not path:
            raise DomainError(Fault.EMPTY_FIELD, field="path")
        return Target(Path(path), self.value("names") == "hidden")
