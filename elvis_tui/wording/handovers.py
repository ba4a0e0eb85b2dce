"""The words of a hand-over: what each part is called, and what is asked for in it."""

from __future__ import annotations

from elvis_tui.domain.follow_ups.records import Handover, Measure
from elvis_tui.domain.measures import Went
from elvis_tui.i18n import _
from elvis_tui.wording.follow_ups import went
from elvis_tui.wording.labels import heading


def prompt(field: str) -> str:
    """What helps one to begin."""
    return {
        "works": _("Hva får eleven til? Hva virker, og skal fortsette?"),
        "reach": _("Når, hvor og hvordan får dere kontakt? Hvem stoler eleven på?"),
        "family": _("Hvem hjemme, hva er avtalt, og hva er viktig for dem?"),
        "peers": _("Hvem er eleven sammen med? Hvordan er det i klassen?"),
        "left_to_do": _("Hva er begynt og må føres videre? Hva ble det ikke tid til?"),
        "remember": _("om neste team husker én ting"),
        "in_confidence": _("Bare du kan lese dette. Det følger med når du velger det."),
    }[field]


def section(field: str) -> str:
    """What a part is called over its text."""
    return heading(Handover, field)


def summary(handover: Handover) -> str:
    """What a hand-over is known by in one line, still to be masked."""
    from elvis_tui.domain.free_text import unmasked

    told = (handover.remember, handover.works, handover.left_to_do, handover.reach)
    text = next((unmasked(one) for one in told if one), _("skrevet"))
    return text.partition("\n")[0]


def state(measure: Measure) -> str:
    """Whether a measure was carried out, where it is said."""
    return "" if measure.went is Went.NOT_TOLD else went(measure.went)
