"""What the views of the follow-up list are called."""

from __future__ import annotations

from elvis_tui.i18n import _


def view_names() -> dict[str, str]:
    """What a view is called in the shell, by its code: one word each."""
    return {
        "open": _("alle"),
        "mine": _("mine"),
        "overdue": _("forfalt"),
        "new": _("nye"),
        "silent": _("stille"),
        "of_age": _("myndige"),
        "consent": _("samtykke"),
        "red": _("røde"),
        "undated": _("uten-dato"),
        "closed": _("avsluttede"),
    }


def view_words(view: str, silent_after: int) -> str:
    """What a view is called, by its code; that of a team has the team's name instead.

    Args:
        view: Its code.
        silent_after: The days without contact from which one is silent.
    """
    return {
        "open": _("Alle åpne"),
        "mine": _("Mine"),
        "overdue": _("Forfalt"),
        "new": _("Ikke tatt opp i møte ennå"),
        "silent": _("Uten kontakt på {n} dager").format(n=silent_after),
        "of_age": _("Snart myndige"),
        "consent": _("Samtykke som må spørres om eller avklares"),
        "red": _("Røde"),
        "undated": _("Uten dato"),
        "closed": _("Avsluttede"),
    }[view]
