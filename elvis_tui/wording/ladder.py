"""The words for the nærværsteam's ladder, and the steps schools usually take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.ladder import Rung, StepKind
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import long_date, near_date
from elvis_tui.wording.due import lateness

if TYPE_CHECKING:
    from elvis_tui.domain.across.proposed_steps import Proposed
    from elvis_tui.domain.people.names import Names
    from elvis_tui.domain.tasks.records import Task
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Rung: lambda: {
        "trigger": _("når"),
        "step": _("trinn"),
        "kind": _("slag"),
        "within": _("innen dager"),
        "school_days": _("regnes i"),
        "since": _("gjelder fra"),
        "streak": _("foreslås etter"),
        "gone": _("tatt bort"),
    },
}


def step_kind(value: StepKind) -> str:
    """What a step is."""
    return {
        StepKind.CALL: _("oppringing"),
        StepKind.LETTER: _("brev"),
        StepKind.MEETING: _("møte"),
        StepKind.HOME_VISIT: _("hjemmebesøk"),
        StepKind.OTHER: _("annet"),
    }[value]


def within(rung: Rung) -> str:
    """How soon: «samme dag», «innen 7 dager», «innen 2 skoledager»."""
    if not rung.within:
        return _("samme dag")
    words = (
        ngettext("innen {n} skoledag", "innen {n} skoledager", rung.within)
        if rung.school_days
        else ngettext("innen {n} dag", "innen {n} dager", rung.within)
    )
    return words.format(n=rung.within)


def since(rung: Rung) -> str:
    """From when it is in force, where that is told."""
    return _("fra {day}").format(day=long_date(rung.since)) if rung.since else ""


def step(rung: Rung, names: Names) -> str:
    """«ring hjem (oppringing, samme dag)»."""
    return _("{step} ({kind}, {within})").format(
        step=names.text(rung.step), kind=step_kind(rung.kind), within=within(rung)
    )


def usual() -> tuple[Rung, ...]:
    """The steps that schools and municipalities nearby take, until the school has its own."""
    three, single = _("tre dager fravær på rad"), _("mer enn tre enkeltdager på en måned")
    late, lesson = _("tre forseintkomminger på en måned"), _("borte fra en time uten grunn")
    leaves, five = _("kommer, men går igjen"), _("mer enn fem dager fravær på rad")
    ten = _("mer enn ti dager fravær på et halvår")
    call, talk = _("ring hjem"), _("samtale med eleven om årsaken")
    meet, again = _("møte med eleven og foresatte"), _("se på fraværet på nytt")
    told: tuple[tuple[str, str, str, StepKind, int, int], ...] = (
        ("three-call", three, call, StepKind.CALL, 0, 3),
        ("three-again", three, again, StepKind.OTHER, 14, 3),
        ("single-talk", single, talk, StepKind.MEETING, 7, 0),
        ("late-talk", late, talk, StepKind.MEETING, 7, 0),
        ("lesson-call", lesson, call, StepKind.CALL, 1, 0),
        ("leaves-talk", leaves, talk, StepKind.MEETING, 7, 0),
        ("five-call", five, call, StepKind.CALL, 0, 6),
        ("five-meet", five, meet, StepKind.MEETING, 7, 6),
        ("ten-meet", ten, meet, StepKind.MEETING, 7, 0),
    )
    return tuple(
        Rung(
            id=rung_id,
            trigger=FreeText(trigger),
            step=FreeText(words),
            kind=kind,
            within=days,
            streak=streak,
            order=at,
        )
        for at, (rung_id, trigger, words, kind, days, streak) in enumerate(told, 1)
    )


def triggered(task: Task, names: Names, today: date) -> str:
    """«tre dager fravær på rad 12.10.»: why a step is to be taken, and since when."""
    if task.trigger_on is None:
        return ""
    day = near_date(task.trigger_on, today)
    told = _("{trigger} {day}").format(trigger=names.text(task.trigger), day=day)
    return f"{told}, {listed(task.listed_on, today)}" if task.listed_on else told


def listed(day: date, today: date) -> str:
    """Where it is known from: «fra fraværslista pr. 19.10.»."""
    return _("fra fraværslista pr. {day}").format(day=near_date(day, today))


def proposed(one: Proposed, names: Names, today: date) -> str:
    """«foreslått: tre dager fravær på rad 14.10., fra fraværslista pr. 19.10.»."""
    return _("foreslått: {trigger} {day}, {source}").format(
        trigger=names.text(one.rung.trigger),
        day=near_date(one.on, today),
        source=listed(one.listed_on, today),
    )


def after_streak(rung: Rung) -> str:
    """When its trigger is proposed: «foreslås etter 3 skoledager»; nothing where it never is."""
    if not rung.streak:
        return ""
    words = ngettext("foreslås etter {n} skoledag", "foreslås etter {n} skoledager", rung.streak)
    return words.format(n=rung.streak)


def outstanding_until(steps: Sequence[Task], names: Names, today: date) -> str:
    """`outstanding`, and how late it is, or how soon."""
    when = lateness(steps[0].due, today) if steps else ""
    return " · ".join(part for part in (outstanding(steps, names), when) if part)


def outstanding(steps: Sequence[Task], names: Names) -> str:
    """The first step that is to be taken, who takes it, and how many more there are."""
    if not steps:
        return ""
    first, more = steps[0], len(steps) - 1
    told = [names.text(first.what), names.staff(first.who)]
    if more:
        told.append(ngettext("{n} trinn til", "{n} trinn til", more).format(n=more))
    return " · ".join(part for part in told if part)
