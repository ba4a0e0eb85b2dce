"""The dialog that asks why something is closed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import About
from elvis_tui.widgets.fields import TextField


class ReasonForm(About[str]):
    """Why something is closed."""

    words = _("Avslutt")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvorfor"), TextField(id="why"))

    def read(self) -> str:
        return self.needed("why")
