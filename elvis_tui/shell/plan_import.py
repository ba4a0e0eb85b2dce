"""`elvis-tui plan import` and `plan use`: another plan, shown first, and the one before again."""

from __future__ import annotations

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.plan.changes import PlanSummary
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.named_path import named_path
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.plan.former import KnownPlan, known_plans, plan_called
from elvis_tui.services.plan.importing import IncomingPlan, PlanProposal, again, carrying, read
from elvis_tui.shell.commands import JSON
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.keeping import not_done
from elvis_tui.shell.printing import as_json, document
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal import questions
from elvis_tui.terminal.streams import say
from elvis_tui.wording.plan_import import lines, not_read, taken_in


def import_plan(options: Options, *, file: str, dry_run: bool, format: str, yes: bool) -> ExitCode:
    """Take a plan into the data; what it would change is told first, and asked about.

    Nobody is asked where there is no terminal: the former plan is kept, and can be used again.

    Args:
        options: Which data.
        file: Markdown.
        dry_run: Only tell what would come.
        format: `json` prints the plan that would come as `plan --format json` does.
        yes: The question is answered with yes.

    Raises:
        InputError: for a file that is not there, or has no activity in it; nothing is changed.
        StorageError: when the data cannot be used.
    """
    desk = open_desk(options, read_only=dry_run)
    try:
        incoming = read(named_path(file))
        proposal = incoming.planner(desk)()
        if format == JSON:
            hidden = hides_names(desk, options)
            document(_json(Gate(desk, hidden), proposal.summary), hidden=hidden)
        else:
            _tell(desk, options, proposal.summary)
        if dry_run:
            say(_("Ingenting er lagret (--dry-run)."))
            return ExitCode.DONE
        return _take(desk, incoming, proposal, yes)
    finally:
        desk.store.close()


def use_plan(options: Options, *, which: str | None, yes: bool) -> ExitCode:
    """Use a plan again: the one before this, the program's own, or one of those that are listed.

    Without a name it lists them.

    Raises:
        UsageError: for one that is not known.
        StorageError: when the data cannot be used.
    """
    desk = open_desk(options, read_only=which is None)
    try:
        gate = Gate(desk)
        if which is None:
            return document("".join(f"{_line(plan)}\n" for plan in known_plans(gate)))
        try:
            found = plan_called(gate, which)
        except DomainError:
            words = _("Ingen plan heter «{name}». Se hvilke med elvis-tui plan use.")
            raise UsageError(words.format(name=clean(which))) from None
        incoming = again(found)
        proposal = incoming.planner(desk)()
        _tell(desk, options, proposal.summary)
        return _take(desk, incoming, proposal, yes)
    finally:
        desk.store.close()


def _tell(desk: Desk, options: Options, summary: PlanSummary) -> None:
    from elvis_tui.services.desk.naming import names

    shown = names(desk, hidden=hides_names(desk, options))
    document("".join(f"{shown.text(line)}\n" for line in lines(summary)))


def _line(plan: KnownPlan) -> str:
    from elvis_tui.wording.former_plans import plan_line, since

    source = plan.document
    told = since(plan.on, plan.by, source.origin)
    return plan_line(source.name, source.id, told, is_used=plan.is_used)


def _take(desk: Desk, incoming: IncomingPlan, proposal: PlanProposal, yes: bool) -> ExitCode:
    summary = proposal.summary
    if summary.is_used:
        return ExitCode.DONE
    asks = questions.can_be_asked() and not yes
    if asks and summary.carried:
        asked = _("Skal merker og datoer følge med rader som har endret ordlyd?")
        if not questions.yes(asked):
            proposal = carrying(incoming, False).planner(desk)()
    if asks and not questions.yes(_("Ta planen i bruk?")):
        return not_done()
    apply(desk, proposal)
    say(taken_in(summary))
    return ExitCode.DONE


def _json(gate: Gate, summary: PlanSummary) -> str:
    from elvis_tui.domain.across.masked_plan import masked_row
    from elvis_tui.domain.plan.marks import with_marks
    from elvis_tui.domain.plan.records import DoneMark, OwnTime
    from elvis_tui.services.desk.naming import names
    from elvis_tui.shell.plan_facts import facts

    marks, own = gate.all(DoneMark).values(), gate.all(OwnTime).values()
    shown = names(gate, hidden=gate.names_hidden)
    told = not_read(summary.reading.untold, len(summary.reading.untold))
    found = facts(
        with_marks((masked_row(row, shown) for row in summary.activities), marks, own),
        starting_year(gate.today),
        gate.sources.school_years(),
        told=map(shown.text, told),
        names=shown,
    )
    return as_json(found)
