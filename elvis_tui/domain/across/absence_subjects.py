"""Which subject of a student a row of a list is about, and what its figures make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from elvis_tui.domain.absence.records import Figures, SubjectAbsence
from elvis_tui.domain.absence.rules import KINDS, with_later
from elvis_tui.domain.across.absence_list import About, FigureRow
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import folded

# Which subject


def by_subject(
    rows: Sequence[FigureRow],
    known: Sequence[SubjectAbsence],
    as_of: date,
    *,
    tells_all: bool,
) -> tuple[list[tuple[int | None, list[FigureRow]]], list[FigureRow]]:
    """The rows of each subject, with its place among those that are known, and the unclear rows.

    A row that tells less than others, such as a name that two groups have, is nobody's guess.
    What comes out does not hang on the order of the rows.

    Args:
        rows: Those of one student.
        known: The subjects that are known of the student.
        as_of: The day of the list.
        tells_all: Whether the list has a row for each subject of whom it names; one of hours has
            none for who has not been away.
    """
    moved = _regrouped(rows, known, as_of) if tells_all else {}
    known = [
        replace(one, group=FreeText(moved[i])) if i in moved else one for i, one in enumerate(known)
    ]
    if all(one.group for one in known) and all(row.about.group for row in rows):
        at_once = _by_group(rows, known)
        if at_once is not None:
            return at_once, []
    places: list[int | None] = list(range(len(known)))
    subjects: list[SubjectAbsence | About] = list(known)
    found: list[list[FigureRow]] = [[] for _one in known]
    unclear = []
    ordered = sorted(rows, key=lambda r: (not r.about.group, not r.about.code, r.about.line))
    split = {
        i for i, one in enumerate(known) if not one.group and len(_groups_of(one, ordered)) > 1
    }
    for row in ordered:
        same = [
            i
            for i, one in enumerate(subjects)
            if _is_same_subject(one, row.about) and not (i in split and row.about.group)
        ]
        if len(same) > 1:
            unclear.append(row)
        elif same:
            found[same[0]].append(row)
        else:
            places.append(None)
            subjects.append(row.about)
            found.append([row])
    return [(at, same) for at, same in zip(places, found, strict=True) if same], unclear


def _by_group(
    rows: Iterable[FigureRow], known: Sequence[SubjectAbsence]
) -> list[tuple[int | None, list[FigureRow]]] | None:
    """The same where all have a group, as in most lists; None where two that are known share it."""
    places = {folded(unmasked(one.group)): at for at, one in enumerate(known)}
    if len(places) < len(known):
        return None
    found: dict[str, list[FigureRow]] = {group: [] for group in places}
    for row in sorted(rows, key=lambda r: (not r.about.code, r.about.line)):
        found.setdefault(folded(row.about.group), []).append(row)
    return [(places.get(group), same) for group, same in found.items() if same]


def _regrouped(
    rows: Iterable[FigureRow], known: Sequence[SubjectAbsence], as_of: date
) -> dict[int, str]:
    """The known subjects that a list of another day has in another group, and in which.

    Only where it does not have the known group any more, and where no other group or subject may
    be meant: who takes a subject in two groups has two sets of figures. A list of one group, or of
    a few subjects, cannot show it: it has all the other subjects of the student.
    """
    if not known:
        return {}
    there = {folded(unmasked(one.group)) for one in known}
    told = {folded(r.about.group): r.about for r in rows if r.about.group}
    came = [about for group, about in told.items() if group not in there]
    if not came:
        return {}
    gone = [
        i
        for i, one in enumerate(known)
        if one.group
        and folded(unmasked(one.group)) not in told
        and one.now.as_of != as_of
        and starting_year(one.now.as_of) == starting_year(as_of)
    ]
    found = {}
    for i in gone:
        candidates = [about for about in came if _is_called_the_same(known[i], about)]
        if len(candidates) == 1:
            of = [j for j in gone if _is_called_the_same(known[j], candidates[0])]
            if of == [i] and _has_the_others(rows, known, i, as_of):
                found[i] = candidates[0].group
    return found


def _has_the_others(
    rows: Iterable[FigureRow], known: Sequence[SubjectAbsence], but: int, as_of: date
) -> bool:
    """Whether a list tells of every subject of the student but one, and there are any."""
    others = [
        one
        for i, one in enumerate(known)
        if i != but and not one.left and starting_year(one.now.as_of) == starting_year(as_of)
    ]
    told = [row.about for row in rows]
    return bool(others) and all(
        any(_is_same_subject(one, about) or _is_called_the_same(one, about) for about in told)
        for one in others
    )


def _groups_of(known: SubjectAbsence, rows: Iterable[FigureRow]) -> set[str]:
    """The groups that may be a subject whose group nobody knew."""
    return {folded(r.about.group) for r in rows if _is_same_subject(known, r.about)} - {""}


def _is_same_subject(stored: SubjectAbsence | About, about: About) -> bool:
    """Whether a row is about a subject that is known: by group, else by code, else by name."""
    mine, theirs = unmasked(stored.group), about.group
    if mine and theirs:
        return folded(mine) == folded(theirs)
    return _is_called_the_same(stored, about)


def _is_called_the_same(stored: SubjectAbsence | About, about: About) -> bool:
    """Whether two are one subject, of whichever group: by code, else by name."""
    for mine, theirs in ((stored.code, about.code), (unmasked(stored.name), about.name)):
        if mine and theirs:
            return folded(mine) == folded(theirs)
    return False


def says_the_same(one: FigureRow, other: FigureRow) -> bool:
    """Whether two rows of a subject tell the same."""
    return (one.hours, one.ten, one.fifteen, one.left) == (
        other.hours,
        other.ten,
        other.fifteen,
        other.left,
    )


# What its figures make of it


def subject_after(
    old: SubjectAbsence | None, row: FigureRow, figures: Figures, *, keeps_all: bool
) -> SubjectAbsence | None:
    """The subject with the figures of a list; None where newer ones stand.

    What reaches further back takes the place of what begins later, and that stands beside it, as
    do several parts of the year. Of the same beginning the newest list counts, and two of one day
    fill each other.

    Args:
        old: What is known of the subject.
        row: What the list calls it.
        figures: What the list tells.
        keeps_all: Whether every earlier figure is kept, and not the last alone.
    """
    if old is None or starting_year(old.now.as_of) != starting_year(figures.as_of):
        return _called(old, row, figures, (), ())
    now, later = old.now, old.later
    if figures.begins > now.begins:
        same = next((p for p in later if _of_the_same(p, figures)), None)
        part = _joined(figures, same)
        after = with_later(old, (*(p for p in later if p is not same), part))
        if part not in after.later:
            return None
        if now.as_of > figures.as_of:
            return after
        return _called(after, row, now, old.earlier, after.later)
    if figures.begins < now.begins:
        return _called(old, row, figures, (), (*old.earlier, now, *later))
    if now.as_of > figures.as_of:
        return None
    if now.as_of == figures.as_of:
        return _called(old, row, _joined(figures, now), old.earlier, later)
    earlier = (*old.earlier, now)
    return _called(old, row, figures, earlier if keeps_all else _needed(earlier, figures), later)


def _needed(earlier: Sequence[Figures], now: Figures) -> tuple[Figures, ...]:
    """The last of them, and the newest that tells a figure which no newer list tells."""
    lists = (*earlier, now)
    telling = [[f for f in lists if getattr(f, one) is not None][-1:] for one in KINDS]
    needed = [earlier[-1], *(f for found in telling for f in found)]
    return tuple(f for f in earlier if f in needed)


def _called(
    old: SubjectAbsence | None,
    row: FigureRow,
    now: Figures,
    earlier: tuple[Figures, ...],
    later: Iterable[Figures],
) -> SubjectAbsence:
    """With the names of the row, and what it does not tell as it was."""
    about = row.about
    called = SubjectAbsence(
        name=FreeText(about.name) or (old.name if old else FreeText("")),
        code=about.code or (old.code if old else ""),
        group=FreeText(about.group) or (old.group if old else FreeText("")),
        teacher=FreeText(about.teacher) or (old.teacher if old else FreeText("")),
        year_hours=about.year_hours or (old.year_hours if old else None),
        left=bool(old and old.left) if row.left is None else row.left,
        now=now,
        earlier=earlier,
    )
    return with_later(called, later)


def _of_the_same(one: Figures, other: Figures) -> bool:
    """Whether two lists are of one day, and begin on one."""
    return (one.as_of, one.begins) == (other.as_of, other.begins)


def _joined(new: Figures, old: Figures | None) -> Figures:
    """What two lists of one day tell together: one may hold the one figure, one the other."""
    if old is None or not _of_the_same(old, new):
        return new
    hours = new if new.hours is not None else old
    return replace(
        new,
        hours=hours.hours,
        first_day=hours.first_day,
        last_day=hours.last_day,
        ten=old.ten if new.ten is None else new.ten,
        fifteen=old.fifteen if new.fifteen is None else new.fifteen,
    )
