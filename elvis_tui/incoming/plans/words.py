"""The words by which a plan document tells what a heading, a column or a label is about."""

from __future__ import annotations

import re
from enum import StrEnum

from elvis_tui.domain.plan.when.words import MONTHS, SHORT_WEEKDAYS, any_of
from elvis_tui.domain.text import folded


class Kind(StrEnum):
    """What a column, or what stands behind a label, is about."""

    WHAT = "what"
    WHEN = "when"
    MONTH = "month"
    WEEK = "week"
    DATE = "date"
    WHO = "who"
    STEP = "step"
    NUMBER = "number"
    NOTE = "note"


TIMES = (Kind.MONTH, Kind.WEEK, Kind.DATE, Kind.WHEN)

# «mar» ends other words («sommar»), and begins «mars».
MONTH = rf"(?<![^\W\d_]){any_of(MONTHS)}\b\.?"
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
WEEKDAY = (
    r"(?:m[aå]ndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag"
    r"|(?:m[aå]n|tir|tys|ons|tor|tors|fre|lør|lau|søn|sun)\b\.?)"
)
_BETWEEN = r"\s*(?:/|[-–—]|,|\bog\b|\btil\b)\s*"
_MONTH_FIRST = re.compile(
    rf"\s*(?P<month>(?:(?:tidlig\s+i\s+|slutten\s+av\s+)?{MONTH}(?:{_BETWEEN}{MONTH})*"
    r"|(?:uke|veke)\s+\d{1,2}(?:\s*(?:[-–—/]|og)\s*\d{1,2})?"
    r"|(?:høst|haust|vår)(?:en|halvåret|semesteret|terminen)?\b)(?:\s+20\d\d)?)"
    r"(?:\s+måned\b)?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_WORDS_OF_A_MONTH_HEADING = 8
_MOST_WORDS_OF_A_COLUMN = 3


def month_number(word: str) -> int | None:
    """The month of one word («Oktober», «okt.»), if it is one."""
    return MONTHS.get(folded(word).rstrip(".: "))


def month_name(month: int) -> str:
    """«oktober» for 10."""
    return next(name for name, number in MONTHS.items() if number == month)


def is_remark(heading: str) -> bool:
    """Whether a column is of remarks or of whom it is for («Gjennomført», «Vg1», «Trinn»)."""
    name = folded(heading)
    return any(p.search(name) for p in (_NOTES, _AUDIENCE, _CLASS))


def weekday_name(word: str) -> str:
    """«onsdag» for «Ons.»; what is no shortened weekday as it is."""
    number = SHORT_WEEKDAYS.get(folded(word).rstrip("."))
    return _WEEKDAYS[number - 1] if number else folded(word)


def month_heading(text: str) -> str:
    """The months that a heading begins with, as written («Oktober», «August/september 2026»).

    Weeks and terms are told so too («Uke 41», «Høsten»). «Oktober: trygghet» is a heading of
    October; a sentence that begins with a month is none.
    """
    found = _MONTH_FIRST.fullmatch(text)
    if not found or len(text.split()) > _MOST_WORDS_OF_A_MONTH_HEADING:
        return ""
    rest = found["rest"]
    if rest and not re.match(r"[:–—(,.-]", rest):
        return ""
    return " ".join(found["month"].split())


def month_line(text: str, opening: str = "") -> tuple[str, str]:
    """The months that a line says it and those below it are in, and what is left of the line.

    It is the month alone («Oktober:»), a heading all in bold, or a month in bold with words behind
    it («**August:** planleggingsdager»). In the middle of a sentence a month has a small letter.

    Args:
        text: The line, or a point of a list.
        opening: What it opens with in bold.
    """
    words = " ".join(text.split())
    named = month_heading(words)
    if not named:
        return "", ""
    if words.rstrip(": ") == named:
        return (named, "") if opening or words[0].isupper() or words.endswith(":") else ("", "")
    if opening.rstrip(": ") == words.rstrip(": "):
        return named, ""
    if opening.rstrip(":. ") == named:
        return named, words[len(named) :].lstrip(" :.–—-")
    return "", ""


_NOTES = re.compile(
    r"evaluer|vurder|gjennomført|status|kommentar|merk|notat|metode|korleis|hvordan|hvorfor|kvifor"
    r"|\bmål\b|formål|hensikt|sted\b|stad\b|klokke|\bkl\b|dokumentasjon|oppfølging|resultat"
    r"|ressurs|kostnad|referanse|lenke|lenkje"
)
_AUDIENCE = re.compile(
    r"\bgjeld(?:er|ande|ende)?\b|målgruppe|målgruppa|\b(?:for|med|til)\s+(?:hvem|kven)\b|deltak|deltek"
    r"|\btrinn\b|\bklass(?:e|er|ar)\b"
)
_CLASS = re.compile(
    r"\b(?:vg\s?[123]|[123]\.?\s?(?:klasse|trinn)|elever|elevar|foresatte|føresette)\b"
)
_WHO = re.compile(r"ansvar|\b(?:hvem|kven)\b|utføre[sr]|\beier\b")
_STEP = re.compile(r"(?:steg|fase|punkt)(?:\s*nr\.?)?")
_NUMBER = re.compile(r"(?:nr|nummer|#|pkt)\.?|")
_WEEK = re.compile(r"(?:uke|uka|veke|veka|u)\.?(?:\s*-?\s*(?:nr|nummer))?\.?")
_MONTH_COLUMN = re.compile(r"(?:måned|månad|mnd|mån)\w*\.?")
_DATE = re.compile(r"(?:dato(?:er|ar)?|dag(?:er|ar)?)\.?")
_WHEN = re.compile(
    r"\bnår\b|\btid\b|\bkva\s+tid\b|\btids?(?:punkt|rom|ramme|plan|periode|frist)|periode|frist"
    r"|\b(?:dato|uke|veke|måned|månad)\b|\btermin\b|halvår"
)
_WHAT = tuple(
    re.compile(words)
    for words in (
        "aktivitet",
        "tiltak|plikt",
        "oppg[aå]ve|gjøremål|gjeremål",
        "arrangement|hendelse|hending",
        r"\b(?:hva|kva)\b",
        "tema",
        "inn(?:hold|hald)",
        r"\bsak(?:er)?\b|beskrivelse|skildring",
        r"\bmøte",
    )
)
"""What is done, the surest word first: of «Tema» and «Tiltak» it is the second."""


def column_kind(heading: str) -> tuple[Kind, int]:
    """What a column is about, and of what is done how sure it is (0 is surest)."""
    name = folded(heading).strip(" *:?")
    for kind, pattern in (
        (Kind.NUMBER, _NUMBER),
        (Kind.STEP, _STEP),
        (Kind.WEEK, _WEEK),
        (Kind.MONTH, _MONTH_COLUMN),
        (Kind.DATE, _DATE),
    ):
        if pattern.fullmatch(name):
            return kind, 0
    for kind, pattern in (
        (Kind.NOTE, _NOTES),
        (Kind.NOTE, _AUDIENCE),
        (Kind.WHO, _WHO),
        (Kind.WHEN, _WHEN),
    ):
        if pattern.search(name):
            return kind, 0
    for rank, pattern in enumerate(_WHAT):
        if pattern.search(name):
            return Kind.WHAT, rank
    return Kind.NOTE, 0


def tells_time(heading: str) -> bool:
    """Whether a heading names a time, whatever else it names («Ansvarlig og tidspunkt»)."""
    return bool(_WHEN.search(folded(heading)))


def names_a_column(words: str) -> bool:
    """Whether words may be the heading of a column, and not what stands in one («uke 40»)."""
    if month_heading(words) == words and not re.search(r"\d", words):
        return True
    known = column_kind(words)[0] is not Kind.NOTE or is_remark(words)
    few = len(words.split()) <= _MOST_WORDS_OF_A_COLUMN
    return known and few and not re.search(r"\d", words)


URGENT = re.compile(
    r"\b(?:straks|snarest|umiddelbart|med\s+(?:en|ein)\s+gang|kontinuerlig|alltid|heile?\s+tida"
    r"|omgående|fortløpende|løpende|innen\s+(?:\w+|\d+)\s+(?:virke|arbeids|skole)?dag(?:er|ar)?)\b",
    re.IGNORECASE,
)
"""When a duty is to be done: no time of the year."""
DUTY_NAMES = (
    re.compile(r"f[øy]lgj?e?\s+med|fange\s+opp", re.IGNORECASE),
    re.compile(r"grip[ea]?\s+inn|gripe?\s*inn", re.IGNORECASE),
    re.compile(r"meld[ae]?\s+(?:i?fra|i?frå)|varsl[ea]", re.IGNORECASE),
    re.compile(r"undersøk", re.IGNORECASE),
    re.compile(r"sett?j?e?\s+inn\s+tiltak|sette?\s+i\s+verk|iverksett", re.IGNORECASE),
)
"""The five duties of opplæringsloven § 12-4, as plans name them."""
DUTY_HEADING = re.compile(r"§+\s*12-4|aktivitetsplikt|delplikt|handlingsplikt", re.IGNORECASE)

_LABELS = {
    Kind.WHEN: (
        "når|kva tid|tidspunkt|tidsrom|tidsfrist|tid|frist|dato|uke|veke|måned|månad|periode"
    ),
    Kind.WHO: (
        "hovedansvarlig|hovedansvar|ansvarlige|ansvarlig|ansvarlege|ansvarleg|ansvarshavende"
        "|ansvar|hvem har ansvar|hvem|kven|utføres av"
    ),
    Kind.WHAT: "aktivitet|tiltak|hva|kva|oppgave|oppgåve|tema",
    Kind.NOTE: (
        "metode|korleis|hvordan|status|merknad|merk|evaluering|kommentar|formål|mål|sted|stad"
        "|oppfølging|dokumentasjon|gjelder for|gjelder|gjeld for|gjeld|målgruppe|målgruppa"
        "|for hvem|for kven|deltakere|deltakarar|klokkeslett|hensikt"
    ),
}
_KIND_OF_LABEL = {word: kind for kind, words in _LABELS.items() for word in words.split("|")}
_EACH = "|".join(sorted(_KIND_OF_LABEL, key=len, reverse=True))
# At the start, behind a stop, or with a capital letter: «ta ansvar: vis det» has no label.
_LABEL = re.compile(
    rf"(?:^\s*|(?<=[.;,(–—|\n-])\s*|\s+(?=[A-ZÆØÅ]))(?P<label>(?i:{_EACH}))\s*:"
    rf"|^\s*(?P<dashed>(?i:ansvarlig|ansvarleg|ansvar|frist|når|tidspunkt))\s+[–—-]\s+"
)
_EDGES = " \t\n,;–—-("


Piece = tuple[Kind | None, str, str]
"""What stands behind a label: its kind, the label as written, and the words."""


def pieces(text: str) -> list[Piece]:
    """The words before the first label, with no kind, and then those behind each label."""
    found = list(_LABEL.finditer(text))
    first = text[: found[0].start()] if found else text
    parts: list[Piece] = []
    if words := tidied(first):
        parts.append((None, "", words))
    for at, label in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        written = label["label"] or label["dashed"]
        kind = _KIND_OF_LABEL[folded(written)]
        parts.append((kind, written, tidied(text[label.end() : end])))
    return parts


_OWN_STOP = re.compile(
    r"(?<![^\W\d_])(?<!\bu[kek]{2} )(?<!\d)\d{1,2}\.$|\.\.$|\b\w{1,4}\.\w{1,4}\.$|\bosv\.$"
)
"""A full stop that belongs to what it stands behind: «12.», «10.10.», «e.l.»."""


def tidied(text: str) -> str:
    """Words without what stood between them and a label; the full stop of a date stays."""
    words = " ".join(text.split()).strip(_EDGES)
    if words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip(_EDGES)
    if words.endswith(".") and not _OWN_STOP.search(words):
        words = words[:-1].rstrip()
    return words
