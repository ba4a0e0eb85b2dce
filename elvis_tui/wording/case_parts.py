"""A student's part in a case, what a plan or a case lacks, and what it waits for, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from elvis_tui.domain.cases.moves import Move, MoveKind
from elvis_tui.domain.cases.parties import Helped, Role, Safe
from elvis_tui.domain.cases.plan_rules import Gap, Lack
from elvis_tui.domain.cases.records import Step
from elvis_tui.domain.cases.severity import Trigger
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from elvis_tui.domain.cases.closing import Missing, Want


def role(value: Role) -> str:
    return {
        Role.NOT_TOLD: _("rolle ikke sagt"),
        Role.AFFECTED: _("utsatt"),
        Role.OTHER: _("annen part"),
        Role.WITNESS: _("vitne"),
    }[value]


def helped(value: Helped) -> str:
    return {
        Helped.NOT_TOLD: _("ikke vurdert"),
        Helped.YES: _("hjalp"),
        Helped.PARTLY: _("hjalp delvis"),
        Helped.NO: _("hjalp ikke"),
    }[value]


def safe(value: Safe) -> str:
    return {
        Safe.NOT_TOLD: _("ikke sagt"),
        Safe.YES: _("har det trygt og godt"),
        Safe.PARTLY: _("har det bedre, men ikke trygt"),
        Safe.NO: _("har det ikke trygt"),
    }[value]


def trigger(value: Trigger) -> str:
    """The plan's words for what makes a case serious."""
    return {
        Trigger.VIOLENCE: _("særlig voldelige krenkelser"),
        Trigger.ACROSS_SCHOOLS: _("digital mobbing på tvers av skoler"),
        Trigger.THREATS: _("grove trusler på sosiale medier"),
        Trigger.UNSOLVED: _("særlig krenkende, og ikke løst over tid"),
        Trigger.OTHER: _("annet alvorlig"),
    }[value]


def gap(value: Gap) -> str:
    """What a plan lacks; the last five are the law's (§ 12-4)."""
    return {
        Gap.EXPERIENCE: _("elevens egen opplevelse"),
        Gap.BEST_INTEREST: _("hva som er best for eleven"),
        Gap.PROBLEM: _("problemet som skal løses"),
        Gap.MEASURES: _("tiltak"),
        Gap.WHAT: _("hva tiltaket er"),
        Gap.WHEN: _("når tiltaket gjennomføres"),
        Gap.WHO: _("hvem som gjennomfører tiltaket"),
        Gap.EVALUATION: _("når tiltaket evalueres"),
    }[value]


def lacks(found: Iterable[Lack]) -> str:
    """What a plan lacks, each thing once and without a name."""
    return ", ".join(dict.fromkeys(gap(lack.gap) for lack in found))


def want(value: Want) -> str:
    """What is missing before a case can be closed."""
    from elvis_tui.domain.cases.closing import Want

    return {
        Want.AFFECTED: _("hvem saken gjelder (utsatt)"),
        Want.STEP: _("et steg er ikke gjort"),
        Want.REASON: _("begrunnelse for steg som ikke gjelder"),
        Want.REFERENCE: _("referanse for varselet i Elements"),
        Want.PLAN: _("ferdig tiltaksplan"),
        Want.EVALUATION: _("evaluering av tiltak"),
        Want.NEW_MEASURE: _("nytt tiltak etter ett som ikke hjalp"),
        Want.WORD: _("elevens ord, med dato"),
        Want.WORD_AGAIN: _("elevens ord på nytt, om hvordan det er nå"),
        Want.LEFT: _("hvorfor det avsluttes uten ordet til en elev som har sluttet"),
        Want.SAFE: _("at eleven selv sier det er trygt"),
        Want.MINUTES: _("referat fra avslutningsmøte"),
        Want.NOTED: _("hva som ble sagt eller bestemt, i referatet fra avslutningsmøtet"),
        Want.PRESENT: _("hvem som var til stede på avslutningsmøtet"),
        Want.COMPLAINT: _("svar til Statsforvalteren, eller at vedtaket er fulgt"),
    }[value]


def wants(found: Iterable[Missing]) -> str:
    """What a case lacks, each thing once and without a name."""
    return ", ".join(dict.fromkeys(want(missing.want) for missing in found))


def owed(step: Step) -> str:
    """A follow-on duty that nobody has seen to, or the varsel in Elements without a reference."""
    if not step.is_open:
        return _("mangler referanse i Elements")
    return {
        FollowOn.STRICTER: _("mangler melding til rektor"),
        FollowOn.COUNTY: _("mangler melding til fylket"),
        FollowOn.SERIOUS: _("mangler melding til skoleeier"),
        FollowOn.ELEMENTS: _("mangler varsel i Elements"),
    }.get(step.follow_on or FollowOn.FAIR, "")


def move(value: Move, names: Names) -> str:
    """What a case waits for."""
    from elvis_tui.wording.cases import step_title

    if value.step:
        return step_title(value.step)
    what = names.text(value.measure.what) if value.measure else ""
    return {
        MoveKind.STEP: _("steg"),
        MoveKind.PLAN: _("tiltaksplanen skal skrives ferdig"),
        MoveKind.EVALUATION: _("evaluer tiltak «{what}»").format(what=what),
        MoveKind.NEW_MEASURE: _("nytt tiltak: «{what}» hjalp ikke").format(what=what),
        MoveKind.ANSWER: _("svar Statsforvalteren"),
        MoveKind.DECISION: pgettext("Statsforvalterens", "følg opp vedtaket"),
    }[value.kind]
