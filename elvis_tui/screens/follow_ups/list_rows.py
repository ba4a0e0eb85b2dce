"""The rows of the follow-up list: what stands in the columns, as the view asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.saved_views import View
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _, later
from elvis_tui.screens.frame import tones
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.departures import coming_up
from elvis_tui.services.follow_ups.ladder import outstanding
from elvis_tui.services.follow_ups.seen import last_seen
from elvis_tui.services.follow_ups.views import silence
from elvis_tui.widgets.rows import Cell, Column, Row
from elvis_tui.wording import coming_up as coming_up_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import ladder as ladder_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.withheld import in_brief

COLUMNS = {
    "": (
        Column(21, later("Navn")),
        Column(6, later("Klasse")),
        Column(14, later("Fase"), above=98),
        Column(7, later("Nivå")),
        Column(12, later("Neste dato")),
        Column(22, later("Hva"), grow=True),
        Column(16, later("Eier"), above=124),
        Column(9, later("Sist sett"), above=98),
    )
}
"""What happens next, and when, is there at every width; who and when last where there is room."""


class ListRows:
    """Makes the rows of some follow-ups, each once, and its cells when it is looked at.

    Args:
        session: What the screens share.
        question: What the view asks (`views.base`).
        listed: All that are in it.
    """

    def __init__(self, session: Session, question: View, listed: Sequence[FollowUp]) -> None:
        self._gate, self._names = session.gate, session.names
        silent, steps = question is View.SILENT, question is View.STEPS
        self._of_ended = question is View.CLOSED
        self._silent: Callable[[FollowUp], int] | None = silence(self._gate) if silent else None
        self._steps: dict[Subject, list[Task]] | None = outstanding(self._gate) if steps else None
        times = Counter(f.subject for f in listed)
        self._twice = frozenset(subject for subject, n in times.items() if n > 1)
        self._up, self._seen = coming_up(self._gate), last_seen(self._gate)
        self._rows: dict[str, Row] = {}

    def row(self, follow_up: FollowUp) -> Row:
        """The row of one of them."""
        if follow_up.id not in self._rows:
            self._rows[follow_up.id] = Row(follow_up.id, partial(self._cells, follow_up))
        return self._rows[follow_up.id]

    def _cells(self, follow_up: FollowUp) -> tuple[Cell, ...]:
        names, today = self._names, self._gate.today
        due = self._due(follow_up)
        tone = "muted"
        if due is not None and due <= today:
            tone = "red" if due < today else "strong"
        return (
            names.subject(follow_up.subject),
            (in_brief(names.group(follow_up.subject, _("klasse"))), "muted"),
            follow_up_words.phase(follow_up.phase),
            (follow_up_words.level(follow_up.level), tones.LEVEL[follow_up.level]),
            (due_words.lateness(due, today), tone),
            self._what(follow_up, names),
            (names.staff(follow_up.owner), "muted"),
            (due_words.days_ago(self._seen(follow_up), today), "muted"),
        )

    def _due(self, follow_up: FollowUp) -> date | None:
        if self._steps is None:
            return self._up(follow_up).on
        return self._steps[follow_up.subject][0].due

    def _what(self, follow_up: FollowUp, names: Names) -> str:
        """What happens next; where the same student stands twice, in which team as well."""
        what = self._what_next(follow_up, names)
        if follow_up.subject not in self._twice:
            return what
        team = people_words.team(follow_up.team, names)
        return " · ".join(part for part in (team, what) if part)

    def _what_next(self, follow_up: FollowUp, names: Names) -> str:
        if self._steps is not None:
            return ladder_words.outstanding(self._steps[follow_up.subject], names)
        up = coming_up_words.what(follow_up, self._up(follow_up), names)
        if not follow_up.is_open and not self._of_ended:
            ended = follow_up_words.ended(follow_up, self._gate.today)
            return " · ".join(part for part in (ended, up) if part)
        if self._silent is not None:
            return follow_up_words.silent(self._silent(follow_up))
        return up
