"""The facts of the school, and of who sits in a team."""

from __future__ import annotations

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.contact_rules import USUAL_SILENCE
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.school import School
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.absence import (
    USUAL_SMALL_SUBJECT,
    USUAL_SMALL_WARNING,
    USUAL_WARNING,
)
from elvis_tui.services.follow_ups.phases import criteria_list
from elvis_tui.widgets.fields import LineField, ShortField, TextField
from elvis_tui.wording.consents import usual_services
from elvis_tui.wording.numbers import plain


class SchoolForm(DescribedForm[School]):
    """Returns the school with its name, its own limit and its criteria; empty for none."""

    words = later("Skolens navn, frister og kriterier")

    def __init__(self, session: Session, accept: Accept[School]) -> None:
        super().__init__(session, "school", "", session.gate.school, accept)

    def heading(self) -> str:
        return self.purpose()

    def label_for(self, field: Field) -> str:
        return {
            "name": _("Navn"),
            "internal_deadline": _("Plan i sak"),
            "silent_after": _("Stille etter"),
            "warn_at": _("Varsles fra"),
            "warn_at_small": _("I små fag"),
            "small_subject": _("Små fag"),
        }.get(field.name) or super().label_for(field)

    def field_for(self, field: Field) -> Widget:
        if field.name == "criteria":
            return TextField("\n".join(criteria_list(self.gate)), id=field.name)
        hints = {
            "internal_deadline": _("virkedager; tomt gir vanlig praksis"),
            "silent_after": _("dager uten kontakt; tomt gir {n}").format(n=USUAL_SILENCE),
            "warn_at": _("% fravær i et fag; tomt gir {n}").format(n=plain(USUAL_WARNING)),
            "warn_at_small": _("% fravær; tomt gir {n}").format(n=plain(USUAL_SMALL_WARNING)),
            "small_subject": _("årstimer eller færre; tomt gir {n}").format(n=USUAL_SMALL_SUBJECT),
        }
        if field.name not in hints:
            return super().field_for(field)
        number = getattr(self.record, field.name)
        typed = "" if number is None else plain(number)
        return ShortField(typed, placeholder=hints[field.name], id=field.name)


class PersonForm(DescribedForm[Person]):
    """Returns who it is with what was typed; one with an empty id is new."""

    words = later("Rett medlemmet")

    def __init__(self, session: Session, key: str, person: Person, accept: Accept[Person]) -> None:
        super().__init__(session, key, "", person, accept)

    def heading(self) -> str:
        return self.purpose() if self.record.id else _("Nytt medlem")

    def label_for(self, field: Field) -> str:
        return _("Tilhører") if field.name == "external" else super().label_for(field)

    def flag_words(self, field: Field) -> tuple[str, str]:
        return _("skolen"), _("en annen tjeneste")

    def field_for(self, field: Field) -> Widget:
        if field.name != "service":
            return super().field_for(field)
        hint = _("f.eks. helsesykepleier, PPT eller politi")
        return LineField(
            self.record.service, placeholder=hint, suggestions=usual_services(), id=field.name
        )
