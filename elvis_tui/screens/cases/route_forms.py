"""Who of the staff is suspected (§ 12-5), what makes a case serious, and why either is not so."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from elvis_tui.domain.across.concealing import tells_who
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Severity, Suspicion, Trigger
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.authors import is_of_a_system
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _, later
from elvis_tui.screens.cases.doubting import DoubtsYear, doubted_year
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.cases import routes as service
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, ShortField, TextField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import case_parts
from elvis_tui.wording import case_routes as route_words
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.labels import heading

FOLLOWS = later(
    "Plikten skjerpes, og stegene kommer på sjekklista. Saken vises ikke når den det gjelder, "
    "sitter ved tastaturet eller er til stede i et møte. Den kjennes på navnet, og på en "
    "innlogging som likner det eller står her."
)
LOGIN_HINT = later("ansattnummer, eller av et annet navn")


class SuspicionForm(DoubtsYear[Suspicion]):
    """Returns who is suspected, the log-in, whether a leader, from when, and why it is put right.

    Args:
        session: What the screens share.
        case: Which case.
        accept: Takes it, and the reason; empty where nobody was suspected before.
    """

    AUTO_FOCUS = "#whom"
    accused = ("whom", "login")
    words = later("Ansatt mistenkt (§ 12-5)")

    def __init__(
        self, session: Session, case: Case, accept: Callable[[Suspicion, FreeText], object]
    ) -> None:
        old = case.suspicion or Suspicion(whom=FreeText(""), on=session.gate.today)
        self._why = FreeText("")
        self._is_put_right = case.suspicion is not None
        about, key = case_words.name(case), f"suspect:{case.id}"
        super().__init__(session, key, about, old, lambda new: accept(new, self._why))
        self.of_case = case

    def body(self) -> Iterable[Widget]:
        yield Words(str(FOLLOWS), classes="notice")
        yield from super().body()

    def fields(self) -> Iterable[Widget]:
        yield from super().fields()
        if self._is_put_right:
            hint = _("må fylles ut når det er en annen")
            yield Labelled(_("Hvorfor rettes"), LineField(placeholder=hint, id="correction"))

    def read(self) -> Suspicion:
        self._why = FreeText(self.value("correction") if self._is_put_right else "")
        return super().read()

    def field_for(self, field: Field) -> Widget:
        if field.name == "login":
            return LineField(to_edit(self.record.login), placeholder=str(LOGIN_HINT), id="login")
        if field.name != "whom":
            return super().field_for(field)
        names = service.may_be_suspected(self.gate)
        return LineField(to_edit(self.record.whom), suggestions=names, offered=True, id="whom")

    def doubt(self, result: Suspicion) -> str:
        return self._hides(result) or super().doubt(result)

    def _hides(self, result: Suspicion) -> str:
        """That the case may go from whoever writes it, or not from the one it is about."""
        user = self.desk.user
        if service.hides_from_me(self.desk, result):
            return route_words.hidden_from_you(user, key("form.save", "ctrl+s"))
        if result.login.strip() or tells_who(user):
            return ""
        ask = route_words.shared if is_of_a_system(user) else route_words.not_recognised
        return ask(user, key("form.save", "ctrl+s"))


class SeverityForm(SubjectForm[Severity]):
    """Returns by which of the plan's triggers a case is serious, who judged so, when and why.

    Args:
        session: What the screens share.
        case: Which case.
        accept: Takes it, and why it is put right; empty where it was not serious before.
    """

    AUTO_FOCUS = f"#{Trigger.VIOLENCE.value}"
    words = later("Alvorlig sak")

    def __init__(
        self, session: Session, case: Case, accept: Callable[[Severity, FreeText], object]
    ) -> None:
        self._correction = FreeText("")
        self._is_put_right = case.severity is not None
        about, key = case_words.name(case), f"serious:{case.id}"
        super().__init__(session, key, about, lambda new: accept(new, self._correction))
        self.of_case = case
        self._reported_on = case.reported_on
        new = Severity(on=session.gate.today, by=FreeText(_("Rektor")))
        self._severity = case.severity or new

    def fields(self) -> Iterable[Widget]:
        old = self._severity
        label = heading(Severity, "triggers")
        for trigger in Trigger:
            answers = [Choice("", _("nei")), Choice("yes", case_parts.trigger(trigger))]
            value = "yes" if trigger in old.triggers else ""
            yield Labelled(label, ChoiceField(answers, value, id=trigger.value))
            label = ""
        yield Labelled(
            heading(Severity, "on"),
            ShortField(long_date(old.on), placeholder=str(DATE_HINT), id="on"),
        )
        yield Labelled(heading(Severity, "by"), self.who_field("by", old.by))
        yield Labelled(heading(Severity, "why"), TextField(to_edit(old.why), id="why"))
        if self._is_put_right:
            hint = _("kan stå tom for en skrivefeil")
            yield Labelled(_("Hvorfor rettes"), LineField(placeholder=hint, id="correction"))

    def read(self) -> Severity:
        if self._is_put_right:
            self._correction = FreeText(self.value("correction"))
        return replace(
            self._severity,
            triggers=tuple(t for t in Trigger if self.value(t.value)),
            on=self.date_of("on") or self._severity.on,
            by=FreeText(self.needed("by")),
            why=FreeText(self.needed("why")),
        )

    def doubt(self, result: Severity) -> str:
        return doubted_year(self, self._reported_on, {"on": result.on}, {"on": self._severity.on})


class TakenBackForm(SubjectForm[FreeText]):
    """Returns why what was said of a case is not so after all.

    Args:
        session: What the screens share.
        case: Which case.
        purpose: What is taken back.
        accept: Takes the reason.
    """

    def __init__(
        self, session: Session, case: Case, purpose: str, accept: Accept[FreeText]
    ) -> None:
        key = f"taken-back:{case.id}:{purpose}"
        super().__init__(session, key, case_words.name(case), accept)
        self.of_case = case
        self._purpose = purpose

    def purpose(self) -> str:
        return self._purpose

    def body(self) -> Iterable[Widget]:
        yield Words(_("Steg som er begynt på, blir stående."), classes="notice")
        yield from super().body()

    def fields(self) -> Iterable[Widget]:
        yield Labelled(_("Hvorfor"), LineField(placeholder=_("må fylles ut"), id="why"))

    def read(self) -> FreeText:
        return FreeText(self.needed("why"))
