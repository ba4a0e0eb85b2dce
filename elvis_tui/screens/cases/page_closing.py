"""What a case lacks before it can be ended, its closing meeting, and where it is archived."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.closing import Missing, Want, missing
from elvis_tui.domain.cases.records import Case
from elvis_tui.i18n import _
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import closing_meeting as service
from elvis_tui.services.cases.left import left_ids
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import case_closing as words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key

LAYOUT = {"want": (Column(2), Column(28, wrap=True), Column(20, grow=True, wrap=True))}
"""A mark, what is missing, and of whom."""


_OF_THE_MEETING = (Want.MINUTES, Want.NOTED, Want.PRESENT)


def lacking(session: Session, case: Case) -> tuple[Missing, ...]:
    """What is missing of an open case."""
    if not case.is_open:
        return ()
    held = service.minutes_on(session.gate, case)
    lacks = service.lacking_in_minutes(session.gate, case)
    return missing(case, held, left_ids(session.gate, case), lacks)


def missing_lines(session: Session, case: Case) -> Iterator[Line]:
    """The panel: a line for each kind of thing that is missing."""
    lines = words.missing_lines(lacking(session, case), session.names)
    if not lines:
        return
    yield Section()
    yield Section(words.heading(), str(len(lines)))
    for kind, of in lines.items():
        opens = kind in _OF_THE_MEETING
        if opens:
            of = _meeting_told(session, case)
        yield Row(
            f"want:{kind}", (("▲", "yellow"), words.label(kind), (of, "muted")), "want", opens=opens
        )


def _meeting_told(session: Session, case: Case) -> str:
    """How far the closing meeting is."""
    open_it = key("case.meeting", "v")
    coming = service.to_be_held(session.gate, case.id)
    if coming is None:
        held = service.of_case(session.gate, case.id)
        if held and service.lacking_in_minutes(session.gate, case):
            told = _("ikke i referatet fra {day}: {open} gjør i stand et nytt møte")
            return told.format(day=near_date(held[-1].on, session.gate.today), open=open_it)
        if held:
            told = _("det fra {day} gjelder ikke lenger: {open} gjør i stand et nytt")
            return told.format(day=near_date(held[-1].on, session.gate.today), open=open_it)
        return _("{open} gjør i stand møtet").format(open=open_it)
    if coming.is_running:
        return _("møtet pågår: {open} viser det").format(open=open_it)
    day = near_date(coming.on, session.gate.today)
    return _("planlagt {day}: {open} viser møtet").format(day=day, open=open_it)


def is_refused(page: Page, case: Case) -> bool:
    """Whether the case cannot be ended yet; then what is missing is told, by student and step."""
    found = lacking(page.session, case)
    if found:
        page.tell(words.refusal(found, page.session.names))
    return bool(found)


def open_meeting(page: Page, case: Case) -> None:
    """Show the closing meeting that is planned, runs, or has been held; else make one."""
    coming = service.to_be_held(page.gate, case.id)
    if coming is not None:
        page.post_message(ShowMeeting(coming.id))
        return
    if not case.is_open or service.minutes_on(page.gate, case):
        _show_last(page, case)
        return
    if not page.may_change():
        return
    from elvis_tui.screens.cases.closing_form import ClosingMeetingForm

    def accept(typed: service.ClosingMeeting) -> None:
        made = service.plan(page.desk, case.id, typed)
        page.post_message(ShowMeeting(made.id))

    page.app.push_screen(ClosingMeetingForm(page.session, case, accept))


def _show_last(page: Page, case: Case) -> None:
    held = [m for m in service.of_case(page.gate, case.id) if m.is_held]
    if held:
        page.post_message(ShowMeeting(held[-1].id))
    else:
        page.tell(_("Saken er avsluttet, og har ikke noe avslutningsmøte her."))


def archive(page: Page, case: Case) -> None:
    """Ask where the case lies in the archive."""
    from elvis_tui.screens.cases.closing_form import ArchiveForm
    from elvis_tui.services.cases.archive import archive as keep

    def accept(typed: Case) -> None:
        keep(page.desk, typed, case)

    page.app.push_screen(ArchiveForm(page.session, case, accept))
