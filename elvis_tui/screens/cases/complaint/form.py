"""One step of a matter at Statsforvalteren."""

from __future__ import annotations

from textual.widget import Widget

from elvis_tui.domain.cases.complaint_rules import Stage
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import Field
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.cases.doubting import DoubtsYear
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import complaints as words

_DAYS = {
    Stage.ASKED_FOR: "asked_on",
    Stage.SENT: "sent_on",
    Stage.DECIDED: "decided_on",
    Stage.FOLLOWED: "followed_on",
}


class ComplaintForm(DoubtsYear[Complaint]):
    """Returns the complaint with what was typed of one step."""

    def __init__(
        self,
        session: Session,
        case: Case,
        complaint: Complaint,
        stage: Stage,
        accept: Accept[Complaint],
    ) -> None:
        self._stage = stage
        self.asks = stage.asks
        key = f"complaint:{case.id}:{complaint.id}:{stage}"
        day = _DAYS.get(stage)
        if day and getattr(complaint, day) is None:
            complaint = replace(complaint, **{day: session.gate.today})
        super().__init__(session, key, case_words.name(case), complaint, accept)
        self.of_case = case

    def heading(self) -> str:
        return f"{self._about}: {words.stage(self._stage)}"

    def field_for(self, field: Field) -> Widget:
        widget = super().field_for(field)
        if field.name == "by" and isinstance(widget, LineField):
            widget.placeholder = _("f.eks. eleven, mor")
        return widget
