"""The dialog that asks why something is closed."""

from __future__ import annotations

from elvis_tui.domain.marks import Asked
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.described import DescribedForm, R


class ReasonForm(DescribedForm[R]):
    """Why something is closed."""

    words = _("Avslutt")
    asks = Asked.WHY
