"""`elvis-tui list`: the follow-up list, as text, for scripts or for a spreadsheet."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.bootstrap import Options, data_path, hides_names, open_desk
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups.ladder import outstanding
from elvis_tui.services.follow_ups.views import Chosen, base, listed, silence, views
from elvis_tui.shell.commands import CSV, JSON, XLSX
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import say

if TYPE_CHECKING:
    from elvis_tui.services.desk.gate import Gate


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
    from elvis_tui.services.desk.gate import Gate

    chosen = _chosen(desk, view, hidden=hidden)
    if not (path := data_path(options)).exists():
        say(_("Det er ingen data i {path} ennå, så lista er tom.").format(path=path))
    gate = Gate(desk, hidden)
    found = listed(gate, *chosen, desk.user)
    if format in (CSV, XLSX):
        from elvis_tui.services.follow_ups.spreadsheet import sheet
        from elvis_tui.shell.exporting import write_sheet

        step = _asked(gate, chosen) if base(gate, chosen) is View.STEPS else None
        return write_sheet(desk, sheet(gate, found, hidden=hidden, step=step), format, out, yes)
    from elvis_tui.services.desk.departures import coming_up
    from elvis_tui.services.desk.naming import names
    from elvis_tui.services.follow_ups.seen import last_contact, last_seen
    from elvis_tui.shell.printing import as_json, document

    named, up = names(gate, hidden=hidden), coming_up(gate)
    if format == JSON:
        from elvis_tui.shell.list_facts import facts

        seen, reached = last_seen(gate), last_contact(gate)
        told = facts(found, named, seen, reached, silence(gate), up, outstanding(gate))
        return document(as_json(told), out, hidden=hidden)
    from elvis_tui.outgoing.follow_up_text import follow_up_text

    made = follow_up_text(found, named, desk.today, up, _asked(gate, chosen))
    return document(made, out, hidden=hidden)


def _asked(gate: Gate, chosen: Chosen) -> Callable[[FollowUp], str] | None:
    """What the view asks about, told of each; None where it is what comes up."""
    from elvis_tui.wording.follow_ups import silent
    from elvis_tui.wording.ladder import outstanding_until

    match base(gate, chosen):
        case View.SILENT:
            quiet = silence(gate)
            return lambda one: silent(quiet(one))
        case View.STEPS:
            steps, named = outstanding(gate), gate.names
            return lambda one: outstanding_until(steps[one.subject], named, gate.today)
        case _:
            return None


def _chosen(desk: Desk, name: str, *, hidden: bool) -> Chosen:
    """The view of a name: a word of the program, or the name or id of a team or an own view."""
    from elvis_tui.services.desk.naming import names
    from elvis_tui.wording.follow_up_views import no_such_view, several_views, view_names
    from elvis_tui.wording.people import team

    shown, told = names(desk), names(desk, hidden=hidden)
    called: list[str] = []
    own: dict[Chosen, tuple[str, str]] = {}
    program: dict[str, Chosen] = {}
    for view, which in views(desk):
        if view is View.TEAM:
            own[view, which] = (which, team(which, shown))
            called.append(team(which, told))
        elif view is View.SAVED:
            saved = desk.get(SavedView, which)
            own[view, which] = (which, unmasked(saved.name))
            called.append(told.text(saved.name))
        else:
            program[folded(view_names()[view])] = (view, which)
            called.append(view_names()[view])
    asked = folded(name)
    # The words of the program are its own, whatever a team is called.
    if asked in program:
        return program[asked]
    found = [chosen for chosen, words in own.items() if asked in map(folded, words)]
    if not found:
        raise UsageError(no_such_view(name, called))
    if len(found) > 1:
        raise UsageError(several_views(name, [which for _view, which in found]))
    return found[0]
