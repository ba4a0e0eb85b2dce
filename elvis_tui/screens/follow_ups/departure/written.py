"""A step that was done, as something that can be read, put right or taken away."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.follow_ups.departure import Done
from elvis_tui.domain.free_text import FreeText
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.dialogs.written import CorrectForm
from elvis_tui.screens.follow_ups.departure.forms import ASKED
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.follow_ups import departures as service
from elvis_tui.wording import departures as words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.labels import heading


class DonePiece:
    """See `Piece`.

    Args:
        session: What the screens share.
        departure_id: Whose it is.
        done_id: Which.
    """

    def __init__(self, session: Session, departure_id: str, done_id: str) -> None:
        self._session, self._departure_id, self.piece_id = session, departure_id, done_id

    @property
    def _done(self) -> Done:
        return service.find(self._session.gate, self._departure_id, self.piece_id)

    def heading(self) -> str:
        subject = service.get(self._session.gate, self._departure_id).subject
        name = self._session.names.with_group(subject)
        return f"{words.form_heading(self._done.deed)}: {name}"

    def text(self) -> str:
        done, names = self._done, self._session.names
        facts = [" · ".join(filter(None, (long_date(done.on), names.author(done.by))))]
        told = {"whom": done.whom, "sent_as": done.sent_as, "why": done.why}
        facts += [f"{heading(Done, f)}: {names.text(text)}" for f, text in told.items() if text]
        return "\n".join([*facts, "", names.text(done.text)]).rstrip()

    def form(self) -> Form[Any]:
        done = self._done
        return CorrectDone(self._session, words.deed(done.deed), done, self._correct)

    def _correct(self, done: Done, why: FreeText) -> None:
        service.correct(self._session.desk, self._departure_id, done, why)

    def take_away(self) -> None:
        service.take_away_done(self._session.desk, self._departure_id, self.piece_id)

    def erase(self, why: FreeText) -> None:
        service.erase_done(self._session.desk, self._departure_id, self.piece_id, why)


class CorrectDone(CorrectForm[Done]):
    """Asks for what was asked when it was written."""

    def asked_for(self) -> tuple[str, ...]:
        return ASKED[self.record.deed]
