"""What makes a case a stricter one, in a document: § 12-5, a serious case, Statsforvalteren."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, pgettext
from elvis_tui.outgoing.blocks import labelled
from elvis_tui.outgoing.case_party import decided
from elvis_tui.wording import case_parts
from elvis_tui.wording.dates import long_date


def suspicion(value: Suspicion | None, names: Names) -> list[str]:
    """Who is suspected, since when, and whether the county was told."""
    if value is None:
        return []
    leader = _("ja: fylkeskommunen får vite det direkte") if value.leader else _("nei")
    return list(
        labelled(
            (
                (_("Hvem"), names.accused(value.whom)),
                (_("Innlogging"), names.accused(value.login)),
                (_("Mistanke fra"), long_date(value.on)),
                (_("I ledelsen"), leader),
                (_("Åpenbart grunnløs, fordi"), decided(value.groundless, names)),
            )
        )
    )


def severity(value: Severity | None, names: Names) -> list[str]:
    """By which of the plan's triggers it is serious, since when, and who judged so."""
    if value is None:
        return []
    return list(
        labelled(
            (
                (_("Fordi"), ", ".join(case_parts.trigger(t) for t in value.triggers)),
                (_("Alvorlig fra"), long_date(value.on)),
                (_("Vurdert av"), names.staff(value.by)),
                (_("Vurdering"), names.text(value.why)),
            )
        )
    )


def complaints(every: Iterable[Complaint], names: Names) -> list[str]:
    """Each matter there: what was asked for and sent, what was decided, and whether it is done."""
    lines: list[str] = []
    for one in every:
        lines += [""] if lines else []
        lines += labelled(
            (
                (_("Meldt dit"), long_date(one.on)),
                (_("Meldt av"), names.text(one.by)),
                (_("Saksnummer der"), names.text(one.reference)),
                (_("Bedt om"), names.text(one.asked_for)),
                (_("Bedt om dato"), long_date(one.asked_on) if one.asked_on else ""),
                (_("Svarfrist"), long_date(one.answer_by) if one.answer_by else ""),
                (_("Sendt"), names.text(one.sent)),
                (_("Sendt dato"), long_date(one.sent_on) if one.sent_on else ""),
                (pgettext("Statsforvalterens", "Vedtak"), names.text(one.decision)),
                (_("Vedtak dato"), long_date(one.decided_on) if one.decided_on else ""),
                (_("Frist i vedtaket"), long_date(one.deadline) if one.deadline else ""),
                (_("Fulgt opp"), names.text(one.followed)),
                (_("Fulgt opp dato"), long_date(one.followed_on) if one.followed_on else ""),
            )
        )
    return lines
