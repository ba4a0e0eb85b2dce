"""2 Oppfølging: everybody who is followed, soonest next date first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from elvis_tui.domain.follow_ups.departure_rules import Run
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, later
from elvis_tui.screens.follow_ups import commands
from elvis_tui.screens.follow_ups.contacting import log_contact, talked_today
from elvis_tui.screens.frame.masks import Masks
from elvis_tui.screens.frame.navigation import NewFollowUp, ShowAbsence, ShowFollowUp
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.departures import next_due, open_runs
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.seen import last_seen
from elvis_tui.services.follow_ups.views import (
    View,
    counts,
    listed,
    shown_first,
    silence,
    silent_after,
    views,
)
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Cell, Column, Row, RowList
from elvis_tui.wording import departures as departure_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import number
from elvis_tui.wording.follow_up_views import view_words
from elvis_tui.wording.keys import key

TONES = {Level.RED: "red", Level.YELLOW: "yellow", Level.GREEN: "green"}
COLUMNS = {
    "": (
        Column(21, later("Navn")),
        Column(6, later("Klasse")),
        Column(14, later("Fase"), above=98),
        Column(7, later("Nivå")),
        Column(12, later("Neste")),
        Column(22, later("Hva"), grow=True),
        Column(16, later("Eier"), above=124),
        Column(9, later("Sist sett"), above=98),
    )
}
"""What happens next, and when, is there at every width; who and when last where there is room."""


class FollowUpsScreen(Room):
    """The list; typing after `/` narrows it at every key."""

    mode = "follow_ups"
    OWN_COMMANDS = commands.LIST

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._view, self._team = View.OPEN, ""
        self._listed: list[FollowUp] = []
        self._silent: Callable[[FollowUp], int] | None = None
        self._runs: Mapping[str, Run] = {}
        self._rows: dict[str, Row] = {}
        self._index: TextIndex[FollowUp] | None = None
        self._count = 0
        self._searched = ""
        self._masks = Masks(session)

    def can_search(self) -> bool:
        """Whether one does not stand in the search field yet."""
        return not (self.stands and self.query_one(LineField).has_focus)

    def can_clear(self) -> bool:
        """Whether there is a search to end."""
        return not self.stands or self.query_one(LineField).display

    def body(self) -> Iterable[Widget]:
        search = LineField(placeholder=_("søk i navn, klasse, notater …"), id="search")
        search.display = False
        yield search
        yield RowList(COLUMNS, heading=True, id="list")

    def head(self) -> str:
        return f"{self._called(self._view, self._team)} · {number(self._count)}"

    def _called(self, view: View, team_id: str) -> str:
        """What a view is called."""
        if view is View.TEAM:
            return people_words.team(team_id, self.session.names)
        return view_words(view, silent_after(self.gate))

    def names_changed(self) -> None:
        field, query = self.query_one(LineField), self._query
        if self.session.names.text(query) != query:
            # A name that is searched for is a name on the wall.
            query = ""
        field.put(self._masks.cover("search", query))
        super().names_changed()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A name that was searched for is masked when the field is left; what is found stands."""
        if self.session.names_hidden and isinstance(field := event.widget, LineField):
            field.put(self._masks.cover("search", self._query))

    @property
    def _query(self) -> str:
        """What is searched for, also where a mask stands."""
        return self._masks.taken_off({"search": self.query_one(LineField).value})["search"]

    def reload(self) -> None:
        self._listed = listed(self.gate, self._view, self._team, self.desk.user)
        self._silent = silence(self.gate) if self._view is View.SILENT else None
        self._runs = open_runs(self.gate)
        self._index, self._rows = None, {}
        self._show()

    def _found(self, query: str) -> Sequence[FollowUp]:
        """What is searched for; the words are gathered when the first letter is typed."""
        if not query.strip():
            return self._listed
        if self._index is None:
            self._index = service.index(self.gate, self._listed)
        return self._index.search(query)

    def _show(self) -> None:
        found = self._found(self._query)
        self._count = len(found)
        names = self.session.names
        rows = self.query_one(RowList)
        searching = bool(self.query_one(LineField).value)
        rows.empty = (
            _("Ingen treff. {clear} nullstiller søket.").format(
                clear=key("follow_ups.clear", "Esc")
            )
            if searching
            else self._nobody()
        )
        today = self.gate.today
        known = self._rows
        for follow_up in found:
            if follow_up.id not in known:
                cells = partial(self._cells, follow_up, names, today)
                known[follow_up.id] = Row(follow_up.id, cells)
        rows.fill([known[f.id] for f in found])

    def _nobody(self) -> str:
        """What an empty view says, and what one can do."""
        if self._view is View.MINE:
            return _(
                "Ingen har {user} som eier eller på et tiltak. {view} skifter visning."
            ).format(user=self.desk.user, view=key("follow_ups.view", "v"))
        return _(
            "Ingen i denne visningen. {new} følger opp noen nye, {view} skifter visning."
        ).format(new=key("follow_ups.new", "n"), view=key("follow_ups.view", "v"))

    def _cells(self, follow_up: FollowUp, names: Names, today: date) -> tuple[Cell, ...]:
        due = next_due(follow_up, self._runs)
        tone = "muted"
        if due is not None and due <= today:
            tone = "red" if due < today else "strong"
        return (
            names.subject(follow_up.subject),
            (names.group(follow_up.subject, _("klasse")), "muted"),
            follow_up_words.phase(follow_up.phase),
            (follow_up_words.level(follow_up.level), TONES[follow_up.level]),
            (due_words.lateness(due, today), tone),
            self._what(follow_up, names),
            (names.staff(follow_up.owner), "muted"),
            (due_words.days_ago(last_seen(self.gate, follow_up), today), "muted"),
        )

    def _what(self, follow_up: FollowUp, names: Names) -> str:
        if not follow_up.is_open:
            left, why = follow_up_words.left_open(follow_up), names.text(follow_up.closed_why)
            return " · ".join(part for part in (left, why) if part)
        if self._silent is not None:
            return follow_up_words.silent(self._silent(follow_up))
        run = self._runs.get(follow_up.subject.id)
        if run and run.move and run.due and run.due == next_due(follow_up, self._runs):
            return departure_words.due(run.move)
        return follow_up_words.what_next(follow_up, names)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.post_message(ShowFollowUp(message.row_id))

    def on_input_changed(self, _message: Input.Changed) -> None:
        if self._query != self._searched:
            self._search()

    def _search(self) -> None:
        """Show what is found by the words that stand; the first hit is marked."""
        self._searched = self._query
        self._show()
        self.query_one(RowList).action_edge(-1)
        self.refresh_heading()

    def on_input_submitted(self, _message: Input.Submitted) -> None:
        if self._query != self._searched:
            self._search()
        rows = self.query_one(RowList)
        rows.focus()
        if rows.row is not None and self._searched:
            self.post_message(ShowFollowUp(rows.row.id))

    def on_key(self, event: object) -> None:
        """Down in the search field goes to what was found."""
        if getattr(event, "key", "") == "down" and self.query_one(LineField).has_focus:
            self.query_one(RowList).focus()

    def action_search(self) -> None:
        field = self.query_one(LineField)
        field.display = True
        field.focus()
        field.select_all()
        self.refresh_bindings()

    def action_clear(self) -> None:
        field = self.query_one(LineField)
        field.value = ""
        field.display = False
        self.query_one(RowList).focus()
        self.refresh_bindings()

    def action_view(self) -> None:
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        shown = views(self.desk)
        held = counts(self.gate, shown, self.desk.user)

        def answer(at: int) -> Answer:
            return Answer(str(at), partial(self._called, *shown[at]), number(held[at]))

        def answered(code: str | None) -> None:
            if code:
                self._view, self._team = shown[int(code)]
                self.show_again()
                self.query_one(RowList).action_edge(-1)

        first = shown_first(shown, (self._view, self._team))
        answers = [answer(at) for at in range(len(shown))]
        self.app.push_screen(Choose(_("Hvem skal lista vise?"), "", answers, first), answered)

    def is_on_one(self) -> bool:
        """Whether somebody is marked in the list."""
        # The list is not there yet while the screen is being made anew.
        return any(rows.row is not None for rows in self.query(RowList).results(RowList))

    def _marked(self) -> str:
        row = self.query_one(RowList).row
        return row.id if row else ""

    def action_contact(self) -> None:
        log_contact(self, self._marked())

    def action_talked(self) -> None:
        talked_today(self, self._marked())

    def action_new(self) -> None:
        self.post_message(NewFollowUp())

    def action_absence(self) -> None:
        self.post_message(ShowAbsence())
