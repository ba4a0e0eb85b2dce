"""The ways to a physical intervention: a new one, one part of one that is there, and its page."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.cases.intervention_rules import Part
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.screens.frame.navigation import ShowIntervention
from elvis_tui.screens.frame.room import Room
from elvis_tui.services.cases import interventions as service


def begin(room: Room, student_id: str, case_id: str | None = None) -> None:
    """Ask what happened, and show the page of what was written."""
    from elvis_tui.screens.cases.interventions.form import InterventionForm

    written: list[str] = []

    def accept(typed: Intervention) -> None:
        written.append(service.record(room.desk, typed).id)

    def closed(_typed: Intervention | None) -> None:
        if written:
            room.post_message(ShowIntervention(written[-1]))

    new = service.proposed(room.gate, student_id, case_id)
    room.app.push_screen(InterventionForm(room.session, new, Part.FACTS, accept), closed)


def ask(room: Room, one: Intervention, part: Part, done: Callable[[], None]) -> None:
    """Ask for one part of what is there; `done` shows it again."""
    from elvis_tui.screens.cases.interventions.form import InterventionForm

    def accept(typed: Intervention) -> None:
        service.edit(room.desk, typed, part, one)

    room.app.push_screen(InterventionForm(room.session, one, part, accept), lambda _none: done())
