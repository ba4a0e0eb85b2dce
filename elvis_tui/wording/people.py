"""The words for teams."""

from __future__ import annotations

from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _


def team(value: Team) -> str:
    return {Team.IKO: _("IKO-team"), Team.ATTENDANCE: _("Nærværsteam")}[value]
