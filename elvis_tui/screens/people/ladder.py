"""The school's ladder: what is done when something is seen, a step a row."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.ladder import Rung
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.screens.people import commands
from elvis_tui.screens.people.saved_rows import SavedRows
from elvis_tui.services.follow_ups import ladder as service
from elvis_tui.widgets.fields import ShortField
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import ladder as words

LAYOUT = {"": (Column(20, grow=True, wrap=True), Column(12), Column(20, wrap=True))}


class LadderScreen(SavedRows):
    """Every trigger with its steps; each change is saved as it is made."""

    layouts = LAYOUT
    OWN_COMMANDS = commands.LADDER

    def heading(self) -> str:
        return _("Trinn ved fravær")

    def empty(self) -> str:
        return _("Ingen trinn.")

    def lines(self) -> Iterator[Line]:
        names, before = self.session.names, ""
        for rung in service.ladder(self.gate):
            if rung.trigger_key != before:
                if before:
                    yield Section()
                yield Section(names.text(rung.trigger), words.after_streak(rung))
            before = rung.trigger_key
            when = ", ".join(filter(None, (words.within(rung), words.since(rung))))
            kind = words.step_kind(rung.kind)
            yield Row(rung.id, (names.text(rung.step), (kind, "muted"), (when, "muted")))

    def _chosen(self) -> Rung | None:
        chosen = self.chosen_id
        return service.find(self.gate, chosen) if chosen else None

    def has_steps(self) -> bool:
        """Whether there is a step to put right, or take away."""
        return self._chosen() is not None

    def action_edit(self) -> None:
        rung = self._chosen()
        if rung is not None and not self.session.reading:
            self.app.push_screen(
                RungForm(self.session, rung, lambda typed: service.edit(self.desk, typed))
            )

    def action_add(self) -> None:
        near = self._chosen()
        trigger = near.trigger if near else FreeText("")
        new = Rung(id="", trigger=trigger, step=FreeText(""))
        self.app.push_screen(
            RungForm(self.session, new, lambda typed: service.add(self.desk, typed))
        )

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        rung = self._chosen()
        if rung is None:
            return
        rung_id = rung.id

        def question() -> str:
            return _("Ta bort «{step}»?").format(step=self.session.names.text(rung.step))

        def answered(yes: bool | None) -> None:
            if yes:
                service.take_away(self.desk, rung_id)
            self.show_again()

        follows = _("Det som alt er gitt som oppgaver, står.")
        self.app.push_screen(Ask(question, follows), answered)


class RungForm(DescribedForm[Rung]):
    """Returns the step with what was typed; one with an empty id is new."""

    words = later("Trinn ved fravær")

    def __init__(self, session: Session, rung: Rung, accept: Accept[Rung]) -> None:
        super().__init__(session, f"rung:{rung.id or 'new'}", "", rung, accept)

    def heading(self) -> str:
        return self.purpose() if self.record.id else _("Nytt trinn ved fravær")

    def label_for(self, field: Field) -> str:
        return _("Innen") if field.name == "within" else super().label_for(field)

    def field_for(self, field: Field) -> Widget:
        if field.name == "within":
            hint = _("dager etter dagen det skjedde; 0 er samme dag")
            days = str(self.record.within)
            return ShortField(days, placeholder=hint, id="within")
        if field.name == "streak":
            hint = _("hele skoledager borte på rad; 0 foreslår aldri")
            days = str(self.record.streak)
            return ShortField(days, placeholder=hint, id="streak")
        return super().field_for(field)

    def flag_words(self, field: Field) -> tuple[str, str]:
        return _("alle dager"), _("skoledager")
