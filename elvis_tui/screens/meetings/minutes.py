"""The minutes as they will be read, and the key that writes them to a file."""

from __future__ import annotations

import os
from functools import partial

from elvis_tui.domain import history
from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.outgoing import minutes as document
from elvis_tui.screens.frame.navigation import TakeUp
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.meetings import minutes_commands
from elvis_tui.screens.meetings.agenda_lines import item_name
from elvis_tui.screens.meetings.meeting_page import MeetingPage, how_again
from elvis_tui.screens.meetings.searched import SearchedMinutes
from elvis_tui.services.across.history import note_reads
from elvis_tui.services.meetings import minutes as service
from elvis_tui.services.meetings import own_files, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.meetings.taking_up import anew
from elvis_tui.widgets.reading import Reading
from elvis_tui.wording import clipboard


class MinutesScreen(TakesUp, SearchedMinutes, MeetingPage):
    """The minutes of one meeting, rendered."""

    OWN_COMMANDS = minutes_commands.MINUTES

    def __init__(
        self, session: Session, meeting_id: str, item_id: str = "", found_by: str = ""
    ) -> None:
        super().__init__(session, found_by)
        self._meeting_id, self._item_id = meeting_id, item_id
        self._stage: MeetingStatus | None = None
        self._wanted = Wanted()

    def head(self) -> str:
        meeting = meetings.get(self.gate, self._meeting_id)
        return _("Referat: {title}").format(title=document.title(meeting, self.session.names))

    def reload(self) -> None:
        meeting = meetings.get(self.gate, self._meeting_id)
        # Also the minutes so far can be read, but those of a finished meeting are of that one.
        self._stage = self._stage or meeting.status
        self.check_stage(self._stage)
        self._wanted = self._possible(meeting)
        text = service.text(self.gate, meeting, self._shown)
        ids = [item.id for item in meeting.agenda]
        section = ids.index(self._item_id) if self._item_id in ids else None
        self.query_one(Reading).show(text, section)
        self._note_read(meeting, self._shown)

    def _possible(self, meeting: Meeting) -> Wanted:
        """The version that was chosen; for all where the one it was for is not there any more."""
        try:
            service.check(self.gate, meeting, self._wanted)
        except DomainError:
            return replace(self._wanted, whom="")
        return self._wanted

    def _note_read(self, meeting: Meeting, wanted: Wanted) -> None:
        cases = service.cases_in(self.gate, meeting, wanted)
        note_reads(self.desk, cases, history.Reading.MINUTES)

    @property
    def _shown(self) -> Wanted:
        """The version that is read; with names hidden on the wall nobody stands by name in it."""
        hidden = self._wanted.hidden or (self.session.names_hidden and not self._wanted.coded)
        return replace(self._wanted, hidden=hidden)

    def is_over(self) -> bool:
        """Whether the meeting is over: until then one puts it right in the meeting itself."""
        return self.is_mounted and self._stage is MeetingStatus.FINISHED

    def action_reopen(self) -> None:
        from elvis_tui.screens.meetings.versions import ReopenMinutes

        def accept(why: FreeText) -> None:
            versions.reopen(self.desk, self._meeting_id, why)

        def opened(why: FreeText | None) -> None:
            if why is not None:
                # The page is of minutes that stand: it leads to the meeting itself.
                self.show_again()

        form = ReopenMinutes(self.session, self._meeting_id, accept)
        self.app.push_screen(form, opened)

    def action_versions(self) -> None:
        from elvis_tui.screens.meetings.versions import FormerMinutes, PickVersion

        def chosen(version_id: str | None) -> None:
            if version_id is not None:
                self.app.push_screen(FormerMinutes(self.session, version_id))

        self.app.push_screen(PickVersion(self.session, self._meeting_id), chosen)

    def action_archive(self) -> None:
        from elvis_tui.screens.meetings.versions import ArchiveMinutes

        old = self.gate.to_change(Meeting, self._meeting_id)
        title = document.title(old, self.session.names)

        def accept(typed: Meeting) -> None:
            versions.archive(self.desk, typed, old)

        form = ArchiveMinutes(self.session, f"archive:{old.id}", title, old, accept)
        self.app.push_screen(form)

    def action_take_up(self) -> None:
        """Take one of the items up again; of those of a meeting that runs it says how."""
        meeting = meetings.get(self.gate, self._meeting_id)
        if meeting.is_open:
            self.tell(how_again(), wrong=False)
            return
        items = {item.id: item for item in meeting.agenda if not is_withheld(item.title)}

        def chosen(item_id: str | None) -> None:
            if item := items.get(item_id or ""):
                self.post_message(TakeUp(anew(item)))

        if len(items) < 2:
            chosen(next(iter(items), ""))
            return
        from elvis_tui.screens.dialogs.choose import Answer, Choose

        answers = [Answer(id, partial(item_name, self.session, item)) for id, item in items.items()]
        self.app.push_screen(Choose(_("Ta opp hva i neste møte?"), "", answers), chosen)

    def action_correct(self) -> None:
        from elvis_tui.screens.meetings.written import PickWritten, open_entry

        def chosen(entry_id: str | None) -> None:
            if entry_id is not None:
                open_entry(self, self._meeting_id, entry_id)

        pick = PickWritten(self.session, self._meeting_id, self._item_id)
        self.app.push_screen(pick, chosen)

    def action_attendance(self) -> None:
        from elvis_tui.screens.meetings.attendance import Attended

        dialog = Attended(self.session, self._meeting_id)
        self.app.push_screen(dialog, lambda _none: self.show_again())

    def action_version(self) -> None:
        from elvis_tui.screens.meetings.minutes_form import VersionForm

        def accept(wanted: Wanted) -> None:
            self._wanted = wanted
            self.show_again()

        meeting = meetings.get(self.gate, self._meeting_id)
        self.app.push_screen(VersionForm(self.session, meeting, self._wanted, accept))

    def action_write(self) -> None:
        from elvis_tui.screens.meetings.minutes_form import MinutesFile, MinutesForm

        meeting = meetings.get(self.gate, self._meeting_id)

        def accept(target: MinutesFile) -> None:
            template = own_files.template(self.desk)
            path = service.write(self.gate, meeting, target.path, target.wanted, template)
            self._note_read(meeting, target.wanted)
            self.tell(_("Skrevet til {path}").format(path=path), wrong=False)

        self.app.push_screen(MinutesForm(self.session, meeting, self._shown, accept))

    def action_copy(self) -> None:
        """Send the minutes to the clipboard, where the terminal takes them."""
        meeting = meetings.get(self.gate, self._meeting_id)
        shown = self._shown
        text = service.text(self.gate, meeting, shown)
        if why := clipboard.why_not(os.environ, text):
            self.tell(why)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.app.copy_to_clipboard(text)
                self._note_read(meeting, shown)
                self.tell(clipboard.sent(), wrong=False)

        from elvis_tui.screens.dialogs.ask import Ask

        self.app.push_screen(Ask(_("Kopiere referatet?"), clipboard.follows()), answered)
