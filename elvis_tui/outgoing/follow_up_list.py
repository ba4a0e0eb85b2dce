"""The list of who is followed up, for whoever still needs a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from elvis_tui.domain.follow_ups.coming_up import ComingUp
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.outgoing.spreadsheet import Cell, Sheet
from elvis_tui.wording.coming_up import what
from elvis_tui.wording.follow_ups import level_word, phase
from elvis_tui.wording.people import how_students_stand, team


def follow_up_list(
    follow_ups: Iterable[FollowUp],
    names: Names,
    last_seen: Callable[[FollowUp], date | None],
    last_contact: Callable[[FollowUp], date | None],
    silent_days: Callable[[FollowUp], int],
    comes_up: Callable[[FollowUp], ComingUp],
    step: Callable[[FollowUp], str] | None = None,
) -> Sheet:
    """The list as a sheet, in the order it comes in; names as `names` lets them be told.

    Args:
        follow_ups: Those of a view.
        names: How they may be named.
        last_seen: When each was last met.
        last_contact: When anybody round each was last reached.
        silent_days: How many days of school nobody has been sought.
        comes_up: What comes up for each, and when.
        step: The step of the ladder that is still to be taken, where the view asks for it.
    """
    return Sheet(
        title=_("Oppfølging, navn skjult") if names.hidden else _("Oppfølging"),
        about=how_students_stand(hidden=names.hidden),
        header=(
            # Also a CSV file tells it, and no class list has a column of this name.
            _("Navn (skjult)") if names.hidden else _("Navn"),
            _("Klasse"),
            _("Team"),
            _("Fase"),
            _("Nivå"),
            _("Neste dato"),
            _("Hva"),
            _("Eier"),
            _("Sist sett"),
            _("Sist kontakt"),
            _("Fulgt siden"),
            _("Dager uten kontakt"),
            *([_("Trinn")] if step else []),
        ),
        rows=tuple(
            (
                *_row(one, comes_up(one), names, last_seen(one), last_contact(one), silent_days),
                *([step(one)] if step else []),
            )
            for one in follow_ups
        ),
    )


def _row(
    one: FollowUp,
    up: ComingUp,
    names: Names,
    seen: date | None,
    reached: date | None,
    silent_days: Callable[[FollowUp], int],
) -> tuple[Cell, ...]:
    return (
        names.subject(one.subject),
        names.group(one.subject, _("klasse")),
        team(one.team, names),
        phase(one.phase),
        level_word(one.level),
        up.on,
        what(one, up, names),
        names.staff(one.owner),
        seen,
        reached,
        one.opened_on,
        silent_days(one) if one.is_open else None,
    )
