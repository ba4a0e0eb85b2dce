"""Save, delete, undo, redo, crash and reopen in any order, held against a plain dictionary."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import AnyRecord
from tests.school import NOW

Key = tuple[str, str]
State = dict[Key, AnyRecord]
Step = dict[Key, tuple[AnyRecord | None, AnyRecord | None]]

ids = st.sampled_from(["1", "2"])
words = st.sampled_from(["Åse", "Ída", "x\ud800y", "", "1STA"])
classes = st.builds(lambda i, code: SchoolClass(id=f"c-{i}", code=code), ids, words)
students = st.builds(
    lambda i, name: Student(id=f"s-{i}", first_name=name, last_name=""), ids, words
)
records = st.one_of(classes, students)


def key(record: AnyRecord) -> Key:
    return type(record).__name__, record.id


class Saving(RuleBasedStateMachine):
    """The file is the truth: what was acknowledged is what a dictionary says it is."""

    @initialize()
    def open(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.folders = count()
        self.folder = self.root / str(next(self.folders))
        self.model: State = {}
        self.past: list[Step] = []
        self.future: list[Step] = []
        self.unflushed: list[State] = [{}]
        self._open()

    def _open(self) -> None:
        self.store = FileStore(self.folder / "elvis.json")
        self.desk = Desk(store=self.store, clock=FixedClock(NOW), user="berit")

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.root)

    # What is held

    def _held(self) -> State:
        every = (*self.store.all(SchoolClass).values(), *self.store.all(Student).values())
        return {key(record): record for record in every}

    def _entries(self) -> int:
        return len(self.store.all(HistoryEntry))

    def _apply(self, step: Step, way: int) -> None:
        for name, versions in step.items():
            if (record := versions[way]) is None:
                self.model.pop(name, None)
            else:
                self.model[name] = record
        self.unflushed.append(dict(self.model))

    # What can happen

    @rule(
        saved=st.lists(records, min_size=1, max_size=3, unique_by=key),
        gone=st.lists(records, max_size=2),
    )
    def save(self, saved: list[AnyRecord], gone: list[AnyRecord]) -> None:
        gone = list({key(r): r for r in gone if key(r) not in {key(s) for s in saved}}.values())
        before = self._entries()
        self.desk.save("test", *saved, delete=gone)
        now = self._held()
        step = {
            key(r): (self.model.get(key(r)), now.get(key(r)))
            for r in (*saved, *gone)
            if key(r) in self.model or key(r) in now
        }
        # Half a character is mended on its way in, so that saving it again is told of too.
        typed = {key(r): r for r in saved}
        step = {
            name: (before, after)
            for name, (before, after) in step.items()
            if before != after or typed.get(name, before) != before
        }
        told = self._entries() - before
        if not told:
            assert not step
            return
        assert told >= len(step)
        self.past.append(step)
        self.future.clear()
        self._apply(step, 1)

    @rule(back=st.integers(1, 4), forth=st.integers(0, 4))
    def undo_and_redo(self, back: int, forth: int) -> None:
        for _ in range(back):
            self._turn(undo, self.past, self.future, 1, 0, Fault.NOTHING_TO_UNDO)
        for _ in range(forth):
            self._turn(redo, self.future, self.past, 0, 1, Fault.NOTHING_TO_REDO)

    def _turn(self, turn, source, target, expected, way, nothing) -> None:  # type: ignore[no-untyped-def]
        """Exact, or refused with nothing changed (FAULTS 84)."""
        before = self._entries()
        fits = source and all(self.model.get(n) == v[expected] for n, v in source[-1].items())
        refused: Fault | None = None
        try:
            turn(self.desk)
        except DomainError as fault:
            refused = fault.fault
        if not fits:
            assert refused is (Fault.UNDO_REFUSED if source else nothing)
            assert self._entries() == before
            return
        assert refused is None
        step = source.pop()
        target.append(step)
        self._apply(step, way)
        assert self._entries() - before >= len(step)

    @rule(record=records)
    def another_program_saves(self, record: AnyRecord) -> None:
        """As if its file had been taken over: no step of this session knows of it."""
        self.store.commit(put=[record])
        self.model[key(record)] = self._held()[key(record)]
        self.unflushed.append(dict(self.model))

    @rule()
    def wait_for_the_disk(self) -> None:
        self.store.flush()
        self.unflushed = [dict(self.model)]

    # No preconditions here: what a crash left behind is another thing each time, and so would be
    # what can happen next.
    @rule(waits=st.booleans())
    def crash(self, waits: bool) -> None:
        """What lies on disk is all that is left; without waiting, some of the last saves may."""
        if waits:
            self.wait_for_the_disk()
        left = self.root / str(next(self.folders))
        left.mkdir()
        for file in self.folder.iterdir() if self.folder.exists() else ():
            # One that is being written may be gone, under its own name, before it is copied.
            with contextlib.suppress(FileNotFoundError):
                shutil.copy2(file, left)
        self.store.close()
        self.folder = left
        self._reopened()

    @rule()
    def leave_and_come_back(self) -> None:
        self.store.close()
        self.unflushed = [dict(self.model)]
        self._reopened()

    def _reopened(self) -> None:
        self._open()
        self.model = self._held()
        assert self.model in self.unflushed, "neither an old state nor the new one"
        self.unflushed = [dict(self.model)]
        self.past, self.future = [], []

    # What is always true

    @precondition(lambda self: hasattr(self, "store"))
    @invariant()
    def it_holds_what_the_dictionary_holds(self) -> None:
        assert self._held() == self.model

    @precondition(lambda self: hasattr(self, "store"))
    @invariant()
    def the_history_is_whole_and_in_order(self) -> None:
        entries = self.store.all(HistoryEntry).values()
        assert [e.number for e in entries] == list(range(1, len(entries) + 1))


def test_acknowledged_is_what_a_dictionary_would_hold() -> None:
    """FAULTS 1, 84: save, undo, redo, crash, reopen, against a plain model."""
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Saving,
        settings=settings(
            max_examples=100,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )
