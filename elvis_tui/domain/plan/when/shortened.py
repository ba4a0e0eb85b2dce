"""How plans shorten weekdays, terms and years: «ons», «man–fre», «1.termin», «H26», «10/10-26»."""

from __future__ import annotations

import re
from re import Match

from elvis_tui.domain.plan.times import Date, Half, Recurrence, Rhythm, Term
from elvis_tui.domain.plan.when.phrases import Phrase, phrase
from elvis_tui.domain.plan.when.tokens import Nths, Sign, Thing, Weekdays
from elvis_tui.domain.plan.when.words import (
    A_MONTH,
    AND,
    CLEAR_WEEKDAYS,
    DASH,
    EVERY,
    MONTH,
    NUMBER,
    ORDINAL,
    OTHER,
    SHORT_WEEKDAYS,
    WEEK,
    WEEKDAYS,
    any_of,
    month_of,
    ordinal_of,
)

_CENTURY = 2000
_ANY_DAY = {**SHORT_WEEKDAYS, **WEEKDAYS}
_A_DAY = rf"{any_of(_ANY_DAY)}\.?"
_SHORT_YEAR = r"(2[4-9]|3[0-9])"
"""No school year before this program's, and no day of a month after 31."""

# Weekdays

_AFTER_A_WEEK = re.compile(rf"(?:{WEEK}|[uv])\.?\s*{NUMBER}\s*[,(:]?\s*$")


def _days_of(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_ANY_DAY[name] for name in re.findall(any_of(_ANY_DAY), text)))


def _is_clear(text: str) -> bool:
    """Whether one of the words is a weekday and nothing else: «to» is a number too."""
    return any(name in CLEAR_WEEKDAYS or name in WEEKDAYS for name in re.findall(r"\w+", text))


def _listed(found: Match[str]) -> Thing | None:
    return Weekdays(_days_of(found[0])) if _is_clear(found[0]) else None


def _between(found: Match[str]) -> Thing | None:
    first, last = _ANY_DAY[found[1]], _ANY_DAY[found[2]]
    return Weekdays(tuple(range(first, last + 1))) if first < last else None


def _after_a_week(found: Match[str]) -> Thing | None:
    """«Uke 43, man»."""
    is_after = _AFTER_A_WEEK.search(found.string[: found.start()])
    return Weekdays(_days_of(found[0])) if is_after else None


def _nths(found: Match[str]) -> Thing | None:
    """«1. ons i mnd.»."""
    if re.match(EVERY, found[0]) and not _OF_EACH_MONTH.match(found.string, found.end()):
        return None
    nths = tuple(ordinal_of(one) for one in re.findall(ORDINAL, found[1]))
    return Nths(nths, SHORT_WEEKDAYS[found[2]])


def _each(found: Match[str]) -> Thing:
    is_other = not re.match(EVERY, found[0])
    return Rhythm(
        code="every_2_weeks" if is_other else "weekly",
        band=Recurrence.RHYTHM if is_other else Recurrence.WEEKLY,
        weekdays=_days_of(found[1]),
        every=2 if is_other else 1,
    )


_OF_EACH_MONTH = re.compile(rf"\s+\w+\.?\s+(?:{EVERY}\s+)?{A_MONTH}")
_LONG_ENOUGH = any_of({name: day for name, day in SHORT_WEEKDAYS.items() if len(name) > 2})
_WEEKDAYS = (
    phrase(
        rf"(?:{EVERY}|{OTHER})\s+((?:{_LONG_ENOUGH})\.?(?:{AND}(?:{EVERY}\s+)?{_LONG_ENOUGH}\.?)*)",
        _each,
    ),
    phrase(rf"({any_of(CLEAR_WEEKDAYS)})", lambda m: Weekdays((CLEAR_WEEKDAYS[m[1]],))),
    phrase(rf"{_A_DAY}(?:{AND}{_A_DAY})*(?=\s*(?:$|[,;)]|kl))", _after_a_week),
    phrase(
        rf"(?:den\s+|{EVERY}\s+)?({ORDINAL}(?:{AND}{ORDINAL})*)\s*({_LONG_ENOUGH})\.?"
        rf"(?=\s+(?:i|hver|kvar|pr\.?|per)\s+(?:{EVERY}\s+)?(?:{MONTH}|{A_MONTH}))",
        _nths,
    ),
    phrase(
        rf"({any_of(SHORT_WEEKDAYS)})(?=\s+(?:i\s+)?(?:{WEEK}|[uv]\.)\s*{NUMBER})",
        lambda m: Weekdays((SHORT_WEEKDAYS[m[1]],)),
    ),
    phrase(rf"{_A_DAY}(?:{AND}{_A_DAY})+", _listed),
    phrase(
        rf"({any_of(_ANY_DAY)})\.?\s*(?:{DASH}|til)\s*({any_of(_ANY_DAY)})\.?(?!\s*{NUMBER})",
        _between,
    ),
)

# Terms

_NAMES = {
    Half.AUTUMN: (r"(?:høst|haust)(?:en)?", "h"),
    Half.SPRING: (r"vår(?:en)?", "v"),
}
_TERM = r"(?:(?:termin|semester|halvår)(?:en|et)?|sem\.?)"
_NO_DAY = rf"(?!\s*(?:\.|{MONTH}|(?:{DASH}|[:,/&+]|og|til)\s*{NUMBER}))"
"""What follows a year, and no day: «høst 26» and not «høst 26. september»."""
_BESIDE_AUTUMN = re.compile(rf"\bh\s?(?:{DASH}\s?)?(?:20)?{_SHORT_YEAR}\b")


def _in_short_year(half: Half) -> Phrase:
    def make(found: Match[str]) -> Thing:
        return Term(words=found[0], half=half, year=_CENTURY + int(found[1]))

    return phrase(rf"{_NAMES[half][0]}\s*(?:{DASH}\s?|['’`´])?{_SHORT_YEAR}{_NO_DAY}", make)


def _by_letter(half: Half) -> Phrase:
    """«H26»; «V27» only beside it, for «v» is also short for week."""

    def make(found: Match[str]) -> Thing | None:
        is_sure = half is Half.AUTUMN or f"20{found[1]}" in found[0]
        if not is_sure and not _BESIDE_AUTUMN.search(found.string):
            return None
        return Term(words=found[0], half=half, year=_CENTURY + int(found[1]))

    return phrase(rf"{_NAMES[half][1]}\s?(?:{DASH}\s?)?(?:20)?{_SHORT_YEAR}{_NO_DAY}", make)


def _second_letter(found: Match[str]) -> Thing | None:
    is_second = re.search(r"\bh(?:\s*[/&]\s*|\s+og\s+)$", found.string[: found.start()])
    return Term(words=found[0], half=Half.SPRING) if is_second else None


def _second_number(found: Match[str]) -> Thing | None:
    """«Termin 1 og 2»."""
    is_second = re.search(rf"{_TERM}\s(?:1|i)\s?{_JOINED}\s?$", found.string[: found.start()])
    return Term(words=found[0], half=Half.SPRING) if is_second else None


_JOINED = r"(?:og|[/&+])"
_TERMS = (
    *(_in_short_year(half) for half in Half),
    *(_by_letter(half) for half in Half),
    phrase(r"h(?=(?:\s*[/&]\s*|\s+og\s+)v(?!\w))", lambda m: Term(words=m[0], half=Half.AUTUMN)),
    phrase(r"v", _second_letter),
    phrase(r"2|ii", _second_number),
    phrase(
        rf"(?:1\.|i\.?)(?=\s?(?:{_JOINED}|{DASH})\s?(?:2|ii)\.?\s?{_TERM})|(?:1\.|i\.)\s?{_TERM}|{_TERM}\s(?:1|i)(?!\w)(?!\s?[.:]|\s?/(?!\s?(?:2|ii)(?!\w)))",
        lambda m: Term(words=m[0], half=Half.AUTUMN),
    ),
    phrase(
        rf"(?:2\.|ii\.)\s?{_TERM}|{_TERM}\s(?:2|ii)(?!\w)(?!\s?[.:/])",
        lambda m: Term(words=m[0], half=Half.SPRING),
    ),
)

# Dates


def _in_the_year(found: Match[str]) -> Thing:
    day, month, year = (int(number) for number in found.groups())
    return Date(words=found[0], day=day, month=month, year=_CENTURY + year)


def _named_in_the_year(found: Match[str]) -> Thing:
    year = _CENTURY + int(found[3])
    return Date(words=found[0], day=int(found[1]), month=month_of(found[2]), year=year)


_DATES = (
    # With a stop between them («10.10-26») it may be a date and a day.
    phrase(rf"({NUMBER})/([0-9]{{1,2}})\s?{DASH}\s?{_SHORT_YEAR}(?![./]|\s*{MONTH})", _in_the_year),
    phrase(rf"({NUMBER})\.?\s*({MONTH})\s*['’`´]{_SHORT_YEAR}", _named_in_the_year),
)

# Lessons


def _lesson(found: Match[str]) -> Thing | None:
    """An hour of the day, as a clock's is; alone it is no time of the year."""
    is_alone = not (found.string[: found.start()] + found.string[found.end() :]).strip(" .,()i")
    return None if is_alone else Sign.SKIPPED


_LESSONS = (
    phrase(
        r"(?:i\s+)?(?:klassens\s+timen?|klassetimen?|kontaktlærertimen?|fellestid(?:en|a)?|storefri|lunsjen?)",
        _lesson,
    ),
)

SHORTENED: tuple[Phrase, ...] = (*_LESSONS, *_TERMS, *_WEEKDAYS, *_DATES)
