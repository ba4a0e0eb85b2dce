"""The small grammar that reads a plan's «Når» without ever knowing more than it says.

A «Når» is read only when every word of it is understood and all of them point to one kind of
time. What has any other word («annenhver uke i oktober», «innen mai», «uke 41», «våren») or two
kinds at once is left unread: it is kept word for word, with what was not understood, and shown
all year round, which is never wrong.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange

from elvis_tui.domain.plan.records import MonthWords, Recurrence, When
from elvis_tui.domain.record import replace

UNREAD = When(recurrence=Recurrence.UNREAD)
"""Two kinds of time, or none: nothing in it that is not understood."""
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
} | {"måndag": 1, "tysdag": 2, "laurdag": 6, "sundag": 7}
_LEAP_YEAR = 2028
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b\.?"
_DAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_AND = r"(?:\s*,\s*(?:og\s+)?|\s+og\s+|\s*/\s*)"
# Bokmål and nynorsk.
_EVERY = r"\b(?:hver|kvar)"
_WEEK, _THE_WEEK = r"(?:uke|veke)", r"(?:uk(?:a|en)|vek[ae])"
_SCHOOL, _START = r"sk[ou]le", r"sk[ou]lestart"

# Kinds of time in the order they are looked for; what one has taken, the next does not see.
_KINDS: tuple[tuple[Recurrence, re.Pattern[str]], ...] = (
    (
        Recurrence.BEFORE_SCHOOL_START,
        re.compile(rf"\b(?:planleggingsdag(?:er|ene|en|ar|ane)?\s+)?før\s+{_START}\b"),
    ),
    (
        Recurrence.FIRST_SCHOOL_WEEKS,
        re.compile(
            r"\b(?:(?:de[nti]?|dei)\s+)?første\s+"
            rf"(?:{_SCHOOL}(?:uk|vek)(?:e|a|en|er|ene|ane)|(?:uk|vek)ene\s+(?:i|av|på)\s+skoleåret)\b"
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
            r"\b(?:etter|ifølge|følger|se|jf\.?)\s+"
            r"(?:(?:egen|eigen|egne|faste?|oppsatte?|avtalte?)\s+)?(?:møte|års)?plan(?:en|er)?\b"
        ),
    ),
    (
        Recurrence.WEEKLY,
        re.compile(
            rf"\bukentlige?\b|\bvekentleg\b|{_EVERY}\s+{_WEEK}\b"
            rf"|\b(?:(?:en|én|to|tre|fire|fem)\s+gang(?:er)?\s+)?(?:i\s+{_THE_WEEK}|(?:per|pr\.?)\s+{_WEEK})\b"
            rf"|{_EVERY}\s+{_DAY}(?:{_AND}{_DAY})*\b"
            rf"|\b(?:alle\s+)?{_DAY}[ea]r(?:{_AND}{_DAY}[ea]r)*\b"
        ),
    ),
    (
        Recurrence.ALL_YEAR,
        re.compile(
            rf"\b(?:(?:gjennom|i\s+løpet\s+av)\s+)?hei?le\s+(?:{_SCHOOL})?året\b|\båret\s+rundt\b"
            rf"|\b(?:gjennom|i\s+løpet\s+av)\s+(?:{_SCHOOL})?året\b"
            rf"|\bkontinuerlig\b|\bfortløpende\b|\bdagl(?:i|e)g\b|{_EVERY}\s+(?:{_SCHOOL})?dag\b"
        ),
    ),
    (Recurrence.SCHOOL_START, re.compile(rf"\b(?:ved\s+)?{_START}\b")),
)
_RANGE = re.compile(rf"\b(?:fra\s+)?({_MONTH})(?:\s*[-–—]\s*|\s+til\s+(?:og\s+med\s+)?)({_MONTH})")
_EVERY_MONTH = re.compile(rf"\bmånedlig\b|\bmånadleg\b|{_EVERY}\s+måna?e?d\b")
_ONE_MONTH = re.compile(
    r"\b(?:(?:planleggingsdag(?:er|ene|en)?\s+i|(?:gjennom|i\s+løpet\s+av)(?:\s+hele)?|hele)\s+)?"
    rf"({_MONTH})"
)
_DATES = re.compile(
    rf"(?:fra\s+|den\s+)?(\d{{1,2}})\.\s*({_MONTH})?"
    rf"(?:(?:\s*[-–—]\s*|\s+til\s+(?:og\s+med\s+)?)(\d{{1,2}})\.\s*({_MONTH}))?"
)
"""«10. oktober», «10.–12. oktober» or «8. august–12. november», and nothing else."""
_YEAR = re.compile(r"(?<=[a-zæøå.])\s+(20\d\d)\b")
_FILLER = re.compile(r"\b(?:i|og|om|på|samt)\b|[\s,.;:/()–—-]+")
_MANNER = re.compile(r"\b(?:jevnlig|regelmessig)\b")
"""How often without a number: of what goes on all year it leaves nothing out."""

_SECOND_PART = re.compile(rf"(.*\S)\s+([A-ZÆØÅ][^.;]*?)\s+i\s+(?i:({_MONTH}))")
"""«November Analyse av resultater i februar»: a new line in the document begins a new part."""
_OF_TIME = re.compile(
    r"\d|\b(?:uke|veke|måned|månad|halv|ann?[ea]n|annet|hver|kvar|første|fyrste|andre|tredje"
    r"|siste|midt|slutt|start|begynn|tidlig|tideleg|sein|sent|senest|ca|cirka|rundt|omkring|før"
    r"|etter|innen|innan|fra|frå|til|mellom|ikke|ikkje|unntatt|unnateke|utenom|utanom|bortsett"
    rf"|kun|bare|berre|kanskje|ev|eventuelt|vår|høst|haust|vinter|sommer|sumar|jul|påske)|dag|{_MONTH}"
)
"""Words that a part may not have: they tell of time, of doubt, or of the opposite."""

_START_MONTHS = {
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
_NAMED_DAYS = (
    # WHO's and the World Federation for Mental Health's day, every year since 1992.
    (re.compile(r"\bverdensdag(?:en)?\s+for\s+psykisk\s+helse\b"), 10, 10),
    (re.compile(r"\bfn-dag(?:en)?\b"), 10, 24),
    (re.compile(r"\b(?:samefolkets\s+dag|samenes\s+nasjonaldag)\b"), 2, 6),
    (re.compile(r"\b(?:den\s+internasjonale\s+)?kvinnedagen\b"), 3, 8),
)
"""Days that have the same date every year, by the name a row gives them."""


def read_when(when_text: str, activity_text: str = "") -> When:
    """What a «Når» means, as far as it says.

    Args:
        when_text: The cell under «Når», word for word.
        activity_text: The row's own text. It counts for two things only: «etter egen (møte)plan»
            where the «Når» says nothing narrower than the whole year (plan row P30), and a day
            with a name («verdensdagen for psykisk helse», P18) where the «Når» is its month.

    Returns:
        The kind of time with its months; `Recurrence.UNREAD`, without months, when the text has
        no word for time, or any word that is not understood.
    """
    activity = _plain(activity_text)
    when = _in_parts(" ".join(when_text.split())) or _read(_plain(when_text))
    no_narrower = when.recurrence is Recurrence.ALL_YEAR or not when_text.strip()
    if no_narrower and _OWN_MEETING_PLAN.search(activity):
        return When(recurrence=Recurrence.OWN_SCHEDULE, months=SCHOOL_MONTHS)
    if when.recurrence is Recurrence.MONTHS and when.day is None and not when.parts:
        for name, month, day in _NAMED_DAYS:
            if when.months == (month,) and name.search(activity):
                return replace(when, day=day)
    return when


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _in_parts(text: str) -> When | None:
    """«November Analyse av resultater i februar»: a month, and another with words of its own."""
    found = _SECOND_PART.fullmatch(unicodedata.normalize("NFC", text))
    if found is None or _OF_TIME.search(_plain(found[2])):
        return None
    first, month = _read(_plain(found[1])), _MONTHS[_plain(found[3]).rstrip(".")]
    if first.recurrence is not Recurrence.MONTHS or first.day or month in first.months:
        return None
    part = MonthWords(month=month, words=found[2])
    return replace(first, months=tuple(sorted({*first.months, month})), parts=(part,))


def _read(text: str) -> When:
    found: dict[Recurrence, str] = {}
    years = set(_YEAR.findall(text))
    rest = _YEAR.sub(" ", text) if len(years) == 1 else text
    for kind, pattern in _KINDS:
        if phrases := pattern.findall(rest):
            found[kind] = " ".join(phrases)
            rest = pattern.sub(" ; ", rest)
    if not found and (dates := _DATES.fullmatch(rest.strip())):
        return _dated(dates, years)
    if found:
        rest = _MANNER.sub(" ", rest)
    months, wraps, rest = _months_of_ranges(rest)
    if _EVERY_MONTH.search(rest):
        months |= set(SCHOOL_MONTHS)
        rest = _EVERY_MONTH.sub(" ; ", rest)
    months |= {_MONTHS[name.rstrip(".")] for name in _ONE_MONTH.findall(rest)}
    left = _FILLER.sub(" ", _ONE_MONTH.sub(" ; ", rest)).split()
    if left or (years and (wraps or not months)):
        return _unread(" ".join(left or sorted(years)))
    when = _decided(found, tuple(sorted(months)))
    if when.recurrence is not Recurrence.UNREAD and years:
        return replace(when, year=int(years.pop()))
    return when


def _months_of_ranges(text: str) -> tuple[set[int], bool, str]:
    """The months of «oktober–november», whether any lie over New Year, and the text without."""
    months: set[int] = set()
    wraps = False
    for first, last in _RANGE.findall(text):
        start, end = _MONTHS[first.rstrip(".")], _MONTHS[last.rstrip(".")]
        months |= {(start + step - 1) % 12 + 1 for step in range((end - start) % 12 + 1)}
        wraps |= end < start
    return months, wraps, _RANGE.sub(" ; ", text)


def _dated(found: re.Match[str], years: set[str]) -> When:
    """The days of a date, or from one date to another within a year."""
    first_day, first_month, last_day, last_month = found.groups()
    if not (first_month or last_month) or len(years) > 1:
        return _unread(found[0])
    first = _MONTHS[(first_month or last_month).rstrip(".")], int(first_day)
    last = (_MONTHS[last_month.rstrip(".")], int(last_day)) if last_day else first
    if last < first or not all(1 <= d <= monthrange(_LEAP_YEAR, m)[1] for m, d in (first, last)):
        return _unread(found[0])
    return When(
        recurrence=Recurrence.MONTHS,
        months=tuple(range(first[0], last[0] + 1)),
        day=first[1],
        last_day=last[1] if last_day else None,
        year=int(years.pop()) if years else None,
    )


def _decided(found: dict[Recurrence, str], months: tuple[int, ...]) -> When:
    """One kind of time out of the kinds found, or none: there is no guessing between two."""
    kinds = set(found)
    all_year = Recurrence.ALL_YEAR in kinds
    if kinds & _WITHIN_THE_YEAR:
        kinds.discard(Recurrence.ALL_YEAR)
    if not kinds and months:
        return When(recurrence=Recurrence.MONTHS, months=months)
    if len(kinds) != 1:
        return UNREAD
    kind = kinds.pop()
    usual = _START_MONTHS.get(kind, ())
    if kind is Recurrence.WEEKLY and not (all_year and months):
        weekday = _one_weekday(found[kind])
        return When(recurrence=kind, months=months or SCHOOL_MONTHS, weekday=weekday)
    if not months or set(usual).issuperset(months):
        return When(recurrence=kind, months=months or usual or SCHOOL_MONTHS)
    return UNREAD


def _unread(words: str) -> When:
    return When(recurrence=Recurrence.UNREAD, unread=words)


def _one_weekday(text: str) -> int | None:
    named = {number for name, number in _WEEKDAYS.items() if name in text}
    return named.pop() if len(named) == 1 else None
