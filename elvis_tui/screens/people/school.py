"""The school: what it is called, its own limit, and its teams."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.people import commands
from elvis_tui.screens.people.saved_rows import SavedRows
from elvis_tui.screens.people.school_forms import SchoolForm
from elvis_tui.services.desk.absence import limits
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.follow_ups import ladder
from elvis_tui.services.follow_ups.views import silent_after
from elvis_tui.services.people import school
from elvis_tui.services.people import teams as team_verbs
from elvis_tui.services.people.members import members
from elvis_tui.widgets.rows import Column, Line, Row, RowList, Section
from elvis_tui.wording import people as people_words
from elvis_tui.wording.numbers import plain

LAYOUT = {
    "": (Column(20, grow=True), Column(15), Column(12, right=True)),
    "school": (Column(10, grow=True),),
}
NAME, DEADLINE, SILENCE = "name", "deadline", "silence"
WARNING, CRITERIA = "warning", "criteria"
LADDER = "ladder"


def _does(team: Team) -> str:
    """What a team is for, where it is more or less than to follow up."""
    if team.students_take_part:
        return _("elever deltar")
    if team.takes_up_cases:
        return _("tar opp saker")
    return "" if team.follows_up else _("møtes bare")


class SchoolScreen(SavedRows):
    """A list of what can be changed; each change is saved as it is made."""

    layouts = LAYOUT
    OWN_COMMANDS = commands.SCHOOL

    def heading(self) -> str:
        return _("Skolen")

    def lines(self) -> Iterator[Line]:
        names = self.session.names
        named = names.text(self.gate.school.name)
        yield Section(_("Skolen"))
        yield Row(NAME, (named or (_("ikke satt"), "muted"),), "school")
        yield Row(DEADLINE, (people_words.internal_deadline(self.gate.school),), "school")
        days = silent_after(self.gate)
        silent = ngettext(
            "Stille etter {n} dag uten kontakt", "Stille etter {n} dager uten kontakt", days
        )
        yield Row(SILENCE, (silent.format(n=days),), "school")
        held = limits(self.gate)
        warned = _("Varsles fra {n} % fravær, i små fag {small} %").format(
            n=plain(held.warn), small=plain(held.warn_small)
        )
        yield Row(WARNING, (warned,), "school")
        own = len(self.gate.school.criteria)
        words = ngettext("Kriterier: {n} eget", "Kriterier: {n} egne", own).format(n=own)
        yield Row(CRITERIA, (words if own else _("Kriterier: de vanlige"),), "school")
        steps = len(ladder.ladder(self.gate))
        words = (
            ngettext("Trinn ved fravær: {n}", "Trinn ved fravær: {n}", steps)
            if ladder.own(self.gate)
            else ngettext(
                "Trinn ved fravær: {n}, de vanlige", "Trinn ved fravær: {n}, de vanlige", steps
            )
        )
        yield Row(LADDER, (words.format(n=steps),), "school")
        yield Section()
        yield Section(_("Team"))
        for team in teams(self.gate):
            people = len(members(self.gate, team.id)) + len(team.students)
            yield Row(
                team.id,
                (
                    people_words.team(team.id, names),
                    (_does(team), "muted"),
                    (ngettext("{n} medlem", "{n} medlemmer", people).format(n=people), "muted"),
                ),
            )

    def _chosen(self) -> Team | None:
        """The team the cursor is on; None on the school's name."""
        chosen = self.chosen_id
        return next((t for t in teams(self.gate) if t.id == chosen), None)

    def _is_on_the_ladder(self) -> bool:
        return self.chosen_id == LADDER

    def is_on_a_team(self) -> bool:
        """The school's name is not taken away here: it is left empty."""
        return self._chosen() is not None

    def action_open(self) -> None:
        from elvis_tui.screens.people.members import MembersScreen

        team = self._chosen()
        if team is not None:
            self.app.push_screen(MembersScreen(self.session, team.id))
        elif self._is_on_the_ladder():
            from elvis_tui.screens.people.ladder import LadderScreen

            self.app.push_screen(LadderScreen(self.session))
        elif not self.session.reading:
            self.action_edit()

    def action_edit(self) -> None:
        team, desk = self._chosen(), self.desk
        if self._is_on_the_ladder():
            self.action_open()
            return
        if team is None:
            self.app.push_screen(SchoolForm(self.session, lambda s: school.edit(desk, s)))
            return
        from elvis_tui.screens.dialogs.team_form import TeamForm

        word = people_words.team(team.id, replace(self.session.names, hidden=False))
        named = replace(team, name=FreeText(word))

        def accept(typed: Team) -> None:
            team_verbs.edit(desk, typed, team)
            self._tell_left_out(team)

        self.app.push_screen(TeamForm(self.session, named, accept))

    def _tell_left_out(self, before: Team) -> None:
        """What does not come up any more, now that students take part."""
        count = 0 if before.students_take_part else team_verbs.left_out_of(self.gate, before.id)
        if count:
            words = ngettext(
                "{n} sak om personer kommer ikke på sakslista: elever deltar (§ 10-4).",
                "{n} saker om personer kommer ikke på sakslista: elever deltar (§ 10-4).",
                count,
            )
            self.notify(words.format(n=count), markup=False)

    def action_new(self) -> None:
        from elvis_tui.screens.dialogs.team_form import new_team

        def made(team: Team) -> None:
            self.show_again()
            # A team alone is nobody: who sits in it comes next.
            self.query_one(RowList).select(team.id)

        new_team(self, self.session, made)

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        team = self._chosen()
        if team is None:
            return
        team_id = team.id
        team_verbs.check_unused(self.desk, team_id)

        def question() -> str:
            name = people_words.team(team_id, self.session.names)
            return _("Ta bort {team}?").format(team=name)

        def answered(yes: bool | None) -> None:
            if yes:
                team_verbs.take_away(self.desk, team_id)
                self.show_again()

        follows = _("Det kan ikke velges mer. Det teamet har avsluttet, står som før.")
        self.app.push_screen(Ask(question, follows), answered)
