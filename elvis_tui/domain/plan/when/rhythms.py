"""The phrases that tell of what comes again and again, and the code that each has.

The codes stand in what goes out (`docs/json.md`); one that is made of a number is spelt the same
way each time: `every_6_weeks`, `2_per_half_year`.
"""

from __future__ import annotations

import re
from re import Match

from elvis_tui.domain.plan.times import Recurrence, Rhythm
from elvis_tui.domain.plan.when.phrases import Phrase, phrase
from elvis_tui.domain.plan.when.tokens import Sign
from elvis_tui.domain.plan.when.words import (
    A_MONTH,
    AND,
    COUNT,
    DASH,
    DAY,
    DAYS,
    EVERY,
    ORDINAL,
    OTHER,
    SCHOOL,
    THE_WEEK,
    TO,
    WEEK,
    WEEKDAYS,
    any_of,
    count_of,
    ordinal_of,
)

ALL_YEAR = Rhythm(code="all_year", band=Recurrence.ALL_YEAR)
WEEKLY = Rhythm(code="weekly", band=Recurrence.WEEKLY)
MONTHLY = Rhythm(code="monthly", band=Recurrence.RHYTHM)


def _rhythm(code: str, **more: object) -> Rhythm:
    return Rhythm(code=code, band=Recurrence.RHYTHM, **more)  # type: ignore[arg-type]


def _on(found: Match[str]) -> Rhythm:
    days = (WEEKDAYS[name] for name in re.findall(any_of(WEEKDAYS), found[0]))
    return Rhythm(code="weekly", band=Recurrence.WEEKLY, weekdays=tuple(dict.fromkeys(days)))


def _from_day_to_day(found: Match[str]) -> Rhythm | None:
    first, last = WEEKDAYS[found[1]], WEEKDAYS[found[2]]
    days = tuple(range(first, last + 1))
    return Rhythm(code="weekly", band=Recurrence.WEEKLY, weekdays=days) if days else None


def _other_week(found: Match[str]) -> Rhythm:
    return _rhythm("every_2_weeks", every=2, weekdays=_on(found).weekdays)


def _other_week_by_parity(found: Match[str]) -> Rhythm:
    """«Annenhver onsdag (partallsuker)» says which every other week is."""
    parity = 0 if re.search(_EVEN, found[0]) else 1
    code = "odd_weeks" if parity else "even_weeks"
    return _rhythm(code, parity=parity, weekdays=_on(found).weekdays)


def _every_weeks(weeks: int) -> Rhythm:
    return WEEKLY if weeks == 1 else _rhythm(f"every_{weeks}_weeks", every=weeks)


def _every_nth(found: Match[str]) -> Rhythm | None:
    number, unit = ordinal_of(found[1]), found[2]
    if number < 1:
        return None
    if unit.startswith("dag"):
        weeks, odd = divmod(number, 7)
        return _every_weeks(weeks) if weeks and not odd else _rhythm(f"every_{number}_days")
    if unit.startswith(("uk", "vek")):
        return _every_weeks(number)
    return MONTHLY if number == 1 else _rhythm(f"every_{number}_months")


_PER = (
    (r"uk|vek", "week"),
    (r"måned|månad|mnd", "month"),
    (r"kvartal", "quarter"),
    (r"halvår|semester|termin|halvår", "half_year"),
    (r"år", "year"),
)


def _times_per(found: Match[str]) -> Rhythm:
    first, last, unit = found[1], found[2], found[3]
    times = str(count_of(first)) + (f"-{count_of(last)}" if last else "")
    per = next(name for pattern, name in _PER if re.search(pattern, unit))
    band = Recurrence.WEEKLY if per == "week" else Recurrence.RHYTHM
    code = "weekly" if per == "week" and times == "1" else f"{times}_per_{per}"
    return Rhythm(code=code, band=band)


def _times(found: Match[str]) -> Rhythm:
    first, last = found[1], found[2]
    return _rhythm(f"{count_of(first)}" + (f"-{count_of(last)}" if last else "") + "_times")


def _several(found: Match[str]) -> Rhythm:
    per = next((name for pattern, name in _PER if re.search(pattern, found[1] or "")), "")
    band = Recurrence.WEEKLY if per == "week" else Recurrence.RHYTHM
    return Rhythm(code=f"several_per_{per}" if per else "several_times", band=band)


_MIN = r"(?:(?:minst|minimum|min\.?|inntil|maks\.?|maksimum)\s+)?"
_TIME = r"(?:gang(?:er|ar)?|gong(?:er|ar)?)"
_HELD = r"(?:møte[rt]?|samling(?:er|ar)?)"
_TIMES = (
    rf"{_MIN}({COUNT})(?:\s*(?:{DASH}|til)\s*({COUNT}))?\s*"
    rf"(?:{_TIME}|(?:faste\s+)?{_HELD}|gg?\.?(?=\s*(?:/|pr|per|i))|x)"
)
_UNIT = (
    rf"(?:{WEEK}|{THE_WEEK}|{A_MONTH}|kvartal(?:et)?|(?:halvår|semester|termin)(?:et|en)?"
    rf"|(?:{SCHOOL})?år(?:et)?)"
)
_IN_EACH = r"(?:\s*/\s*|\s+(?:i|per|pr\.?|hver|hvert|kvar|kvart)\s*)"
_EVEN = r"(?:partalls?|jamtals?|partals?)\s?-?\s?"
_ODD = r"(?:oddetalls?|oddetals?)\s?-?\s?"
_THOSE_WEEKS = r"(?:uker?|ukene|veker?|vekene|vekane)"
_OF_EACH_MONTH = rf"\s+(?:(?:i|per|pr\.?)\s+)?(?:{EVERY}\s+)?{A_MONTH}"
_IN_ALL = rf"(?:(?:i|på|{EVERY}|alle|i\s+alle)\s+)?"
_BANDS = (
    phrase(
        r"(?:etter|ifølge|iflg\.?|følger|følgjer|se|sjå|jf\.?|i\s+henhold\s+til|iht\.?)\s+"
        r"(?:(?:egen|eigen|eiga|egne|eigne|faste?|oppsatte?|oppsett|avtalte?|avtalt|skolens|skulens)\s+)*"
        r"(?:møte|års|aktivitets|framdrifts|fremdrifts)?(?:plan(?:en|er|ar)?|avtale)",
        Rhythm(code="own_meeting_schedule", band=Recurrence.OWN_SCHEDULE),
    ),
    phrase(
        r"(?:(?:etter|ved|når(?:\s+det\s+er)?)\s+|v\s?[/.]\s?)(?:behov|trong)",
        Rhythm(code="on_demand", band=Recurrence.ON_DEMAND),
    ),
    phrase(
        r"snarest(?:\s+mulig)?|straks|umiddelbart|med\s+en\s+gang|snarast(?:\s+råd)?|så\s+snart\s+som\s+mulig",
        Rhythm(code="at_once", band=Recurrence.ON_DEMAND),
    ),
    phrase(
        r"timeplan(?:lagt|festet|festa|lagd)e?|(?:etter|på|følger|følgjer)\s+timeplan(?:en)?",
        Rhythm(code="timetabled", band=Recurrence.TIMETABLED),
    ),
    phrase(
        rf"(?:(?:gjennom|i\s+løpet\s+av)\s+)?hei?le\s+(?:{SCHOOL})?året|året\s+rundt|heilårs|helårs"
        rf"|(?:gjennom|i\s+løpet\s+av|i|utover)\s+(?:{SCHOOL})?året|(?<!ut\s){SCHOOL}året"
        r"|kontinuerl(?:ig|eg)|fortløpende|fortløpande|løpende|løpande|hele\s+tiden|heile\s+tida|alltid",
        ALL_YEAR,
    ),
    phrase(
        rf"dagl(?:ig|eg)|{EVERY}\s+(?:{SCHOOL})?dag|{EVERY}\s+(?:morgen|morgon)|alle\s+(?:{SCHOOL})?dag(?:er|ar)",
        Rhythm(code="daily", band=Recurrence.ALL_YEAR),
    ),
    phrase(r"jevnlig|jamleg|regelmessig|regelmessige?|jamt", _rhythm("regularly")),
    phrase(
        r"(?:på\s+)?planleggingsdag(?:er|ene|en|ar|ane)?",
        Rhythm(code="planning_days", band=Recurrence.RHYTHM),
    ),
)
_WEEKS = (
    phrase(rf"ukentlige?|vekentleg|ukevis|{EVERY}\s+{WEEK}|alle\s+uker", WEEKLY),
    phrase(
        rf"(?:på\s+|om\s+)?{EVERY}\s+{DAY}(?:{AND}(?:{EVERY}\s+)?{DAY})*"
        rf"|(?:på\s+|om\s+)?(?:alle\s+)?{DAYS}(?:{AND}(?:{DAYS}|{DAY}))*",
        _on,
    ),
    phrase(rf"{EVERY}\s+({DAY}){TO}({DAY})", _from_day_to_day),
    phrase(
        rf"(?:{OTHER})\s+(?:{WEEK}|{DAY}(?:{AND}{DAY})*)|{EVERY}\s+(?:fjortende|fjortande)\s+dag",
        _other_week,
    ),
    phrase(
        rf"(?:{OTHER}\s+(?:{WEEK}|{DAY}(?:{AND}{DAY})*)|{EVERY}\s+14\.\s?dag)\s*(?:[,:(]|{DASH})?\s*"
        rf"{_IN_ALL}(?:{_EVEN}|{_ODD}){_THOSE_WEEKS}\)?",
        _other_week_by_parity,
    ),
    phrase(
        rf"{_IN_ALL}(?:{_EVEN}{_THOSE_WEEKS}|(?:like|jamne)\s+(?:uker|veker))",
        _rhythm("even_weeks", parity=0),
    ),
    phrase(
        # «Ulike uker» is also various weeks.
        rf"{_IN_ALL}(?:{_ODD}{_THOSE_WEEKS}|odde\s+(?:uker|veker))",
        _rhythm("odd_weeks", parity=1),
    ),
    phrase(rf"{EVERY}\s+({ORDINAL})\s*(dag|uke|veke|måned|månad|mnd\.?)", _every_nth),
    phrase(rf"{EVERY}\s+(?:andre|2\.)\s*{DAY}(?!{_OF_EACH_MONTH})", _other_week),
    # An hour each week; how many, or how long, is no time of the year.
    phrase(
        rf"{COUNT}\s*(?:{SCHOOL})?tim(?:er?|ar)(?:\s*/\s*|\s+(?:i|per|pr\.?)\s+)(?:{WEEK}|{THE_WEEK})",
        WEEKLY,
    ),
)
_LONGER = (
    phrase(
        rf"månedlige?|månadleg|månedsvis|månadsvis|(?:i\s+)?{EVERY}\s+(?:måned|månad|mnd\.?)"
        r"|alle\s+(?:måneder|månader)",
        MONTHLY,
    ),
    phrase(r"i\s+(?:måneden|månaden|mnd\.?)|(?:per|pr\.?)\s+(?:måned|månad|mnd\.?)", MONTHLY),
    phrase(rf"(?:{OTHER})\s+(?:måned|månad|mnd\.?)", _rhythm("every_2_months")),
    phrase(r"kvartalsvise?|kvartalsvis|(?:hvert|kvart)\s+kvartal", _rhythm("quarterly")),
    phrase(
        r"halvårl(?:ig|eg)|halvårsvis|begge\s+(?:halvår(?:ene|a)?|semestr(?:e|ene)|semester|termin(?:er|ene|ar))|(?:hvert|kvart|hver|kvar)\s+(?:halvår|semester|termin)",
        _rhythm("half_yearly"),
    ),
    phrase(rf"årl(?:ig|eg)|(?:hvert|kvart)\s+(?:{SCHOOL})?år", _rhythm("yearly")),
    phrase(rf"{_TIMES}{_IN_EACH}({_UNIT})", _times_per),
    phrase(
        rf"{_TIMES}\s+(ukentlig|vekentleg|månedlig|månadleg|kvartalsvis|halvårl(?:ig|eg)"
        r"|årl(?:ig|eg))",
        _times_per,
    ),
    phrase(rf"(?:flere|fleire)\s+{_TIME}(?:{_IN_EACH}({_UNIT}))?", _several),
    phrase(rf"(?:i\s+{THE_WEEK}|(?:per|pr\.?)\s+{WEEK})", WEEKLY),
    phrase(_TIMES, _times),
)

_BEFORE_A_RHYTHM: tuple[Phrase, ...] = (
    # «En gang hver 6. uke», «minst hver uke»: as often as what follows says.
    (
        re.compile(
            rf"(?:(?:minst|minimum|min\.)\s+)?(?:(?:en|én|ein|éin|1)\s+(?:gang|gong)\s+)?"
            rf"(?=(?:{EVERY}|{OTHER})\s|ukentl|vekentl|månedl|månadl|annenhver|annankvar)"
        ),
        lambda found: Sign.SKIPPED if found[0] else None,
    ),
)

RHYTHMS: tuple[Phrase, ...] = (
    *_BEFORE_A_RHYTHM,
    *_BANDS,
    *_WEEKS,
    *_LONGER,
)
