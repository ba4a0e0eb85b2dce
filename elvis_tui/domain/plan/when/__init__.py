"""The grammar that reads a plan's «Når» without ever knowing more than it says.

A «Når» is read only when every word of it is understood and all of them fit together. What has
any other word («10. oktober eller når det passer», «ikke i oktober») is left unread: it is kept
word for word, with what was not understood, and shown all year round, which is never wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache

from elvis_tui.domain.plan.times import (
    Date,
    Month,
    MonthWords,
    Near,
    Reach,
    Recurrence,
    Rhythm,
    Side,
    Span,
    Time,
    Together,
    Unit,
    When,
    Why,
)
from elvis_tui.domain.plan.when.completing import NotReadError
from elvis_tui.domain.plan.when.items import Item
from elvis_tui.domain.plan.when.lexing import lowered, one_line, tokens_of
from elvis_tui.domain.plan.when.parsing import put_together, read_items
from elvis_tui.domain.plan.when.remarks import onward, without_remarks
from elvis_tui.domain.plan.when.rhythms import ALL_YEAR
from elvis_tui.domain.plan.when.tokens import Sign, Unknown
from elvis_tui.domain.plan.when.words import (
    DASH,
    EVERY,
    MONTH,
    MONTHS,
    NAMED_DAYS,
    NUMBER,
    ORDINAL,
    OTHER,
    month_of,
)
from elvis_tui.domain.record import replace

SCHOOL_MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
"""The months with school days; what lasts all year does not reach into July."""
UNREAD = When(recurrence=Recurrence.UNREAD, why=Why.NO_TIME)
"""A «Når» without a word."""
_LONGEST = 400
"""A «Når» is a cell of a table: what is longer is no time, and is not looked through."""
_BANDS = {
    Side.BEFORE: Recurrence.BEFORE_SCHOOL_START,
    Side.AT: Recurrence.SCHOOL_START,
    Side.EARLY: Recurrence.FIRST_SCHOOL_WEEKS,
}
_OWN_MEETING_PLAN = re.compile(r"\better\s+(?:egen|eigen)\s+(?:møte)?plan\b")
_SECOND_PART = re.compile(rf"(.*\S)\s+([A-ZÆØÅ][^.;]*?)\s+i\s+(?i:({MONTH}))")
"""«November Analyse av resultater i februar»: a new line in the document begins a new part."""
_OF_DOUBT = re.compile(
    r"\d|\b(?:halv|midt|slutt|start|begynn|ca|cirka|rundt|omkring|ikke|ikkje|unntatt|unnateke|utenom"
    r"|utanom|bortsett|kun|bare|berre|kanskje|ev|eventuelt|vinter|sommer|sumar|uke|veke|måned|månad"
    rf"|ann?[ea]n|annet|hver|kvar|første|fyrste|andre|tredje|siste)|dag|{MONTH}"
)
"""Words that a part may not have: they tell of time, of doubt, or of the opposite."""
_WEEK_COLUMN = re.compile(rf"{NUMBER}(?:\s*(?:{DASH}|/|,|og|til)\s*{NUMBER})*\.?")

_EACH_WEEK = re.compile(rf"{EVERY}|{OTHER}|partall|oddetall|(?:{EVERY}|{OTHER})\s+{ORDINAL}")


def read_when(
    when_text: str,
    activity_text: str = "",
    *,
    heading_month: int | str | None = None,
    week: str = "",
    date: str = "",
) -> When:
    """What a «Når» means, as far as it says.

    Args:
        when_text: The cell under «Når», word for word.
        activity_text: The row's own text. It counts for two things only: «etter egen (møte)plan»
            where the «Når» says nothing narrower than the whole year (plan row P30), and a day
            with a name («verdensdagen for psykisk helse», P18) where the «Når» is its month.
        heading_month: The month it stands under, as a number or in words («Oktober 2026»).
        week: The cell of a column of weeks: a bare «41» is a week there.
        date: The cell of a column of dates, beside one of weeks.

    Returns:
        Its times; `Recurrence.UNREAD`, without times, and why, when any word is not understood or
        what it says does not fit together.
    """
    columns = (one_line(when_text), one_line(date), _week_words(one_line(week)))
    when = _read(columns, _heading(heading_month))
    activity = lowered(one_line(activity_text))
    if (_is_all_year(when) or not any(columns)) and _OWN_MEETING_PLAN.search(activity):
        own = Rhythm(code="own_meeting_schedule", band=Recurrence.OWN_SCHEDULE)
        return When(recurrence=own.band, times=(own,))
    return _with_named_day(when, activity) if activity else when


def _week_words(text: str) -> str:
    if len(text) <= _LONGEST:
        text = without_remarks(text)
    if _EACH_WEEK.fullmatch(lowered(text)):
        return f"{text} uke"
    return f"uke {text}" if _WEEK_COLUMN.fullmatch(text) else text


def _heading(heading: int | str | None) -> str:
    if isinstance(heading, int):
        return next(name for name, month in MONTHS.items() if month == heading)
    return one_line(heading or "")


@lru_cache(maxsize=4096)
def _read(columns: tuple[str, str, str], heading: str) -> When:
    filled = [text for text in columns if text]
    if any(len(text) > _LONGEST for text in filled):
        return _unread(
            NotReadError(Why.NOT_UNDERSTOOD, next(t for t in filled if len(t) > _LONGEST))
        )
    if not filled and not heading:
        return UNREAD
    filled = [onward(without_remarks(text)) for text in filled]
    try:
        under, month = _under(heading)
        if columns[0] and len(filled) == 1 and (when := _in_parts(filled[0])) is not None:
            return when
        return _together(filled, under, month)
    except NotReadError as fault:
        return _unread(fault)


def _unread(fault: NotReadError) -> When:
    return When(recurrence=Recurrence.UNREAD, why=fault.why, unread=fault.words, other=fault.other)


def _under(heading: str) -> tuple[Span | None, Month | None]:
    """The month or months a row stands under; a heading of anything else says nothing of time."""
    if not heading or any(isinstance(token.thing, Unknown) for token in tokens_of(heading)):
        return None, None
    try:
        items, _year = read_items(heading)
    except NotReadError:
        return None, None
    months = [
        item.thing
        for item in items
        if isinstance(item.thing, Span) and isinstance(item.thing.first, Month)
    ]
    if len(months) != len(items) or not months:
        return None, None
    first, last = months[0].first, months[-1].last or months[-1].first
    assert isinstance(first, Month)
    if len(months) == 1 and months[0].reach is Reach.AT:
        return months[0], first
    return Span(first=first, last=last, reach=Reach.BETWEEN), None


def _together(texts: list[str], under: Span | None, month: Month | None) -> When:
    # Columns beside each other tell of the same, as what stands in brackets does.
    text = " ".join([*texts[:1], *(f"({more})" for more in texts[1:])])
    items, school_year = read_items(text, month)
    if len(texts) > 1:
        items = [Item(item.thing, (Sign.OPEN,)) for item in items]
    if not items and under is None and school_year is not None:
        items = [Item(ALL_YEAR, ())]
    times = put_together(items, under)
    return When(recurrence=_band(times), times=times, year=school_year)


def _band(times: tuple[Time, ...]) -> Recurrence:
    if isinstance(times[0], Rhythm):
        return times[0].band
    bands = {
        _BANDS.get(point.side, Recurrence.MONTHS)
        if isinstance(point, Near) and point.is_of_start and point.unit is Unit.NONE
        else Recurrence.MONTHS
        for time in times
        if isinstance(time, Together)
        for span in time.spans
        for point in (span.first,)
        if not isinstance(point, Month) or len(time.spans) == 1
    }
    return bands.pop() if len(bands) == 1 else Recurrence.MONTHS


def _is_all_year(when: When) -> bool:
    return when.recurrence is Recurrence.ALL_YEAR


def _with_named_day(when: When, activity: str) -> When:
    match when.times:
        case (Together(spans=(Span(first=Month() as month, reach=Reach.AT) as span,)) as time,):
            for name, of_month, day in NAMED_DAYS:
                if month.month == of_month and name.search(activity):
                    date = Date(words=month.words, day=day, month=of_month, year=month.year)
                    spans = (replace(span, first=date),)
                    return replace(when, times=(replace(time, spans=spans),))
    return when


def _in_parts(text: str) -> When | None:
    """«November Analyse av resultater i februar»: a month, and another with words of its own."""
    found = _SECOND_PART.fullmatch(text)
    if found is None or _OF_DOUBT.search(lowered(found[2])) or not _has_no_time(found[2]):
        return None
    first, name = _read((found[1], "", ""), ""), lowered(found[3])
    month = month_of(name)
    if not all(isinstance(span.first, Month) for span in _spans(first)) or not _spans(first):
        return None
    if any(isinstance(s.first, Month) and s.first.month == month for s in _spans(first)):
        return None
    second = Together(spans=(Span(first=Month(words=found[3], month=month)),))
    part = MonthWords(month=month, words=found[2])
    return replace(first, times=(*first.times, second), parts=(part,))


def _has_no_time(words: str) -> bool:
    return all(
        isinstance(token.thing, Unknown) or token.thing in (Sign.AND, Sign.IN, Sign.COMMA)
        for token in tokens_of(words)
    )


def _spans(when: When) -> tuple[Span, ...]:
    return tuple(s for time in when.times if isinstance(time, Together) for s in time.spans)
