"""The phrases that tell of a point in the year, and the small words between them.

Each is a pattern and what it is taken for. Where several fit, the longest one is taken
(`lexing.py`), and of those that are as long the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match

from elvis_tui.domain.plan.times import Date, Half, Month, Term
from elvis_tui.domain.plan.when.tokens import Nths, Number, Sign, Thing, Weekdays, Weeks, Year
from elvis_tui.domain.plan.when.words import (
    AND,
    ANY_WEEK,
    COUNT,
    DASH,
    DAY,
    EVERY,
    HALF_NAMES,
    MONTH,
    NUMBER,
    ORDINAL,
    SCHOOL,
    SHORT_WEEKDAYS,
    THE_WEEK,
    TO,
    WEEK,
    WEEKDAYS,
    any_of,
    month_of,
    ordinal_of,
)

Make = Callable[[Match[str]], Thing | None]
Phrase = tuple[re.Pattern[str], Make]
_CENTURY = 2000
_MOST_MONTHS = 12
_SHORT_YEAR = 20
"""Two numbers from this one on, after each other, are a school year: «26/27»."""


def phrase(pattern: str, make: Make | Thing) -> Phrase:
    """A pattern that ends with the word it ends in."""
    maker = _always(make) if isinstance(make, Thing) else make
    return re.compile(rf"(?:{pattern})(?!\w)"), maker


def _always(thing: Thing) -> Make:
    return lambda _found: thing


# Dates

_YEAR = r"(?:20[0-9]{2})"


def _named_date(found: Match[str]) -> Thing:
    return Date(words=found[0], day=int(found[1]), month=month_of(found[2]))


def _number_date(found: Match[str]) -> Thing | None:
    day, month, year = int(found[1]), int(found[2]), found[3]
    if month > _MOST_MONTHS and "/" in found[0]:
        # «2026/27» in short, or nothing: «10.13.» is a date that is not.
        is_year = year is None and day >= _SHORT_YEAR and month == day + 1
        return Year(_CENTURY + day, is_school_year=True) if is_year else None
    if month > _MOST_MONTHS and " " in found[0]:
        return None
    if not found[0].endswith(".") and year is None and _may_be_a_clock(found[0], day, month):
        return Sign.SKIPPED
    in_full = None if year is None else int(year) + (_CENTURY if len(year.strip()) == 2 else 0)
    return Date(words=found[0], day=day, month=month, year=in_full)


def _may_be_a_clock(text: str, hour: int, minute: int) -> bool:
    """«12.00» and «14.30» are no dates."""
    return "/" not in text and hour < 24 and (minute == 0 or minute > 12) and minute % 5 == 0


def _iso(found: Match[str]) -> Thing:
    return Date(words=found[0], day=int(found[3]), month=int(found[2]), year=int(found[1]))


_DATES = (
    phrase(r"(20[0-9]{2})-([0-9]{2})-([0-9]{2})", _iso),
    phrase(rf"({NUMBER})\.?\s*({MONTH})", _named_date),
    phrase(
        rf"({NUMBER})[./]\s?([0-9]{{1,2}})\.?"
        r"(?:(?<=[./])(\s?20[0-9]{2}|[0-9]{2}(?![.:/0-9])))?",
        _number_date,
    ),
    phrase(rf"({NUMBER})[./]([0-9]{{1,2}})[-/ ]((?:20)[0-9]{{2}})", _number_date),
    # «4/11-26»: two figures behind the month are a year, as nobody has written the month of a day.
    phrase(rf"({NUMBER})/([0-9]{{1,2}})[-/]([2-3][0-9])(?![/.][0-9])", _number_date),
    phrase(rf"({NUMBER})\.?", lambda m: Number(int(m[1]), m[0].endswith("."))),
    (re.compile(rf"({NUMBER})\.(?=og\s)"), lambda m: Number(int(m[1]), has_stop=True)),
)

# Weeks

_WEEK_NUMBER = rf"{NUMBER}(?!\.?\s*{MONTH}|\.\s?[0-9]|[:/-][0-9]|\s*\.?[0-9])"
_NAMED_WEEKS = re.compile(rf"({NUMBER})(?:{TO}(?:{WEEK}\s*)?({NUMBER}))?")
_AND_WEEK = (
    rf"(?:{AND}(?:i\s+)?(?:{WEEK}\s*)?(?:{NUMBER}\s*{DASH}\s*{_WEEK_NUMBER}|{_WEEK_NUMBER}(?!\.))"
    rf"(?:{TO}(?:{WEEK}\s*)?{_WEEK_NUMBER})?)"
)


_MAY_BE_SPRING = re.compile(r"v(?:2[6-9]|3[0-2])")
"""«V27»: a week in the summer, or the spring of a year."""


def _weeks(found: Match[str]) -> Thing | None:
    if _MAY_BE_SPRING.fullmatch(found[0]):
        return None
    spans = (pair.groups() for pair in _NAMED_WEEKS.finditer(found[1]))
    return Weeks(tuple((int(first), int(last or first)) for first, last in spans))


_WEEKS = (
    phrase(
        rf"(?:{WEEK}|{THE_WEEK}|[uv]\.?|w)\s*(?:nr\.?\s*)?"
        rf"((?:{NUMBER}(?:/{NUMBER}){{2,}}(?![0-9./])|{NUMBER})(?:{TO}(?:{WEEK}\s*)?{_WEEK_NUMBER}(?!\.[0-9]))?{_AND_WEEK}*)",
        _weeks,
    ),
    phrase(rf"({NUMBER})\.\s+{WEEK}", lambda m: Nths((int(m[1]),), None)),
)

# Months, years and halves


def _school_year(found: Match[str]) -> Thing | None:
    first, second = int(found[1]), int(found[2])
    return Year(first, is_school_year=True) if second % 100 == (first + 1) % 100 else None


def _term(half: Half) -> Make:
    return lambda found: Term(words=found[0], half=half)


_LONGER = (
    phrase(
        MONTH + r"(?:\s+(?:måned|månad))?",
        lambda m: Month(words=m[0], month=month_of(m[0].split()[0])),
    ),
    phrase(_YEAR, lambda m: Year(int(m[0]))),
    phrase(rf"(?:{SCHOOL}året\s+)?({_YEAR})\s?[/–-]\s?((?:20)?[0-9]{{2}})(?!-)", _school_year),
    *(
        phrase(rf"(?:(?:i|på|om|til|{EVERY})\s+)?(?:{names})", _term(Half(half)))
        for half, names in HALF_NAMES.items()
    ),
)

# Weekdays


def named_days(text: str) -> tuple[int, ...]:
    """The weekdays whose names stand in a text, each once."""
    return tuple(dict.fromkeys(WEEKDAYS[name] for name in re.findall(any_of(WEEKDAYS), text)))


def _days_between(found: Match[str]) -> Thing | None:
    first, last = WEEKDAYS[found[1]], WEEKDAYS[found[2]]
    return Weekdays(tuple(range(first, last + 1))) if first < last else None


_IN_A_MONTH = re.compile(rf"\s+i\s+{MONTH}")


def _nths(found: Match[str]) -> Thing | None:
    if re.search(SCHOOL, found[0]):
        return None
    rest = _IN_A_MONTH.match(found.string, found.end())
    if rest and re.match(EVERY, found[0]) and re.search(r"[2-9]\.|tredje|fjerde", found[1]):
        # «Hver tredje torsdag i oktober»: the third one, or one in three weeks.
        return None
    nths = tuple(ordinal_of(one) for one in re.findall(ORDINAL, found[1]))
    return Nths(nths, WEEKDAYS[found[2]] if found[2] else None)


_DAYS_OF_THE_WEEK = (
    phrase(rf"{DAY}(?:en)?(?:{AND}{DAY}(?:en)?)*", lambda m: Weekdays(named_days(m[0]))),
    phrase(rf"({DAY})(?:er|ar)?{TO}({DAY})(?:er|ar)?", _days_between),
    phrase(rf"({any_of(SHORT_WEEKDAYS)})\.", lambda m: Weekdays((SHORT_WEEKDAYS[m[1]],))),
    phrase(
        rf"({any_of(SHORT_WEEKDAYS)})(?=\s+(?:den\s+)?{NUMBER}[./])",
        lambda m: Weekdays((SHORT_WEEKDAYS[m[1]],)),
    ),
    phrase(
        rf"(?:den\s+|{EVERY}\s+)?({ORDINAL}(?:{AND}{ORDINAL})*)(?:\s+|(?<=\.))(?:({DAY})(?:en)?|(?:heile?\s+|hele\s+)?{ANY_WEEK})",
        _nths,
    ),
)

# The small words

_A_HALF = rf"\s+(?:(?:i|på)\s+)?(?:{'|'.join(HALF_NAMES.values())})"
_SMALL = (
    phrase(r"og|samt|&|\+", Sign.AND),
    phrase(r"(?:og\s+)?elle(?:rs|s)(?=\s+(?:ved|etter)\s+(?:behov|trong))", Sign.AND),
    phrase(
        r"i løpet av|ila\.?|i forbindelse med|i samband med"
        r"|(?:i )?(?:perioden|tidsrommet|dagane|dagene)"
        r"|i|på|om|den|ved|av",
        Sign.IN,
    ),
    phrase(r"hei?le|gjennom(?:\s+hei?le)?", Sign.WHOLE),
    phrase(r"(?:gjennom\s+)?hei?le\s+(?:måneden|månaden|mnd\.?)", Sign.WHOLE),
    phrase(r"(?:fram |frem )?til(?: og med)?|t\.?o\.?m\.?", Sign.TO),
    phrase(r"inntil|ut", Sign.UNTIL),
    phrase(r"og\s+ut", Sign.TO),
    phrase(rf"utover(?={_A_HALF})", Sign.IN),
    phrase(rf"og\s+utover(?={_A_HALF})", Sign.TO),
    phrase(r"(?:(?:rett|like)\s+)?over(?=\s+nyttår)", Sign.AFTER),
    phrase(r"fra og med|frå og med|f\.?o\.?m\.?|fra|frå", Sign.FROM),
    phrase(r"mellom", Sign.BETWEEN),
    phrase(r"(?:rett|like|(?:i )?god tid) før|i forkant av|før", Sign.BEFORE),
    phrase(r"(?:rett|like) etter|i etterkant av|etter", Sign.AFTER),
    phrase(
        r"(?:(?:tids)?frist(?:en)?(?:\s+(?:er|innen|innan|til))?|senest|seinast|innen|innan"
        r"|(?:innen|innan)\s+(?:utgangen|utg\.?)\s+av|ferdig(?:\s+(?:til|innen|innan))?)"
        r"(?:\s+(?:den|i|senest|seinast))?",
        Sign.DEADLINE,
    ),
    phrase(
        r"(?:i\s+|ved\s+)?(?:(?:begynnelsen|beg\.|byrjinga|starten|midten|slutten|utgangen|utg\.|enden)\s+(?:av|på)"
        r"|(?:første|fyrste|siste|andre)\s+(?:halvdel(?:en)?|del(?:en)?|halvpart(?:en)?)\s+(?:av|i)"
        r"|(?:måneds|månads|månad)skiftet)",
        Sign.PART,
    ),
    phrase(
        rf"(?:start(?:en)?|begynnelsen|midt(?:en)?|slutt(?:en)?|utgangen|beg\.|utg\.)(?=\s+{MONTH})"
        r"|primo|medio|ultimo|tidlig(?:\s+(?:i|på))?|tidleg(?:\s+(?:i|på))?|sei?nt?(?:\s+(?:i|på))?"
        r"|midt\s+(?:i|på)",
        Sign.PART,
    ),
    phrase(r"planleggingsdag(?:er|ene|en|ar|ane)?\s+i", Sign.IN),
    # The month or the week it stands beside holds; beside a date it would be another one.
    phrase(
        r"(?:(?:nærmere|nærare)\s+)?dato(?:en|ar|er)?\s+(?:kommer|kjem|settes|avtales|fastsettes|bestemmes)"
        r"(?:\s+(?:senere|seinare|nærmere))?",
        lambda m: (
            None if re.search(rf"[0-9]\.?\s?(?:[./]\s?[0-9]|{MONTH})", m.string) else Sign.SKIPPED
        ),
    ),
    phrase(
        r"(?:kl\.?|klokk[ae]n?)\s*[0-9]{1,2}(?:[.:]?[0-9]{2})?"
        rf"(?:\s*(?:{DASH}|til)\s*(?:kl\.?\s*)?[0-9]{{1,2}}(?:[.:]?[0-9]{{2}})?)?",
        Sign.SKIPPED,
    ),
    phrase(
        rf"[0-9]{{1,2}}:[0-9]{{2}}(?:\s*{DASH}\s*[0-9]{{1,2}}:[0-9]{{2}})?"
        rf"|[0-2]?[0-9]\.(?:00|15|20|25|30|35|40|45|50|55)\s*{DASH}\s*[0-2]?[0-9]\.[0-5][05]",
        Sign.SKIPPED,
    ),
)
_OFTEN = (
    rf"{EVERY}\s|annenhver|annankvar|annakvar|dagl|ukentl|vekentl|månedl|månadl|halvårl|årl|kvartals"
    rf"|hei?le\s+(?:{SCHOOL})?året|(?:ved|etter)\s+(?:behov|trong)|{COUNT}\s+(?:gang|gong)"
)
_MARKS: tuple[Phrase, ...] = tuple(
    (re.compile(pattern), _always(sign))
    for pattern, sign in (
        # «Høst- og vårsemesteret».
        (rf"{DASH}\s+(?=og\s)", Sign.SKIPPED),
        (r",", Sign.COMMA),
        (r"/", Sign.SLASH),
        (r";", Sign.SEMICOLON),
        # «Hele året – ukentlig».
        (rf"(?<=\s){DASH}\s+(?={_OFTEN})", Sign.COMMA),
        (DASH, Sign.TO),
        (r"[(\[]", Sign.OPEN),
        (r"[)\]]", Sign.CLOSE),
        (r"[:.]", Sign.IN),
    )
)

PHRASES: tuple[Phrase, ...] = (
    *_DATES,
    *_WEEKS,
    *_LONGER,
    *_DAYS_OF_THE_WEEK,
    *_SMALL,
    *_MARKS,
)
