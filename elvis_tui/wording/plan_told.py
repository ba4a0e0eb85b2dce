"""Why a «Når» is not read, or what it contradicts: a whole sentence for each reason."""

from __future__ import annotations

from elvis_tui.domain.plan.placement import Placement, Told
from elvis_tui.domain.plan.times import Reach, Why
from elvis_tui.i18n import _
from elvis_tui.wording.dates import long_day

_LONGEST = 80


def told_words(told: Told) -> str:
    """One sentence about a «Når»: what is wrong, and where; the row is named by who shows it.

    Args:
        told: The reason, and the plan's words that it is about.
    """
    day = long_day(told.day) if told.day else "–"
    return reason(told.why).format(words=_shown(told.words), other=_shown(told.other), day=day)


def reach(kind: Reach) -> str:
    """How far a time reaches."""
    return {
        Reach.AT: _("da"),
        Reach.FROM: _("fra da"),
        Reach.UNTIL: _("til da"),
        Reach.BETWEEN: _("fra og til"),
    }[kind]


def reason(why: Why) -> str:
    """Why a «Når» is not read, with places for the plan's words."""
    return {
        Why.NOT_UNDERSTOOD: _("Programmet forstår ikke «{words}», og viser raden hver måned."),
        Why.NO_TIME: _("Raden sier ingen tid, og vises hver måned."),
        Why.TWO_KINDS: _("Planens «Når» er ikke én bestemt tid; raden vises hver måned."),
        Why.NO_SUCH_DAY: _("Datoen «{words}» finnes ikke i dette skoleåret."),
        Why.NO_SUCH_WEEK: _("«{words}» finnes ikke: året har ingen uke med det nummeret."),
        Why.WEEK_AND_DATE: _("«{words}» ligger ikke i «{other}»: uke og dato stemmer ikke."),
        Why.WEEKDAY_AND_DATE: _("«{words}» stemmer ikke: datoen er {day}."),
        Why.DATE_AND_MONTH: _("«{words}» ligger ikke i «{other}»: tid og måned stemmer ikke."),
        Why.ENDS_BEFORE_IT_BEGINS: _("«{words}» slutter før det begynner."),
        Why.YEAR_GONE_BY: _("«{words}» er i et skoleår som er over."),
        Why.LATER_YEAR: _("«{words}» er i et senere skoleår."),
        Why.OUTSIDE_THE_YEAR: _("«{words}» er utenfor skoleåret."),
        Why.CALENDAR_NOT_KNOWN: _(
            "«{words}» følger skoleruta, og den er ikke lagt inn for dette skoleåret."
        ),
    }[why]


def without_days(placement: Placement) -> str:
    """That what comes every so many weeks has no day to count from; empty where it has its days."""
    is_counted = placement.rhythm.startswith("every_") and placement.rhythm.endswith("_weeks")
    if not is_counted or placement.days or placement.weeks:
        return ""
    return _("Planen sier ikke både ukedag og hvilken uke det regnes fra.")


def _shown(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def all_told(placement: Placement) -> tuple[str, ...]:
    """A sentence for each thing that must be said of where an activity stands, each once."""
    unread = (placement.unread,) if placement.unread else ()
    return tuple(dict.fromkeys(told_words(told) for told in (*unread, *placement.told)))
