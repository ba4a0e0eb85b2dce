"""The phrases that tell of a time by a break, or by an end of the school year."""

from __future__ import annotations

import re
from re import Match

from elvis_tui.domain.plan.times import Date, Landmark, Near, Side, Unit
from elvis_tui.domain.plan.when.phrases import Make, Phrase, named_days, phrase
from elvis_tui.domain.plan.when.tokens import Sign, Thing
from elvis_tui.domain.plan.when.words import (
    ANY_WEEK,
    COUNT,
    DASH,
    DAY,
    LANDMARK,
    LANDMARKS,
    MONTH,
    NAMED_DAYS,
    ORDINAL,
    SCHOOL,
    count_of,
    ordinal_of,
)

_UNITS = (
    (re.compile(rf"{SCHOOL}dag"), Unit.SCHOOL_DAY),
    (re.compile(r"dag"), Unit.DAY),
    (re.compile(r"uk|vek"), Unit.WEEK),
)


def _landmark(text: str) -> Landmark:
    return next(mark for mark, pattern in LANDMARKS.items() if re.fullmatch(pattern, text))


def _counted(found: Match[str]) -> Thing:
    """«Uka før påske», «siste skoledag før jul», «to uker etter skolestart»."""
    count, unit, side, landmark = found.groups()
    number = 1
    kind = next(kind for pattern, kind in _UNITS if pattern.search(unit))
    if re.search(r"(?:er|ar|ene|ane)$", unit) and (not count or count == "siste"):
        # «Ukene før jul»: how many is not said.
        kind = Unit.NONE
    if count:
        number = abs(ordinal_of(count)) if re.fullmatch(ORDINAL, count) else count_of(count)
    return Near(
        words=found[0],
        landmark=_landmark(landmark),
        side=Side.BEFORE if side == "før" else Side.AFTER,
        unit=kind,
        count=number,
        weekday=next(iter(named_days(unit)), None),
    )


def _school_week(found: Match[str]) -> Thing:
    nth = ordinal_of(found[1])
    end = nth < 0
    return Near(
        words=found[0],
        landmark=Landmark.SCHOOL_END if end else Landmark.SCHOOL_START,
        side=Side.AT,
        unit=Unit.WEEK if found[2] else Unit.SCHOOL_DAY,
        count=abs(nth),
    )


_TO_NEW_YEAR = re.compile(
    r"(?:før|innen|innan|senest|seinast|til|etter|over|fra|frå|f\.?o\.?m\.?|med|mellom)\s+$"
)


_FROM_CHRISTMAS = re.compile(
    rf"\b(?:mellom|fra|frå)\s+jul|\bjul\w*\s*(?:{DASH}|/|til(?:\s+og\s+med)?)\s*$"
)


def _new_year(found: Match[str]) -> Thing | None:
    """«Etter nyttår» is after Christmas; «mellom jul og nyttår» is not between two Christmases."""
    before = found.string[: found.start()]
    if not _TO_NEW_YEAR.search(before) or _FROM_CHRISTMAS.search(before):
        return None
    return Near(words=found[0], landmark=Landmark.CHRISTMAS, side=Side.AT)


def _the_end(found: Match[str]) -> Thing:
    return Near(words=found[0], landmark=Landmark.SCHOOL_END, side=Side.AT)


def _a_named_day(month: int, day: int) -> Make:
    """«FN-dagen»; beside a date it is the name of it."""

    def make(found: Match[str]) -> Thing:
        is_beside = re.search(rf"[0-9]|{MONTH}", found.string)
        return Sign.SKIPPED if is_beside else Date(words=found[0], day=day, month=month)

    return make


_THE_FIRST = r"(?:(?:i|de[nti]?|dei)\s+)*(?:to\s+|tre\s+|fire\s+)?(?:første|fyrste)\s+"
BESIDE_LANDMARKS: tuple[Phrase, ...] = (
    phrase(
        rf"(?:(?:den|i|på)\s+)?(?:({ORDINAL}|{COUNT})\s+)?"
        rf"({SCHOOL}dag(?:en|er|ar)?|dag(?:en|er|ar)?|{DAY}(?:en)?|{ANY_WEEK})\s+(før|etter)\s+({LANDMARK})",
        _counted,
    ),
    phrase(
        rf"({ORDINAL})\s+(?:({SCHOOL}(?:uke|uka|uken|veke|veka))|{SCHOOL}dag(?:en)?)", _school_week
    ),
    phrase(LANDMARK, lambda m: Near(words=m[0], landmark=_landmark(m[0]), side=Side.AT)),
    phrase(r"årsskiftet|nyttår", _new_year),
    # «Ut skoleåret».
    phrase(rf"(?<=\but\s){SCHOOL}året", _the_end),
    *(
        phrase(rf"(?:{DASH}\s*)?(?:{name.pattern})", _a_named_day(month, day))
        for name, month, day in NAMED_DAYS
    ),
    phrase(
        rf"(?:planleggingsdag(?:er|ene|en|ar|ane)?\s+)?før\s+(?:{LANDMARKS[Landmark.SCHOOL_START]})",
        lambda m: Near(words=m[0], landmark=Landmark.SCHOOL_START, side=Side.BEFORE),
    ),
    phrase(
        rf"(?:{_THE_FIRST}(?:to|tre|fire|par)?\s*(?:{SCHOOL}(?:uk|vek)(?:er|ene|ane)"
        rf"|(?:uk|vek)(?:ene|ane|er)\s+(?:(?:i|av|på)\s+{SCHOOL}året|etter\s+{SCHOOL}start))"
        rf"|(?:rett|like|kort\s+tid)\s+etter\s+(?:{LANDMARKS[Landmark.SCHOOL_START]}))",
        lambda m: Near(words=m[0], landmark=Landmark.SCHOOL_START, side=Side.EARLY),
    ),
)
