"""What is told when the plan is written as a calendar file."""

from __future__ import annotations

from elvis_tui.i18n import ngettext


def not_in_it(count: int, *, of_month: bool = False) -> str:
    """How many activities are not in the file, as they have no day."""
    if of_month:
        words = ngettext(
            "{count} aktivitet har ingen dag i måneden, og står ikke i kalenderfila.",
            "{count} aktiviteter har ingen dag i måneden, og står ikke i kalenderfila.",
            count,
        )
    else:
        words = ngettext(
            "{count} aktivitet har ingen dag, og står ikke i kalenderfila.",
            "{count} aktiviteter har ingen dag, og står ikke i kalenderfila.",
            count,
        )
    return words.format(count=count)
