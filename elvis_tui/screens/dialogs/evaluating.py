"""A dialog that asks how a measure went, of a case or of a follow-up."""

from __future__ import annotations

from typing import TypeVar

from elvis_tui.domain.cases.parties import CaseMeasure
from elvis_tui.domain.follow_ups.records import Measure
from elvis_tui.domain.marks import Asked
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.described import DescribedForm

M = TypeVar("M", Measure, CaseMeasure)


class EvaluatingForm(DescribedForm[M]):
    """Says which measure it is, and asks for what came of it."""

    asks = Asked.RESULT

    def purpose(self) -> str:
        return _("Evaluer «{what}»").format(what=self.session.names.text(self.record.what))
