"""The words for time that plans are written with, bokmål and nynorsk, and patterns of them."""

from __future__ import annotations

import re

from elvis_tui.domain.plan.times import Landmark

MONTHS = {
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
    # As lists shorten them; «jul» is Christmas.
    "jan": 1,
    "febr": 2,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "des": 12,
}
WEEKDAYS = {
    "mandag": 1,
    "tirsdag": 2,
    "onsdag": 3,
    "torsdag": 4,
    "fredag": 5,
    "lørdag": 6,
    "søndag": 7,
    "måndag": 1,
    "tysdag": 2,
    "laurdag": 6,
    "sundag": 7,
}
SHORT_WEEKDAYS = {
    "mand": 1,
    "månd": 1,
    "man": 1,
    "mån": 1,
    "ma": 1,
    "må": 1,
    "tirsd": 2,
    "tysd": 2,
    "onsd": 3,
    "torsd": 4,
    "fred": 5,
    "lørd": 6,
    "laurd": 6,
    "sønd": 7,
    "tirs": 2,
    "tir": 2,
    "ti": 2,
    "tys": 2,
    "ty": 2,
    "ons": 3,
    "on": 3,
    "tors": 4,
    "tor": 4,
    "to": 4,
    "fre": 5,
    "fr": 5,
    "lør": 6,
    "lau": 6,
    "lø": 6,
    "søn": 7,
    "sun": 7,
    "sø": 7,
}
"""With a full stop, or beside a week or a date: «man» and «to» are other words too."""
CLEAR_WEEKDAYS = {
    "tirs": 2,
    "tirsd": 2,
    "tysd": 2,
    "ons": 3,
    "onsd": 3,
    "tors": 4,
    "torsd": 4,
}
"""No other words, with a full stop or without."""
COUNTS = {
    **dict.fromkeys(("en", "én", "ein", "éin", "ei", "et", "ett", "eitt"), 1),
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
}
ORDINALS = {
    "første": 1,
    "fyrste": 1,
    "andre": 2,
    "annen": 2,
    "annan": 2,
    "anna": 2,
    "annet": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "sjuende": 7,
    "syvende": 7,
    "åttende": 8,
    "siste": -1,
    "nest siste": -2,
}
NAMED_DAYS = (
    # WHO's and the World Federation for Mental Health's day, every year since 1992.
    (re.compile(r"\bverd[ae]nsdag(?:en)?\s+for\s+psykisk\s+helse\b"), 10, 10),
    (re.compile(r"\bfn-dag(?:en)?\b"), 10, 24),
    (re.compile(r"\b(?:samefolkets\s+dag|samenes\s+nasjonaldag)\b"), 2, 6),
    (re.compile(r"\b(?:den\s+internasjonale\s+)?kvinnedagen\b"), 3, 8),
)
"""Days that have the same date every year, by the name a row gives them."""
_BREAKS = {
    Landmark.AUTUMN_BREAK: r"(?:høst|haust)ferie[nr]?",
    Landmark.ADVENT: r"advent(?:en|a|stid(?:en|a)?)?",
    Landmark.CHRISTMAS: r"jul(?:a|en)?(?:eferie[nr]?)?|juleferie[nr]?",
    Landmark.WINTER_BREAK: r"vinterferie[nr]?",
    Landmark.EASTER: r"påske(?:n|ferie[nr]?)?|påska",
    Landmark.SUMMER: r"(?:sommer|sumar)ferie[nr]?|(?:sommer|sumar)en|sommer|sumar",
    Landmark.SCHOOL_END: r"(?:skole|skule)(?:slutt|avslutning|avslutting)(?:en|a)?"
    r"|(?:skole|skule)året(?:s)? slutt|slutten av (?:skole|skule)året",
    Landmark.SCHOOL_START: r"(?:(?:opp)?start(?:en)?|begynnelsen|byrjinga) (?:av|på|i) "
    r"(?:(?:det|eit|et) )?(?:nye |nytt )?(?:skole|skule)år(?:et)?"
    r"|(?:skole|skule)(?:årets )?start(?:en)?|(?:skolens|skulens) start"
    r"|semesterstart(?:en)?|oppstart(?:en)?|(?:det )?(?:nytt|nye) (?:skole|skule)år(?:et)?",
}
LANDMARKS = _BREAKS


def any_of(words: dict[str, int]) -> str:
    """A pattern of any of the words, the longest one first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


END = r"(?!\w)"
MONTH = rf"{any_of(MONTHS)}{END}\.?"
DAY = any_of(WEEKDAYS)
DAYS = rf"{DAY}(?:er|ar|ene|ane)"
NUMBER = r"[0-9]{1,2}"
COUNT = rf"(?:{NUMBER}|{any_of(COUNTS)})"
ORDINAL = rf"(?:{NUMBER}\.|{any_of(ORDINALS)})"
EVERY = r"(?:hver|hvert|kvar|kvart)"
OTHER = (
    r"(?:annen\s?hver|annenhvert|annethvert|annan\s?kvar|ann?a[rn]?\s?kvar"
    r"|hver\s+annen|kvar\s+anna[nr]?)"
)
WEEK = r"(?:uker?|veker?)"
THE_WEEK = r"(?:uk(?:a|en|ene)|vek(?:a|ene|ane))"
ANY_WEEK = r"(?:(?:skole|skule)?(?:uk|vek)(?:e|er|a|en|ene|ane)?)"
SCHOOL = r"(?:skole|skule)"
A_MONTH = r"(?:måned(?:en)?|månad(?:en)?|mnd\.?)"
DASH = r"[-–—‑−]"
TO = rf"(?:\s*{DASH}\s*|\s+til(?:\s+og\s+med)?\s+|\s+t\.?o\.?m\.?\s+)"
AND = r"(?:\s*,\s*(?:og\s+)?|\s+(?:og|samt)\s+|\s*[/&+]\s*)"
LANDMARK = "|".join(f"(?:{pattern})" for pattern in LANDMARKS.values())
HALF_NAMES = {
    "autumn": r"(?:høst|haust)(?:en)?|(?:høst|haust)(?:semester|halvår|termin)(?:et|en)?"
    r"|(?:1\.|første|fyrste) (?:termin|semester|halvår)(?:en|et)?",
    "spring": r"vår(?:en)?|vår(?:semester|halvår|termin)(?:et|en)?"
    r"|(?:2\.|andre|annet|anna) (?:termin|semester|halvår)(?:en|et)?",
}


def count_of(text: str) -> int:
    """«3», «tre»."""
    return int(text) if text.isdigit() else COUNTS[text]


def ordinal_of(text: str) -> int:
    """«3.», «tredje»; the last is -1."""
    return ORDINALS[text] if text in ORDINALS else int(text.rstrip("."))


def month_of(text: str) -> int:
    """«okt.», «oktober»."""
    return MONTHS[text.rstrip(".")]
