"""A note, a contact or a measure of a follow-up, as something that can be put right."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.follow_ups.handover_rules import TOLD
from elvis_tui.domain.follow_ups.records import Cause, Contact, FollowUp, Handover, Measure, Note
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.measures import Went
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.described import R
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.dialogs.restricted import (
    InConfidence,
    Restrictable,
    check_opening,
    why_not,
)
from elvis_tui.screens.dialogs.written import CorrectForm, WrittenDialog
from elvis_tui.screens.follow_ups.forms import CONTACT_ORDER
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.follow_ups import corrections
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.wording import follow_ups as words
from elvis_tui.wording.dates import long_date, moment
from elvis_tui.wording.handovers import section


def open_piece(page: Page, follow_up_id: str, kind: str, piece_id: str) -> None:
    """Show what was written, from the row of a page's line of time."""
    result = kind == Happening.EVALUATED
    piece = FollowUpPiece(page.session, follow_up_id, piece_id, result=result)
    dialog = InConfidence if piece.is_restricted else WrittenDialog
    page.app.push_screen(dialog(page.session, piece), lambda _none: page.show_again())


class CorrectPiece(Restrictable[R], CorrectForm[R]):
    """Puts a note or a contact right, and says who may read it."""


class FollowUpPiece:
    """See `Piece`.

    Args:
        session: What the screens share.
        follow_up_id: Whose it is.
        piece_id: Which.
        result: Whether it is how a measure went, and not the measure itself.
    """

    def __init__(
        self, session: Session, follow_up_id: str, piece_id: str, *, result: bool = False
    ) -> None:
        self._session = session
        self._follow_up_id, self.piece_id = follow_up_id, piece_id
        self._result = result

    @property
    def _piece(self) -> corrections.Written:
        # It is a part of the student's own page, and opened from there.
        gate = self._session.gate
        with gate.opening(service.get(gate, self._follow_up_id).subject):
            return corrections.find(gate, self._follow_up_id, self.piece_id)

    @property
    def is_restricted(self) -> bool:
        """Whether only its owner may open it."""
        piece = self._piece
        return isinstance(piece, Note | Contact) and piece.restricted

    @property
    def _whole(self) -> corrections.Written:
        """With all that is in it.

        Raises:
            DomainError: for what is restricted: `NAMES_HIDDEN` while they are, `NOT_YOURS` for
                what is somebody else's.
        """
        piece = self._piece
        if isinstance(piece, Note | Contact) and piece.restricted:
            check_opening(self._session, piece.by)
            return self._stored
        return piece

    @property
    def _stored(self) -> corrections.Written:
        """As it stands in the data, for the dialog that changes it."""
        whole = self._session.gate.to_change(FollowUp, self._follow_up_id)
        every: list[corrections.Written] = [*whole.notes, *whole.contacts]
        every += [*whole.measures, *whole.handovers]
        return next(one for one in every if one.id == self.piece_id)

    def _form_for(self, piece: corrections.Written) -> CorrectForm[Any]:
        kind = self._kind()
        if isinstance(piece, Handover):
            from elvis_tui.screens.follow_ups.handover import CorrectHandover

            return CorrectHandover(self._session, kind, piece, self._correct)
        if isinstance(piece, Measure):
            return CorrectForm[Any](self._session, kind, piece, self._correct)
        return CorrectPiece[Any](self._session, kind, piece, self._correct)

    def heading(self) -> str:
        subject = service.get(self._session.gate, self._follow_up_id).subject
        return f"{self._kind()}: {self._session.names.with_group(subject)}"

    def _kind(self) -> str:
        piece = self._piece
        if isinstance(piece, Measure):
            return _("Tiltak")
        if isinstance(piece, Handover):
            return _("Overlevering")
        return _("Notat") if isinstance(piece, Note) else _("Kontakt")

    def text(self) -> str:
        names = self._session.names
        try:
            piece = self._whole
        except DomainError:
            return self._why_not()
        if isinstance(piece, Note):
            head = f"{moment(piece.at)} · {names.author(piece.by)}"
            return f"{head}\n\n{names.text(piece.text)}"
        if isinstance(piece, Contact):
            how = f"{words.contact_method(piece.how)}, {names.text(piece.whom)}"
            head = f"{long_date(piece.on)} · {names.author(piece.by)}"
            told = [f"{how}: {words.reached(piece.reached)}"]
            if piece.cause is not Cause.NOT_TOLD:
                told.append(_("Årsak: {cause}").format(cause=words.cause(piece.cause)))
            if piece.next_on:
                told.append(_("Neste kontakt {day}").format(day=long_date(piece.next_on)))
            return "\n".join([head, *told, "", names.text(piece.text)]).rstrip()
        if isinstance(piece, Handover):
            return _handover(piece, names)
        who = _("Hvem: {who}").format(who=names.staff(piece.who) or "–")
        facts = [names.text(piece.what), who]
        facts.append(_("Fra {day}").format(day=long_date(piece.start)))
        if piece.evaluate_on:
            facts.append(_("Evalueres {day}").format(day=long_date(piece.evaluate_on)))
        if piece.evaluated_on:
            facts.append(_("Evaluert {day}").format(day=long_date(piece.evaluated_on)))
        if piece.went is not Went.NOT_TOLD:
            facts.append(_("Gjennomført: {went}").format(went=words.went(piece.went)))
        return "\n".join([*facts, "", names.text(piece.result)]).rstrip()

    def _why_not(self) -> str:
        """The day and whose it is, and why no more is to be read."""
        piece, names = self._piece, self._session.names
        assert isinstance(piece, Note | Contact)
        who = names.author(piece.by)
        head = f"{long_date(piece.on if isinstance(piece, Contact) else piece.at)} · {who}"
        return f"{head}\n\n{why_not(self._session, piece.by)}"

    def form(self) -> Form[Any]:
        """The dialog that puts it right.

        Raises:
            DomainError: as `_whole`.
        """
        _may_be_read = self._whole
        piece = self._stored
        form = self._form_for(piece)
        form.whose = service.get(self._session.gate, self._follow_up_id).subject
        if isinstance(piece, Measure) and self._result:
            form.asks = Asked.RESULT
        if isinstance(piece, Contact):
            form.first = CONTACT_ORDER
        return form

    def _correct(self, piece: corrections.Written, why: FreeText) -> None:
        corrections.correct(self._session.desk, self._follow_up_id, piece, why)

    def take_away(self) -> None:
        corrections.take_away(self._session.desk, self._follow_up_id, self.piece_id)

    def erase(self, why: FreeText) -> None:
        corrections.erase(self._session.desk, self._follow_up_id, self.piece_id, why)


def _handover(piece: Handover, names: Names) -> str:
    told = {name: names.text(getattr(piece, name)) for name in TOLD}
    parts = [f"{section(name)}\n{text}" for name, text in told.items() if text]
    return "\n\n".join([f"{long_date(piece.on)} · {names.author(piece.by)}", *parts])
