"""Why something is on a saksliste, or left out of it, in whole words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from elvis_tui.domain.across.agenda import Left
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording.labels import code_word


def why(
    item: AgendaItem,
    names: Names,
    cases: Mapping[str, Case],
    follow_ups: Mapping[str, FollowUp],
    today: date,
) -> list[str]:
    """«forfalt», «2. møte uten fremdrift», «mor har ringt»; of a case first which, and whose."""
    case = cases.get(item.case_id or "")
    words = [*_which_case(item, case, names), *meeting_words.reasons(item, today)]
    words += meeting_words.stalled(item)
    if clock := _clock(item, case, today):
        words.append(clock)
    if item.duty:
        words.append(code_word(FollowOn, item.duty))
    follow_up = follow_ups.get(item.follow_up_id or "")
    if follow_up and not follow_up.is_open:
        words.append(_("oppfølgingen er avsluttet"))
    if item.detail:
        words.append(names.text(item.detail))
    return words


def left(how: Left) -> str:
    """How something came to be left out."""
    return {
        Left.SKIPPED: _("hoppes over denne gangen"),
        Left.TAKEN_AWAY: _("tatt av sakslista"),
        Left.LAST: _("tatt av sakslista sist"),
        Left.BEFORE: _("tatt av sakslista før"),
    }[how]


def _which_case(item: AgendaItem, case: Case | None, names: Names) -> list[str]:
    """What a case is about, and whom: its number tells nobody."""
    if case is None or item.subject is not None:
        return []
    return [names.text(case.title), case_words.StudentNames(names).short(case.students)]


def _clock(item: AgendaItem, case: Case | None, today: date) -> str:
    """Which of the clocks of a case runs, and until when."""
    if case is None or item.subject is not None:
        return ""
    from elvis_tui.domain.cases.clocks import clock_of
    from elvis_tui.domain.cases.moves import next_move
    from elvis_tui.wording import case_clocks

    move = next_move(case)
    clock = clock_of(move) if move else None
    return case_clocks.clock_on(clock, today) if clock else ""
