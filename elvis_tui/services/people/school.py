"""What the school is called."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import School
from elvis_tui.domain.text import clean
from elvis_tui.services.desk.desk import Desk


def rename(desk: Desk, name: FreeText | str) -> School:
    """Another name for the school; an empty one is none."""
    school = replace(desk.school, name=FreeText(clean(unmasked(name)).strip()))
    desk.save("school.name", school)
    return school
