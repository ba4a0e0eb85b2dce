"""What the views of the follow-up list are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.i18n import _

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    SavedView: lambda: {
        "name": _("navn"),
        "base": _("visning"),
        "team": _("team"),
        "phase": _("fase"),
        "level": _("nivå"),
        "owner": _("eier"),
        "classes": _("klasse, trinn"),
        "search": _("søkeord"),
    },
}


def view_names() -> dict[View, str]:
    """What a view is called in the shell: one word each."""
    return {
        View.OPEN: _("alle"),
        View.MINE: _("mine"),
        View.OVERDUE: _("forfalt"),
        View.NEW: _("nye"),
        View.SILENT: _("stille"),
        View.STEPS: _("trinn"),
        View.NO_NOTICE: _("uten-varsel"),
        View.OF_AGE: _("myndige"),
        View.CONSENT: _("samtykke"),
        View.RED: _("røde"),
        View.UNDATED: _("uten-dato"),
        View.NO_HANDOVER: _("uten-overlevering"),
        View.CLOSED: _("avsluttede"),
    }


def view_word(view: View) -> str:
    """What a view is called where one chooses; of those there may be several of, what they are."""
    return {
        View.OPEN: _("alle åpne"),
        View.MINE: _("mine"),
        View.TEAM: _("et team"),
        View.OVERDUE: _("forfalt"),
        View.NEW: _("ikke tatt opp ennå"),
        View.SILENT: _("uten kontakt"),
        View.STEPS: _("utestående trinn"),
        View.NO_NOTICE: _("varsel mangler"),
        View.OF_AGE: _("snart myndige"),
        View.CONSENT: _("samtykke å avklare"),
        View.RED: _("røde"),
        View.UNDATED: _("uten dato"),
        View.NO_HANDOVER: _("mangler overlevering"),
        View.CLOSED: _("avsluttede"),
        View.SAVED: _("skolens egen"),
    }[view]


def view_words(view: View, silent_after: int) -> str:
    """`view_word` on top of the list, and among the views that can be chosen.

    Args:
        view: Which; that of a team, or of the school, has a name of its own.
        silent_after: The days without contact from which one is silent.
    """
    words = view_word(view)
    if view is View.SILENT:
        words = _("{view} på {n} dager").format(view=words, n=silent_after)
    return words[:1].upper() + words[1:]


def no_such_view(name: str, called: Sequence[str]) -> str:
    """That there is no view of a name, and which there are."""
    return _("«{name}» er ingen visning. De heter: {names}.").format(
        name=name, names=", ".join(called)
    )


def several_views(name: str, called: Sequence[str]) -> str:
    """That a name is that of several, and what tells them apart."""
    return _("«{name}» er navnet på flere visninger. Skriv en av disse: {names}.").format(
        name=name, names=", ".join(called)
    )
