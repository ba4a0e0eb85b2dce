"""What the fields of a case are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party
from elvis_tui.domain.cases.records import Case, FormerlyInCase, Step
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Case: lambda: {
        "title": _("gjelder"),
        "parties": _("elever"),
        "reported_on": _("meldt"),
        "reported_by": _("meldt av"),
        "reported_how": _("meldt hvordan"),
        "seen": _("hva er sett"),
        "raised_on": _("tatt opp med rektor"),
        "deadline": _("intern frist"),
        "deadline_days": _("intern frist i skoledager"),
        "steps": _("steg"),
        "suspicion": _("§ 12-5: ansatt mistenkt"),
        "severity": _("alvorlig sak"),
        "complaints": _("hos Statsforvalteren"),
        "archive_reference": _("arkivreferanse"),
        "archived_on": _("arkivert"),
        "closed_on": pgettext("dato", "avsluttet"),
        "closed_why": _("hvorfor"),
        "reopened_on": _("tatt opp igjen"),
        "reopened_why": _("hvorfor"),
    },
    Step: lambda: {
        "title": _("tittel"),
        "follow_on": _("tittel"),
        "who": pgettext("den som gjør det", "hvem"),
        "status": _("status"),
        "on": pgettext("dato", "gjort"),
        "due": _("frist"),
        "note": _("notat"),
        "reference": _("referanse i Elements"),
        "waived": _("gjelder ikke"),
    },
    FormerlyInCase: lambda: {"students": _("elever")},
    Decision: lambda: {
        "why": _("begrunnelse"),
        "by": _("besluttet av"),
        "on": pgettext("dato", "besluttet"),
    },
    Party: lambda: {
        "student": _("elev"),
        "role": _("rolle"),
        "role_why": _("hvorfor rollen er endret"),
        "own_words": _("elevens egne ord"),
        "experience": _("elevens opplevelse"),
        "experience_on": _("eleven hørt"),
        "best_interest": _("elevens beste"),
        "plan": _("tiltaksplan"),
        "closing_word": _("elevens ord til slutt"),
        "closing_word_on": _("elevens ord sagt"),
        "safe": _("eleven sier"),
        "ended_without": _("avsluttet uten"),
        "since": _("med i saken fra"),
        "deadline": _("intern frist"),
    },
    CasePlan: lambda: {
        "problem": _("problem som skal løses"),
        "measures": _("tiltak"),
        "finished_on": pgettext("dato", "planen ferdig"),
        "finished_by": _("planen ferdig av"),
        "not_made": _("ingen plan"),
        "first_finished_on": pgettext("dato", "planen først ferdig"),
        "first_finished_by": _("planen først ferdig av"),
    },
    CaseMeasure: lambda: {
        "what": _("hva"),
        "who": pgettext("den som gjør det", "hvem"),
        "start": pgettext("dato", "gjennomføres fra"),
        "evaluate_on": _("evalueres"),
        "went": _("gjennomført"),
        "helped": _("hjalp det"),
        "result": _("evaluering"),
        "evaluated_on": _("evaluert"),
        "planned_on": pgettext("dato", "kom i planen"),
        "no_more": _("ikke noe nytt tiltak"),
    },
    Suspicion: lambda: {
        "whom": _("ansatt"),
        "login": _("innlogging"),
        "leader": _("i ledelsen"),
        "on": pgettext("dato", "mistanke fra"),
        "groundless": _("åpenbart grunnløs"),
    },
    Severity: lambda: {
        "triggers": _("alvorlig fordi"),
        "on": pgettext("dato", "alvorlig fra"),
        "by": _("vurdert av"),
        "why": _("vurdering"),
    },
    Complaint: lambda: {
        "on": pgettext("dato", "meldt til Statsforvalteren"),
        "by": _("meldt av"),
        "asked_for": _("bedt om"),
        "asked_on": _("bedt om det den"),
        "answer_by": _("svarfrist"),
        "sent": _("sendt dit"),
        "sent_on": _("sendt dit dato"),
        "decision": pgettext("Statsforvalterens", "vedtak"),
        "decided_on": pgettext("dato", "vedtak"),
        "deadline": _("frist i vedtaket"),
        "followed": _("hvordan vedtaket er fulgt"),
        "followed_on": _("fulgt opp"),
        "reference": _("saksnummer der"),
    },
}
