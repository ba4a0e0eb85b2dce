"""The school's name, and a team's."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField


class SchoolForm(Form[str]):
    """Returns the school's name; empty for none."""

    def __init__(self, session: Session, accept: Accept[str]) -> None:
        super().__init__(session, "school", accept)

    def heading(self) -> str:
        return _("Skolens navn")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Navn"), LineField(to_edit(self.gate.school.name), id="name"))

    def read(self) -> str:
        return self.value("name")


class TeamForm(Form[Team]):
    """Returns the team with what was typed; one with an empty id is new."""

    def __init__(self, session: Session, team: Team, accept: Accept[Team]) -> None:
        super().__init__(session, f"team:{team.id or 'new'}", accept)
        self._team = team

    def heading(self) -> str:
        return _("Rediger team") if self._team.id else _("Nytt team")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Navn"), LineField(to_edit(self._team.name), id="name"))
        yield Labelled(
            _("Saker"),
            ChoiceField(
                [Choice("", _("ikke på sakslista")), Choice("cases", _("på sakslista"))],
                "cases" if self._team.takes_up_cases else "",
                id="cases",
            ),
        )

    def read(self) -> Team:
        name, cases = self.value("name"), bool(self.value("cases"))
        return replace(self._team, name=FreeText(name), takes_up_cases=cases)
