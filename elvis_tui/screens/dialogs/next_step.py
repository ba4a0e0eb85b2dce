"""The dialog for what happens next, and when."""

from __future__ import annotations

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.marks import Asked
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session


class NextStepForm(DescribedForm[FollowUp]):
    words = later("Neste dato")
    asks = Asked.NEXT

    def __init__(self, session: Session, old: FollowUp, accept: Accept[FollowUp]) -> None:
        super().__init__(session, f"next:{old.id}", old.subject, old, accept)

    def label_for(self, field: Field) -> str:
        return _("Neste dato") if field.name == "next_date" else _("Hva")
