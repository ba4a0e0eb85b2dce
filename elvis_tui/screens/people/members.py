"""The members of one team: whom it calls in, and who they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.people.records import Person
from elvis_tui.i18n import _
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.screens.people.school_forms import PersonForm
from elvis_tui.services.people import members as service
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording import people as people_words
from elvis_tui.wording.keys import key

LAYOUT = {"": (Column(20, grow=True), Column(26), Column(8))}


class MembersScreen(HasCommandsThatChange, Dialog[None]):
    """Each change is saved as it is made."""

    shape = "list"
    OWN_COMMANDS = commands.MEMBERS

    def __init__(self, session: Session, team_id: str) -> None:
        super().__init__()
        self.session = session
        self._team_id = team_id

    def heading(self) -> str:
        team = people_words.team(self._team_id, self.session.names)
        return _("{team}: medlemmer").format(team=team)

    def body(self) -> Iterable[Widget]:
        rows = RowList(LAYOUT)
        rows.empty = _("Ingen sitter i teamet ennå. {add} legger til en.").format(
            add=key("members.add", "n")
        )
        yield rows

    def on_screen_resume(self) -> None:
        self._show()

    def names_changed(self) -> None:
        """Show the people as they may be shown now."""
        self._show()

    def _show(self) -> None:
        self.say_heading()
        self.query_one(RowList).fill(self._lines())
        self.refresh_bindings()

    def _lines(self) -> Iterator[Row]:
        names = self.session.names
        for person in service.members(self.session.gate, self._team_id):
            external = (_("ekstern"), "yellow") if person.external else ""
            role = (names.text(person.role), "muted")
            yield Row(person.id, (names.staff(person.name), role, external))

    def _chosen(self) -> Person | None:
        row = self.query_one(RowList).row
        return None if row is None else self.session.gate.find(Person, row.id)

    def has_members(self) -> bool:
        """Whether there is anybody to put right or take off."""
        return self.is_mounted and self._chosen() is not None

    def action_add(self) -> None:
        new = Person(id="", name="", role="")
        self.app.push_screen(
            PersonForm(
                self.session,
                f"member:{self._team_id}",
                new,
                lambda p: service.add(self.session.desk, self._team_id, p),
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
                    lambda p: service.edit(self.session.desk, p, old),
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
                service.take_off(self.session.desk, self._team_id, person.id)
                self._show()

        follows = _("Blir ikke innkalt mer. Det som er notert og gitt av oppgaver, står som før.")
        self.app.push_screen(Ask(question, follows), answered)

    def action_close(self) -> None:
        self.dismiss(None)
