"""What is told when the plan is written as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.lists import all_of
from elvis_tui.wording.plan import short_name

MOST_NAMED = 3
_NAME = 30
_LINE = 100


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


def left_out_words(rows: Sequence[Activity]) -> str:
    """«Det er Elevrådsmøter, Skolehagen, «After Elvis» og 24 til.»: the first of them by name."""
    named = [clean(short_name(row, _NAME)) for row in rows[:MOST_NAMED]]
    if (rest := len(rows) - len(named)) > 0:
        named.append(_("{n} til").format(n=rest))
    return _("Det er {names}.").replace("{names}", all_of(named))


def left_out_lines(rows: Sequence[Activity]) -> list[str]:
    """Each of them by name, a line each."""
    return [f"  {clean(short_name(row, _LINE))}" for row in rows]
