"""Who somebody in a meeting is, when they came or left, and why that is put right afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from textual.widget import Widget

from elvis_tui.domain.errors import at_field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings import presence
from elvis_tui.domain.meetings.presence import Moment
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.concealing import suspected_among
from elvis_tui.services.meetings.attendance import Guest
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, ShortField
from elvis_tui.wording import attendance as words
from elvis_tui.wording.case_routes import is_called_in
from elvis_tui.wording.dates import clock_time, read_time
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import participant


class GuestForm(Form[Guest]):
    """Returns somebody who is here.

    Args:
        session: What the screens share.
        meeting_id: In which meeting.
        accept: Takes it.
        always: Whether they are called in every time, as far as nobody says otherwise.
        of_team: Whether that can be said here.
        old: Who is put right; somebody new without it.
    """

    def __init__(
        self,
        session: Session,
        meeting_id: str,
        accept: Accept[Guest],
        *,
        always: bool,
        of_team: bool = True,
        old: Participant | None = None,
    ) -> None:
        draft = f"guest:{meeting_id}:{old.id}" if old else f"guest:{meeting_id}"
        super().__init__(session, draft, accept)
        self._always, self._old = always, old
        # The next meeting of the team has nobody of whom it is about.
        self._case_id = session.gate.get(Meeting, meeting_id).case_id
        self._is_of_team = of_team and not self._case_id

    def heading(self) -> str:
        return _("Rett hvem det er") if self._old else _("En til i møtet")

    def fields(self) -> Iterable[Widget]:
        old = self._old or Participant(id="")
        yield Labelled(_("Navn"), LineField(old.name, id="name"))
        yield Labelled(_("Rolle"), LineField(old.role, id="role"))
        yield Labelled(
            _("Tilhører"),
            ChoiceField(
                [Choice("", _("skolen")), Choice("external", _("en annen tjeneste"))],
                "external" if old.external else "",
                id="external",
            ),
        )
        yield Labelled(
            _("Tjeneste"), LineField(old.service, placeholder=_("f.eks. PPT"), id="service")
        )
        if not self._is_of_team:
            return
        yield Labelled(
            _("Innkalles"),
            ChoiceField(
                [Choice("", _("bare denne gangen")), Choice("always", _("hver gang"))],
                "always" if self._always else "",
                id="always",
            ),
        )

    def read(self) -> Guest:
        return Guest(
            self.value("name"),
            self.value("role"),
            bool(self.value("external")),
            self._is_of_team and bool(self.value("always")),
            self.value("service"),
        )

    def doubt(self, result: Guest) -> str:
        found = suspected_among(self.gate, self._case_id, (result.name, result.role))
        if not found:
            return ""
        return is_called_in(", ".join(found), key("form.save", "ctrl+s"))


class TimeForm(Form[time | None]):
    """Returns when somebody came or left; an emptied field says nothing of it."""

    def __init__(
        self,
        session: Session,
        meeting: Meeting,
        one: Participant,
        which: Moment,
        accept: Accept[time | None],
    ) -> None:
        super().__init__(session, f"attended:{meeting.id}:{one.id}:{which}", accept)
        self._meeting, self._one, self._which = meeting, one, which

    def heading(self) -> str:
        return words.time_question(self._which, participant(self._one, self.session.names))

    def fields(self) -> Iterable[Widget]:
        told = presence.told_at(self._one, self._which)
        at = clock_time(told) if told else ""
        hint = _("f.eks. 12.20; tomt: var der hele tida")
        yield Labelled(_("Klokka"), ShortField(at, placeholder=hint, id="at"))

    def read(self) -> time | None:
        with at_field("at"):
            return read_time(self.value("at"))

    def doubt(self, result: time | None) -> str:
        now = self.session.gate.clock.now().time()
        odd = result and presence.odd(self._meeting, self._one, self._which, result, now)
        if not odd:
            return ""
        return words.asked_about(odd, self._meeting, key("form.save", "ctrl+s"), now)


class WhyForm(Form[FreeText]):
    """Returns why it is put right who was there; empty for a slip."""

    def __init__(self, session: Session, meeting_id: str, accept: Accept[FreeText]) -> None:
        super().__init__(session, f"attended-why:{meeting_id}", accept)

    def heading(self) -> str:
        return _("Hvorfor rettes det hvem som var til stede?")

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvorfor"), LineField(placeholder=_("tomt: skrivefeil"), id="why"))

    def read(self) -> FreeText:
        return FreeText(self.value("why"))
