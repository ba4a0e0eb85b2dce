"""What is told when the plan is written as a calendar file."""

from __future__ import annotations

from elvis_tui.i18n import ngettext


def names_taken_out(count: int) -> str:
    """How many activities name a student, whom a calendar file never tells of."""
    words = ngettext(
        "{count} aktivitet nevner en elev. Navnet er tatt ut av kalenderfila.",
        "{count} aktiviteter nevner elever. Navnene er tatt ut av kalenderfila.",
        count,
    )
    return words.format(count=count)


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
