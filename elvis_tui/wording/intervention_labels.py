"""What the fields of a physical intervention are called, and the word for how serious it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Intervention: lambda: {
        "student": _("elev"),
        "on": _("dagen det skjedde"),
        "at": pgettext("klokkeslett", "kl."),
        "employee": _("ansatt"),
        "event": _("hendelsen"),
        "intervened": _("inngrepet"),
        "student_view": _("elevens eget syn"),
        "student_view_on": _("eleven spurt"),
        "head_told": pgettext("den som fikk vite det", "hvem"),
        "head_told_on": _("rektor varslet"),
        "parents_told": pgettext("den som fikk vite det", "hvem"),
        "parents_told_on": _("foresatte varslet"),
        "seriousness": _("særlig alvorlig"),
        "why": _("vurderingen"),
        "county_told_on": _("fylkeskommunen varslet"),
        "county_reference": _("referanse"),
        "case_id": _("hører til sak"),
    },
}


def seriousness(value: Seriousness) -> str:
    return {
        Seriousness.NOT_JUDGED: _("ikke vurdert"),
        Seriousness.NOT: _("nei, ikke særlig alvorlig"),
        Seriousness.ESPECIALLY: _("ja, særlig alvorlig"),
    }[value]
