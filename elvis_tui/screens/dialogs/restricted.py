"""What is restricted: written so, opened on purpose by its owner, and put right."""

from __future__ import annotations

from collections.abc import Collection

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.described import DescribedForm, R
from elvis_tui.screens.dialogs.written import WrittenDialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.fields import ChoiceField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.keys import key

IN_CONFIDENCE = ("whom", "how", "reached", "cause", "text", "next_on")
"""What of something restricted is its owner's alone."""


def check_opening(session: Session, owner: FreeText) -> None:
    """Whether what is restricted may be opened now.

    Raises:
        DomainError: `NAMES_HIDDEN` while they are, `NOT_YOURS` for what is somebody else's.
    """
    if session.names_hidden:
        raise DomainError(Fault.NAMES_HIDDEN)
    if not session.gate.may_open(owner):
        raise DomainError(Fault.NOT_YOURS, who=session.names.staff(owner))


def why_not(session: Session, owner: FreeText) -> str:
    """Why it is not to be read now, and what to do."""
    if session.names_hidden:
        why = _("Skjermet. Det vises ikke mens navn er skjult; {key} viser navn.")
        return why.format(key=key("app.names", "F2"))
    who = session.names.staff(owner)
    return _("Skjermet: bare {who} kan åpne det. Spør {who}.").format(who=who)


class Restrictable(DescribedForm[R]):
    """A dialog for what may be restricted: with names hidden it does not show what is."""

    def flag_words(self, field: Field) -> tuple[str, str]:
        return _("alle i teamet"), _("bare den som skrev det")

    def label_for(self, field: Field) -> str:
        return _("Leses av") if field.name == "restricted" else super().label_for(field)

    def off_the_wall(self) -> Collection[str]:
        off = super().off_the_wall()
        may_be = "restricted" in self.asked_for()
        return (*off, *IN_CONFIDENCE) if may_be and self.value("restricted") else off

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        message.prevent_default()
        super().on_choice_field_changed(message)
        if self.session.names_hidden:
            self.names_changed()


class InConfidence(WrittenDialog):
    """What is restricted, opened on purpose: it goes when names do, and with any other screen."""

    _opened = _left = False

    def names_changed(self) -> None:
        if self._left:
            return
        if self._opened and self.session.names_hidden:
            self.dismiss(None)
            return
        self._opened = not self.session.names_hidden
        super().names_changed()

    def on_screen_suspend(self) -> None:
        self._left = True
        self.query_one("#text", Words).say("")

    def on_screen_resume(self) -> None:
        if self._left and self.is_current:
            self.dismiss(None)
