"""From where one is in planen to the plan as it is written, and to whom a student can turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elvis_tui.domain.plan.records import Activity

if TYPE_CHECKING:
    from textual.screen import Screen

    from elvis_tui.screens.frame.session import Session

    _Base = Screen[Any]
else:
    # No screen of its own: style sheets know a screen by the first of its bases that is one.
    _Base = object


class ReadsOn(_Base):
    """A screen of the plan room with the commands `WHOLE` and `TURN_TO`. It stands first."""

    session: Session

    def activity_here(self) -> Activity | None:
        """The activity the cursor stands on: the plan is opened at its row."""
        return None

    def action_whole(self) -> None:
        from elvis_tui.screens.plan.document import PlanTextScreen

        chosen = self.activity_here()
        self.app.push_screen(PlanTextScreen(self.session, chosen.id if chosen else "", again=True))

    def action_turn_to(self) -> None:
        from elvis_tui.screens.plan.turning_to import TurningTo

        self.app.push_screen(TurningTo(self.session))
