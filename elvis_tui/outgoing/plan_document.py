"""The whole plan as Markdown, so that it is read as the same plan again."""

from __future__ import annotations

import re

from elvis_tui.domain.plan.records import Plan

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")


def plan_document(plan: Plan) -> str:
    """The plan's own words under its own headings, as it was taken in.

    Taken in again it has the same activities, with the same keys, times and responsible, the same
    duties and the same sections. Marks and times of the team are no part of it.
    """
    parts: list[str] = []
    for section in plan.sections:
        if section.level:
            title = _SPECIAL.sub(r"\\\1", section.title)
            parts.append(f"{'#' * section.level} {title}".rstrip())
        if section.text:
            parts.append(section.text)
    return "\n\n".join(parts) + "\n"
