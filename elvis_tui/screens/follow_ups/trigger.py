"""That a trigger of the ladder was met: which, on which day, and who takes the steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.across.proposed_steps import Proposed
from elvis_tui.domain.follow_ups.ladder import Rung
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _, later, ngettext
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.follow_ups import ladder as service
from elvis_tui.widgets.fields import ShortField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import ladder as words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key


class Met(NamedTuple):
    """The day a trigger was met, and who takes the steps."""

    on: date
    who: FreeText


def ask_for_trigger(page: Page, follow_up: FollowUp) -> None:
    """Ask which trigger was met, and then when; its steps become tasks."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    session = page.session
    parts = service.triggers(session.gate, session.gate.today)
    if not parts:
        page.tell(_("Skolen har ingen trinn. De settes under Skolen på Oversikt."))
        return

    def answer(rung_id: str, steps: Sequence[Rung]) -> Answer:
        count = ngettext("{n} trinn", "{n} trinn", len(steps)).format(n=len(steps))
        return Answer(rung_id, lambda: session.names.text(steps[0].trigger), count)

    def answered(rung_id: str | None) -> None:
        if not rung_id:
            return

        def accept(met: Met) -> None:
            given.append(len(service.trigger(page.desk, follow_up.id, rung_id, met.on, met.who)))

        def left(met: Met | None) -> None:
            page.show_again()
            if met is not None and given:
                _tell(page, given[-1])

        given: list[int] = []
        page.app.push_screen(TriggerForm(session, follow_up, parts[rung_id], accept), left)

    answers = [answer(rung_id, steps) for rung_id, steps in parts.items()]
    page.app.push_screen(Choose(_("Hva er sett?"), "", answers), answered)


def _tell(page: Page, count: int) -> None:
    told = ngettext(
        "{n} trinn er gitt som oppgave. {undo} angrer.",
        "{n} trinn er gitt som oppgaver. {undo} angrer.",
        count,
    )
    page.tell(told.format(n=count, undo=key("app.undo", "u")), wrong=False)


def accept_proposed(page: Page, follow_up_id: str, proposed: Proposed) -> None:
    """Give the steps of a trigger that an absence list proposes."""
    given: list[int] = []
    if page.attempt(lambda: given.append(len(service.accept(page.desk, follow_up_id, proposed)))):
        _tell(page, given[-1])


def answer(page: Page, follow_up: FollowUp, proposed: Proposed) -> None:
    """Ask what becomes of something proposed: its steps, or nothing for this streak."""
    from elvis_tui.screens.dialogs.choose import Answer, Choose

    if not page.may_change():
        return
    session, parts = page.session, service.triggers(page.gate, proposed.on)
    whole = next((p for p in parts.values() if proposed.rung in p), [proposed.rung])
    count = ngettext("{n} trinn", "{n} trinn", len(whole)).format(n=len(whole))
    answers = [
        Answer("yes", _("sett i gang"), count),
        Answer("no", _("ikke for dette fraværet"), _("foreslås ikke igjen")),
    ]

    def question() -> str:
        return words.proposed(proposed, session.names, session.gate.today)

    def answered(code: str | None) -> None:
        if code == "yes":
            accept_proposed(page, follow_up.id, proposed)
        elif code == "no":
            page.attempt(lambda: service.decline(page.desk, proposed))

    page.app.push_screen(Choose(question, "", answers), answered)


class TriggerForm(SubjectForm[Met]):
    """Which day the trigger was met, and whose its steps are; the steps stand above."""

    words = later("Trinn ved fravær")

    def __init__(
        self, session: Session, follow_up: FollowUp, steps: Sequence[Rung], accept: Accept[Met]
    ) -> None:
        draft = f"trigger:{follow_up.id}:{steps[0].id}"
        super().__init__(session, draft, follow_up.subject, accept)
        self._follow_up, self._steps = follow_up, tuple(steps)

    def body(self) -> Iterable[Widget]:
        yield Words(self._told(), id="steps", classes="details")
        yield from super().body()

    def names_changed(self) -> None:
        super().names_changed()
        for told in self.query("#steps").results(Words):
            told.say(self._told())

    def _told(self) -> str:
        names = self.session.names
        trigger = names.text(self._steps[0].trigger)
        steps = "; ".join(words.step(rung, names) for rung in self._steps)
        return _("{trigger}: {steps}.").format(
            trigger=trigger[:1].upper() + trigger[1:], steps=steps
        )

    def fields(self) -> Iterable[Widget]:
        day = ShortField(long_date(self.gate.today), placeholder=str(DATE_HINT), id="on")
        yield Labelled(_("Hvilken dag"), day)
        owner = self._follow_up.owner or self.session.desk.author
        yield Labelled(_("Hvem gjør det"), self.who_field("who", owner))

    def read(self) -> Met:
        self.needed("on")
        on = self.date_of("on")
        return Met(on or self.gate.today, FreeText(self.needed("who")))
