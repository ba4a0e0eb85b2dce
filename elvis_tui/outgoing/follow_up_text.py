"""The follow-up list as text: who, how it stands, and what happens next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from elvis_tui.domain.follow_ups.coming_up import ComingUp
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import coming_up as coming_up_words
from elvis_tui.wording import follow_ups as words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.due import dated_lateness
from elvis_tui.wording.people import team


def follow_up_text(
    follow_ups: Iterable[FollowUp],
    names: Names,
    today: date,
    comes_up: Callable[[FollowUp], ComingUp],
    asked: Callable[[FollowUp], str] | None = None,
) -> str:
    """A line of Markdown for each, in the order they come in.

    Args:
        follow_ups: Those of a view.
        names: How they may be named.
        today: The day it is written.
        comes_up: What comes up for each, and when.
        asked: What the view asks about, told of each.
    """
    lines = [
        _line(one, comes_up(one), names, today, asked(one) if asked else "") for one in follow_ups
    ]
    title = _("Oppfølging")
    return "\n".join([f"# {title}", "", *(lines or [_("Ingen i denne visningen.")]), ""])


def _line(one: FollowUp, up: ComingUp, names: Names, today: date, asked: str) -> str:
    stands = f"{words.level(one.level)}, {words.phase(one.phase)}, {team(one.team, names)}"
    due = dated_lateness(up.on, today) if up.on else _("uten dato")
    if not one.is_open:
        due = _("avsluttet {day}").format(day=long_date(one.closed_on)) if one.closed_on else ""
    what = coming_up_words.what(one, up, names)
    parts = [escaped(names.with_group(one.subject)), escaped(stands), escaped(asked), due]
    return "- " + " · ".join(part for part in (*parts, escaped(what)) if part)
