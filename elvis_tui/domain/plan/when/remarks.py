"""What is written around a time: a remark in brackets («Uke 45 (mobbeuka)»), and «og utover».

A remark is passed over only where no word of it tells of time, or of doubt; else the text is left
unread, as with any word that is not understood.
"""

from __future__ import annotations

import re

from elvis_tui.domain.plan.when.lexing import lowered, tokens_of
from elvis_tui.domain.plan.when.tokens import Sign, Unknown
from elvis_tui.domain.plan.when.words import (
    DASH,
    MONTH,
    NAMED_DAYS,
    NUMBER,
    WEEK,
    WEEKDAYS,
    any_of,
)

_IN_BRACKETS = re.compile(r"\s*(?:\(([^()\[\]]*)\)|\[([^()\[\]]*)\])")
_MOST_WORDS = 6
_NOT_SETTLED = ("felles",)
_WORD = re.compile(r"[a-zæøåäöéèü]+(?:-[a-zæøåäöéèü]+)*")
_CLASS = re.compile(
    rf"vg ?[123](?:\s?(?:{DASH}|og|/|&|,)\s?(?:vg ?)?[123](?!\w|[.:/]))*"
    r"|[123] ?(?:sta|stb|st)(?!\w)|(?:hele|heile) (?:skolen|skulen|trinnet|klassen|klassa)"
)
_HOUR = r"[0-9]{1,2}(?:[.:]?[0-9]{2})?"
_CLOCK = re.compile(rf"\bkl\.? ?{_HOUR}(?: ?{DASH} ?{_HOUR})?(?!\w)")
_NAME_OF_DAYS = re.compile(r"[a-zæøå-]{2,}(?:uk[ae]|veka|veke|dag|dagen|dagane|dagene|dager|dagar)")
_DOUBT_OR_TIME = re.compile(
    # Doubt, and the opposite.
    r"hvis|viss|dersom|om|når|da|kommer|kjem|kanskje|mulig\w*|muleg|mogleg|evt|eventuelt|ev|ca|cirka|rundt"
    r"|omkring|omtrent|ikke|ikkje|ingen|uten|utan|unntatt|unnateke|utenom|utanom|bortsett|bare|berre|kun"
    r"|eller|enten|anten|men|forslag|foreløpig\w*|førebels|tentativ\w*|usikker\w*|uviss\w*|antatt|anslag"
    r"|trolig|truleg|sannsynlig\w*|helst|gjerne|ønskelig|ønske|normalt|vanligvis|vanlegvis|oftest|typisk"
    r"|opprinnelig|opphavleg|kan|skal|vil|bør|må|blir|vert|ble|vart|er|var|avtal\w*|avklar\w*|bestem\w*"
    r"|flytt\w*|avlys\w*|utg\w*|utsatt|utsett\w*|endr\w*|steng\w*|fri|frie|fritt|behov\w*|trong|plan\w*"
    r"|slett\w*|strøk\w*|stryk\w*|feil\w*|pause\w*|opphold\w*|opphald\w*|opphør\w*|fjern\w*|erstatt\w*"
    r"|bytt\w*|reserve\w*|opsjon\w*|vent\w*|uavklart|gjelder|gjeld|start\w*|innen|innan"
    r"|tbd|tba|obs|nb|jf|se|sjå|gammel|ekstra|dobbelt\w*|enkelt\w*"
    # Time.
    r"|neste|forrige|førre|fjor|ann?[ea]\w*|andre|\w*hver\w*|\w*kvar\w*|sei?n\w*|tidl\w*|snart|nå|no"
    r"|påfølgende|deretter|etterpå|samtidig|samme|same|minst|maks|inntil|halv\w*|første|siste|tredje"
    r"|\w*ferie\w*|termin\w*|semester\w*|periode\w*|\w*start|slutt\w*|begynn\w*|frist\w*|dato\w*|tid|tider|tidene"
    r"|tids\w*|uke|uka|uken|uker|veke|veka|veker|måned\w*|månad\w*|mnd|år|året|årl\w*|kl|klokk\w*|time"
    r"|timer|timar|helg\w*|\w*dagtid|\w*kveld\w*|formiddag\w*|ettermiddag\w*|\w*tall|\w*tall\w*uke\w*"
    r"|(?:virke|arbeids|skole|skule|planleggings)?dag(?:er|en|ene|ar|ane)?|(?:skole|skule)(?:uk|vek)[ea]"
    r"|to|tre|fire|fem|en|én|ett|ei|par"
)
_ONWARD = re.compile(
    r"(.*?\S)\s+(?:(?:og\s+)?(?:utover|fremover|framover)|og\s+ut\s+(?:skole|skule)året|ff\.?)",
    re.I,
)
_IS_FROM = re.compile(
    rf"\b(?:fra|frå|f\.?o\.?m\.?)\s(?!.*(?:{DASH}|\bog\s(?!med)|\btil\b|\but\b|,))"
)
_ONE_POINT = re.compile(
    rf"(?:i\s+)?(?:(?:{WEEK}|[uv]\.?)\s?{NUMBER}\.?|(?:{NUMBER}\.\s?)?{MONTH}"
    rf"|{NUMBER}[./]\s?{NUMBER}\.?|(?:skole|skule)start)"
)


def without_remarks(text: str) -> str:
    """A «Når» without the remarks in it that tell nothing of time.

    Args:
        text: On one line, with single spaces.

    Returns:
        It without them; where it is nothing but one, as it is.
    """

    def passed_over(found: re.Match[str]) -> str:
        is_beside = bool(text[: found.start()].strip())
        return "" if is_beside and _is_remark(found[1] or found[2] or "") else found[0]

    return _IN_BRACKETS.sub(passed_over, text).strip()


def onward(text: str) -> str:
    """«Uke 36 og utover», «fra oktober og utover», «uke 36 ff.» as «fra …».

    Args:
        text: On one line, with single spaces.
    """
    found = _ONWARD.fullmatch(text)
    if found is None:
        return text
    first = lowered(found[1])
    if _ONE_POINT.fullmatch(first):
        return f"fra {found[1]}"
    return found[1] if _IS_FROM.search(first) else text


def _is_remark(text: str) -> bool:
    small = lowered(text).strip()
    if re.fullmatch(r"(?:opp)?start(?:en)?", small):
        # «Oktober (oppstart)»: it begins then.
        return True
    if any(name.fullmatch(small) for name, _month, _day in NAMED_DAYS):
        return True
    plain = _CLOCK.sub("", _CLASS.sub("trinn", small)).strip()
    words = re.split(r"[ ,/&+]+", plain)
    if not 0 < len(words) <= _MOST_WORDS or not all(map(_tells_no_time, words)):
        return False
    return all(
        isinstance(token.thing, Unknown) or token.thing in (Sign.AND, Sign.COMMA, Sign.SLASH)
        for token in tokens_of(plain)
    )


def _tells_no_time(word: str) -> bool:
    if not _WORD.fullmatch(word) or _DOUBT_OR_TIME.fullmatch(word):
        return False
    # «Avtales», «vurderes»: what is still to be settled.
    is_settled = word.endswith(("es", "ast")) and word not in _NOT_SETTLED
    tells_day = re.search(rf"{any_of(WEEKDAYS)}|dag|uk[ea]|vek[ea]", word)
    return not is_settled and (not tells_day or bool(_NAME_OF_DAYS.fullmatch(word)))
