"""The verbs of oppfølging."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elvis_tui.domain.across.timeline import Event, ids_written, timeline
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import iko, rules
from elvis_tui.domain.follow_ups.records import FollowUp, Level, Measure, Note, Phase
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.measures import Went
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import findable
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.services.desk.teams import check_follows


def index(reader: Reader, follow_ups: Sequence[FollowUp]) -> TextIndex[FollowUp]:
    """Follow-ups to be searched by name, class, owner and every word noted, in their order."""
    from elvis_tui.domain.fields import searched

    shown = names(reader)
    return TextIndex(
        (f"{findable(shown.found_by(f.subject))} {searched(f)}", f) for f in follow_ups
    )


def get(reader: Reader, follow_up_id: str) -> FollowUp:
    return reader.get(FollowUp, follow_up_id)


def events(reader: Reader, follow_up: FollowUp) -> list[Event]:
    """What happened round it, newest first."""
    answers = consents.of_student(reader, follow_up.subject.id)
    ids = ids_written(follow_up.subject, [follow_up], answers)
    return timeline(
        follow_up,
        reader.all(Meeting).values(),
        reader.mentioning(HistoryEntry, *ids),
        answers,
    )


def of_other_teams(reader: Reader, follow_up: FollowUp) -> list[FollowUp]:
    """The open follow-ups that other teams have of the same student or class."""
    return [
        other
        for other in reader.all(FollowUp).values()
        if other.is_open and other.subject == follow_up.subject and other.id != follow_up.id
    ]


def is_open(reader: Reader, follow_up_id: str) -> bool | None:
    """Whether it is open; None when it is not there any more."""
    found = reader.find(FollowUp, follow_up_id)
    return None if found is None else found.is_open


def start(desk: Desk, follow_up: FollowUp) -> FollowUp:
    """Begin following a student or class.

    Args:
        follow_up: As the form gave it, with an empty id.

    Raises:
        DomainError: `ALREADY_FOLLOWED` when the team follows the subject already;
            `NOT_FOLLOWING` for a team that only meets.
    """
    check_follows(desk, follow_up.team)
    for other in desk.store.all(FollowUp).values():
        if other.is_open and other.subject == follow_up.subject and other.team == follow_up.team:
            raise DomainError(Fault.ALREADY_FOLLOWED)
    follow_up = replace(follow_up, id=desk.new_id("follow"))
    desk.save("follow_up.start", follow_up)
    return follow_up


def edit(desk: Desk, follow_up: FollowUp, base: FollowUp | None = None) -> FollowUp:
    """Save the fields a form may change; what was noted meanwhile stays.

    Args:
        desk: The working place.
        follow_up: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: `STALE`, once, when a field changed in the form has been changed elsewhere;
            `PHASE_LACKS` for a phase that it has not what it takes for; `NOT_FOLLOWING` for a team
            that only meets.
    """
    from elvis_tui.domain.fields import asked

    now = get(desk, follow_up.id)
    edited = desk.conflicts.settle(base or now, follow_up, now, asked(FollowUp, Asked.FACTS))
    if edited.team != now.team:
        check_follows(desk, edited.team)
    iko.check_phase(now, edited)
    seen = [c for c in edited.criteria if c not in now.criteria]
    iko.check_seen(seen, desk.today, field="criteria")
    desk.save("follow_up.edit", edited)
    return edited


def set_next(
    desk: Desk, follow_up_id: str, on: date | None, what: FreeText, base: FollowUp | None = None
) -> FollowUp:
    """Set what happens next and when; see `edit`.

    Raises:
        DomainError: as `edit`, and `ALREADY_CLOSED`.
    """
    from elvis_tui.domain.fields import asked

    now = get(desk, follow_up_id)
    if not now.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    base = base or now
    typed = replace(base, next_date=on, next_what=what)
    follow_up = desk.conflicts.settle(base, typed, now, asked(FollowUp, Asked.NEXT))
    desk.save("follow_up.next", follow_up)
    return follow_up


def set_level(desk: Desk, follow_up_id: str, level: Level) -> FollowUp:
    follow_up = replace(get(desk, follow_up_id), level=level)
    desk.save("follow_up.level", follow_up)
    return follow_up


def add_note(
    desk: Desk,
    follow_up_id: str,
    text: FreeText,
    *,
    restricted: bool = False,
    by: FreeText = FreeText(""),
) -> FollowUp:
    """Write a note; of a `restricted` one others see that it is there, and whom to ask.

    Args:
        desk: The working place.
        follow_up_id: Whose it is.
        text: The note.
        restricted: Whether only who wrote it may open it.
        by: Who wrote it, where the log-in does not tell.

    Raises:
        DomainError: `EMPTY_FIELD`; `NOBODY_KNOWN` for a restricted one that nobody could open.
    """
    written = FreeText(unmasked(text).strip())
    if not written:
        raise DomainError(Fault.EMPTY_FIELD, field="text")
    by = desk.author or by
    if restricted and not by:
        raise DomainError(Fault.NOBODY_KNOWN, user=desk.user, field="restricted")
    note = Note(
        id=desk.new_id("note"), at=desk.clock.now(), by=by, text=written, restricted=restricted
    )
    follow_up = get(desk, follow_up_id)
    follow_up = replace(follow_up, notes=(*follow_up.notes, note))
    desk.save("follow_up.note", follow_up)
    return follow_up


def add_measure(desk: Desk, follow_up_id: str, measure: Measure) -> FollowUp:
    """Begin a measure, as the form gave it.

    Raises:
        DomainError: `EVALUATED_BEFORE_START`.
    """
    rules.check_measure(measure)
    follow_up = get(desk, follow_up_id)
    measure = replace(measure, id=desk.new_id("measure"))
    follow_up = replace(follow_up, measures=(*follow_up.measures, measure))
    desk.save("follow_up.measure", follow_up)
    return follow_up


def add_measure_to_all(
    desk: Desk, follow_up_ids: Sequence[str], measure: Measure
) -> list[FollowUp]:
    """Begin the same measure for several, in one step: each has its own, evaluated by itself.

    Raises:
        DomainError: `EVALUATED_BEFORE_START`; `ALREADY_CLOSED` when one of them has ended, so that
            nobody is left out without a word; `NOT_FOUND`.
    """
    rules.check_measure(measure)
    changed = []
    for follow_up_id in follow_up_ids:
        follow_up = get(desk, follow_up_id)
        if not follow_up.is_open:
            raise DomainError(Fault.ALREADY_CLOSED)
        own = replace(measure, id=desk.new_id("measure"))
        changed.append(replace(follow_up, measures=(*follow_up.measures, own)))
    desk.save("follow_up.measures", *changed)
    return changed


def evaluate(
    desk: Desk,
    follow_up_id: str,
    measure_id: str,
    result: FreeText,
    went: Went = Went.NOT_TOLD,
) -> FollowUp:
    """Write how a measure went, and whether it was carried out."""
    follow_up = get(desk, follow_up_id)
    follow_up = rules.evaluate(
        follow_up, measure_id, today=desk.today, result=unmasked(result), went=went
    )
    desk.save("follow_up.evaluate", follow_up)
    return follow_up


def close(
    desk: Desk,
    follow_up_id: str,
    why: FreeText,
    student_word: FreeText = FreeText(""),
    without: FreeText = FreeText(""),
    base: FollowUp | None = None,
) -> FollowUp:
    """End a follow-up; its record stays.

    Args:
        desk: The working place.
        follow_up_id: Which.
        why: The result.
        student_word: The student's own word of it.
        without: Why it ends with something missing.
        base: What the form was opened on.

    Raises:
        DomainError: `ALREADY_CLOSED`, `EMPTY_FIELD`, `PHASE_LACKS`; `PHASE_CHANGED` when it is in
            another phase than the form was opened on; `STALE`, once.
    """
    now = get(desk, follow_up_id)
    base = base or now
    if now.is_open:
        iko.check_same_phase(base, now)
    said = replace(base, student_word=student_word)
    old = desk.conflicts.settle(base, said, now, ("student_word",))
    closed = rules.close(old, today=desk.today, why=unmasked(why))
    follow_up = iko.went_on(
        closed,
        Phase.CLOSED,
        iko.at_the_end(old),
        today=desk.today,
        by=unmasked(desk.signed),
        without=unmasked(without),
    )
    desk.save("follow_up.close", follow_up, why=without)
    return follow_up


def reopen(desk: Desk, typed: FollowUp) -> FollowUp:
    """Take a closed follow-up up again.

    Args:
        desk: The working place.
        typed: The follow-up with the reason, the next date and the next step as they were typed.

    Raises:
        DomainError: `STILL_OPEN` or `EMPTY_FIELD`; `ALREADY_FOLLOWED` when another one has been
            started meanwhile.
    """
    old = get(desk, typed.id)
    for other in desk.store.all(FollowUp).values():
        if other.is_open and other.subject == old.subject and other.team == old.team:
            raise DomainError(Fault.ALREADY_FOLLOWED)
    old = replace(old, next_date=typed.next_date, next_what=typed.next_what)
    follow_up = rules.reopen(old, today=desk.today, why=unmasked(typed.reopened_why))
    desk.save("follow_up.reopen", follow_up)
    return follow_up
