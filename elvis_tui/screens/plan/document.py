"""The school's whole plan, to read."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.plan.records import Plan
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.screens.frame.room import Page
from elvis_tui.widgets.reading import Reading


def plan_markdown(plan: Plan) -> str:
    """The plan's sections as one document again, the first heading above the others."""
    parts: list[str] = []
    level = "#"
    for section in plan.sections:
        if section.title:
            parts.append(f"{level} {escaped(section.title)}")
            level = "##"
        if section.text:
            parts.append(section.text)
    return "\n\n".join(parts)


class PlanTextScreen(Page):
    """The document as it was read, rendered."""

    mode = "plan"
    AUTO_FOCUS = "#plan-text"

    def body(self) -> Iterable[Widget]:
        yield Reading(id="plan-text")

    def head(self) -> str:
        return _("Hele planen")

    def reload(self) -> None:
        self.query_one(Reading).show(plan_markdown(self.gate.sources.plan()))
