"""For a page of the plan: another plan is taken in, or one of those before it used again."""

from __future__ import annotations

from elvis_tui.domain.errors import ElvisError
from elvis_tui.screens.frame.page import Page
from elvis_tui.wording.faults import explain


class TakesInPlans(Page):
    """`action_take_in` and `action_plans`, for the keys `TAKE_IN_KEYS`."""

    def action_take_in(self) -> None:
        from elvis_tui.screens.plan.taking_in import TakeInPlan

        self.app.push_screen(TakeInPlan(self.session))

    def action_plans(self) -> None:
        from elvis_tui.screens.plan.former_plans import FormerPlans
        from elvis_tui.services.plan.former import known_plans

        plans = known_plans(self.gate)

        def chosen(digest: str | None) -> None:
            found = next((p.document for p in plans if p.document.id == digest), None)
            if found is None:
                return
            from elvis_tui.screens.plan.taking_in import TakeInPlan
            from elvis_tui.services.plan.importing import again

            try:
                incoming = again(found)
            except ElvisError as fault:
                self.tell(explain(fault))
                return
            self.app.push_screen(TakeInPlan(self.session, incoming))

        self.app.push_screen(FormerPlans(plans), chosen)
