"""The facts of a team, and those of a new one from what most schools have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import Field
from elvis_tui.domain.teams import ItemKind, Team
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.people import teams as service
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, TextField
from elvis_tui.widgets.many_field import ManyField
from elvis_tui.wording.dates import short_weekday
from elvis_tui.wording.labels import code_word
from elvis_tui.wording.team_presets import preset_told, presets

if TYPE_CHECKING:
    from textual.screen import Screen

SCHOOL_WEEK = range(1, 6)


class TeamForm(DescribedForm[Team]):
    """Returns the team with what was typed; one with an empty id is new.

    Args:
        session: What the screens share.
        team: What the fields hold at first.
        accept: Takes the team when it is saved.
        preset: Which of the `presets` a new one is made from.
    """

    words = later("Rediger team")

    def __init__(
        self, session: Session, team: Team, accept: Accept[Team], preset: str = ""
    ) -> None:
        super().__init__(session, f"team:{team.id or preset or 'new'}", "", team, accept)

    def heading(self) -> str:
        return self.purpose() if self.record.id else _("Nytt team")

    def label_for(self, field: Field) -> str:
        return {
            "takes_up_cases": _("Saker"),
            "every_weeks": _("Uker mellom møter"),
            "private_kinds": _("Privat under"),
        }.get(field.name) or super().label_for(field)

    def flag_words(self, field: Field) -> tuple[str, str]:
        return {
            "takes_up_cases": (_("ikke på sakslista"), _("på sakslista")),
            "follows_up": (_("ingen, møtes bare"), _("elever og klasser")),
            "students_take_part": (_("nei"), _("ja: ingenting om personer tas opp")),
        }[field.name]

    def field_for(self, field: Field) -> Widget:
        name, value = field.name, getattr(self.record, field.name)
        if name == "weekday":
            days = [Choice(str(day), short_weekday(day)) for day in SCHOOL_WEEK]
            return ChoiceField([Choice("", _("ikke fast")), *days], str(value or ""), id=name)
        if name == "private_kinds":
            kinds = [code_word(ItemKind, kind) for kind in ItemKind]
            chosen = ", ".join(code_word(ItemKind, kind) for kind in value)
            hint = _("notater om: {kinds}").format(kinds=", ".join(kinds))
            return ManyField(chosen, placeholder=hint, suggestions=kinds, id=name)
        widget = super().field_for(field)
        hints = {
            "every_weeks": _("f.eks. 2; tomt: ikke fast"),
            "start": _("f.eks. 12.00"),
            "place": _("f.eks. møterom 2"),
            "standing": _("tas opp i hvert møte, én på hver linje"),
        }
        if isinstance(widget, LineField | TextField) and name in hints:
            widget.placeholder = hints[name]
        return widget

    def _typed(self, field: Field) -> Any:
        if field.name == "weekday":
            chosen = self.value("weekday")
            return int(chosen) if chosen else None
        if field.name == "private_kinds":
            return self._kinds()
        return super()._typed(field)

    def _kinds(self) -> tuple[ItemKind, ...]:
        """The kinds whose words stand in the field, in their own order."""
        words = {folded(code_word(ItemKind, kind)): kind for kind in ItemKind}
        typed = [part.strip() for part in self.value("private_kinds").split(",") if part.strip()]
        for word in typed:
            if folded(word) not in words:
                known = ", ".join(code_word(ItemKind, kind) for kind in ItemKind)
                raise DomainError(Fault.NOT_A_KIND, text=word, known=known, field="private_kinds")
        chosen = {words[folded(word)] for word in typed}
        return tuple(kind for kind in ItemKind if kind in chosen)


def new_team(screen: Screen[Any], session: Session, made: Callable[[Team], None]) -> None:
    """Ask what kind of team, and then for its facts.

    Args:
        screen: Where one stands.
        session: What the screens share.
        made: Takes the team that was put in.
    """
    offered = presets()
    own = _("Et annet team")
    answers = [
        Answer(code, session.names.text(team.name) or own, preset_told(code, team))
        for code, team in offered.items()
    ]

    def chosen(code: str | None) -> None:
        if not code:
            return
        added: list[Team] = []

        def accept(typed: Team) -> None:
            added.append(service.add(session.desk, typed))

        def closed(_typed: Team | None) -> None:
            if added:
                made(added[0])

        screen.app.push_screen(TeamForm(session, offered[code], accept, code), closed)

    screen.app.push_screen(Choose(_("Hvilket team?"), "", answers), chosen)
