"""The hand-over to next year's team, as it will be read, and the dialogs that write it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.handover_rules import of_this_year
from elvis_tui.domain.follow_ups.records import FollowUp, Handover
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.write import Target, WriteForm
from elvis_tui.screens.dialogs.written import CorrectForm
from elvis_tui.screens.follow_ups import commands
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.across import handover as service
from elvis_tui.services.follow_ups import handovers
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, TextField
from elvis_tui.widgets.reading import Reading
from elvis_tui.wording.handovers import prompt, section


class HandoverScreen(Page):
    """The hand-over of one, rendered: what was written, and what the follow-up tells of itself."""

    mode = "follow_ups"
    AUTO_FOCUS = "#handover"
    OWN_COMMANDS = commands.HANDOVER

    def __init__(self, session: Session, follow_up_id: str) -> None:
        super().__init__(session)
        self._follow_up_id = follow_up_id

    @property
    def _follow_up(self) -> FollowUp:
        return follow_ups.get(self.gate, self._follow_up_id)

    def body(self) -> Iterable[Widget]:
        yield Reading(id="handover")

    def head(self) -> str:
        who = self.session.names.with_group(self._follow_up.subject)
        return _("Overlevering: {who}").format(who=who)

    def reload(self) -> None:
        text = service.text(self.gate, [self._follow_up], hidden=self.session.names_hidden)
        self.query_one(Reading).show(text)

    def action_edit(self) -> None:
        whole = self.gate.to_change(FollowUp, self._follow_up_id)
        old = of_this_year(whole, self.gate.today)

        def accept(typed: Handover) -> None:
            handovers.write(self.desk, self._follow_up_id, typed, old)

        self.app.push_screen(HandoverForm(self.session, whole, old, accept))

    def action_write(self) -> None:
        follow_up = self._follow_up

        def accept(target: Target, in_confidence: bool) -> None:
            path = service.write(
                self.gate,
                self._follow_up,
                target.path,
                hidden=target.hidden,
                in_confidence=in_confidence,
            )
            self.tell(_("Skrevet til {path}").format(path=path), wrong=False)

        def name(hidden: bool) -> str:
            return service.file_name(self.gate, follow_up.subject, hidden=hidden)

        asks = service.may_confide(self.gate, follow_up)
        form = WriteHandover(self.session, follow_up.id, name, accept, asks=asks)
        self.app.push_screen(form)


class Prompted(DescribedForm[Handover]):
    """The fields of a hand-over, each with what helps one to begin."""

    def field_for(self, field: Field) -> Widget:
        text, hint = to_edit(getattr(self.record, field.name)), prompt(field.name)
        if field.name == "remember":
            return LineField(text, placeholder=hint, id=field.name)
        return TextField(text, placeholder=hint, id=field.name)

    def asked_for(self) -> tuple[str, ...]:
        """What another one gave in confidence is not asked about: it stays as it is."""
        names, old = super().asked_for(), self.record
        if not old.in_confidence or self.gate.is_mine(old.confided_by):
            return names
        return tuple(name for name in names if name != "in_confidence")

    def off_the_wall(self) -> Collection[str]:
        return ("in_confidence",)


class HandoverForm(Prompted):
    """Returns the hand-over of this school year as it was typed.

    Args:
        session: What the screens share.
        follow_up: Whose it is.
        old: The one that stands, if there is one.
        accept: Takes it.
    """

    words = later("Overlevering")

    def __init__(
        self,
        session: Session,
        follow_up: FollowUp,
        old: Handover | None,
        accept: Accept[Handover],
    ) -> None:
        by = session.desk.author
        record = old or Handover(id="", on=session.gate.today, by=by)
        super().__init__(session, f"handover:{follow_up.id}", follow_up.subject, record, accept)


class CorrectHandover(Prompted, CorrectForm[Handover]):
    """Puts a hand-over right, also one of an earlier year."""


class WriteHandover(WriteForm):
    """Also asks whether what is restricted goes with it, where whoever writes may give it on.

    Args:
        session: What the screens share.
        key: Whose it is.
        name: What the file is called, as for `WriteForm`.
        accept: Takes where to write, and whether that goes with it.
        asks: Whether there is anything to give on.
    """

    def __init__(
        self,
        session: Session,
        key: str,
        name: Callable[[bool], str],
        accept: Callable[[Target, bool], object],
        *,
        asks: bool,
    ) -> None:
        def both(target: Target) -> object:
            return accept(target, self._asks and bool(self.value("in_confidence")))

        self._asks = asks
        super().__init__(session, f"handover:{key}", name, both)

    def fields(self) -> Iterable[Widget]:
        names, *rest = super().fields()
        yield names
        if self._asks:
            answers = [Choice("", _("ikke med")), Choice("yes", _("med, der navnene vises"))]
            yield Labelled(section("in_confidence"), ChoiceField(answers, id="in_confidence"))
        yield from rest
