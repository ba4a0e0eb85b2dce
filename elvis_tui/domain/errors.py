"""What can go wrong, as a code and facts; the wording is found where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class Fault(StrEnum):
    """One kind of thing that can go wrong."""

    NOT_FOUND = "not_found"
    EMPTY_FIELD = "empty_field"
    NOT_A_DATE = "not_a_date"
    DAY_TO_COME = "day_to_come"
    DAY_LONG_PAST = "day_long_past"
    STEP_BEFORE_REPORT = "step_before_report"
    REPORT_AFTER_STEP = "report_after_step"
    BEFORE_EVENT = "before_event"
    EVALUATED_BEFORE_START = "evaluated_before_start"
    EXPIRES_BEFORE_GIVEN = "expires_before_given"
    WITHDRAWN_BEFORE_GIVEN = "withdrawn_before_given"
    ANSWERED_BEFORE_BIRTH = "answered_before_birth"
    NOT_GIVEN = "not_given"
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_MONTH = "not_a_month"
    NO_DAY_FOR_CALENDAR = "no_day_for_calendar"
    OWN_TIME_REFUSED = "own_time_refused"
    NO_SUBJECT = "no_subject"
    IN_USE = "in_use"
    SAME_STUDENT = "same_student"
    CLASS_EXISTS = "class_exists"
    BORN_LONG_AGO = "born_long_ago"
    ALREADY_FOLLOWED = "already_followed"
    STILL_OPEN = "still_open"
    ALREADY_CLOSED = "already_closed"
    MEETING_RUNNING = "meeting_running"
    MEETING_NOT_RUNNING = "meeting_not_running"
    NO_MINUTES = "no_minutes"
    NO_PLANNED_MEETING = "no_planned_meeting"
    TEAM_IN_USE = "team_in_use"
    ALREADY_MEMBER = "already_member"
    PERSON_KNOWN = "person_known"
    PERSON_EXISTS = "person_exists"
    TEAM_EXISTS = "team_exists"
    TEAM_NAMES_STUDENT = "team_names_student"
    VIEW_EXISTS = "view_exists"
    ALREADY_TRIGGERED = "already_triggered"
    NO_STEPS = "no_steps"
    LAST_TEAM = "last_team"
    TEAM_FOLLOWS = "team_follows"
    TEAM_HAS_STUDENTS = "team_has_students"
    NO_STUDENTS_HERE = "no_students_here"
    TEAM_MEETS_NOW = "team_meets_now"
    STUDENTS_AND_PERSONS = "students_and_persons"
    PERSON_WITH_STUDENTS = "person_with_students"
    NAMED_WITH_STUDENTS = "named_with_students"
    NOT_FOLLOWING = "not_following"
    NOT_A_KIND = "not_a_kind"
    NOT_A_CADENCE = "not_a_cadence"
    PLAN_LACKS = "plan_lacks"
    CASE_LACKS = "case_lacks"
    PARTY_IN_USE = "party_in_use"
    NO_REASON = "no_reason"
    NO_REFERENCE = "no_reference"
    NO_INFORMER = "no_informer"
    OWNER_FIRST = "owner_first"
    NOT_DONE_YET = "not_done_yet"
    DUTY_DONE = "duty_done"
    ROLE_WHY = "role_why"
    SAYS_NOT_SAFE = "says_not_safe"
    NO_TRIGGER = "no_trigger"
    LEADER_SUSPECTED = "leader_suspected"
    SUSPECTED_OWNS = "suspected_owns"
    NAMES_HIDDEN = "names_hidden"
    EXPORT_EXISTS = "export_exists"
    EXPORT_FAILED = "export_failed"
    CELL_TOO_LONG = "cell_too_long"
    # The data file
    DATA_UNWRITABLE = "data_unwritable"
    DATA_UNREADABLE = "data_unreadable"
    DATA_DAMAGED = "data_damaged"
    DATA_FOREIGN = "data_foreign"
    DATA_NEWER = "data_newer"
    DATA_IN_USE = "data_in_use"
    DATA_READ_ONLY = "data_read_only"
    DATA_MISSING = "data_missing"
    DATA_ONLY_COPY = "data_only_copy"
    DATA_CHANGED = "data_changed"
    DATA_NOT_YOURS = "data_not_yours"
    DATA_SEALED = "data_sealed"
    DATA_OPEN = "data_open"
    WRONG_PASSPHRASE = "wrong_passphrase"
    NO_GENERATION = "no_generation"
    BACKUP_UNSOUND = "backup_unsound"
    NOTHING_TO_COPY = "nothing_to_copy"
    # The user's preferences
    PREFERENCES_BROKEN = "preferences_broken"
    PREFERENCES_VALUE = "preferences_value"
    PREFERENCES_DISK = "preferences_disk"
    # Undo, and an edit of what has changed meanwhile
    NOTHING_TO_UNDO = "nothing_to_undo"
    BEFORE_CONTACT = "before_contact"
    PHASE_CHANGED = "phase_changed"
    ALREADY_LOGGED = "already_logged"
    NO_RECIPIENT = "no_recipient"
    NOT_A_TEMPLATE = "not_a_template"
    NO_SUCH_SUBJECT = "no_such_subject"
    NOT_YOURS = "not_yours"
    TASK_RESTRICTED = "task_restricted"
    NO_NEXT_MEETING = "no_next_meeting"
    NOBODY_KNOWN = "nobody_known"
    REASON_REPEATS = "reason_repeats"
    PHASE_LACKS = "phase_lacks"
    LAST_PHASE = "last_phase"
    # «Har eleven sluttet?»
    DEPARTURE_OPEN = "departure_open"
    REACHED_SINCE = "reached_since"
    RUN_ENDED = "run_ended"
    ENDED_BY_CONTACT = "ended_by_contact"
    STEP_DONE = "step_done"
    STEP_NOT_YET = "step_not_yet"
    STEP_TOO_EARLY = "step_too_early"
    STEP_LACKS = "step_lacks"
    STEP_LEADS_ON = "step_leads_on"
    ANSWER_AFTER_DECISION = "answer_after_decision"
    COMPLAINT_LATE = "complaint_late"
    TEXT_STANDS = "text_stands"
    NOTHING_TO_REDO = "nothing_to_redo"
    UNDO_REFUSED = "undo_refused"
    STALE = "stale"
    PROPOSAL_STALE = "proposal_stale"
    # A file to read
    INPUT_MISSING = "input_missing"
    INPUT_UNDECODABLE = "input_undecodable"
    INPUT_NO_HEADER = "input_no_header"
    INPUT_BAD_ROW = "input_bad_row"
    INPUT_EMPTY = "input_empty"
    INPUT_PARTS_OF_ONE = "input_parts_of_one"
    EXCHANGE_NOT_JSON = "exchange_not_json"
    EXCHANGE_FOREIGN = "exchange_foreign"
    EXCHANGE_NEWER = "exchange_newer"
    EXCHANGE_FAULTY = "exchange_faulty"
    EXCHANGE_NOT_EMPTY = "exchange_not_empty"
    SOURCE_UNUSABLE = "source_unusable"
    CALENDAR_FAULTY = "calendar_faulty"
    NO_OWN_CALENDAR = "no_own_calendar"


class ElvisError(Exception):
    """A fault with its facts (`path`, `line`, `field`...), free of student data."""

    def __init__(self, fault: Fault, **facts: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts


class DomainError(ElvisError):
    """A rule said no."""


@contextmanager
def at_field(field: str) -> Iterator[None]:
    """Say of a rule that says no within this block which field it is about."""
    try:
        yield
    except DomainError as fault:
        raise DomainError(fault.fault, **{**fault.facts, "field": field}) from None


class StorageError(ElvisError):
    """The disk or the data file said no."""


class InputError(ElvisError):
    """A file that was to be read could not be used."""
