"""Where a copy of all data is to be written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.data import copy_name


class CopyForm(Form[Path]):
    """Returns a new file; an existing one is never written over."""

    def __init__(self, session: Session, accept: Accept[Path]) -> None:
        super().__init__(session, "copy", accept)

    def heading(self) -> str:
        return _("Lagre en kopi av data et annet sted")

    def fields(self) -> Iterable[Widget]:
        suggested = Path("~") / copy_name(self.gate.clock.now())
        yield Words(_("Alt i Elvis blir med. elvis-tui --data FIL åpner kopien.") + "\n")
        yield Labelled(_("Fil"), LineField(str(suggested), id="path"))

    def read(self) -> Path:
        return Path(self.needed("path"))
