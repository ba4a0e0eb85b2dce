"""The members of one team: whom it calls in, and who they are."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.people.records import Person
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.screens.people.saved_rows import SavedRows
from elvis_tui.screens.people.school_forms import PersonForm
from elvis_tui.services.people import members as service
from elvis_tui.widgets.rows import Column, Line, Row
from elvis_tui.wording import people as people_words
from elvis_tui.wording.keys import key

LAYOUT = {"": (Column(20, grow=True), Column(26), Column(8))}


class MembersScreen(SavedRows):
    """Each change is saved as it is made."""

    layouts = LAYOUT
    OWN_COMMANDS = commands.MEMBERS

    def __init__(self, session: Session, team_id: str) -> None:
        super().__init__(session)
        self._team_id = team_id

    def heading(self) -> str:
        team = people_words.team(self._team_id, self.session.names)
        return _("{team}: medlemmer").format(team=team)

    def empty(self) -> str:
        return _("Ingen sitter i teamet ennå. {add} legger til en.").format(
            add=key("members.add", "n")
        )

    def lines(self) -> Iterator[Line]:
        names = self.session.names
        for person in service.members(self.gate, self._team_id):
            external = (_("ekstern"), "yellow") if person.external else ""
            role = (names.text(person.role), "muted")
            yield Row(person.id, (names.staff(person.name), role, external))

    def _chosen(self) -> Person | None:
        return self.gate.find(Person, self.chosen_id)

    def has_members(self) -> bool:
        """Whether there is anybody to put right or take off."""
        return self._chosen() is not None

    def action_add(self) -> None:
        new = Person(id="", name="", role="")
        self.app.push_screen(
            PersonForm(
                self.session,
                f"member:{self._team_id}",
                new,
                lambda p: service.add(self.desk, self._team_id, p),
            )
        )

    def action_edit(self) -> None:
        old = self._chosen()
        if old is not None:
            self.app.push_screen(
                PersonForm(
                    self.session,
                    f"person:{old.id}",
                    old,
                    lambda p: service.edit(self.desk, p, old),
                )
            )

    def action_take_off(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        person = self._chosen()
        if person is None:
            return

        def question() -> str:
            names = self.session.names
            who, team = names.staff(person.name), people_words.team(self._team_id, names)
            return _("Ta {name} av {team}?").format(name=who, team=team)

        def answered(yes: bool | None) -> None:
            if yes:
                service.take_off(self.desk, self._team_id, person.id)
                self.show_again()

        follows = _("Blir ikke innkalt mer. Det som er notert og gitt av oppgaver, står som før.")
        self.app.push_screen(Ask(question, follows), answered)
