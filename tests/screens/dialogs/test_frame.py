"""One frame for every dialog: the same size whatever was opened before it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen

import elvis_tui.screens
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import Handover
from elvis_tui.domain.follow_ups.saved_views import View
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.people.roster_changes import Differs, IdentityChange
from elvis_tui.domain.plan import parties
from elvis_tui.domain.plan.written_out import parts
from elvis_tui.domain.teams import IKO
from elvis_tui.resources import style
from elvis_tui.screens.cases.clocks_dialog import ClocksDialog
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.step_form import StepForm
from elvis_tui.screens.dialogs.ask import Ask
from elvis_tui.screens.dialogs.consent import ConsentDialog, ConsentPiece
from elvis_tui.screens.dialogs.copy import CopyForm
from elvis_tui.screens.dialogs.data_questions import leave_unsaved, which_version
from elvis_tui.screens.dialogs.lock_time import LockTimeForm
from elvis_tui.screens.dialogs.pick_option import PickOption
from elvis_tui.screens.dialogs.pick_subject import PickSubject
from elvis_tui.screens.dialogs.restricted import InConfidence
from elvis_tui.screens.dialogs.student import ClassForm, StudentForm
from elvis_tui.screens.dialogs.task import TaskResultForm
from elvis_tui.screens.dialogs.task_done import TaskDone
from elvis_tui.screens.dialogs.written import ErasureForm, WrittenDialog
from elvis_tui.screens.follow_ups.departure.written import DonePiece
from elvis_tui.screens.follow_ups.handover import CorrectHandover, WriteHandover
from elvis_tui.screens.follow_ups.view_forms import ViewsDialog
from elvis_tui.screens.follow_ups.written import CorrectPiece, FollowUpPiece
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.help import HelpScreen
from elvis_tui.screens.frame.palette import Palette
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings.attendance import Attendance, Attended
from elvis_tui.screens.meetings.finishing import Finishing
from elvis_tui.screens.meetings.pick_item import PickItem
from elvis_tui.screens.meetings.versions import PickVersion
from elvis_tui.screens.meetings.written import MeetingPiece, PickWritten
from elvis_tui.screens.people.import_list import CalendarForm, RosterForm
from elvis_tui.screens.people.ladder import LadderScreen
from elvis_tui.screens.people.members import MembersScreen
from elvis_tui.screens.people.school import SchoolScreen
from elvis_tui.screens.people.school_forms import PersonForm, SchoolForm
from elvis_tui.screens.people.who_is_who import WhoIsWho
from elvis_tui.screens.plan.calendars import Calendars
from elvis_tui.screens.plan.contents import FindPart
from elvis_tui.screens.plan.former_plans import FormerPlans
from elvis_tui.screens.plan.free_days import FreeDays
from elvis_tui.screens.plan.law_beside import LawBeside
from elvis_tui.screens.plan.pick_party import PickParty
from elvis_tui.screens.plan.taking_in import TakeInPlan
from elvis_tui.screens.plan.turning_to import TurningTo
from elvis_tui.screens.search import SearchDialog
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.people.students import StudentFacts
from elvis_tui.services.plan.calendars import known_years
from elvis_tui.services.plan.verbs import month as plan_month
from elvis_tui.widgets.dialog_box import DialogBox
from tests.school import CASES, DEPARTURE, FOLLOW_UPS, NOW, TASKS, desk_with
from tests.screens.forms_at_hand import FORMS
from tests.screens.running import SMALL, WIDE, Running, running
from tests.screens.waiting import wait_until

NOT_A_BOX = {"LockedScreen", "TooSmallScreen"}
"""They stand in front of everything and cover it."""
Make = Callable[[Session], Screen[Any]]


HANDOVER = Handover(id="over-1", on=NOW.date(), by="berit", works="tegning")


def nothing(*_result: object) -> None:
    """What an accepted form would have been saved by."""


def _item(session: Session) -> PickItem:
    return PickItem(session, "meeting-1")


def _party(session: Session) -> PickParty:
    everybody = parties.parties(session.desk.sources.activities())
    return PickParty(everybody, {"": 3}, "oktober", "")


def _free_days(session: Session) -> FreeDays:
    return FreeDays(plan_month(session.gate, 2026, 10), session.gate.sources.school_years())


def _unsaved(_session: Session) -> Screen[Any]:
    fault = StorageError(Fault.DATA_UNWRITABLE, path=Path("/data"), errno=28)
    return leave_unsaved(fault, NOW, copied=False)


def _who_is_who(session: Session) -> WhoIsWho:
    (student, *_others) = session.desk.all(Student).values()
    return WhoIsWho(
        session,
        [IdentityChange(line=2, student=student, differs=Differs.NAME, name="Noah Granli")],
    )


def _noted(session: Session) -> str:
    return session.desk.store.get(Meeting, "meeting-1").agenda[0].entries[0].id


def _finishing(session: Session) -> Finishing:
    return Finishing(session, meetings.start(session.desk, "meeting-3").id)


def _done(session: Session) -> tuple[str, str]:
    session.desk.store.commit(put=[DEPARTURE])
    return DEPARTURE.id, DEPARTURE.done[0].id


DIALOGS: dict[str, Make] = {
    **{name: (lambda s, one=one: one.make(s, nothing)) for name, one in FORMS.items()},
    "case": lambda s: CaseForm(s, cases.get(s.desk, CASES[0].id), nothing),
    "step": lambda s: StepForm(s, CASES[0], CASES[0].steps[0], nothing),
    "whom to turn to": lambda s: TurningTo(s),
    "headings of the plan": lambda s: FindPart(parts(s.desk.sources.plan_text()), [False] * 7, 2),
    "law beside the plan": lambda s: LawBeside("Tiltak", s.desk.sources.law_notes()),
    "clocks of a case": lambda s: ClocksDialog(s, CASES[0].id),
    "ask": lambda _s: Ask("Ta bort Jon Vik?", "Han kalles ikke inn igjen."),
    "which version": lambda _s: which_version(),
    "leave unsaved": _unsaved,
    "copy": lambda s: CopyForm(s, nothing),
    "lock time": lambda s: LockTimeForm(s, 10, nothing),
    "subject": lambda s: PickSubject(s, "Hvem skal følges opp?"),
    "task done": lambda s: TaskDone(s, TASKS[0].id),
    "attendance": lambda s: Attendance(s, "meeting-2"),
    "who was there": lambda s: Attended(s, "meeting-1"),
    "item of the agenda": _item,
    "list": RosterForm,
    "calendar from a file": CalendarForm,
    "who is who": _who_is_who,
    "party": _party,
    "free days": _free_days,
    "calendars": lambda s: Calendars(known_years(s.desk), 2026),
    "school": SchoolScreen,
    "school name": lambda s: SchoolForm(s, nothing),
    "members": lambda s: MembersScreen(s, IKO),
    "member": lambda s: PersonForm(s, "k", Person(id="", name="", role=""), nothing),
    "student": lambda s: StudentForm(s, None, StudentFacts(), nothing),
    "class": lambda s: ClassForm(s, s.desk.store.get(SchoolClass, "c-1"), nothing),
    "which view": lambda s: ViewsDialog(s, (View.OPEN, ""), "", lambda _chosen: "Alle"),
    "ladder": LadderScreen,
    "written": lambda s: WrittenDialog(s, FollowUpPiece(s, "f-1", "n-1")),
    "correct": lambda s: FollowUpPiece(s, "f-1", "k-1").form(),
    "correct a measure": lambda s: FollowUpPiece(s, "f-1", "m-2", result=True).form(),
    "correct what was noted": lambda s: MeetingPiece(s, "meeting-1", _noted(s)).form(),
    "correct what was done": lambda s: DonePiece(s, *_done(s)).form(),
    "consent, read": lambda s: ConsentDialog(s, "consent-1"),
    "correct a consent": lambda s: ConsentPiece(s, "consent-1").form(),
    "restricted": lambda s: InConfidence(s, FollowUpPiece(s, "f-1", "n-1")),
    "restricted in a meeting": lambda s: InConfidence(s, MeetingPiece(s, "meeting-1", "e-1")),
    "noted, put right": lambda s: MeetingPiece(s, "meeting-1", "e-1").form(),
    "a note put right": lambda s: CorrectPiece(s, "Notat", FOLLOW_UPS[0].notes[0], nothing),
    "a handover put right": lambda s: CorrectHandover(s, "Overlevering", HANDOVER, nothing),
    "write a handover": lambda s: WriteHandover(s, "f-1", lambda _h: "x.md", nothing, asks=True),
    "erase": lambda s: ErasureForm(s, "n-1", nothing),
    "what is to be put right": lambda s: PickWritten(s, "meeting-1"),
    "the check before a meeting ends": lambda s: Finishing(
        s, meetings.start(s.desk, "meeting-3").id
    ),
    "versions of minutes": lambda s: PickVersion(s, "meeting-1"),
    "help": lambda s: HelpScreen(Screen()),
    "palette": lambda _s: Palette(Screen()),
    "search": SearchDialog,
    "a plan to take in": TakeInPlan,
    "plans that can be used": lambda _s: FormerPlans(()),
    "what can stand in a field": lambda s: PickOption(s, "Kilde", ("Visma", "foresatte")),
    "task's result": lambda s: TaskResultForm(s, TASKS[0], nothing),
}
NOT_BY_THEMSELVES = {
    *("Dialog", "Finding", "Form", "SubjectForm", "DescribedForm", "Restrictable", "Prompted"),
    *("SavedRows", "DoubtsYear", "PartForm", "EvaluatingForm"),
}
"""What dialogs are made of."""


async def size_of(app: Running, name: str) -> Region:
    """Where the box of a dialog stands, and how large it is."""
    await app.app.push_screen(DIALOGS[name](app.app.session))
    await wait_until(app.pilot, lambda: bool(app.screen.query(".box")))
    await app.pilot.pause()
    box = app.screen.query_one(".box", DialogBox).region
    await app.app.pop_screen()
    await app.pilot.pause()
    return box


def check_whole(boxes: dict[str, Region], size: tuple[int, int]) -> None:
    """Each stands whole on a screen of that size."""
    for name, box in boxes.items():
        assert 0 < box.x < box.right < size[0], name
        assert 0 <= box.y < box.bottom < size[1], name


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
async def test_a_dialog_is_whole_and_as_large_whichever_was_opened_before_it(
    size: tuple[int, int],
) -> None:
    """Each is opened before and after every other: once in this order, and once in the other."""
    async with running(desk_with(), size) as app:
        forth = {name: await size_of(app, name) for name in DIALOGS}
    async with running(desk_with(), size) as app:
        back = {name: await size_of(app, name) for name in reversed(DIALOGS)}
    assert forth == back
    check_whole(forth, size)


async def test_every_dialog_stands_whole_on_the_smallest_screen(desk: Desk) -> None:
    smallest = (72, 18)
    async with running(desk, smallest) as app:
        check_whole({name: await size_of(app, name) for name in DIALOGS}, smallest)


def modal_screens() -> Iterator[type[ModalScreen[Any]]]:
    package = elvis_tui.screens
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, ModalScreen) and kind is not ModalScreen:
                yield kind


async def test_every_dialog_there_is_is_among_them(desk: Desk) -> None:
    async with running(desk) as app:
        there = {type(make(app.app.session)).__name__ for make in DIALOGS.values()}
    kinds = {kind.__name__ for kind in modal_screens()}
    assert kinds - there == NOT_BY_THEMSELVES | NOT_A_BOX | {"ModalScreen"} & kinds


@pytest.mark.parametrize("name", DIALOGS)
async def test_escape_leaves_every_dialog(desk: Desk, name: str) -> None:
    async with running(desk) as app:
        await app.app.push_screen(DIALOGS[name](app.app.session))
        await app.press("escape")
        await app.on("OverviewScreen")


def test_whatever_stands_in_front_of_a_screen_is_a_dialog() -> None:
    found = {kind for kind in modal_screens() if kind.__module__.startswith("elvis_tui")}
    assert {k.__name__ for k in found if not issubclass(k, Dialog)} == NOT_A_BOX
    assert {k.CSS_PATH for k in found if issubclass(k, Dialog)} == {style("dialogs")}


def test_no_style_hangs_on_an_id_alone() -> None:
    bare = re.compile(r"(?:^|[,}\n])\s*#[\w-]+[^{;]*\{")
    for sheet in sorted(style("common").parent.glob("*.tcss")):
        assert not bare.findall(sheet.read_text("utf-8")), sheet.name


@pytest.mark.parametrize("name", ["party", "item of the agenda", "which version", "ask"])
async def test_two_enters_in_one_burst_answer_once(name: str) -> None:
    async with running(desk_with()) as app:
        answers: list[object] = []
        await app.app.push_screen(DIALOGS[name](app.app.session), answers.append)
        await app.pilot.pause()
        await app.pilot.press("enter", "enter", "enter")
        await app.pilot.pause()
        assert len(answers) == 1
        assert app.app.is_running


async def test_a_dialog_that_is_left_behind_another_takes_that_one_down_never(desk: Desk) -> None:
    """As where what it is about is gone while somebody types in front of it."""
    async with running(desk) as app:
        behind, front = (
            LadderScreen(app.app.session),
            Ask("Ta bort Jon Vik?", "Han kalles ikke inn."),
        )
        for dialog in (behind, front):
            await app.app.push_screen(dialog)
        behind.dismiss(None)
        await app.pilot.pause()
        assert app.screen is front
        await app.press("escape")
        await app.on("OverviewScreen")


async def test_three_dialogs_stand_behind_each_other_and_not_in_a_ring(desk: Desk) -> None:
    """Each is drawn over the one below it, whichever of them is drawn anew first."""
    async with running(desk) as app:
        for key in ("f7", "f5", "ctrl+p"):
            await app.press(key)
        stack = app.app.screen_stack
        assert len(stack) == 4
        for below, dialog in pairwise(stack):
            behind = dialog.render()
            assert isinstance(behind, BackgroundScreen)
            assert behind.screen is below
