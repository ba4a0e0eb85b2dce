"""The dialogs of a consent: recorded, read whole, put right, withdrawn, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.people import consent_rules as rules
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.commands import CONSENT
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.written import CorrectForm, WrittenDialog
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.consents import ages, born
from elvis_tui.services.people import consents as service
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField
from elvis_tui.widgets.many_field import ManyField
from elvis_tui.wording import consents as words
from elvis_tui.wording.keys import key


def record_consent(page: Page, student_id: str) -> None:
    """Ask what was answered, and record it."""
    form = consent_form(page.session, student_id)
    page.app.push_screen(form, lambda _none: page.show_again())


def consent_form(session: Session, student_id: str) -> ConsentForm:
    """The dialog that asks what was answered, and records it."""
    return ConsentForm(
        session,
        f"consent:{student_id}",
        Subject.of_student(student_id),
        service.proposed(session.gate, student_id),
        lambda consent: service.record(session.desk, consent),
    )


def open_consent(page: Page, consent_id: str) -> None:
    """Show one, with what can be done with it."""
    dialog = ConsentDialog(page.session, consent_id)
    page.app.push_screen(dialog, lambda _none: page.show_again())


class ConsentForm(DescribedForm[Consent]):
    """A consent or a refusal; impossible days are refused, and what is not plain asked about."""

    words = later("Samtykke")
    _answered = Standing.GIVEN

    def on_mount(self) -> None:
        self._show_for(Standing(self.value("standing")))

    def asked_for(self) -> tuple[str, ...]:
        from elvis_tui.domain.fields import asked

        names = super().asked_for()
        if self.record.standing is Standing.WITHDRAWN:
            names += asked(Consent, Asked.WITHDRAWAL)
        return names if self.record.as_it_stood else tuple(n for n in names if n != "as_it_stood")

    def field_for(self, field: Field) -> Widget:
        name = field.name
        if name == "standing":
            # It is withdrawn with a key of its own, and unclear is what older data are.
            answers = [Standing.GIVEN, Standing.REFUSED]
            if self.record.standing not in answers:
                answers.append(self.record.standing)
            chosen = [Choice(one, words.standing(one)) for one in answers]
            return ChoiceField(chosen, self.record.standing, id=name)
        if field.many:
            there = ", ".join(map(to_edit, getattr(self.record, name)))
            return ManyField(
                there,
                placeholder=_("f.eks. {services}").format(
                    services=", ".join(words.usual_services()[:4])
                ),
                suggestions=words.usual_services(),
                offered=name == "sources",
                id=name,
            )
        hint = _placeholder(name)
        if hint:
            return LineField(to_edit(getattr(self.record, name)), placeholder=hint, id=name)
        return super().field_for(field)

    def _fill(self, values: Mapping[str, str]) -> None:
        super()._fill(values)
        # What was typed before stands as it was: only a new answer takes something away.
        self._show_for(Standing(self.value("standing")))

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        if message.field.id == "standing" and message.value != self._answered:
            answer = Standing(message.value)
            self._show_for(answer)
            # Who may consent says the age; who has refused, only whoever was there.
            refused = answer is Standing.REFUSED
            given = self.query_one("#given_by", ChoiceField)
            if given.value == (self.record.given_by if refused else Giver.NOT_TOLD):
                given.value = Giver.NOT_TOLD if refused else self.record.given_by
        message.prevent_default()
        super().on_choice_field_changed(message)

    def _show_for(self, answer: Standing) -> None:
        """Ask for what belongs to an answer: a refusal has no last day."""
        self._answered = answer
        for row in self.query(Labelled):
            if row.field_id == "expires_on":
                row.display = answer is not Standing.REFUSED

    def names_changed(self) -> None:
        super().names_changed()
        self._show_for(self._answered)

    def _typed(self, field: Field) -> Any:
        if field.many:
            return rules.read_services(self.value(field.name), words.usual_services())
        return super()._typed(field)

    def read(self) -> Consent:
        typed = rules.without_end(super().read())
        if typed.standing is Standing.REFUSED and typed.given_by is Giver.NOT_TOLD:
            raise DomainError(Fault.EMPTY_FIELD, field="given_by")
        rules.check(typed, born(self.gate, typed.student), self.gate.today)
        return typed

    def doubt(self, result: Consent) -> str:
        birth = born(self.gate, result.student)
        if birth is None:
            return ""
        needed = ages(self.gate, result.on or self.gate.today)
        found = rules.doubt(result, birth, needed)
        if found is None or found is (self.record.id and rules.doubt(self.record, birth, needed)):
            return ""
        save = key("form.save", "ctrl+s")
        return words.doubtful(result, birth, needed.of(result), found, save)


def _placeholder(name: str) -> str:
    return {
        "purpose": _("f.eks. samarbeid om fravær"),
        "data": _("f.eks. fravær, tiltak, hva som hjelper"),
        "informed": _("f.eks. samtale med kontaktlærer, skjema"),
        "kept_out": _("temaer eller personer eleven ikke vil ha med"),
        "withdrawn_what": _("tomt: alt"),
        "withdrawn_why": _("trenger ikke oppgis"),
    }.get(name, "")


class CorrectConsent(ConsentForm, CorrectForm[Consent]):
    """A consent as it should have been recorded."""

    words = later("Rett opp")


class WithdrawForm(DescribedForm[Consent]):
    """The day, what was withdrawn where it was not all, and why where somebody said so."""

    words = later("Trekk tilbake samtykket")
    asks = Asked.WITHDRAWAL

    def __init__(self, session: Session, consent: Consent, accept: Accept[Consent]) -> None:
        today = replace(consent, withdrawn_on=session.gate.today)
        about = Subject.of_student(consent.student)
        super().__init__(session, f"withdraw:{consent.id}", about, today, accept)

    def field_for(self, field: Field) -> Widget:
        if hint := _placeholder(field.name):
            return LineField(placeholder=hint, id=field.name)
        return super().field_for(field)


class ConsentDialog(WrittenDialog):
    """All of one consent, with what can be done with it."""

    OWN_COMMANDS = CONSENT

    def __init__(self, session: Session, consent_id: str) -> None:
        super().__init__(session, ConsentPiece(session, consent_id))
        self._consent_id = consent_id

    def is_given(self) -> bool:
        """Whether it is one that can be withdrawn."""
        found = self.session.gate.find(Consent, self._consent_id)
        return found is not None and found.standing is Standing.GIVEN

    def action_withdraw(self) -> None:
        desk = self.session.desk

        def accept(typed: Consent) -> None:
            service.withdraw(
                desk,
                typed.id,
                typed.withdrawn_on,
                typed.withdrawn_what,
                typed.withdrawn_why,
            )

        def closed(typed: Consent | None) -> None:
            if typed is not None:
                self.names_changed()
                self.refresh_bindings()

        consent = service.get(self.session.gate, self._consent_id)
        self.app.push_screen(WithdrawForm(self.session, consent, accept), closed)


class ConsentPiece:
    """See `Piece`."""

    def __init__(self, session: Session, consent_id: str) -> None:
        self._session = session
        self.piece_id = consent_id

    @property
    def _consent(self) -> Consent:
        return service.get(self._session.gate, self.piece_id)

    def heading(self) -> str:
        about = Subject.of_student(self._consent.student)
        return _("Samtykke: {who}").format(who=self._session.names.with_group(about))

    def text(self) -> str:
        gate, consent = self._session.gate, self._consent
        told = words.facts(
            consent,
            born(gate, consent.student),
            gate.today,
            ages(gate, gate.today),
            self._session.names,
        )
        return "\n".join(
            _("{label}: {text}").format(label=label[:1].upper() + label[1:], text=text)
            for label, text in told
        )

    def form(self) -> Form[Any]:
        old = self._consent
        about = Subject.of_student(old.student)

        def accept(typed: Consent, why: FreeText) -> None:
            service.correct(self._session.desk, typed, why, old)

        return CorrectConsent(self._session, about, old, accept)

    def take_away(self) -> None:
        service.take_away(self._session.desk, self.piece_id)

    def erase(self, why: FreeText) -> None:
        service.erase(self._session.desk, self.piece_id, why)
