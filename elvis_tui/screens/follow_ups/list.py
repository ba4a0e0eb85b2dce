"""2 Oppfølging: everybody who is followed, soonest next date first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.follow_ups import commands
from elvis_tui.screens.follow_ups.contacting import log_contact, talked_today
from elvis_tui.screens.follow_ups.list_rows import COLUMNS, ListRows
from elvis_tui.screens.frame.navigation import NewFollowUp, ShowAbsence, ShowFollowUp
from elvis_tui.screens.frame.searching import SearchingRoom
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.views import (
    Chosen,
    base,
    listed,
    silent_after,
    views,
)
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import number
from elvis_tui.wording.follow_up_views import view_words
from elvis_tui.wording.keys import key


class FollowUpsScreen(TakesUp, SearchingRoom):
    """The list; typing after `/` narrows it at every key."""

    mode = "follow_ups"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._view: Chosen = (View.OPEN, "")
        self._listed: list[FollowUp] = []
        self._ticked: frozenset[str] = frozenset()
        self._ended: TextIndex[FollowUp] | None = None
        self._ended_found = 0
        self._rows: ListRows | None = None
        self._index: TextIndex[FollowUp] | None = None
        self._count = 0

    def can_clear(self) -> bool:
        """Whether there is a search to end, or a mark to take away."""
        return super().can_clear() or bool(self._ticked)

    def body(self) -> Iterable[Widget]:
        yield self.search_field(_("søk i navn, klasse, notater …"))
        yield RowList(COLUMNS, heading=True, id="list")

    def head(self) -> str:
        told = [self._called(self._view), number(self._count)]
        if self._ended_found:
            ended = ngettext(
                "{n} til blant avsluttede", "{n} til blant avsluttede", self._ended_found
            )
            told.append(ended.format(n=number(self._ended_found)))
        if self._ticked:
            marked, way = len(self._ticked), key("follow_ups.measure", "t")
            words = ngettext(
                "{n} merket ({key} gir tiltak)", "{n} merket ({key} gir tiltak)", marked
            )
            told.append(words.format(n=number(marked), key=way))
        return " · ".join(told)

    def _called(self, chosen: Chosen) -> str:
        """What a view is called."""
        view, which = chosen
        if view is View.TEAM:
            return people_words.team(which, self.session.names)
        if view is View.SAVED:
            saved = self.gate.find(SavedView, which)
            return self.session.names.text(saved.name) if saved else ""
        return view_words(view, silent_after(self.gate))

    def reload(self) -> None:
        view, which = self._view
        if view is View.SAVED and self.gate.find(SavedView, which) is None:
            self._view = view, which = View.OPEN, ""
        self._listed = listed(self.gate, view, which, self.desk.user)
        self._index, self._ended = None, None
        self._rows = ListRows(self.session, base(self.gate, self._view), self._listed)
        self._tick(self._ticked & {f.id for f in self._listed if f.is_open})
        self.show_found()

    def _found(self, query: str) -> Sequence[FollowUp]:
        """What is searched for; the words are gathered when the first letter is typed."""
        if not query.strip():
            return self._listed
        if self._index is None:
            self._index = service.index(self.gate, self._listed)
        return self._index.search(query)

    def _found_among_ended(self, query: str) -> int:
        """How many that are searched for are not in the list because they have ended."""
        if not query.strip() or base(self.gate, self._view) is View.CLOSED:
            return 0
        if self._ended is None:
            self._ended = service.index(self.gate, listed(self.gate, View.CLOSED))
        return len(self._ended.search(query))

    def show_found(self) -> None:
        """Fill the list with what is found."""
        found = self._found(self.searched)
        self._count, self._ended_found = len(found), self._found_among_ended(self.searched)
        rows = self.query_one(RowList)
        rows.empty = self._no_hit() if self.is_searching else self._nobody()
        if self._rows is not None:
            rows.fill(map(self._rows.row, found))

    def _no_hit(self) -> str:
        """What is said where nothing is found, and where there is something."""
        if self._ended_found:
            return _("Ingen treff her, men blant de avsluttede. {view} skifter visning.").format(
                view=key("follow_ups.view", "v")
            )
        return _("Ingen treff. {clear} nullstiller søket.").format(
            clear=key("follow_ups.clear", "Esc")
        )

    def _nobody(self) -> str:
        """What an empty view says, and what one can do."""
        if self._view[0] is View.MINE:
            return _(
                "Ingen har {user} som eier eller på et tiltak. {view} skifter visning."
            ).format(
                user=self.session.names.staff(self.desk.author) or _("denne innloggingen"),
                view=key("follow_ups.view", "v"),
            )
        if base(self.gate, self._view) is View.STEPS:
            return _("Ingen trinn gjenstår. {trigger} på siden til en elev gir dem.").format(
                trigger=key("follow_up.trigger", "s")
            )
        return _(
            "Ingen i denne visningen. {new} følger opp noen nye, {view} skifter visning."
        ).format(new=key("follow_ups.new", "n"), view=key("follow_ups.view", "v"))

    def open_found(self, row_id: str) -> None:
        self.post_message(ShowFollowUp(row_id))

    def action_clear(self) -> None:
        if self._ticked and not self.query_one(LineField).has_focus:
            self._ticked_now(())
        else:
            super().action_clear()

    def action_view(self) -> None:
        from elvis_tui.screens.follow_ups.view_forms import ViewsDialog

        query = self.searched

        def answered(chosen: Chosen | None) -> None:
            if chosen is None:
                self.show_again()
                return
            if chosen[0] is View.SAVED and chosen not in known and query:
                # What it was narrowed by is asked by the view that was made of it.
                self.action_clear()
            self._view, self._ticked = chosen, frozenset()
            self.show_again()
            self.query_one(RowList).action_edge(-1)

        known = views(self.gate)
        self.app.push_screen(ViewsDialog(self.session, self._view, query, self._called), answered)

    def is_on_one(self) -> bool:
        """Whether somebody is marked in the list."""
        return self.row_here is not None

    def _here(self) -> str:
        return self.row_here.id if self.row_here else ""

    def to_take_up(self) -> AgendaItem | None:
        """Whom the cursor stands on."""
        one = self.gate.find(FollowUp, self._here()) if self.is_on_one() else None
        return AgendaItem(id="", subject=one.subject) if one else None

    def action_contact(self) -> None:
        log_contact(self, self._here())

    def action_talked(self) -> None:
        talked_today(self, self._here())

    # Several at once

    def can_mark(self) -> bool:
        """Whether one stands on somebody who is still followed."""
        return self.is_on_one() and service.is_open(self.gate, self._here()) is True

    def _tick(self, ids: Iterable[str]) -> None:
        """Mark these, and nobody else."""
        self._ticked = frozenset(ids)
        self.query_one(RowList).marked = self._ticked

    def _ticked_now(self, ids: Iterable[str]) -> None:
        self._tick(ids)
        self.refresh_heading()
        self.refresh_bindings()

    def action_mark(self) -> None:
        self._ticked_now(self._ticked ^ {self._here()})
        self.query_one(RowList).action_move(1)

    def action_mark_all(self) -> None:
        shown = {f.id for f in self._found(self.searched) if f.is_open}
        self._ticked_now(self._ticked - shown if shown <= self._ticked else self._ticked | shown)

    def action_measure(self) -> None:
        from elvis_tui.screens.follow_ups.several import measure_for

        ticked = [f.id for f in self._listed if f.id in self._ticked] or [self._here()]
        measure_for(self, ticked, lambda: self._ticked_now(()))

    def action_new(self) -> None:
        self.post_message(NewFollowUp())

    def action_absence(self) -> None:
        self.post_message(ShowAbsence())
