"""The small grammar that reads a plan's «Når» without ever knowing more than it says.

A «Når» is read only when all of its words for time point to one kind of time. Anything else
(seasons, week numbers, «annenhver», «innen oktober», two kinds at once) is left unread: it is
kept word for word and shown all year round, which is never wrong.
"""

from __future__ import annotations

import re
import unicodedata

from elvis_tui.domain.plan.records import Recurrence, When

SCHOOL_MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
"""The months with school days; what lasts all year does not reach into July."""

_MONTHS = {
    "januar": 1,
    "februar": 2,
    "mars": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "desember": 12,
    # As lists shorten them; «jul» is Christmas and «mar» and «jun» nobody writes.
    "jan": 1,
    "febr": 2,
    "feb": 2,
    "apr": 4,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "des": 12,
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"), 1
    )
}
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b\.?"
_DAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_AND = r"(?:\s*,\s*(?:og\s+)?|\s+og\s+|\s*/\s*)"

# Kinds of time in the order they are looked for; what one has taken, the next does not see.
_KINDS: tuple[tuple[Recurrence, re.Pattern[str]], ...] = (
    (
        Recurrence.BEFORE_SCHOOL_START,
        re.compile(r"\b(?:planleggingsdag(?:er|ene|en)?\s+)?før\s+skolestart\b"),
    ),
    (
        Recurrence.FIRST_SCHOOL_WEEKS,
        re.compile(
            r"\b(?:de[nt]?\s+)?første\s+"
            r"(?:skoleuk(?:e|a|en|er|ene)|ukene\s+(?:i|av|på)\s+skoleåret)\b"
        ),
    ),
    (Recurrence.ON_DEMAND, re.compile(r"\b(?:etter|ved)\s+behov\b")),
    (
        Recurrence.TIMETABLED,
        re.compile(r"\btimeplan(?:lagt|festet)e?\b|\b(?:etter|på|følger)\s+timeplan(?:en)?\b"),
    ),
    (
        Recurrence.OWN_SCHEDULE,
        re.compile(
            r"\b(?:etter|ifølge|følger|se|jf\.?)\s+(?:(?:egen|egne|faste?|oppsatte?|avtalte?)\s+)?"
            r"(?:møte|års)?plan(?:en|er)?\b"
        ),
    ),
    (
        Recurrence.WEEKLY,
        re.compile(
            r"\bukentlige?\b|\bhver\s+uke\b|\b(?:i\s+uk(?:a|en)|per\s+uke|pr\.?\s+uke)\b"
            rf"|\bhver\s+{_DAY}(?:{_AND}{_DAY})*\b|\b{_DAY}er(?:{_AND}{_DAY}er)*\b"
        ),
    ),
    (
        Recurrence.ALL_YEAR,
        re.compile(
            r"\b(?:(?:gjennom|i\s+løpet\s+av)\s+)?hele\s+(?:skole)?året\b|\båret\s+rundt\b"
            r"|\b(?:gjennom|i\s+løpet\s+av)\s+(?:skole)?året\b"
            r"|\bkontinuerlig\b|\bfortløpende\b|\bdaglig\b|\bhver\s+(?:skole)?dag\b"
        ),
    ),
)
_SCHOOL_START = re.compile(r"\b(?:ved\s+)?skolestart\b")
_RANGE = re.compile(
    rf"\b(?:fra\s+)?(?:\d+\.?\s*)?({_MONTH})(?:\s*\d{{4}})?"
    rf"(?:\s*[-–—]\s*|\s+til\s+)(?:\d+\.?\s*)?({_MONTH})"
)
_EVERY_MONTH = re.compile(r"\bmånedlig\b|\bhver\s+måned\b")
_ONE_MONTH = re.compile(rf"\b({_MONTH})")

# Words for time that no kind above can hold, and words that turn one into its opposite.
_UNREADABLE = re.compile(
    r"\b(?:"
    r"(?:vår|høst|haust|vinter|sommer)(?:en|a|halvår\w*|semester\w*|termin\w*|ferie\w*)?"
    r"|jul(?:a|en|eferie\w*)?|påske\w*|pinse\w*|termin\w*|semester\w*|halvår\w*|kvartal\w*"
    r"|uke\w*\s*(?:nr\.?\s*)?\d\w*|partall\w*|oddetall\w*|(?:u?like)\s+uker"
    r"|annenhver|annethvert|hver(?:anna\w*|t?\s+(?:andre|anne[nt]|tredje|fjerde|femte|\d+))"
    r"|ikke|unntatt|utenom|bortsett"
    r")(?!\w)"
)
_OPEN_ENDED = re.compile(
    r"\b(?:før|etter|innen|senest|fra|til|siden)\s+"
    rf"(?:skolestart\b|(?:(?:i|den|ca\.?)\s+)?(?:\d+\.?\s*)?{_MONTH})"
)
_FILLER = re.compile(r"\b(?:i|og|om|på|alle|hver|fra|til)\b|[\s,.;:/–—-]+")

_MONTHS_OF = {
    # The plan names no month for these. August is where the county's schools start, and
    # «de første skoleukene» is read as running into September.
    Recurrence.BEFORE_SCHOOL_START: (8,),
    Recurrence.SCHOOL_START: (8,),
    Recurrence.FIRST_SCHOOL_WEEKS: (8, 9),
}
_WITHIN_THE_YEAR = {
    Recurrence.WEEKLY,
    Recurrence.TIMETABLED,
    Recurrence.OWN_SCHEDULE,
    Recurrence.ON_DEMAND,
}
_OWN_MEETING_PLAN = re.compile(r"\better\s+egen\s+(?:møte)?plan\b")

UNREAD = When(recurrence=Recurrence.UNREAD)


def read_when(when_text: str, activity_text: str = "") -> When:
    """What a «Når» means, as far as it says.

    Args:
        when_text: The cell under «Når», word for word.
        activity_text: The row's own text. It counts only where the «Når» says nothing
            narrower than the whole year, and only for «etter egen (møte)plan» (plan row P30).

    Returns:
        The kind of time with its months; `UNREAD`, without months, when the text has no word
        for time that is understood, or one that is not.
    """
    text = _plain(when_text)
    when = _read(text)
    if (when.recurrence is Recurrence.ALL_YEAR or not text) and _OWN_MEETING_PLAN.search(
        _plain(activity_text)
    ):
        return When(recurrence=Recurrence.OWN_SCHEDULE, months=SCHOOL_MONTHS)
    return when


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _read(text: str) -> When:
    found: dict[Recurrence, str] = {}
    rest = text
    if _UNREADABLE.search(text):
        return UNREAD
    for kind, pattern in _KINDS:
        if phrases := pattern.findall(rest):
            found[kind] = " ".join(phrases)
            rest = pattern.sub(" ; ", rest)
    months, rest = _months_of_ranges(rest)
    if _OPEN_ENDED.search(rest):
        return UNREAD
    if _SCHOOL_START.search(rest):
        found[Recurrence.SCHOOL_START] = ""
        rest = _SCHOOL_START.sub(" ; ", rest)
    if _EVERY_MONTH.search(rest):
        months |= set(SCHOOL_MONTHS)
        rest = _EVERY_MONTH.sub(" ; ", rest)
    months |= {_MONTHS[name.rstrip(".")] for name in _ONE_MONTH.findall(rest)}
    rest = _ONE_MONTH.sub(" ; ", rest)
    return _decided(found, tuple(sorted(months)), rest)


def _months_of_ranges(text: str) -> tuple[set[int], str]:
    """The months of «oktober–november» and «fra desember til februar», and the text without."""
    months: set[int] = set()
    for first, last in _RANGE.findall(text):
        start, end = _MONTHS[first.rstrip(".")], _MONTHS[last.rstrip(".")]
        months |= {(start + step - 1) % 12 + 1 for step in range((end - start) % 12 + 1)}
    return months, _RANGE.sub(" ; ", text)


def _decided(found: dict[Recurrence, str], months: tuple[int, ...], rest: str) -> When:
    """One kind of time out of the kinds found, or none: there is no guessing between two."""
    kinds = set(found)
    if kinds & _WITHIN_THE_YEAR:
        kinds.discard(Recurrence.ALL_YEAR)
    if kinds == {Recurrence.WEEKLY}:
        every_week = Recurrence.ALL_YEAR in found or not months
        if months and (every_week or _FILLER.sub("", rest)):
            return UNREAD
        return When(
            recurrence=Recurrence.WEEKLY,
            months=months or SCHOOL_MONTHS,
            weekday=_one_weekday(found[Recurrence.WEEKLY]),
        )
    if not kinds and months:
        return When(recurrence=Recurrence.MONTHS, months=months)
    if kinds <= _MONTHS_OF.keys() and kinds:
        return _around_school_start(kinds, months)
    if len(kinds) == 1 and not months:
        return When(recurrence=kinds.pop(), months=SCHOOL_MONTHS)
    return UNREAD


def _around_school_start(kinds: set[Recurrence], months: tuple[int, ...]) -> When:
    usual = {month for kind in kinds for month in _MONTHS_OF[kind]}
    if len(kinds) == 1 and usual.issuperset(months):
        return When(recurrence=kinds.pop(), months=months or tuple(sorted(usual)))
    return When(recurrence=Recurrence.MONTHS, months=tuple(sorted(usual.union(months))))


def _one_weekday(text: str) -> int | None:
    named = {number for name, number in _WEEKDAYS.items() if name in text}
    return named.pop() if len(named) == 1 else None
