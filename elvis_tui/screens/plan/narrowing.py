"""What of the plan is shown: all of it, what one party answers for, or what is typed."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan.parties import Party, answers_for, is_found, parties
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.screens.frame.searching import SearchingRoom
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called, meeting_day


class Shown:
    """Whose part is shown: one and the same for the month, the list and the year.

    `party` is the key of a party, the empty one everybody's.
    """

    def __init__(self) -> None:
        self.party = ""


class NarrowedRoom(SearchingRoom):
    """A screen of the plan that shows everybody's part or one party's, and what is typed.

    Subclasses give `show_found()`, `shown_activities()` and `shown_time()`, and yield
    `search_field()` first; `plan_is()` is called where they load the plan.

    Args:
        session: What the screens share.
        shown: Whose part is shown, if another screen has chosen it.
    """

    def __init__(self, session: Session, shown: Shown | None = None) -> None:
        super().__init__(session)
        self.shown = shown or Shown()
        self._parties: tuple[Party, ...] = ()

    def shown_activities(self) -> Iterable[Activity]:
        """All that could be shown now, whoever answers for it."""
        return ()

    def shown_time(self) -> str:
        """The time that is shown, in a sentence: «oktober 2026»."""
        return ""

    def plan_is(self, activities: Iterable[Activity]) -> None:
        """Take in the rows of the plan: who there is."""
        self._parties = parties(activities)

    def plan_field(self) -> LineField:
        """The field that one types in, which is not there until it is asked for."""
        return self.search_field(_("søk i aktiviteter, når og ansvar …"))

    def keeps(self, activity: Activity) -> bool:
        """Whether an activity is shown."""
        return answers_for(activity, self.shown.party) and is_found(activity, self.searched)

    def kept_meetings(self, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
        """The meetings that are shown: those found by what is typed, and none of one party's."""
        if self.shown.party:  # what it answers for is asked for alone
            return ()
        words, names = folded(self.searched).split(), self.session.names
        told = ((m, folded(f"{called(m, names)} {meeting_day(m)}")) for m in meetings)
        return tuple(m for m, name in told if all(word in name for word in words))

    def is_narrowed(self) -> bool:
        """Whether something is left out: Esc shows it again."""
        return bool(self.shown.party) or (self.stands and self.can_clear())

    @property
    def party_name(self) -> str:
        """The party whose part is shown; empty for everybody's."""
        return next((p.name for p in self._parties if p.key == self.shown.party), "")

    def whose(self) -> str:
        """«ansvar: Rektor», «ansvar: alle», for the second line."""
        return _("ansvar: {who}").format(who=self.party_name or _("alle"))

    def nothing_in(self, time: str, way: str) -> str:
        """That what is chosen is not there at a time, and how to see all.

        Args:
            time: As in «i oktober».
            way: The key that shows all.
        """
        if self.is_searching:
            return _("Ingen treff i {time}. {way} nullstiller søket.").format(time=time, way=way)
        return _("Ingenting for {who} i {time}. {everybody} viser alle.").format(
            everybody=way, who=self.party_name, time=time
        )

    def action_party(self) -> None:
        from elvis_tui.screens.plan.pick_party import PickParty

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                self.shown.party = chosen
                self.show_again()

        rows = tuple(self.shown_activities())
        counts = {p.key: sum(answers_for(a, p.key) for a in rows) for p in self._parties}
        counts[""] = len(rows)
        self.app.push_screen(
            PickParty(self._parties, counts, self.shown_time(), self.shown.party), picked
        )

    def action_everybody(self) -> None:
        """First what is typed goes, then whose part it is."""
        if self.can_clear():
            self.action_clear()
            self.show_found()
            self.refresh_heading()
        elif self.shown.party:
            self.shown.party = ""
            self.show_again()


def everybody() -> str:
    """The key that shows all again."""
    return key("plan.everybody", "Esc")
