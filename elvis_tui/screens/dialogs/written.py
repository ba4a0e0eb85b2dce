"""Something a person wrote: read it whole, put it right, or take it away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from textual.widget import Widget

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.dialogs.commands import WRITTEN
from elvis_tui.screens.dialogs.described import DescribedForm, R
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key

SLIP, SAKE = "slip", "sake"


class Piece(Protocol):
    """A note, a contact, a measure, or what was noted in a meeting."""

    piece_id: str

    def heading(self) -> str:
        """What it is, and about whom, as it may be shown now."""
        ...

    def text(self) -> str:
        """All of it, as it may be shown now.

        Raises:
            ElvisError: when it is not there any more.
        """
        ...

    def form(self) -> Form[Any]:
        """The dialog that puts it right.

        Raises:
            ElvisError: when one may not.
        """
        ...

    def take_away(self) -> None: ...

    def erase(self, why: FreeText) -> None: ...


class WrittenDialog(HasCommandsThatChange, Dialog[None]):
    """Shows it, and leads to what can be done with it.

    Args:
        session: What the screens share.
        piece: What was written.
    """

    scrolls = True
    OWN_COMMANDS = WRITTEN

    def __init__(self, session: Session, piece: Piece) -> None:
        super().__init__()
        self.session, self._piece = session, piece

    def heading(self) -> str:
        return self._piece.heading()

    def body(self) -> Iterable[Widget]:
        yield Words(id="text")

    def on_mount(self) -> None:
        self.names_changed()

    def names_changed(self) -> None:
        """Show it as it may be shown now."""
        self.say_heading()
        self.query_one("#text", Words).say(self._piece.text())

    def action_correct(self) -> None:
        def closed(result: object) -> None:
            if result is not None:
                self.names_changed()

        try:
            form = self._piece.form()
        except ElvisError as fault:
            self.refuse(explain(fault))
        else:
            self.app.push_screen(form, closed)

    def action_remove(self) -> None:
        undone = _("tas bort; {undo} angrer").format(undo=key("app.undo", "u"))
        answers = [
            Answer(SLIP, _("skrevet ved en feil"), undone),
            Answer(SAKE, _("for elevens skyld"), _("borte for godt, også fra historikken")),
        ]

        def answered(code: str | None) -> None:
            if code == SLIP:
                self._leave(self._piece.take_away)
            elif code == SAKE:
                form = ErasureForm(self.session, self._piece.piece_id, self._piece.erase)
                self.app.push_screen(form, erased)

        def erased(why: FreeText | None) -> None:
            if why is not None:
                self.dismiss(None)

        self.app.push_screen(Choose(_("Hvorfor tas det bort?"), "", answers), answered)

    def _leave(self, action: Callable[[], None]) -> None:
        try:
            action()
        except ElvisError as fault:
            self.refuse(explain(fault))
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)


class CorrectForm(DescribedForm[R]):
    """Returns what was written as it should have been.

    Args:
        session: What the screens share.
        about: What it is, or whom it is about, in the heading.
        record: As it stands.
        accept: Takes it, and why it was more than a slip; empty for a slip.
    """

    words = later("Rett opp")

    def __init__(
        self,
        session: Session,
        about: Subject | str,
        record: R,
        accept: Callable[[R, FreeText], object],
    ) -> None:
        self._why = FreeText("")
        key = f"correct:{getattr(record, 'id', '')}"
        super().__init__(session, key, about, record, lambda new: accept(new, self._why))

    def fields(self) -> Iterable[Widget]:
        yield from super().fields()
        hint = _("kan stå tom for en skrivefeil")
        yield Labelled(_("Hvorfor rettes"), LineField(placeholder=hint, id="correction"))

    def read(self) -> R:
        self._why = FreeText(self.value("correction"))
        return super().read()


class ErasureForm(Form[FreeText]):
    """Returns why something is taken away for good.

    Args:
        session: What the screens share.
        piece_id: What it is: a reason that was begun belongs to it alone.
        accept: Takes the reason.
    """

    def __init__(self, session: Session, piece_id: str, accept: Accept[FreeText]) -> None:
        super().__init__(session, f"erase:{piece_id}", accept)

    def heading(self) -> str:
        return _("Ta bort for elevens skyld")

    def fields(self) -> Iterable[Widget]:
        yield Words(
            _(
                "Det som sto, blir borte fra data, historikk, utkast og tidligere utgaver, og kan "
                "ikke hentes tilbake. At det ble tatt bort, når og av hvem, blir stående."
            )
        )
        yield Labelled(_("Grunn"), LineField(placeholder=_("ikke gjenta det som sto"), id="why"))

    def read(self) -> FreeText:
        return FreeText(self.value("why"))
