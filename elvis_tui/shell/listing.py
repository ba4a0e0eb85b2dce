"""`elvis-tui list`: the follow-up list, as text, for scripts or for a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups.views import Chosen, View, listed, views
from elvis_tui.shell.commands import CSV, JSON, XLSX
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.usage import UsageError


def list_follow_ups(
    options: Options, *, view: str, format: str, out: Path | None, yes: bool
) -> ExitCode:
    """Print a view of the follow-up list.

    Raises:
        UsageError: for a view that there is not, and for a workbook on a screen.
        StorageError: when the data cannot be read, or `out` not written.
    """
    if format == XLSX and out is None and sys.stdout.isatty():
        raise UsageError(_("Et regneark kan ikke skrives til skjermen. Bruk --out FIL."))
    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    shown, team_id = _chosen(desk, view, hidden=hidden)
    found = listed(desk, shown, team_id, desk.user)
    if format in (CSV, XLSX):
        from elvis_tui.services.follow_ups.spreadsheet import sheet
        from elvis_tui.shell.exporting import write_sheet

        return write_sheet(desk, sheet(desk, found, hidden=hidden), format, out, yes)
    from functools import partial

    from elvis_tui.services.desk.naming import names
    from elvis_tui.services.follow_ups.seen import last_seen
    from elvis_tui.shell.printing import as_json, document

    named, seen = names(desk, hidden=hidden), partial(last_seen, desk)
    if format == JSON:
        from elvis_tui.shell.list_facts import facts

        return document(as_json(facts(found, named, seen)), out, hidden=hidden)
    from elvis_tui.outgoing.follow_up_text import follow_up_text

    return document(follow_up_text(found, named, desk.today), out, hidden=hidden)


def _chosen(desk: Desk, name: str, *, hidden: bool) -> Chosen:
    """The view of a name: one of the words for them, or the name or id of a team."""
    from elvis_tui.services.desk.naming import names
    from elvis_tui.wording.follow_up_views import view_names
    from elvis_tui.wording.people import team

    words: dict[str, Chosen] = {}
    shown, told = names(desk), names(desk, hidden=hidden)
    called = []
    for view, team_id in views(desk):
        if view is View.TEAM:
            words |= {folded(one): (view, team_id) for one in (team_id, team(team_id, shown))}
            called.append(team(team_id, told))
        else:
            called.append(view_names()[view])
    # The words of the program are its own, whatever a team is called.
    words |= {folded(view_names()[view]): (view, "") for view, _id in views(desk) if not _id}
    if (found := words.get(folded(name))) is None:
        raise UsageError(
            _("«{name}» er ingen visning. De heter: {names}.").format(
                name=name, names=", ".join(called)
            )
        )
    return found
