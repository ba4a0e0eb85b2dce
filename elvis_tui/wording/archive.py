"""Where a case or minutes lie in the archive (Elements)."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.wording.dates import long_date


def lies_in(reference: FreeText, since: date | None, names: Names) -> str:
    """«2026/1234, 12.10.2026»; empty of what does not lie there."""
    told = names.text(reference)
    return f"{told}, {long_date(since)}" if told and since else told
