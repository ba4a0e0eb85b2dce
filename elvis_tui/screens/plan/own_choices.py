"""Questions about the team's own times: which one is put right, and how much is taken away."""

from __future__ import annotations

from elvis_tui.domain.plan.periods import Period
from elvis_tui.domain.plan.records import Activity, OwnTime
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.plan.marking import Changed, set_time
from elvis_tui.services.plan import marking as service
from elvis_tui.wording import plan_own as words
from elvis_tui.wording.periods import short_period

ONE, ALL, NEW = "one", "all", "new"
"""What can be answered."""


def set_or_correct(screen: Room, row: Activity, year: int, changed: Changed) -> None:
    """Open the dialog for when the team has an activity.

    Where times are set already it is asked first whether one of them is put right, or this is one
    more.

    Args:
        screen: The one that asks.
        row: The activity.
        year: In which the school year begins that it is set for.
        changed: Shows the screen anew when it has been saved.
    """
    own = {one.id: one for one in row.own if one.year == year}
    if not own or not screen.may_change():
        set_time(screen, row, year, changed)
        return

    def answered(code: str | None) -> None:
        if code == NEW or code in own:
            set_time(screen, row, year, changed, own.get(code or NEW))

    answers = [
        Answer(
            one.id,
            _("Rett «{when}»").format(when=one.when_text),
            words.read_times(service.reading(screen.gate, one.when_text, year)),
        )
        for one in own.values()
    ]
    answers.append(Answer(NEW, _("Sett en tid til"), _("kommer i tillegg")))
    question = _("Teamet har satt tid. Hva vil du?")
    screen.app.push_screen(Choose(question, row.text, answers), answered)


def taking_away(own: OwnTime, here: Period, rest: str, times: int) -> Choose:
    """The question whether one time of several is taken away, or all of them.

    Args:
        own: What the team has set.
        here: The time that was pointed at.
        rest: The words that the others are set by when it is gone; "" where there are none.
        times: How many there are.
    """
    one = short_period(here)
    answers = [Answer(ALL, _("Alle {n} gangene").format(n=times), f"«{own.when_text}»")]
    if rest:
        follows = _("de andre står som: {times}").format(times=rest)
        answers.insert(0, Answer(ONE, _("Bare {time}").format(time=one), follows))
    question = _("{time} er én av {n} ganger. Hva tas bort?").format(time=one, n=times)
    return Choose(question, "", answers)
