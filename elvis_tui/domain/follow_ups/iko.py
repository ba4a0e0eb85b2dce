"""What each phase of the IKO model must hold before the next one begins.

Source: the IKO model as Akershus and Innlandet describe it (identifisering, kartlegging,
oppfølging), and the school's plan, the row of the IKO-team. What is asked for is what makes one
follow through: who, when, evaluated, and the student's own word. It can be gone on without, with
a reason that is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Measure, Phase, WentOnWithout
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace

ORDER = (Phase.IDENTIFYING, Phase.MAPPING, Phase.FOLLOWING, Phase.CLOSED)


class Lack(StrEnum):
    """One thing that a phase must hold before the next."""

    CRITERION = "criterion"
    """No criterion that tells where it was seen, and when."""
    FINDINGS = "findings"
    """What the conversation showed."""
    STUDENT_VIEW = "student_view"
    """How the student sees it."""
    MEASURE = "measure"
    """No measure."""
    MEASURE_OWNER = "measure_owner"
    """A measure that nobody answers for."""
    MEASURE_EVALUATION = "measure_evaluation"
    """A measure that is not to be evaluated on any day."""
    STUDENT_WORD = "student_word"
    """The student's word when it ends."""


def after(phase: Phase) -> Phase:
    """The next phase; the last one's is itself."""
    return ORDER[min(ORDER.index(phase) + 1, len(ORDER) - 1)]


def lacks(follow_up: FollowUp) -> tuple[Lack, ...]:
    """What is missing before the next phase, in the order one would see to it.

    The student's word is asked for where it ends, and is not missing before that.
    """
    held = {
        Phase.IDENTIFYING: _lacks_of_identifying,
        Phase.MAPPING: _lacks_of_mapping,
        Phase.FOLLOWING: _lacks_of_following,
    }.get(follow_up.phase)
    return tuple(held(follow_up)) if held else ()


def _lacks_of_identifying(follow_up: FollowUp) -> Iterator[Lack]:
    if not any(map(is_grounded, follow_up.criteria)):
        yield Lack.CRITERION


def is_grounded(criterion: Criterion) -> bool:
    """Whether it tells where it was seen, and when."""
    return criterion.on is not None and bool(unmasked(criterion.source).strip())


def _lacks_of_mapping(follow_up: FollowUp) -> Iterator[Lack]:
    if not unmasked(follow_up.findings).strip():
        yield Lack.FINDINGS
    if not unmasked(follow_up.student_view).strip():
        yield Lack.STUDENT_VIEW


def _lacks_of_following(follow_up: FollowUp) -> Iterator[Lack]:
    if not follow_up.measures:
        yield Lack.MEASURE
    if any(not unmasked(m.who).strip() for m in follow_up.measures):
        yield Lack.MEASURE_OWNER
    if any(not _is_evaluated(m) for m in follow_up.measures):
        yield Lack.MEASURE_EVALUATION


def _is_evaluated(measure: Measure) -> bool:
    return measure.evaluate_on is not None or measure.evaluated_on is not None


def at_the_end(follow_up: FollowUp) -> tuple[Lack, ...]:
    """What is missing when it ends with what stands in it now.

    One that ends before anybody followed through, because there was no need, lacks nothing.
    """
    if follow_up.phase is not Phase.FOLLOWING:
        return ()
    said = bool(unmasked(follow_up.student_word).strip())
    return (*lacks(follow_up), *(() if said else (Lack.STUDENT_WORD,)))


def advanced(follow_up: FollowUp, *, today: date, by: str, without: str = "") -> FollowUp:
    """The follow-up in its next phase; that phase is not the last, which `rules.close` gives.

    Args:
        follow_up: As it is.
        today: The day it goes on.
        by: Who decides it.
        without: Why it goes on with something missing.

    Raises:
        DomainError: `ALREADY_CLOSED`, `LAST_PHASE`, or `PHASE_LACKS` when something is missing and
            no reason is given.
    """
    if not follow_up.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    phase = after(follow_up.phase)
    if phase is Phase.CLOSED:
        raise DomainError(Fault.LAST_PHASE)
    missing = lacks(follow_up)
    went = went_on(follow_up, phase, missing, today=today, by=by, without=without)
    return replace(went, phase=phase)


def _refused(follow_up: FollowUp, phase: Phase, missing: Sequence[Lack], field: str) -> DomainError:
    kind = follow_up.subject.kind
    return DomainError(
        Fault.PHASE_LACKS, phase=phase, missing=tuple(missing), kind=kind, field=field
    )


def _field(lack: Lack) -> str:
    """The field where one sees to it; a measure is begun elsewhere, so there one says why."""
    here = {Lack.FINDINGS, Lack.STUDENT_VIEW, Lack.STUDENT_WORD}
    return lack.value if lack in here else "text" if lack is Lack.CRITERION else "without"


def went_on(
    follow_up: FollowUp,
    phase: Phase,
    missing: Sequence[Lack],
    *,
    today: date,
    by: str,
    without: str,
) -> FollowUp:
    """The follow-up with the reason it goes on without what is missing; none needs none.

    Raises:
        DomainError: `PHASE_LACKS` without a reason.
    """
    if not missing:
        return follow_up
    if not without.strip():
        raise _refused(follow_up, phase, missing, _field(missing[0]))
    went = WentOnWithout(phase=phase, on=today, by=FreeText(by), why=FreeText(without.strip()))
    return replace(follow_up, without=(*follow_up.without, went))


def check_same_phase(base: FollowUp, now: FollowUp) -> None:
    """Whether it still is in the phase that somebody decided about.

    Raises:
        DomainError: `PHASE_CHANGED`.
    """
    if base.phase is not now.phase:
        raise DomainError(Fault.PHASE_CHANGED, phase=now.phase)


def check_seen(criteria: Iterable[Criterion], today: date, *, field: str) -> None:
    """Whether each can have been seen.

    Raises:
        DomainError: `DAY_TO_COME`, pointing at `field`.
    """
    for criterion in criteria:
        if criterion.on is not None and criterion.on > today:
            raise DomainError(Fault.DAY_TO_COME, day=criterion.on, field=field)


def check_phase(old: FollowUp, new: FollowUp) -> None:
    """Whether a form may put a follow-up in another phase: back it may always go.

    Raises:
        DomainError: `PHASE_LACKS` when it goes on past something that is missing.
    """
    ahead = ORDER[ORDER.index(old.phase) : ORDER.index(new.phase)]
    for phase in ahead:
        if missing := lacks(replace(new, phase=phase)):
            raise _refused(new, after(phase), missing, "phase")
