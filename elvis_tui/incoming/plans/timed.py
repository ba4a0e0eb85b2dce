"""A time that stands in words («Juleball, uke 51»), and the words without it."""

from __future__ import annotations

import re

from elvis_tui.domain.record import Record
from elvis_tui.incoming.plans.times import agrees, is_days, is_time, understood
from elvis_tui.incoming.plans.words import MONTH, WEEKDAY, tidied

_MOST_OF_A_TIME = 48
_LONGEST = 1000
"""Longer words are not looked through: what they tell of time is no time of theirs."""
_BEFORE_WORDS = re.compile(r"(?P<time>[^:]*?)\s*(?::|\s[–—-])\s+(?P<words>\S.*)")
_DAY_NAME = rf"(?:{WEEKDAY}\s+)?"
_SPAN_TO = r"(?:\s*[-–—]\s*\d{1,2}\.?(?:\s?\d{1,2}\.)?)?"
_WEEKS = r"(?:uke|veke)\s+\d{1,2}(?:\s*(?:[-–—/,]|og)\s*\d{1,2})*"
_SLASHED = r"\d{1,2}(?:\s*[-–—]\s*\d{1,2})?/\d{1,2}(?:\s*[-–—]\s*\d{1,2}/\d{1,2})?"
_DATED = (
    rf"(?:{_WEEKS}"
    rf"|{_DAY_NAME}\d{{1,2}}\.{_SPAN_TO}\s*{MONTH}(?:\s+20\d\d)?"
    rf"|{_DAY_NAME}\d{{1,2}}\.\d{{1,2}}\.?(?:\d{{2,4}})?{_SPAN_TO}"
    rf"|{_DAY_NAME}{_SLASHED}(?![\d/])"
)
_A_PART = r"(?!\d/\d\s+(?:time|dag|år|klasse|side|del|uke|veke|måned|månad|døgn|plass))"
_TIME_FIRST = re.compile(
    rf"(?P<time>{_A_PART}{_DATED}|{_DAY_NAME}\d{{1,2}}\.{_SPAN_TO}))\s+(?P<words>[^\W\d].*)",
    re.IGNORECASE,
)
_BEHIND_WORDS = re.compile(r"(?P<words>.*?\S)\s*(?::|,|\s[–—-])\s+(?P<time>[^:–—()]{1,48}?)\s*\.?")
_IN_BRACKETS = re.compile(r"\((?:[^(),]*,\s*)?(?P<time>[^(),]{1,48})\)\s*\.?\s*$")
_BRACKETS_FIRST = re.compile(r"\((?P<time>[^()]{1,48})\)\s*:?\s*(?P<words>[^\W\d].*)")
_LAST = re.compile(
    rf"(?P<words>.*?[^\W\d_].*?)(?P<at>\s+(?:i|på))?\s+(?P<time>(?:den\s+)?{_DATED}))\s*\.?",
    re.IGNORECASE,
)
_TELLS_OF_ANOTHER = re.compile(
    r"\b(?:av|om|for|fra|frå|til|etter|før|innen|innan|mellom|mot|med|og|eller|nr|kap|kapittel"
    r"|pkt|punkt|versjon|vedlegg|side|del|trinn|klasse|rom|§+)\.?$",
    re.IGNORECASE,
)
"""Before a date or a week these say that it is not simply then."""
_A_SECTION = re.compile(r"\d{1,2}\.\d{1,2}\.?")


class Timed(Record, frozen=True):
    """A time, as written, and the words that are left."""

    time: str
    words: str


def time_in(
    words: str,
    month: str,
    *,
    is_point: bool = False,
    is_labelled: bool = False,
    is_heading: bool = False,
) -> Timed | None:
    """The time in the words of a point or a cell; None where there is none to be sure of.

    It stands in front of them, behind them, or in brackets. In front and behind a colon, a comma
    or a dash it is taken for what it says; elsewhere it must agree with the month it is under.

    Args:
        words: What is done, on one line.
        month: The heading it stands under.
        is_point: Whether it is a point of a list, or words of a cell.
        is_labelled: Whether a label says that it is something to do.
        is_heading: Whether it is a heading: «3.2» is the number of a section there.
    """
    if len(words) > _LONGEST:
        return None
    for pattern in (_BEFORE_WORDS, _TIME_FIRST, _BRACKETS_FIRST):
        found = pattern.fullmatch(words)
        if not found or len(found["time"]) > _MOST_OF_A_TIME:
            continue
        time = found["time"].strip()
        if is_heading and _A_SECTION.fullmatch(time):
            continue
        # «Hele året: leksehjelp» is a time where a label says that it is something to do.
        if _fits(time, month) or (is_labelled and understood(time)):
            return Timed(time, tidied(found["words"]))
    found = _BEHIND_WORDS.fullmatch(words)
    if found and is_point and is_time(found["time"]):
        return Timed(found["time"], found["words"])
    found = _IN_BRACKETS.search(words)
    if found and (month or is_labelled or is_point) and _fits(found["time"], month):
        return Timed(found["time"].strip(), words)
    return _last(words, month) if month or is_labelled else None


def _last(words: str, month: str) -> Timed | None:
    """«Juleball uke 51»; «gjennomføres i uke 43» keeps its words."""
    found = _LAST.fullmatch(words)
    if not found or _TELLS_OF_ANOTHER.search(found["words"]):
        return None
    time = found["time"].strip()
    if not (is_time(time) and agrees(time, month)):
        return None
    return Timed(time, tidied(words) if found["at"] else found["words"])


def _fits(time: str, month: str) -> bool:
    if month and (is_days(time) or understood(time) or agrees(time, month)):
        return True
    return is_time(time) and not is_days(time)
