"""Where a screen wants to go; the app takes it there."""

from __future__ import annotations

from enum import StrEnum

from textual.message import Message

from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.subject import Subject


class GoToRoom(Message):
    """One of the five rooms, by mode."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.mode = mode


class PageWanted(Message):
    """A page of another room, or a dialog that belongs to none: `Pages` knows it."""


class ShowSubject(PageWanted):
    """A student's or a class's own page, followed up or not."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.subject = subject


class ShowFollowUp(PageWanted):
    """A follow-up's page."""

    def __init__(self, follow_up_id: str) -> None:
        super().__init__()
        self.follow_up_id = follow_up_id


class ShowCase(PageWanted):
    """A case's checklist."""

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id


class ShowCasePart(PageWanted):
    """One student's part in a case: the voice, the written plan, and the word at the end."""

    def __init__(self, case_id: str, party_id: str) -> None:
        super().__init__()
        self.case_id, self.party_id = case_id, party_id


class ShowIntervention(PageWanted):
    """The page of a physical intervention."""

    def __init__(self, intervention_id: str) -> None:
        super().__init__()
        self.intervention_id = intervention_id


class ShowMeeting(PageWanted):
    """A meeting as it stands: its agenda, the meeting itself, or its minutes in one item.

    Where it `begins` by this it is asked who is there.
    """

    def __init__(self, meeting_id: str, item_id: str = "", *, begins: bool = False) -> None:
        super().__init__()
        self.meeting_id, self.item_id, self.begins = meeting_id, item_id, begins


class TakeUp(PageWanted):
    """Something taken up in the next meeting of a team."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item


class ShowAgain(PageWanted):
    """Every screen of the room brought up to date: other things may be seen than before."""


class ShowTasks(PageWanted):
    """The list of all tasks."""


class NewFollowUp(PageWanted):
    """Begin to follow somebody who is asked for."""


class BeginFollowUp(PageWanted):
    """Begin to follow a certain student or class; of a certain team, one stays where one is."""

    def __init__(self, subject: Subject, team: str = "") -> None:
        super().__init__()
        self.subject, self.team = subject, team


class Change(StrEnum):
    """What of a follow-up or a case is changed in a dialog of its own, wherever one stands."""

    NEXT = "next"
    LEVEL = "level"
    PHASE = "phase"
    MAPPING = "mapping"
    MEASURE = "measure"
    EVALUATION = "evaluation"
    CONTACT = "contact"
    END = "end"
    STEP = "step"
    FACTS = "facts"


class ChangeFollowUp(PageWanted):
    """A dialog that changes a follow-up, or one measure of it; one stays where one is."""

    def __init__(self, follow_up_id: str, what: Change, of: str = "") -> None:
        super().__init__()
        self.follow_up_id, self.what, self.of = follow_up_id, what, of


class ChangeCase(PageWanted):
    """A dialog that changes a case, or one step or measure of it; one stays where one is."""

    def __init__(self, case_id: str, what: Change, of: str = "") -> None:
        super().__init__()
        self.case_id, self.what, self.of = case_id, what, of


class TurnTo(PageWanted):
    """Whom a student can turn to: anybody, or the one it is about."""

    def __init__(self, about: Subject | None = None) -> None:
        super().__init__()
        self.about = about


class Search(PageWanted):
    """Search everything."""


class ShowAbsence(PageWanted):
    """Who is near a limit of absence, and the varsel that are wanting."""


class ShowStudentAbsence(PageWanted):
    """All that is known of one student's absence."""

    def __init__(self, student_id: str) -> None:
        super().__init__()
        self.student_id = student_id


class ImportLists(PageWanted):
    """Take in a list from a file."""


class ImportCalendar(PageWanted):
    """Take in the school's own calendar from a file."""
