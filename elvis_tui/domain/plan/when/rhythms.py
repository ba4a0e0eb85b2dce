"""The phrases that tell of what comes again and again, and the code that each has.

The codes stand in what goes out (`docs/json.md`); one that is made of a number is spelt the same
way each time: `every_6_weeks`, `2_per_half_year`.
"""

from __future__ import annotations

import re
from re import Match

from elvis_tui.domain.plan.times import Recurrence, Rhythm
from elvis_tui.domain.plan.when.phrases import Phrase, phrase
from elvis_tui.domain.plan.when.words import (
    AND,
    COUNT,
    DASH,
    DAY,
    DAYS,
    EVERY,
    ORDINAL,
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
    (r"år|skoleår|skuleår", "year"),
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


_MIN = r"(?:minst\s+|minimum\s+|inntil\s+|maks\s+)?"
_TIMES = (
    rf"{_MIN}({COUNT})(?:\s*(?:{DASH}|til)\s*({COUNT}))?\s*"
    r"(?:gang(?:er|ar)?|gong(?:er|ar)?|gg?\.?(?=\s*(?:/|pr|per|i))|x)"
)
_OTHER = (
    r"(?:annen\s?hver|annenhvert|annethvert|annan\s?kvar|ann?a[rn]?\s?kvar"
    r"|hver\s+annen|kvar\s+anna[nr]?)"
)
_BANDS = (
    phrase(
        r"(?:etter|ifølge|iflg\.?|følger|følgjer|se|sjå|jf\.?|i\s+henhold\s+til|iht\.?)\s+"
        r"(?:(?:egen|eigen|eiga|egne|eigne|faste?|oppsatte?|oppsett|avtalte?|avtalt|skolens|skulens)\s+)*"
        r"(?:møte|års|aktivitets|framdrifts|fremdrifts)?(?:plan(?:en|er|ar)?|avtale)",
        Rhythm(code="own_meeting_schedule", band=Recurrence.OWN_SCHEDULE),
    ),
    phrase(
        r"(?:etter|ved|når\s+det\s+er)\s+(?:behov|trong)",
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
        rf"|(?:gjennom|i\s+løpet\s+av|i)\s+(?:{SCHOOL})?året|{SCHOOL}året"
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
        rf"(?:{_OTHER})\s+(?:{WEEK}|{DAY}(?:{AND}{DAY})*)|{EVERY}\s+(?:fjortende|fjortande)\s+dag",
        _other_week,
    ),
    phrase(
        r"(?:i\s+|på\s+)?(?:(?:partalls?|jamtals?|partals?)\s?-?\s?(?:uker?|uken[e]?|ukene|veker?|vekene|vekane)"
        r"|(?:like|jamne)\s+(?:uker|veker))",
        _rhythm("even_weeks", parity=0),
    ),
    phrase(
        r"(?:i\s+|på\s+)?(?:(?:oddetalls?|oddetals?)\s?-?\s?(?:uker?|ukene|veker?|vekene|vekane)"
        r"|odde\s+(?:uker|veker))",
        _rhythm("odd_weeks", parity=1),
    ),
    phrase(rf"{EVERY}\s+({ORDINAL})\s+(dag|uke|veke|måned|månad)", _every_nth),
)
_LONGER = (
    phrase(
        rf"månedlige?|månadleg|månedsvis|månadsvis|(?:i\s+)?{EVERY}\s+(?:måned|månad)|alle\s+(?:måneder|månader)",
        MONTHLY,
    ),
    phrase(r"i\s+(?:måneden|månaden)|(?:per|pr\.?)\s+(?:måned|månad)", MONTHLY),
    phrase(rf"(?:{_OTHER})\s+(?:måned|månad)", _rhythm("every_2_months")),
    phrase(r"kvartalsvise?|kvartalsvis|(?:hvert|kvart)\s+kvartal", _rhythm("quarterly")),
    phrase(
        r"halvårl(?:ig|eg)|halvårsvis|(?:hvert|kvart|hver|kvar)\s+(?:halvår|semester|termin)",
        _rhythm("half_yearly"),
    ),
    phrase(rf"årl(?:ig|eg)|(?:hvert|kvart)\s+(?:{SCHOOL})?år", _rhythm("yearly")),
    phrase(
        rf"{_TIMES}(?:\s*/|\s+(?:i|per|pr\.?|hver|hvert|kvar|kvart))\s*"
        rf"({WEEK}|{THE_WEEK}|måned(?:en)?|månad(?:en)?|mnd\.?|kvartal(?:et)?|(?:halvår|semester|termin)(?:et|en)?"
        rf"|(?:{SCHOOL})?år(?:et)?)",
        _times_per,
    ),
    phrase(rf"(?:i\s+{THE_WEEK}|(?:per|pr\.?)\s+{WEEK})", WEEKLY),
    phrase(_TIMES, _times),
)

RHYTHMS: tuple[Phrase, ...] = (*_BANDS, *_WEEKS, *_LONGER)
