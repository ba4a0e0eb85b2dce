"""The words for teams."""

from __future__ import annotations

from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Student: lambda: {
        "first_name": _("fornavn"),
        "last_name": _("etternavn"),
        "class_id": _("klasse"),
        "birth_date": _("født"),
        "external_id": _("nummer"),
    },
    SchoolClass: lambda: {"code": _("klasse"), "contact_teacher": _("kontaktlærer")},
    Person: lambda: {
        "name": _("navn"),
        "role": _("rolle"),
        "external": _("fra en annen tjeneste"),
        "teams": _("team"),
    },
}


def team(value: Team) -> str:
    return {Team.IKO: _("IKO-team"), Team.ATTENDANCE: _("Nærværsteam")}[value]
