"""The words for teams."""

from __future__ import annotations

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.i18n import _


def team(team_id: str, names: Names) -> str:
    """What a team is called: by the school, else by the program."""
    stored = names.teams.get(team_id)
    if stored is not None and stored.name:
        return names.text(stored.name)
    return {IKO: _("IKO-team"), ATTENDANCE: _("Nærværsteam")}.get(team_id, names.text(team_id))
